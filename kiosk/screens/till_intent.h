// What staff wish at the till: signing in, the cart, the shift, paying, returns, paper (intent.h).
#pragma once

#include <cstddef>
#include <string>

#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"
#include "kiosk/core/sale.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::screens {

// Staff
struct ChooseStaff {
    StaffCode code;
};
struct PinDigit {
    char digit;
};
struct PinBackspace {};
struct SubmitPin {};
struct SignOut {};
struct LockTill {};        // until a PIN is typed, by whomever
struct CancelApproval {};  // of what a supervisor was asked for

// The cart
struct AddToCart {
    ProductId id;
};
struct SelectLine {
    std::size_t line;
};
struct ChangeQuantity {
    std::size_t line;
    Quantity quantity;
};  // 0 removes
struct RemoveLine {
    std::size_t line;
};
struct ClearCart {};
struct OpenQuantityPad {
    std::size_t line;
};
struct QuantityTyped {
    std::string text;
};  // the pad's whole text: digits and one comma
struct SubmitQuantity {};
struct CloseQuantityPad {};
struct GoToPayment {};
struct OpenPad {
    PadEdit edit;
    bool for_sale{false};
};  // of the selected line, or of the whole sale
struct ChoosePadEdit {
    PadEdit edit;
};
struct ChoosePadReason {
    std::size_t index;
};
struct Undo {};
// Carts that wait
struct OpenHeld {};
struct CloseHeld {};
struct SelectHeld {
    std::size_t index;
};
struct RecallHeld {
    SaleId id;
};  // a cart comes back; of a transfer: the money has arrived
struct DropHeld {
    SaleId id;
};                       // a cart is dropped; a transfer will not come
struct ParkTransfer {};  // the money has not arrived yet: the till goes on

// The shift and the drawer
struct ShowShift {
    ShiftPart part;
};
struct ShiftRowChosen {
    std::size_t row;
};  // whose count is typed
struct ShiftTyped {
    std::string text;
};  // the whole text of the row, or of the amount
struct ShiftReasonTyped {
    std::string text;
};
struct ShiftNoteTyped {
    std::string text;
};
struct SubmitShift {};    // what the part is for
struct SeeShift {};       // the X report
struct PrintShift {};     // the report that is shown
struct OpenDrawerNow {};  // without a sale

// Paying
struct ChooseMethod {
    PaymentMethod method;
};
struct TenderTyped {
    std::string digits;
};  // the whole text of the amount field
struct TenderAmount {
    Money amount;
};                     // a note's button: fills the amount
struct TakeTender {};  // take what is typed as a part and go on (split)
struct ReferenceTyped {
    std::string text;
};  // of the card's slip
struct RemoveTender {
    std::size_t index;
};
struct ConfirmTransfer {};  // the cashier has seen the money arrive
struct ConfirmCard {};      // the terminal said yes
struct FinishSale {};

// Afterwards
struct PrintReceipt {};
struct NewSale {};

// Goods that come back
struct OpenReturns {};
struct ReturnsTyped {
    std::string text;
};                        // the whole number, as it stands now
struct SubmitReturns {};  // look for the receipt
struct ReturnWithoutReceipt {};
struct CloseReturn {};  // another receipt
struct SelectReturn {
    std::size_t row;
};
struct ChangeReturn {
    std::size_t row;
    Quantity quantity;
};
struct ReturnAll {};
struct ChooseReturnReason {
    std::size_t index;
};  // of the selected row
struct ChooseBackToShelf {
    bool can_be_sold;
};
struct ChooseRefundMethod {
    PaymentMethod method;
};
struct ConfirmReturn {};
struct CancelSale {};      // all of the receipt that is open
struct ReprintReceipt {};  // the one that is open: a copy
struct StartExchange {};
struct DropExchange {};

// Printer and drawer, on the settings screen
struct PrintTestPage {};
struct TryDrawer {};
struct RetryPrinting {};  // now, instead of when the printer comes back by itself
struct ChoosePrintWhen {
    PrintWhen when;
};
struct ChoosePrinter {
    std::string device;
};

}  // namespace kiosk::screens
