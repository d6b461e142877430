// Starts SDL's video where somebody can see it. SDL alone would also take a driver that shows
// nothing, and the kiosk would run unseen; $SDL_VIDEODRIVER still chooses any. Frame thread.
#pragma once

#include <string>

#include "kiosk/core/result.h"

namespace platform {

// Refuses (Problem) where there is neither X, Wayland nor KMS.
kiosk::Status start_video();
// What a person is told where a window could not be opened.
kiosk::Problem no_window(const std::string& reason);

}  // namespace platform
