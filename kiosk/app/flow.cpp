#include "kiosk/app/flow.h"

#include <algorithm>

#include "kiosk/app/centre_address.h"
#include "kiosk/app/flow_day_close.h"
#include "kiosk/app/flow_goods.h"
#include "kiosk/app/flow_invoice.h"
#include "kiosk/app/flow_machine.h"
#include "kiosk/app/flow_machine_parts.h"
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

void shop_read(State& state, const ShopRead& shop, std::int64_t now_ms) {
    state.promotions = shop.promotions;
    // Only what the last run left: later carts and drafts are this run's own.
    if (!state.shop_is_known) {
        state.held = shop.held;
        show_held(state, now_ms);
        if (shop.draft) restore_draft(state, *shop.draft, now_ms);
    }
    state.view.attract.carousel = shop.carousel;
    state.favourites = shop.favourites;
    if (!state.view.till.group) state.view.till.favourites = shop.favourites;
    state.view.browse.known = true;
    state.view.browse.groups = shop.groups;
    state.view.browse.provinces = shop.provinces;
    state.view.browse.old_provinces = shop.old_provinces;
    state.view.browse.stars_counts = shop.stars;
    know_people(state, shop.staff);
    state.view.demonstration = shop.demonstration;
    state.shop_is_known = true;
    if (state.view.screen == ScreenName::Fault) state.view.screen = ScreenName::Attract;
}

// Who does what is asked once, here, for every screen that saves something.
void sign_commands(Commands& commands, const std::optional<Staff>& who) {
    if (!who) return;
    for (Command& one : commands) {
        if (auto* save = std::get_if<SaveSettings>(&one)) save->by = who->code;
        if (auto* invoices = std::get_if<WriteInvoices>(&one)) invoices->by = who->code;
    }
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

// Nobody waits any longer for what the store could not do: all of it can be tried again.
void stop_waiting(State& state, const Problem& problem) {
    ViewState& view = state.view;
    view.shift.busy = state.counting = false;
    view.totals.loading = view.sales.loading = view.day_close.handing_over = false;
    view.returns.loading = view.returns.asking_centre = false;
    view.till.loading = view.browse.loading = door(state).busy = false;
    state.take_first_of = 0;
    if (view.invoice.form) view.invoice.form->busy = false;
    if (std::exchange(view.basket.busy, false)) view.basket.problem = problem;
    goods_failed(state);
    stock_failed(state);
    people_failed(state);
    if (view.receipt.print == PrintState::Printing && state.receipt_job == 0) {
        view.receipt.print = PrintState::Failed;
        view.receipt.print_problem = problem;
    }
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
        return product_read(state, event, now_ms);
    }
    Commands operator()(const StockNews& event) const { return stock_news(state, event, now_ms); }
    Commands operator()(const PeopleNews& event) const { return people_news(state, event, now_ms); }
    Commands operator()(const GoodsFound& event) const { return goods_found(state, event, now_ms); }
    Commands operator()(const ShopRead& event) const {
        shop_read(state, event, now_ms);
        return {};
    }
    Commands operator()(const HeldRead& event) const { return held_read(state, event, now_ms); }
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
        stop_waiting(state, event.problem);
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
    Commands operator()(const CentreNews& event) const { return centre_news(state, event, now_ms); }
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
    state.view.settings.centre = centre_host(state.settings.centre_url);
    state.view.settings.version = kVersion;
    state.view.status.printer.device = state.settings.printer.device;
    state.view.status.printer.when = state.settings.printer.print;
    state.view.basket.hours = static_cast<int>(state.settings.basket_hours);
    state.last_touch_ms = now_ms;
    state.buyers_forgotten_on = Date::of_instant(now_ms);
    tick(state, now_ms);
    return {ReadShop{}, ReadPrints{}, ReadShift{}, ForgetBuyers{},
            PeopleWork{NoteSettings{state.settings}}};
}

Commands end(const State& state) { return end_in_order(state); }

Commands advance(State& state, const Event& event, std::int64_t now_ms) {
    const std::optional<Staff> before = state.view.status.staff;
    Commands commands = parts::happen(state, event, now_ms);
    lock_on_return(state);
    sign_commands(commands, before ? before : state.view.status.staff);
    if (state.view.screen != ScreenName::Login) leave_login(state);
    keep_draft(state, commands, now_ms);
    // What entered a cart that was dropped can be taken again.
    if (state.view.till.cart.empty()) state.view.till.cart.baskets.clear();
    return commands;
}

}  // namespace kiosk::app
