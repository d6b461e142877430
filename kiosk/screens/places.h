// What a picture of the window shows: the screen and its part, "totals/products", "shift/count".
// For the list beside a script's pictures, so that a missing one is found. Plain values; any
// thread.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/view_state.h"

namespace kiosk::screens {

// The screen's name and its part; a dialog over it is its own: "till/held", "approval".
std::string place_in(const ViewState& view);
// Every one there is, in the order of kAllScreens.
std::vector<std::string> all_places();

}  // namespace kiosk::screens
