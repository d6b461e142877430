// A month at a station's showroom, made up: so that a manager's screen is alive on the first day.
//
// Pure and repeatable: a day's sales depend on nothing but the catalogue, the people and the date,
// so the same date gives the same sales, to the đồng and to the id, whenever it is asked. Made
// through the same rules as real sales (line_for, price_cart, settle). Any thread.
#pragma once

#include <vector>

#include "kiosk/core/product.h"
#include "kiosk/core/sale.h"
#include "kiosk/core/staff.h"

namespace kiosk::app {

// Cash is rounded to this many đồng in the demonstration (small notes are rare).
inline constexpr std::int64_t kDemonstrationCashRounding = 500;

// The sales of one day in order of time, 25 to 60 of them between 07:00 and 20:30, more at
// weekends. `products` and `staff` must not be empty; products without a price are never sold.
std::vector<Sale> demonstration_day(const std::vector<Product>& products,
                                    const std::vector<Staff>& staff, Date day);

}  // namespace kiosk::app
