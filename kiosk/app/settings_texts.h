// The settings as plain texts by key ("bank.account" → "0123456789"), for the journal of who
// changed them. How the screen looks and sounds is left out: anybody may change that, as often as
// they like; so is the password in the centre's address. Pure; any thread.
#pragma once

#include <map>
#include <string>

#include "kiosk/app/settings.h"

namespace kiosk::app {

std::map<std::string, std::string> settings_texts(const Settings& settings);

}  // namespace kiosk::app
