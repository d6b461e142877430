// The shopper's own: a basket gathered while walking, two products side by side, the producer, and
// being forgotten when nobody is here any more.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/contact.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::int64_t kFirstWeight = 500;  // thousandths: half a kilogram, until it is weighed

Quantity first_quantity(const Product& product) {
    return product.by_weight ? Quantity::from_thousandths(kFirstWeight) : Quantity::pieces(1);
}

auto line_of(BasketView& basket, const ProductId& id) {
    return std::find_if(basket.lines.begin(), basket.lines.end(),
                        [&](const BasketLine& line) { return line.product.id == id; });
}

BasketView empty_basket(const State& state) {
    BasketView basket;
    basket.hours = static_cast<int>(state.settings.basket_hours);
    return basket;
}

// What was given to the shopper is no longer what is in the basket.
void basket_changed(State& state) {
    BasketView& basket = state.view.basket;
    basket.total = Money{};
    for (const BasketLine& line : basket.lines) basket.total += amount_of(line);
    basket.code.reset();
    basket.problem.reset();
    basket.given = basket.busy = false;
    mark_shown_product(state);
}

void change_basket(State& state, const ChangeBasket& wish) {
    BasketView& basket = state.view.basket;
    const auto line = line_of(basket, wish.id);
    if (line == basket.lines.end()) return;
    if (wish.quantity <= Quantity{}) {
        basket.lines.erase(line);
    } else {
        const bool fits = line->product.by_weight || wish.quantity.is_whole();
        if (!fits) return;
        line->quantity = std::min(wish.quantity, Quantity::pieces(kMostBasketPieces));
    }
    basket_changed(state);
}

Commands give_basket(State& state) {
    BasketView& basket = state.view.basket;
    if (basket.lines.empty() || basket.busy) return {};
    StoreBasket store;
    store.number = basket.number;
    for (const BasketLine& line : basket.lines) {
        store.lines.emplace_back(line.product.id, line.quantity);
    }
    basket.busy = true;
    basket.problem.reset();
    return {std::move(store)};
}

Commands open_producer(State& state) {
    const ProductView& shown = state.view.product;
    if (state.view.screen != ScreenName::Product || shown.product.producer.name.empty()) return {};
    ProducerView producer;
    producer.producer = shown.product.producer;
    producer.place = shown.product.place;
    producer.goods = shown.related.same_producer;
    producer.goods.insert(producer.goods.begin(), shown.product);
    producer.demonstration = shown.product.demonstration;
    producer.vcard = vcard_of(producer.producer, producer.place);
    const std::string card = producer.vcard;
    state.view.producer = std::move(producer);
    show(state, ScreenName::Producer);
    if (card.empty()) return {};
    return {DrawQr{card, QrUse::Producer}};
}

void leave_out(State& state, const ProductId& id) {
    std::erase_if(state.view.compare.sides,
                  [&](const CompareView::Side& side) { return side.product.id == id; });
    mark_shown_product(state);
}

}  // namespace

void mark_shown_product(State& state) {
    ProductView& shown = state.view.product;
    shown.in_basket = line_of(state.view.basket, shown.product.id) != state.view.basket.lines.end();
    shown.in_compare = std::any_of(
        state.view.compare.sides.begin(), state.view.compare.sides.end(),
        [&](const CompareView::Side& side) { return side.product.id == shown.product.id; });
}

void add_to_basket(State& state, const Product& product, std::int64_t now_ms) {
    if (product.price <= Money{}) return;
    BasketView& basket = state.view.basket;
    const auto line = line_of(basket, product.id);
    if (line != basket.lines.end()) {
        line->quantity =
            std::min(line->quantity + first_quantity(product), Quantity::pieces(kMostBasketPieces));
    } else if (basket.lines.size() >= kMostBasketLines) {
        notify(
            state,
            {{"Giỏ hàng đã đầy", "The basket is full"},
             {"giỏ giữ được 50 loại sản phẩm", "it holds 50 kinds of products"},
             {"lấy mã giỏ này rồi bắt đầu giỏ mới", "get this basket's number, then begin anew"}},
            now_ms, NoticeKind::Attention);
        return;
    } else {
        basket.lines.push_back({product, first_quantity(product)});
    }
    basket_changed(state);
    notify(state, NoticeKind::Good,
           {"Đã thêm vào giỏ: " + product.name_vi,
            "Added to the basket: " + product.name(Language::English)},
           now_ms);
}

void compare(State& state, const Product& product, std::int64_t now_ms) {
    std::vector<CompareView::Side>& sides = state.view.compare.sides;
    leave_out(state, product.id);
    if (sides.size() > 1) sides.erase(sides.begin());
    sides.push_back({product, state_on(product.certificate, Date::of_instant(now_ms))});
    mark_shown_product(state);
}

Commands wished_by_shopper(State& state, const Intent& intent, std::int64_t now_ms) {
    const auto read = [&](const ProductId& id, ProductUse use) -> Commands {
        const Product& shown = state.view.product.product;
        if (state.view.screen != ScreenName::Product || shown.id != id) {
            return {ReadProduct{id, use}};
        }
        if (use == ProductUse::Basket) add_to_basket(state, shown, now_ms);
        if (use == ProductUse::Compare) compare(state, shown, now_ms);
        return {};
    };
    if (const auto* add = std::get_if<AddToBasket>(&intent))
        return read(add->id, ProductUse::Basket);
    if (const auto* with = std::get_if<CompareProduct>(&intent)) {
        return read(with->id, ProductUse::Compare);
    }
    if (const auto* out = std::get_if<LeaveOutOfCompare>(&intent)) leave_out(state, out->id);
    if (const auto* change = std::get_if<ChangeBasket>(&intent)) change_basket(state, *change);
    if (std::holds_alternative<EmptyBasket>(intent)) {
        state.view.basket = empty_basket(state);
        basket_changed(state);
    }
    if (std::holds_alternative<GiveBasket>(intent)) return give_basket(state);
    if (std::holds_alternative<OpenProducer>(intent)) return open_producer(state);
    if (std::holds_alternative<DismissTrouble>(intent)) {
        state.view.trouble.reset();
        state.view.notice.reset();
    }
    if (std::holds_alternative<ForgetShopper>(intent)) {
        forget_shopper(state);
        return go_to(state, ScreenName::Attract, now_ms);
    }
    return {};
}

void forget_shopper(State& state) {
    ViewState& view = state.view;
    view.language = state.settings.language;
    view.text_scale = static_cast<float>(state.settings.text_scale);
    view.high_contrast = state.settings.high_contrast;
    view.reduce_motion = state.settings.reduce_motion;
    view.basket = empty_basket(state);
    view.compare = {};
    view.producer = {};
    view.trouble.reset();
    view.attract_in_s = 0;
    view.browse.query.clear();
    mark_shown_product(state);
}

Commands basket_stored(State& state, const BasketStored& stored) {
    BasketView& basket = state.view.basket;
    // Forgotten or changed meanwhile: the number belongs to nothing that is shown.
    if (!std::exchange(basket.busy, false)) return {};
    basket.number = stored.number;
    basket.given = true;
    return {DrawQr{write_own_code({OwnCode::Kind::Basket, stored.number}), QrUse::Basket}};
}

}  // namespace kiosk::app::parts
