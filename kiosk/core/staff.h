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

// Blocked: may neither sign in nor allow anything, until a manager says otherwise. Removed: the
// same for ever, and in no list any more; the code stays taken, for what was sold names it.
enum class Standing { Active, Blocked, Removed };
std::string_view name_of(Standing standing);  // "active", "blocked", "removed": in the journal
std::optional<Standing> standing_from(std::string_view name);
const Text& title_of(Standing standing);  // for people

struct Staff {
    StaffCode code;
    std::string name;
    Role role{Role::Cashier};
    bool demonstration{false};
    Standing standing{Standing::Active};
    bool has_pin{true};  // false: the centre named this person, and no manager has set one yet
    bool works_here() const { return standing == Standing::Active; }
    friend bool operator==(const Staff&, const Staff&) = default;
};

inline constexpr std::size_t kStaffPinDigits = 6;
// Six digits, and none that everybody tries first: all the same, or counted up or down. Whether
// somebody else has the same PIN is deliberately not asked: signing in names the person first, so
// two equal PINs harm nobody, while a refusal would tell whoever types that some PIN is in use.
bool is_pin(std::string_view pin);
bool is_easy_pin(std::string_view pin);

}  // namespace kiosk
