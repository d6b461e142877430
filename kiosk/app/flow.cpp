#include "kiosk/app/flow.h"

#include <algorithm>

#include "kiosk/app/flow_day_close.h"
#include "kiosk/app/flow_goods.h"
#include "kiosk/app/flow_invoice.h"
#include "kiosk/app/flow_machine.h"
#include "kiosk/app/flow_office.h"
#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_people.h"
#include "kiosk/app/flow_stock.h"
#include "kiosk/app/flow_totals.h"
#include "kiosk/app/version.h"

namespace kiosk::app {

using namespace screens;

namespace {

using namespace parts;

Commands wished_elsewhere(State& state, const Intent& intent, std::int64_t now_ms) {
    if (const auto* go = std::get_if<GoTo>(&intent)) return go_to(state, go->screen, now_ms);
    if (std::holds_alternative<GoBack>(intent)) go_back(state);
    if (std::holds_alternative<DismissNotice>(intent)) state.view.notice.reset();
    if (std::holds_alternative<DismissChoice>(intent)) state.view.choice.reset();
    if (const auto* chosen = std::get_if<ChooseScanned>(&intent)) {
        return choose_scanned(state, chosen->index, now_ms);
    }
    if (const auto* answer = std::get_if<AnswerDialog>(&intent)) {
        return answer_dialog(state, answer->accepted, now_ms);
    }
    if (const auto* open = std::get_if<OpenProduct>(&intent))
        return {ReadProduct{open->id, ProductUse::Show}};
    if (const auto* add = std::get_if<AddToCart>(&intent)) {
        if (!signed_in(state)) return {};
        return {ReadProduct{add->id, ProductUse::Cart}};
    }
    if (const auto* search = std::get_if<SearchTyped>(&intent)) {
        return search_typed(state, search->text);
    }
    if (std::holds_alternative<SubmitSearch>(intent)) return submit_search(state, now_ms);
    if (std::holds_alternative<AskInvoice>(intent)) return ask_invoice(state);
    if (std::holds_alternative<GoToPayment>(intent)) return open_payment(state, now_ms);
    if (std::holds_alternative<NewSale>(intent)) return new_sale(state);
    if (std::holds_alternative<SyncNow>(intent)) return {SynchroniseNow{}};
    if (std::holds_alternative<CloseProgram>(intent)) ask_to_close(state, now_ms);
    if (std::holds_alternative<Retry>(intent)) {
        state.view.screen = ScreenName::Attract;
        return {ReadShop{}};
    }
    return {};
}

void somebody_is_here(State& state, std::int64_t now_ms) {
    state.last_touch_ms = now_ms;
    state.view.attract_in_s = 0;
}

template <typename Kind, typename... Kinds>
constexpr bool kIsOneOf = (std::is_same_v<Kind, Kinds> || ...);

template <typename Kind>
constexpr bool kIsOfTotals =
    kIsOneOf<Kind, ChooseDate, OpenTotals, ChoosePeriodKind, MovePeriod, OpenRange, MarkColumn,
             OpenSales, ChooseSold, ExportReport, OpenZ, PrintZ, HandOverInvoices, PrintSold>;

Commands wished(State& state, const Intent& intent, std::int64_t now_ms) {
    somebody_is_here(state, now_ms);
    if (state.view.screen == ScreenName::Receipt) state.receipt_until_ms = now_ms + kNextSaleMs;
    if (!passes_door(state, intent)) return {};
    return std::visit(
        [&](const auto& one) -> Commands {
            using Kind = std::decay_t<decltype(one)>;
            if constexpr (kIsOneOf<Kind, ChooseStaff, PinDigit, PinBackspace, SubmitPin, SignOut,
                                   LockTill, CancelApproval>) {
                return wished_by_staff(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, ChooseBrowseMode, ChooseGroup, ChooseProvince,
                                          ChooseStars, ShowMore>) {
                return wished_while_browsing(state, intent);
            } else if constexpr (kIsOneOf<Kind, AddToBasket, ChangeBasket, EmptyBasket, GiveBasket,
                                          OpenProducer, DismissTrouble, CompareProduct,
                                          LeaveOutOfCompare, ForgetShopper>) {
                return wished_by_shopper(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, SelectLine, ChangeQuantity, RemoveLine,
                                          ClearCart>) {
                return wished_at_till(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, OpenQuantityPad, QuantityTyped, SubmitQuantity,
                                          CloseQuantityPad, OpenPad, ChoosePadEdit, ChoosePadReason,
                                          Undo>) {
                return wished_of_pad(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, OpenHeld, CloseHeld, SelectHeld, RecallHeld,
                                          DropHeld>) {
                return wished_of_held(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, ChooseMethod, TenderTyped, TenderAmount, TakeTender,
                                          RemoveTender, ReferenceTyped, ParkTransfer,
                                          ConfirmTransfer, ConfirmCard, FinishSale>) {
                return wished_while_paying(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, ChooseLanguage, ChooseTextScale, ChooseContrast,
                                          ChooseMotion, ChooseSound, ChooseCamera, TurnCamera,
                                          MirrorCamera>) {
                return settings_wished(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, OpenReturns, ReturnsTyped, SubmitReturns,
                                          ReturnWithoutReceipt, CloseReturn, SelectReturn,
                                          ChangeReturn, ReturnAll, ChooseReturnReason,
                                          ChooseBackToShelf, ChooseRefundMethod, ConfirmReturn,
                                          CancelSale, ReprintReceipt, StartExchange,
                                          DropExchange>) {
                return wished_of_returns(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, PrintReceipt, PrintTestPage, TryDrawer,
                                          RetryPrinting, ChoosePrintWhen, ChoosePrinter>) {
                return wished_on_paper(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, ShowShift, ShiftRowChosen, ShiftTyped,
                                          ShiftReasonTyped, ShiftNoteTyped, SubmitShift, SeeShift,
                                          PrintShift, OpenDrawerNow>) {
                return wished_of_shift(state, intent, now_ms);
            } else if constexpr (std::is_same_v<Kind, DoStock>) {
                return wished_of_stock(state, one);
            } else if constexpr (std::is_same_v<Kind, DoSettle>) {
                return wished_of_settlements(state, one, now_ms);
            } else if constexpr (std::is_same_v<Kind, DoPeople>) {
                return wished_of_people(state, one, now_ms);
            } else if constexpr (kIsOneOf<Kind, SearchTable, SortTable, TurnPage, FormFocused,
                                          FormTyped, FormSubmitted, FormLeft>) {
                return wished_in_office(state, intent, now_ms);
            } else if constexpr (kIsOfTotals<Kind>) {
                return wished_of_totals(state, intent, now_ms);
            } else if constexpr (std::is_same_v<Kind, MachineWish>) {
                return wished_of_machine(state, one, now_ms);
            } else if constexpr (std::is_same_v<Kind, GoodsWish>) {
                return wished_of_goods(state, one, now_ms);
            } else {
                return wished_elsewhere(state, intent, now_ms);
            }
        },
        intent);
}

void shop_read(State& state, const ShopRead& shop, std::int64_t now_ms) {
    state.promotions = shop.promotions;
    state.held = shop.held;
    show_held(state, now_ms);
    // Only what the last run left: later drafts are this run's own.
    if (!state.shop_is_known && shop.draft) restore_draft(state, *shop.draft, now_ms);
    state.view.attract.carousel = shop.carousel;
    state.favourites = shop.favourites;
    if (!state.view.till.group) state.view.till.favourites = shop.favourites;
    state.view.browse.known = true;
    state.view.browse.groups = shop.groups;
    state.view.browse.provinces = shop.provinces;
    state.view.browse.old_provinces = shop.old_provinces;
    state.view.browse.stars_counts = shop.stars;
    state.view.login.staff = shop.staff;
    state.view.demonstration = shop.demonstration;
    state.shop_is_known = true;
    if (state.view.screen == ScreenName::Fault) state.view.screen = ScreenName::Attract;
}

// The lists are read anew, and a product that is being looked at; a cart keeps what it scanned.
Commands prices_began(const State& state, const PricesBegan& event) {
    Commands commands{ReadShop{}};
    const ProductId& shown = state.view.product.product.id;
    if (state.view.screen == ScreenName::Product &&
        std::ranges::find(event.goods, shown) != event.goods.end()) {
        commands.push_back(ReadProduct{shown, ProductUse::Show});
    }
    return commands;
}

// Moments kept from before a clock was set back would never come.
void follow_clock_back(State& state, std::int64_t now_ms) {
    if (now_ms >= state.last_tick_ms) return;
    state.last_touch_ms = std::min(state.last_touch_ms, now_ms);
    state.notice_until_ms = std::min(state.notice_until_ms, now_ms + kNoticeMs);
    state.receipt_until_ms = std::min(state.receipt_until_ms, now_ms + kNextSaleMs);
}

void count_down(State& state, std::int64_t now_ms) {
    ViewState& view = state.view;
    if (view.notice && now_ms >= state.notice_until_ms) view.notice.reset();
    if (LoginView& people = door(state); people.wait_seconds > 0) {
        const std::int64_t left = state.sign_in_after_ms - now_ms;
        people.wait_seconds = left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
        if (left <= 0) people.problem.reset();
    }
    if (view.screen == ScreenName::Receipt) {
        const std::int64_t left = state.receipt_until_ms - now_ms;
        view.receipt.seconds_left = left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
        if (left <= 0) new_sale(state);
    }
}

// Nobody is here any more: the next one begins where everybody begins, in the shop's language.
Commands rest(State& state, std::int64_t now_ms) {
    const std::int64_t idle = now_ms - state.last_touch_ms;
    if (signed_in(state)) {
        if (idle > state.settings.lock_after_ms && is_for_staff(state.view.screen)) {
            lock_till(state);
        }
        if (idle <= state.settings.sign_out_after_ms || state.storing || state.refunding) return {};
        sign_out(state);
        return {ReadShop{}};
    }
    ViewState& view = state.view;
    const std::int64_t left = state.settings.attract_after_ms - idle;
    view.attract_in_s = 0;
    if (view.screen == ScreenName::Fault) return {};
    if (left > 0) {
        // The attract screen has nowhere to go back to, but a basket it would forget.
        const bool matters = view.screen != ScreenName::Attract || !view.basket.lines.empty();
        if (matters && left <= kCountdownMs) {
            view.attract_in_s = static_cast<int>((left + 999) / 1000);
        }
        return {};
    }
    forget_shopper(state);
    if (view.screen == ScreenName::Attract) return {};
    view.screen = ScreenName::Attract;
    view.dialog.reset();
    view.choice.reset();
    state.way_back.clear();
    return {ReadShop{}};
}

Commands tick(State& state, std::int64_t now_ms) {
    follow_clock_back(state, now_ms);
    state.last_tick_ms = now_ms;
    state.view.status.clock = local_time_hm(now_ms);
    state.view.status.date = Date::of_instant(now_ms).dmy();
    ShiftView& shift = state.view.shift;
    shift.left_over = shift.shift && is_left_over(*shift.shift, Date::of_instant(now_ms));
    count_down(state, now_ms);
    return rest(state, now_ms);
}

struct Handler {
    State& state;
    std::int64_t now_ms;

    Commands operator()(const Wished& event) const { return wished(state, event.intent, now_ms); }
    Commands operator()(const CodeScanned& event) const {
        somebody_is_here(state, now_ms);
        if (const auto shut = shut_out(state)) {
            notify(state, NoticeKind::Attention, *shut, now_ms);
            return {};
        }
        return code_scanned(state, event, now_ms);
    }
    Commands operator()(const CodesSeen& event) const {
        if (shut_out(state)) return {};  // a camera sees whatever lies before it
        somebody_is_here(state, now_ms);
        return codes_seen(state, event, now_ms);
    }
    Commands operator()(const CodesLookedUp& event) const {
        return codes_looked_up(state, event, now_ms);
    }
    Commands operator()(const CamerasListed& event) const {
        state.view.settings.cameras = event.cameras;
        state.view.settings.camera_device = event.device;
        return {};
    }
    Commands operator()(const SerialScannerChanged& event) const {
        state.view.settings.serial_device = event.device;
        state.view.settings.serial_problem = event.problem;
        return {};
    }
    Commands operator()(const CodeLookedUp& event) const {
        return code_looked_up(state, event, now_ms);
    }
    Commands operator()(const ReceiptLookedUp& event) const {
        receipt_looked_up(state, event, now_ms);
        return {};
    }
    Commands operator()(const ProductRead& event) const {
        if (!event.product) return {};
        if (event.use == ProductUse::Cart) {
            state.view.notice.reset();  // of what came before
            add_product(state, *event.product, nullptr, now_ms);
            hint_first_out(state, event.first_out, "", {}, now_ms);
            if (state.view.screen == ScreenName::Product) show(state, ScreenName::Till);
        } else if (event.use == ProductUse::Basket) {
            add_to_basket(state, *event.product, now_ms);
        } else if (event.use == ProductUse::Compare) {
            compare(state, *event.product, now_ms);
        } else if (!is_paying(state)) {
            return show_product(state, *event.product, now_ms);
        }
        return {};
    }
    Commands operator()(const StockNews& event) const { return stock_news(state, event, now_ms); }
    Commands operator()(const PeopleNews& event) const { return people_news(state, event, now_ms); }
    Commands operator()(const GoodsFound& event) const { return goods_found(state, event, now_ms); }
    Commands operator()(const ShopRead& event) const {
        shop_read(state, event, now_ms);
        return {};
    }
    Commands operator()(const HeldRead& event) const {
        state.held = event.held;
        show_held(state, now_ms);
        return {};
    }
    Commands operator()(const NotHeld& event) const {
        not_held(state, event, now_ms);
        return {};
    }
    Commands operator()(const PinChecked& event) const { return pin_checked(state, event, now_ms); }
    Commands operator()(const ShiftRead& event) const { return shift_read(state, event, now_ms); }
    Commands operator()(const ShiftNotChanged& event) const {
        shift_not_changed(state, event);
        return {};
    }
    Commands operator()(const ShiftClosed& event) const {
        return shift_closed(state, event, now_ms);
    }
    Commands operator()(const DrawerNoted&) const { return {OpenDrawer{}}; }
    Commands operator()(const Approved& event) const { return approved(state, event, now_ms); }
    Commands operator()(const SaleStored& event) const { return sale_stored(state, event, now_ms); }
    Commands operator()(const ReturnFound& event) const {
        return return_found(state, event, now_ms);
    }
    Commands operator()(const CentreAnswered& event) const { return centre_answered(state, event); }
    Commands operator()(const RefundStored& event) const {
        return refund_stored(state, event, now_ms);
    }
    Commands operator()(const RefundNotStored& event) const {
        refund_not_stored(state, event, now_ms);
        return {};
    }
    Commands operator()(const SaleNotStored& event) const {
        sale_not_stored(state, event, now_ms);
        return {};
    }
    Commands operator()(const FiguresRead& event) const { return figures_read(state, event); }
    Commands operator()(const SalesBehindRead& event) const {
        sales_read(state, event);
        return {};
    }
    Commands operator()(const BuyerRead& event) const {
        buyer_read(state, event);
        return {};
    }
    Commands operator()(const BuyerSaved& event) const { return buyer_saved(state, event, now_ms); }
    Commands operator()(const ReportWritten& event) const {
        report_written(state, event, now_ms);
        return {};
    }
    Commands operator()(const ConsignedRead& event) const {
        if (event.ask == state.figures_ask) state.view.totals.consigned = event.sum;
        return {};
    }
    Commands operator()(const DayCloseRead& event) const {
        day_close_read(state, event);
        return {};
    }
    Commands operator()(const InvoicesHandedOver& event) const {
        return invoices_handed_over(state, event, now_ms);
    }
    Commands operator()(const SoldRead& event) const {
        sold_read(state, event);
        return {};
    }
    Commands operator()(const QrDrawn& event) const {
        if (event.use == QrUse::Test) state.view.machine.test_qr = event.code;
        if (event.use == QrUse::Producer) state.view.producer.code = event.code;
        if (event.use == QrUse::Basket && state.view.basket.given) {
            state.view.basket.code = event.code;
        }
        if (event.use != QrUse::Payment) return {};
        if (state.view.payment.method == PaymentMethod::Transfer) {
            state.view.payment.vietqr = event.code;
        }
        return {};
    }
    Commands operator()(const ReceiptDrawn& event) const {
        state.view.receipt.picture = event.picture;
        return {};
    }
    Commands operator()(const SyncChanged& event) const {
        StatusBar& status = state.view.status;
        status.sync = event.state;
        status.waiting = event.waiting;
        status.last_synced = event.last_synced;
        status.sync_problem = event.problem;
        if (event.brought_goods) return {ReadShop{}};
        return {};
    }
    Commands operator()(const CameraChanged& event) const {
        state.view.status.camera = event.state;
        state.view.status.camera_problem = event.problem;
        return {};
    }
    Commands operator()(const PrintQueued& event) const { return print_queued(state, event); }
    Commands operator()(const PrintsRead& event) const { return prints_read(state, event); }
    Commands operator()(const Printed& event) const { return printed(state, event, now_ms); }
    Commands operator()(const NotPrinted& event) const {
        not_printed(state, event, now_ms);
        return {};
    }
    Commands operator()(const PrinterChanged& event) const {
        printer_changed(state, event);
        return {};
    }
    Commands operator()(const DrawerAnswered& event) const {
        drawer_answered(state, event, now_ms);
        return {};
    }
    Commands operator()(const DiskChanged& event) const {
        disk_changed(state, event, now_ms);
        return {};
    }
    Commands operator()(const StorageFailed& event) const {
        state.view.shift.busy = false;
        state.view.totals.loading = state.view.sales.loading = false;
        stock_failed(state);
        people_failed(state);
        state.view.till.loading = state.view.browse.loading = door(state).busy = false;
        state.take_first_of = 0;
        if (!state.shop_is_known) {
            // Without staff and goods there is nothing to do but to try again.
            state.view.fault = FaultView{event.problem, true};
            state.view.screen = ScreenName::Fault;
            return {};
        }
        notify(state, event.problem, now_ms);
        return {};
    }
    Commands operator()(const RelatedRead& event) const {
        related_read(state, event, now_ms);
        return {};
    }
    Commands operator()(const BasketStored& event) const { return basket_stored(state, event); }
    Commands operator()(const BasketNotStored& event) const {
        if (std::exchange(state.view.basket.busy, false)) state.view.basket.problem = event.problem;
        return {};
    }
    Commands operator()(const BasketLookedUp& event) const {
        basket_looked_up(state, event, now_ms);
        return {};
    }
    Commands operator()(const ScansRead& event) const {
        scans_read(state, event);
        return {};
    }
    Commands operator()(const GoodsAnswer& event) const {
        return goods_answered(state, event, now_ms);
    }
    Commands operator()(const CareNews& event) const { return care_news(state, event, now_ms); }
    Commands operator()(const GoodsNews& event) const { return goods_news(state, event, now_ms); }
    Commands operator()(const PricesBegan& event) const { return prices_began(state, event); }
    Commands operator()(const Touched&) const {
        somebody_is_here(state, now_ms);
        return {};
    }
    Commands operator()(const TimePassed&) const { return tick(state, now_ms); }
};

}  // namespace

Commands parts::happen(State& state, const Event& event, std::int64_t now_ms) {
    return std::visit(Handler{state, now_ms}, event);
}

Commands begin(State& state, std::int64_t now_ms) {
    state.view.language = state.settings.language;
    state.view.status.rights = state.settings.rights;
    state.view.text_scale = static_cast<float>(state.settings.text_scale);
    state.view.high_contrast = state.settings.high_contrast;
    state.view.reduce_motion = state.settings.reduce_motion;
    state.view.sound = state.settings.sound;
    state.view.settings.shop = state.settings.shop;
    state.view.settings.camera_source = state.settings.camera;
    state.view.settings.camera_rotation = state.settings.camera_rotation;
    state.view.settings.camera_mirror = state.settings.camera_mirror;
    state.view.settings.version = kVersion;
    state.view.status.printer.device = state.settings.printer.device;
    state.view.status.printer.when = state.settings.printer.print;
    state.view.basket.hours = static_cast<int>(state.settings.basket_hours);
    state.last_touch_ms = now_ms;
    tick(state, now_ms);
    return {ReadShop{}, ReadPrints{}, ReadShift{}, ForgetBuyers{}};
}

Commands end(const State& state) { return end_in_order(state); }

Commands advance(State& state, const Event& event, std::int64_t now_ms) {
    Commands commands = parts::happen(state, event, now_ms);
    if (state.view.screen != ScreenName::Login) leave_login(state);
    keep_draft(state, commands, now_ms);
    // What entered a cart that was dropped can be taken again.
    if (state.view.till.cart.empty()) state.view.till.cart.baskets.clear();
    return commands;
}

}  // namespace kiosk::app
