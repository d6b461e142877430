// The sections of settings.toml about paper and the shopper's screen: [printer], [drawer],
// [customer]. Private to settings*.cpp; any thread.
#pragma once

#include <iosfwd>

#include "kiosk/app/settings.h"
#include "kiosk/app/settings_section.h"

namespace kiosk::app {

void read_paper(Section& root, Settings& into);
void write_paper(std::ostream& out, const Settings& settings);

}  // namespace kiosk::app
