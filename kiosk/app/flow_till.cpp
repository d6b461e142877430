// The cart: scanned, searched, counted, priced.
#include <algorithm>

#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

Date today(std::int64_t now_ms) { return Date::of_instant(now_ms); }

void keep_selection(TillView& till) {
    if (till.cart.lines.empty()) {
        till.selected.reset();
    } else if (till.selected && *till.selected >= till.cart.lines.size()) {
        till.selected = till.cart.lines.size() - 1;
    }
}

void change_quantity(State& state, std::size_t line, Quantity quantity, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (line >= till.cart.lines.size() || state.storing) return;
    remember(state);
    if (quantity.thousandths() <= 0) {
        till.cart.lines.erase(till.cart.lines.begin() + static_cast<std::ptrdiff_t>(line));
    } else {
        till.cart.lines[line].quantity = quantity;
        till.selected = line;
    }
    keep_selection(till);
    price(state, now_ms);
}

// "3*": how many of what comes next. The rest of the text stays.
std::optional<Quantity> take_count(std::string& text) {
    const std::size_t star = text.find('*');
    if (star == std::string::npos || star == 0 || star > 7) return std::nullopt;
    std::int64_t thousandths = 0;
    int decimals = -1;
    for (const char c : text.substr(0, star)) {
        if ((c == ',' || c == '.') && decimals < 0) {
            decimals = 0;
        } else if (c >= '0' && c <= '9' && decimals < 3) {
            thousandths = thousandths * 10 + (c - '0');
            if (decimals >= 0) ++decimals;
        } else {
            return std::nullopt;
        }
    }
    for (int i = std::max(decimals, 0); i < 3; ++i) thousandths *= 10;
    if (thousandths <= 0 || thousandths > kMaxQuantityThousandths) return std::nullopt;
    text.erase(0, star + 1);
    return Quantity::from_thousandths(thousandths);
}

// By the code: a weight or a count inside, else one; times what "3*" said before.
Quantity quantity_of(const State& state, const Product& product, const Code* code) {
    Quantity quantity = Quantity::pieces(1);
    if (code != nullptr && code->in_shop && code->in_shop->weight) {
        quantity = *code->in_shop->weight;
    } else if (code != nullptr && code->elements) {
        const auto weight = code->elements->net_weight_kg();
        const auto count = code->elements->count();
        if (product.by_weight && weight) {
            quantity = *weight;
        } else if (count) {
            quantity = *count;
        }
    }
    const auto& times = state.view.till.next_quantity;
    if (!times) return quantity;
    __extension__ using Wide = __int128;
    const Wide product_of = Wide{quantity.thousandths()} * times->thousandths() / 1000;
    return Quantity::from_thousandths(
        static_cast<std::int64_t>(std::min<Wide>(product_of, Wide{kMaxQuantityThousandths} + 1)));
}

Result<SaleLine> line_of(const State& state, const Product& product, const Code* code,
                         std::int64_t now_ms) {
    Product priced = product;
    priced.price = price_on(product, state.promotions, now_ms);
    Result<SaleLine> made =
        line_for(priced, quantity_of(state, product, code), code != nullptr ? code->text : "",
                 today(now_ms), state.settings.taxes);
    if (!made) return made.problem();
    SaleLine line = std::move(made).value();
    line.at_ms = now_ms;
    if (!state.settings.shop.vat_lines) line.tax_rate = TaxRate::NotDeclared;
    if (code == nullptr) return line;
    if (code->in_shop && code->in_shop->price) line.unit_price = *code->in_shop->price;
    line.lot = code->lot.value_or("");
    line.serial = code->serial.value_or("");
    return line;
}

// A serial is one piece: the same one a second time was scanned by mistake.
bool is_there(const Cart& cart, const SaleLine& line) {
    return !line.serial.empty() &&
           std::any_of(cart.lines.begin(), cart.lines.end(), [&](const SaleLine& held) {
               return held.product_id == line.product_id && held.serial == line.serial;
           });
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

void price(State& state, std::int64_t now_ms) {
    TillView& till = state.view.till;
    till.totals.reset();
    till.problem.reset();
    till.gifts.clear();
    if (till.cart.empty()) return;
    apply_promotions(till.cart, state.promotions, now_ms);
    till.gifts = missing_gifts(till.cart, state.promotions, now_ms);
    const Result<CartTotals> totals = price_cart(till.cart);
    if (totals) {
        till.totals = *totals;
    } else {
        till.problem = totals.problem();
    }
}

void add_product(State& state, const Product& product, const Code* code, std::int64_t now_ms) {
    if (state.storing) return;
    if (auto refused = refuse_goods(state, product, code, now_ms)) {
        return refuse_or_ask(state, *std::move(refused), ProductRead{product, ProductUse::Cart},
                             now_ms);
    }
    Result<SaleLine> line = line_of(state, product, code, now_ms);
    if (!line) {
        notify(state, line.problem(), now_ms);
        return;
    }
    if (is_there(state.view.till.cart, *line)) {
        notify(state, NoticeKind::Attention,
               {product.name_vi + ": số sê-ri này đã có trong giỏ",
                product.name(Language::English) + ": this serial is in the cart already"},
               now_ms);
        return;
    }
    // The pad's digits were meant for another line.
    state.view.till.quantity_pad.reset();
    Cart before = state.view.till.cart;
    remember(state);
    state.view.till.selected = add_to_cart(state.view.till.cart, std::move(line).value());
    price(state, now_ms);
    if (state.view.till.problem) {
        notify(state, *state.view.till.problem, now_ms);
        state.view.till.cart = std::move(before);
        state.undo.pop_back();
        state.view.till.can_undo = !state.undo.empty();
        price(state, now_ms);
        return;
    }
    state.view.till.next_quantity.reset();
    if (product.by_weight) state.weighed.push_back(product.id);
    warn_of_certificate(state, product, now_ms);
}

Commands search_typed(State& state, std::string text) {
    if (text.size() > 200) text.resize(200);
    const bool till = state.view.screen == ScreenName::Till;
    if (const auto count = till ? take_count(text) : std::nullopt) {
        state.view.till.next_quantity = count;
    }
    (till ? state.view.till.query : state.view.browse.query) = text;
    if (text.empty()) {
        // An answer that is still on its way belongs to no query any more.
        ++state.last_request;
        (till ? state.view.till.results : state.view.browse.results).clear();
        (till ? state.view.till.loading : state.view.browse.loading) = false;
        return {};
    }
    (till ? state.view.till.loading : state.view.browse.loading) = true;
    if (till) state.last_of_till = state.last_request + 1;
    return {SearchGoods{++state.last_request, text,
                        till ? state.view.till.group : std::optional<Group>{}}};
}

Commands take_first(State& state, std::int64_t now_ms) {
    TillView& till = state.view.till;
    const bool at_till = state.view.screen == ScreenName::Till;
    const std::vector<Product>& results = at_till ? till.results : state.view.browse.results;
    if (results.empty()) return {};
    const Product first = results.front();
    if (!at_till) return show_product(state, first, now_ms);
    till.query.clear();
    till.results.clear();
    add_product(state, first, nullptr, now_ms);
    return {};
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
        return take_first(state, now_ms);
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
