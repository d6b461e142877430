#include "platform/cascade_steps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

#include "platform/scan_ean.h"

namespace platform::steps {
namespace {

constexpr int kMaxCodesInPicture = 12;

// Looks that must say the same before a linear code is believed, and how many times as many as say
// something else: some photographs make ZXing-cpp misread a whole bar code, with a right check
// digit and along many lines, but not at every size and sharpness.
constexpr int kVotes = 3;
constexpr int kMajority = 3;

// From clear to out of focus.
using EanLooks = std::vector<EanSearch::Look>;
const std::array<EanLooks, 3> kEanLooks{
    EanLooks{{30, EdgeAt::Steepest}, {12, EdgeAt::Steepest}, {6, EdgeAt::Steepest}},
    EanLooks{{16, EdgeAt::Steepest, 1}, {16, EdgeAt::Steepest, 2}, {24, EdgeAt::Middle, 2}},
    EanLooks{{24, EdgeAt::Middle, 4}, {24, EdgeAt::Steepest, 3}, {8, EdgeAt::Middle}}};
constexpr int kLinesAlong = 48;
constexpr double kTurn = 30;  // degrees between the directions of a search
constexpr double kSure = 15;  // how exactly the way a code lies is known

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

// Part of the picture around a linear code, so that its neighbours have no say about it.
Look around(const LumaImage& image, const kiosk::ScannedText& code) {
    int left = image.width, top = image.height, right = 0, bottom = 0;
    for (const kiosk::ScannedText::Point& point : code.position) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    // It is found along one line; its bars reach further, and it wants its quiet zones.
    const int reach = std::max({40, (right - left) / 3, (bottom - top) / 3});
    left = std::clamp(left - reach, 0, image.width - 1);
    top = std::clamp(top - reach, 0, image.height - 1);
    right = std::clamp(right + reach, left + 1, image.width);
    bottom = std::clamp(bottom + reach, top + 1, image.height);
    return {cut(image, left, top, right - left, bottom - top),
            {1, 0, static_cast<double>(left), 0, 1, static_cast<double>(top)}};
}

struct Vote {
    Found found;
    int count{1};
};

bool is_elected(const std::vector<Vote>& votes) {
    const int others = votes.size() > 1 ? votes[1].count : 0;
    return votes.front().count >= kVotes && votes.front().count >= kMajority * others;
}

void vote(std::vector<Vote>& votes, Found found) {
    if (found.empty()) return;
    const auto same = std::find_if(votes.begin(), votes.end(), [&](const Vote& one) {
        return one.found.front().bytes == found.front().bytes;
    });
    if (same == votes.end()) {
        votes.push_back({std::move(found)});
    } else {
        ++same->count;
    }
    std::stable_sort(votes.begin(), votes.end(),
                     [](const Vote& a, const Vote& b) { return a.count > b.count; });
}

// Our own reader along the code, ever bolder. How it lies is known roughly: its halves may have
// been seen on different lines.
Found ean_along(const Look& look, double degrees) {
    EanSearch search;
    const double nearest = std::round(degrees / kSure) * kSure;
    search.directions = {nearest, nearest + kTurn, nearest - kTurn};
    search.lines = kLinesAlong;
    for (const auto& looks : kEanLooks) {
        search.looks = looks;
        Found found = read_ean_lines(look.image, search);
        if (!found.empty()) return mapped({found.front()}, look.to_original);
    }
    return {};
}

double direction_of(const kiosk::ScannedText& code) {
    const double x = code.position[1].x - code.position[0].x;
    const double y = code.position[1].y - code.position[0].y;
    const double degrees = std::atan2(y, x) * 180 / std::numbers::pi;
    return std::fmod(degrees + 360, 180);
}

std::vector<Vote> election(const kiosk::ScannedText& candidate, const LumaImage& image) {
    const Look part = around(image, candidate);
    const double degrees = direction_of(candidate);
    std::vector<Vote> votes;
    vote(votes, {candidate});
    for (const double factor : {1.0, 0.85, 1.25, 0.7, 1.6, 1.1, 0.93, 1.4}) {
        const Look sized = factor == 1 ? part : chained(part, scaled(part.image, factor));
        vote(votes, linear_in(chained(sized, equalised(sized.image)), kLines));
        vote(votes, linear_in(chained(sized, smoothed(sized.image, 1)), kLines));
        if (factor != 1) vote(votes, ean_along(sized, degrees));
        if (is_elected(votes)) break;
    }
    return votes;
}

// Equalisation depends on the surroundings: what shows only with them is asked with them, too.
Found elected_equalised(const Found& first, const LumaImage& image) {
    if (first.empty()) return {};
    std::vector<Vote> votes = election(first.front(), image);
    for (const double factor : {0.85, 0.7}) {
        if (is_elected(votes)) break;
        const Look sized = scaled(image, factor);
        vote(votes, linear_in(chained(sized, equalised(sized.image)), kLines));
    }
    return is_elected(votes) ? votes.front().found : Found{};
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

Found equalised_linear(const LumaImage& image, double turn) {
    const Look equal = equalised(image);
    if (turn == 0) return elected_equalised(linear_in(equal, kLines), image);
    const Look look = chained(equal, turned(equal.image, turn));
    const Found first = zxing::read_linear_code(look.image, true, kLines);
    return first.empty()
               ? first
               : mapped(elected_equalised(first, turned(image, turn).image), look.to_original);
}

Found sure_linear(const LumaImage& image, bool harder) {
    return elected(zxing::read_linear_code(image, harder, kLines), image);
}

Found every_linear(LumaImage image) {
    Found all;
    for (int round = 0; round < kMaxCodesInPicture; ++round) {
        const Found found = sure_linear(image, true);
        if (found.empty()) break;
        // What is left of a blanked code can look like another: that one must be seen twice.
        if (round > 0 && shares_a_half(all, found.front())) break;
        all.push_back(found.front());
        blank(image, found.front());
    }
    return all;
}

Found ean_lines(const LumaImage& image) {
    EanSearch search;
    search.directions = {0, 30, 60, 90, 120, 150};
    search.lines = 80;
    for (const auto& looks : kEanLooks) {
        search.looks = looks;
        Found found = read_ean_lines(image, search);
        if (!found.empty()) return found;
    }
    return {};
}

Found elected(const Found& candidates, const LumaImage& image) {
    Found all;
    for (const kiosk::ScannedText& candidate : candidates) {
        const std::vector<Vote> votes = election(candidate, image);
        if (is_elected(votes)) add_new(all, votes.front().found);
    }
    return all;
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
