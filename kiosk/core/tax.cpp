#include "kiosk/core/tax.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace kiosk {
namespace {

struct RateFacts {
    TaxRate rate;
    std::string_view name;
    int percent;
};

constexpr std::array<RateFacts, 6> kRates{{{TaxRate::NotSubject, "KCT", 0},
                                           {TaxRate::NotDeclared, "KKKNT", 0},
                                           {TaxRate::Zero, "0", 0},
                                           {TaxRate::Five, "5", 5},
                                           {TaxRate::Eight, "8", 8},
                                           {TaxRate::Ten, "10", 10}}};

const RateFacts& facts_of(TaxRate rate) {
    const auto index = static_cast<std::size_t>(rate);
    assert(index < kRates.size() && kRates[index].rate == rate);
    return kRates[index];
}

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    for (;;) {
        const std::size_t tab = line.find('\t');
        cells.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return cells;
        line.remove_prefix(tab + 1);
    }
}

}  // namespace

std::string_view name_of(TaxRate rate) { return facts_of(rate).name; }

std::optional<TaxRate> tax_rate_from(std::string_view name) {
    for (const RateFacts& facts : kRates) {
        if (facts.name == name) return facts.rate;
    }
    return std::nullopt;
}

int percent_of(TaxRate rate) { return facts_of(rate).percent; }

TaxTable::TaxTable() {
    // NQ 204/2025/QH15: the cut from 10 % to 8 % ends with this day.
    const Date last_day_of_cut = *Date::from_ymd(2026, 12, 31);
    rows_ = {{TaxRate::Eight, std::nullopt, last_day_of_cut, TaxRate::Eight},
             {TaxRate::Eight, last_day_of_cut.plus_days(1), std::nullopt, TaxRate::Ten}};
}

std::optional<TaxTable> TaxTable::parse(std::string_view tsv, int* bad_line) {
    TaxTable table;
    table.rows_.clear();
    int number = 0;
    for (std::size_t at = 0; at < tsv.size();) {
        const std::size_t end = std::min(tsv.find('\n', at), tsv.size());
        std::string_view line = tsv.substr(at, end - at);
        at = end + 1;
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (number == 1 || line.empty() || line.front() == '#') continue;  // the header
        const std::vector<std::string_view> cells = cells_of(line);
        if (bad_line != nullptr) *bad_line = number;
        if (cells.size() != 5) return std::nullopt;
        const auto listed = tax_rate_from(cells[0]), applies = tax_rate_from(cells[3]);
        const auto from = Date::parse(cells[1]), until = Date::parse(cells[2]);
        const bool fits =
            listed && applies && (from || cells[1].empty()) && (until || cells[2].empty());
        if (!fits) return std::nullopt;
        table.rows_.push_back({*listed, from, until, *applies});
    }
    return table;
}

TaxRate TaxTable::rate_on(TaxRate listed, Date day) const {
    for (const Row& row : rows_) {
        const bool fits = row.listed == listed && (!row.from || day >= *row.from) &&
                          (!row.until || day <= *row.until);
        if (fits) return row.applies;
    }
    return listed;
}

TaxRate rate_on(TaxRate rate, Date day) {
    static const TaxTable kKnown;
    return kKnown.rate_on(rate, day);
}

Money tax_inside(Money amount, TaxRate rate) {
    const int percent = percent_of(rate);
    return amount.share(percent, 100 + percent, Rounding::HalfUp);
}

}  // namespace kiosk
