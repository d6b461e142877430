// Carts that wait, over the till: who, since when, how much; brought back, confirmed or dropped.
#include <algorithm>

#include "kiosk/screens/till_parts.h"

namespace kiosk::screens::till {
namespace {

bool is_transfer(const HeldRow& row) { return row.kind == HeldKind::Transfer; }

void words(Ui& ui, Rect rect, const HeldRow& row) {
    std::string first = row.since + " · " + ui.say(Word::HeldLines, {std::to_string(row.lines)});
    if (!row.who.empty()) first += " · " + row.who;
    std::string second = row.note;
    if (is_transfer(row)) {
        // What is compared with the bank's message stands first, where it is never cut off.
        second = row.reference;
        if (!row.note.empty()) second += " · " + row.note;
        first = ui.say(Word::HeldTransfer) + " · " + first;
    }
    Rect place = rect;
    const float height = second.empty() ? ui.m.line(Font::Caption)
                                        : ui.m.line(Font::Caption) + ui.m.line(Font::Body);
    place.y += std::max(0.0F, (rect.height - height) / 2);
    if (!second.empty()) {
        ui.text(cut_top(place, ui.m.line(Font::Body)), second,
                {.font = Font::Body, .color = is_transfer(row) ? ui.p.amber : ui.p.ink});
    }
    ui.text(place, first, {.font = Font::Caption, .color = ui.p.muted});
}

void row_of(Ui& ui, Rect rect, std::size_t index, const HeldRow& row) {
    const float u = ui.u;
    const std::string at = std::to_string(index);
    const bool on = ui.view.till.held_selected == index;
    const Control state = control(ui, WidgetKind::Row, rect,
                                  row.note.empty() ? row.since : row.note, true, "held-" + at);
    if (on || state.pressed) ui.canvas.fill(inset(rect, -u, 0), ui.p.leaf_tint, u);
    Rect inner = inset(rect, 0, u);
    const ButtonSpec back{
        .label = ui.say(is_transfer(row) ? Word::ArrivedAction : Word::RecallAction),
        .hint = on ? "Enter" : "",
        .look = on ? Look::Primary : Look::Secondary,
        .font = Font::Caption,
        .id = "recall-" + at};
    const ButtonSpec drop{
        .label = ui.say(is_transfer(row) ? Word::NotComingAction : Word::DropAction),
        .hint = on ? "Delete" : "",
        .look = Look::Quiet,
        .font = Font::Caption,
        .id = "drop-" + at};
    const float wide = std::min(30 * u, inner.width * 0.24F);
    if (button(ui, cut_right(inner, wide, u), back)) ui.wish(RecallHeld{row.id});
    if (button(ui, cut_right(inner, wide, u), drop)) ui.wish(DropHeld{row.id});
    const std::string total = format_money(row.total);
    ui.text(cut_right(inner, ui.canvas.width_of(total, Font::Strong, true) + 1, 2 * u), total,
            {.font = Font::Strong,
             .color = ui.p.ink,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    icon(ui, is_transfer(row) ? "qr" : "cart", {inner.x, inner.middle().y - 2 * u, 4 * u, 4 * u},
         ui.p.muted);
    cut_left(inner, 4 * u, 2 * u);
    words(ui, inner, row);
    ui.canvas.line({rect.x, rect.bottom()}, {rect.right(), rect.bottom()}, ui.p.line, 1);
    focus_ring(ui, rect, u, state.focused);
    if (state.activated) ui.wish(SelectHeld{index});
}

void keys(Ui& ui) {
    const TillView& view = ui.view.till;
    const std::size_t at = view.held_selected;
    if (ui.touch.key(Key::Escape) || ui.touch.key(Key::F10)) ui.wish(CloseHeld{});
    if (ui.touch.key(Key::PageUp) && at > 0) ui.wish(SelectHeld{at - 1});
    if (ui.touch.key(Key::PageDown)) ui.wish(SelectHeld{at + 1});
    if (at >= view.held.size()) return;
    if (ui.touch.key(Key::Enter)) ui.wish(RecallHeld{view.held[at].id});
    if (ui.touch.key(Key::Delete)) ui.wish(DropHeld{view.held[at].id});
}

}  // namespace

void held_list(Ui& ui, Rect area) {
    const TillView& view = ui.view.till;
    const float u = ui.u;
    ui.canvas.drawn().cover_all();
    ui.canvas.fill({0, 0, ui.m.size.x, ui.m.size.y}, ui.p.scrim);
    const float line =
        std::max(ui.m.touch(), ui.m.line(Font::Body) + ui.m.line(Font::Caption)) + 2 * u;
    const float wanted = line * static_cast<float>(view.held.size()) + ui.m.line(Font::Title) +
                         ui.m.touch() + 12 * u;
    const float width = std::min(area.width, 150 * u), height = std::min(area.height, wanted);
    const Rect card{area.middle().x - width / 2, area.middle().y - height / 2, width, height};
    ui.canvas.card(card);
    Rect inner = inset(card, 4 * u, 3 * u);
    ui.text(cut_top(inner, ui.m.line(Font::Title), 2 * u), ui.say(Word::HeldTitle),
            {.font = Font::Title, .color = ui.p.ink});
    const Rect foot = cut_bottom(inner, ui.m.touch(), 2 * u);
    const ButtonSpec close{.label = ui.say(Word::Close), .hint = "Esc", .id = "held-close"};
    Rect right = foot;
    if (button(ui, cut_right(right, std::max(button_width(ui, close), 24 * u)), close))
        ui.wish(CloseHeld{});
    {
        ScrollArea scroll{ui, "held", inner, line * static_cast<float>(view.held.size())};
        Rect content = scroll.content();
        for (std::size_t i = view.held.size(); i-- > 0;)
            row_of(ui, cut_top(content, line), i, view.held[i]);
    }
    keys(ui);
}

}  // namespace kiosk::screens::till
