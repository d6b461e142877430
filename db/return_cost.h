// What goods that come back were sold for (kiosk/core/stock_cost.h). Private to db; one thread at a
// time.
#pragma once

#include <cstdint>
#include <optional>

#include "db/database.h"
#include "kiosk/core/refund.h"

namespace db {

struct SoldFor {
    bool known_here{false};            // the sale is this till's
    std::optional<kiosk::Money> cost;  // of what comes back; none: it was not known then
};
// Of line `n` of a refund of entry `seq`, after those before it; `item` as it was sold.
SoldFor sold_for(Database& database, const kiosk::Refund& refund, std::int64_t item,
                 std::int64_t seq, std::int64_t n);

}  // namespace db
