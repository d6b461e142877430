// Who, then the PIN: the sign-in screen, the locked till and a supervisor's leave share it. Which
// digits were typed never comes here. Private to screens; the frame thread.
#pragma once

#include "kiosk/screens/ui.h"

namespace kiosk::screens {

// The people as rows to touch, one above the other, under `question`.
void door_people(Ui& ui, Rect area, const LoginView& view, Word question);
// Dots, keypad, what went wrong, and the button named `action`. Takes digits, Backspace and Enter.
void door_pin(Ui& ui, Rect area, const LoginView& view, Word action);
// The locked till, and the step that waits for somebody's PIN; drawn over everything else.
void lock_overlay(Ui& ui);
void approval_overlay(Ui& ui);

}  // namespace kiosk::screens
