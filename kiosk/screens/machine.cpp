// The shop and its machine: who the shop is, where transfers go, the centre, backups, health.
#include <algorithm>

#include "kiosk/screens/machine_parts.h"

namespace kiosk::screens {
namespace {

void bank(Ui& ui, Rect area) {
    const MachineView& view = ui.view.machine;
    const float u = ui.u;
    if (ui.passing.keyboard) return office_form(ui, area, view.form);
    Rect side = ui.m.portrait ? cut_bottom(area, area.height * 0.4F, 2 * u)
                              : cut_right(area, area.width * 0.36F, 3 * u);
    office_form(ui, area, view.form);
    ui.canvas.card(side);
    side = inset(side, 3 * u, 2.5F * u);
    const ButtonSpec test{.label = ui.say(Word::BankTest), .icon = "qr"};
    if (button(ui, cut_bottom(side, ui.m.touch(), 2 * u), test)) wish_machine(ui, TestBankQr{});
    const std::string said = view.test_qr ? ui.say(Word::BankTestAbout, {view.form.value("name")})
                                          : ui.say(Word::BankTestNone);
    const float height = ui.canvas.height_of(said, Font::Caption, side.width, 4);
    ui.text(cut_bottom(side, height, 2 * u), said,
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Center, .lines = 4});
    const float size = std::min(side.width, side.height);
    const Rect place{side.middle().x - size / 2, side.middle().y - size / 2, size, size};
    if (view.test_qr) {
        ui.canvas.code(*view.test_qr, place);
    } else {
        icon(ui, "qr", inset(place, size * 0.3F), ui.p.muted);
    }
}

// Where there is width, all in a row.
void backup_settings(Ui& ui, Rect& area) {
    const MachineView& view = ui.view.machine;
    const float u = ui.u, side = ui.m.touch();
    Rect line = cut_top(area, side, u);
    const int columns = ui.m.portrait ? 2 : 3;
    if (switch_row(ui, column(line, 0, columns, 3 * u), ui.say(Word::BackupDaily), "calendar",
                   view.daily))
        wish_machine(ui, ChooseDailyBackup{!view.daily});
    if (switch_row(ui, column(line, 1, columns, 3 * u), ui.say(Word::BackupStickDaily),
                   "arrow-right", view.stick_daily))
        wish_machine(ui, ChooseStickBackup{!view.stick_daily});
    Rect keep = ui.m.portrait ? cut_top(area, side, u) : column(line, 2, columns, 3 * u);
    if (button(ui, cut_left(keep, side),
               {.label = ui.say(Word::BackupLess), .icon = "minus", .icon_only = true}))
        wish_machine(ui, ChooseKeptBackups{view.keep - 1});
    if (button(ui, cut_right(keep, side),
               {.label = ui.say(Word::BackupMore), .icon = "plus", .icon_only = true}))
        wish_machine(ui, ChooseKeptBackups{view.keep + 1});
    ui.text(keep, ui.say(Word::BackupKeep, {format_digits(view.keep)}),
            {.font = Font::Body, .color = ui.p.ink, .align = Align::Center, .middle = true});
}

void backups(Ui& ui, Rect area) {
    const MachineView& view = ui.view.machine;
    const float u = ui.u;
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * u);
    const ButtonSpec now{.label = ui.say(Word::BackupNow), .icon = "check", .look = Look::Primary};
    if (button(ui, cut_right(strip, button_width(ui, now), 2 * u), now))
        wish_machine(ui, BackUpNow{false});
    const ButtonSpec stick{.label = ui.say(Word::BackupStick),
                           .icon = "arrow-right",
                           .enabled = view.stick,
                           .why_not = ui.say(Word::BackupNoStick)};
    if (button(ui, cut_right(strip, button_width(ui, stick), 2 * u), stick))
        wish_machine(ui, BackUpNow{true});
    const ButtonSpec drill{.label = ui.say(Word::BackupDrillNow),
                           .icon = "shield-check",
                           .enabled = !view.backups.empty(),
                           .why_not = ui.say(Word::BackupNone)};
    if (button(ui, cut_left(strip, std::min(strip.width, button_width(ui, drill))), drill))
        wish_machine(ui, DrillBackup{view.backups.front().path});
    machine_outcome(ui, area);
    backup_settings(ui, area);
    const std::string& hint = ui.say(Word::BackupDrill);
    const float height = ui.canvas.height_of(hint, Font::Caption, area.width, 3);
    ui.text(cut_top(area, height, u), hint,
            {.font = Font::Caption, .color = ui.p.muted, .lines = 3});
    OfficeTable table{.id = "backups", .rows = view.backups.size()};
    table.total = view.backups.size();
    table.empty = Word::BackupNone;
    table.empty_icon = "box";
    table.columns = {{Word::ImportFile, 4},
                     {Word::ImportPlace, 4, Align::Left, true, false},
                     {Word::ImportSize, 1.5F, Align::Right}};
    table.cell = [&](std::size_t row, std::size_t at) {
        const BackupRow& one = view.backups[row];
        return at == 0 ? one.name : at == 1 ? one.place : megabytes(one.bytes);
    };
    table.open = [&](std::size_t row) { wish_machine(ui, DrillBackup{view.backups[row].path}); };
    office_table(ui, area, table);
}

