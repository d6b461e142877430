// VAT inside shelf prices. Prices include VAT. A rate has effective dates, kept as a table
// (assets/data/tax-rates.tsv, or the shop's own tax-rates.tsv in its data folder): the 8 % cut of
// NQ 204/2025/QH15 ends on 2026-12-31, so a sale keeps the rate it used.
//
// The one rounding rule, kVatRule: a line's tax is taken out of its amount and rounded half up to
// the đồng, once, a line; its net is what is left; every sum (receipt, screen, day, centre, export)
// adds rounded lines up and is never rounded again. Plain values; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/money.h"

namespace kiosk {

inline constexpr std::string_view kVatRule = "vat-per-line-half-up";

// The rates of Vietnamese invoices. KCT: not subject to VAT; KKKNT: not declared.
enum class TaxRate { NotSubject, NotDeclared, Zero, Five, Eight, Ten };

// "KCT", "KKKNT", "0", "5", "8", "10".
std::string_view name_of(TaxRate rate);
std::optional<TaxRate> tax_rate_from(std::string_view name);
// Percent: 0, 5, 8, 10.
int percent_of(TaxRate rate);

// Which rate applies on a day to a product listed at a rate; made from rows of rate, from, until
// (days, inclusive, empty: no bound), applies, source. The first row that fits counts.
class TaxTable {
public:
    // The rates this program was made with; the file that travels with it says the same.
    TaxTable();
    // Nullopt where a row has not five columns, an unknown rate or a day that does not exist;
    // `bad_line` (when given) then says which.
    static std::optional<TaxTable> parse(std::string_view tsv, int* bad_line = nullptr);

    TaxRate rate_on(TaxRate listed, Date day) const;

private:
    struct Row {
        TaxRate listed{TaxRate::Eight};
        std::optional<Date> from, until;
        TaxRate applies{TaxRate::Eight};
    };
    std::vector<Row> rows_;
};

// By the table this program was made with: 8 becomes 10 after 2026-12-31.
TaxRate rate_on(TaxRate rate, Date day);
// The VAT inside an amount by kVatRule: amount × p ÷ (100 + p), half up.
Money tax_inside(Money amount, TaxRate rate);

}  // namespace kiosk
