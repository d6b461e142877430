#include "kiosk/core/held.h"

#include <array>

namespace kiosk {
namespace {

constexpr std::array<std::string_view, 3> kNames{"draft", "cart", "transfer"};

}  // namespace

std::string_view name_of(HeldKind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

std::optional<HeldKind> held_kind_from(std::string_view name) {
    for (const HeldKind kind : {HeldKind::Draft, HeldKind::Cart, HeldKind::Transfer}) {
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

}  // namespace kiosk
