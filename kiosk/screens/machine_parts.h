// The parts of the screen of the shop and its machine, one file each. Private to machine*.cpp; the
// frame thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "kiosk/screens/goods_parts.h"

namespace kiosk::screens {

inline void wish_machine(const Ui& ui, decltype(MachineWish::wish) wish) {
    ui.wish(MachineWish{std::move(wish)});
}
std::string megabytes(std::int64_t bytes);
// What the last work came to; takes its height off the area.
void machine_outcome(Ui& ui, Rect& area);
// A sentence that something is well, or is not.
void machine_said(Ui& ui, Rect& area, std::string_view said, bool good);

// Joining the centre, and how the delivery goes.
void machine_centre(Ui& ui, Rect area);
// Disk, database, backups, devices: how they are, and what to do where they are not well.
void machine_health(Ui& ui, Rect area);

}  // namespace kiosk::screens
