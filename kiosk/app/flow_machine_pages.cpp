// The settings of the till on the screen: what each page holds, checked by the rules of the file.
#include <algorithm>
#include <array>
#include <string_view>

#include "kiosk/app/flow_machine_parts.h"
#include "kiosk/app/settings_change.h"
#include "kiosk/app/settings_rows.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

// What a file says beyond what the screen offers is one more choice.
void keep_own_choice(FormField& field) {
    const auto same = [&](const auto& choice) { return choice.first == field.value; };
    if (field.choices.empty() || std::ranges::any_of(field.choices, same)) return;
    field.choices.push_back({field.value, {field.value, field.value}});
}

Text default_of(const SettingRow& row, const Settings& defaults) {
    const std::string value = shown_setting(defaults, row.key);
    Text said{value, value};
    for (const auto& [choice, name] : row.choices) {
        if (choice == value) said = name;
    }
    if (row.kind == FormKind::Switch) said = value == "1" ? Text{"có", "on"} : Text{"không", "off"};
    if (said.vi.empty()) said = {"để trống", "empty"};
    return said;
}

// The unit, then the default.
Text help_of(const SettingRow& row, const Settings& defaults) {
    const Text usual = default_of(row, defaults);
    const auto with = [](const std::string& unit, const std::string& word,
                         const std::string& value) {
        return (unit.empty() ? "" : unit + " · ") + word + value;
    };
    return {with_first_capital(with(row.unit.vi, "mặc định ", usual.vi)),
            with_first_capital(with(row.unit.en, "default ", usual.en))};
}

// These are on the Settings screen or in another form; the others of settings.toml stay there.
constexpr std::array kElsewhere{
    "language",
    "text_scale",
    "high_contrast",
    "reduce_motion",
    "sound",
    "shop.name",
    "shop.address",
    "shop.phone",
    "shop.tax_number",
    "shop.till",
    "shop.vat_lines",
    "bank.bin",
    "bank.account",
    "bank.name",
    "till.cash_rounding",
    "camera.source",
    "camera.rotation",
    "camera.mirror",
    "backup.daily",
    "backup.keep",
    "backup.stick",
    "centre.url",
    "till.cashier_discount_percent",
};

void put_into_view(State& state) {
    state.view.status.rights = state.settings.rights;
    state.view.basket.hours = static_cast<int>(state.settings.basket_hours);
    PrinterView& printer = state.view.status.printer;
    printer.device = state.settings.printer.device;
    printer.when = state.settings.printer.print;
}

}  // namespace

FormView settings_form(const Settings& settings, SettingsPage page) {
    static const Settings kDefaults;
    FormView form;
    for (const SettingRow& row : all_setting_rows()) {
        if (row.page != page) continue;
        FormField field = machine_field(row.key, row.label, shown_setting(settings, row.key),
                                        row.kind, row.wide, help_of(row, kDefaults));
        field.choices = row.choices;
        keep_own_choice(field);
        form.fields.push_back(std::move(field));
    }
    return form;
}

bool is_on_screen(const std::string& key) {
    return std::ranges::any_of(all_setting_rows(),
                               [&](const SettingRow& row) { return row.key == key; }) ||
           std::ranges::any_of(kElsewhere, [&](std::string_view one) { return one == key; });
}

Commands save_page(State& state, std::int64_t now_ms) {
    MachineView& machine = state.view.machine;
    Settings changed = state.settings;
    bool wrong = false;
    for (FormField& field : machine.form.fields) {
        field.error.reset();
        if (field.value == shown_setting(state.settings, field.key)) continue;
        Result<Settings> tried = with_setting(changed, field.key, field.value);
        if (tried) {
            changed = std::move(tried).value();
        } else {
            field.error = tried.problem().why;
            wrong = true;
        }
    }
    if (!wrong && changed.rights.lowest(Right::EditMachine) > state.view.status.staff->role) {
        machine.form.fail("rights.edit_machine",
                          {"bạn sẽ không mở lại được trang này", "you would lock yourself out"});
        wrong = true;
    }
    if (wrong) {
        notify(state, NoticeKind::Attention,
               {"Chưa lưu: xem dòng chữ đỏ.", "Not saved: see what is in red."}, now_ms);
        return {};
    }
    state.settings = std::move(changed);
    put_into_view(state);
    machine.form = settings_form(state.settings, machine.page);
    notify(state, NoticeKind::Good,
           {"Đã lưu vào settings.toml, có hiệu lực ngay.",
            "Saved to settings.toml, in force at once."},
           now_ms);
    return {SaveSettings{state.settings}, SetPrinter{}, SetCamera{}, SetDevices{}};
}

}  // namespace kiosk::app::parts
