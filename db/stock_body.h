// A stock move as the body of a journal entry of kind "stock_move", canonical: keys in this order,
// texts as they are, quantities in thousandths, days as YYYY-MM-DD or "". Version 2 has
// "deductible_vat" in its lines; a move without any is still written, and read, as version 1.
// Private to db; pure; any thread.
//
// {"v":1,"id":…,"kind":"receive","day":…,"by":"900","reason":"","note":…,"document":…,"shop":"",
//  "transfer":"","lines":[{"product_id":…,"name":…,"producer":…,"lot":…,"best_before":…,
//  "quantity":12000,"counted":0,"expected":0,"minimum":0,"consigned":true,"unit_cost":0}]}
#pragma once

#include <string>
#include <string_view>

#include "db/body_values.h"
#include "kiosk/core/stock.h"

namespace db {

std::string encode_move(const kiosk::StockMove& move);
// Refuses (field = the JSON path) another version, missing keys, wrong types, unknown names.
kiosk::Result<kiosk::StockMove> decode_move(std::string_view body);

body::Json stock_lines_json(const std::vector<kiosk::StockLine>& lines);
// Throws body::Unreadable.
std::vector<kiosk::StockLine> stock_lines_of(const body::Json& array);

}  // namespace db
