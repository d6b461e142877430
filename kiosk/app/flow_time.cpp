#include <algorithm>

#include "kiosk/app/flow_parts.h"

// What time does: counting down, locking, signing out, going to rest.
namespace kiosk::app {

using namespace screens;

void parts::somebody_is_here(State& state, std::int64_t now_ms) {
    state.last_touch_ms = now_ms;
    state.view.attract_in_s = 0;
}

namespace {

using namespace parts;

// Moments kept from before a clock was set back would never come.
void follow_clock_back(State& state, std::int64_t now_ms) {
    if (now_ms >= state.last_tick_ms) return;
    state.last_touch_ms = std::min(state.last_touch_ms, now_ms);
    state.notice_until_ms = std::min(state.notice_until_ms, now_ms + kNoticeMs);
    state.receipt_until_ms = std::min(state.receipt_until_ms, now_ms + kNextSaleMs);
}

void count_down(State& state, std::int64_t now_ms) {
    ViewState& view = state.view;
    if (view.notice && now_ms >= state.notice_until_ms) view.notice.reset();
    if (LoginView& people = door(state); people.wait_seconds > 0) {
        const std::int64_t left = state.sign_in_after_ms - now_ms;
        people.wait_seconds = left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
        if (left <= 0) people.problem.reset();
    }
    if (view.screen == ScreenName::Receipt) {
        const std::int64_t left = state.receipt_until_ms - now_ms;
        view.receipt.seconds_left = left > 0 ? static_cast<int>((left + 999) / 1000) : 0;
        if (left <= 0) new_sale(state);
    }
}

// Nobody is here any more: the next one begins where everybody begins, in the shop's language.
Commands rest(State& state, std::int64_t now_ms) {
    const std::int64_t idle = now_ms - state.last_touch_ms;
    if (signed_in(state)) {
        if (idle > state.settings.lock_after_ms) lock_or_will(state);
        if (idle <= state.settings.sign_out_after_ms || state.storing || state.refunding) return {};
        sign_out(state);
        return {ReadShop{}};
    }
    ViewState& view = state.view;
    const std::int64_t left = state.settings.attract_after_ms - idle;
    view.attract_in_s = 0;
    if (view.screen == ScreenName::Fault) return {};
    if (left > 0) {
        // The attract screen has nowhere to go back to, but a basket it would forget.
        const bool matters = view.screen != ScreenName::Attract || !view.basket.lines.empty();
        if (matters && left <= kCountdownMs) {
            view.attract_in_s = static_cast<int>((left + 999) / 1000);
        }
        return {};
    }
    forget_shopper(state);
    if (view.screen == ScreenName::Attract) return {};
    view.screen = ScreenName::Attract;
    state.product_asked = {};
    view.dialog.reset();
    view.choice.reset();
    state.way_back.clear();
    return {ReadShop{}};
}

}  // namespace

Commands parts::tick(State& state, std::int64_t now_ms) {
    follow_clock_back(state, now_ms);
    state.last_tick_ms = now_ms;
    state.view.status.clock = local_time_hm(now_ms);
    state.view.status.date = Date::of_instant(now_ms).dmy();
    ShiftView& shift = state.view.shift;
    shift.left_over = shift.shift && is_left_over(*shift.shift, Date::of_instant(now_ms));
    count_down(state, now_ms);
    Commands commands = rest(state, now_ms);
    // A kiosk that runs for months keeps nobody's data longer than one that is restarted.
    const Date today = Date::of_instant(now_ms);
    if (today > state.buyers_forgotten_on) {
        state.buyers_forgotten_on = today;
        commands.push_back(ForgetBuyers{});
    }
    return commands;
}

}  // namespace kiosk::app
