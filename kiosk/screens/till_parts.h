// The parts of the till's screen, one file each. Private to this room; frame thread, inside a
// frame.
#pragma once

#include "kiosk/screens/chrome.h"

namespace kiosk::screens::till {

// One more or one less, never below nothing.
Quantity stepped(const SaleLine& line, std::int64_t by);
void cart_card(Ui& ui, Rect rect);
// The keys of what can be done with the cart as a whole.
void action_keys(Ui& ui);
// Carts that wait, over the till.
void held_list(Ui& ui, Rect area);

}  // namespace kiosk::screens::till
