// Where a sale or what came back of it stands with the e-invoice provider. Plain values; any
// thread.
#pragma once

#include <cstdint>

namespace kiosk {

enum class InvoiceState {
    Waiting,     // not handed over yet
    HandedOver,  // the provider has it
    ToAdjust,    // handed over; what came back of it since then was not
    Adjusted,    // handed over, and what came back of it, too
    Void,        // cancelled before any invoice was made: there is none
};

// Of one day; what waits and what is done are all of it.
struct InvoiceCounts {
    std::int64_t sales{0}, sales_done{0};  // handed over
    std::int64_t adjustments{0}, adjustments_done{0};
    std::int64_t waiting() const { return sales - sales_done + adjustments - adjustments_done; }
    friend bool operator==(const InvoiceCounts&, const InvoiceCounts&) = default;
};

}  // namespace kiosk
