// People who work at the till. The PIN itself never travels further than the sign-in command.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/ids.h"
#include "kiosk/core/result.h"

namespace kiosk {

// From the least to the most; a higher role may do whatever a lower one may (kiosk/core/rights.h).
enum class Role { Cashier, Supervisor, Manager };
inline constexpr Role kAllRoles[] = {Role::Cashier, Role::Supervisor, Role::Manager};
// "cashier", "supervisor", "manager": in files, the journal and on the command line.
std::string_view name_of(Role role);
std::optional<Role> role_from(std::string_view name);
const Text& title_of(Role role);  // for people

struct Staff {
    StaffCode code;
    std::string name;
    Role role{Role::Cashier};
    bool demonstration{false};
    friend bool operator==(const Staff&, const Staff&) = default;
};

}  // namespace kiosk
