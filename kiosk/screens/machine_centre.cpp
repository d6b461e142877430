// The centre: joined here, tried here, and how the delivery goes.
#include <algorithm>

#include "kiosk/screens/machine_parts.h"

namespace kiosk::screens {
namespace {

void fact(Ui& ui, Rect& area, std::string_view name, std::string_view value, Tone tone) {
    const float height = std::max(ui.m.line(Font::Body) + 2 * ui.u, 6 * ui.u);
    const Rect line = cut_top(area, height);
    ui.text(column(line, 0, 2, 2 * ui.u), name,
            {.font = Font::Body, .color = ui.p.muted, .middle = true});
    ui.text(column(line, 1, 2, 2 * ui.u), value,
            {.font = Font::Strong,
             .color = tone == Tone::Neutral ? ui.p.ink : ink_of(ui.p, tone),
             .align = Align::Right,
             .middle = true});
    ui.canvas.line({line.x, line.bottom()}, {line.right(), line.bottom()}, ui.p.line, 1);
}

// What trying or enrolling came to, or what it needs.
void answer(Ui& ui, Rect area) {
    const MachineView& view = ui.view.machine;
    if (view.centre_work != CentreWork::None) {
        return busy_state(ui, area,
                          ui.say(view.centre_work == CentreWork::Trying ? Word::CentreTrying
                                                                        : Word::CentreEnrolling));
    }
    if (view.centre_problem) {
        const float height = problem_card_height(ui, area.width, *view.centre_problem);
        problem_card(ui, cut_top(area, std::min(height, area.height)), *view.centre_problem,
                     Tone::Danger);
        return;
    }
    if (view.centre_said) return machine_said(ui, area, ui.say(*view.centre_said), true);
    ui.text(area, ui.say(Word::CentreEnrolAbout),
            {.font = Font::Body, .color = ui.p.muted, .lines = 12});
}

void enrolling(Ui& ui, Rect area) {
    const MachineView& view = ui.view.machine;
    const float u = ui.u;
    if (ui.passing.keyboard) return office_form(ui, area, view.form);
    Rect side = ui.m.portrait ? cut_bottom(area, area.height * 0.26F, 2 * u)
                              : cut_right(area, area.width * 0.34F, 3 * u);
    office_form(ui, area, view.form);
    ui.canvas.card(side);
    side = inset(side, 3 * u, 2.5F * u);
    const ButtonSpec test{.label = ui.say(Word::CentreTryForm),
                          .icon = "refresh",
                          .busy = view.centre_work == CentreWork::Trying};
    if (button(ui, cut_bottom(side, ui.m.touch(), 2 * u), test)) wish_machine(ui, TryCentre{});
    answer(ui, side);
}

}  // namespace

void machine_centre(Ui& ui, Rect area) {
    const StatusBar& status = ui.view.status;
    const MachineView& view = ui.view.machine;
    const float u = ui.u;
    if (view.enrolling) return enrolling(ui, area);
    ui.canvas.card(area);
    area = inset(area, 4 * u, 3 * u);
    const ButtonSpec test{.label = ui.say(Word::CentreTest),
                          .icon = "refresh",
                          .look = Look::Primary,
                          .busy = status.sync == SyncState::Syncing};
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * u);
    if (button(ui, cut_right(strip, button_width(ui, test), 2 * u), test)) ui.wish(SyncNow{});
    const ButtonSpec again{.label = ui.say(Word::CentreAgain), .icon = "edit"};
    if (button(ui, cut_left(strip, std::min(strip.width, button_width(ui, again))), again))
        wish_machine(ui, EnrolAgain{});
    if (view.centre_said) machine_said(ui, area, ui.say(*view.centre_said), true);
    fact(ui, area, ui.say(Word::Centre), ui.view.settings.centre, Tone::Neutral);
    fact(ui, area, ui.say(Word::TillName), ui.view.settings.shop.till, Tone::Neutral);
    fact(ui, area, ui.say(Word::CentreWaiting), format_digits(status.waiting),
         status.waiting > 0 ? Tone::Attention : Tone::Good);
    fact(ui, area, ui.say(Word::CentreLast),
         status.last_synced.empty() ? ui.say(Word::CentreNever) : status.last_synced,
         Tone::Neutral);
    cut_top(area, 2 * u);
    if (status.sync_problem) {
        problem_card(ui, area, *status.sync_problem, Tone::Attention);
    } else if (status.sync == SyncState::Synced) {
        ui.text(area, ui.say(Word::CentreWorks), {.font = Font::Strong, .color = ui.p.leaf});
    }
}

}  // namespace kiosk::screens
