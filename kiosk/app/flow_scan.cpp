// What a scanner or the search brought: shown to a shopper, added to the cart at the till.
#include <algorithm>
#include <utility>

#include "kiosk/app/flow_goods.h"
#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_stock.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::size_t kMostToChooseFrom = 4;

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

Problem no_product(const CodeLookedUp& answer) {
    const std::string read = shown_safely(answer.scanned.bytes, 60);
    const Code& code = answer.code;
    if (code.kind == CodeKind::Url && code.host_is_known) {
        return {{"Tem của " + *code.host, "A stamp of " + *code.host},
                {"chưa gắn với sản phẩm nào ở đây", "belongs to no product here yet"},
                {"thử tìm theo tên", "try a search by name"}};
    }
    if (code.kind == CodeKind::Url) {
        return {{"Địa chỉ web lạ, không mở", "An unknown web address, not opened"},
                {read, read},
                {"quét mã khác trên sản phẩm", "scan another code of the product"}};
    }
    return {{"Không có sản phẩm cho mã này", "No product has this code"},
            {read, read},
            {"thử tìm theo tên", "try a search by name"}};
}

void show_lot(ProductView& shown, const std::optional<Lot>& lot, Date today) {
    shown.lot = lot;
    shown.days_left = lot ? days_left(*lot, today) : std::nullopt;
}

// A recalled lot, a pack past its date, a number that was sold before: no cashier sells it by
// mistake. (A revoked certificate concerns the product, however it got into the cart.)
bool refused_to_sell(State& state, const CodeLookedUp& answer, const ScanFacts& facts,
                     std::int64_t now_ms) {
    const Product& product = *answer.product;
    std::optional<Problem> refused = refuse_goods(state, product, &answer.code, now_ms);
    const std::vector<Finding> findings = findings_of(answer.code, facts, Date::of_instant(now_ms));
    const Finding* why = forbidding(findings);
    const bool by_supervisor = state.settings.unsafe_goods_by_supervisor;
    const bool may_all = by_supervisor && permitted(state, Right::SellUnsafe);
    if (!refused && why != nullptr && why->kind != FindingKind::CertificateRevoked && !may_all) {
        refused = Problem{
            {product.name_vi + ": " + why->title.vi,
             product.name(Language::English) + ": " + why->title.en},
            why->explanation,
            by_supervisor
                ? Text{"cất riêng, hoặc nhờ ca trưởng bán", "put it aside, or ask a supervisor"}
                : Text{"không bán; cất riêng và báo quản lý",
                       "do not sell it; put it aside and tell the manager"}};
    }
    if (!refused) return false;
    refuse_or_ask(state, *std::move(refused), answer, now_ms);
    return true;
}

// Kept in the store, which waits for nobody here.
CountScan counted(const CodeLookedUp& answer, ScanOutcome outcome, std::int64_t now_ms) {
    ScanCount scan;
    scan.at_ms = now_ms;
    scan.outcome = outcome;
    scan.source = answer.source;
    if (answer.product) {
        scan.product = answer.product->id;
    } else {
        scan.code = countable_code(answer.code);
    }
    return {std::move(scan)};
}

// A shopper reads it in peace; staff at work want a line that goes by itself.
void explain(State& state, std::string_view bytes, std::vector<Finding> findings) {
    if (signed_in(state) || state.view.screen == ScreenName::Login) return;
    state.view.trouble = ScanTrouble{shown_safely(bytes, 60), std::move(findings)};
}

}  // namespace

Commands show_product(State& state, const Product& product, std::int64_t now_ms) {
    const Date today = Date::of_instant(now_ms);
    ProductView view;
    view.product = product;
    view.certificate = state_on(product.certificate, today);
    view.can_add = signed_in(state) && product.price > Money{};
    view.stars_panel = stars_panel(product, view.certificate);
    view.findings = findings_of(product, today);
    state.view.product = std::move(view);
    state.view.trouble.reset();
    mark_shown_product(state);
    show(state, ScreenName::Product);
    return {ReadRelated{product.id}};
}

namespace {

void take_into_cart(State& state, const ProductRead& answer, std::int64_t now_ms) {
    const Product& product = *answer.product;
    if (!signed_in(state)) return;
    if (is_paying(state)) {
        return say_not_added(state, {product.name_vi, product.name(Language::English)}, now_ms);
    }
    state.view.notice.reset();  // of what came before
    add_product(state, product, nullptr, now_ms);
    hint_first_out(state, answer.first_out, "", {}, now_ms);
    if (state.view.screen == ScreenName::Product) show(state, ScreenName::Till);
}

}  // namespace

