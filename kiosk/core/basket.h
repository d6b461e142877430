// What a shopper gathered while walking: products and how many, without a price, because the till
// takes today's. A basket is kept under a short number that the till finds it by. Plain values; any
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"
#include "kiosk/core/product.h"

namespace kiosk {

inline constexpr std::size_t kMostBasketLines = 50;
inline constexpr std::int64_t kMostBasketPieces = 99;  // of a product

struct BasketLine {
    Product product;
    Quantity quantity{Quantity::pieces(1)};
    friend bool operator==(const BasketLine&, const BasketLine&) = default;
};
// quantity × price.
Money amount_of(const BasketLine& line);

enum class BasketState { Open, Used, Expired, Unknown };

// As the till finds it: products and prices of now.
struct Basket {
    std::string number;  // "417"
    BasketState state{BasketState::Unknown};
    std::int64_t at_ms{0};  // made, or used
    std::vector<BasketLine> lines;
    std::vector<std::string> gone;  // names of products the catalogue no longer has
    friend bool operator==(const Basket&, const Basket&) = default;
};

}  // namespace kiosk
