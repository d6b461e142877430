#include "kiosk/core/lot.h"

namespace kiosk {

std::optional<int> days_left(const Lot& lot, Date today) {
    if (!lot.best_before) return std::nullopt;
    return today.days_until(*lot.best_before);
}

std::optional<Text> first_out_hint(const FirstOut& first, const std::string& scanned,
                                   const std::optional<Date>& scanned_best_before) {
    const std::string day = first.best_before.dmy();
    if (scanned.empty()) {
        return Text{"Bán lô " + first.number + " trước (hạn " + day + ")",
                    "Sell lot " + first.number + " first (best before " + day + ")"};
    }
    const bool as_good = scanned == first.number || !scanned_best_before ||
                         *scanned_best_before <= first.best_before;
    if (as_good) return std::nullopt;
    return Text{"Đã thêm. Còn lô " + first.number + " hạn " + day + ", sớm hơn lô " + scanned +
                    ": nên bán lô đó trước.",
                "Added. Lot " + first.number + " is best before " + day + ", earlier than lot " +
                    scanned + ": better sell that one first."};
}

}  // namespace kiosk
