// One setting after the other, by its key in settings.toml, as a person types it on the screen:
// checked by the very rules of the file. Pure; any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/settings.h"

namespace kiosk::app {

// What a form shows of it: text as it is, "1" or "" for yes and no, a list with "; " between.
std::string shown_setting(const Settings& settings, const std::string& key);
// Refuses what the file would refuse, with the key as the Problem's field. What is not in the file
// (the bank's title, the tax rates) stays.
Result<Settings> with_setting(const Settings& settings, const std::string& key,
                              const std::string& typed);
// Every key of the file, in the order of the alphabet.
std::vector<std::string> setting_keys();

}  // namespace kiosk::app
