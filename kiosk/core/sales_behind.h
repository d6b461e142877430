// The sales behind a figure: which ones, in which order, a page at a time. Plain values; any
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/core/ids.h"
#include "kiosk/core/invoice_state.h"
#include "kiosk/core/money.h"
#include "kiosk/core/period.h"

namespace kiosk {

enum class SalesBy { All, Hour, Payment, Group, Product, Producer, Cashier, Stars, Place, Tax };
enum class SalesOrder { Newest, Oldest, Largest, Smallest };

struct SalesFilter {
    Period period;
    SalesBy by{SalesBy::All};
    std::string key{};      // of the totals' row; an hour: "14"
    std::string receipt{};  // part of a receipt's number asked for: its digits; empty: any
    friend bool operator==(const SalesFilter&, const SalesFilter&) = default;
};

struct SoldRow {
    SaleId id;
    std::string number;  // "K01-1-000123"
    std::int64_t closed_at_ms{0};
    std::string cashier;
    Quantity items;
    Money amount;  // payable; of a refund what was given back, negative
    bool refund{false};
    Date business_date{};
    std::int64_t seq{0};  // of the journal: the order of the books
    InvoiceState invoice{InvoiceState::Waiting};
    friend bool operator==(const SoldRow&, const SoldRow&) = default;
};

inline constexpr std::int64_t kMostCounted = 10'000;
struct SalesPage {
    std::vector<SoldRow> rows;
    std::int64_t total{0};          // counted to kMostCounted + 1 at most: nobody reads further
    bool there_may_be_more{false};  // older ones that were not counted
    friend bool operator==(const SalesPage&, const SalesPage&) = default;
};

}  // namespace kiosk
