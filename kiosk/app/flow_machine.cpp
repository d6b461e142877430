#include "kiosk/app/flow_machine.h"

#include <algorithm>

#include "kiosk/app/banks.h"
#include "kiosk/app/flow_machine_parts.h"
#include "kiosk/core/receipt.h"
#include "kiosk/core/vietqr.h"

namespace kiosk::app::parts {

using namespace screens;

FormField machine_field(std::string key, Text label, std::string value, FormKind kind, bool wide,
                        Text help) {
    FormField made;
    made.key = std::move(key);
    made.label = std::move(label);
    made.value = std::move(value);
    made.kind = kind;
    made.wide = wide;
    made.help = std::move(help);
    return made;
}

namespace {

constexpr std::int64_t kTestAmount = 2'000;

FormField field(std::string key, Text label, std::string value, FormKind kind = FormKind::Text,
                bool wide = false, Text help = {}) {
    return machine_field(std::move(key), std::move(label), std::move(value), kind, wide,
                         std::move(help));
}

FormView shop_form(const Settings& settings) {
    const ShopIdentity& shop = settings.shop;
    FormView form;
    form.title = {"Cửa hàng", "The shop"};
    form.fields = {
        field("name", {"Tên cửa hàng", "Shop’s name"}, shop.name, FormKind::Text, true),
        field("address", {"Địa chỉ", "Address"}, shop.address, FormKind::Text, true),
        field("phone", {"Điện thoại", "Phone"}, shop.phone, FormKind::Code),
        field("tax_number", {"Mã số thuế", "Tax number"}, shop.tax_number, FormKind::Code, false,
              {"10 số, hoặc 10 số và 3 số chi nhánh; để trống nếu không có",
               "10 digits, or 10 and 3 of a branch; empty where there is none"}),
        field("till", {"Quầy", "Till"}, shop.till, FormKind::Code, false,
              {"số hóa đơn bắt đầu bằng tên này, nên không đổi được ở đây",
               "receipts begin with it, so it is not changed here"}),
        field("vat_lines", {"In VAT trên hóa đơn", "VAT on receipts"}, shop.vat_lines ? "1" : "",
              FormKind::Switch, false,
              {"mặc định có; tắt: hộ kinh doanh", "default on; off: a household seller"}),
        field("cash_rounding", {"Làm tròn tiền mặt", "Cash rounding"},
              std::to_string(settings.cash_rounding), FormKind::Choice, false,
              {"mặc định không", "default none"}),
        field("discount", {"Thu ngân được giảm đến (%)", "A cashier’s own discount (%)"},
              std::to_string(settings.cashier_discount_percent), FormKind::Whole, false,
              {"0–100 · mặc định 10; hơn thì trưởng ca duyệt",
               "0–100 · default 10; above it a supervisor allows"})};
    form.fields[4].enabled = false;
    form.fields[6].choices = {
        {"0", {"không", "none"}}, {"500", {"500 ₫", "500 ₫"}}, {"1000", {"1.000 ₫", "1,000 ₫"}}};
    return form;
}

FormView bank_form(const Settings& settings) {
    const std::optional<Bank> bank = bank_of(settings.bank.bin);
    FormView form;
    form.title = {"Tài khoản nhận VietQR", "Account for VietQR"};
    form.fields = {
        field("bin", {"Mã ngân hàng (BIN)", "Bank (BIN)"}, settings.bank.bin, FormKind::Whole,
              false,
              bank ? Text{bank->short_name, bank->short_name}
                   : Text{"6 số, ví dụ 970436; để trống: không dùng VietQR",
                          "6 digits, such as 970436; empty: no VietQR"}),
        field("account", {"Số tài khoản", "Account"}, settings.bank.account, FormKind::Code),
        field("name", {"Chủ tài khoản", "Account holder"}, settings.bank.name, FormKind::Code, true,
              {"như ngân hàng của khách hiện ra", "as the customer’s bank shows it"})};
    form.fields[0].kind = FormKind::Code;
    return form;
}

void show_form(State& state) {
    MachineView& machine = state.view.machine;
    switch (machine.tab) {
        case MachineTab::Bank:
            machine.form = bank_form(state.settings);
            break;
        case MachineTab::Settings:
            machine.form = settings_form(state.settings, machine.page);
            break;
        case MachineTab::Centre:
            machine.form = centre_form(state);
            break;
        default:
            machine.form = shop_form(state.settings);
    }
}

bool is_wrong(const FormView& form) {
    return std::ranges::any_of(form.fields,
                               [](const FormField& one) { return one.error.has_value(); });
}

Commands saved(State& state, std::int64_t now_ms) {
    state.view.settings.shop = state.settings.shop;
    show_form(state);
    notify(state, NoticeKind::Good, {"Đã lưu vào settings.toml.", "Saved to settings.toml."},
           now_ms);
    return {SaveSettings{state.settings}};
}

Commands save_shop(State& state, std::int64_t now_ms) {
    FormView& form = state.view.machine.form;
    for (FormField& one : form.fields) one.error.reset();
    if (form.value("name").empty()) {
        form.fail("name", {"không được để trống", "must not be empty"});
    }
    const std::string tax = form.value("tax_number");
    if (!tax.empty() && !is_tax_number(tax)) {
        form.fail("tax_number",
                  {"không đúng, xem lại từng số", "is no tax number; compare it digit by digit"});
    }
    const std::string percent = form.value("discount");
    const bool fits = !percent.empty() && percent.size() <= 3 && std::stoi(percent) <= 100;
    if (!fits) form.fail("discount", {"từ 0 đến 100", "from 0 to 100"});
    if (is_wrong(form)) return {};
    ShopIdentity& shop = state.settings.shop;
    shop.name = form.value("name");
    shop.address = form.value("address");
    shop.phone = form.value("phone");
    shop.tax_number = tax;
    shop.vat_lines = form.value("vat_lines") == "1";
    state.settings.cash_rounding = std::stoll(form.value("cash_rounding"));
    state.settings.cashier_discount_percent = std::stoll(percent);
    return saved(state, now_ms);
}

// The payload the till would show, or what is wrong under its field.
std::optional<std::string> test_payload(FormView& form) {
    for (FormField& one : form.fields) one.error.reset();
    vietqr::Transfer transfer;
    transfer.bin = form.value("bin");
    transfer.account = form.value("account");
    transfer.amount = Money::from_dong(kTestAmount);
    transfer.purpose = "THU QR";
    if (!bank_of(transfer.bin)) {
        form.fail("bin", {"không có trong danh sách ngân hàng NAPAS",
                          "is not in the list of NAPAS banks"});
        return std::nullopt;
    }
    if (form.value("name").empty()) {
        form.fail("name", {"không được để trống", "must not be empty"});
        return std::nullopt;
    }
    const Result<std::string> payload = vietqr::build(transfer);
    if (payload) return *payload;
    form.fail(payload.problem().field == "bin" ? "bin" : "account", payload.problem().why);
    return std::nullopt;
}

Commands save_bank(State& state, std::int64_t now_ms) {
    FormView& form = state.view.machine.form;
    const bool none = form.value("bin").empty() && form.value("account").empty();
    if (!none && !test_payload(form)) return {};
    state.settings.bank =
        none ? BankAccount{}
             : BankAccount{form.value("bin"), form.value("account"), form.value("name")};
    const std::optional<Bank> bank = bank_of(state.settings.bank.bin);
    state.settings.bank_title = bank ? bank->short_name : std::string{};
    state.view.machine.bank_name = state.settings.bank_title;
    state.view.machine.test_qr.reset();
    return saved(state, now_ms);
}

Commands work(State& state, CareWork kind, CareCommand command) {
    MachineView& machine = state.view.machine;
    if (machine.work != CareWork::None) return {};
    machine.work = kind;
    machine.done = machine.total = 0;
    machine.outcome.reset();
    machine.problem.reset();
    return {std::move(command)};
}

Commands backups_wished(State& state, const MachineWish& wish) {
    MachineView& machine = state.view.machine;
    BackupSettings& backup = state.settings.backup;
    if (const auto* daily = std::get_if<ChooseDailyBackup>(&wish.wish)) {
        backup.daily = machine.daily = daily->on;
    } else if (const auto* keep = std::get_if<ChooseKeptBackups>(&wish.wish)) {
        backup.keep = machine.keep =
            std::clamp<std::int64_t>(keep->keep, kFewestBackups, kMostBackups);
    } else if (const auto* stick = std::get_if<ChooseStickBackup>(&wish.wish)) {
        backup.stick = machine.stick_daily = stick->on;
    } else {
        return {};
    }
    return {SaveSettings{state.settings}, SetBackups{}};
}

// What was typed is not lost by a touch beside it.
bool form_is_kept(State& state, std::int64_t now_ms) {
    if (machine_form(state) == nullptr || !state.view.machine.form.changed) return false;
    notify(state, NoticeKind::Attention,
           {"Lưu hoặc hủy những gì vừa nhập trước.", "Save or cancel what was typed first."},
           now_ms);
    return true;
}

Commands shown_again(State& state) {
    MachineView& machine = state.view.machine;
    machine.test_qr.reset();
    show_form(state);
    if (machine.tab == MachineTab::Centre) return centre_shown(state);
    return {CareCommand{ListBackups{}}};
}

}  // namespace

Commands machine_opened(State& state, std::int64_t) {
    MachineView& machine = state.view.machine;
    const CareWork running = machine.work;
    const CentreWork asking = machine.centre_work;
    machine = MachineView{};
    machine.work = running;
    machine.centre_work = asking;
    machine.daily = state.settings.backup.daily;
    machine.stick_daily = state.settings.backup.stick;
    machine.keep = state.settings.backup.keep;
    machine.bank_name = state.settings.bank_title;
    show_form(state);
    return {CareCommand{ListBackups{}}};
}

FormView* machine_form(State& state) {
    MachineView& machine = state.view.machine;
    const bool has = machine.tab == MachineTab::Shop || machine.tab == MachineTab::Bank ||
                     machine.tab == MachineTab::Settings ||
                     (machine.tab == MachineTab::Centre && machine.enrolling);
    return has ? &machine.form : nullptr;
}

Commands machine_submitted(State& state, std::int64_t now_ms) {
    switch (state.view.machine.tab) {
        case MachineTab::Bank:
            return save_bank(state, now_ms);
        case MachineTab::Settings:
            return save_page(state, now_ms);
        case MachineTab::Centre:
            return enrol(state);
        default:
            return save_shop(state, now_ms);
    }
}

void machine_left(State& state) {
    MachineView& machine = state.view.machine;
    show_form(state);
    // A form that stood before the centre's own page closes to it.
    if (machine.tab == MachineTab::Centre && !state.settings.centre_url.empty()) {
        machine.enrolling = false;
        return;
    }
    show(state, ScreenName::Manage);
}

Commands wished_of_machine(State& state, const MachineWish& wish, std::int64_t now_ms) {
    if (!state.view.status.may(Right::EditMachine)) return {};
    MachineView& machine = state.view.machine;
    if (const auto* tab = std::get_if<ChooseMachineTab>(&wish.wish)) {
        if (form_is_kept(state, now_ms)) return {};
        machine.tab = tab->tab;
        return shown_again(state);
    }
    if (const auto* page = std::get_if<ChooseSettingsPage>(&wish.wish)) {
        if (form_is_kept(state, now_ms)) return {};
        machine.page = page->page;
        return shown_again(state);
    }
    if (std::holds_alternative<TryCentre>(wish.wish)) return try_centre(state);
    if (std::holds_alternative<EnrolAgain>(wish.wish)) {
        machine.enrolling = true;
        show_form(state);
        return centre_shown(state);
    }
    if (std::holds_alternative<TestBankQr>(wish.wish)) {
        machine.test_qr.reset();
        if (const auto payload = test_payload(machine.form)) {
            return {DrawQr{*payload, QrUse::Test}};
        }
        return {};
    }
    if (const auto* now = std::get_if<BackUpNow>(&wish.wish)) {
        return work(state, CareWork::BackingUp, {MakeBackup{now->to_stick}});
    }
    if (const auto* file = std::get_if<DrillBackup>(&wish.wish)) {
        return work(state, CareWork::Drilling, {RunDrill{file->path}});
    }
    if (std::holds_alternative<VerifyNow>(wish.wish)) {
        return work(state, CareWork::Verifying, {VerifyShop{}});
    }
    if (std::holds_alternative<StopCare>(wish.wish)) return {StopCaring{}};
    return backups_wished(state, wish);
}

Commands care_news(State& state, const CareNews& news, std::int64_t now_ms) {
    MachineView& machine = state.view.machine;
    if (const auto* listed = std::get_if<BackupsListed>(&news.what)) {
        machine.backups = listed->backups;
        machine.stick = listed->stick;
        machine.database_bytes = listed->database_bytes;
        machine.free_mb = listed->free_mb;
        machine.newest_backup_days.reset();
        if (listed->newest) {
            machine.newest_backup_days = listed->newest->days_until(Date::of_instant(now_ms));
        }
    } else if (const auto* moved = std::get_if<CareMoved>(&news.what)) {
        machine.done = moved->done;
        machine.total = moved->total;
    } else if (const auto* done = std::get_if<CareDone>(&news.what)) {
        machine.work = CareWork::None;
        machine.outcome = done->outcome;
        machine.good = done->good;
    } else if (const auto* failed = std::get_if<CareFailed>(&news.what)) {
        if (!failed->asked) {
            notify(state, failed->problem, now_ms, NoticeKind::Attention);
            return {};
        }
        machine.work = CareWork::None;
        machine.problem = failed->problem;
    }
    return {};
}

}  // namespace kiosk::app::parts
