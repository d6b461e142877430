// The hand-over to an e-invoice provider (NĐ 254/2026/NĐ-CP, art. 10): a sale with all an invoice
// says, and the buyer only where the buyer asked. The kiosk does not talk to the tax office. Plain
// values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/core/print_job.h"
#include "kiosk/core/result.h"

namespace kiosk {

// Luật 91/2025/QH15: kept so long after the buyer asked, then deleted.
inline constexpr int kBuyerKeptDays = 30;

struct InvoiceBuyer {
    std::string name;        // of the person or the company; required
    std::string tax_number;  // empty: a person without one
    std::string address;     // required with a tax number
    std::string email;       // where the invoice is sent; may be empty
    friend bool operator==(const InvoiceBuyer&, const InvoiceBuyer&) = default;
};
// What is wrong with it, field by field ("name", "tax_number", "address", "email"); empty: nothing.
std::vector<std::pair<std::string, Text>> wrong_in(const InvoiceBuyer& buyer);

struct InvoiceSale {
    SoldReceipt sold;
    std::optional<InvoiceBuyer> buyer;
    std::optional<std::int64_t> handed_over_ms;  // none: not yet
    Money returned{};  // given back of it so far: its invoice is adjusted, or not made at all
};

}  // namespace kiosk
