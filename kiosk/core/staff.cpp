#include "kiosk/core/staff.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr std::array<std::string_view, 3> kNames{"cashier", "supervisor", "manager"};
constexpr std::array<std::string_view, 3> kStandings{"active", "blocked", "removed"};

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

std::string_view name_of(Standing standing) {
    return kStandings[static_cast<std::size_t>(standing)];
}

std::optional<Standing> standing_from(std::string_view name) {
    const auto* found = std::ranges::find(kStandings, name);
    if (found == kStandings.end()) return std::nullopt;
    return static_cast<Standing>(found - kStandings.begin());
}

const Text& title_of(Standing standing) {
    static const Text kTitles[] = {
        {"Đang làm", "Works here"}, {"Đã khóa", "Blocked"}, {"Đã nghỉ", "Has left"}};
    return kTitles[static_cast<std::size_t>(standing)];
}

bool is_pin(std::string_view pin) {
    return pin.size() == kStaffPinDigits &&
           std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_easy_pin(std::string_view pin) {
    if (!is_pin(pin)) return false;
    for (const int step : {0, 1, -1}) {
        bool runs = true;
        for (std::size_t i = 1; i < pin.size(); ++i) runs = runs && pin[i] - pin[i - 1] == step;
        if (runs) return true;
    }
    return false;
}

}  // namespace kiosk
