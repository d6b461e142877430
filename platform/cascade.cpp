#include "platform/cascade.h"

#include <algorithm>
#include <cstdlib>

#include "platform/image_steps.h"
#include "platform/zxing_adapter.h"

namespace platform {
namespace {

using Found = std::vector<kiosk::ScannedText>;

constexpr int kLongestSide = 2000;   // larger stills are looked at smaller first
constexpr int kMaxCodesInPicture = 12;
// Scan lines of a linear code that must agree: misreads with a right check digit happen, so fewer
// than kSureLines are believed only when a second look says the same.
constexpr int kSureLines = 4;
constexpr int kLines = 2;

Found mapped(Found found, const Affine& to_original) {
    for (kiosk::ScannedText& one : found) {
        for (kiosk::ScannedText::Point& point : one.position) {
            const double x = point.x, y = point.y;
            point.x = static_cast<int>(to_original.a * x + to_original.b * y + to_original.c);
            point.y = static_cast<int>(to_original.d * x + to_original.e * y + to_original.f);
        }
    }
    return found;
}

Found matrix_in(const Look& look) {
    return mapped(zxing::read_matrix_codes(look.image, false, true), look.to_original);
}

Found linear_in(const Look& look, int lines) {
    return mapped(zxing::read_linear_code(look.image, true, lines), look.to_original);
}

Look chained(const Look& first, Look second) {
    second.to_original = second.to_original.then(first.to_original);
    return second;
}

// Two looks must say the same before a code that only shows after equalisation is believed.
Found confirmed(const Found& first, const LumaImage& image) {
    if (first.empty()) return {};
    for (const double factor : {0.9, 1.2, 0.75}) {
        const Look smaller = scaled(image, factor);
        for (const Look& again : {chained(smaller, equalised(smaller.image)), smaller}) {
            const Found second = linear_in(again, kLines);
            if (!second.empty() && second.front().bytes == first.front().bytes) return first;
        }
    }
    return {};
}

Found equalised_linear(const LumaImage& image, double turn) {
    const Look equal = equalised(image);
    const Look look = turn == 0 ? equal : chained(equal, turned(equal.image, turn));
    return confirmed(linear_in(look, kLines), turn == 0 ? image : turned(image, turn).image);
}

using Step = Found (*)(const LumaImage&);

// Ordered by what they won on the photographs for what they cost.
constexpr Step kHarderSteps[] = {
    [](const LumaImage& image) { return equalised_linear(image, 0); },
    [](const LumaImage& image) { return matrix_in(halved(image)); },
    [](const LumaImage& image) { return matrix_in(turned(image, 15)); },
    [](const LumaImage& image) { return equalised_linear(image, 30); },
    [](const LumaImage& image) { return matrix_in(chained(halved(image), turned(halved(image).image, 15))); },
    [](const LumaImage& image) { return equalised_linear(image, -30); },
    [](const LumaImage& image) { return matrix_in(chained(halved(image), inverted(halved(image).image))); },
    [](const LumaImage& image) { return equalised_linear(image, 60); },
    [](const LumaImage& image) { return matrix_in(inverted(image)); },
    [](const LumaImage& image) { return equalised_linear(image, -60); },
    [](const LumaImage& image) { return matrix_in(scaled(image, 1.5)); },
    [](const LumaImage& image) { return equalised_linear(scaled(image, 2).image, 0); },
    [](const LumaImage& image) { return matrix_in(equalised(image)); },
};

// The remains of a code can read as a neighbour that shares one of its halves.
bool shares_a_half(const Found& earlier, const kiosk::ScannedText& one) {
    constexpr std::size_t kHalf = 5;
    return std::any_of(earlier.begin(), earlier.end(), [&](const auto& other) {
        return one.bytes.size() > kHalf && other.bytes.size() > kHalf &&
               one.bytes.substr(one.bytes.size() - kHalf) ==
                   other.bytes.substr(other.bytes.size() - kHalf);
    });
}

// White over what was found, so that the next one is seen.
void blank(LumaImage& image, const kiosk::ScannedText& found) {
    int left = image.width, top = image.height, right = 0, bottom = 0;
    for (const kiosk::ScannedText::Point& point : found.position) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    // A linear code is found along one line; its bars reach further.
    const int reach = std::max(8, (right - left) / 3);
    for (int y = std::max(0, top - reach); y < std::min(image.height, bottom + reach); ++y) {
        for (int x = std::max(0, left - 8); x < std::min(image.width, right + 8); ++x) {
            image.at(x, y) = 255;
        }
    }
}

Found plain_linear_codes(LumaImage image) {
    Found all;
    for (int round = 0; round < kMaxCodesInPicture; ++round) {
        Found found = zxing::read_linear_code(image, true, kSureLines);
        if (found.empty()) {
            found = confirmed(zxing::read_linear_code(image, true, kLines), image);
        }
        if (found.empty()) break;
        // What is left of a blanked code can look like another: that one must be seen twice.
        if (round > 0 && (shares_a_half(all, found.front()) || confirmed(found, image).empty())) {
            break;
        }
        all.push_back(found.front());
        blank(image, found.front());
    }
    return all;
}

void sort_for_reading(Found& found) {
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        const int height = std::abs(a.position[3].y - a.position[0].y);
        const int row_gap = std::max(20, height / 2);
        if (std::abs(a.position[0].y - b.position[0].y) > row_gap) {
            return a.position[0].y < b.position[0].y;
        }
        return a.position[0].x < b.position[0].x;
    });
}

