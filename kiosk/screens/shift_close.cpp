// What was counted against what should be there, with the note about it; then the Z report.
#include <algorithm>

#include "kiosk/screens/shift_parts.h"

namespace kiosk::screens::shift {
namespace {

void figure(Ui& ui, Rect rect, Word word, Money amount, Color ink, bool sign = false) {
    ui.canvas.card(rect);
    Rect inner = inset(rect, 3 * ui.u, 2 * ui.u);
    cut_top(inner, ui.text(inner, ui.say(word), {.font = Font::Strong, .color = ui.p.muted}));
    const std::string text = (sign && amount > Money{} ? "+" : "") + format_money(amount);
    const bool fits = ui.canvas.width_of(text, Font::Amount, true) < inner.width;
    ui.text(inner, text,
            {.font = fits ? Font::Amount : Font::Strong,
             .color = ink,
             .tabular = true,
             .middle = true});
}

float figure_height(const Ui& ui) {
    return ui.m.line(Font::Strong) + ui.m.line(Font::Amount) + 5 * ui.u;
}

Color ink_of_difference(const Ui& ui, Money difference) {
    if (difference.is_zero()) return ui.p.leaf;
    return difference < Money{} ? ui.p.lacquer : ui.p.amber;
}

void figures(Ui& ui, Rect area) {
    const ShiftReport& counted = *ui.view.shift.counted;
    const Money difference = counted.difference();
    const float gap = 2 * ui.u;
    figure(ui, column(area, 0, 3, gap), Word::ShiftTotal, counted.closing->counted.total(),
           ui.p.ink);
    figure(ui, column(area, 1, 3, gap), Word::ShiftExpected, counted.expected, ui.p.ink);
    figure(ui, column(area, 2, 3, gap), Word::ShiftDifference, difference,
           ink_of_difference(ui, difference), true);
}

void note_card(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    std::string note = view.note;
    if (const auto now = edited(ui, note, true)) note = *now;
    ui.canvas.card(area);
    Rect inner = inset(area, 3 * ui.u);
    cut_top(inner,
            ui.text(inner, ui.say(Word::ShiftNote), {.font = Font::Strong, .color = ui.p.muted}) +
                ui.u);
    if (field(ui, cut_top(inner, ui.m.touch(), ui.u), note, ui.say(Word::ShiftNoteHint), "edit",
              ""))
        ui.passing.keyboard = !ui.passing.keyboard;
    if (view.problem) {
        const float height = problem_card_height(ui, inner.width, *view.problem);
        if (height < inner.height)
            problem_card(ui, cut_top(inner, height, ui.u), *view.problem, Tone::Danger);
    }
    on_screen_keyboard(ui, inner, note);
    if (note != view.note) ui.wish(ShiftNoteTyped{note});
}

}  // namespace

void difference_part(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    if (!view.counted || !view.counted->closing) return;
    const Money difference = view.counted->difference();
    const ButtonSpec again{.label = ui.say(Word::ShiftCountAgain), .icon = "undo", .hint = "F8"};
    const ButtonSpec main_action{.label = ui.say(Word::ShiftCloseAction),
                                 .icon = "check",
                                 .hint = "F9",
                                 .look = Look::Primary,
                                 .busy = view.busy,
                                 .id = "shift-submit"};
    foot(ui, area, again, ShowShift{ShiftPart::Count}, main_action);
    if (ui.touch.key(Key::F8)) ui.wish(ShowShift{ShiftPart::Count});
    figures(ui, cut_top(area, figure_height(ui), 2 * ui.u));
    const Word said = difference.is_zero()   ? Word::ShiftFits
                      : difference < Money{} ? Word::ShiftMissing
                                             : Word::ShiftSurplus;
    Rect line = cut_top(area, ui.m.line(Font::Body), 2 * ui.u);
    const Color ink = ink_of_difference(ui, difference);
    const Rect sign = cut_left(line, line.height, ui.u);
    icon(ui, difference.is_zero() ? "check" : "warning", inset(sign, ui.u * 0.4F), ink);
    ui.text(line, ui.say(said), {.font = Font::Strong, .color = ink, .middle = true});
    if (!difference.is_zero()) note_card(ui, area);
}

void closed_part(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    if (!view.counted || !view.paper) return;
    Rect paper = ui.m.portrait ? cut_bottom(area, area.height * 0.55F, 3 * ui.u)
                               : cut_right(area, std::min(area.width * 0.44F, 84 * ui.u), 6 * ui.u);
    ui.canvas.card(paper);
    receipt_document(ui, paper, *view.paper);
    const ButtonSpec print{.label = ui.say(Word::ShiftPrintZ),
                           .icon = "printer",
                           .hint = "F8",
                           .enabled = view.printer,
                           .why_not = ui.say(Word::WhyNoReprint)};
    const ButtonSpec done{.label = ui.say(Word::ShiftDone),
                          .icon = "check",
                          .hint = "Enter",
                          .look = Look::Primary,
                          .id = "shift-submit"};
    foot(ui, area, print, PrintShift{}, done);
    if (view.printer && ui.touch.key(Key::F8)) ui.wish(PrintShift{});
    if (ui.touch.key(Key::Enter)) ui.wish(SubmitShift{});
    const float disc = 14 * ui.u, card = figure_height(ui);
    const float block = disc + ui.m.line(Font::Hero) + ui.m.line(Font::Body) + card + 8 * ui.u;
    if (block < area.height) cut_top(area, (area.height - block) / 2);
    const Rect badge = cut_top(area, disc, 3 * ui.u);
    const Rect sign{badge.x, badge.y, disc, disc};
    ui.canvas.fill(sign, ui.p.leaf, disc / 2);
    icon(ui, "check", inset(sign, disc * 0.2F), ui.p.on_color);
    cut_top(area,
            ui.text(area, ui.say(Word::ShiftClosed), {.font = Font::Hero, .color = ui.p.ink}));
    cut_top(area, ui.text(area, ui.say(Word::ShiftClosedNumber, {view.counted->number}),
                          {.font = Font::Body, .color = ui.p.muted}) +
                      3 * ui.u);
    if (area.height < card) return;
    const Money difference = view.counted->difference();
    figure(ui, cut_top(area, card), Word::ShiftDifference, difference,
           ink_of_difference(ui, difference), true);
}

}  // namespace kiosk::screens::shift
