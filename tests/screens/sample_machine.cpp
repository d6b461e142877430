// The screen of the shop and its machine in all its states.
#include "tests/screens/sample_views.h"

namespace samples {
namespace {

using namespace kiosk::screens;
using kiosk::Problem;
using kiosk::Text;

NamedView machine(std::string name, MachineTab tab,
                  const std::function<void(ViewState&)>& change = {}) {
    NamedView named{"machine-" + std::move(name), view(ScreenName::Shop), {}};
    ViewState& v = named.view;
    v.status.staff = v.login.staff[2];
    MachineView& shown = v.machine;
    shown.tab = tab;
    shown.backups = {{"/media/USB/ocop-backups/kiosk-2026-11-23.db", "kiosk-2026-11-23.db",
                      "/media/USB/ocop-backups", 48'213'112}};
    shown.stick = true;
    shown.newest_backup_days = 0;
    shown.free_mb = 181'220;
    shown.database_bytes = 734'003'200;
    if (change) change(v);
    return named;
}

FormField field(std::string key, Text label, std::string value, FormKind kind, Text help = {},
                bool wide = false) {
    FormField made;
    made.key = std::move(key);
    made.label = std::move(label);
    made.value = std::move(value);
    made.kind = kind;
    made.help = std::move(help);
    made.wide = wide;
    return made;
}

FormView bank_form() {
    FormView form;
    form.fields = {field("account", {"Số tài khoản", "Account"}, "0123456789", FormKind::Code),
                   field("name", {"Chủ tài khoản", "Account holder"}, "HTX DIEM OCOP BUON MA THUOT",
                         FormKind::Code, {}, true)};
    return form;
}

FormView page_form() {
    FormView form;
    FormField device = field(
        "printer.device", {"Máy in hóa đơn", "Receipt printer"}, "192.168.1.50", FormKind::Code,
        {"Auto (USB), 192.168.1.50, /dev/usb/lp0; trống: không có · mặc định auto",
         "Auto (USB), 192.168.1.50, /dev/usb/lp0; empty: none · default auto"});
    FormField print = field("printer.print", {"In hóa đơn", "Print receipts"}, "ask",
                            FormKind::Choice, {"Mặc định Luôn in", "Default Always"});
    print.choices = {{"automatic", {"Luôn in", "Always"}},
                     {"ask", {"Hỏi khách", "Ask"}},
                     {"never", {"Khi bấm in", "When asked"}}};
    FormField pulse =
        field("drawer.pulse_ms", {"Xung mở ngăn kéo", "Pulse that opens it"}, "7", FormKind::Whole);
    pulse.error = Text{"phải là số nguyên trong khoảng 20…500", "is no whole number in 20…500"};
    FormField cut = field("printer.cut", {"Tự cắt giấy", "Cut the paper"}, "1", FormKind::Switch,
                          {"Mặc định có", "Default on"});
    form.fields = {device, print, pulse, cut};
    return form;
}

FormView centre_form() {
    FormView form;
    form.submit = {"Đăng ký quầy này", "Enrol this till"};
    FormField epoch = field("new_epoch", {"Mở kỳ mới", "Begin a new epoch"}, "", FormKind::Switch,
                            {"khi máy được chép hoặc khôi phục", "when it was copied or put back"});
    FormField roots =
        field("certificate", {"Chứng chỉ của trung tâm", "The centre’s certificate"}, "",
              FormKind::Choice,
              {"tệp .crt trên USB hoặc trong import/", "a .crt on a stick or in import/"});
    roots.choices = {{"", {"Của hệ thống", "The system’s"}},
                     {"/media/USB/centre-ocop.crt", {"centre-ocop.crt", "centre-ocop.crt"}}};
    form.fields = {
        field("host", {"Máy chủ trung tâm", "The centre’s server"}, "trung-tam.ocop-daklak.example",
              FormKind::Code,
              {"tên hoặc địa chỉ, như centre.example; hoặc cả postgresql://…",
               "name or address, like centre.example; or a whole postgresql://…"},
              true),
        field("database", {"Cơ sở dữ liệu", "Database"}, "ocop", FormKind::Code),
        field("port", {"Cổng", "Port"}, "5432", FormKind::Code, {"thường là 5432", "usually 5432"}),
        field("user", {"Tên người quản trị", "Administrator’s name"}, "admin", FormKind::Code,
              {"chỉ dùng một lần, không lưu lại", "used once, kept nowhere"}),
        field("password", {"Mật khẩu", "Password"}, "mật-khẩu", FormKind::Password),
        field("name", {"Tên quầy ở trung tâm", "This till’s name there"}, "K01", FormKind::Code,
              {"không dấu, mỗi quầy một tên", "plain letters, each till its own"}),
        roots,
        epoch};
    return form;
}

Problem unknown_host() {
    return {{"Không liên lạc được với trung tâm trung-tam.ocop-daklak.example:5432/ocop",
             "The centre trung-tam.ocop-daklak.example:5432/ocop is out of reach"},
            {"không tìm thấy máy chủ nào tên này trên mạng",
             "no server of this name is found on the network"},
            {"kiểm tra địa chỉ, mạng và máy chủ PostgreSQL",
             "check the address, the network and that PostgreSQL runs there"}};
}

void add_trouble(std::vector<NamedView>& views) {
    views.push_back(machine("health-trouble", MachineTab::Health, [](ViewState& v) {
        v.status.disk = {DiskState::Low, 812};
        v.machine.free_mb = 812;
        v.machine.newest_backup_days = 9;
        v.status.printer.state = PrinterState::Trouble;
        v.status.printer.problem = Problem{{"Máy in hóa đơn", "The receipt printer"},
                                           {"hết giấy", "is out of paper"},
                                           {"thay cuộn giấy", "put in a new roll"}};
        v.status.waiting = 214;
        v.status.sync_problem = unknown_host();
        v.machine.good = false;
        v.machine.outcome = Text{
            "KHÔNG nguyên vẹn: 1 chỗ không khớp. Bản ghi 812 không khớp chữ ký. Đừng xóa hay khôi "
            "phục gì; giữ nguyên các bản sao lưu, gọi người phụ trách.",
            "NOT whole: 1 things do not fit. Entry 812 does not fit its signature. Delete and "
            "restore nothing; keep every backup, call whoever looks after it."};
    }));
    views.push_back(machine("health-no-backup", MachineTab::Health, [](ViewState& v) {
        v.status.disk = {DiskState::Full, 41};
        v.machine.free_mb = 41;
        v.machine.newest_backup_days.reset();
        v.machine.backups.clear();
    }));
    views.push_back(machine("centre-refused", MachineTab::Centre, [](ViewState& v) {
        v.machine.enrolling = true;
        v.machine.form = centre_form();
        v.machine.centre_problem = unknown_host();
    }));
}

}  // namespace

std::vector<NamedView> machine_views() {
    std::vector<NamedView> views;
    views.push_back(
        machine("shop", MachineTab::Shop, [](ViewState& v) { v.machine.form = bank_form(); }));
    views.push_back(machine("bank", MachineTab::Bank, [](ViewState& v) {
        v.machine.form = bank_form();
        v.machine.test_qr = v.payment.vietqr;
    }));
    for (const SettingsPage page : {SettingsPage::Sales, SettingsPage::Paper}) {
        views.push_back(machine(page == SettingsPage::Sales ? "settings" : "settings-paper",
                                MachineTab::Settings, [page](ViewState& v) {
                                    v.machine.page = page;
                                    v.machine.form = page_form();
                                }));
    }
    views.push_back(machine("centre", MachineTab::Centre));
    views.push_back(machine("centre-new", MachineTab::Centre, [](ViewState& v) {
        v.machine.enrolling = true;
        v.machine.form = centre_form();
    }));
    views.push_back(machine("backups", MachineTab::Backups, [](ViewState& v) {
        v.machine.outcome =
            Text{"Khôi phục thử thành công: 1.204.118 đơn hàng, nhật ký nguyên vẹn.",
                 "The drill succeeded: 1,204,118 sales, the journal is whole."};
    }));
    views.push_back(machine("health", MachineTab::Health));
    views.push_back(machine("verifying", MachineTab::Health, [](ViewState& v) {
        v.machine.work = CareWork::Verifying;
        v.machine.done = 120'000;
        v.machine.total = 1'204'118;
    }));
    add_trouble(views);
    return views;
}

}  // namespace samples
