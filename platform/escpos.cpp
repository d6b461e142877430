#include "platform/escpos.h"

#include <algorithm>
#include <initializer_list>

namespace platform::escpos {
namespace {

constexpr std::uint8_t kBurnsBelow = 128;
constexpr int kFeedLines = 4;

std::string bytes(std::initializer_list<int> list) {
    std::string made;
    for (const int one : list) made += static_cast<char>(one);
    return made;
}

bool has_ink(const LumaImage& image, int row) {
    for (int x = 0; x < image.width; ++x)
        if (image.at(x, row) < kBurnsBelow) return true;
    return false;
}

int rows_with_ink(const LumaImage& image) {
    int rows = image.height;
    while (rows > 0 && !has_ink(image, rows - 1)) --rows;
    return rows;
}

bool bit(std::uint8_t byte, int number) { return (byte >> number & 1) != 0; }

}  // namespace

std::string start() { return bytes({0x1B, 0x40}); }

std::string band(const LumaImage& image, int first) {
    const int rows = std::min(kBandRows, rows_with_ink(image) - first);
    if (rows <= 0) return {};
    const int row_bytes = (image.width + 7) / 8;
    std::string made =
        bytes({0x1D, 0x76, 0x30, 0, row_bytes & 255, row_bytes >> 8, rows & 255, rows >> 8});
    made.reserve(made.size() +
                 static_cast<std::size_t>(row_bytes) * static_cast<std::size_t>(rows));
    for (int y = first; y < first + rows; ++y) {
        for (int left = 0; left < image.width; left += 8) {
            int byte = 0;
            const int end = std::min(8, image.width - left);
            for (int i = 0; i < end; ++i)
                if (image.at(left + i, y) < kBurnsBelow) byte |= 0x80 >> i;
            made += static_cast<char>(byte);
        }
    }
    return made;
}

std::string picture(const LumaImage& image) {
    std::string made;
    const int rows = rows_with_ink(image);
    for (int first = 0; first < rows; first += kBandRows) made += band(image, first);
    return made;
}

std::string label(const LumaImage& image, bool to_gap) {
    constexpr int kStrip = 16;
    std::string made = picture(image);
    if (to_gap) return made + bytes({0x1D, 0x0C});
    for (int left = image.height - rows_with_ink(image) + kStrip; left > 0; left -= 255) {
        made += bytes({0x1B, 0x4A, std::min(left, 255)});
    }
    return made;
}

std::string finish(bool cut) {
    std::string made = bytes({0x1B, 0x64, kFeedLines});
    // GS V 66 feeds to the knife by itself; printers without a knife skip it.
    if (cut) made += bytes({0x1D, 0x56, 66, 0});
    return made;
}

std::string open_drawer(int pin, int pulse_ms) {
    const int half = std::clamp(pulse_ms, 20, 500) / 2;  // the unit is 2 ms
    return bytes({0x1B, 0x70, pin == 5 ? 1 : 0, half, std::min(255, half * 2)});
}

std::string open_drawer_now(int pin) { return bytes({0x10, 0x14, 1, pin == 5 ? 1 : 0, 1}); }

std::string forget_all() { return bytes({0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8}); }

std::string ask_state() {
    std::string made;
    for (int n = 1; n <= 4; ++n) made += bytes({0x10, 0x04, n});
    return made;
}

void Listener::asked() { next_question_ = 1; }

bool Listener::take_done() {
    if (done_ == 0) return false;
    --done_;
    return true;
}

void Listener::answer_to_question(std::uint8_t byte) {
    switch (next_question_++) {
        case 1:
            state_.drawer_pin = bit(byte, 2);
            state_.offline = bit(byte, 3);
            break;
        case 2:
            state_.cover_open = bit(byte, 2);
            break;
        case 3:
            state_.cutter_stuck = bit(byte, 3);
            state_.broken = bit(byte, 5);
            break;
        case 4:
            state_.paper_near_end = bit(byte, 2) || bit(byte, 3);
            state_.paper_out = bit(byte, 5) || bit(byte, 6);
            break;
        default:
            return;
    }
    spoken_ = true;
}

// The second to fourth byte of an automatic status.
void Listener::automatic(std::uint8_t byte) {
    --automatic_left_;
    if (automatic_left_ == 2) {
        state_.cutter_stuck = bit(byte, 3);
        state_.broken = bit(byte, 5);
    } else if (automatic_left_ == 1) {
        state_.paper_near_end = bit(byte, 0) || bit(byte, 1);
        state_.paper_out = bit(byte, 2) || bit(byte, 3);
    }
}

void Listener::hear(std::string_view bytes) {
    for (const char one : bytes) {
        const auto byte = static_cast<std::uint8_t>(one);
        if (automatic_left_ > 0 && (byte & 0x90) == 0) {
            automatic(byte);
        } else if ((byte & 0x93) == 0x12) {
            answer_to_question(byte);
        } else if ((byte & 0x93) == 0x10) {
            automatic_left_ = 3;
            spoken_ = true;
            state_.drawer_pin = bit(byte, 2);
            state_.offline = bit(byte, 3);
            state_.cover_open = bit(byte, 5);
        } else if ((byte & 0x90) == 0) {  // GS r 1
            state_.paper_near_end = bit(byte, 0) || bit(byte, 1);
            state_.paper_out = bit(byte, 2) || bit(byte, 3);
            spoken_ = true;
            ++done_;
        }
    }
}

}  // namespace platform::escpos
