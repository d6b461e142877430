// A day's totals in three runs through neighbouring rows: lines by item, sales by cashier and hour,
// payments by method; the rest is added up here. Private to db; one thread at a time.
//
// Order of rows: payments cash, transfer, card; groups as in kAllGroups; stars from five down, then
// "none"; products, producers and cashiers by amount, largest first, then key. Rows of nothing are
// left out. The row "rounding" comes last, where the day's rounding is not zero.
#pragma once

#include "db/database.h"
#include "kiosk/core/totals.h"

namespace db {

kiosk::Totals totals_of_day(Database& database, kiosk::Date date);

}  // namespace db
