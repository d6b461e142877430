// A lot of a product: when it was made, how long it keeps, how it came here, and whether it was
// called back. Plain values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/result.h"

namespace kiosk {

// One step of a lot's way: "thu hoạch" at "xã Ninh Gia" on a day.
struct LotEvent {
    Date day;
    Text what;
    Text place;  // may be empty
    friend bool operator==(const LotEvent&, const LotEvent&) = default;
};

struct Recall {
    Date day;
    Text reason;
    friend bool operator==(const Recall&, const Recall&) = default;
};

struct Lot {
    ProductId product;
    std::string number;  // as in the code and on the label
    std::optional<Date> made;
    std::optional<Date> best_before;  // the last good day
    std::optional<Date> received;     // at the showroom
    std::string source;               // who delivered it
    std::optional<Recall> recall;
    std::vector<LotEvent> events;  // in the order of their days
    bool demonstration{false};
    friend bool operator==(const Lot&, const Lot&) = default;
};

// First expired, first out: of several lots that may be sold, the one whose last good day comes
// first.
struct FirstOut {
    std::string number;
    Date best_before;
    friend bool operator==(const FirstOut&, const FirstOut&) = default;
};
// What a cashier is told who takes a piece of `scanned` (none: the code names no lot); nothing
// where that one is the first, or is as good.
std::optional<Text> first_out_hint(const FirstOut& first, const std::string& scanned,
                                   const std::optional<Date>& scanned_best_before);

// Days until the last good day, negative afterwards; nullopt where it is not known.
std::optional<int> days_left(const Lot& lot, Date today);

}  // namespace kiosk
