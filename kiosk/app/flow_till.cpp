// The cart: scanned, searched, counted, priced.
#include <algorithm>

#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

Date today(std::int64_t now_ms) { return Date::of_instant(now_ms); }

// "2", "2,5" or "2.5" with at most three decimals, above 0.
std::optional<Quantity> quantity_from(const std::string& text) {
    std::int64_t thousandths = 0;
    int decimals = -1;
    for (const char c : text) {
        if (c == ',' || c == '.') {
            if (decimals >= 0) return std::nullopt;
            decimals = 0;
        } else if (c >= '0' && c <= '9') {
            if (decimals == 3 || thousandths > kMaxQuantityThousandths) return std::nullopt;
            thousandths = thousandths * 10 + (c - '0');
            if (decimals >= 0) ++decimals;
        } else {
            return std::nullopt;
        }
    }
    for (int i = decimals < 0 ? 0 : decimals; i < 3; ++i) thousandths *= 10;
    if (thousandths <= 0 || thousandths > kMaxQuantityThousandths) return std::nullopt;
    return Quantity::from_thousandths(thousandths);
}

void keep_selection(TillView& till) {
    if (till.cart.lines.empty()) {
        till.selected.reset();
    } else if (till.selected && *till.selected >= till.cart.lines.size()) {
        till.selected = till.cart.lines.size() - 1;
    }
}

void change_quantity(State& state, std::size_t line, Quantity quantity, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (line >= till.cart.lines.size()) return;
    if (quantity.thousandths() <= 0) {
        till.cart.lines.erase(till.cart.lines.begin() + static_cast<std::ptrdiff_t>(line));
    } else {
        till.cart.lines[line].quantity = quantity;
        till.selected = line;
    }
    keep_selection(till);
    price(state, now_ms);
}

void submit_quantity(State& state, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (!till.quantity_pad || !till.selected || *till.selected >= till.cart.lines.size()) return;
    const auto quantity = quantity_from(*till.quantity_pad);
    if (!quantity) {
        notify(state,
               {{"Số lượng", "Quantity"},
                {"phải lớn hơn 0, nhiều nhất ba số lẻ", "must be above 0, at most three decimals"},
                {"gõ lại", "type it again"}},
               now_ms);
        return;
    }
    const SaleLine& line = till.cart.lines[*till.selected];
    const bool weighed = std::find(state.weighed.begin(), state.weighed.end(), line.product_id) !=
                         state.weighed.end();
    if (!quantity->is_whole() && !weighed) {
        notify(state,
               {{line.name, line.name_en.empty() ? line.name : line.name_en},
                {"không bán theo cân", "is not sold by weight"},
                {"gõ số nguyên", "type a whole number"}},
               now_ms);
        return;
    }
    till.quantity_pad.reset();
    change_quantity(state, *till.selected, *quantity, now_ms);
}

void warn_of_certificate(State& state, const Product& product, std::int64_t now_ms) {
    const CertificateState certificate = state_on(product.certificate, today(now_ms));
    if (certificate == CertificateState::Expired) {
        notify(state, NoticeKind::Attention,
               {product.name_vi + ": chứng nhận đã hết hạn, không giới thiệu là hàng có sao",
                product.name(Language::English) +
                    ": its certificate has expired, do not sell it as starred"},
               now_ms);
    }
}

}  // namespace

void price(State& state, std::int64_t) {
    TillView& till = state.view.till;
    till.totals.reset();
    till.problem.reset();
    if (till.cart.empty()) return;
    const Result<CartTotals> totals = price_cart(till.cart);
    if (totals) {
        till.totals = *totals;
    } else {
        till.problem = totals.problem();
    }
}

void add_product(State& state, const Product& product, const Code* code, std::int64_t now_ms) {
    if (state.storing) return;
    if (state_on(product.certificate, today(now_ms)) == CertificateState::Revoked) {
        notify(state,
               {{product.name_vi, product.name(Language::English)},
                {"chứng nhận đã bị thu hồi nên không bán được",
                 "its certificate is revoked, so it is not sold"},
                {"cất sản phẩm và báo quản lý", "put it aside and tell the manager"}},
               now_ms);
        return;
    }
    Quantity quantity = Quantity::pieces(1);
    if (code != nullptr && code->in_shop && code->in_shop->weight)
        quantity = *code->in_shop->weight;
    Result<SaleLine> line =
        line_for(product, quantity, code != nullptr ? code->text : "", today(now_ms));
    if (!line) {
        notify(state, line.problem(), now_ms);
        return;
    }
    if (code != nullptr && code->in_shop && code->in_shop->price) {
        line->unit_price = *code->in_shop->price;
    }
    // The pad's digits were meant for another line.
    state.view.till.quantity_pad.reset();
    Cart before = state.view.till.cart;
    state.view.till.selected = add_to_cart(state.view.till.cart, std::move(line).value());
    price(state, now_ms);
    if (state.view.till.problem) {
        notify(state, *state.view.till.problem, now_ms);
        state.view.till.cart = std::move(before);
        price(state, now_ms);
        return;
    }
    if (product.by_weight) state.weighed.push_back(product.id);
    warn_of_certificate(state, product, now_ms);
}

