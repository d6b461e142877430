// What `refund`, `refund_line` and `refund_payment` hold of a journal entry of kind "refund":
// written in the entry's transaction, compared with it by verify. Private to db; one thread at a
// time.
#pragma once

#include <optional>

#include "db/database.h"
#include "db/refund_body.h"
#include "db/stock_projection.h"

namespace db {

void project_refund(Database& database, std::int64_t seq, const RefundBody& body);

// What does not fit between the entry and its rows, in words; nothing where all fits. `costs`: of
// its lines, as the journal has them.
std::optional<kiosk::Text> compare_projection(Database& database, std::int64_t seq,
                                              const RefundBody& body, const LineCosts& costs);

}  // namespace db
