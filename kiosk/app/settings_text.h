// settings.toml as text and as its parts: every key in its order with what it is for, one key
// changed, and a file people have written in changed no further than needed. Private to settings*
// and flow_machine*; any thread.
#pragma once

#include <toml++/toml.h>

#include <map>
#include <string>

#include "kiosk/app/settings.h"

namespace kiosk::app {

// Throws Refusal (settings_section.h).
Settings read_settings(const toml::table& table);
// The whole file, every key explained.
std::string settings_text(const Settings& settings);
// "till.lock_after_seconds" → "120", as it stands in the file, quotation marks and all.
std::map<std::string, std::string> values_in(const std::string& text);
// `file` with what differs between the two, everything else as it was. `file` must be readable.
std::string changed_file(const std::string& file, const Settings& before, const Settings& after);

}  // namespace kiosk::app
