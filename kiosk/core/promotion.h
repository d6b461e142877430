// Price lists and promotions: what a shop takes off by itself, for whom and for how long.
//
// A price list sets a product's price for a time, up or down; it is no discount and is frozen when
// the line is scanned. Every other kind is a promotion: at most one a line, the best for the
// shopper over the whole cart, named on the receipt. A line keeps the promotions of the moment it
// was scanned and gains those that have begun since, until the cart is paid; a discount by hand is
// taken from what a promotion leaves. The order of the lines changes nothing, and of two equally
// good promotions the one with the smaller id counts. No promotion ever makes anything dearer or a
// line cost less than nothing. Plain values, pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/sale.h"

namespace kiosk {

enum class PromotionKind {
    PriceList,     // `amount` is the price of a unit while it lasts
    SpecialPrice,  // `amount` is the price of a unit, where it is lower
    Percent,       // `percent` off
    AmountOff,     // `amount` off every unit
    BuyGet,        // of each `buy` + `get` pieces the `get` cheapest are free
    Bundle         // one piece of each of `products` together for `amount`
};
inline constexpr PromotionKind kAllPromotionKinds[] = {
    PromotionKind::PriceList, PromotionKind::SpecialPrice, PromotionKind::Percent,
    PromotionKind::AmountOff, PromotionKind::BuyGet,       PromotionKind::Bundle};
// "price_list", "special_price", "percent", "amount_off", "buy_get", "bundle".
std::string_view name_of(PromotionKind kind);
std::optional<PromotionKind> promotion_kind_from(std::string_view name);

struct Promotion {
    std::string id;    // unique in the shop
    std::string name;  // on the receipt: "Tuần lễ cà phê −10 %"
    PromotionKind kind{PromotionKind::Percent};
    // Whom it is for; all that are set must fit, none set: everything. A bundle names its pieces
    // (a product twice: two of it); a price list names products.
    std::vector<ProductId> products{};
    std::optional<Group> group{};
    std::string producer{};
    std::int64_t percent{0};  // hundredths, 1…10000
    Money amount{};
    std::int64_t buy{0};
    std::int64_t get{0};
    std::int64_t starts_ms{0};  // 0: always has been
    std::int64_t ends_ms{0};    // the first moment it is over; 0: never
    friend bool operator==(const Promotion&, const Promotion&) = default;

    bool runs_at(std::int64_t at_ms) const {
        return at_ms >= starts_ms && (ends_ms == 0 || at_ms < ends_ms);
    }
};

// Refuses what cannot be meant: no id or name, a percentage beyond 100, a bundle of one piece, a
// price list without products, an end before its beginning. `field` is the CSV's column.
Status check_promotion(const Promotion& promotion);

// What one unit of the product costs at `at_ms`: by the price list that began last (the smaller id
// where two began together), else by the catalogue.
Money price_on(const Product& product, const std::vector<Promotion>& promotions,
               std::int64_t at_ms);

// Sets promotion and promotion_discount of every line, and nothing else.
void apply_promotions(Cart& cart, const std::vector<Promotion>& promotions, std::int64_t now_ms);

// Pieces given free when so many are bought on top of which they come: 7 bought, buy 3 get 1: 2.
std::int64_t gifts_for(std::int64_t bought, std::int64_t buy, std::int64_t get);

// Free pieces the shopper may still take for what is in the cart, to be said to the cashier.
struct MissingGift {
    std::string promotion;  // its name
    std::int64_t pieces{0};
    friend bool operator==(const MissingGift&, const MissingGift&) = default;
};
std::vector<MissingGift> missing_gifts(const Cart& cart, const std::vector<Promotion>& promotions,
                                       std::int64_t now_ms);

}  // namespace kiosk
