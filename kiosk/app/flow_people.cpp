// The screen of the people at the till: who they are, what they may do, and a new PIN.
#include "kiosk/app/flow_people.h"

#include <algorithm>
#include <cctype>
#include <numeric>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::size_t kLongestCode = 16;
constexpr std::size_t kLongestName = 80;  // bytes
constexpr std::size_t kPinDigits = 6;

void arrange(PeopleView& view) {
    const std::string words = fold_for_search(view.ask.query);
    view.shown.clear();
    for (std::size_t i = 0; i < view.all.size(); ++i) {
        const std::string all = fold_for_search(view.all[i].code.text() + ' ' + view.all[i].name);
        if (all.find(words) != std::string::npos) view.shown.push_back(i);
    }
    const std::size_t column = view.ask.column;
    const auto less = [&](std::size_t a, std::size_t b) {
        const Staff& left = view.all[a];
        const Staff& right = view.all[b];
        if (column == 1) return compare_vietnamese(left.name, right.name) < 0;
        return column == 2 ? left.role < right.role : left.code.text() < right.code.text();
    };
    std::ranges::stable_sort(view.shown, [&](std::size_t a, std::size_t b) {
        return view.ask.descending ? less(b, a) : less(a, b);
    });
}

FormField field_of(const char* key, Text label, FormKind kind) {
    FormField field;
    field.key = key;
    field.label = std::move(label);
    field.kind = kind;
    return field;
}

// None: somebody new.
FormView form_for(const std::optional<Staff>& person) {
    FormView form;
    form.title = person ? Text{person->name, person->name} : Text{"Thêm nhân viên", "Add somebody"};
    FormField code = field_of("code", {"Mã", "Code"}, FormKind::Code);
    code.help = {"1 đến 16 chữ số hoặc chữ cái không dấu", "1 to 16 digits or plain letters"};
    FormField role = field_of("role", {"Vai trò", "Role"}, FormKind::Choice);
    for (const Role one : kAllRoles)
        role.choices.emplace_back(std::string{name_of(one)}, title_of(one));
    role.value = name_of(person ? person->role : Role::Cashier);
    role.wide = true;
    FormField pin = field_of("pin", {"Mã PIN mới", "New PIN"}, FormKind::Secret);
    pin.help = person ? Text{"Để trống: giữ mã PIN cũ", "Empty: the PIN stays"}
                      : Text{"Đúng 6 chữ số", "Exactly six digits"};
    FormField again = field_of("again", {"Nhập lại mã PIN", "The PIN again"}, FormKind::Secret);
    FormField name = field_of("name", {"Họ tên", "Name"}, FormKind::Text);
    if (person) {
        code.value = person->code.text();
        code.enabled = false;
        code.help = {"Mã không đổi được: chứng từ cũ ghi mã này",
                     "It cannot change: what was sold names it"};
        name.value = person->name;
    }
    form.focused = person ? 1 : 0;
    form.fields = {code, name, role, pin, again};
    return form;
}

void edit(State& state, const std::string& code) {
    PeopleView& view = state.view.people;
    const auto found = std::ranges::find(view.all, StaffCode{code}, &Staff::code);
    if (code.empty()) {
        view.edited.reset();
        view.form = form_for(std::nullopt);
    } else if (found != view.all.end()) {
        view.edited = found->code;
        view.form = form_for(*found);
    }
}

bool is_code(const std::string& code) {
    return !code.empty() && code.size() <= kLongestCode &&
           std::ranges::all_of(code,
                               [](unsigned char c) { return c < 0x80 && std::isalnum(c) != 0; });
}

bool check_pin(FormView& form, bool needed) {
    const std::string pin = form.value("pin"), again = form.value("again");
    if (pin.empty() && again.empty() && !needed) return true;
    if (pin.size() != kPinDigits) {
        form.fail("pin", {"Mã PIN gồm đúng 6 chữ số", "A PIN is exactly six digits"});
        return false;
    }
    if (pin != again) {
        form.fail("again", {"Hai lần nhập không giống nhau", "The two are not the same"});
        return false;
    }
    return true;
}

