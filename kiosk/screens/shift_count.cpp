// Counting the drawer: one row for each kind of note and one for what is counted together.
#include <algorithm>

#include "kiosk/screens/shift_parts.h"

namespace kiosk::screens::shift {

std::string grouped(const std::string& digits) {
    return digits.empty() ? std::string{} : format_digits(std::stoll(digits));
}

std::optional<std::string> typed_digits(Ui& ui, const std::string& text, std::size_t most) {
    std::string now = text;
    const auto add = [&](std::string_view digits) {
        for (const char c : digits)
            if (c >= '0' && c <= '9' && now.size() < most) now += now == "0" ? "" : std::string{c};
        if (now.empty() && !digits.empty() && digits.front() == '0') now = "0";
    };
    add(ui.touch.take_text());
    while (ui.touch.key(Key::Backspace))
        if (!now.empty()) now.pop_back();
    if (now == text) return std::nullopt;
    return now;
}

void foot(Ui& ui, Rect& area, const ButtonSpec& away, const Intent& away_wish,
          const ButtonSpec& main_action) {
    const Rect strip = cut_bottom(area, ui.m.main_action(), 2 * ui.u);
    Rect left = column(strip, 0, 2, 2 * ui.u);
    if (button(ui, left, away)) ui.wish(away_wish);
    if (button(ui, column(strip, 1, 2, 2 * ui.u), main_action) ||
        (!main_action.busy && ui.touch.key(Key::F9)))
        ui.wish(SubmitShift{});
}

namespace {

constexpr std::size_t kNoteDigits = 5, kAmountDigits = 11;

std::size_t most_of(std::size_t row) { return row < kTogetherRow ? kNoteDigits : kAmountDigits; }

void note_row(Ui& ui, Rect rect, std::size_t index) {
    const ShiftView& view = ui.view.shift;
    const bool on = view.row == index, together = index == kTogetherRow;
    const std::string name =
        together ? ui.say(Word::ShiftTogether) : format_money(Money::from_dong(kNotes[index]));
    const Control state =
        control(ui, WidgetKind::Row, rect, name, true, "note-" + std::to_string(index));
    ui.canvas.surface(rect, on ? ui.p.leaf_tint : ui.p.card, on ? ui.p.leaf : ui.p.line,
                      ui.m.radius());
    Rect inner = inset(rect, 2 * ui.u, 0);
    const std::string& digits = view.typed[index];
    ui.canvas.quiet(true);
    const float third = inner.width / 3;
    ui.text(cut_left(inner, together ? 2 * third : third), name,
            {.font = Font::Strong, .color = ui.p.ink, .tabular = true, .middle = true});
    ui.canvas.quiet(false);
    const std::int64_t count = digits.empty() ? 0 : std::stoll(digits);
    const std::int64_t worth = together ? count : count * kNotes[index];
    ui.text(together ? inner : cut_right(inner, third), format_digits(worth),
            {.font = Font::Body,
             .color = worth == 0 ? ui.p.muted : ui.p.ink,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    if (!together) {
        ui.text(inner, "× " + (digits.empty() ? "0" : grouped(digits)),
                {.font = Font::Strong,
                 .color = digits.empty() ? ui.p.muted : ui.p.leaf,
                 .align = Align::Center,
                 .tabular = true,
                 .middle = true});
    }
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (state.activated) ui.wish(ShiftRowChosen{index});
}

void rows(Ui& ui, Rect area) {
    const int columns = area.width > 120 * ui.u ? 2 : 1;
    const int lines = columns == 2 ? 5 : 10;
    const float gap = ui.u;
    const auto count = static_cast<float>(lines + 1);
    const float height =
        std::clamp((area.height - gap * (count - 1)) / count, ui.m.touch(), 11 * ui.u);
    ScrollArea scroll{ui, "notes", area, count * (height + gap) - gap};
    const Rect content = scroll.content();
    const auto line = [&](int at) {
        return Rect{content.x, content.y + static_cast<float>(at) * (height + gap), content.width,
                    height};
    };
    for (std::size_t i = 0; i < kNotes.size(); ++i) {
        const int at = static_cast<int>(i);
        note_row(ui, column(line(at % lines), at / lines, columns, 2 * gap), i);
    }
    note_row(ui, column(line(lines), 0, columns, 2 * gap), kTogetherRow);
}

void keys_and_total(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    const std::string& text = view.typed[view.row];
    ui.canvas.card(area);
    Rect inner = inset(area, 3 * ui.u, 2 * ui.u);
    cut_top(inner,
            ui.text(inner, ui.say(Word::ShiftTotal), {.font = Font::Strong, .color = ui.p.muted}));
    cut_top(inner, ui.text(inner, format_money(view.total),
                           {.font = Font::Amount, .color = ui.p.ink, .tabular = true}) +
                       ui.u);
    if (view.problem) {
        const float height = problem_card_height(ui, inner.width, *view.problem);
        problem_card(ui, cut_bottom(inner, height, ui.u), *view.problem, Tone::Danger);
    }
    std::string now = typed_digits(ui, text, most_of(view.row)).value_or(text);
    if (const auto key = keypad(ui, inner, PadKind::Amount)) {
        if (*key == '<') {
            if (!now.empty()) now.pop_back();
        } else if (*key == 'k') {
            if (!now.empty() && now.size() + 3 <= most_of(view.row)) now += "000";
        } else if (now.size() < most_of(view.row)) {
            now += *key;
        }
    }
    if (now != text) ui.wish(ShiftTyped{now});
    // Enter goes to the next kind of note, as one counts.
    if (ui.touch.key(Key::Enter)) ui.wish(ShiftRowChosen{(view.row + 1) % (kTogetherRow + 1)});
    if (ui.touch.key(Key::PageDown)) ui.wish(ShiftRowChosen{std::min(view.row + 1, kTogetherRow)});
    if (ui.touch.key(Key::PageUp) && view.row > 0) ui.wish(ShiftRowChosen{view.row - 1});
}

}  // namespace

void count_part(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    const bool opens = view.part == ShiftPart::Open;
    cut_top(area, ui.text(area, ui.say(opens ? Word::ShiftOpenAbout : Word::ShiftCountAbout),
                          {.font = Font::Body, .color = ui.p.muted, .lines = 2}) +
                      1.5F * ui.u);
    const ButtonSpec away{
        .label = ui.say(Word::Back), .icon = "arrow-left", .hint = "Esc", .id = "shift-away"};
    const ButtonSpec main_action{
        .label = ui.say(opens ? Word::ShiftOpenAction : Word::ShiftCounted),
        .icon = opens ? "unlock" : "check",
        .hint = "F9",
        .look = Look::Primary,
        .busy = view.busy,
        .id = "shift-submit"};
    foot(ui, area, away, GoBack{}, main_action);
    Rect keys = ui.m.portrait ? cut_bottom(area, area.height * 0.44F, 2 * ui.u)
                              : cut_right(area, area.width * 0.34F, 3 * ui.u);
    rows(ui, area);
    keys_and_total(ui, keys);
}

}  // namespace kiosk::screens::shift
