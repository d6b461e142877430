// A receipt that goods may be brought back with: the sale and what has come back of it. Plain
// values; any thread.
#pragma once

#include "kiosk/core/print_job.h"
#include "kiosk/core/refund.h"

namespace kiosk {

struct Returnable {
    SoldReceipt sold;
    Returned before;
    bool here{true};  // sold at this till; else the centre has told of it
    friend bool operator==(const Returnable&, const Returnable&) = default;
};

}  // namespace kiosk
