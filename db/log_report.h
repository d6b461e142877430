// The log of what people did, read from the journal a piece at a time, so that a sale never waits
// behind a search. An entry that cannot be read is left out: to say so is `verify`'s. Private to
// db; one thread at a time; faults are the database's own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "db/database.h"
#include "kiosk/core/log.h"

namespace db {

// So many entries are looked at for one piece: some ten milliseconds on a cheap PC.
inline constexpr std::size_t kLogLooked = 200;
// … and, where few of them fit, so many are passed over.
inline constexpr std::size_t kLogPassed = 4'000;

// At most `rows` records of entries before `below` (0: from the newest).
kiosk::LogPiece read_log(Database& database, const kiosk::LogFilter& filter, std::int64_t below,
                         std::size_t rows);
// nullopt: there is no such entry, or the log does not show it.
std::optional<kiosk::LogDetail> read_log_entry(Database& database, std::int64_t seq);

}  // namespace db
