#include "platform/image_steps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace platform {
namespace {

constexpr int kTiles = 8;
using Curve = std::array<std::uint8_t, 256>;

constexpr int kOne = 1 << 16;  // fixed-point coordinates: 16 bits of fraction

int fixed(double value) { return static_cast<int>(std::lround(value * kOne)); }

std::uint8_t mix(const std::uint8_t* top, const std::uint8_t* bottom, int x, int y) {
    const int fx = (x >> 8) & 255, fy = (y >> 8) & 255;
    const int upper = top[0] * (256 - fx) + top[1] * fx;
    const int lower = bottom[0] * (256 - fx) + bottom[1] * fx;
    return static_cast<std::uint8_t>((upper * (256 - fy) + lower * fy) >> 16);
}

// Far outside counts as on the edge.
std::uint8_t clamped(const LumaImage& image, int x, int y) {
    const int cx = std::clamp(x, 0, (image.width - 1) * kOne - 1);
    const int cy = std::clamp(y, 0, (image.height - 1) * kOne - 1);
    const std::uint8_t* top = image.row(cy >> 16) + (cx >> 16);
    return mix(top, top + image.width, cx, cy);
}

Look resampled(const LumaImage& image, int width, int height, const Affine& to_original) {
    Look look{LumaImage{width, height}, to_original};
    if (image.width < 2 || image.height < 2) {
        std::fill(look.image.pixels.begin(), look.image.pixels.end(), image.pixels.front());
        return look;
    }
    const int step_x = fixed(to_original.a), step_y = fixed(to_original.d);
    const auto inside = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < (image.width - 1) * kOne && y < (image.height - 1) * kOne;
    };
    for (int row = 0; row < height; ++row) {
        int x = fixed(to_original.b * row + to_original.c);
        int y = fixed(to_original.e * row + to_original.f);
        std::uint8_t* out = look.image.row(row);
        for (int column = 0; column < width; ++column, x += step_x, y += step_y) {
            if (inside(x, y)) {
                const std::uint8_t* top = image.row(y >> 16) + (x >> 16);
                out[column] = mix(top, top + image.width, x, y);
            } else {
                out[column] = clamped(image, x, y);
            }
        }
    }
    return look;
}

// The equalising curve of one tile: its histogram, clipped, the excess spread evenly, summed up.
Curve curve_of(const LumaImage& image, int left, int top, int right, int bottom, double clip) {
    std::array<int, 256> histogram{};
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* row = image.row(y);
        for (int x = left; x < right; ++x) ++histogram[row[x]];
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

LumaImage cut(const LumaImage& image, int left, int top, int width, int height) {
    LumaImage part{width, height};
    for (int y = 0; y < height; ++y) {
        std::copy_n(image.row(top + y) + left, width, part.row(y));
    }
    return part;
}

Look halved(const LumaImage& image) {
    Look look{LumaImage{image.width / 2, image.height / 2}, {2, 0, 0.5, 0, 2, 0.5}};
    for (int y = 0; y < look.image.height; ++y) {
        const std::uint8_t* top = image.row(2 * y);
        const std::uint8_t* bottom = image.row(2 * y + 1);
        std::uint8_t* out = look.image.row(y);
        for (int x = 0; x < look.image.width; ++x) {
            out[x] = static_cast<std::uint8_t>(
                (top[2 * x] + top[2 * x + 1] + bottom[2 * x] + bottom[2 * x + 1] + 2) / 4);
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
    const int width =
        static_cast<int>(std::abs(image.width * cosine) + std::abs(image.height * sine));
    const int height =
        static_cast<int>(std::abs(image.width * sine) + std::abs(image.height * cosine));
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
    const int reciprocal = kOne / (side * side) + 1;
    for (int y = 0; y < h; ++y) {
        const std::uint8_t* enters = image.row(row(y + radius));
        const std::uint8_t* leaves = image.row(row(y - radius - 1));
        for (int x = 0; x < w; ++x) {
            columns[static_cast<std::size_t>(x)] += enters[x] - leaves[x];
        }
        std::uint8_t* out = look.image.row(y);
        int sum = 0;
        for (int x = -radius - 1; x < radius; ++x) sum += column(x);
        for (int x = 0; x < w; ++x) {
            sum += column(x + radius) - column(x - radius - 1);
            out[x] = static_cast<std::uint8_t>((sum * reciprocal) >> 16);
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
    // Between the centres of four tiles their curves are blended. Where along a row is the same for
    // every row.
    struct Place {
        int tile, fraction;
    };
    const auto place = [](int at, int size) {
        const int g = std::clamp((at * kTiles * 256) / size - 128, 0, (kTiles - 1) * 256);
        const int tile = std::min(g / 256, kTiles - 2);
        return Place{tile, g - tile * 256};
    };
    std::vector<Place> places;
    for (int x = 0; x < image.width; ++x) places.push_back(place(x, image.width));
    Look look{LumaImage{image.width, image.height}, {}};
    for (int y = 0; y < image.height; ++y) {
        const Place vertical = place(y, image.height);
        const Curve* upper_row = &curves[static_cast<std::size_t>(vertical.tile * kTiles)];
        const Curve* lower_row = upper_row + kTiles;
        const std::uint8_t* in = image.row(y);
        std::uint8_t* out = look.image.row(y);
        for (std::size_t x = 0; x < places.size(); ++x) {
            const auto [tile, fx] = places[x];
            const std::uint8_t value = in[x];
            const int upper = upper_row[tile][value] * (256 - fx) + upper_row[tile + 1][value] * fx;
            const int lower = lower_row[tile][value] * (256 - fx) + lower_row[tile + 1][value] * fx;
            out[x] = static_cast<std::uint8_t>(
                (upper * (256 - vertical.fraction) + lower * vertical.fraction) >> 16);
        }
    }
    return look;
}

}  // namespace platform
