// One step at the till that somebody without the right for it did under the PIN of somebody who has
// it. Covers exactly that step; the journal keeps both names. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/core/ids.h"
#include "kiosk/core/rights.h"

namespace kiosk {

struct Override {
    std::int64_t at_ms{0};
    Right right{Right::Sell};
    std::string what;  // in the shop's language: "Giảm 45.000 ₫ · Cà phê bột"
    StaffCode by;      // who allowed it
    std::string by_name;
    StaffCode asked;  // who did it
    std::string asked_name;
    std::optional<SaleId> sale;  // of the cart it was done to; none: to no sale
    friend bool operator==(const Override&, const Override&) = default;
};

}  // namespace kiosk
