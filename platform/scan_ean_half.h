// One half of an EAN/UPC code on one scan line, and what it says about each digit. Private to
// platform/.
#pragma once

#include <array>
#include <vector>

#include "platform/scan_line.h"

namespace platform::ean {

inline constexpr int kMostDigits = 6;    // of one half: 6 in EAN-13 and UPC-A, 4 in EAN-8
inline constexpr int kPatterns = 20;     // 0…9 odd parity (L; R on the right), 10…19 even (G)
inline constexpr float kWorstCost = 12;  // what a digit can cost at most, so that shine on one
                                         // line does not outvote the others

// Widths of the runs of each digit, odd parity (GS1 General Specifications, 5.2.1).
inline constexpr int kWidths[10][4] = {{3, 2, 1, 1}, {2, 2, 2, 1}, {2, 1, 2, 2}, {1, 4, 1, 1},
                                       {1, 1, 3, 2}, {1, 2, 3, 1}, {1, 1, 1, 4}, {1, 3, 1, 2},
                                       {1, 2, 1, 3}, {3, 1, 1, 2}};

using Costs = std::array<std::array<float, kPatterns>, kMostDigits>;

struct Half {
    int line{0};
    int digits{6};
    bool left{true};
    float outer{0};  // where the code begins (left half) or ends, pixels along the line
    float inner{0};  // the middle of the centre guard
    float best{0};   // mean cost of the best patterns
    Costs costs{};   // squared distance from each pattern in units of expected error; 0 is perfect
};

// All halves along one line of edges.
void find_halves(const Edges& edges, int line, std::vector<Half>& into);

}  // namespace platform::ean
