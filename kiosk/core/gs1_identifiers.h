// The GS1 application identifiers: how long each value is and what it may be made of. Private to
// gs1.cpp and its neighbours. Refuses unknown identifiers. Pure functions; any thread. Rules: GS1
// General Specifications, section 3 (values) and 7.8.5 (predefined lengths).
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/core/result.h"

namespace kiosk::gs1 {

enum class Proof { None, CheckDigit, Date };

struct Identifier {
    std::string_view first, last;  // "3100" … "3169": a range of identifiers of one length
    std::size_t digits{0};         // so many characters at the front are digits
    std::size_t shortest{0};
    std::size_t longest{0};
    Proof proof{Proof::None};

    bool fixed_length() const { return shortest == longest; }
};

// The identifier that is exactly `ai`; nullptr when there is none.
const Identifier* identifier(std::string_view ai);
// The identifier that `text` begins with, as its length (2…4); nullopt when there is none.
std::optional<std::size_t> identifier_length(std::string_view text);

// What is wrong with this value of a known identifier; nullopt when it is right.
std::optional<Text> refuse_value(std::string_view ai, std::string_view value);

bool all_digits(std::string_view text);

}  // namespace kiosk::gs1
