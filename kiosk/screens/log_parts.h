// The log's list and one entry of it in full. Private to screens; the frame thread.
#pragma once

#include "kiosk/core/log.h"
#include "kiosk/screens/ui.h"

namespace kiosk::screens {

Tone tone_of(LogKind kind);
void draw_log_entry(Ui& ui, Rect area);

}  // namespace kiosk::screens
