// The showroom's own codes: a badge leads to its person's PIN, a receipt says what it is, a basket
// is looked for.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::int64_t kHourMs = 3'600'000;

void badge_scanned(State& state, const std::string& code, std::int64_t now_ms) {
    if (signed_in(state)) {
        const Staff& staff = *state.view.status.staff;
        const bool same = staff.code.text() == code;
        notify(state, NoticeKind::Information,
               {(same ? "Bạn đang đăng nhập: " : "Đang có người đăng nhập: ") + staff.name,
                (same ? "You are signed in: " : "Signed in already: ") + staff.name},
               now_ms);
        return;
    }
    LoginView& login = state.view.login;
    const bool is_known = std::any_of(login.staff.begin(), login.staff.end(),
                                      [&](const Staff& one) { return one.code.text() == code; });
    if (!is_known) {
        notify(state,
               {{"Thẻ nhân viên này", "This staff badge"},
                {"không có ở cửa hàng", "is not of this shop"},
                {"nhờ quản lý thêm nhân viên", "ask the manager to add the person"}},
               now_ms, NoticeKind::Attention);
        return;
    }
    show(state, ScreenName::Login);
    leave_login(state);
    login.chosen = StaffCode{code};
}

Commands receipt_scanned(State& state, const std::string& value, std::int64_t now_ms) {
    std::string id = value;
    std::transform(id.begin(), id.end(), id.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto sale = SaleId::parse(id);
    const ScreenName at = state.view.screen;
    const bool takes_back = at == ScreenName::Till || at == ScreenName::Returns;
    if (sale && takes_back && signed_in(state) && !state.refunding) {
        return open_receipt(state, sale->text());
    }
    if (sale && signed_in(state)) return {LookUpReceipt{*sale}};
    // What somebody bought is nobody else's business.
    notify(state, NoticeKind::Information,
           {"Đây là mã của một hóa đơn. Hãy đưa hóa đơn cho thu ngân.",
            "This is the code of a receipt. Please hand it to the cashier."},
           now_ms);
    return {};
}

}  // namespace

Commands own_code_scanned(State& state, const OwnCode& own, std::int64_t now_ms) {
    switch (own.kind) {
        case OwnCode::Kind::Staff:
            badge_scanned(state, own.value, now_ms);
            return {};
        case OwnCode::Kind::Receipt:
            return receipt_scanned(state, own.value, now_ms);
        case OwnCode::Kind::Basket:
            break;
    }
    if (signed_in(state)) return {LookUpBasket{own.value, state.settings.basket_hours * kHourMs}};
    notify(state, NoticeKind::Information,
           {"Đây là mã giỏ hàng. Hãy đưa mã này cho thu ngân.",
            "This is the code of a basket. Please show it to the cashier."},
           now_ms);
    return {};
}

namespace {

void basket_refused(State& state, const Basket& basket, Text why, std::int64_t now_ms) {
    const std::string number = shown_safely(basket.number, 12);
    notify(state,
           {{"Giỏ hàng " + number, "Basket " + number},
            std::move(why),
            {"quét từng sản phẩm", "scan the products"}},
           now_ms, NoticeKind::Attention);
}

std::string moment(std::int64_t at_ms) {
    return local_time_hm(at_ms) + " " + Date::of_instant(at_ms).dmy();
}

bool waits_in_a_cart(const State& state, const std::string& number) {
    return std::ranges::any_of(state.held, [&](const HeldCart& held) {
        return std::ranges::count(held.cart.baskets, number) > 0;
    });
}

// Lines with the prices of now; answers what could not be sold.
std::vector<std::string> take_lines(State& state, const Basket& basket, std::int64_t now_ms) {
    std::vector<std::string> left_out = basket.gone;
    for (const BasketLine& line : basket.lines) {
        const std::size_t before = state.view.till.cart.lines.size();
        const Cart cart = state.view.till.cart;
        add_product(state, line.product, nullptr, now_ms);
        if (state.view.till.cart == cart) {
            left_out.push_back(line.product.name_vi);
            continue;
        }
        // One of it was added; the shopper asked for more.
        const std::size_t at = state.view.till.selected.value_or(before);
        SaleLine& added = state.view.till.cart.lines[at];
        const bool is_new = state.view.till.cart.lines.size() > before;
        const Quantity had = is_new ? Quantity{} : cart.lines[at].quantity;
        added.quantity = had + line.quantity;
    }
    price(state, now_ms);
    return left_out;
}

}  // namespace

void basket_looked_up(State& state, const BasketLookedUp& answer, std::int64_t now_ms) {
    if (!signed_in(state) || state.storing || is_paying(state)) return;
    const Basket& basket = answer.basket;
    switch (basket.state) {
        case BasketState::Unknown:
            return basket_refused(state, basket, {"không có ở quầy này", "is not at this till"},
                                  now_ms);
        case BasketState::Used:
            return basket_refused(state, basket,
                                  {"đã thanh toán lúc " + moment(basket.at_ms),
                                   "was paid for at " + moment(basket.at_ms)},
                                  now_ms);
        case BasketState::Expired:
            return basket_refused(state, basket,
                                  {"đã hết hạn, lập lúc " + moment(basket.at_ms),
                                   "has expired, it was made at " + moment(basket.at_ms)},
                                  now_ms);
        case BasketState::Open:
            break;
    }
    std::vector<std::string>& taken = state.view.till.cart.baskets;
    if (std::find(taken.begin(), taken.end(), basket.number) != taken.end()) {
        return basket_refused(state, basket, {"đã có trong đơn này", "is in this sale already"},
                              now_ms);
    }
    if (waits_in_a_cart(state, basket.number)) {
        return basket_refused(state, basket, {"đang ở một giỏ chờ", "is in a cart that waits"},
                              now_ms);
    }
    if (state.view.screen == ScreenName::Receipt) new_sale(state);
    show(state, ScreenName::Till);
    const std::vector<std::string> left_out = take_lines(state, basket, now_ms);
    taken.push_back(basket.number);
    if (left_out.empty()) {
        notify(state, NoticeKind::Good,
               {"Đã lấy giỏ hàng " + basket.number, "Basket " + basket.number + " is in the till"},
               now_ms);
        return;
    }
    std::string names;
    for (const std::string& name : left_out) names += (names.empty() ? "" : ", ") + name;
    notify(state,
           {{"Giỏ hàng " + basket.number, "Basket " + basket.number},
            {"không bán được: " + names, "not sold any more: " + names},
            {"các sản phẩm khác đã vào đơn", "the other products are in the sale"}},
           now_ms, NoticeKind::Attention);
}

void receipt_looked_up(State& state, const ReceiptLookedUp& answer, std::int64_t now_ms) {
    if (!signed_in(state)) return;
    if (!answer.sale) {
        notify(state,
               {{"Hóa đơn này", "This receipt"},
                {"không có ở quầy này", "is not of this till"},
                {"hỏi quầy đã bán", "ask the till that sold it"}},
               now_ms, NoticeKind::Attention);
        return;
    }
    const Sale& sale = *answer.sale;
    const std::string when =
        Date::of_instant(sale.closed_at_ms).dmy() + " " + local_time_hm(sale.closed_at_ms);
    const std::string lines = std::to_string(sale.lines.size());
    const std::string total = format_money(sale.settlement.payable);
    notify(state, NoticeKind::Information,
           {"Hóa đơn của quầy này, " + when + ": " + lines + " mặt hàng, " + total,
            "A receipt of this till, " + when + ": " + lines +
                (sale.lines.size() == 1 ? " product, " : " products, ") + total},
           now_ms);
}

}  // namespace kiosk::app::parts
