// Moves, terms and sales for the tests of shelves and settlements.
#pragma once

#include <cassert>

#include "tests/db/shop_fixture.h"

namespace fixture {

inline kiosk::StockLine stock_line(const char* product, std::int64_t count, const char* lot = "",
                                   const char* best_before = "") {
    kiosk::StockLine line;
    line.product = kiosk::ProductId{product};
    line.quantity = kiosk::Quantity::pieces(count);
    line.lot = lot;
    line.best_before = kiosk::Date::parse(best_before);
    return line;
}

inline kiosk::StockMove stock_move(kiosk::MoveKind kind, std::vector<kiosk::StockLine> lines,
                                   const char* day = "2026-11-23") {
    kiosk::StockMove move;
    move.id = new_sale_id(kNoonMs);
    move.kind = kind;
    move.day = *kiosk::Date::parse(day);
    move.by = kiosk::StaffCode{"900"};
    move.lines = std::move(lines);
    return move;
}

// Some of one product by the piece, on that day; `lot` as its code said.
inline kiosk::Sale sale_of_product(const kiosk::Product& product, std::int64_t count,
                                   const char* day = "2026-11-23", const char* lot = "") {
    const std::int64_t at_ms = kiosk::Date::parse(day)->starts_at_ms() + 12 * 3'600'000;
    kiosk::Cart cart;
    cart.lines.push_back(
        *kiosk::line_for(product, kiosk::Quantity::pieces(count), "", *kiosk::Date::parse(day)));
    cart.lines.back().lot = lot;
    const auto totals = kiosk::price_cart(cart);
    auto settled =
        kiosk::settle(totals->total, {{kiosk::PaymentMethod::Cash, totals->total, ""}}, 0);
    return kiosk::make_sale(new_sale_id(at_ms), cart, *totals, std::move(settled).value(), at_ms,
                            *kiosk::Date::parse(day), kiosk::StaffCode{"101"}, "Hoa");
}

inline kiosk::Sale sale_of_honey(std::int64_t count, const char* day = "2026-11-23",
                                 const char* lot = "") {
    return sale_of_product(honey(), count, day, lot);
}

// So many of the sale's first line, on that day; broken: not back onto the shelf.
inline kiosk::Refund refund_of_honey(db::ShopStore& store, const std::string& number,
                                     std::int64_t count, const char* day = "2026-11-23",
                                     bool broken = false) {
    const auto found = store.returnable(std::string_view{number});
    assert(found);
    kiosk::Refund refund =
        kiosk::refund_of(found->sold.sale, found->before,
                         {{1, kiosk::Quantity::pieces(count), {}, !broken}}, {0, {}})
            .value();
    const kiosk::Date on = *kiosk::Date::parse(day);
    refund.id = new_sale_id(on.starts_at_ms());
    refund.sale_number = number;
    refund.business_date = on;
    refund.closed_at_ms = on.starts_at_ms() + 13 * 3'600'000;
    refund.cashier = kiosk::StaffCode{"101"};
    refund.reason = "Khách đổi ý";
    return refund;
}

inline kiosk::Terms consigned(std::int64_t percent) {
    kiosk::Terms terms;
    terms.commission_percent = percent * 100;
    return terms;
}

}  // namespace fixture
