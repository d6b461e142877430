// The flow decides what becomes of every event: (state, event, now) → state and commands. Pure: no
// clock, no storage, no device, no drawing; so every promise of the till can be tested in a line.
// Events are what happened (past tense), commands what others shall do (imperative). The frame
// thread owns the State. Nothing fails: what cannot be done becomes a Problem on the screen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/app/commands.h"
#include "kiosk/app/events.h"
#include "kiosk/app/settings.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/override.h"
#include "kiosk/core/returnable.h"
#include "kiosk/core/shift.h"
#include "kiosk/screens/intent.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::app {

inline constexpr std::size_t kSearchLimit = 24;
inline constexpr std::size_t kBrowsePage = 24;
inline constexpr std::int64_t kCountdownMs = 10'000;  // before the attract screen
inline constexpr std::int64_t kNoticeMs = 5'000;
inline constexpr std::int64_t kNextSaleMs = 30'000;  // the done screen waits so long
inline constexpr std::int64_t kSameLabelMs = 3'000;  // its other code is found by then
inline constexpr int kScanDays = 29;                 // before the day whose totals are shown
inline constexpr std::size_t kPinDigits = 6;

// A step that waits for somebody who may allow it (flow_override.cpp), behind view.approval.
struct AskedOverride {
    Right right{Right::Sell};
    Text what;
    Event step;  // happens once more under the PIN
};
// Who allowed the one step that happens right now.
struct Covered {
    Right right{Right::Sell};
    Staff by;
};

// A cart as it was before the last action.
struct CartBefore {
    Cart cart;
    std::vector<ProductId> weighed;
    std::optional<std::size_t> selected;
};

// What is being returned: the receipt and what was chosen of it, row by row.
struct Returning {
    std::optional<Returnable> found;  // none: goods without a receipt
    std::vector<SaleLine> goods;      // then: these
    std::vector<ReturnWish> wishes;   // behind view.returns.rows, in its order
    std::optional<Refund> planned;    // of what is chosen
    SaleId id;                        // a second try is the same refund
};

struct State {
    explicit State(Settings shop_settings, SaleIdMaker sale_ids)
        : settings{std::move(shop_settings)}, ids{std::move(sale_ids)} {}

    screens::ViewState view;
    Settings settings;
    SaleIdMaker ids;
    std::vector<screens::ScreenName> way_back;
    std::string pin;               // digits typed; never in the view
    std::optional<Sale> storing;   // sent to the store, not yet answered
    std::optional<Sale> unstored;  // the store failed: a second try sends the same sale
    bool storing_parked{false};    // … a transfer that has arrived; the cart is another one
    std::optional<Sale> unstored_parked;
    std::optional<Returning> returning;
    std::optional<Refund> exchange;   // lies over the cart until both are stored
    std::optional<Refund> refunding;  // sent to the store, not yet answered
    std::vector<Promotion> promotions;
    std::vector<HeldCart> held;       // behind view.till.held, in its order
    std::vector<SaleId> unheld;       // of these the store has not yet taken
    std::optional<SaleId> cart_id;    // of the sale the cart will become
    std::optional<HeldCart> drafted;  // what was last sent to be kept
    std::vector<CartBefore> undo;     // the newest last
    bool restored{false};             // the cart is of before a power cut, not yet said
    std::vector<ProductId> weighed;   // in the cart and sold by weight: parts are allowed
    std::vector<Product> favourites;  // of the shop, while the till shows a group
    bool shop_is_known{false};        // the first ReadShop was answered
    // What the camera brought last: a label's EAN and QR code are one piece, not two.
    ProductId seen_product;
    std::string seen_code;
    std::vector<CodeLookedUp> choosing;  // behind view.choice, in its order
    std::int64_t seen_at_ms{0};
    std::int64_t take_first_of{0};  // Enter came before this request's answer; 0: none
    SaleId sale_done;               // on the done screen
    // … of an exchange, where that is the refund: what was bought, and its number.
    std::pair<SaleId, std::string> bought_in_exchange;
    std::int64_t receipt_job{0};  // … its receipt's; 0: none waits
    bool receipt_is_out{false};   // … printed once: whatever follows is a copy
    std::int64_t drawer_tried_ms{0};
    bool drawer_of_sale{false};          // opened last for a sale or a refund, which is stored
    std::optional<SaleId> next_payment;  // to a producer: of the form that is open
    SaleId next_sale;                    // made when paying begins; the transfer names it
    std::int64_t last_touch_ms{0};
    std::int64_t last_tick_ms{0};
    Date buyers_forgotten_on;  // the day due buyers' data were last deleted
    std::int64_t notice_until_ms{0};
    std::int64_t sign_in_after_ms{0};  // too many wrong PINs
    bool lock_due{false};              // left alone behind a shopper's screen
    std::int64_t receipt_until_ms{0};
    std::int64_t last_request{0};              // of SearchGoods and BrowseGoods
    std::int64_t last_of_till{0};              // … the newest the till's own screen made
    std::int64_t figures_ask{0};               // the period on the totals screen
    std::vector<ReadFigures> figures_waiting;  // … not yet read
    std::int64_t sales_ask{0};
    std::optional<screens::Intent> asked;  // what an accepted dialog does
    ProductId product_asked;  // to be shown as soon as it is read; empty: nobody waits for one
    std::optional<AskedOverride> overriding;
    std::optional<Covered> covered;
    std::optional<ShiftReport> shift;    // X of the open one; not in the view before a count
    bool counting{false};                // the answer of ReadShift ends a count
    std::optional<Money> first_counted;  // of this close
    std::int64_t counts{0};              // … how often
    StaffCode closing_approver;          // of another one's shift
    bool pay_after_opening{false};       // paying asked for the shift
};

// The first commands of a kiosk that has just opened.
Commands begin(State& state, std::int64_t now_ms);
// The last ones of a program that ends because a person wants it to: a cart comes back as it was,
// and nobody is told of a power cut.
Commands end(const State& state);
Commands advance(State& state, const Event& event, std::int64_t now_ms);

}  // namespace kiosk::app
