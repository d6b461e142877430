// The one gapless sequence of receipt numbers within an epoch: sales and refunds share it. Private
// to db; needs a transaction under the writer lock.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "db/database.h"

namespace db {

std::int64_t next_receipt(Database& database);

// The first 8 hex digits of an entry's hash, as receipts show it.
std::string short_form(std::string_view hash);

}  // namespace db
