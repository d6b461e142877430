// The parts of the settings screen, one file each. Private to settings*.cpp; the frame thread.
#pragma once

#include <string_view>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {

// One line, name and value; nothing where the value is empty or there is no room.
void settings_fact(Ui& ui, Rect& area, Word name, std::string_view value);
// Which camera, how it stands, what it sees; and what any scanner read last.
void settings_devices(Ui& ui, Rect area);

// The receipt printer: which one, its state, when it prints; a test page and the drawer.
void settings_printer(Ui& ui, Rect area);
float settings_printer_height(const Ui& ui);

}  // namespace kiosk::screens
