// A producer's contact card as a phone reads it from a QR code: vCard 3.0 (RFC 2426) in UTF-8. Only
// what the producer has made public. Pure function; any thread.
#pragma once

#include <string>

#include "kiosk/core/product.h"

namespace kiosk {

// Empty where there is nothing to reach the producer by (no phone, e-mail, website or address).
std::string vcard_of(const Producer& producer, const Place& place);

}  // namespace kiosk
