#include "platform/scan_ean_half.h"

#include <algorithm>
#include <cmath>

namespace platform::ean {
namespace {

// Expected errors, in modules: of a distance between like edges, which blur does not move, and of
// the sum of the dark runs, which it does.
constexpr float kEdgeError = 0.33F;
constexpr float kDarkError = 0.50F;

// Found by trial on photographs: how far from regular a half may look.
constexpr float kLeastRun = 0.25F, kMostRun = 2.4F;       // a run of a guard, modules
constexpr float kLeastDigit = 0.62F, kMostDigit = 1.55F;  // a digit against the half's mean
constexpr float kMostStep = 1.35F;                        // a digit against its neighbour
constexpr float kQuietModules = 3.5F;
constexpr float kHopeless = 7.0F;  // mean cost of the best patterns

struct Layout {
    const float* at;  // edges of this half, guard and centre included
    int guard;        // index of the first edge of the outer guard
    int centre;       // … of the centre guard
    int first_digit;
    int digits;
};

float run(const float* at, int i) { return at[i + 1] - at[i]; }

bool guards_fit(const Layout& half, float module) {
    for (int i = 0; i < 3; ++i) {
        const float width = run(half.at, half.guard + i);
        if (width < kLeastRun * module || width > kMostRun * module) return false;
    }
    for (int i = 0; i < 5; ++i) {
        const float width = run(half.at, half.centre + i);
        if (width < kLeastRun * module || width > kMostRun * module) return false;
    }
    const float guard = half.at[half.guard + 3] - half.at[half.guard];
    const float centre = half.at[half.centre + 5] - half.at[half.centre];
    return guard > 1.8F * module && guard < 4.6F * module && centre > 3.4F * module &&
           centre < 7.0F * module;
}

bool digits_fit(const Layout& half, float module) {
    float before = 0;
    for (int digit = 0; digit < half.digits; ++digit) {
        const int first = half.first_digit + 4 * digit;
        const float width = half.at[first + 4] - half.at[first];
        if (width < kLeastDigit * 7 * module || width > kMostDigit * 7 * module) return false;
        if (before > 0 && (width > kMostStep * before || before > kMostStep * width)) return false;
        before = width;
    }
    return true;
}

// How much wider than they are the dark runs look: ink spreads, lenses blur.
float spread_of(const Layout& half) {
    const float dark = run(half.at, half.guard) + run(half.at, half.guard + 2) +
                       run(half.at, half.centre + 1) + run(half.at, half.centre + 3);
    const float bright = run(half.at, half.guard + 1) + run(half.at, half.centre) +
                         run(half.at, half.centre + 2) + run(half.at, half.centre + 4);
    return (dark - bright) / 8;
}

void digit_costs(const float* at, float spread, bool left, std::array<float, kPatterns>& costs) {
    const float unit = 7 / (at[4] - at[0]);
    const float first = (at[2] - at[0]) * unit, second = (at[3] - at[1]) * unit;
    const float dark =
        ((left ? run(at, 1) + run(at, 3) : run(at, 0) + run(at, 2)) - 2 * spread) * unit;
    for (int pattern = 0; pattern < kPatterns; ++pattern) {
        if (!left && pattern >= 10) {
            costs[static_cast<std::size_t>(pattern)] = kWorstCost;
            continue;
        }
        const int* w = kWidths[pattern % 10];
        const bool even = pattern >= 10;
        const int a = even ? w[3] : w[0], b = even ? w[2] : w[1];
        const int c = even ? w[1] : w[2], d = even ? w[0] : w[3];
        const float e1 = (first - static_cast<float>(a + b)) / kEdgeError;
        const float e2 = (second - static_cast<float>(b + c)) / kEdgeError;
        const float e3 = (dark - static_cast<float>(left ? b + d : a + c)) / kDarkError;
        costs[static_cast<std::size_t>(pattern)] =
            std::min(kWorstCost, e1 * e1 + e2 * e2 + e3 * e3);
    }
}

// The bright run outside the outer guard; beyond the last edge nothing disturbs.
float quiet_beside(const Edges& edges, int guard, bool left) {
    const float* at = edges.at.data();
    if (left) return guard > 0 ? run(at, guard - 1) : at[0];
    return guard + 4 < static_cast<int>(edges.at.size()) ? run(at, guard + 3) : 1e6F;
}

float best_sum(const Costs& costs, int digits) {
    float sum = 0;
    for (int digit = 0; digit < digits; ++digit) {
        const auto& one = costs[static_cast<std::size_t>(digit)];
        sum += *std::min_element(one.begin(), one.end());
    }
    return sum;
}

bool evaluate(const Layout& layout, bool left, Half& half) {
    const int digits = layout.digits;
    const float begin = layout.at[left ? layout.guard : layout.centre];
    const float end = layout.at[left ? layout.centre + 5 : layout.guard + 3];
    const float module = (end - begin) / static_cast<float>(8 + 7 * digits);
    if (module < 0.7F || !guards_fit(layout, module) || !digits_fit(layout, module)) return false;
    const float spread = spread_of(layout);
    for (int digit = 0; digit < digits; ++digit) {
        digit_costs(layout.at + layout.first_digit + 4 * digit, spread, left,
                    half.costs[static_cast<std::size_t>(digit)]);
    }
    const float sum = best_sum(half.costs, digits);
    if (sum > kHopeless * static_cast<float>(digits)) return false;
    half.best = sum / static_cast<float>(digits);
    half.left = left;
    half.digits = digits;
    half.outer = left ? begin : end;
    half.inner = (layout.at[layout.centre] + layout.at[layout.centre + 5]) / 2;
    return true;
}

}  // namespace

void find_halves(const Edges& edges, int line, std::vector<Half>& into) {
    const int count = static_cast<int>(edges.at.size());
    const float* at = edges.at.data();
    Half half;
    half.line = line;
    for (const int digits : {6, 4}) {
        const int spans = 3 + 4 * digits + 5;  // runs of one half
        // The left half begins with a dark run after a bright one, the right half with a bright.
        for (int i = 0; i + spans < count; ++i) {
            const bool dark = (i % 2 == 0) == edges.dark_first;
            const int guard = dark ? i : i + 5 + 4 * digits;
            if (quiet_beside(edges, guard, dark) <
                kQuietModules * (at[guard + 3] - at[guard]) / 3) {
                continue;
            }
            const Layout layout = dark ? Layout{at, i, i + 3 + 4 * digits, i + 3, digits}
                                       : Layout{at, guard, i, i + 5, digits};
            if (evaluate(layout, dark, half)) into.push_back(half);
        }
    }
}

}  // namespace platform::ean
