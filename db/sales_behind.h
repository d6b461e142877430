// The sales behind a figure, in pages: rows of `sale`, narrowed by what the figure was made of.
// Three years are one run through an index, by amount too (sales_by_amount.h). Private to db; one
// thread at a time.
#pragma once

#include "db/database.h"
#include "db/sales_by_amount.h"

namespace db {

kiosk::SalesPage sales_behind(Database& database, const kiosk::SalesFilter& filter,
                              kiosk::SalesOrder order, std::size_t offset, std::size_t limit,
                              std::int64_t few = kFew);

}  // namespace db
