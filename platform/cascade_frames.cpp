#include <algorithm>
#include <array>
#include <cstdlib>

#include "platform/cascade.h"
#include "platform/cascade_steps.h"

namespace platform {
namespace {

using steps::chained;
using steps::equalised_linear;
using steps::Found;
using steps::kLines;
using steps::mapped;
using steps::matrix_in;

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

LumaImage cut(const LumaImage& image, int left, int top, int width, int height) {
    LumaImage part{width, height};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) part.at(x, y) = image.at(left + x, top + y);
    }
    return part;
}

}  // namespace

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
