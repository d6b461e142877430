// What an in-shop label says of a line: its weight or its price, before the catalogue's. The same
// at the till, for `ring` and for goods that come back without a receipt. Pure; any thread.
#pragma once

#include "kiosk/core/code.h"
#include "kiosk/core/sale.h"

namespace kiosk {

// A line of 2 with a label of 0.3 kg is 0.6 kg. Nothing changes where the code is no such label.
void apply_in_shop(const Code& code, SaleLine& line);
// One piece, or what the label weighs.
Quantity quantity_on(const Code& code);

}  // namespace kiosk
