#include <time.h>

#include <algorithm>
#include <cstdlib>

#include "platform/cascade.h"
#include "platform/cascade_steps.h"
#include "platform/scan_ean.h"

namespace platform {
namespace {

using steps::chained;
using steps::Found;
using steps::mapped;
using steps::matrix_in;

constexpr int kSmallestFrame = 32;
// A still picture is looked at again now and then all the same: what was laid into it may be small.
constexpr int kLookAgainAfter = 8;         // frames, where a code is in view
constexpr int kLookAgainAtRestAfter = 24;  // where there is none
// While all codes are where they were, the whole is looked at once in so many frames for more.
constexpr int kLookAroundAfter = 4;
// A code that was not read in so many frames has lost its place.
constexpr int kForgetAfter = 6;
constexpr std::size_t kMostPlaces = 6;
// Even a slow machine gets a harder step once in so many frames.
constexpr int kPatience = 10;

// The middle, where people hold what they show.
Look middle(const LumaImage& image, int width, int height) {
    width = std::min(width, image.width);
    height = std::min(height, image.height);
    const int left = (image.width - width) / 2, top = (image.height - height) / 2;
    return {cut(image, left, top, width, height),
            {1, 0, static_cast<double>(left), 0, 1, static_cast<double>(top)}};
}

Look middle_turned(const LumaImage& image, double degrees) {
    const int side = std::min(image.width, image.height);
    const Look part = middle(image, side, side);
    return chained(part, turned(part.image, degrees));
}

// A quarter of a camera's frame; all of a small one.
Look middle_enlarged(const LumaImage& image) {
    const Look part = middle(image, 560, 360);
    return chained(part, scaled(part.image, 2));
}

// Dense enough that three lines cross each half of a small code that lies beside them.
Found ean_turned(const LumaImage& image, double degrees) {
    EanSearch search;
    search.directions = {degrees, degrees + 90};
    search.lines = 150;
    return steps::elected(read_ean_lines(image, search), image);
}

Found ean_sharpened(const LumaImage& image, int radius) {
    EanSearch search;
    search.lines = 32;
    search.looks = {{16, EdgeAt::Steepest, radius}, {24, EdgeAt::Middle, radius + 1}};
    return steps::elected(read_ean_lines(image, search), image);
}

using Step = Found (*)(const LumaImage&);

// Ordered so that neighbours help different codes: the first frames of a hard code matter most.
constexpr Step kHarderSteps[] = {
    [](const LumaImage& image) { return ean_turned(image, 30); },
    [](const LumaImage& image) {
        return matrix_in({image, {}});
    },
    [](const LumaImage& image) { return ean_turned(image, 45); },
    [](const LumaImage& image) { return ean_sharpened(image, 1); },
    [](const LumaImage& image) { return matrix_in(middle_turned(image, 15)); },
    [](const LumaImage& image) { return ean_turned(image, 60); },
    [](const LumaImage& image) { return matrix_in(middle_enlarged(image)); },
    [](const LumaImage& image) { return steps::sure_linear(image, true); },
    [](const LumaImage& image) { return matrix_in(halved(image)); },
    [](const LumaImage& image) {
        const Look half = halved(image);
        return matrix_in(chained(half, turned(half.image, 15)));
    },
    [](const LumaImage& image) {
        const Look half = halved(image);
        return matrix_in(chained(half, inverted(half.image)));
    },
    [](const LumaImage& image) { return ean_sharpened(image, 3); },
    [](const LumaImage& image) {
        const Look large = middle_enlarged(image);
        return matrix_in(chained(large, smoothed(large.image, 1)), false, zxing::Threshold::Global);
    },
    [](const LumaImage& image) { return matrix_in(smoothed(image, 2)); },
    [](const LumaImage& image) { return steps::equalised_linear(image, 0); },
    [](const LumaImage& image) {
        const Look large = middle_enlarged(image);
        return matrix_in(chained(large, turned(large.image, 15)), false, zxing::Threshold::Global);
    },
    [](const LumaImage& image) { return matrix_in(middle_turned(image, 45)); },
    [](const LumaImage& image) {
        const Look large = middle_enlarged(image);
        return mapped(steps::equalised_linear(large.image, 0), large.to_original);
    },
    [](const LumaImage& image) { return matrix_in(inverted(image)); },
    [](const LumaImage& image) { return matrix_in(middle_turned(image, -15)); },
};

bool is_matrix_code(const kiosk::ScannedText& code) {
    return code.symbology == "QRCode" || code.symbology == "DataMatrix";
}

// Those that are not believed already.
Found without(Found found, const Found& known) {
    std::erase_if(found, [&](const kiosk::ScannedText& one) {
        return std::any_of(known.begin(), known.end(),
                           [&](const auto& other) { return other.bytes == one.bytes; });
    });
    return found;
}

Found look_quickly(const LumaImage& frame, const Found& known) {
    const Look half = halved(frame);
    Found found = mapped(zxing::read_matrix_codes(half.image, true, false), half.to_original);
    steps::add_new(found, steps::elected(without(read_ean_lines(frame, {}), known), frame));
    // Mostly the one that was just elected.
    const Found linear = zxing::read_linear_code(frame, false, steps::kLines);
    steps::add_new(found, steps::elected(without(without(linear, known), found), frame));
    if (without(found, known).empty()) found = zxing::read_matrix_codes(frame, true, false);
    return found;
}

}  // namespace

double FrameDecoder::thread_time_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1000 + static_cast<double>(now.tv_nsec) / 1e6;
}

