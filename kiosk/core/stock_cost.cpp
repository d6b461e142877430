#include "kiosk/core/stock_cost.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr std::int64_t kParts = 1'000;  // thousandths of a đồng, and of a piece

UnitCost average(Money value, Quantity quantity) {
    return value.share(kParts * kParts, quantity.thousandths(), Rounding::HalfUp).dong();
}

}  // namespace

Money cost_of(Quantity quantity, UnitCost unit) {
    return Money::from_dong(unit).share(quantity.thousandths(), kParts * kParts, Rounding::HalfUp);
}

UnitCost unit_cost_of(Money one) { return one.share(kParts, 1, Rounding::HalfUp).dong(); }

Money whole_cost(UnitCost unit) {
    return Money::from_dong(unit).share(1, kParts, Rounding::HalfUp);
}

ShelfCost cost_as_told(Quantity on_hand, UnitCost unit) {
    return {cost_of(std::max(on_hand, Quantity{}), unit), unit};
}

ShelfCost cost_after_in(Quantity on_hand, const ShelfCost& row, Quantity quantity,
                        std::optional<Money> cost, std::optional<UnitCost> usual) {
    const std::optional<UnitCost> own = row.unit ? row.unit : usual;
    if (!cost && !own) return {};
    const Money brought = cost ? *cost : cost_of(quantity, *own);
    const Quantity now = on_hand + quantity;
    if (!row.unit) return cost_as_told(now, average(brought, quantity));
    if (on_hand > Quantity{}) {
        const Money value = row.value + brought;
        return {value, average(value, now)};
    }
    // What was sold below nothing has had its cost; what is left of the delivery keeps its own.
    const std::int64_t left = std::max(now, Quantity{}).thousandths();
    return {brought.share(left, quantity.thousandths(), Rounding::HalfUp),
            average(brought, quantity)};
}

TakenCost cost_after_out(Quantity on_hand, const ShelfCost& row, Quantity quantity,
                         std::optional<UnitCost> usual) {
    ShelfCost from = row;
    if (!from.unit && usual) from = cost_as_told(on_hand, *usual);
    if (!from.unit) return {};
    if (on_hand <= Quantity{}) return {cost_of(quantity, *from.unit), from};
    if (quantity < on_hand) {
        const Money part =
            from.value.share(quantity.thousandths(), on_hand.thousandths(), Rounding::HalfUp);
        return {part, {from.value - part, from.unit}};
    }
    return {from.value + cost_of(quantity - on_hand, *from.unit), {Money{}, from.unit}};
}

Money cost_of_return(Quantity sold, Money cost, Quantity before, Money cost_before,
                     Quantity quantity) {
    const Quantity all = before + quantity;
    return cost.share(all.thousandths(), sold.thousandths(), Rounding::HalfUp) - cost_before;
}

}  // namespace kiosk
