#include "kiosk/app/flow.h"

#include "kiosk/app/flow_parts.h"
#include "kiosk/app/version.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app {

using namespace screens;

namespace parts {

void show(State& state, ScreenName screen) {
    if (state.view.screen == screen) return;
    state.way_back.push_back(state.view.screen);
    if (state.way_back.size() > 8) state.way_back.erase(state.way_back.begin());
    state.view.screen = screen;
    state.view.dialog.reset();
}

void notify(State& state, NoticeKind kind, Text text, std::int64_t now_ms) {
    state.view.notice = Notice{kind, std::move(text), {}};
    state.notice_until_ms = now_ms + kNoticeMs;
}

void notify(State& state, Problem problem, std::int64_t now_ms) {
    state.view.notice = Notice{NoticeKind::Danger, {}, std::move(problem)};
    state.notice_until_ms = now_ms + 2 * kNoticeMs;
}

bool signed_in(const State& state) { return state.view.status.staff.has_value(); }

Commands go_to(State& state, ScreenName screen, std::int64_t now_ms) {
    const bool is_staff_screen = screen == ScreenName::Till || screen == ScreenName::Totals ||
                                 screen == ScreenName::Settings;
    if (screen == ScreenName::Payment) return open_payment(state, now_ms);
    if (is_staff_screen && !signed_in(state)) screen = ScreenName::Login;
    if (screen == ScreenName::Login && signed_in(state)) screen = ScreenName::Till;
    if (screen == ScreenName::Receipt || screen == ScreenName::Product) return {};
    show(state, screen);
    if (screen == ScreenName::Attract) state.way_back.clear();
    if (screen == ScreenName::Browse) return open_browse(state);
    if (screen == ScreenName::Totals) {
        state.view.totals = TotalsView{};
        state.view.totals.date = Date::of_instant(now_ms);
        state.view.totals.loading = true;
        return {ReadTotals{state.view.totals.date}};
    }
    return {};
}

}  // namespace parts

