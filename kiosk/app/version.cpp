#include "kiosk/app/version.h"

namespace kiosk::app {
const char* const kVersion = OCOP_VERSION;
}
