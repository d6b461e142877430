#include "platform/image_steps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace platform {
namespace {

constexpr int kTiles = 8;
using Curve = std::array<std::uint8_t, 256>;

std::uint8_t bilinear(const LumaImage& image, double x, double y) {
    const double cx = std::clamp(x, 0.0, static_cast<double>(image.width - 1));
    const double cy = std::clamp(y, 0.0, static_cast<double>(image.height - 1));
    const int x0 = static_cast<int>(cx), y0 = static_cast<int>(cy);
    const int x1 = std::min(x0 + 1, image.width - 1), y1 = std::min(y0 + 1, image.height - 1);
    const int fx = static_cast<int>((cx - x0) * 256), fy = static_cast<int>((cy - y0) * 256);
    const int top = image.at(x0, y0) * (256 - fx) + image.at(x1, y0) * fx;
    const int bottom = image.at(x0, y1) * (256 - fx) + image.at(x1, y1) * fx;
    return static_cast<std::uint8_t>((top * (256 - fy) + bottom * fy) >> 16);
}

Look resampled(const LumaImage& image, int width, int height, const Affine& to_original) {
    Look look{LumaImage{width, height}, to_original};
    for (int y = 0; y < height; ++y) {
        double ox = to_original.b * y + to_original.c;
        double oy = to_original.e * y + to_original.f;
        for (int x = 0; x < width; ++x) {
            look.image.at(x, y) = bilinear(image, ox, oy);
            ox += to_original.a;
            oy += to_original.d;
        }
    }
    return look;
}

// The equalising curve of one tile: its histogram, clipped, the excess spread evenly, summed up.
Curve curve_of(const LumaImage& image, int left, int top, int right, int bottom, double clip) {
    std::array<int, 256> histogram{};
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) ++histogram[image.at(x, y)];
    }
    const int count = std::max(1, (right - left) * (bottom - top));
    const int limit = std::max(1, static_cast<int>(clip * count / 256.0));
    int excess = 0;
    for (int& bin : histogram) {
        excess += std::max(0, bin - limit);
        bin = std::min(bin, limit);
    }
    Curve curve{};
    double sum = 0;
    const double share = excess / 256.0;
    for (std::size_t value = 0; value < 256; ++value) {
        sum += histogram[value] + share;
        curve[value] = static_cast<std::uint8_t>(std::min(255.0, sum * 255.0 / count));
    }
    return curve;
}

}  // namespace

Affine Affine::then(const Affine& next) const {
    return {next.a * a + next.b * d, next.a * b + next.b * e, next.a * c + next.b * f + next.c,
            next.d * a + next.e * d, next.d * b + next.e * e, next.d * c + next.e * f + next.f};
}

Look halved(const LumaImage& image) {
    Look look{LumaImage{image.width / 2, image.height / 2}, {2, 0, 0.5, 0, 2, 0.5}};
    for (int y = 0; y < look.image.height; ++y) {
        for (int x = 0; x < look.image.width; ++x) {
            const int sum = image.at(2 * x, 2 * y) + image.at(2 * x + 1, 2 * y) +
                            image.at(2 * x, 2 * y + 1) + image.at(2 * x + 1, 2 * y + 1);
            look.image.at(x, y) = static_cast<std::uint8_t>((sum + 2) / 4);
        }
    }
    return look;
}

Look scaled(const LumaImage& image, double factor) {
    const int width = std::max(1, static_cast<int>(image.width * factor));
    const int height = std::max(1, static_cast<int>(image.height * factor));
    return resampled(image, width, height, {1 / factor, 0, 0, 0, 1 / factor, 0});
}

Look turned(const LumaImage& image, double degrees) {
    const double angle = degrees * std::numbers::pi / 180.0;
    const double cosine = std::cos(angle), sine = std::sin(angle);
    const int width = static_cast<int>(std::abs(image.width * cosine) +
                                       std::abs(image.height * sine));
    const int height = static_cast<int>(std::abs(image.width * sine) +
                                        std::abs(image.height * cosine));
    Affine to_original{cosine, sine, 0, -sine, cosine, 0};
    to_original.c = image.width / 2.0 - (cosine * width + sine * height) / 2.0;
    to_original.f = image.height / 2.0 - (-sine * width + cosine * height) / 2.0;
    return resampled(image, width, height, to_original);
}

