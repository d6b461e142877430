// VAT inside shelf prices. Prices include VAT; a line's tax is taken out of its amount, rounded
// half up per line, and the day's tax is the sum of the lines' (no rounding of sums). A rate has
// effective dates: the 8 % cut of NQ 204/2025/QH15 ends on 2026-12-31, so the sale keeps the rate
// it used. Plain values; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/date.h"
#include "kiosk/core/money.h"

namespace kiosk {

// The rates of Vietnamese invoices. KCT: not subject to VAT; KKKNT: not declared.
enum class TaxRate { NotSubject, NotDeclared, Zero, Five, Eight, Ten };

// "KCT", "KKKNT", "0", "5", "8", "10".
std::string_view name_of(TaxRate rate);
std::optional<TaxRate> tax_rate_from(std::string_view name);
// Percent: 0, 5, 8, 10.
int percent_of(TaxRate rate);
// The rate in force on a day for a product listed at `rate`: 8 becomes 10 after 2026-12-31.
TaxRate rate_on(TaxRate rate, Date day);
// The VAT inside an amount: amount × p ÷ (100 + p), half up.
Money tax_inside(Money amount, TaxRate rate);

}  // namespace kiosk
