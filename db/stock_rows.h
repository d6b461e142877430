// How a stock move stands in its tables: the same values are bound by who writes them and by who
// compares them. Private to stock_projection.cpp and stock_check.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "db/database.h"
#include "kiosk/core/stock.h"

namespace db {

inline std::optional<std::string> iso(const std::optional<kiosk::Date>& date) {
    return date ? std::optional{date->iso()} : std::nullopt;
}

inline void bind_move(Query& query, std::int64_t seq, const kiosk::StockMove& move) {
    std::optional<Query::Blob> transfer;
    if (move.transfer) transfer = blob_of(*move.transfer);
    query.with(seq, blob_of(move.id), name_of(move.kind), day_number(move.day), move.by.text(),
               name_of(move.reason), move.note, move.document, move.shop, transfer);
}

inline void bind_line(Query& query, std::int64_t day, std::int64_t seq, std::int64_t n,
                      const kiosk::StockLine& line) {
    query.with(day, seq, n, line.product.text(), line.name, line.producer, line.lot,
               iso(line.best_before), line.quantity.thousandths(), line.counted.thousandths(),
               line.expected.thousandths(), line.minimum.thousandths(), line.consigned,
               line.unit_cost, line.deductible_vat, line.given);
}

}  // namespace db