namespace {

using namespace parts;

bool is_busy_screen(const State& state) { return state.view.screen == ScreenName::Payment; }

void show_product(State& state, const Product& product, std::int64_t now_ms) {
    ProductView view;
    view.product = product;
    view.certificate = state_on(product.certificate, Date::of_instant(now_ms));
    view.can_add = signed_in(state) && product.price > Money{};
    state.view.product = std::move(view);
    show(state, ScreenName::Product);
}

Commands code_scanned(State& state, const ScannedText& scanned, std::int64_t now_ms) {
    state.view.settings.scanned_raw = shown_safely(scanned.bytes, 200);
    state.view.settings.scanned_symbology = scanned.symbology;
    const Result<Code> code =
        parse_code(scanned.bytes, scanned.symbology, {state.settings.in_shop_patterns});
    state.view.settings.scanned.reset();
    state.view.settings.scan_problem.reset();
    if (!code) {
        state.view.settings.scan_problem = code.problem();
        notify(state, code.problem(), now_ms);
        return {};
    }
    state.view.settings.scanned = *code;
    if (state.view.screen == ScreenName::Settings) return {};
    if (is_busy_screen(state)) {
        notify(state, NoticeKind::Attention,
               {"Đang thanh toán: bấm Esc để thêm hàng", "Paying: press Esc to add goods"},
               now_ms);
        return {};
    }
    return {LookUpCode{scanned, *code}};
}

void code_looked_up(State& state, const CodeLookedUp& answer, std::int64_t now_ms) {
    if (!answer.product) {
        const std::string read = shown_safely(answer.scanned.bytes, 60);
        notify(state,
               {{"Không có sản phẩm cho mã này", "No product has this code"},
                {read, read},
                {"thử tìm theo tên", "try a search by name"}},
               now_ms);
        return;
    }
    const bool selling = signed_in(state) && !is_busy_screen(state) &&
                         (state.view.screen == ScreenName::Till ||
                          state.view.screen == ScreenName::Receipt);
    if (selling) {
        if (state.view.screen == ScreenName::Receipt) new_sale(state);
        state.view.till.query.clear();
        state.view.till.results.clear();
        add_product(state, *answer.product, &answer.code, now_ms);
        return;
    }
    if (is_busy_screen(state)) return;
    show_product(state, *answer.product, now_ms);
    state.view.product.scanned_lot = answer.code.lot.value_or("");
    state.view.product.scanned_serial = answer.code.serial.value_or("");
}

void go_back(State& state) {
    if (state.view.payment.storing && is_busy_screen(state)) return;
    if (state.view.screen == ScreenName::Till && state.view.till.quantity_pad) {
        state.view.till.quantity_pad.reset();
        return;
    }
    if (state.view.screen == ScreenName::Till && !state.view.till.query.empty()) {
        search_typed(state, "");
        return;
    }
    ScreenName target = signed_in(state) ? ScreenName::Till : ScreenName::Attract;
    while (!state.way_back.empty()) {
        const ScreenName last = state.way_back.back();
        state.way_back.pop_back();
        const bool usable = last != state.view.screen && last != ScreenName::Payment &&
                            last != ScreenName::Login && last != ScreenName::Receipt &&
                            last != ScreenName::Fault;
        if (usable) {
            target = last;
            break;
        }
    }
    state.view.screen = target;
    state.view.dialog.reset();
}

Commands answer_dialog(State& state, bool accepted) {
    const std::optional<Intent> asked = std::exchange(state.asked, std::nullopt);
    state.view.dialog.reset();
    if (!accepted || !asked) return {};
    if (std::holds_alternative<ClearCart>(*asked)) {
        TillView& till = state.view.till;
        till.cart = {};
        till.totals.reset();
        till.selected.reset();
        till.problem.reset();
    }
    return {};
}

Commands settings_wished(State& state, const Intent& intent) {
    if (const auto* language = std::get_if<ChooseLanguage>(&intent)) {
        // A shopper's choice lasts until the screen rests; the shop's is in the settings.
        state.view.language = language->language;
        if (state.view.screen != ScreenName::Settings) return {};
        state.settings.language = language->language;
    } else if (const auto* scale = std::get_if<ChooseTextScale>(&intent)) {
        state.view.text_scale = scale->scale;
        if (state.view.screen != ScreenName::Settings) return {};
        state.settings.text_scale = static_cast<double>(scale->scale);
    } else if (const auto* contrast = std::get_if<ChooseContrast>(&intent)) {
        state.settings.high_contrast = state.view.high_contrast = contrast->high;
    } else if (const auto* motion = std::get_if<ChooseMotion>(&intent)) {
        state.settings.reduce_motion = state.view.reduce_motion = motion->reduced;
    }
    return {SaveSettings{state.settings}};
}

Commands wished_elsewhere(State& state, const Intent& intent, std::int64_t now_ms) {
    if (const auto* go = std::get_if<GoTo>(&intent)) return go_to(state, go->screen, now_ms);
    if (std::holds_alternative<GoBack>(intent)) go_back(state);
    if (std::holds_alternative<DismissNotice>(intent)) state.view.notice.reset();
    if (const auto* answer = std::get_if<AnswerDialog>(&intent)) {
        return answer_dialog(state, answer->accepted);
    }
    if (const auto* open = std::get_if<OpenProduct>(&intent)) return {ReadProduct{open->id, false}};
    if (const auto* add = std::get_if<AddToCart>(&intent)) {
        if (!signed_in(state)) return {};
        return {ReadProduct{add->id, true}};
    }
    if (const auto* search = std::get_if<SearchTyped>(&intent)) {
        return search_typed(state, search->text);
    }
    if (std::holds_alternative<SubmitSearch>(intent)) return submit_search(state, now_ms);
    if (std::holds_alternative<GoToPayment>(intent)) return open_payment(state, now_ms);
    if (std::holds_alternative<NewSale>(intent)) return new_sale(state);
    if (std::holds_alternative<SyncNow>(intent)) return {SynchroniseNow{}};
    if (std::holds_alternative<Retry>(intent)) {
        state.view.screen = ScreenName::Attract;
        return {ReadShop{}};
    }
    if (const auto* date = std::get_if<ChooseDate>(&intent)) {
        state.view.totals.date = date->date;
        state.view.totals.is_today = date->date == Date::of_instant(now_ms);
        state.view.totals.loading = true;
        return {ReadTotals{date->date}};
    }
    if (const auto* part = std::get_if<OpenTotals>(&intent)) state.view.totals.part = part->part;
    return {};
}

Commands wished(State& state, const Intent& intent, std::int64_t now_ms) {
    state.last_touch_ms = now_ms;
    if (state.view.screen == ScreenName::Receipt) state.receipt_until_ms = now_ms + kNextSaleMs;
    return std::visit(
        [&](const auto& one) -> Commands {
            using Kind = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<Kind, ChooseStaff> || std::is_same_v<Kind, PinDigit> ||
                          std::is_same_v<Kind, PinBackspace> || std::is_same_v<Kind, SubmitPin> ||
                          std::is_same_v<Kind, SignOut>) {
                return wished_by_staff(state, intent, now_ms);
            } else if constexpr (std::is_same_v<Kind, ChooseBrowseMode> ||
                                 std::is_same_v<Kind, ChooseGroup> ||
                                 std::is_same_v<Kind, ChooseProvince> ||
                                 std::is_same_v<Kind, ShowMore>) {
                return wished_while_browsing(state, intent);
            } else if constexpr (std::is_same_v<Kind, SelectLine> ||
                                 std::is_same_v<Kind, ChangeQuantity> ||
                                 std::is_same_v<Kind, RemoveLine> ||
                                 std::is_same_v<Kind, ClearCart> ||
                                 std::is_same_v<Kind, OpenQuantityPad> ||
                                 std::is_same_v<Kind, QuantityTyped> ||
                                 std::is_same_v<Kind, SubmitQuantity> ||
                                 std::is_same_v<Kind, CloseQuantityPad>) {
                return wished_at_till(state, intent, now_ms);
            } else if constexpr (std::is_same_v<Kind, ChooseMethod> ||
                                 std::is_same_v<Kind, TenderTyped> ||
                                 std::is_same_v<Kind, TenderAmount> ||
                                 std::is_same_v<Kind, TakeTender> ||
                                 std::is_same_v<Kind, RemoveTender> ||
                                 std::is_same_v<Kind, ConfirmTransfer> ||
                                 std::is_same_v<Kind, ConfirmCard> ||
                                 std::is_same_v<Kind, FinishSale>) {
                return wished_while_paying(state, intent, now_ms);
            } else if constexpr (std::is_same_v<Kind, ChooseLanguage> ||
                                 std::is_same_v<Kind, ChooseTextScale> ||
                                 std::is_same_v<Kind, ChooseContrast> ||
                                 std::is_same_v<Kind, ChooseMotion>) {
                return settings_wished(state, intent);
            } else {
                return wished_elsewhere(state, intent, now_ms);
            }
        },
        intent);
}

