// What a catalogue's cell says to people: money as money, days as days, flags as words. For what
// the journal keeps of a change. Pure; any thread; nothing fails: what cannot be read stays as it
// is.
#pragma once

#include <string_view>

#include "kiosk/core/result.h"

namespace kiosk {

// "125000" of "price" → "125.000 ₫"; an empty cell → an empty text.
Text shown_field(std::string_view field, std::string_view cell);
// As title_of_field(), but "Giá" for what shown_field() writes with its ₫.
Text shown_title(std::string_view field);

}  // namespace kiosk