bool FrameDecoder::is_unchanged(const LumaImage& frame) {
    // 32 × 32 single pixels: a cheap fingerprint that noise moves little.
    std::array<std::uint8_t, 1024> tiny{};
    int different = 0;
    for (std::size_t i = 0; i < tiny.size(); ++i) {
        const int x = static_cast<int>(i % 32) * (frame.width - 1) / 31;
        const int y = static_cast<int>(i / 32) * (frame.height - 1) / 31;
        tiny[i] = frame.at(x, y);
        different += std::abs(tiny[i] - looked_at_[i]) > 12 ? 1 : 0;
    }
    if (different <= 4) return true;
    looked_at_ = tiny;
    return false;
}

bool FrameDecoder::has_looked_enough() const {
    if (!in_view_.empty()) return unchanged_frames_ % kLookAgainAfter != 0;
    // Without a code: until every harder step had its turn.
    return unchanged_frames_ > static_cast<int>(std::size(kHarderSteps)) + kPatience &&
           unchanged_frames_ % kLookAgainAtRestAfter != 0;
}

FrameDecoder::Found FrameDecoder::look_where_they_were(const LumaImage& frame) const {
    Found all;
    for (const Place& place : places_) {
        const auto [left, top, width, height] = place.region;
        if (width < kSmallestFrame || height < kSmallestFrame || left + width > frame.width ||
            top + height > frame.height) {
            continue;
        }
        const LumaImage part = cut(frame, left, top, width, height);
        const bool is_matrix = is_matrix_code(place.code);
        Found found = is_matrix ? zxing::read_matrix_codes(part, false, false)
                                : zxing::read_linear_code(part, false, steps::kLines);
        if (found.empty() && !is_matrix) found = read_ean_lines(part, {});
        // Only the same code counts here: it has been believed before.
        if (found.empty() || found.front().bytes != place.code.bytes) continue;
        found.resize(1);
        steps::add_new(all, mapped(std::move(found), {1, 0, static_cast<double>(left), 0, 1,
                                                      static_cast<double>(top)}));
    }
    return all;
}

FrameDecoder::Found FrameDecoder::look_harder(const LumaImage& frame, const Found& known) {
    if (debt_ms_ > 0 && ++frames_in_debt_ < kPatience) return {};
    frames_in_debt_ = 0;
    Found found = without(kHarderSteps[next_step_](frame), known);
    // What reads a hard code reads it again: or it would seem to go and to come back.
    if (found.empty()) next_step_ = (next_step_ + 1) % std::size(kHarderSteps);
    return found;
}

void FrameDecoder::remember(const LumaImage& frame, const Found& found) {
    for (Place& place : places_) ++place.missed;
    for (const kiosk::ScannedText& code : found) {
        std::erase_if(places_, [&](const Place& one) { return one.code.bytes == code.bytes; });
        int left = frame.width, top = frame.height, right = 0, bottom = 0;
        for (const auto& point : code.position) {
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            top = std::min(top, point.y);
            bottom = std::max(bottom, point.y);
        }
        const int margin = std::max({40, (right - left) / 3, (bottom - top) / 3});
        left = std::clamp(left - margin, 0, frame.width);
        top = std::clamp(top - margin, 0, frame.height);
        places_.push_back({code,
                           {left, top, std::clamp(right + margin, left, frame.width) - left,
                            std::clamp(bottom + margin, top, frame.height) - top}});
    }
    std::erase_if(places_, [](const Place& one) { return one.missed > kForgetAfter; });
    if (places_.size() > kMostPlaces) {
        places_.erase(places_.begin(), places_.end() - static_cast<long>(kMostPlaces));
    }
    in_view_ = found;
}

std::vector<kiosk::ScannedText> FrameDecoder::decode(const LumaImage& frame) {
    if (frame.width < kSmallestFrame || frame.height < kSmallestFrame) return {};
    unchanged_frames_ = is_unchanged(frame) ? unchanged_frames_ + 1 : 0;
    if (has_looked_enough()) return in_view_;
    const double begun_ms = stopwatch_();
    Found found = look_where_they_were(frame);
    const bool all_there = !found.empty() && found.size() == places_.size();
    if (!all_there || ++frames_since_whole_ >= kLookAroundAfter) {
        frames_since_whole_ = 0;
        steps::add_new(found, look_quickly(frame, found));
        // Beside codes that are read with ease one may stand that is not.
        if (found.empty() || all_there) steps::add_new(found, look_harder(frame, found));
    }
    remember(frame, found);
    debt_ms_ = std::max(0.0, debt_ms_ + stopwatch_() - begun_ms - budget_ms_);
    return found;
}

}  // namespace platform
