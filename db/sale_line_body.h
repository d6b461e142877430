// A line as it stands in the bodies of sales and of carts that wait. Version 2 has lot, serial,
// promotion and what explains a discount; version 1 has none of them and stays readable. Private to
// db; pure; any thread.
#pragma once

#include <string>

#include "db/body_values.h"
#include "kiosk/core/sale.h"

namespace db {

body::Json line_json(std::size_t number, const kiosk::SaleLine& line);
// What was sold and for how much, as sales and refunds write it alike (without lot and serial).
void read_goods(const body::Json& json, const std::string& at, kiosk::SaleLine& line);
// Both throw body::Unreadable, its field beginning with `at`.
kiosk::SaleLine line_of(const body::Json& json, std::int64_t version, const std::string& at);

}  // namespace db
