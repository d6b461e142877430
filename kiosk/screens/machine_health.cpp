// How the machine is, in words a shopkeeper can act on.
#include <algorithm>
#include <vector>

#include "kiosk/screens/machine_parts.h"

namespace kiosk::screens {
namespace {

constexpr std::int64_t kOverdueDays = 2;  // a daily backup that is older did not happen

struct Check {
    std::string name, value;
    Tone tone{Tone::Neutral};
    std::string advice{};  // what to do; empty where all is well
};

Check disk(const Ui& ui) {
    const DiskView& view = ui.view.status.disk;
    Check check{ui.say(Word::HealthDisk), format_digits(ui.view.machine.free_mb) + " MB",
                Tone::Good};
    if (view.state == DiskState::Low) {
        check.tone = Tone::Attention;
        check.advice = ui.say(Word::HealthDiskLow);
    } else if (view.state == DiskState::Full) {
        check.tone = Tone::Danger;
        check.advice = ui.say(Word::HealthDiskFull);
    }
    return check;
}

Check newest_backup(const Ui& ui) {
    const MachineView& view = ui.view.machine;
    Check check{ui.say(Word::HealthNewest), ui.say(Word::CentreNever), Tone::Danger,
                ui.say(Word::HealthNoBackup)};
    if (!view.newest_backup_days) return check;
    const std::int64_t days = *view.newest_backup_days;
    check.value = days <= 0   ? ui.say(Word::HealthToday)
                  : days == 1 ? ui.say(Word::HealthYesterday)
                              : ui.say(Word::HealthDaysAgo, {format_digits(days)});
    const bool overdue = days >= kOverdueDays;
    check.tone = overdue ? Tone::Danger : Tone::Good;
    check.advice = !overdue     ? std::string{}
                   : view.daily ? ui.say(Word::HealthBackupLate)
                                : ui.say(Word::HealthBackupOff);
    return check;
}

Check printer(const Ui& ui) {
    const PrinterView& view = ui.view.status.printer;
    Check check{ui.say(Word::HealthPrinter), ui.say(Word::PrinterReady), Tone::Good};
    if (view.state == PrinterState::None) {
        check.value = ui.say(Word::PrinterNone);
        check.tone = Tone::Neutral;
    } else if (view.state == PrinterState::Trouble) {
        check.value = ui.say(Word::PrinterTrouble);
        check.tone = Tone::Danger;
        if (view.problem)
            check.advice =
                with_capital(ui.say(view.problem->why)) +
                (ui.say(view.problem->to_do).empty() ? "."
                                                     : ": " + ui.say(view.problem->to_do) + ".");
    }
    return check;
}

Check delivery(const Ui& ui) {
    const StatusBar& status = ui.view.status;
    Check check{ui.say(Word::Centre), ui.say(Word::SyncNotSetUp), Tone::Neutral};
    if (ui.view.settings.centre.empty()) return check;
    check.value = status.waiting == 0 ? ui.say(Word::AllSent)
                                      : ui.say(Word::NotSent, {format_digits(status.waiting)});
    check.tone = status.waiting == 0 ? Tone::Good : Tone::Attention;
    if (status.sync_problem) {
        check.tone = Tone::Danger;
        check.advice = with_capital(ui.say(status.sync_problem->why)) + ": " +
                       ui.say(status.sync_problem->to_do) + ".";
    }
    return check;
}

float advice_height(const Ui& ui, const Check& check, float width) {
    if (check.advice.empty()) return 0;
    return ui.canvas.height_of(check.advice, Font::Caption, width, 3) + ui.u;
}

void row(Ui& ui, Rect line, const Check& check) {
    const float u = ui.u, head = ui.m.line(Font::Body) + 1.5F * u;
    Rect top = cut_top(line, head);
    const Color color = check.tone == Tone::Neutral ? ui.p.ink : ink_of(ui.p, check.tone);
    const float value =
        std::min(top.width * 0.65F, ui.canvas.width_of(check.value, Font::Strong) + 2 * u);
    ui.text(cut_right(top, value, 2 * u), check.value,
            {.font = Font::Strong, .color = color, .align = Align::Right, .middle = true});
    ui.text(top, check.name, {.font = Font::Body, .color = ui.p.muted, .middle = true});
    if (!check.advice.empty())
        ui.text(line, check.advice, {.font = Font::Caption, .color = color, .lines = 3});
}

}  // namespace

void machine_health(Ui& ui, Rect area) {
    const float u = ui.u;
    ui.canvas.card(area);
    area = inset(area, 4 * u, 2.5F * u);
    const ButtonSpec verify{
        .label = ui.say(Word::HealthVerify), .icon = "shield-check", .look = Look::Primary};
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * u);
    if (button(ui, cut_right(strip, button_width(ui, verify)), verify))
        wish_machine(ui, VerifyNow{});
    machine_outcome(ui, area);
    const std::vector<Check> checks{
        disk(ui),
        newest_backup(ui),
        printer(ui),
        delivery(ui),
        {ui.say(Word::HealthDatabase), megabytes(ui.view.machine.database_bytes)},
        {ui.say(Word::Version), ui.view.settings.version},
        {ui.say(Word::DataFolder), ui.view.settings.data_folder}};
    const float head = ui.m.line(Font::Body) + 2.5F * u;
    float height = 0;
    for (const Check& check : checks) height += head + advice_height(ui, check, area.width - 2 * u);
    ScrollArea scroll{ui, "health", area, height};
    Rect content = scroll.content();
    for (const Check& check : checks) {
        const Rect line = cut_top(content, head + advice_height(ui, check, content.width));
        row(ui, line, check);
        ui.canvas.line({line.x, line.bottom()}, {line.right(), line.bottom()}, ui.p.line, 1);
    }
}

}  // namespace kiosk::screens
