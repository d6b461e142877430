// A day as people type it. Plain values; any thread.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/core/date.h"

namespace kiosk {

// "26/11/2026", "26/11/26", "6/1/2026", "26112026" or "2026-11-26"; nullopt for anything else.
std::optional<Date> date_from_text(std::string_view text);

}  // namespace kiosk
