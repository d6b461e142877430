// The hand-over to an e-invoice provider (NĐ 254/2026/NĐ-CP, art. 10): a sale with all an invoice
// says, and the buyer only where the buyer asked. The kiosk does not talk to the tax office. Plain
// values; any thread.
//
// Every sale is handed over once, as it was sold; everything that comes back is handed over once,
// too, as an adjustment (hóa đơn điều chỉnh) of the sale it refers to, never before that sale. So
// the sales of a day less its adjustments are the day's net sales, whatever was handed over when.
// - A refund before the hand-over: the sale as it was sold, and its adjustment beside it.
// - Cancelled before the hand-over: both are told, marked "none": no invoice is made of either.
// - An exchange: the adjustment of what came back, and the new sale as one of its own.
// - Goods without a receipt: an adjustment that refers to no sale.
// - Another till's sale: its adjustment here, where the money was given back; the sale's own
//   invoice is that till's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/core/invoice_state.h"
#include "kiosk/core/print_job.h"
#include "kiosk/core/result.h"

namespace kiosk {

// Luật 91/2025/QH15: kept so long after the buyer asked, then deleted.
// A shop's default ([invoices] buyer_days).
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
    Money returned{};                            // given back of it so far
    bool is_void{false};                         // cancelled before any invoice was made of it
};

// The sale an adjustment refers to.
struct InvoiceOriginal {
    SaleId id;
    std::string number;
    std::optional<Date> date;                    // none: another till's, no longer known here
    std::optional<std::int64_t> handed_over_ms;  // none: with this hand-over, or by its own till
    bool is_another_tills{false};
};
struct InvoiceAdjustment {
    GivenBack given;
    std::optional<InvoiceOriginal> original;  // none: without a receipt
    std::optional<InvoiceBuyer> buyer;        // of the sale, where it is still kept
    std::string exchange_number;              // of the sale made in the same go
    std::optional<std::int64_t> handed_over_ms;
    bool is_void{false};  // of a sale that was cancelled before any invoice was made
};
// In the order of the books; sales come first.
struct InvoiceDay {
    std::vector<InvoiceSale> sales;
    std::vector<InvoiceAdjustment> adjustments;
    bool empty() const { return sales.empty() && adjustments.empty(); }
};

}  // namespace kiosk