void goods_found(State& state, const GoodsFound& found) {
    if (found.request != state.last_request) return;
    const bool till = state.view.screen == ScreenName::Till;
    std::vector<Product>& results = till ? state.view.till.results : state.view.browse.results;
    if (found.appended) {
        results.insert(results.end(), found.goods.begin(), found.goods.end());
    } else {
        results = found.goods;
    }
    (till ? state.view.till.loading : state.view.browse.loading) = false;
    if (!till) state.view.browse.more = found.more;
}

void shop_read(State& state, const ShopRead& shop) {
    state.view.attract.carousel = shop.carousel;
    state.view.till.favourites = shop.favourites;
    state.view.browse.groups = shop.groups;
    state.view.browse.provinces = shop.provinces;
    state.view.login.staff = shop.staff;
    state.view.demonstration = shop.demonstration;
    if (state.view.screen == ScreenName::Fault) state.view.screen = ScreenName::Attract;
}

void tick(State& state, std::int64_t now_ms) {
    ViewState& view = state.view;
    view.status.clock = local_time_hm(now_ms);
    view.status.date = Date::of_instant(now_ms).dmy();
    if (view.notice && now_ms >= state.notice_until_ms) view.notice.reset();
    if (view.login.wait_seconds > 0) {
        const std::int64_t left = state.sign_in_after_ms - now_ms;
        view.login.wait_seconds = left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
        if (left <= 0) view.login.problem.reset();
    }
    if (view.screen == ScreenName::Receipt) {
        const std::int64_t left = state.receipt_until_ms - now_ms;
        view.receipt.seconds_left = left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
        if (left <= 0) new_sale(state);
    }
    const std::int64_t idle = now_ms - state.last_touch_ms;
    if (signed_in(state)) {
        if (idle > state.settings.sign_out_after_ms && !state.storing) sign_out(state);
    } else if (idle > kBackToAttractMs && view.screen != ScreenName::Attract &&
               view.screen != ScreenName::Fault) {
        view.screen = ScreenName::Attract;
        state.way_back.clear();
        view.language = state.settings.language;
        view.text_scale = static_cast<float>(state.settings.text_scale);
    }
}