Commands submitted(State& state, std::int64_t) {
    PeopleView& view = state.view.people;
    if (!view.form || !state.view.status.may(Right::EditStaff)) return {};
    FormView& form = *view.form;
    const std::string code = form.value("code"), name = nfc(form.value("name"));
    bool fits = true;
    if (!view.edited && !is_code(code)) {
        form.fail("code",
                  {"1 đến 16 chữ số hoặc chữ cái không dấu", "1 to 16 digits or plain letters"});
        fits = false;
    } else if (!view.edited &&
               std::ranges::find(view.all, StaffCode{code}, &Staff::code) != view.all.end()) {
        form.fail("code", {"Mã này đã có người dùng", "Somebody has this code already"});
        fits = false;
    }
    if (name.find_first_not_of(' ') == std::string::npos) {
        form.fail("name", {"Cần điền", "This is needed"});
        fits = false;
    } else if (name.size() > kLongestName || shown_safely(name, kLongestName) != name) {
        form.fail("name", {"Tên quá dài hoặc có ký tự lạ", "Too long, or with odd characters"});
        fits = false;
    }
    if (!check_pin(form, !view.edited) || !fits) return {};
    SavePerson save;
    const auto before =
        view.edited ? std::ranges::find(view.all, *view.edited, &Staff::code) : view.all.end();
    if (before != view.all.end()) save.staff = *before;
    save.is_new = !view.edited;
    save.staff.code = view.edited.value_or(StaffCode{code});
    save.staff.name = name;
    save.staff.role = role_from(form.value("role")).value_or(Role::Cashier);
    save.pin = form.value("pin");
    save.by = state.view.status.staff->code;
    form.busy = true;
    return {PeopleWork{std::move(save)}};
}

void know(State& state, const std::vector<Staff>& people) {
    state.view.people.all = people;
    state.view.people.loading = false;
    state.view.login.staff = people;  // who may sign in
    arrange(state.view.people);
}

void refused(FormView& form, const Problem& problem) {
    form.busy = false;
    for (FormField& one : form.fields) {
        if (one.key != problem.field) continue;
        one.error = problem.why;
        return;
    }
    form.problem = problem;
}

void saved(State& state, const PersonSaved& answer, std::int64_t now_ms) {
    PeopleView& view = state.view.people;
    if (answer.problem) {
        if (view.form) return refused(*view.form, *answer.problem);
        return notify(state, *answer.problem, now_ms);
    }
    view.form.reset();
    know(state, answer.people);
    // One's own name and role count at once.
    std::optional<Staff>& here = state.view.status.staff;
    if (here && here->code == answer.staff.code) here = answer.staff;
    notify(state, NoticeKind::Good,
           {"Đã lưu " + answer.staff.name, answer.staff.name + " is saved"}, now_ms);
    if (!may_see(state, state.view.screen)) show(state, ScreenName::Till);
}

}  // namespace

Commands wished_of_people(State& state, const DoPeople& wish, std::int64_t now_ms) {
    if (wish.act != PeopleAct::Edit) return wished_of_log(state, wish, now_ms);
    if (state.view.screen == ScreenName::People && state.view.status.may(Right::EditStaff))
        edit(state, wish.id);
    return {};
}

Commands people_news(State& state, const PeopleNews& event, std::int64_t now_ms) {
    if (const auto* log = std::get_if<LogRead>(&event.news)) return log_read(state, *log, now_ms);
    if (const auto* read = std::get_if<PeopleRead>(&event.news)) know(state, read->people);
    if (const auto* answer = std::get_if<PersonSaved>(&event.news)) saved(state, *answer, now_ms);
    return {};
}

void people_failed(State& state) {
    state.view.log.loading = state.view.log.exporting = state.view.people.loading = false;
    if (state.view.people.form) state.view.people.form->busy = false;
}

OfficeScreen people_screen() {
    OfficeScreen screen{ScreenName::People};
    screen.opened = [](State& state, std::int64_t) -> Commands {
        state.view.people = PeopleView{};
        state.view.people.loading = true;
        return {PeopleWork{ReadPeople{}}};
    };
    screen.ask = [](State& state) { return &state.view.people.ask; };
    screen.asked = [](State& state, std::int64_t) -> Commands {
        arrange(state.view.people);
        return {};
    };
    screen.form = [](State& state) {
        return state.view.people.form ? &*state.view.people.form : nullptr;
    };
    screen.submitted = submitted;
    screen.left = [](State& state) { state.view.people.form.reset(); };
    return screen;
}

}  // namespace kiosk::app::parts
