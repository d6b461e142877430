// People who work at the till. The PIN itself never travels further than the sign-in command.
#pragma once

#include <string>

#include "kiosk/core/ids.h"

namespace kiosk {

enum class Role { Cashier, Manager };

struct Staff {
    StaffCode code;
    std::string name;
    Role role{Role::Cashier};
    bool demonstration{false};
    friend bool operator==(const Staff&, const Staff&) = default;
};

}  // namespace kiosk
