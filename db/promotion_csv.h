// Price lists and promotions as a CSV file (RFC 4180, UTF-8 with or without BOM). Columns in any
// order: id, name, kind, products, group, producer, percent, amount, buy, get, starts, ends.
// `products` are product ids or codes, separated by spaces. `percent` may have two decimals.
// `starts` and `ends` are local: a day (2026-12-24; the end's day is still part of it) or a minute
// (2026-12-24 17:00; over at that minute). Pure; every bad cell is named before anything is stored.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/promotion.h"
#include "kiosk/core/result.h"

namespace db {

inline constexpr std::size_t kMostPromotions = 2'000;

struct PromotionsRead {
    std::vector<kiosk::Promotion> promotions;
    std::vector<kiosk::Problem> problems;  // field = "line 3, column amount"
};

// Answers the product of an id or a code; none: unknown to the catalogue.
using ProductFinder = std::function<std::optional<kiosk::ProductId>(const std::string&)>;

PromotionsRead read_promotions(std::string_view csv, const ProductFinder& find);
// One of them: `cell` answers a column's text, empty where there is none. A Problem's field is the
// column.
using PromotionCells = std::function<std::string(std::string_view column)>;
kiosk::Result<kiosk::Promotion> read_promotion(const PromotionCells& cell,
                                               const ProductFinder& find);
bool is_promotion_column(std::string_view column);
// Reading it back gives equal promotions.
std::string promotions_header();
std::string promotion_row(const kiosk::Promotion& promotion);

}  // namespace db
