// The product as it was when it was sold; lines of sales and refunds share its row. Private to db;
// one thread at a time.
#pragma once

#include <cstdint>
#include <optional>

#include "db/database.h"
#include "kiosk/core/sale.h"

namespace db {

std::optional<std::int64_t> find_sold_item(Database& database, const kiosk::SaleLine& line);
// Makes it where it is not there yet; needs a transaction.
std::int64_t sold_item_for(Database& database, const kiosk::SaleLine& line);

}  // namespace db
