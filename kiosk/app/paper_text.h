// A document for paper as plain text for a terminal, 48 columns wide. Pure but for the stream; any
// thread.
#pragma once

#include <iosfwd>

#include "kiosk/core/receipt.h"

namespace kiosk::app {

void print_as_text(std::ostream& out, const Receipt& paper);

}  // namespace kiosk::app
