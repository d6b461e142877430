// Carts that wait: put aside, recalled, dropped; and sales whose transfer has not arrived yet.
#include <algorithm>

#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

std::string since(std::int64_t at_ms, std::int64_t now_ms) {
    const Date day = Date::of_instant(at_ms);
    const std::string time = local_time_hm(at_ms);
    return day == Date::of_instant(now_ms) ? time : day.dmy().substr(0, 5) + " " + time;
}

std::string reference_of(const HeldCart& held) {
    std::string reference;
    if (!held.sale) return reference;
    // The last: what came back may have been paid by transfer, too.
    for (const Payment& one : held.sale->settlement.payments) {
        if (one.method == PaymentMethod::Transfer) reference = one.reference;
    }
    return reference;
}

// What a waiting cart is recognised by; that goods came back for it goes first.
std::string note_of(const HeldCart& held, Language language) {
    if (!held.exchange) return held.note;
    const std::string& number = held.exchange->sale_number;
    const std::string back = Text{"Đổi hàng " + number, "Exchange of " + number}.in(language);
    return held.note.empty() ? back : back + " · " + held.note;
}

const HeldCart* find(const State& state, const SaleId& id) {
    const auto found = std::ranges::find(state.held, id, &HeldCart::id);
    return found == state.held.end() ? nullptr : &*found;
}

void forget(State& state, const SaleId& id, std::int64_t now_ms) {
    std::erase_if(state.held, [&](const HeldCart& one) { return one.id == id; });
    std::erase(state.unheld, id);
    show_held(state, now_ms);
}

bool has(const std::vector<HeldCart>& held, const SaleId& id) {
    return std::ranges::find(held, id, &HeldCart::id) != held.end();
}

// A second try is the same sale to the byte, as with a cart.
Commands confirm(State& state, const HeldCart& held, std::int64_t now_ms) {
    Sale sale = *held.sale;
    sale.closed_at_ms = now_ms;
    sale.business_date = business_date_at(state.view.shift.shift, now_ms);
    if (state.unstored_parked && state.unstored_parked->id == held.id) {
        sale = *state.unstored_parked;
    }
    state.storing = sale;
    state.storing_parked = true;
    state.drafted.reset();  // the store takes it for the draft's sale: kept anew afterwards
    if (held.exchange) return store_exchange(state, *held.exchange, std::move(sale));
    return {StoreSale{std::move(sale), receipt_wanted(state)}};
}

Commands recall(State& state, const SaleId& id, std::int64_t now_ms) {
    const HeldCart* found = find(state, id);
    if (found == nullptr) return {};
    if (found->kind == HeldKind::Transfer) {
        if (has_shift_or_ask(state, now_ms)) return confirm(state, *found, now_ms);
        state.pay_after_opening = false;  // not for the cart beside it
        return {};
    }
    const HeldCart held = *found;
    TillView& till = state.view.till;
    if (state.exchange && till.cart.empty()) {
        notify(state,
               {{"Đang có hàng khách trả lại", "Returned goods lie here"},
                {"chưa có hàng mới nên chưa giữ lại được",
                 "without new goods they cannot be put aside"},
                {"quét hàng mới, hoặc bỏ hàng trả lại",
                 "scan the new goods, or leave the returned ones out"}},
               now_ms, NoticeKind::Attention);
        return {};
    }
    Commands commands;
    // The cart on the screen changes places with it: nothing is lost by a wrong touch.
    if (!till.cart.empty()) commands = hold_cart(state, "", now_ms);
    forget(state, id, now_ms);
    till.held_open = false;
    if (held.exchange) lay_over_cart(state, *held.exchange);
    till.cart = held.cart;
    till.selected = held.cart.lines.size() - 1;
    state.weighed = held.weighed;
    state.cart_id = held.id;
    state.undo.clear();
    till.can_undo = false;
    price(state, now_ms);
    state.view.notice.reset();
    commands.push_back(RecallCart{id});
    return commands;
}

Commands drop(State& state, const SaleId& id, bool confirmed, std::int64_t now_ms) {
    const HeldCart* found = find(state, id);
    if (found == nullptr || !signed_in(state)) return {};
    if (found->kind == HeldKind::Transfer) {
        return {CancelTransfer{id, state.view.status.staff->code}};
    }
    if (!confirmed) {
        state.asked = DropHeld{id};
        state.view.dialog = Dialog{{"Bỏ giỏ đang chờ?", "Drop the waiting cart?"},
                                   {"Giỏ " + format_money(found->total) +
                                        " bị xóa, không mở lại được. Chưa có gì được bán.",
                                    "The cart of " + format_money(found->total) +
                                        " is gone for good. Nothing of it has been sold."},
                                   {"Bỏ giỏ", "Drop it"},
                                   {"Giữ lại", "Keep it"},
                                   true};
        return {};
    }
    forget(state, id, now_ms);
    return {DropHeldCart{id}};
}

}  // namespace

