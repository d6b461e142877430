// The parts of the flow, one file each; private to flow*.cpp. Each takes the state and what
// happened and answers commands.
#pragma once

#include "kiosk/app/flow.h"

namespace kiosk::app::parts {

// Who answers which wish (flow_wished.cpp)
Commands wished(State& state, const screens::Intent& intent, std::int64_t now_ms);
// What time does (flow_time.cpp)
void somebody_is_here(State& state, std::int64_t now_ms);
Commands tick(State& state, std::int64_t now_ms);

// Ways between screens (flow_ways.cpp)
void show(State& state, screens::ScreenName screen);
void notify(State& state, screens::NoticeKind kind, Text text, std::int64_t now_ms);
void notify(State& state, Problem problem, std::int64_t now_ms,
            screens::NoticeKind kind = screens::NoticeKind::Danger);
Commands go_to(State& state, screens::ScreenName screen, std::int64_t now_ms);
bool is_for_staff(screens::ScreenName screen);
bool may_see(const State& state, screens::ScreenName screen);  // whoever is here now
bool signed_in(const State& state);
bool is_paying(const State& state);
void go_back(State& state);
Commands answer_dialog(State& state, bool accepted, std::int64_t now_ms);
void ask_to_close(State& state, std::int64_t now_ms);
Commands settings_wished(State& state, const screens::Intent& intent, std::int64_t now_ms);

// What was scanned or found (flow_scan.cpp)
Commands show_product(State& state, const Product& product, std::int64_t now_ms);
// For whoever still waits for it: nobody is led back, and no cart that is being paid changes.
Commands product_read(State& state, const ProductRead& answer, std::int64_t now_ms);
Commands code_scanned(State& state, const CodeScanned& event, std::int64_t now_ms);
Commands codes_seen(State& state, const CodesSeen& event, std::int64_t now_ms);
Commands codes_looked_up(State& state, const CodesLookedUp& found, std::int64_t now_ms);
Commands choose_scanned(State& state, std::size_t index, std::int64_t now_ms);
// Which lot to sell first, where that matters.
void hint_first_out(State& state, const std::optional<FirstOut>& first, const std::string& lot,
                    const std::optional<Date>& best_before, std::int64_t now_ms);
Commands code_looked_up(State& state, const CodeLookedUp& answer, std::int64_t now_ms);
// One of the showroom's own (flow_own.cpp)
Commands own_code_scanned(State& state, const OwnCode& own, std::int64_t now_ms);
void related_read(State& state, const RelatedRead& answer, std::int64_t now_ms);
void receipt_looked_up(State& state, const ReceiptLookedUp& answer, std::int64_t now_ms);
void basket_looked_up(State& state, const BasketLookedUp& answer, std::int64_t now_ms);
Commands goods_found(State& state, const GoodsFound& found, std::int64_t now_ms);

// The cart and the till (flow_till.cpp)
void price(State& state, std::int64_t now_ms);
void add_product(State& state, const Product& product, const Code* code, std::int64_t now_ms);
Commands search_typed(State& state, std::string text);
Commands take_first(State& state, std::int64_t now_ms);  // of the results on the screen
Commands submit_search(State& state, std::int64_t now_ms);
Commands wished_at_till(State& state, const screens::Intent& intent, std::int64_t now_ms);

Commands clear_cart(State& state);
// What changes the cart can be undone (flow_cart.cpp)
void remember(State& state);
void undo(State& state, std::int64_t now_ms);
void keep_draft(State& state, Commands& commands, std::int64_t now_ms);
void restore_draft(State& state, const HeldCart& draft, std::int64_t now_ms);
Commands end_in_order(const State& state);
HeldCart held_of(const State& state, std::int64_t now_ms);
// The pad: quantity, discounts, notes (flow_pad.cpp)
Commands wished_of_pad(State& state, const screens::Intent& intent, std::int64_t now_ms);
// Another price for a line (flow_price.cpp)
Commands submit_price(State& state, SaleLine& line, std::int64_t now_ms);
// Whether a discount of `off` is more than a cashier gives away of `whole`.
bool is_above_limit(const State& state, Money whole, Money off);
// Why it must not be sold, in plain words; nothing where it may (flow_refuse.cpp).
std::optional<Problem> refuse_goods(const State& state, const Product& product, const Code* code,
                                    std::int64_t now_ms);
// Says so; where the shop leaves it to a person, asks for one, and `step` happens once more.
void refuse_or_ask(State& state, Problem refused, Event step, std::int64_t now_ms);
// Carts that wait (flow_held.cpp)
// `confirmed`: whoever was asked said yes.
Commands wished_of_held(State& state, const screens::Intent& intent, std::int64_t now_ms,
                        bool confirmed = false);
Commands hold_cart(State& state, std::string note, std::int64_t now_ms);
void show_held(State& state, std::int64_t now_ms);
Commands park(State& state, Sale sale, std::int64_t now_ms);
Commands held_read(State& state, const HeldRead& answer, std::int64_t now_ms);
void not_held(State& state, const NotHeld& failed, std::int64_t now_ms);

// Goods that come back (flow_returns.cpp, flow_exchange.cpp)
Commands wished_of_returns(State& state, const screens::Intent& intent, std::int64_t now_ms);
Commands open_receipt(State& state, std::string receipt);
Commands return_found(State& state, const ReturnFound& answer, std::int64_t now_ms);
Commands centre_answered(State& state, const CentreAnswered& answer);
Commands refund_stored(State& state, const RefundStored& stored, std::int64_t now_ms);
void refund_not_stored(State& state, const RefundNotStored& failed, std::int64_t now_ms);
// A product was scanned on the screen of returns.
void return_scanned(State& state, const CodeLookedUp& answer, std::int64_t now_ms);
bool leave_return(State& state);  // Escape: the receipt first, then the screen
// What somebody here adds to a refund: who, when, why.
Refund signed_refund(const State& state, Refund refund, std::int64_t now_ms);
void start_exchange(State& state, Refund refund, std::int64_t now_ms);
void lay_over_cart(State& state, Refund refund);
Commands drop_exchange(State& state, std::int64_t now_ms);
void pay_with_exchange(State& state);  // its money goes first
// Both or none: the goods that came back and the sale they pay for.
Commands store_exchange(State& state, Refund refund, Sale sale);
void forget_exchange(State& state);

// Looking around (flow_browse.cpp)
Commands wished_while_browsing(State& state, const screens::Intent& intent);
Commands open_browse(State& state);

// The shopper's own (flow_shopper.cpp)
Commands wished_by_shopper(State& state, const screens::Intent& intent, std::int64_t now_ms);
void mark_shown_product(State& state);  // whether it is in the basket, in the comparison
void add_to_basket(State& state, const Product& product, std::int64_t now_ms);
void compare(State& state, const Product& product, std::int64_t now_ms);
void forget_shopper(State& state);
Commands basket_stored(State& state, const BasketStored& stored);

// Rights (flow_override.cpp). A step that needs one begins with
//   if (!may_or_ask(state, Right::X, {"…", "…"}, Wished{intent}, now_ms)) return {};
// Where whoever is signed in may not, that asks for the PIN of somebody who may, and then has the
// very same event happen once more: covered once, and journaled before it happens.
bool may_or_ask(State& state, Right right, Text what, Event step, std::int64_t now_ms);
void ask_override(State& state, Right right, Text what, Event step, std::int64_t now_ms);
// By one's own right or under the PIN of the present step; nobody signed in may nothing.
bool permitted(const State& state, Right right);
// Who allowed the present step; empty where it is one's own right.
StaffCode approver(const State& state, Right right);
// The machine's settings, in one way for all of them.
bool may_set_up(State& state, const screens::Intent& wish, std::int64_t now_ms);
Commands approved(State& state, const Approved& answer, std::int64_t now_ms);
void cancel_approval(State& state);
Commands submit_approval(State& state);
// Does what an event brings about, within the event being handled (flow.cpp).
Commands happen(State& state, const Event& event, std::int64_t now_ms);

// Locking (flow_lock.cpp)
void lock_till(State& state);
// The till was left alone: it locks, or will on the way back from a shopper's screen.
void lock_or_will(State& state);
void lock_on_return(State& state);
void unlock_till(State& state, const Staff& staff);
// What may be wished while the till is locked or waits for somebody's PIN.
bool passes_door(const State& state, const screens::Intent& intent);
// Why a code that was scanned now is not taken; nothing where it is.
std::optional<Text> shut_out(const State& state);

// The shift and the drawer (flow_shift.cpp)
Commands wished_of_shift(State& state, const screens::Intent& intent, std::int64_t now_ms);
Commands open_shift_screen(State& state);
void leave_shift_to_another(State& state);  // what one person began or was shown there is over
bool leave_shift_part(State& state);        // Escape; false: the screen itself is left
Commands shift_read(State& state, const ShiftRead& answer, std::int64_t now_ms);
void shift_not_changed(State& state, const ShiftNotChanged& failed);
Commands shift_closed(State& state, const ShiftClosed& closed, std::int64_t now_ms);
// Whether a sale may begin; leads to the shift's screen where none is open.
bool has_shift_or_ask(State& state, std::int64_t now_ms);
// Asks whether to close a shift of a day before, now that somebody has signed in.
void ask_about_left_over(State& state);
// What is journaled of a step under `right` by whoever is signed in.
Override step_of(const State& state, Right right, const Text& what, std::int64_t now_ms);
bool has_printer(const State& state);

// Signing in and out (flow_staff.cpp)
screens::LoginView& door(State& state);  // where a PIN is being typed
Commands wished_by_staff(State& state, const screens::Intent& intent, std::int64_t now_ms);
Commands pin_checked(State& state, const PinChecked& answer, std::int64_t now_ms);
void sign_out(State& state);
void leave_login(State& state);  // what was typed there is forgotten

// Paper and drawer (flow_printer.cpp)
std::optional<PrintJob> receipt_wanted(const State& state);
// What the done screen says, and what printer and drawer do: drawer first, then paper.
Commands paper_for_sale(State& state, const SaleStored& stored, screens::ReceiptView& done,
                        const Receipt& receipt);
// A copy; what is journaled of it in words.
Commands reprint(State& state, const SaleId& sale, const Text& what, std::int64_t now_ms);
Commands paper_for_refund(State& state, const RefundStored& stored, screens::ReceiptView& done,
                          const Receipt& receipt);
Commands wished_on_paper(State& state, const screens::Intent& intent, std::int64_t now_ms);
Commands print_queued(State& state, const PrintQueued& event);
Commands prints_read(const State& state, const PrintsRead& event);
Commands printed(State& state, const Printed& event, std::int64_t now_ms);
void not_printed(State& state, const NotPrinted& event, std::int64_t now_ms);
void printer_changed(State& state, const PrinterChanged& event);
void drawer_answered(State& state, const DrawerAnswered& event, std::int64_t now_ms);
// Refuses a new sale where it could not be stored any more; nullopt: there is room.
std::optional<Problem> no_room_for_sale(const State& state);
void disk_changed(State& state, const DiskChanged& event, std::int64_t now_ms);

// Paying (flow_payment.cpp)
Commands open_payment(State& state, std::int64_t now_ms);
Commands wished_while_paying(State& state, const screens::Intent& intent, std::int64_t now_ms);
Commands sale_stored(State& state, const SaleStored& stored, std::int64_t now_ms);
void sale_not_stored(State& state, const SaleNotStored& failed, std::int64_t now_ms);
Commands new_sale(State& state);

}  // namespace kiosk::app::parts