Commands product_read(State& state, const ProductRead& answer, std::int64_t now_ms) {
    if (!answer.product) return {};
    const Product& product = *answer.product;
    switch (answer.use) {
        case ProductUse::Cart:
            take_into_cart(state, answer, now_ms);
            return {};
        case ProductUse::Basket:
            add_to_basket(state, product, now_ms);
            return {};
        case ProductUse::Compare:
            compare(state, product, now_ms);
            return {};
        case ProductUse::Show:
            break;
    }
    const bool is_shown =
        state.view.screen == ScreenName::Product && state.view.product.product.id == product.id;
    if (!is_shown && state.product_asked != product.id) return {};
    return show_product(state, product, now_ms);
}

namespace {

// What the test on the settings screen shows; false where the code is broken.
std::optional<Code> understood(State& state, const ScannedText& scanned, ScanSource source,
                               std::int64_t now_ms) {
    SettingsView& test = state.view.settings;
    test.scanned_raw = shown_safely(scanned.bytes, 200);
    test.scanned_symbology = scanned.symbology;
    test.scan_source = source;
    test.scan_looked_up = false;
    test.scanned_product.clear();
    test.scanned.reset();
    test.scan_problem.reset();
    state.view.trouble.reset();
    std::vector<Finding> strange = findings_of_payload(scanned.bytes);
    if (!strange.empty()) {
        const Problem problem{strange[0].title, strange[0].explanation, strange[0].to_do};
        test.scan_problem = problem;
        explain(state, scanned.bytes, std::move(strange));
        if (state.view.screen != ScreenName::Settings) notify(state, problem, now_ms);
        return std::nullopt;
    }
    Result<Code> code = parse_code(scanned, code_rules(state.settings));
    if (!code) {
        test.scan_problem = code.problem();
        explain(state, scanned.bytes, {broken_code(scanned.bytes, code.problem())});
        if (state.view.screen != ScreenName::Settings) notify(state, code.problem(), now_ms);
        return std::nullopt;
    }
    test.scanned = *code;
    return std::move(code).value();
}

}  // namespace

Commands code_scanned(State& state, const CodeScanned& event, std::int64_t now_ms) {
    std::optional<Code> code = understood(state, event.scanned, event.source, now_ms);
    if (!code) {
        ScanCount broken;
        broken.at_ms = now_ms;
        broken.outcome = ScanOutcome::Broken;
        broken.source = event.source;
        return {CountScan{broken}};
    }
    if (scanned_into_goods(state, event)) return {};
    if (is_paying(state)) {
        say_not_added(state, {"mã vừa quét", "the code just scanned"}, now_ms);
        return {};
    }
    // A new code answers the question which of several was meant.
    state.view.choice.reset();
    // The settings screen only shows what was read.
    if (code->own && state.view.screen != ScreenName::Settings) {
        return own_code_scanned(state, *code->own, now_ms);
    }
    return {LookUpCode{event.scanned, std::move(*code), event.source}};
}

Commands codes_seen(State& state, const CodesSeen& event, std::int64_t now_ms) {
    if (event.scanned.empty()) return {};
    const bool one =
        event.scanned.size() == 1 || is_paying(state) || state.view.screen == ScreenName::Settings;
    if (one) return code_scanned(state, {event.scanned.front(), ScanSource::Camera}, now_ms);
    LookUpCodes together;
    for (const ScannedText& scanned : event.scanned) {
        const Result<Code> code = parse_code(scanned, code_rules(state.settings));
        if (code && !code->own && findings_of_payload(scanned.bytes).empty()) {
            together.codes.push_back({scanned, *code, ScanSource::Camera});
        }
    }
    if (together.codes.empty()) {
        return code_scanned(state, {event.scanned.front(), ScanSource::Camera}, now_ms);
    }
    return {std::move(together)};
}

Commands codes_looked_up(State& state, const CodesLookedUp& found, std::int64_t now_ms) {
    std::vector<CodeLookedUp> different;
    for (const CodeLookedUp& answer : found.answers) {
        const bool is_known =
            !answer.product ||
            std::any_of(different.begin(), different.end(), [&](const CodeLookedUp& other) {
                return other.product->id == answer.product->id;
            });
        if (!is_known) different.push_back(answer);
    }
    if (different.empty()) {
        if (!found.answers.empty()) return code_looked_up(state, found.answers.front(), now_ms);
    } else if (different.size() == 1 || is_paying(state)) {
        return code_looked_up(state, different.front(), now_ms);
    } else {
        different.resize(std::min(different.size(), kMostToChooseFrom));
        ScanChoice choice;
        for (const CodeLookedUp& one : different) choice.products.push_back(*one.product);
        state.view.choice = std::move(choice);
        state.choosing = std::move(different);
    }
    return {};
}

Commands choose_scanned(State& state, std::size_t index, std::int64_t now_ms) {
    state.view.choice.reset();
    const std::vector<CodeLookedUp> from = std::exchange(state.choosing, {});
    if (index >= from.size()) return {};
    return code_looked_up(state, from[index], now_ms);
}

