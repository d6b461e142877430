#include "kiosk/core/lot.h"

namespace kiosk {

std::optional<int> days_left(const Lot& lot, Date today) {
    if (!lot.best_before) return std::nullopt;
    return today.days_until(*lot.best_before);
}

}  // namespace kiosk
