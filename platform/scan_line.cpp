#include "platform/scan_line.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace platform {
namespace {

constexpr int kFraction = 8;  // bits of a fixed-point coordinate's fraction
constexpr int kOne = 1 << kFraction;
constexpr float kSharpening = 1.0F;

// Where a ray from `from` along `step` enters and leaves [0, limit].
void clip(double from, double step, double limit, double& enter, double& leave) {
    if (std::abs(step) < 1e-9) {
        if (from < 0 || from > limit) leave = enter - 1;
        return;
    }
    const double a = -from / step, b = (limit - from) / step;
    enter = std::max(enter, std::min(a, b));
    leave = std::min(leave, std::max(a, b));
}

int sample(const std::uint8_t* at, int width, int fx, int fy) {
    const int rx = fx & (kOne - 1), ry = fy & (kOne - 1);
    const int top = at[0] * (kOne - rx) + at[1] * rx;
    const int bottom = at[width] * (kOne - rx) + at[width + 1] * rx;
    return top * (kOne - ry) + bottom * ry;
}

// The steepest place between an extreme and the next, to a fraction of a pixel.
float steepest_between(const std::vector<float>& p, std::size_t from, std::size_t to) {
    std::size_t steepest = from;
    float slope = 0;
    for (std::size_t i = from; i < to; ++i) {
        const float here = std::abs(p[i + 1] - p[i]);
        if (here > slope) slope = here, steepest = i;
    }
    const auto slope_at = [&](std::size_t i) {
        return i + 1 < p.size() ? std::abs(p[i + 1] - p[i]) : 0.0F;
    };
    const float before = steepest > from ? slope_at(steepest - 1) : 0.0F;
    const float after = steepest + 1 < to ? slope_at(steepest + 1) : 0.0F;
    const float bend = before - 2 * slope + after;
    const float shift = bend < -1e-3F ? 0.5F * (before - after) / bend : 0.0F;
    return static_cast<float>(steepest) + 0.5F + std::clamp(shift, -0.5F, 0.5F);
}

// Where brightness passes the middle between two extremes, to a fraction of a pixel.
float middle_between(const std::vector<float>& p, std::size_t from, std::size_t to) {
    const float middle = (p[from] + p[to]) / 2;
    const bool rises = p[to] > p[from];
    for (std::size_t i = from; i < to; ++i) {
        if (rises ? p[i + 1] >= middle : p[i + 1] <= middle) {
            const float step = p[i + 1] - p[i];
            const float part = std::abs(step) > 1e-3F ? (middle - p[i]) / step : 0.5F;
            return static_cast<float>(i) + std::clamp(part, 0.0F, 1.0F);
        }
    }
    return static_cast<float>(to);
}

float edge_between(const std::vector<float>& p, std::size_t from, std::size_t to, EdgeAt place) {
    return place == EdgeAt::Steepest ? steepest_between(p, from, to) : middle_between(p, from, to);
}

}  // namespace

std::vector<ScanLine> scan_lines_across(int width, int height, double degrees, int count) {
    const double angle = degrees * std::numbers::pi / 180;
    const double dx = std::cos(angle), dy = std::sin(angle);
    const double extent = std::abs(width * dy) + std::abs(height * dx);
    const double gap = std::max(2.0, extent / count);
    std::vector<ScanLine> lines;
    for (double offset = gap / 2 - extent / 2; offset < extent / 2; offset += gap) {
        const double x = width / 2.0 - dy * offset, y = height / 2.0 + dx * offset;
        double enter = -1e9, leave = 1e9;
        clip(x, dx, width - 1, enter, leave);
        clip(y, dy, height - 1, enter, leave);
        if (leave - enter < 40) continue;
        lines.push_back(
            {x + dx * enter, y + dy * enter, dx, dy, static_cast<int>(leave - enter) + 1});
    }
    return lines;
}

void brightness_along(const LumaImage& image, const ScanLine& line, std::vector<float>& into) {
    into.resize(static_cast<std::size_t>(line.length));
    if (image.width < 2 || image.height < 2) return;
    const int step_x = static_cast<int>(std::lround(line.dx * 65536));
    const int step_y = static_cast<int>(std::lround(line.dy * 65536));
    const int side_x = static_cast<int>(std::lround(-line.dy * kOne));
    const int side_y = static_cast<int>(std::lround(line.dx * kOne));
    const int last_x = ((image.width - 1) << kFraction) - 1;
    const int last_y = ((image.height - 1) << kFraction) - 1;
    int x = static_cast<int>(std::lround(line.x * 65536));
    int y = static_cast<int>(std::lround(line.y * 65536));
    for (float& value : into) {
        int sum = 0;
        for (int side = -1; side <= 1; ++side) {
            const int fx = std::clamp((x >> (16 - kFraction)) + side * side_x, 0, last_x);
            const int fy = std::clamp((y >> (16 - kFraction)) + side * side_y, 0, last_y);
            sum += sample(image.row(fy >> kFraction) + (fx >> kFraction), image.width, fx, fy);
        }
        value = static_cast<float>(sum) * (1.0F / (3 * kOne * kOne));
        x += step_x;
        y += step_y;
    }
}

void sharpen(const std::vector<float>& p, int radius, std::vector<float>& into) {
    into = p;
    if (radius <= 0) return;
    const auto r = static_cast<std::size_t>(radius);
    for (std::size_t i = r; i + r < p.size(); ++i) {
        into[i] = p[i] + kSharpening * (2 * p[i] - p[i - r] - p[i + r]);
    }
}

void find_edges(const std::vector<float>& p, float swing, EdgeAt place, Edges& into) {
    into.at.clear();
    if (p.size() < 3) return;
    // Extremes that alternate, each at least `swing` from the one before.
    std::size_t low = 0, high = 0, last = 0;
    int direction = 0;  // +1: rising since the last extreme
    for (std::size_t i = 1; i < p.size(); ++i) {
        if (p[i] < p[low]) low = i;
        if (p[i] > p[high]) high = i;
        if (direction >= 0 && p[high] - p[i] >= swing) {
            if (direction > 0) {
                into.at.push_back(edge_between(p, last, high, place));
            } else {
                into.dark_first = true;
            }
            last = high;
            low = i;
            direction = -1;
        } else if (direction <= 0 && p[i] - p[low] >= swing) {
            if (direction < 0) {
                into.at.push_back(edge_between(p, last, low, place));
            } else {
                into.dark_first = false;
            }
            last = low;
            high = i;
            direction = 1;
        }
    }
    if (direction != 0) into.at.push_back(edge_between(p, last, direction > 0 ? high : low, place));
}

}  // namespace platform
