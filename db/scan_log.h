// How often what was scanned, by hour: counters only, so it grows with the catalogue and not with
// the crowd, and is forgotten after thirteen months. Private to db; one thread at a time. add()
// needs a transaction under the writer lock.
#pragma once

#include <vector>

#include "db/database.h"
#include "kiosk/core/scan_count.h"

namespace db {

void add_scans(Database& database, const std::vector<kiosk::ScanCount>& scans);
// Both days included; at most `limit` products and unknown codes.
kiosk::ScanReport scan_report(Database& database, kiosk::Date from, kiosk::Date to,
                              std::size_t limit);

}  // namespace db
