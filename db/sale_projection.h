// What `sale`, `sale_line` and `payment` hold of a journal entry of kind "sale": written in the
// entry's transaction, compared with it by verify. Private to db; one thread at a time.
#pragma once

#include <optional>

#include "db/database.h"
#include "db/sale_body.h"
#include "db/stock_projection.h"

namespace db {

void project_sale(Database& database, std::int64_t seq, const SaleBody& body);

// What does not fit between the entry and its rows, in words; nothing where all fits. `costs`: of
// its lines, as the journal has them.
std::optional<kiosk::Text> compare_projection(Database& database, std::int64_t seq,
                                              const SaleBody& body, const LineCosts& costs);

}  // namespace db
