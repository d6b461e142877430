// What goods cost the shop: the value of its shelves, and the cost of what is sold.
//
// The rule (VAS 02 "Hàng tồn kho", QĐ 149/2001/QĐ-BTC). Paragraph 13 names the methods a shop may
// choose from; one is kept for good, as paragraph 07 of VAS 01 (consistency) wants it:
//
// - Specific identification (paragraph 14, "tính theo giá đích danh") by lot: each lot on the
//   shelves has a value of its own, and a sale costs what the lot costs that the books take it
//   from (stock.h says which).
// - Within a row of the shelves (a lot delivered more than once, goods without a lot) the weighted
//   average after each delivery (paragraph 15, "bình quân gia quyền … mỗi khi nhập một lô hàng
//   về"). Not first in, first out: without a lot nobody knows which piece was sold, so an order of
//   deliveries would be made up, and goods that come back would have to be put into a layer that
//   is gone. The average needs neither, and is known in the moment of the sale.
//
// The cost of a line is fixed in its sale's transaction; no later delivery changes a past day.
// What comes back onto the shelf brings back the cost it was sold for. What comes back broken does
// not: the goods are gone, and their loss is a cost of the period (paragraph 24).
//
// Goods whose own cost was not told take the latest one told of the product (a provisional price,
// as for goods that come before their bill); where nobody ever told one, the cost is unknown, which
// is said, never taken for 0. Below nothing, goods cost what the last ones did; what a delivery
// brings afterwards has its own cost. The sums are exact: what was delivered is what was sold and
// what is there, to the đồng, except for goods sold below nothing.
//
// A cost is what a delivery says one piece costs, as it is owed to the producer; VAT in it that
// the shop gets back from the state is no cost (paragraph 06): StockLine::deductible_vat.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/core/money.h"

namespace kiosk {

// A cost of one, in thousandths of a đồng: an average is no whole number of đồng.
using UnitCost = std::int64_t;

// Of one row of the shelves.
struct ShelfCost {
    Money value;                   // of what is on hand; 0 at or below nothing and where unknown
    std::optional<UnitCost> unit;  // of one; none: nobody said
    friend bool operator==(const ShelfCost&, const ShelfCost&) = default;
};

// Of `quantity` at `unit`, half up.
Money cost_of(Quantity quantity, UnitCost unit);
UnitCost unit_cost_of(Money one);
// To the đồng, half up: what people read.
Money whole_cost(UnitCost unit);

// `quantity` (> 0) comes onto a row of `on_hand` for `cost` in all; none: for what its own or the
// `usual` goods cost. Goods that were there without a cost take this one. Answers the row's cost.
ShelfCost cost_after_in(Quantity on_hand, const ShelfCost& row, Quantity quantity,
                        std::optional<Money> cost, std::optional<UnitCost> usual);

struct TakenCost {
    std::optional<Money> cost;  // of what was taken; none: unknown
    ShelfCost left;
};
// `quantity` (> 0) leaves a row of `on_hand`.
TakenCost cost_after_out(Quantity on_hand, const ShelfCost& row, Quantity quantity,
                         std::optional<UnitCost> usual);

// Somebody says what one of a row costs, from now on.
ShelfCost cost_as_told(Quantity on_hand, UnitCost unit);

// What a part that comes back was sold for: `before` of `sold` had come back already, at
// `cost_before`. All of it, in whatever parts, brings back exactly `cost`.
Money cost_of_return(Quantity sold, Money cost, Quantity before, Money cost_before,
                     Quantity quantity);

}  // namespace kiosk
