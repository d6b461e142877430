// The till left alone locks over what is on it; a PIN opens it again, and another person may go on
// with the same cart.
#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

void lock_till(State& state) {
    if (!signed_in(state) || state.storing || state.view.lock) return;
    if (state.view.approval && state.view.approval->door.busy) return;
    cancel_approval(state);
    state.view.dialog.reset();
    state.asked.reset();
    state.view.choice.reset();
    state.pin.clear();
    state.sign_in_after_ms = 0;
    LockView lock;
    lock.who = state.view.status.staff->name;
    lock.door.staff = state.view.login.staff;
    lock.door.chosen = state.view.status.staff->code;
    state.view.lock = std::move(lock);
}

void lock_or_will(State& state) {
    if (is_for_staff(state.view.screen)) {
        lock_till(state);
    } else {
        state.lock_due = true;
    }
}

void lock_on_return(State& state) {
    if (!signed_in(state)) state.lock_due = false;
    if (state.lock_due && is_for_staff(state.view.screen)) lock_till(state);
}

void unlock_till(State& state, const Staff& staff) {
    state.lock_due = false;
    state.view.lock.reset();
    const bool another = state.view.status.staff->code != staff.code;
    state.view.status.staff = staff;
    // What one person counted or was let see is not the next one's.
    if (another) leave_shift_to_another(state);
    // Who takes over may hold fewer rights than whoever opened the screen.
    if (!may_see(state, state.view.screen)) show(state, ScreenName::Till);
}

bool passes_door(const State& state, const Intent& intent) {
    if (!state.view.lock && !state.view.approval) return true;
    const bool types =
        std::holds_alternative<ChooseStaff>(intent) || std::holds_alternative<PinDigit>(intent) ||
        std::holds_alternative<PinBackspace>(intent) || std::holds_alternative<SubmitPin>(intent) ||
        std::holds_alternative<DismissNotice>(intent);
    if (types) return true;
    if (state.view.lock) return std::holds_alternative<SignOut>(intent);
    return std::holds_alternative<CancelApproval>(intent);
}

std::optional<Text> shut_out(const State& state) {
    if (state.view.lock) {
        return Text{"Quầy đang khóa, chưa nhận mã vừa quét: mở khóa rồi quét lại",
                    "The till is locked, the code was not taken. Unlock it, then scan again"};
    }
    if (state.view.approval) {
        return Text{"Đang chờ duyệt, chưa nhận mã vừa quét: xong rồi quét lại",
                    "A PIN is waited for, the code was not taken. Scan it again afterwards"};
    }
    return std::nullopt;
}

}  // namespace kiosk::app::parts
