// Signing in with a PIN, signing out.
#include <algorithm>

#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

void forget_pin(State& state) {
    state.pin.clear();
    door(state).digits = 0;
}

Commands submit(State& state) {
    LoginView& people = door(state);
    if (!people.chosen || people.busy || state.pin.size() != kPinDigits) return {};
    if (state.view.approval && !state.view.lock) return submit_approval(state);
    people.busy = true;
    CheckPin check{*people.chosen, state.pin};
    forget_pin(state);
    return {std::move(check)};
}

void signed_in_now(State& state, const Staff& staff, std::int64_t now_ms) {
    state.view.notice.reset();  // said to the shopper before
    if (state.view.lock) return unlock_till(state, staff);
    state.view.status.staff = staff;
    LoginView& login = state.view.login;
    login.problem.reset();
    login.chosen.reset();
    login.wait_seconds = 0;
    state.way_back.clear();
    show(state, ScreenName::Till);
    ask_about_left_over(state);
    if (!std::exchange(state.restored, false)) return;
    notify(state, NoticeKind::Information,
           {"Máy đã tắt giữa chừng. Giỏ hàng đang bán dở vẫn còn đây.",
            "The kiosk stopped in mid-sale. The cart is back as it was."},
           now_ms);
}

}  // namespace

LoginView& door(State& state) {
    if (state.view.lock) return state.view.lock->door;
    if (state.view.approval) return state.view.approval->door;
    return state.view.login;
}

void sign_out(State& state) {
    // The cart stays for the next person; who sold is written on the sale.
    state.view.status.staff.reset();
    state.view.product.can_add = false;
    state.view.notice.reset();
    state.view.dialog.reset();
    state.asked.reset();
    state.view.lock.reset();
    state.view.approval.reset();
    state.overriding.reset();
    state.pin.clear();
    state.view.people = PeopleView{};  // a PIN may have been half typed
    state.view.log = LogView{};
    state.view.own_pin = OwnPinView{};
    show(state, ScreenName::Attract);
    leave_login(state);
    state.way_back.clear();  // after show(): nothing of the staff's lies behind Escape
    state.view.language = state.settings.language;
    state.view.text_scale = static_cast<float>(state.settings.text_scale);
}

void leave_login(State& state) {
    LoginView& login = state.view.login;
    if (!state.view.lock && !state.view.approval) state.pin.clear();
    login.digits = 0;
    login.chosen.reset();
    login.problem.reset();
    login.busy = false;
}

Commands wished_by_staff(State& state, const Intent& intent, std::int64_t now_ms) {
    LoginView& login = door(state);
    if (const auto* choose = std::get_if<ChooseStaff>(&intent)) {
        if (login.busy) return {};
        forget_pin(state);
        if (const auto who = std::ranges::find(login.staff, choose->code, &Staff::code);
            who != login.staff.end() && !who->has_pin) {
            login.chosen.reset();
            login.problem = Problem{
                {who->name + " chưa có mã PIN", who->name + " has no PIN yet"},
                {"chưa đăng nhập được", "nobody is signed in"},
                {"nhờ quản lý đặt mã ở màn Nhân viên", "ask a manager to set one under Staff"}};
            return {};
        }
        login.chosen = choose->code;
        login.problem.reset();
        login.wait_seconds = 0;
        state.sign_in_after_ms = 0;
    } else if (const auto* digit = std::get_if<PinDigit>(&intent)) {
        if (login.busy || now_ms < state.sign_in_after_ms || state.pin.size() >= kPinDigits ||
            !login.chosen) {
            return {};
        }
        login.problem.reset();
        state.pin += digit->digit;
        login.digits = static_cast<int>(state.pin.size());
        if (state.pin.size() == kPinDigits) return submit(state);
    } else if (std::holds_alternative<PinBackspace>(intent)) {
        if (!state.pin.empty()) state.pin.pop_back();
        login.digits = static_cast<int>(state.pin.size());
    } else if (std::holds_alternative<SubmitPin>(intent)) {
        return submit(state);
    } else if (std::holds_alternative<SignOut>(intent) && !state.storing) {
        sign_out(state);
    } else if (std::holds_alternative<LockTill>(intent)) {
        lock_till(state);
    } else if (std::holds_alternative<CancelApproval>(intent)) {
        cancel_approval(state);
    }
    return {};
}

Commands pin_checked(State& state, const PinChecked& answer, std::int64_t now_ms) {
    LoginView& login = door(state);
    login.busy = false;
    if (!login.chosen || *login.chosen != answer.code) return {};
    if (answer.staff) {
        signed_in_now(state, *answer.staff, now_ms);
        return {};
    }
    if (answer.wait_ms > 0) {
        state.sign_in_after_ms = now_ms + answer.wait_ms;
        login.wait_seconds = static_cast<int>((answer.wait_ms + 999) / 1000);
    }
    if (answer.blocked) {
        login.problem = Problem{{"Mã này đã bị khóa", "This code is blocked"},
                                {"chưa đăng nhập được", "nobody is signed in"},
                                {"nhờ quản lý mở lại", "ask the manager"}};
        return {ReadShop{}};  // the list of people is not what it was
    }
    login.problem = Problem{{"Mã PIN không đúng", "The PIN is wrong"},
                            {"chưa đăng nhập được", "nobody is signed in"},
                            {"thử lại, hoặc nhờ quản lý", "try again, or ask the manager"}};
    return {};
}

}  // namespace kiosk::app::parts
