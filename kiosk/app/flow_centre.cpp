// Joining the centre on the screen: its address is tried, then this till is enrolled there.
#include <algorithm>

#include "kiosk/app/centre_address.h"
#include "kiosk/app/flow_machine_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr const char* kSystemRoots = "";

bool is_empty(const FormView& form, std::string_view key) { return form.value(key).empty(); }

// What cannot even be tried is told under its field.
std::optional<Enrolment> wished_enrolment(FormView& form) {
    for (FormField& one : form.fields) one.error.reset();
    const Text needed{"không được để trống", "must not be empty"};
    CentreAddress address{form.value("host"), form.value("port"), form.value("database"),
                          form.value("user"), form.value("password")};
    if (is_empty(form, "host")) form.fail("host", needed);
    if (is_empty(form, "name")) form.fail("name", needed);
    if (!is_whole_address(address.host)) {
        if (is_empty(form, "user")) form.fail("user", needed);
        if (is_empty(form, "database")) form.fail("database", needed);
        if (!is_port(address.port)) form.fail("port", {"từ 1 đến 65535", "from 1 to 65535"});
    }
    if (std::ranges::any_of(form.fields, [](const auto& one) { return one.error.has_value(); }))
        return std::nullopt;
    return Enrolment{url_of(address), form.value("name"), form.value("new_epoch") == "1",
                     form.value("certificate")};
}

Commands ask(State& state, CentreWork work, CentreCommand command) {
    MachineView& machine = state.view.machine;
    machine.centre_work = work;
    machine.centre_said.reset();
    machine.centre_problem.reset();
    return {std::move(command)};
}

void roots_listed(State& state, const RootsListed& listed) {
    for (FormField& field : state.view.machine.form.fields) {
        if (field.key != "certificate") continue;
        field.choices.resize(1);
        for (const std::string& file : listed.files) {
            const std::size_t slash = file.rfind('/');
            const std::string name = file.substr(slash == std::string::npos ? 0 : slash + 1);
            field.choices.push_back({file, {name, name}});
        }
    }
}

Commands till_enrolled(State& state, const TillEnrolled& enrolled) {
    state.settings.centre_url = enrolled.url;
    state.settings.shop.till = enrolled.name;
    state.view.settings.shop = state.settings.shop;
    state.view.settings.centre = centre_host(enrolled.url);
    MachineView& machine = state.view.machine;
    machine.enrolling = false;
    machine.centre_said =
        Text{"Quầy đã đăng ký với tên " + enrolled.name + ". Dữ liệu đang được gửi.",
             "This till is enrolled as " + enrolled.name + ". Its data is on its way."};
    if (enrolled.epoch > 1) {
        const std::string epoch = std::to_string(enrolled.epoch);
        machine.centre_said->vi += " Kỳ " + epoch + " bắt đầu.";
        machine.centre_said->en += " Epoch " + epoch + " begins.";
    }
    // What stood in the form is the administrator's.
    if (machine.tab == MachineTab::Centre) machine.form = FormView{};
    return {SaveSettings{state.settings}, SetCentre{}};
}

}  // namespace

FormView centre_form(const State& state) {
    FormView form;
    form.title = {"Đăng ký với trung tâm", "Enrol at the centre"};
    form.submit = {"Đăng ký quầy này", "Enrol this till"};
    form.fields = {
        machine_field("host", {"Máy chủ trung tâm", "The centre’s server"}, "", FormKind::Code,
                      true,
                      {"tên hoặc địa chỉ, như centre.example; hoặc cả postgresql://…",
                       "name or address, like centre.example; or a whole postgresql://…"}),
        machine_field("database", {"Cơ sở dữ liệu", "Database"}, "ocop", FormKind::Code),
        machine_field("port", {"Cổng", "Port"}, "5432", FormKind::Code, false,
                      {"thường là 5432", "usually 5432"}),
        machine_field("user", {"Tên người quản trị", "Administrator’s name"}, "", FormKind::Code,
                      false, {"chỉ dùng một lần, không lưu lại", "used once, kept nowhere"}),
        machine_field("password", {"Mật khẩu", "Password"}, "", FormKind::Password),
        machine_field("name", {"Tên quầy ở trung tâm", "This till’s name there"},
                      state.settings.shop.till, FormKind::Code, false,
                      {"không dấu, mỗi quầy một tên", "plain letters, each till its own"}),
        machine_field("certificate", {"Chứng chỉ của trung tâm", "The centre’s certificate"},
                      kSystemRoots, FormKind::Choice, false,
                      {"tệp .crt trên USB hoặc trong import/", "a .crt on a stick or in import/"}),
        machine_field("new_epoch", {"Mở kỳ mới", "Begin a new epoch"}, "", FormKind::Switch, false,
                      {"khi máy được chép hoặc khôi phục", "when it was copied or put back"})};
    form.fields[6].choices = {{kSystemRoots, {"Của hệ thống", "The system’s"}}};
    return form;
}

Commands centre_shown(State& state) {
    MachineView& machine = state.view.machine;
    machine.enrolling = machine.enrolling || state.settings.centre_url.empty();
    if (!machine.enrolling) return {};
    return {CentreCommand{ListRoots{}}};
}

Commands try_centre(State& state) {
    MachineView& machine = state.view.machine;
    if (!machine.enrolling || machine.centre_work != CentreWork::None) return {};
    std::optional<Enrolment> wished = wished_enrolment(machine.form);
    if (!wished) return {};
    return ask(state, CentreWork::Trying, {TryEnrolment{*std::move(wished)}});
}

Commands enrol(State& state) {
    MachineView& machine = state.view.machine;
    if (!machine.enrolling || machine.centre_work != CentreWork::None) return {};
    std::optional<Enrolment> wished = wished_enrolment(machine.form);
    if (!wished) return {};
    machine.form.busy = true;
    return ask(state, CentreWork::Enrolling, {EnrolTill{*std::move(wished)}});
}

Commands centre_news(State& state, const CentreNews& news, std::int64_t now_ms) {
    MachineView& machine = state.view.machine;
    if (const auto* listed = std::get_if<RootsListed>(&news.what)) {
        roots_listed(state, *listed);
        return {};
    }
    machine.centre_work = CentreWork::None;
    machine.form.busy = false;
    if (const auto* tried = std::get_if<EnrolmentTried>(&news.what)) {
        machine.centre_said = tried->found;
    } else if (const auto* refused = std::get_if<CentreRefused>(&news.what)) {
        machine.centre_problem = refused->problem;
        if (state.view.screen != ScreenName::Shop) notify(state, refused->problem, now_ms);
    } else if (const auto* enrolled = std::get_if<TillEnrolled>(&news.what)) {
        return till_enrolled(state, *enrolled);
    }
    return {};
}

}  // namespace kiosk::app::parts