struct Handler {
    State& state;
    std::int64_t now_ms;

    Commands operator()(const Wished& event) const { return wished(state, event.intent, now_ms); }
    Commands operator()(const CodeScanned& event) const {
        state.last_touch_ms = now_ms;
        return code_scanned(state, event.scanned, now_ms);
    }
    Commands operator()(const CodeLookedUp& event) const {
        code_looked_up(state, event, now_ms);
        return {};
    }
    Commands operator()(const ProductRead& event) const {
        if (!event.product) return {};
        if (event.add_to_cart) {
            add_product(state, *event.product, nullptr, now_ms);
            if (state.view.screen == ScreenName::Product) show(state, ScreenName::Till);
        } else if (!is_busy_screen(state)) {
            show_product(state, *event.product, now_ms);
        }
        return {};
    }
    Commands operator()(const GoodsFound& event) const {
        goods_found(state, event);
        return {};
    }
    Commands operator()(const ShopRead& event) const {
        shop_read(state, event);
        return {};
    }
    Commands operator()(const PinChecked& event) const {
        return pin_checked(state, event, now_ms);
    }
    Commands operator()(const SaleStored& event) const { return sale_stored(state, event, now_ms); }
    Commands operator()(const SaleNotStored& event) const {
        sale_not_stored(state, event);
        return {};
    }
    Commands operator()(const TotalsRead& event) const {
        TotalsView& totals = state.view.totals;
        if (event.totals.date != totals.date) return {};
        totals.totals = event.totals;
        totals.last_week = event.last_week;
        totals.loading = false;
        return {};
    }
    Commands operator()(const QrDrawn& event) const {
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
        return {};
    }
    Commands operator()(const CameraChanged& event) const {
        state.view.status.camera = event.state;
        state.view.status.camera_problem = event.problem;
        return {};
    }
    Commands operator()(const StorageFailed& event) const {
        state.view.totals.loading = false;
        state.view.till.loading = state.view.browse.loading = state.view.login.busy = false;
        notify(state, event.problem, now_ms);
        return {};
    }
    Commands operator()(const TimePassed&) const {
        tick(state, now_ms);
        return {};
    }
};

}  // namespace

Commands begin(State& state, std::int64_t now_ms) {
    state.view.language = state.settings.language;
    state.view.text_scale = static_cast<float>(state.settings.text_scale);
    state.view.high_contrast = state.settings.high_contrast;
    state.view.reduce_motion = state.settings.reduce_motion;
    state.view.settings.shop = state.settings.shop;
    state.view.settings.version = kVersion;
    state.last_touch_ms = now_ms;
    tick(state, now_ms);
    return {ReadShop{}};
}

Commands advance(State& state, const Event& event, std::int64_t now_ms) {
    return std::visit(Handler{state, now_ms}, event);
}

}  // namespace kiosk::app
