// A day's totals: the same number on the kiosk, from the journal, and at the centre (CLI.md,
// "totals"). Plain values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/money.h"
#include "kiosk/core/result.h"
#include "kiosk/core/tax.h"

namespace kiosk {

struct TotalsRow {
    std::string key;
    std::string name;
    Quantity quantity;
    Money amount;
    friend bool operator==(const TotalsRow&, const TotalsRow&) = default;
};

enum class TotalsBy { Payment, Group, Product, Producer, Cashier, Stars, Place };
// What a person reads for a row of that table; names of goods and people stay as they are.
Text title_of(TotalsBy table, const TotalsRow& row);

struct TaxTotals {
    TaxRate rate{TaxRate::Eight};
    Money base;  // without VAT
    Money tax;
    friend bool operator==(const TaxTotals&, const TaxTotals&) = default;
};

// Refunds count against the day they were given on: `items`, the tables and the tax are sales less
// what came back, `refunded` is Σ of the refunds' amounts before cash rounding.
// Invariant: net = gross − discount − refunded + rounding, and net equals the sum of every by_…
// table and of the payments. Where cash was rounded, the tables that are sums of lines carry one
// row with key "rounding" (name "Làm tròn tiền mặt"), quantity 0, so that they add up too.
struct Totals {
    Date date;
    std::int64_t sales{0};
    std::int64_t refunds{0};
    Quantity items;
    Money gross, discount, refunded, rounding, net;
    std::vector<TaxTotals> tax;
    std::vector<TotalsRow> by_payment;
    std::array<Money, 24> by_hour{};
    std::vector<TotalsRow> by_group, by_product, by_producer, by_cashier, by_stars;
    friend bool operator==(const Totals&, const Totals&) = default;
};

}  // namespace kiosk