Look smoothed(const LumaImage& image, int radius) {
    const int w = image.width, h = image.height, side = 2 * radius + 1;
    Look look{LumaImage{w, h}, {}};
    std::vector<int> columns(static_cast<std::size_t>(w), 0);  // sums over the rows in reach
    const auto row = [&](int y) { return std::clamp(y, 0, h - 1); };
    for (int y = -radius - 1; y < radius; ++y) {
        for (int x = 0; x < w; ++x) columns[static_cast<std::size_t>(x)] += image.at(x, row(y));
    }
    const auto column = [&](int x) {
        return columns[static_cast<std::size_t>(std::clamp(x, 0, w - 1))];
    };
    for (int y = 0; y < h; ++y) {
        for (int x = 0; x < w; ++x) {
            columns[static_cast<std::size_t>(x)] +=
                image.at(x, row(y + radius)) - image.at(x, row(y - radius - 1));
        }
        int sum = 0;
        for (int x = -radius - 1; x < radius; ++x) sum += column(x);
        for (int x = 0; x < w; ++x) {
            sum += column(x + radius) - column(x - radius - 1);
            look.image.at(x, y) = static_cast<std::uint8_t>(sum / (side * side));
        }
    }
    return look;
}

Look framed(const LumaImage& image, int least) {
    const int margin = std::max(12, std::min(least, std::max(image.width, image.height)) / 6);
    const int times_x = (least + image.width - 1) / image.width;
    const int times_y = (least + image.height - 1) / image.height;
    // A code keeps its proportions; only a single line of one may be drawn taller.
    const int even = std::min(times_x, times_y);
    const bool is_line = image.width > 8 * image.height || image.height > 8 * image.width;
    const int fx = is_line ? times_x : even, fy = is_line ? times_y : even;
    Look look{LumaImage{image.width * fx + 2 * margin, image.height * fy + 2 * margin},
              {1.0 / fx, 0, -static_cast<double>(margin) / fx, 0, 1.0 / fy,
               -static_cast<double>(margin) / fy}};
    std::fill(look.image.pixels.begin(), look.image.pixels.end(), std::uint8_t{255});
    for (int y = 0; y < image.height * fy; ++y) {
        for (int x = 0; x < image.width * fx; ++x) {
            look.image.at(x + margin, y + margin) = image.at(x / fx, y / fy);
        }
    }
    return look;
}

Look inverted(const LumaImage& image) {
    Look look{image, {}};
    for (std::uint8_t& pixel : look.image.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
    return look;
}

Look equalised(const LumaImage& image, double clip_limit) {
    std::vector<Curve> curves;
    for (int ty = 0; ty < kTiles; ++ty) {
        for (int tx = 0; tx < kTiles; ++tx) {
            curves.push_back(curve_of(image, image.width * tx / kTiles, image.height * ty / kTiles,
                                      image.width * (tx + 1) / kTiles,
                                      image.height * (ty + 1) / kTiles, clip_limit));
        }
    }
    Look look{LumaImage{image.width, image.height}, {}};
    for (int y = 0; y < image.height; ++y) {
        // Between the centres of four tiles their curves are blended.
        const int gy = std::clamp((y * kTiles * 256) / image.height - 128, 0, (kTiles - 1) * 256);
        const int ty = std::min(gy / 256, kTiles - 2), fy = gy - ty * 256;
        for (int x = 0; x < image.width; ++x) {
            const int gx =
                std::clamp((x * kTiles * 256) / image.width - 128, 0, (kTiles - 1) * 256);
            const int tx = std::min(gx / 256, kTiles - 2), fx = gx - tx * 256;
            const std::uint8_t value = image.at(x, y);
            const auto tile = static_cast<std::size_t>(ty * kTiles + tx);
            const int upper = curves[tile][value] * (256 - fx) + curves[tile + 1][value] * fx;
            const int lower = curves[tile + kTiles][value] * (256 - fx) +
                              curves[tile + kTiles + 1][value] * fx;
            look.image.at(x, y) =
                static_cast<std::uint8_t>((upper * (256 - fy) + lower * fy) >> 16);
        }
    }
    return look;
}

}  // namespace platform
