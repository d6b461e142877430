// The fields of one line of JSON as values: names, types and ranges checked. Refuses by throwing
// BadField, which becomes {"error":…,"field":…}; the field is the path in the line, like
// lines[0].code. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "kiosk/app/json_shapes.h"
#include "kiosk/core/money.h"
#include "kiosk/core/result.h"
#include "kiosk/core/shift.h"

namespace kiosk::app {

struct BadField {
    std::string field;
    Text why;
};

void refuse_unknown(const Json& object, const std::string& at, const std::set<std::string>& known);
// Empty where it is missing or null; at most `most` characters.
std::string text_field(const Json& object, const char* name, const std::string& at,
                       std::size_t most);
Money money_field(const Json& object, const char* name, const std::string& at);
Money optional_money(const Json& object, const char* name, const std::string& at);
// One piece where it is missing.
Quantity quantity_field(const Json& object, const std::string& at);
// "time", not in the future; `now` where it is missing.
std::int64_t time_of(const Json& request, std::int64_t now);
// What is entered without a time happens now: on the open shift's day, as at the till. A time says
// its own day.
Date business_day_of(const Json& request, std::int64_t time_ms, const std::optional<Shift>& open);
// What a repeated request is known by, byte for byte.
std::string request_id_field(const Json& request);

}  // namespace kiosk::app
