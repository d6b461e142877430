// The open shift: since when, by whom, what went in and out; and what can be done with it.
#include "kiosk/screens/shift_parts.h"

#include <algorithm>

namespace kiosk::screens {
namespace {

void fact(Ui& ui, Rect& area, const std::string& name, const std::string& value) {
    const Rect line = cut_top(area, ui.m.line(Font::Body), ui.u);
    ui.text(line, name, {.font = Font::Body, .color = ui.p.muted});
    ui.text(line, value,
            {.font = Font::Strong, .color = ui.p.ink, .align = Align::Right, .tabular = true});
}

void movement_row(Ui& ui, Rect rect, const CashMovement& one) {
    const bool out = one.direction == CashDirection::Out;
    const std::string amount = format_money(out ? -one.amount : one.amount);
    const float width = ui.canvas.width_of(amount, Font::Strong, true) + 1;
    ui.text(cut_right(rect, width, 2 * ui.u), amount,
            {.font = Font::Strong,
             .color = out ? ui.p.amber : ui.p.leaf,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    cut_top(rect, ui.text(rect, one.reason, {.font = Font::Body, .color = ui.p.ink}));
    ui.text(rect, local_time_hm(one.at_ms) + " · " + one.by_name,
            {.font = Font::Caption, .color = ui.p.muted});
}

void movements(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    cut_top(area, ui.text(area, ui.say(Word::ShiftMovements),
                          {.font = Font::Strong, .color = ui.p.muted}) +
                      ui.u);
    if (view.movements.empty()) {
        ui.text(area, ui.say(Word::ShiftNoMovements), {.font = Font::Body, .color = ui.p.muted});
        return;
    }
    const float height = ui.m.line(Font::Body) + ui.m.line(Font::Caption) + 1.5F * ui.u;
    ScrollArea scroll{ui, "movements", area, height * static_cast<float>(view.movements.size())};
    Rect content = scroll.content();
    for (auto one = view.movements.rbegin(); one != view.movements.rend(); ++one)
        movement_row(ui, cut_top(content, height), *one);
}

void open_card(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    ui.canvas.card(area);
    if (view.paper) return receipt_document(ui, area, *view.paper);
    Rect inner = inset(area, 3 * ui.u);
    const Rect head = cut_top(inner, ui.m.line(Font::Body) + ui.u, 1.5F * ui.u);
    chip(ui, {head.x, head.y}, head.height, view.left_over ? "clock" : "check",
         view.left_over ? ui.say(Word::ShiftLeftOver, {view.shift->business_date.dmy()})
                        : ui.say(Word::ShiftNow),
         view.left_over ? Tone::Attention : Tone::Good, head.width);
    cut_top(inner,
            ui.text(inner,
                    ui.say(Word::ShiftSince, {local_time_hm(view.shift->opened_at_ms),
                                              Date::of_instant(view.shift->opened_at_ms).dmy()}),
                    {.font = Font::Title, .color = ui.p.ink, .lines = 2}) +
                2 * ui.u);
    fact(ui, inner, ui.say(Word::ShiftBy), view.shift->by_name);
    fact(ui, inner, ui.say(Word::ShiftFloat), format_money(view.shift->opening.total()));
    fact(ui, inner, ui.say(Word::ShiftSales), format_digits(view.sales));
    cut_top(inner, ui.u);
    ui.canvas.line({inner.x, inner.y}, {inner.right(), inner.y}, ui.p.line,
                   std::max(1.0F, ui.u / 6));
    cut_top(inner, 2 * ui.u);
    movements(ui, inner);
}

struct Action {
    Word word;
    const char* sign;
    const char* hint;
    Key key;
    Intent wish;
    bool enabled{true};
};

void actions(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    const Rect close = cut_bottom(area, ui.m.main_action(), 2 * ui.u);
    if (button(ui, close,
               {.label = ui.say(Word::ShiftCountAction),
                .icon = "coins",
                .hint = "F9",
                .look = Look::Primary}) ||
        ui.touch.key(Key::F9))
        ui.wish(ShowShift{ShiftPart::Count});
    const Action report =
        view.paper ? Action{Word::ShiftPrintX, "printer", "F8", Key::F8, PrintShift{}, view.printer}
                   : Action{Word::ShiftFigures, "chart", "F6", Key::F6, SeeShift{}};
    const Action list[] = {
        {Word::ShiftCashIn, "plus", "F3", Key::F3, ShowShift{ShiftPart::CashIn}},
        {Word::ShiftCashOut, "minus", "F4", Key::F4, ShowShift{ShiftPart::CashOut}},
        {Word::ShiftDrawer, "drawer", "F5", Key::F5, OpenDrawerNow{}, view.printer},
        report};
    const float height = std::min(10 * ui.u, (area.height - 6 * ui.u) / 4);
    for (const Action& one : list) {
        const ButtonSpec spec{.label = ui.say(one.word),
                              .icon = one.sign,
                              .hint = one.hint,
                              .enabled = one.enabled,
                              .why_not = ui.say(Word::WhyNoReprint)};
        if (button(ui, cut_top(area, height, 2 * ui.u), spec) ||
            (one.enabled && ui.touch.key(one.key)))
            ui.wish(one.wish);
    }
}

void overview(Ui& ui, Rect area) {
    const float actions_height = 4 * 12 * ui.u + ui.m.main_action() + 2 * ui.u;
    Rect right = ui.m.portrait ? cut_bottom(area, actions_height, 3 * ui.u)
                               : cut_right(area, area.width * 0.36F, 3 * ui.u);
    open_card(ui, area);
    actions(ui, right);
}

}  // namespace

void draw_shift(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    Word title = Word::ShiftTitle;
    if (view.part == ShiftPart::Open) title = Word::ShiftOpenTitle;
    if (view.part == ShiftPart::Count) title = Word::ShiftCountTitle;
    if (view.part == ShiftPart::CashIn) title = Word::ShiftCashInTitle;
    if (view.part == ShiftPart::CashOut) title = Word::ShiftCashOutTitle;
    header(ui, area, ui.say(title), false);
    if (!view.known) return busy_state(ui, area, ui.say(Word::Loading));
    switch (view.part) {
        case ShiftPart::Open:
        case ShiftPart::Count:
            return shift::count_part(ui, area);
        case ShiftPart::CashIn:
        case ShiftPart::CashOut:
            return shift::cash_part(ui, area);
        case ShiftPart::Difference:
            return shift::difference_part(ui, area);
        case ShiftPart::Closed:
            return shift::closed_part(ui, area);
        case ShiftPart::Overview:
            break;
    }
    if (view.shift) overview(ui, area);
}

}  // namespace kiosk::screens
