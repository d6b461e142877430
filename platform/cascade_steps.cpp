#include "platform/cascade_steps.h"

#include <algorithm>
#include <cstdlib>

#include "platform/scan_ean.h"

namespace platform::steps {
namespace {

constexpr int kMaxCodesInPicture = 12;

Found linear_in(const Look& look, int lines) {
    return mapped(zxing::read_linear_code(look.image, true, lines), look.to_original);
}

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

}  // namespace

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

Look chained(const Look& first, Look second) {
    second.to_original = second.to_original.then(first.to_original);
    return second;
}

Found matrix_in(const Look& look, bool many, zxing::Threshold threshold) {
    return mapped(zxing::read_matrix_codes(look.image, many, true, threshold), look.to_original);
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

Found sure_linear(const LumaImage& image) {
    Found found = zxing::read_linear_code(image, true, kLines);
    if (found.empty()) return {};
    const Found sure = zxing::read_linear_code(image, true, kSureLines);
    return sure.empty() ? confirmed(found, image) : sure;
}

Found every_linear(LumaImage image) {
    Found all;
    for (int round = 0; round < kMaxCodesInPicture; ++round) {
        const Found found = sure_linear(image);
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

Found ean_lines(const LumaImage& image, bool fine) {
    if (!fine) return read_ean_lines(image, {});
    EanSearch search;
    search.directions = {0, 30, 60, 90, 120, 150};
    search.lines = 80;
    search.looks = {{30, EdgeAt::Steepest}, {12, EdgeAt::Steepest}, {6, EdgeAt::Steepest}};
    Found found = read_ean_lines(image, search);
    if (!found.empty()) return found;
    // Out of focus.
    search.looks = {{16, EdgeAt::Steepest, 1}, {16, EdgeAt::Steepest, 2}, {24, EdgeAt::Middle, 2}};
    found = read_ean_lines(image, search);
    if (!found.empty()) return found;
    search.looks = {{24, EdgeAt::Middle, 4}, {24, EdgeAt::Steepest, 3}, {8, EdgeAt::Middle}};
    return read_ean_lines(image, search);
}

void add_new(Found& found, const Found& more) {
    for (const kiosk::ScannedText& one : more) {
        const bool seen = std::any_of(found.begin(), found.end(),
                                      [&](const auto& other) { return other.bytes == one.bytes; });
        if (!seen) found.push_back(one);
    }
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

}  // namespace platform::steps
