// Element strings whose separators a keyboard scanner lost: the part of gs1.h that finds where a
// text of no fixed length ends from what comes after it.
#include <algorithm>
#include <utility>
#include <vector>

#include "kiosk/core/gs1.h"
#include "kiosk/core/gs1_identifiers.h"

namespace kiosk::gs1 {
namespace {

constexpr std::size_t kLongestText = 256;  // no linear code and few labels hold more
constexpr int kMostTries = 20'000;
constexpr std::size_t kMostReadings = 64;

// What stands behind a lot or a serial number on goods; others would find themselves anywhere.
bool may_follow(std::string_view ai) {
    for (const std::string_view one : {"10", "11", "13", "15", "17", "21", "30", "37"}) {
        if (ai == one) return true;
    }
    return ai.starts_with("310") || ai.starts_with("392");
}

// A day of goods on a shelf: digits of a lot are rarely one behind the number of a date.
bool is_likely_date(std::string_view ai, std::string_view value) {
    const Identifier* const known = identifier(ai);
    return known != nullptr && known->proof == Proof::Date && value >= "100000" && value < "500000";
}

struct Reading {
    std::vector<std::pair<std::string_view, std::string_view>> elements;
    std::size_t dates{0};
};

class Search {
public:
    std::vector<Reading> readings(std::string_view text) {
        go_on(text);
        return std::move(found_);
    }

private:
    bool is_new(std::string_view ai) const {
        return std::none_of(now_.elements.begin(), now_.elements.end(),
                            [&](const auto& one) { return one.first == ai; });
    }

    void take(std::string_view ai, std::string_view value, std::string_view rest) {
        if (refuse_value(ai, value)) return;
        const bool date = is_likely_date(ai, value);
        now_.elements.emplace_back(ai, value);
        now_.dates += date ? 1 : 0;
        go_on(rest);
        now_.dates -= date ? 1 : 0;
        now_.elements.pop_back();
    }

    void go_on(std::string_view text) {
        if (++tries_ > kMostTries || found_.size() >= kMostReadings) return;
        if (text.empty()) {
            found_.push_back(now_);
            return;
        }
        const auto length = identifier_length(text);
        if (!length || !is_new(text.substr(0, *length))) return;
        const std::string_view ai = text.substr(0, *length);
        text.remove_prefix(*length);
        const Identifier& known = *identifier(ai);
        if (known.fixed_length()) {
            if (text.size() >= known.longest) {
                take(ai, text.substr(0, known.longest), text.substr(known.longest));
            }
            return;
        }
        take(ai, text, {});
        for (std::size_t size = known.shortest; size <= known.longest && size < text.size();
             ++size) {
            const std::string_view rest = text.substr(size);
            const auto next = identifier_length(rest);
            if (next && may_follow(rest.substr(0, *next))) take(ai, text.substr(0, size), rest);
        }
    }

    Reading now_;
    std::vector<Reading> found_;
    int tries_{0};
};

}  // namespace

Result<Elements> parse_typed_element_string(std::string_view text) {
    Result<Elements> as_it_is = parse_element_string(text);
    const bool may_have_lost = text.size() <= kLongestText && text.front() != '(' &&
                               text.find('\x1D') == std::string_view::npos;
    if (!may_have_lost) return as_it_is;
    std::vector<Reading> readings = Search{}.readings(text);
    if (readings.empty()) return as_it_is;
    // More dates, then fewer parts; of two that are as good neither is known.
    const auto better = [](const Reading& a, const Reading& b) {
        return a.dates != b.dates ? a.dates > b.dates : a.elements.size() < b.elements.size();
    };
    std::stable_sort(readings.begin(), readings.end(), better);
    const Reading best = readings.front();
    std::erase_if(readings, [&](const Reading& one) { return better(best, one); });
    Elements elements;
    for (const auto& [ai, value] : best.elements) {
        const bool agreed = std::all_of(readings.begin(), readings.end(), [&](const Reading& one) {
            return std::find(one.elements.begin(), one.elements.end(), std::pair{ai, value}) !=
                   one.elements.end();
        });
        if (agreed) elements.values.emplace(ai, value);
    }
    return elements;
}

}  // namespace kiosk::gs1
