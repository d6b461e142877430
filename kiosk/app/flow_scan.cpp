// What a scanner or the search brought: shown to a shopper, added to the cart at the till.
#include "kiosk/app/flow_parts.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

void say_not_added(State& state, const Text& what, std::int64_t now_ms) {
    notify(state, NoticeKind::Attention,
           {"Đang thanh toán, chưa thêm " + what.vi + ": bấm Esc rồi quét lại",
            "Paying, not added: " + what.en + ". Press Esc, then scan it again"},
           now_ms);
}

// Only cameras see two codes at once; what a hand scanner reads always counts.
bool is_other_code_of_label(State& state, const CodeLookedUp& answer, std::int64_t now_ms) {
    if (answer.scanned.symbology.empty()) return false;
    const std::int64_t since = now_ms - state.seen_at_ms;
    const bool same_label = state.seen_product == answer.product->id &&
                            state.seen_code != answer.code.text && since >= 0 &&
                            since < kSameLabelMs;
    if (same_label) return true;
    state.seen_product = answer.product->id;
    state.seen_code = answer.code.text;
    state.seen_at_ms = now_ms;
    return false;
}

}  // namespace

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
        notify(state, code.problem(), now_ms, NoticeKind::Attention);
        return {};
    }
    state.view.settings.scanned = *code;
    if (state.view.screen == ScreenName::Settings) return {};
    if (is_paying(state)) {
        say_not_added(state, {"mã vừa quét", "the code just scanned"}, now_ms);
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
               now_ms, NoticeKind::Attention);
        return;
    }
    if (is_other_code_of_label(state, answer, now_ms)) return;
    state.view.notice.reset();  // of the scan before this one
    const bool selling =
        signed_in(state) && !is_paying(state) &&
        (state.view.screen == ScreenName::Till || state.view.screen == ScreenName::Receipt);
    if (selling) {
        if (state.view.screen == ScreenName::Receipt) new_sale(state);
        state.view.till.query.clear();
        state.view.till.results.clear();
        add_product(state, *answer.product, &answer.code, now_ms);
        return;
    }
    if (is_paying(state)) {
        // It was scanned just before paying began: silence would give it away for nothing.
        const Product& product = *answer.product;
        say_not_added(state, {product.name_vi, product.name(Language::English)}, now_ms);
        return;
    }
    show_product(state, *answer.product, now_ms);
    state.view.product.scanned_lot = answer.code.lot.value_or("");
    state.view.product.scanned_serial = answer.code.serial.value_or("");
}

void goods_found(State& state, const GoodsFound& found, std::int64_t now_ms) {
    if (found.request != state.last_request) return;
    const bool till = state.view.screen == ScreenName::Till;
    if (till && state.view.till.query.empty()) {
        state.view.till.loading = false;
        if (state.view.till.group) state.view.till.favourites = found.goods;
        return;
    }
    std::vector<Product>& results = till ? state.view.till.results : state.view.browse.results;
    if (found.appended) {
        results.insert(results.end(), found.goods.begin(), found.goods.end());
    } else {
        results = found.goods;
    }
    (till ? state.view.till.loading : state.view.browse.loading) = false;
    if (!till) state.view.browse.more = found.more;
    if (std::exchange(state.take_first_of, 0) == found.request) take_first(state, now_ms);
}

}  // namespace kiosk::app::parts
