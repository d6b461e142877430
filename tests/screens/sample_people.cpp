// The log and the people at the till, with real names of real length.
#include "tests/screens/sample_views.h"

namespace samples {
namespace {

using namespace kiosk::screens;
using kiosk::LogKind;
using kiosk::Text;

FormView form_of_somebody_new() {
    FormView form;
    form.title = {"Thêm nhân viên", "Add somebody"};
    form.fields = {{"code", {"Mã", "Code"}, FormKind::Code, "101"},
                   {"name", {"Họ tên", "Name"}, FormKind::Text, "Nguyễn Thị Hồng Hạnh"},
                   {"role", {"Vai trò", "Role"}, FormKind::Choice, "supervisor"},
                   {"pin", {"Mã PIN mới", "New PIN"}, FormKind::Secret, "135790"},
                   {"again", {"Nhập lại mã PIN", "The PIN again"}, FormKind::Secret, "1357"}};
    for (const kiosk::Role role : kiosk::kAllRoles)
        form.fields[2].choices.emplace_back(std::string{kiosk::name_of(role)},
                                            kiosk::title_of(role));
    form.fields[2].wide = true;
    form.fail("code", {"Mã này đã có người dùng", "Somebody has this code already"});
    form.fail("again", {"Hai lần nhập không giống nhau", "The two are not the same"});
    return form;
}

kiosk::LogDetail price_in_full(const kiosk::LogEntry& entry) {
    kiosk::LogDetail detail;
    detail.record.entry = entry;
    kiosk::LogSubject subject;
    subject.title = {"Mật ong hoa cà phê", "Coffee blossom honey"};
    subject.facts = {{{"Giá", "Price"}, {"130.000 ₫", "130.000 ₫"}, Text{"125.000 ₫", "125.000 ₫"}},
                     {{"Câu chuyện (Việt)", "Story (Vietnamese)"},
                      {"Ong lấy mật trên nương cà phê Ea Tu, mỗi năm một vụ, quay trong ngày.",
                       "Bees of the Ea Tu coffee hills, one harvest a year."},
                      Text{}}};
    detail.record.subjects = {subject};
    detail.shift = kiosk::LogShift{entry.at_ms - 7'200'000, "Nguyễn Thị Hồng Hạnh · 101", {}};
    detail.receipt = "K01-1-000900";
    return detail;
}

}  // namespace

void fill_people(ViewState& view) {
    const std::string hanh = "Nguyễn Thị Hồng Hạnh · 101", ha = "Lê Thu Hà · 900";
    const std::int64_t noon = 1'795'410'000'000;
    view.log.rows = {
        {912,
         noon,
         LogKind::Override,
         hanh,
         "Trần Quốc Bảo · 103",
         {"Giảm 45.000 ₫ · Trà đinh Tân Cương hộp 200 g", "45.000 ₫ off · Tân Cương tea"}},
        {908,
         noon - 600'000,
         LogKind::DrawerOpen,
         hanh,
         "",
         {"Đổi tiền lẻ cho khách", "Change for a customer"}},
        {901,
         noon - 1'500'000,
         LogKind::GoodsPrice,
         ha,
         "",
         {"Sửa: Mật ong hoa cà phê · Giá: 125.000 ₫ → 130.000 ₫",
          "Edited: Coffee blossom honey · Price: 125.000 ₫ → 130.000 ₫"}},
        {899,
         noon - 1'600'000,
         LogKind::Cancel,
         hanh,
         ha,
         {"K01-1-000901 · 340.000 ₫ · của đơn K01-1-000900 · Khách đổi ý",
          "K01-1-000901 · 340.000 ₫ · of K01-1-000900 · The customer changed their mind"}},
        {890,
         noon - 7'200'000,
         LogKind::ShiftOpen,
         hanh,
         "",
         {"Tiền đầu ca 1.000.000 ₫", "Float of 1.000.000 ₫"}},
        {889, noon - 7'260'000, LogKind::SignIn, hanh, "", {"Đã đăng nhập", "Signed in"}}};
    view.people.all = {
        {kiosk::StaffCode{"101"}, "Nguyễn Thị Hồng Hạnh", kiosk::Role::Cashier, false},
        {kiosk::StaffCode{"103"}, "Trần Quốc Bảo", kiosk::Role::Supervisor, false,
         kiosk::Standing::Blocked},
        {kiosk::StaffCode{"900"}, "Lê Thu Hà", kiosk::Role::Manager, false}};
    view.people.shown = {0, 1, 2};
}

std::vector<NamedView> people_views() {
    NamedView empty{"log-empty", view(ScreenName::Log), {}};
    empty.view.log.rows.clear();
    empty.view.log.part = kiosk::LogPart::Returns;
    NamedView form{"people-form", view(ScreenName::People), {}};
    form.view.people.form = form_of_somebody_new();
    NamedView entry{"log-entry", view(ScreenName::Log), {}};
    entry.view.log.opened = 901;
    entry.view.log.detail = price_in_full(entry.view.log.rows[2]);
    NamedView person{"people-person", view(ScreenName::People), {}};
    person.view.people.form = form_of_somebody_new();
    person.view.people.form->title = {"Trần Quốc Bảo", "Trần Quốc Bảo"};
    person.view.people.edited = kiosk::StaffCode{"103"};
    NamedView pin{"own-pin", view(ScreenName::OwnPin), {}};
    pin.view.own_pin.form = form_of_somebody_new();
    pin.view.own_pin.form->fields.erase(pin.view.own_pin.form->fields.begin(),
                                        pin.view.own_pin.form->fields.begin() + 3);
    return {empty, form, entry, person, pin};
}

}  // namespace samples
