// A person's own new PIN: the one there is first, or whoever finds a till unlocked could take it
// over.
#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_people.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

FormField secret(const char* key, Text label) {
    FormField field;
    field.key = key;
    field.label = std::move(label);
    field.kind = FormKind::Secret;
    field.wide = true;
    return field;
}

Commands opened(State& state, std::int64_t) {
    FormView form;
    form.title = {"Đổi mã PIN của tôi", "Change my PIN"};
    form.fields = {secret("now", {"Mã PIN đang dùng", "The PIN you have"}),
                   secret("pin", {"Mã PIN mới", "New PIN"}),
                   secret("again", {"Nhập lại mã PIN mới", "The new PIN again"})};
    form.fields[1].help = {"Đúng 6 chữ số, không phải 123456 hay 000000",
                           "Exactly six digits, not 123456 or 000000"};
    form.focused = 0;
    state.view.own_pin.form = std::move(form);
    return {};
}

Commands submitted(State& state, std::int64_t) {
    FormView& form = *state.view.own_pin.form;
    if (!signed_in(state)) return {};
    for (FormField& one : form.fields) one.error.reset();
    if (!is_pin(form.value("now"))) {
        form.fail("now", {"Mã PIN gồm đúng 6 chữ số", "A PIN is exactly six digits"});
        return {};
    }
    if (!check_new_pin(form, true)) return {};
    if (form.value("pin") == form.value("now")) {
        form.fail("pin", {"Đây vẫn là mã cũ", "This is the one you have"});
        return {};
    }
    form.busy = true;
    return {
        PeopleWork{ChangePin{state.view.status.staff->code, form.value("now"), form.value("pin")}}};
}

}  // namespace

Commands pin_changed(State& state, const PinChanged& answer, std::int64_t now_ms) {
    std::optional<FormView>& form = state.view.own_pin.form;
    const std::optional<Staff>& staff = state.view.status.staff;
    if (!form || !staff || staff->code != answer.code) return {};
    form->busy = false;
    if (answer.problem) {
        form->problem = answer.problem;
        return {};
    }
    if (!answer.done) {
        form->set("now", "");
        form->focused = 0;
        const std::string seconds = std::to_string((answer.wait_ms + 999) / 1'000);
        form->fail("now", answer.wait_ms > 0
                              ? Text{"Sai mã PIN. Chờ " + seconds + " giây rồi thử lại",
                                     "Wrong PIN. Wait " + seconds + " s, then try again"}
                              : Text{"Mã PIN không đúng", "The PIN is wrong"});
        return {};
    }
    form.reset();
    go_back(state);
    notify(state, NoticeKind::Good, {"Đã đổi mã PIN", "The PIN is changed"}, now_ms);
    return {};
}

OfficeScreen own_pin_screen() {
    OfficeScreen screen{ScreenName::OwnPin};
    screen.opened = opened;
    screen.form = [](State& state) {
        return state.view.own_pin.form ? &*state.view.own_pin.form : nullptr;
    };
    screen.submitted = submitted;
    screen.left = [](State& state) {
        state.view.own_pin.form.reset();
        go_back(state);
    };
    return screen;
}

}  // namespace kiosk::app::parts
