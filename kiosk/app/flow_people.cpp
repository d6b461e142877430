// The screen of the people at the till: who they are, what they may do, and a new PIN.
#include "kiosk/app/flow_people.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::size_t kLongestCode = 16;
constexpr std::size_t kLongestName = 80;  // bytes

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

// Whoever decides about somebody's standing is somebody else.
Commands ask_standing(State& state, const std::string& wanted, std::int64_t now_ms) {
    PeopleView& view = state.view.people;
    const auto standing = standing_from(wanted);
    if (!view.form || view.form->busy || !view.edited || !standing) return {};
    const auto found = std::ranges::find(view.all, *view.edited, &Staff::code);
    if (found == view.all.end()) return {};
    if (state.view.status.staff->code == found->code) {
        notify(state,
               {{"Chưa làm được", "This was not done"},
                {"không ai tự khóa chính mình", "nobody blocks themselves"},
                {"nhờ một quản lý khác", "ask another manager"}},
               now_ms, NoticeKind::Attention);
        return {};
    }
    if (view.form->changed) {
        notify(state, NoticeKind::Attention,
               {"Lưu hoặc hủy những gì vừa nhập trước.", "Save or cancel what was typed first."},
               now_ms);
        return {};
    }
    const bool in_shift =
        state.shift && !state.shift->closing && state.shift->shift.by == found->code;
    const Text shift{"Ca đang mở là của người này: ca trưởng sẽ đếm và chốt thay. ",
                     "The open shift is theirs: a supervisor counts and closes it for them. "};
    Text what{"Mở lại cho " + found->name + "?", "Let " + found->name + " in again?"};
    Text more{"Mã PIN cũ dùng lại được.", "The PIN they had counts again."};
    Text yes{"Cho vào lại", "Let them in"};
    if (*standing == Standing::Blocked) {
        what = {"Khóa " + found->name + "?", "Block " + found->name + "?"};
        more = {"Không đăng nhập, không duyệt được nữa, tới khi có quản lý mở lại.",
                "They can neither sign in nor allow anything, until a manager lets them in."};
        yes = {"Khóa người này", "Block them"};
    } else if (*standing == Standing::Removed) {
        what = {"Cho " + found->name + " nghỉ hẳn?", "Has " + found->name + " left?"};
        more = {"Không mở lại được. Đơn và nhật ký cũ vẫn giữ tên; mã không cấp cho ai khác.",
                "There is no way back. What they sold keeps the name; nobody else gets the code."};
        yes = {"Cho nghỉ hẳn", "They have left"};
    }
    if (in_shift && *standing != Standing::Active) more = {shift.vi + more.vi, shift.en + more.en};
    state.asked = DoPeople{PeopleAct::Standing, wanted, 1};
    state.view.dialog = Dialog{what, more, yes, {"Thôi", "Not now"}, *standing != Standing::Active};
    return {};
}

Commands set_standing(State& state, const std::string& wanted) {
    PeopleView& view = state.view.people;
    const auto standing = standing_from(wanted);
    if (!view.form || !view.edited || !standing) return {};
    const auto found = std::ranges::find(view.all, *view.edited, &Staff::code);
    if (found == view.all.end()) return {};
    SavePerson save;
    save.staff = *found;
    save.staff.standing = *standing;
    save.by = state.view.status.staff->code;
    view.form->busy = true;
    return {PeopleWork{std::move(save)}};
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
    if (!check_new_pin(form, !view.edited) || !fits) return {};
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
    know_people(state, people);
    state.view.people.all = people;
    state.view.people.loading = false;
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
    const std::string& name = answer.staff.name;
    Text done{"Đã lưu " + name, name + " is saved"};
    if (answer.staff.standing == Standing::Blocked)
        done = {"Đã khóa " + name, name + " is blocked"};
    if (answer.staff.standing == Standing::Removed)
        done = {name + " đã nghỉ hẳn", name + " has left"};
    notify(state, NoticeKind::Good, std::move(done), now_ms);
    if (!may_see(state, state.view.screen)) show(state, ScreenName::Till);
}

}  // namespace

bool check_new_pin(FormView& form, bool needed) {
    const std::string pin = form.value("pin"), again = form.value("again");
    if (pin.empty() && again.empty() && !needed) return true;
    if (!is_pin(pin)) {
        form.fail("pin", {"Mã PIN gồm đúng 6 chữ số", "A PIN is exactly six digits"});
        return false;
    }
    if (is_easy_pin(pin)) {
        form.fail("pin", {"Ai cũng đoán được mã này, chọn mã khác",
                          "Anybody would guess this one, choose another"});
        return false;
    }
    if (pin != again) {
        form.fail("again", {"Hai lần nhập không giống nhau", "The two are not the same"});
        return false;
    }
    return true;
}

void know_people(State& state, const std::vector<Staff>& people) {
    std::vector<Staff>& here = state.view.login.staff;
    here.clear();
    std::ranges::copy_if(people, std::back_inserter(here), &Staff::works_here);
    std::optional<Staff>& staff = state.view.status.staff;
    if (!staff || people.empty() || state.storing || state.refunding) return;
    const auto found = std::ranges::find(here, staff->code, &Staff::code);
    if (found == here.end()) return sign_out(state);
    *staff = *found;  // a role that the centre or the command line changed counts at once
}

Commands wished_of_people(State& state, const DoPeople& wish, std::int64_t now_ms) {
    if (wish.act != PeopleAct::Edit && wish.act != PeopleAct::Standing)
        return wished_of_log(state, wish, now_ms);
    if (state.view.screen != ScreenName::People || !state.view.status.may(Right::EditStaff))
        return {};
    if (wish.act == PeopleAct::Edit) edit(state, wish.id);
    // Asked first; the number says that it was answered.
    if (wish.act == PeopleAct::Standing)
        return wish.number == 1 ? set_standing(state, wish.id)
                                : ask_standing(state, wish.id, now_ms);
    return {};
}

Commands people_news(State& state, const PeopleNews& event, std::int64_t now_ms) {
    if (const auto* log = std::get_if<LogRead>(&event.news)) return log_read(state, *log, now_ms);
    if (const auto* one = std::get_if<LogEntryRead>(&event.news))
        return log_entry_read(state, *one);
    if (const auto* pin = std::get_if<PinChanged>(&event.news))
        return pin_changed(state, *pin, now_ms);
    if (const auto* read = std::get_if<PeopleRead>(&event.news)) know(state, read->people);
    if (const auto* answer = std::get_if<PersonSaved>(&event.news)) saved(state, *answer, now_ms);
    return {};
}

void people_failed(State& state) {
    state.view.log.loading = state.view.log.exporting = state.view.people.loading = false;
    if (state.view.people.form) state.view.people.form->busy = false;
    if (state.view.own_pin.form) state.view.own_pin.form->busy = false;
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
