// What waits for paper: a sale's receipt, told by the sale's id, or a document of its own (a
// shift's report). Kept by the store until it is printed, so that a power cut loses no receipt;
// never as bytes, so that another printer or another width may print it. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/receipt.h"
#include "kiosk/core/refund.h"
#include "kiosk/core/sale.h"

namespace kiosk {

// When a receipt is printed, and for which sales the drawer opens: the shop's choice.
enum class PrintWhen { Automatic, Ask, Never };
enum class DrawerWhen { Cash, Always, Never };

struct PrintJob {
    std::int64_t id{0};               // given by the store; 0: not kept
    std::optional<SaleId> sale;       // either this: of a sale or a refund
    std::optional<Receipt> document;  // or this
    bool copy{false};                 // of a receipt: says so
    Language language{Language::Vietnamese};
    friend bool operator==(const PrintJob&, const PrintJob&) = default;
};

// A stored sale with what its receipt says beyond it.
struct SoldReceipt {
    Sale sale;
    std::string number;
    std::string short_hash;
    friend bool operator==(const SoldReceipt&, const SoldReceipt&) = default;
};

// A job with all that its paper needs; `sold` where it is of a sale, `given_back` of a
// refund; both: an exchange.
struct WaitingPrint {
    PrintJob job;
    std::optional<SoldReceipt> sold;
    std::optional<GivenBack> given_back{};
};

// What goes on the paper.
Receipt document_of(const WaitingPrint& waiting, const ShopIdentity& shop);

// The same receipt, marked as a copy under its title and at its end.
Receipt as_copy(Receipt receipt, Language language);

// A page that shows whether letters, edges, knife and QR come out.
Receipt test_page(const ShopIdentity& shop, std::string_view when, Language language);

}  // namespace kiosk