void show_held(State& state, std::int64_t now_ms) {
    TillView& till = state.view.till;
    till.held.clear();
    for (const HeldCart& one : state.held) {
        till.held.push_back({one.id, one.kind, since(one.at_ms, now_ms), one.cashier_name,
                             note_of(one, state.view.language), one.total, one.cart.lines.size(),
                             reference_of(one)});
    }
    if (till.held.empty()) till.held_open = false;
    till.held_selected =
        std::min(till.held_selected, till.held.empty() ? std::size_t{0} : till.held.size() - 1);
}

Commands hold_cart(State& state, std::string note, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (till.cart.empty() || state.storing || !state.cart_id) return {};
    HeldCart held = held_of(state, now_ms);
    held.note = std::move(note);
    state.held.push_back(held);
    clear_cart(state);
    forget_exchange(state);  // it waits with the cart
    state.drafted.reset();   // it takes the draft's place
    state.undo.clear();
    till.can_undo = false;
    show_held(state, now_ms);
    notify(state, NoticeKind::Good,
           {"Đã giữ giỏ hàng. Bấm F10 để mở lại.", "The cart is put aside. F10 brings it back."},
           now_ms);
    return {HoldCart{std::move(held)}};
}

Commands park(State& state, Sale sale, std::int64_t now_ms) {
    HeldCart held = held_of(state, now_ms);
    held.kind = HeldKind::Transfer;
    held.id = sale.id;
    held.total = sale.settlement.payable;
    held.sale = std::move(sale);
    state.held.push_back(held);
    clear_cart(state);
    forget_exchange(state);
    state.drafted.reset();
    state.undo.clear();
    state.view.till.can_undo = false;
    show_held(state, now_ms);
    state.way_back.clear();
    show(state, ScreenName::Till);
    notify(state, NoticeKind::Attention,
           {"Đơn chờ chuyển khoản, chưa tính là đã bán. Tiền đến thì bấm F10 để xác nhận.",
            "The sale waits for its transfer and is not sold yet. F10 confirms it."},
           now_ms);
    return {HoldCart{std::move(held)}};
}

// What the store could not take stays in the list and is given to it again: it works now.
Commands held_read(State& state, const HeldRead& answer, std::int64_t now_ms) {
    Commands commands;
    std::vector<HeldCart> held = answer.held;
    std::erase_if(state.unheld, [&](const SaleId& id) { return has(answer.held, id); });
    for (const HeldCart& one : state.held) {
        if (std::ranges::find(state.unheld, one.id) == state.unheld.end()) continue;
        held.push_back(one);
        commands.push_back(HoldCart{one});
        state.drafted.reset();  // the store drops its draft when it takes a cart
    }
    state.held = std::move(held);
    show_held(state, now_ms);
    return commands;
}

void not_held(State& state, const NotHeld& failed, std::int64_t now_ms) {
    notify(state, failed.problem, now_ms);
    TillView& till = state.view.till;
    const bool is_free =
        till.cart.empty() && !state.exchange && !state.storing && !is_paying(state);
    if (!is_free) {
        // Another customer's goods are on the till by now; it waits here, if not in the store.
        std::erase(state.unheld, failed.cart.id);
        state.unheld.push_back(failed.cart.id);
        if (!has(state.held, failed.cart.id)) state.held.push_back(failed.cart);
        return show_held(state, now_ms);
    }
    forget(state, failed.cart.id, now_ms);
    if (failed.cart.exchange) lay_over_cart(state, *failed.cart.exchange);
    till.cart = failed.cart.cart;
    state.weighed = failed.cart.weighed;
    state.cart_id = failed.cart.id;
    price(state, now_ms);
}

Commands wished_of_held(State& state, const Intent& intent, std::int64_t now_ms, bool confirmed) {
    TillView& till = state.view.till;
    if (state.storing || !signed_in(state)) return {};
    if (std::holds_alternative<OpenHeld>(intent)) {
        till.held_open = !till.held.empty();
        till.held_selected = till.held.empty() ? 0 : till.held.size() - 1;
        till.quantity_pad.reset();
        state.view.notice.reset();
    } else if (std::holds_alternative<CloseHeld>(intent)) {
        till.held_open = false;
    } else if (const auto* select = std::get_if<SelectHeld>(&intent)) {
        if (select->index < till.held.size()) till.held_selected = select->index;
    } else if (const auto* back = std::get_if<RecallHeld>(&intent)) {
        return recall(state, back->id, now_ms);
    } else if (const auto* gone = std::get_if<DropHeld>(&intent)) {
        return drop(state, gone->id, confirmed, now_ms);
    }
    return {};
}

}  // namespace kiosk::app::parts