void settings(Ui& ui, Rect area) {
    const MachineView& view = ui.view.machine;
    if (!ui.passing.keyboard) {
        const auto chosen = segmented(ui, cut_top(area, ui.m.touch(), 2 * ui.u),
                                      {ui.say(Word::PageSales), ui.say(Word::PagePaper),
                                       ui.say(Word::PageReaders), ui.say(Word::PageRights)},
                                      static_cast<int>(view.page));
        if (chosen) wish_machine(ui, ChooseSettingsPage{static_cast<SettingsPage>(*chosen)});
    }
    office_form(ui, area, view.form);
}

}  // namespace

std::string megabytes(std::int64_t bytes) {
    return bytes < 1'000'000 ? format_digits(bytes / 1'000) + " kB"
                             : format_digits(bytes / 1'000'000) + " MB";
}

void machine_said(Ui& ui, Rect& area, std::string_view said, bool good) {
    const float u = ui.u;
    const float height = ui.canvas.height_of(said, Font::Strong, area.width - 6 * u, 4) + 3 * u;
    Rect card = cut_top(area, height, 2 * u);
    ui.canvas.surface(card, good ? ui.p.leaf_tint : ui.p.lacquer_tint,
                      good ? ui.p.leaf : ui.p.lacquer, ui.m.radius());
    ui.text(inset(card, 3 * u, 1.5F * u), said,
            {.font = Font::Strong,
             .color = good ? ui.p.leaf : ui.p.lacquer,
             .lines = 4,
             .middle = true});
}

void machine_outcome(Ui& ui, Rect& area) {
    const MachineView& view = ui.view.machine;
    if (view.problem) {
        const float height = problem_card_height(ui, area.width, *view.problem);
        problem_card(ui, cut_top(area, height, 2 * ui.u), *view.problem, Tone::Danger);
    }
    if (view.outcome) machine_said(ui, area, ui.say(*view.outcome), view.good);
}

void draw_machine(Ui& ui, Rect area) {
    const MachineView& view = ui.view.machine;
    header(ui, area, ui.say(Word::TileShop), true);
    if (view.work != CareWork::None) {
        const Word word = view.work == CareWork::BackingUp  ? Word::CareBackingUp
                          : view.work == CareWork::Drilling ? Word::CareDrilling
                                                            : Word::CareVerifying;
        if (work_shown(ui, area, ui.say(word), view.done, view.total, Word::CareStop))
            wish_machine(ui, StopCare{});
        return;
    }
    const auto chosen = segmented(
        ui, cut_top(area, ui.m.touch(), 2 * ui.u),
        {ui.say(Word::MachineShop), ui.say(Word::MachineBank), ui.say(Word::MachineSettings),
         ui.say(Word::MachineCentre), ui.say(Word::MachineBackups), ui.say(Word::MachineHealth)},
        static_cast<int>(view.tab));
    if (chosen) wish_machine(ui, ChooseMachineTab{static_cast<MachineTab>(*chosen)});
    switch (view.tab) {
        case MachineTab::Shop:
            return office_form(ui, area, view.form);
        case MachineTab::Bank:
            return bank(ui, area);
        case MachineTab::Settings:
            return settings(ui, area);
        case MachineTab::Centre:
            return machine_centre(ui, area);
        case MachineTab::Backups:
            return backups(ui, area);
        case MachineTab::Health:
            return machine_health(ui, area);
    }
}

}  // namespace kiosk::screens