void hint_first_out(State& state, const std::optional<FirstOut>& first, const std::string& lot,
                    const std::optional<Date>& best_before, std::int64_t now_ms) {
    // Whatever else there is to say is graver.
    if (!first || state.view.notice) return;
    if (auto hint = first_out_hint(*first, lot, best_before)) {
        notify(state, NoticeKind::Information, *std::move(hint), now_ms);
    }
}

Commands code_looked_up(State& state, const CodeLookedUp& answer, std::int64_t now_ms) {
    if (state.view.screen == ScreenName::Settings) {
        // Here nothing is shown or sold: this is the place to try a scanner.
        state.view.settings.scan_looked_up = true;
        state.view.settings.scanned_product =
            answer.product ? answer.product->name(state.view.language) : "";
        return {};
    }
    const bool of_goods =
        state.view.screen == ScreenName::Goods || state.view.screen == ScreenName::Labels;
    if (of_goods) return goods_looked_up(state, answer, now_ms);
    const bool of_shelves =
        state.view.screen == ScreenName::Stock || state.view.screen == ScreenName::Settle;
    if (of_shelves) return stock_looked_up(state, answer, now_ms);
    const ScanFacts facts{answer.product, answer.lot, answer.keeps_lots, answer.serial_sold};
    const Date today = Date::of_instant(now_ms);
    if (!answer.product) {
        explain(state, answer.scanned.bytes, findings_of(answer.code, facts, today));
        notify(state, no_product(answer), now_ms, NoticeKind::Attention);
        return {counted(answer, ScanOutcome::Unknown, now_ms)};
    }
    if (state.view.screen == ScreenName::Returns && state.returning) {
        return_scanned(state, answer, now_ms);
        return {};
    }
    if (is_other_code_of_label(state, answer, now_ms)) return {};
    state.view.notice.reset();  // of the scan before this one
    const bool selling =
        signed_in(state) && !is_paying(state) &&
        (state.view.screen == ScreenName::Till || state.view.screen == ScreenName::Receipt);
    if (selling) {
        if (state.view.screen == ScreenName::Receipt) new_sale(state);
        state.view.till.query.clear();
        state.view.till.results.clear();
        if (refused_to_sell(state, answer, facts, now_ms)) {
            return {counted(answer, ScanOutcome::Forbidden, now_ms)};
        }
        add_product(state, *answer.product, &answer.code, now_ms);
        std::optional<Date> best_before;
        if (answer.lot) best_before = answer.lot->best_before;
        if (!best_before && answer.code.elements) best_before = answer.code.elements->expiry();
        hint_first_out(state, answer.first_out, answer.code.lot.value_or(""), best_before, now_ms);
        return {counted(answer, ScanOutcome::ToCart, now_ms)};
    }
    if (is_paying(state)) {
        // It was scanned just before paying began: silence would give it away for nothing.
        const Product& product = *answer.product;
        say_not_added(state, {product.name_vi, product.name(Language::English)}, now_ms);
        return {};
    }
    Commands commands = show_product(state, *answer.product, now_ms);
    ProductView& shown = state.view.product;
    show_lot(shown, answer.lot, today);
    shown.scanned_lot = answer.code.lot.value_or("");
    shown.scanned_serial = answer.code.serial.value_or("");
    shown.findings = findings_of(answer.code, facts, today);
    commands.push_back(counted(answer, ScanOutcome::Shown, now_ms));
    return commands;
}

void related_read(State& state, const RelatedRead& answer, std::int64_t now_ms) {
    ProductView& shown = state.view.product;
    if (shown.product.id != answer.id) return;
    shown.related = answer.related;
    // A code spoke of its own lot, known here or not.
    if (!shown.scanned_lot.empty() || shown.lot) return;
    const Date today = Date::of_instant(now_ms);
    show_lot(shown, answer.lot, today);
    shown.findings = findings_of(Code{}, {shown.product, answer.lot, false, {}}, today);
}

Commands goods_found(State& state, const GoodsFound& found, std::int64_t now_ms) {
    if (found.request != state.last_request) return {};
    const bool till = found.request == state.last_of_till;
    if (till != (state.view.screen == ScreenName::Till)) {
        // Whoever asked has gone to another screen.
        (till ? state.view.till.loading : state.view.browse.loading) = false;
        state.take_first_of = 0;
        return {};
    }
    if (till && state.view.till.query.empty()) {
        state.view.till.loading = false;
        if (state.view.till.group) state.view.till.favourites = found.goods;
        return {};
    }
    std::vector<Product>& results = till ? state.view.till.results : state.view.browse.results;
    if (found.appended) {
        results.insert(results.end(), found.goods.begin(), found.goods.end());
    } else {
        results = found.goods;
    }
    (till ? state.view.till.loading : state.view.browse.loading) = false;
    if (!till) state.view.browse.more = found.more;
    if (std::exchange(state.take_first_of, 0) == found.request) {
        return take_first(state, now_ms);
    }
    return {};
}

}  // namespace kiosk::app::parts
