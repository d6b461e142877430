// What the kiosk answers by ear, and who may close it: small rules of the application that need
// neither a window nor a loudspeaker. Pure functions; any thread.
#pragma once

#include <optional>

#include "kiosk/app/flow.h"

namespace kiosk::app {

enum class Earcon { Read, Unknown, Warning };

// What an event sounds like; `after`: what is on the screen once the flow has answered it. Nothing
// where sound is switched off, and nothing for what only echoes a scan.
std::optional<Earcon> earcon_for(const Event& event, const screens::ViewState& after);

// Whether a wish of the desktop to close the window counts. A window among others closes like any
// other; the fullscreen kiosk only while a manager is signed in.
bool may_close(const screens::ViewState& view, bool fullscreen);

}  // namespace kiosk::app
