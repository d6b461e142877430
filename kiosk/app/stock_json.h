// The JSON shapes of stock and settle: names are a promise, more fields may follow. Pure; any
// thread.
#pragma once

#include "kiosk/app/json_shapes.h"
#include "kiosk/core/settlement.h"
#include "kiosk/core/stock.h"

namespace kiosk::app {

Json json_of(const StockRow& row, Date today);
Json json_of(const StockMove& move);
Json json_of(const Transfer& transfer);
Json json_of(const ProducerAccount& account);
Json json_of(const Terms& terms);
Json json_of(const Statement& statement);
Json json_of(const ClosedPeriod& period);

}  // namespace kiosk::app
