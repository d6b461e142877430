#include "platform/cascade.h"

#include <algorithm>
#include <utility>

#include "platform/cascade_steps.h"

namespace platform {
namespace {

using steps::chained;
using steps::Found;
using zxing::Threshold;

constexpr int kLongestSide = 2000;  // larger stills are looked at smaller first
constexpr int kTinySide = 100;      // and smaller ones drawn larger, on a white margin

// Ways to look again for a QR code that plain looking missed, in the order of what they won on the
// photographs for what they cost. Later ones only while the pixels last (kMostPixels).
struct MatrixLook {
    double scale;
    double turn;
    int smooth;
    Threshold threshold;
};
constexpr MatrixLook kMatrixLooks[] = {
    {0.5, 0, 0, Threshold::Local},  {1, 15, 0, Threshold::Local},
    {2, 0, 0, Threshold::Local},    {1, 0, 2, Threshold::Local},
    {0.7, 15, 0, Threshold::Local}, {1, 45, 0, Threshold::Local},
    {0.5, 15, 0, Threshold::Local}, {1.4, -15, 1, Threshold::Global},
    {2, 15, 0, Threshold::Local},   {1, 0, 0, Threshold::Global},
    {1, 30, 2, Threshold::Local},   {0.5, 45, 1, Threshold::Local},
    {2, 0, 1, Threshold::Global},   {2, 45, 1, Threshold::Global},
    {1.4, 15, 0, Threshold::Local}, {2, -15, 1, Threshold::Local},
    {0.35, 0, 0, Threshold::Local}, {3, 15, 0, Threshold::Local},
    {2, 30, 2, Threshold::Local},   {3, 0, 1, Threshold::Global},
};
constexpr double kMostPixels = 30e6;

Look look_at(const LumaImage& image, const MatrixLook& how) {
    Look look = how.scale == 1     ? Look{image, {}}
                : how.scale == 0.5 ? halved(image)
                                   : scaled(image, how.scale);
    if (how.turn != 0) look = chained(look, turned(look.image, how.turn));
    if (how.smooth > 0) look = chained(look, smoothed(look.image, how.smooth));
    return look;
}

Found hard_matrix_codes(const LumaImage& image) {
    double pixels = 0;
    for (const MatrixLook& how : kMatrixLooks) {
        const double more = how.scale * how.scale * static_cast<double>(image.pixels.size());
        if (pixels + more > kMostPixels) continue;
        pixels += more;
        Found found = steps::matrix_in(look_at(image, how), false, how.threshold);
        if (!found.empty()) return found;
    }
    for (const Look& look : {inverted(image), equalised(image)}) {
        Found found = steps::matrix_in(look, false);
        if (!found.empty()) return found;
    }
    const Look equal = equalised(image);
    const Look half = halved(image);
    for (const Look& look :
         {chained(half, inverted(half.image)), chained(equal, turned(equal.image, 15))}) {
        Found found = steps::matrix_in(look, false);
        if (!found.empty()) return found;
    }
    return {};
}

// A long code lies along few lines of a picture: every fifteen degrees one direction that fits.
// Upright and lying ones are seen together.
Found tilted_linear_codes(const LumaImage& image) {
    for (const double degrees : {15.0, -15.0, 45.0, 30.0, -30.0}) {
        const Look look = turned(image, degrees);
        Found found = steps::sure_linear(look.image, true);
        if (!found.empty()) return steps::mapped(std::move(found), look.to_original);
    }
    return {};
}

Found hard_linear_codes(const LumaImage& image) {
    for (const double turn : {0.0, 30.0, -30.0, 60.0, -60.0}) {
        Found found = steps::equalised_linear(image, turn);
        if (!found.empty()) return found;
    }
    return steps::equalised_linear(scaled(image, 2).image, 0);
}

}  // namespace

std::vector<kiosk::ScannedText> decode_with_every_step(const LumaImage& image) {
    if (image.width < 1 || image.height < 1) return {};
    if (std::min(image.width, image.height) < kTinySide) {
        const Look larger = framed(image, 2 * kTinySide);
        return steps::mapped(decode_with_every_step(larger.image), larger.to_original);
    }
    const int longest = std::max(image.width, image.height);
    if (longest > kLongestSide) {
        const Look smaller = scaled(image, static_cast<double>(kLongestSide) / longest);
        Found found = steps::mapped(decode_with_every_step(smaller.image), smaller.to_original);
        if (!found.empty()) return found;
    }
    Found found = zxing::read_matrix_codes(image, true, true);
    steps::add_new(found, steps::every_linear(image));
    steps::add_new(found, steps::elected(steps::ean_lines(image), image));
    if (found.empty() && longest <= kLongestSide) {
        found = hard_matrix_codes(image);
        if (found.empty()) found = tilted_linear_codes(image);
        if (found.empty()) found = hard_linear_codes(image);
    }
    steps::sort_for_reading(found);
    return found;
}

}  // namespace platform
