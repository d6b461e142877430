// What a period earned: the gross margin of goods bought outright and the commission of consigned
// ones. Plain values; pure; any thread.
//
// Net sales (totals.h) are what shoppers paid, VAT included. Margin is reckoned without VAT, which
// is the state's and no revenue (VAS 14, paragraph 03: only what raises the shop's own capital is
// revenue): revenue = amount − the VAT inside it, at the rate each line was sold at (0 for a shop
// on the direct method, whose lines carry none). The cost is as stock_cost.h says. Cash rounding
// belongs to no goods and is in no margin. Consigned goods are the producer's: of them the shop
// earns its commission alone (settlement.h, the same rule and rounding as a statement of the same
// days), whatever a delivery said.
//
// Goods bought outright whose cost nobody told are in no margin; their revenue stands apart, and
// how many they are is said.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "kiosk/core/money.h"
#include "kiosk/core/result.h"

namespace kiosk {

inline constexpr std::int64_t kBoughtOutright = -1;

// One kind of goods as they were sold, under one agreement; returns are taken off.
struct MarginLine {
    std::int64_t item{0};  // of the store: product, group, producer and stars as they were
    std::int64_t percent{kBoughtOutright};  // else its commission, in hundredths of a per cent
    std::string product{}, group{}, producer{}, stars{}, place{};  // keys of the totals' tables
    Money consigned{};                                             // paid, VAT included
    Money revenue{}, cost{};                                       // bought, with a known cost
    Money uncosted{};  // bought, revenue without a known cost
    Quantity uncosted_items{};
    void add(const MarginLine& more);  // its figures
    friend bool operator==(const MarginLine&, const MarginLine&) = default;
};

// Of a row of a table, or of everything.
struct Margin {
    Money revenue, cost;             // bought outright, without VAT
    Money consigned, commission;     // what was paid, and what of it stays
    Money uncosted;                  // in no margin
    std::int64_t goods{0};           // products in it
    std::int64_t uncosted_goods{0};  // products with something uncosted
    Money gross() const { return revenue - cost + commission; }
    friend bool operator==(const Margin&, const Margin&) = default;
};

struct Margins {
    Margin whole;
    using ByKey = std::unordered_map<std::string, Margin>;
    ByKey groups, products, producers, stars, places;
    friend bool operator==(const Margins&, const Margins&) = default;
};
Margins margins_of(std::span<const MarginLine> lines);

// "giá vốn chưa biết của 3 mặt hàng"; empty where all are known.
Text uncosted_words(const Margin& margin);

}  // namespace kiosk
