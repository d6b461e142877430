// Steps that take a right whoever is signed in does not have: somebody who has it types a PIN, and
// that one step happens, once. The journal has it before it happens.
#include <algorithm>

#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

std::vector<Staff> who_may(const State& state, Right right) {
    std::vector<Staff> found;
    for (const Staff& one : state.view.login.staff) {
        if (state.view.status.rights.permits(one.role, right)) found.push_back(one);
    }
    return found;
}

}  // namespace

bool permitted(const State& state, Right right) {
    return state.view.status.may(right) || (state.covered && state.covered->right == right);
}

StaffCode approver(const State& state, Right right) {
    const bool covered = state.covered && state.covered->right == right;
    return covered && !state.view.status.may(right) ? state.covered->by.code : StaffCode{};
}

bool may_or_ask(State& state, Right right, Text what, Event step, std::int64_t now_ms) {
    if (!signed_in(state)) return false;
    if (permitted(state, right)) return true;
    ask_override(state, right, std::move(what), std::move(step), now_ms);
    return false;
}

bool may_set_up(State& state, const Intent& wish, std::int64_t now_ms) {
    return may_or_ask(state, Right::EditMachine,
                      {"Đổi cài đặt máy", "Change the machine's settings"}, Wished{wish}, now_ms);
}

void ask_override(State& state, Right right, Text what, Event step, std::int64_t now_ms) {
    if (!signed_in(state)) return;
    if (state.view.approval) {
        return notify(state,
                      {std::move(what),
                       {"chưa làm được, đang chờ duyệt việc khác",
                        "was not done: another step waits to be allowed"},
                       {"duyệt hoặc hủy việc trước", "allow or cancel that one first"}},
                      now_ms, NoticeKind::Attention);
    }
    ApprovalView asked;
    asked.what = what;
    asked.right = title_of(right);
    asked.door.staff = who_may(state, right);
    if (asked.door.staff.empty()) {
        return notify(state,
                      {std::move(what),
                       {"chưa có ai được quyền " + asked.right.vi,
                        "nobody here has the right to " + asked.right.en},
                       {"báo quản lý thêm người", "ask the manager to add somebody"}},
                      now_ms);
    }
    if (asked.door.staff.size() == 1) asked.door.chosen = asked.door.staff.front().code;
    state.pin.clear();
    state.sign_in_after_ms = 0;
    state.view.notice.reset();
    state.view.dialog.reset();
    state.asked.reset();
    state.view.approval = std::move(asked);
    state.overriding = AskedOverride{right, std::move(what), std::move(step)};
}

void cancel_approval(State& state) {
    if (!state.view.approval || state.view.approval->door.busy) return;
    state.view.approval.reset();
    state.overriding.reset();
    state.pin.clear();
}

Commands submit_approval(State& state) {
    LoginView& people = state.view.approval->door;
    const Staff asked = state.view.status.staff.value_or(Staff{});
    Override step;
    step.right = state.overriding->right;
    step.what = state.overriding->what.in(state.settings.language);
    step.by = *people.chosen;
    step.asked = asked.code;
    step.asked_name = asked.name;
    step.sale = state.cart_id;
    people.busy = true;
    people.digits = 0;
    return {Approve{std::move(step), std::exchange(state.pin, {}),
                    state.view.status.rights.lowest(state.overriding->right)}};
}

Commands approved(State& state, const Approved& answer, std::int64_t now_ms) {
    if (!state.view.approval || !state.overriding) return {};
    LoginView& people = state.view.approval->door;
    people.busy = false;
    if (!people.chosen || *people.chosen != answer.code) return {};
    if (!answer.staff) {
        if (answer.wait_ms > 0) {
            state.sign_in_after_ms = now_ms + answer.wait_ms;
            people.wait_seconds = static_cast<int>((answer.wait_ms + 999) / 1000);
        }
        people.problem = Problem{{"Mã PIN không đúng", "The PIN is wrong"},
                                 {"chưa được duyệt", "the step is not allowed"},
                                 {"thử lại hoặc hủy", "try again, or cancel"}};
        return {};
    }
    const AskedOverride asked = *std::exchange(state.overriding, std::nullopt);
    state.view.approval.reset();
    state.covered = Covered{asked.right, *answer.staff};
    Commands commands = happen(state, asked.step, now_ms);
    state.covered.reset();
    return commands;
}

}  // namespace kiosk::app::parts
