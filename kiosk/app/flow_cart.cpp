// The cart's memory: the last actions can be undone, and what lies in it outlives a power cut.
#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::size_t kMostUndone = 30;

}  // namespace

void remember(State& state) {
    const TillView& till = state.view.till;
    if (!state.undo.empty() && state.undo.back().cart == till.cart) return;
    state.undo.push_back({till.cart, state.weighed, till.selected});
    if (state.undo.size() > kMostUndone) state.undo.erase(state.undo.begin());
    state.view.till.can_undo = true;
}

void undo(State& state, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (state.storing || state.undo.empty()) return;
    CartBefore before = std::move(state.undo.back());
    state.undo.pop_back();
    till.can_undo = !state.undo.empty();
    till.cart = std::move(before.cart);
    state.weighed = std::move(before.weighed);
    till.selected = before.selected;
    till.quantity_pad.reset();
    price(state, now_ms);
    notify(state, NoticeKind::Information, {"Đã hoàn tác", "Undone"}, now_ms);
}

Commands clear_cart(State& state) {
    TillView& till = state.view.till;
    till.cart = {};
    till.totals.reset();
    till.selected.reset();
    till.quantity_pad.reset();
    till.problem.reset();
    till.next_quantity.reset();
    till.gifts.clear();
    state.weighed.clear();
    state.cart_id.reset();
    state.unstored.reset();
    return {};
}

HeldCart held_of(const State& state, std::int64_t now_ms) {
    const TillView& till = state.view.till;
    HeldCart held;
    held.id = state.cart_id.value_or(SaleId{});
    held.at_ms = now_ms;
    const Staff staff = state.view.status.staff.value_or(Staff{});
    held.cashier = staff.code;
    held.cashier_name = staff.name;
    held.total = till.totals ? till.totals->total : Money{};
    held.cart = till.cart;
    held.weighed = state.weighed;
    held.exchange = state.exchange;
    return held;
}

void keep_draft(State& state, Commands& commands, std::int64_t now_ms) {
    // Before the shop is known the last draft may still be waiting to be read.
    if (!state.shop_is_known || state.storing) return;
    const Cart& cart = state.view.till.cart;
    if (cart.empty()) {
        state.cart_id.reset();
        if (!state.drafted) return;
        state.drafted.reset();
        commands.push_back(DropDraft{});
        return;
    }
    if (!state.cart_id) state.cart_id = state.ids.next(now_ms);
    if (state.drafted && state.drafted->id == *state.cart_id && state.drafted->cart == cart &&
        state.drafted->exchange == state.exchange) {
        return;
    }
    HeldCart draft = held_of(state, now_ms);
    draft.kind = HeldKind::Draft;
    state.drafted = draft;
    commands.push_back(KeepDraft{std::move(draft)});
}

void restore_draft(State& state, const HeldCart& draft, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (!till.cart.empty() || draft.cart.empty()) return;
    till.cart = draft.cart;
    till.selected = draft.cart.lines.size() - 1;
    state.weighed = draft.weighed;
    state.cart_id = draft.id;
    if (draft.exchange) lay_over_cart(state, *draft.exchange);
    price(state, now_ms);
    state.drafted = draft;
    state.restored = draft.note != kEndedInOrder;
}

Commands end_in_order(const State& state) {
    if (!state.drafted) return {};
    HeldCart draft = *state.drafted;
    draft.note = kEndedInOrder;
    return {KeepDraft{std::move(draft)}};
}

}  // namespace kiosk::app::parts
