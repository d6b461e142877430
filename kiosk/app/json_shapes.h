// The JSON shapes of the command line (CLI.md): names are a promise, more fields may follow, none
// may change. Pure functions; any thread.
#pragma once

#include <nlohmann/json.hpp>

#include "kiosk/core/code.h"
#include "kiosk/core/product.h"
#include "kiosk/core/scanned_text.h"
#include "kiosk/core/totals.h"
#include "kiosk/core/trust.h"

namespace kiosk::app {

using Json = nlohmann::ordered_json;

Json json_of(const Product& product, Date today);
Json json_of(const Lot& lot);
Json json_of(const std::vector<Finding>& findings);
Json json_of(const Totals& totals);
// One code found in `file`; `parsed` may be null where the text is no code we understand.
Json json_of_scan(const std::string& file, const ScannedText& scanned, CodeKind kind,
                  const Code* parsed);

// One line of JSON. Bytes that are not UTF-8 become U+FFFD rather than an exception.
std::string one_line(const Json& json);

}  // namespace kiosk::app
