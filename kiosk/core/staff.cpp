#include "kiosk/core/staff.h"

#include <array>

namespace kiosk {
namespace {

constexpr std::array<std::string_view, 3> kNames{"cashier", "supervisor", "manager"};

}  // namespace

std::string_view name_of(Role role) { return kNames[static_cast<std::size_t>(role)]; }

std::optional<Role> role_from(std::string_view name) {
    for (const Role role : kAllRoles) {
        if (name == name_of(role)) return role;
    }
    return std::nullopt;
}

const Text& title_of(Role role) {
    static const Text kTitles[] = {
        {"Thu ngân", "Cashier"}, {"Ca trưởng", "Supervisor"}, {"Quản lý", "Manager"}};
    return kTitles[static_cast<std::size_t>(role)];
}

}  // namespace kiosk
