// What the three large variants of the program (wishes, events, commands) share. Their own
// converting constructors weigh every kind wherever one is made, and bring copying and ending of
// all the others along: half of what compiling a file of the flow took. Pure; any thread.
#pragma once

#include <type_traits>
#include <utility>
#include <variant>

namespace kiosk {

template <typename Kind, typename Any>
inline constexpr bool is_kind_of = false;
template <typename Kind, typename... Kinds>
inline constexpr bool is_kind_of<Kind, std::variant<Kinds...>> = (std::is_same_v<Kind, Kinds> ||
                                                                  ...);

// One of the variant's kinds, by its very type.
template <typename Kind, typename Any>
concept KindOf = is_kind_of<Kind, Any>;

// Instantiated in the one file that defines the constructors of `Made`, so that each is compiled
// there: Made(Kind) has to be marked as used.
template <typename Made, typename... Kinds>
void make_each(const std::variant<Kinds...>*) {
    (static_cast<void>([](Kinds kind) { return Made{std::move(kind)}; }), ...);
}

}  // namespace kiosk
