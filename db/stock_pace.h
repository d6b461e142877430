// How fast goods sell: of each product, what was sold in the last kPaceDays days, today included.
// The days before today are added up once and kept; a sale entered into them later, or a new day,
// makes them be read anew. Private to db; one thread at a time; call inside a snapshot.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "db/database.h"
#include "kiosk/core/sale.h"

namespace db {

using SoldQuantities = std::unordered_map<std::string, kiosk::Quantity>;  // by product

class StockPace {
public:
    explicit StockPace(Database& database) : database_{database} {}
    // Until the next call.
    const SoldQuantities& sold(kiosk::Date today);

private:
    void add(SoldQuantities& sums, kiosk::Date from, kiosk::Date until);
    bool has_news(kiosk::Date from, kiosk::Date until);

    Database& database_;
    std::optional<kiosk::Date> today_;  // of what is kept
    std::int64_t seen_seq_{0};
    SoldQuantities finished_, sums_;
};

}  // namespace db
