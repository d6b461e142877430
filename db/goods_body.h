// Entries of kind "goods_change", version 1. Private to db; pure; any thread.
//
// {"v":1,"at_ms":…,"by":"900","act":"edit","starts_ms":0,"items":[{"product_id":"p1","lot":"",
// "fields":[{"field":"price","before":"125000","after":"130000"}]}]}
//
// `act` as kiosk::GoodsAct names it. `starts_ms` is of planned prices: plan_price and cancel_price
// tell a price that waits (empty: none), price_began what it made of the product's price.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/goods_change.h"

namespace db {

struct GoodsItem {
    kiosk::ProductId product;
    std::string lot;
    std::vector<kiosk::FieldChange> fields;
};

struct GoodsEntry {
    std::int64_t at_ms{0};
    std::string by;
    kiosk::GoodsAct act{kiosk::GoodsAct::Edit};
    std::int64_t starts_ms{0};
    std::vector<GoodsItem> items;
};

std::string encode_goods(const GoodsEntry& entry);
// nullopt: it cannot be read.
std::optional<GoodsEntry> decode_goods(std::string_view body);
// One for each field, in their order.
std::vector<kiosk::GoodsChange> rows_of(const GoodsEntry& entry, std::int64_t seq);

}  // namespace db
