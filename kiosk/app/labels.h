// What stands on a product's shelf label, from the catalogue. The bars carry its EAN-13; the QR
// code its stamp's text where it has one, else a GS1 Digital Link: of the reserved host
// demo.example for demonstration goods, of GS1's own resolver for others. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "kiosk/core/lot.h"
#include "kiosk/core/product.h"
#include "kiosk/core/result.h"
#include "platform/label_sheet.h"

namespace kiosk::app {

// The 13 digits under the bars, or none for goods that only have a stamp.
std::optional<std::string> ean13_of(const Product& product);
std::string qr_text_of(const Product& product);
// Refuses a text that no QR code can hold.
Result<platform::Label> label_of(const Product& product, Language language);
// For a pack of a lot: the QR code says product, lot and best-before date as a GS1 Digital Link.
// Refuses a product without an EAN-13.
Result<platform::Label> label_of(const Product& product, const Lot& lot, Language language);
// That link; `serial` may be empty.
std::string lot_link(const Product& product, const Lot& lot, const std::string& serial);

}  // namespace kiosk::app
