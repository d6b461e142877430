// The drawing that stands in for a photograph that is not there (yet): by what the product's name
// says it is, else by its OCOP group. Any thread; nothing fails.
#pragma once

#include <string_view>

#include "kiosk/core/product.h"

namespace kiosk::screens {

// A name of assets/drawings ("coffee").
std::string_view stand_in(const kiosk::Product& product);

}  // namespace kiosk::screens
