// The manager's hub as one table: a row is a tile that opens a screen, and the right it takes.
// A new manager's screen adds its row in manage_tiles.cpp; the hub, the way there and the check of
// the right (flow_ways.cpp) follow. Plain values; any thread.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "kiosk/core/rights.h"
#include "kiosk/screens/strings.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::screens {

struct ManageTile {
    ScreenName screen;
    Right right;
    Word title;
    Word about;  // what it is for, in half a line
    std::string_view icon;
};
std::span<const ManageTile> manage_tiles();

// What somebody must be allowed to open this screen; none: whoever is signed in may, or anybody.
std::optional<Right> right_for(ScreenName screen);
// Reached through the hub: Escape and the arrow lead back to it.
bool is_managers(ScreenName screen);

}  // namespace kiosk::screens
