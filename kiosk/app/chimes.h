// What the kiosk answers by ear, and who may close it: small rules of the application that need
// neither a window nor a loudspeaker. Pure functions; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/app/flow.h"

namespace kiosk::app {

enum class Earcon { Read, Unknown, Warning };

// What an event sounds like; `after`: what is on the screen once the flow has answered it. Nothing
// where sound is switched off, and nothing for what only echoes a scan.
std::optional<Earcon> earcon_for(const Event& event, const screens::ViewState& after);

// Whether a wish of the desktop to close the window counts. A window among others closes like any
// other; the fullscreen kiosk only while a manager is signed in.
bool may_close(const screens::ViewState& view, bool fullscreen);

// Whether a key that is held down counts again: a letter and a step do, what acts does not (Enter,
// Escape, Delete, F9 …). A held Enter takes the money once, and the change stays on the screen.
bool counts_again(std::string_view key);

}  // namespace kiosk::app
