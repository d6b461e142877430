// The log of what people did, read from the journal. An entry that cannot be read is left out: to
// say so is `verify`'s. Private to db; one thread at a time; faults are the database's own.
#pragma once

#include <cstddef>

#include "db/database.h"
#include "kiosk/core/log.h"

namespace db {

// So many entries are looked at for one page; those before them are reached by a shorter time.
inline constexpr std::size_t kMostLogLooked = 50'000;

kiosk::LogPage read_log(Database& database, const kiosk::LogFilter& filter, std::size_t limit,
                        std::size_t offset);

}  // namespace db