void drop_repeats(Found& found) {
    Found kept;
    for (const kiosk::ScannedText& one : found) {
        const bool seen = std::any_of(kept.begin(), kept.end(), [&](const auto& other) {
            return other.bytes == one.bytes && other.symbology == one.symbology;
        });
        if (!seen) kept.push_back(one);
    }
    found = std::move(kept);
}

LumaImage cut(const LumaImage& image, int left, int top, int width, int height) {
    LumaImage part{width, height};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) part.at(x, y) = image.at(left + x, top + y);
    }
    return part;
}

}  // namespace

std::vector<kiosk::ScannedText> decode_with_every_step(const LumaImage& image) {
    if (image.width < 16 || image.height < 16) return {};
    const int longest = std::max(image.width, image.height);
    if (longest > kLongestSide) {
        const Look smaller = scaled(image, static_cast<double>(kLongestSide) / longest);
        Found found = mapped(decode_with_every_step(smaller.image), smaller.to_original);
        if (!found.empty()) return found;
    }
    Found found = zxing::read_matrix_codes(image, true, true);
    const Found linear = plain_linear_codes(image);
    found.insert(found.end(), linear.begin(), linear.end());
    if (longest <= kLongestSide) {
        for (const Step step : kHarderSteps) {
            if (!found.empty()) break;
            found = step(image);
        }
    }
    drop_repeats(found);
    sort_for_reading(found);
    return found;
}

bool FrameDecoder::is_unchanged(const LumaImage& frame) {
    // 32 × 32 single pixels: a cheap fingerprint that noise moves little.
    std::array<std::uint8_t, 1024> thumbnail{};
    int difference = 0;
    for (std::size_t i = 0; i < thumbnail.size(); ++i) {
        const int x = static_cast<int>(i % 32) * (frame.width - 1) / 31;
        const int y = static_cast<int>(i / 32) * (frame.height - 1) / 31;
        thumbnail[i] = frame.at(x, y);
        difference += std::abs(thumbnail[i] - last_thumbnail_[i]) > 12 ? 1 : 0;
    }
    last_thumbnail_ = thumbnail;
    return difference <= 4;
}

std::vector<kiosk::ScannedText> FrameDecoder::decode(const LumaImage& frame) {
    if (frame.width < 32 || frame.height < 32) return {};
    // A still picture is looked at until every harder step had its turn, then left alone.
    unchanged_frames_ = is_unchanged(frame) ? unchanged_frames_ + 1 : 0;
    if (unchanged_frames_ > static_cast<int>(std::size(kHarderSteps)) && !found_last_) return {};

    Found found;
    if (last_region_ && last_region_->left + last_region_->width <= frame.width &&
        last_region_->top + last_region_->height <= frame.height) {
        const auto [left, top, width, height] = *last_region_;
        const LumaImage part = cut(frame, left, top, width, height);
        found = zxing::read_matrix_codes(part, false, false);
        if (found.empty()) found = zxing::read_linear_code(part, false, kLines);
        found = mapped(std::move(found), {1, 0, static_cast<double>(left), 0, 1,
                                          static_cast<double>(top)});
    }
    if (found.empty()) {
        const Look half = halved(frame);
        found = mapped(zxing::read_matrix_codes(half.image, true, false), half.to_original);
    }
    if (found.empty()) found = zxing::read_linear_code(frame, false, kLines);
    if (found.empty()) found = zxing::read_matrix_codes(frame, true, false);
    if (found.empty()) {
        found = kHarderSteps[next_step_](frame);
        next_step_ = (next_step_ + 1) % std::size(kHarderSteps);
    }
    found_last_ = !found.empty();
    last_region_.reset();
    if (found_last_) {
        int left = frame.width, top = frame.height, right = 0, bottom = 0;
        for (const auto& point : found.front().position) {
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            top = std::min(top, point.y);
            bottom = std::max(bottom, point.y);
        }
        const int margin = std::max(40, (right - left) / 3);
        left = std::max(0, left - margin);
        top = std::max(0, top - margin);
        last_region_ = Region{left, top, std::min(frame.width, right + margin) - left,
                              std::min(frame.height, bottom + margin) - top};
        if (last_region_->width < 32 || last_region_->height < 32) last_region_.reset();
    }
    return found;
}

}  // namespace platform
