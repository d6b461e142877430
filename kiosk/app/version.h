// The program's version, as CMakeLists.txt's project() says it.
#pragma once

namespace kiosk::app {
extern const char* const kVersion;
}
