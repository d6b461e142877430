#include "platform/scan_ean.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "platform/scan_ean_half.h"

namespace platform {
namespace {

using ean::Half;
using ean::kPatterns;
using Found = std::vector<kiosk::ScannedText>;

// Parities of the left digits (1: even) that stand for the first digit.
constexpr int kParities[10] = {0b000000, 0b001011, 0b001101, 0b001110, 0b010011,
                               0b011001, 0b011100, 0b010101, 0b010110, 0b011010};

// What must be so before a code is believed; found by trial, against photographs without one.
struct Belief {
    float margin;       // every digit's best against its second best, summed over the lines
    float mean_margin;  // … and per line
    float mean_cost;    // of the best patterns
    int lines;
};
constexpr Belief kEan13{10, 2.2F, 3.2F, 3};
constexpr Belief kEan8{16, 4, 2, 5};

constexpr int kLineGap = 4;  // lines that shine may blot out within one code

// Halves of one code, seen by neighbouring lines.
struct Track {
    std::vector<Half> halves;
    ean::Costs sum{};
    int lines{0};

    float width() const { return std::abs(halves.back().inner - halves.back().outer); }
    bool continues(const Half& half) const {
        const Half& last = halves.back();
        const int gap = half.line - last.line;
        if (gap > kLineGap || last.left != half.left || last.digits != half.digits) return false;
        const float slack = 0.10F * width() * static_cast<float>(std::max(1, gap));
        return std::abs(last.inner - half.inner) < slack &&
               std::abs(last.outer - half.outer) < slack;
    }
    // Of several looks at one line the one that fits best counts.
    void add(const Half& half) {
        if (!halves.empty() && halves.back().line == half.line) {
            if (half.best >= halves.back().best) return;
            count(halves.back(), -1);
            halves.back() = half;
        } else {
            halves.push_back(half);
            ++lines;
        }
        count(half, 1);
    }
    void count(const Half& half, float sign) {
        for (std::size_t d = 0; d < sum.size(); ++d) {
            for (std::size_t p = 0; p < kPatterns; ++p) sum[d][p] += sign * half.costs[d][p];
        }
    }
};

std::vector<Track> tracks_of(const std::vector<Half>& halves) {
    std::vector<Track> tracks;
    for (const Half& half : halves) {
        const auto one = std::find_if(tracks.begin(), tracks.end(),
                                      [&](const Track& track) { return track.continues(half); });
        if (one != tracks.end()) {
            one->add(half);
        } else {
            tracks.emplace_back().add(half);
        }
    }
    return tracks;
}

bool belong_together(const Track& left, const Track& right) {
    if (left.halves.front().digits != right.halves.front().digits) return false;
    for (const Half& a : left.halves) {
        for (const Half& b : right.halves) {
            const int gap = std::abs(a.line - b.line);
            if (gap > kLineGap) continue;
            const float wide = a.inner - a.outer, other = b.outer - b.inner;
            if (wide > 1.45F * other || other > 1.45F * wide) continue;
            if (std::abs(a.inner - b.inner) < 0.05F * wide * static_cast<float>(std::max(1, gap))) {
                return true;
            }
        }
    }
    return false;
}

struct Choice {
    int digit{0};
    float best{0}, margin{0};
};

Choice choose(const std::array<float, kPatterns>& costs, bool even) {
    Choice choice{0, std::numeric_limits<float>::max(), 0};
    float second = std::numeric_limits<float>::max();
    for (int digit = 0; digit < 10; ++digit) {
        const float cost = costs[static_cast<std::size_t>(digit + (even ? 10 : 0))];
        if (cost < choice.best) {
            second = choice.best;
            choice.best = cost;
            choice.digit = digit;
        } else {
            second = std::min(second, cost);
        }
    }
    choice.margin = second - choice.best;
    return choice;
}

bool check_digit_fits(const std::string& digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const bool tripled = (digits.size() - i) % 2 == 0;
        sum += (digits[i] - '0') * (tripled ? 3 : 1);
    }
    return sum % 10 == 0;
}

struct Reading {
    std::string digits;  // 13 or 8
    float margin{0};     // the least of all digits
    float cost{0};       // mean, a line and digit
    int lines{0};        // of the half that fewer saw
};

// Digits of one half under the given parities; keeps the least margin and adds up the cost.
std::string half_digits(const Track& track, int parities, float& margin, float& mean_cost,
                        float& mean_margin) {
    const int count = track.halves.front().digits;
    std::string digits;
    float cost = 0;
    for (int d = 0; d < count; ++d) {
        const bool even = ((parities >> (count - 1 - d)) & 1) != 0;
        const Choice choice = choose(track.sum[static_cast<std::size_t>(d)], even);
        digits += static_cast<char>('0' + choice.digit);
        margin = std::min(margin, choice.margin);
        mean_margin = std::min(mean_margin, choice.margin / static_cast<float>(track.lines));
        cost += choice.best;
    }
    mean_cost += cost / static_cast<float>(2 * count * track.lines);
    return digits;
}

float cost_of_parities(const Track& left, int parities) {
    float cost = 0;
    for (int d = 0; d < ean::kMostDigits; ++d) {
        const bool even = ((parities >> (ean::kMostDigits - 1 - d)) & 1) != 0;
        cost += choose(left.sum[static_cast<std::size_t>(d)], even).best;
    }
    return cost;
}

std::optional<Reading> read(const Track& left, const Track& right) {
    const bool long_code = left.halves.front().digits == ean::kMostDigits;
    const Belief& belief = long_code ? kEan13 : kEan8;
    Reading reading;
    reading.lines = std::min(left.lines, right.lines);
    if (reading.lines < belief.lines) return std::nullopt;
    reading.margin = std::numeric_limits<float>::max();
    float mean_margin = reading.margin;
    int first = 0;
    if (long_code) {
        float best = std::numeric_limits<float>::max(), second = best;
        for (int digit = 0; digit < 10; ++digit) {
            const float cost = cost_of_parities(left, kParities[digit]);
            if (cost < best) {
                second = best;
                best = cost;
                first = digit;
            } else {
                second = std::min(second, cost);
            }
        }
        reading.margin = second - best;
        reading.digits += static_cast<char>('0' + first);
    }
    reading.digits +=
        half_digits(left, kParities[first], reading.margin, reading.cost, mean_margin);
    reading.digits += half_digits(right, 0, reading.margin, reading.cost, mean_margin);
    if (!check_digit_fits(reading.digits)) return std::nullopt;
    if (reading.margin < belief.margin || mean_margin < belief.mean_margin ||
        reading.cost > belief.mean_cost) {
        return std::nullopt;
    }
    // The digit least sure of, or the first one's parities, must stand out by more than the code as
    // a whole is off: what misreads in blown-up or much compressed photographs does not.
    const float least = std::min(mean_margin, reading.margin / static_cast<float>(reading.lines));
    if (long_code && (least < belief.mean_margin || least < reading.cost)) return std::nullopt;
    return reading;
}

kiosk::ScannedText::Point point_on(const ScanLine& line, float at) {
    return {static_cast<int>(std::lround(line.x + line.dx * at)),
            static_cast<int>(std::lround(line.y + line.dy * at))};
}

struct Believed {
    kiosk::ScannedText text;
    float margin{0};
};

Believed believed(const Reading& reading, const Track& left, const Track& right,
                  const std::vector<ScanLine>& lines, bool reversed) {
    const auto on_line = [&](const Half& half) {
        const ScanLine& line = lines[static_cast<std::size_t>(half.line)];
        const float at = reversed ? static_cast<float>(line.length - 1) - half.outer : half.outer;
        return point_on(line, at);
    };
    Believed result;
    result.margin = reading.margin;
    if (reading.digits.size() == 8) {
        result.text.symbology = "EAN-8";
        result.text.bytes = reading.digits;
    } else if (reading.digits.front() == '0') {
        result.text.symbology = "UPC-A";
        result.text.bytes = reading.digits.substr(1);
    } else {
        result.text.symbology = "EAN-13";
        result.text.bytes = reading.digits;
    }
    const Half& a = reversed ? left.halves.back() : left.halves.front();
    const Half& b = reversed ? right.halves.back() : right.halves.front();
    const Half& c = reversed ? right.halves.front() : right.halves.back();
    const Half& d = reversed ? left.halves.front() : left.halves.back();
    result.text.position = {on_line(a), on_line(b), on_line(c), on_line(d)};
    return result;
}

void search_direction(const LumaImage& image, double degrees, const EanSearch& search,
                      std::vector<Believed>& into) {
    const std::vector<ScanLine> lines =
        scan_lines_across(image.width, image.height, degrees, search.lines);
    std::vector<Half> halves[2];
    std::vector<float> brightness, sharp;
    Edges edges, reversed;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        brightness_along(image, lines[i], brightness);
        for (const EanSearch::Look look : search.looks) {
            sharpen(brightness, look.sharpen, sharp);
            find_edges(sharp, look.swing, look.place, edges);
            const std::size_t count = edges.at.size();
            if (count < 25) continue;
            ean::find_halves(edges, static_cast<int>(i), halves[0]);
            const auto end = static_cast<float>(lines[i].length - 1);
            reversed.at.resize(count);
            for (std::size_t k = 0; k < count; ++k) reversed.at[k] = end - edges.at[count - 1 - k];
            reversed.dark_first = (count % 2 == 0) == edges.dark_first;
            ean::find_halves(reversed, static_cast<int>(i), halves[1]);
        }
    }
    for (int way = 0; way < 2; ++way) {
        const std::vector<Track> tracks = tracks_of(halves[way]);
        for (const Track& left : tracks) {
            if (!left.halves.front().left) continue;
            for (const Track& right : tracks) {
                if (right.halves.front().left || !belong_together(left, right)) continue;
                if (const auto reading = read(left, right)) {
                    into.push_back(believed(*reading, left, right, lines, way == 1));
                }
            }
        }
    }
}

}  // namespace

std::vector<kiosk::ScannedText> read_ean_lines(const LumaImage& image, const EanSearch& search) {
    std::vector<Believed> all;
    for (const double degrees : search.directions) search_direction(image, degrees, search, all);
    std::stable_sort(all.begin(), all.end(),
                     [](const Believed& a, const Believed& b) { return a.margin > b.margin; });
    Found found;
    for (const Believed& one : all) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const auto& other) {
            return other.bytes == one.text.bytes;
        });
        if (!known) found.push_back(one.text);
    }
    return found;
}

}  // namespace platform