Commands search_typed(State& state, std::string text) {
    if (text.size() > 200) text.resize(200);
    const bool till = state.view.screen == ScreenName::Till;
    (till ? state.view.till.query : state.view.browse.query) = text;
    if (text.empty()) {
        // An answer that is still on its way belongs to no query any more.
        ++state.last_request;
        (till ? state.view.till.results : state.view.browse.results).clear();
        (till ? state.view.till.loading : state.view.browse.loading) = false;
        return {};
    }
    (till ? state.view.till.loading : state.view.browse.loading) = true;
    return {SearchGoods{++state.last_request, text,
                        till ? state.view.till.group : std::optional<Group>{}}};
}

void take_first(State& state, std::int64_t now_ms) {
    TillView& till = state.view.till;
    const bool at_till = state.view.screen == ScreenName::Till;
    const std::vector<Product>& results = at_till ? till.results : state.view.browse.results;
    if (results.empty()) return;
    const Product first = results.front();
    if (!at_till) return show_product(state, first, now_ms);
    till.query.clear();
    till.results.clear();
    add_product(state, first, nullptr, now_ms);
}

Commands submit_search(State& state, std::int64_t now_ms) {
    const TillView& till = state.view.till;
    const bool at_till = state.view.screen == ScreenName::Till;
    const std::string text = at_till ? till.query : state.view.browse.query;
    if (text.empty()) return {};
    const bool is_number = text.find_first_not_of("0123456789") == std::string::npos;
    const Result<Code> code = parse_code(text, "", code_rules(state.settings));
    if (code && (is_number || code->kind != CodeKind::Text)) {
        ScannedText typed;
        typed.bytes = text;
        return {LookUpCode{typed, *code}};
    }
    if (!code) {
        notify(state, code.problem(), now_ms);
        return {};
    }
    // What is on the screen may still belong to the words before these.
    if (at_till ? till.loading : state.view.browse.loading) {
        state.take_first_of = state.last_request;
    } else {
        take_first(state, now_ms);
    }
    return {};
}

Commands wished_at_till(State& state, const Intent& intent, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (const auto* select = std::get_if<SelectLine>(&intent)) {
        if (select->line < till.cart.lines.size()) till.selected = select->line;
    } else if (const auto* change = std::get_if<ChangeQuantity>(&intent)) {
        change_quantity(state, change->line, change->quantity, now_ms);
    } else if (const auto* remove = std::get_if<RemoveLine>(&intent)) {
        change_quantity(state, remove->line, Quantity{}, now_ms);
    } else if (const auto* pad = std::get_if<OpenQuantityPad>(&intent)) {
        if (pad->line < till.cart.lines.size()) {
            till.selected = pad->line;
            till.quantity_pad = "";
        }
    } else if (const auto* typed = std::get_if<QuantityTyped>(&intent)) {
        if (typed->text.size() <= 10) till.quantity_pad = typed->text;
    } else if (std::holds_alternative<SubmitQuantity>(intent)) {
        submit_quantity(state, now_ms);
    } else if (std::holds_alternative<CloseQuantityPad>(intent)) {
        till.quantity_pad.reset();
    } else if (std::holds_alternative<ClearCart>(intent)) {
        if (till.cart.empty()) return {};
        state.asked = intent;
        state.view.dialog = Dialog{{"Bỏ cả giỏ hàng?", "Empty the cart?"},
                                   {"Các dòng hàng sẽ bị xóa, chưa có gì được bán.",
                                    "Its lines are dropped; nothing has been sold."},
                                   {"Bỏ giỏ", "Empty it"},
                                   {"Giữ lại", "Keep it"},
                                   true};
    }
    return {};
}

}  // namespace kiosk::app::parts
