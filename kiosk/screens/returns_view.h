// What the screen of goods that come back shows, and what of an exchange lies over the cart. Plain
// values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/refund.h"
#include "kiosk/core/result.h"

namespace kiosk::screens {

struct ReturnRow {
    std::string name, name_en;
    std::string unit;
    std::string details;  // lot and serial
    Money unit_price;
    Quantity sold, left, chosen;
    Money amount;  // of what is chosen, as it was paid
    std::size_t reason{0};
    bool back_to_shelf{true};
};

struct ReturnsView {
    std::string query;  // of the receipt's number
    bool loading{false};
    bool asking_centre{false};
    bool without_receipt{false};
    bool found{false};  // a receipt is open
    std::string number;
    std::string when;  // "23/11/2026 14:05"
    std::string cashier;
    Money paid;
    bool here{true};  // sold at this till
    std::vector<ReturnRow> rows;
    std::size_t selected{0};
    std::vector<Text> reasons;
    // What would be given back now.
    std::vector<Payment> give_back;
    Money rounding, total;
    std::vector<PaymentMethod> methods;  // to choose from
    PaymentMethod first{PaymentMethod::Cash};
    bool can_confirm{false};
    bool can_cancel{false};  // the whole sale
    bool can_exchange{false};
    bool storing{false};
    std::optional<Problem> problem;
};

// An exchange: what came back lies over the new goods until both are settled.
struct ExchangeRow {
    std::string name, name_en;
    Quantity quantity;
    Money amount;
};
struct ExchangeView {
    std::string number;  // of the receipt
    std::vector<ExchangeRow> rows;
    Money total;  // what it is worth
};

}  // namespace kiosk::screens
