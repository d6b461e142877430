// The parts of the shift's screen. Private to screens; the frame thread, inside a frame.
#pragma once

#include "kiosk/screens/chrome.h"

namespace kiosk::screens::shift {

// Opening and closing: how many of each note, with a keypad beside.
void count_part(Ui& ui, Rect area);
// Cash in or out: amount and reason.
void cash_part(Ui& ui, Rect area);
// Counted against expected, with the note; and the closed shift's report.
void difference_part(Ui& ui, Rect area);
void closed_part(Ui& ui, Rect area);

// Digits typed or touched; answers the new text.
std::optional<std::string> typed_digits(Ui& ui, const std::string& text, std::size_t most);
std::string grouped(const std::string& digits);  // "1.250.000"
// The part's two buttons: away at the left, the main action at the right, with their keys.
void foot(Ui& ui, Rect& area, const ButtonSpec& away, const Intent& away_wish,
          const ButtonSpec& main_action);

}  // namespace kiosk::screens::shift
