// [rights] of settings.toml: which role holds a right at the least, where the shop has it other
// than kiosk/core/rights.h. Private to settings.cpp; any thread.
#pragma once

#include <ostream>

#include "kiosk/app/settings.h"
#include "kiosk/app/settings_section.h"

namespace kiosk::app {

void read_rights(Section& root, Settings& into);
void write_rights(std::ostream& out, const Settings& settings);

}  // namespace kiosk::app
