#include "kiosk/core/tax.h"

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

}  // namespace

std::string_view name_of(TaxRate rate) { return facts_of(rate).name; }

std::optional<TaxRate> tax_rate_from(std::string_view name) {
    for (const RateFacts& facts : kRates) {
        if (facts.name == name) return facts.rate;
    }
    return std::nullopt;
}

int percent_of(TaxRate rate) { return facts_of(rate).percent; }

TaxRate rate_on(TaxRate rate, Date day) {
    // NQ 204/2025/QH15: the cut from 10 % to 8 % ends with this day.
    static const Date kLastDayOfCut = *Date::from_ymd(2026, 12, 31);
    return rate == TaxRate::Eight && day > kLastDayOfCut ? TaxRate::Ten : rate;
}

Money tax_inside(Money amount, TaxRate rate) {
    const int percent = percent_of(rate);
    return amount.share(percent, 100 + percent, Rounding::HalfUp);
}

}  // namespace kiosk
