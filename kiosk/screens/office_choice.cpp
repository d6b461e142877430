#include "kiosk/screens/office_choice.h"

#include <algorithm>

namespace kiosk::screens {

std::optional<std::size_t> listed_choice(const Ui& ui, const FormView& form) {
    if (ui.passing.choosing.empty() || form.busy) return std::nullopt;
    const auto found = std::ranges::find(form.fields, ui.passing.choosing, &FormField::key);
    if (found == form.fields.end() || found->kind != FormKind::Choice) return std::nullopt;
    return static_cast<std::size_t>(found - form.fields.begin());
}

void choice_list(Ui& ui, Rect area, const FormView& form, std::size_t at) {
    const FormField& field = form.fields[at];
    const float u = ui.u, gap = 2 * u, height = ui.m.touch();
    ui.text(cut_top(area, ui.m.line(Font::Strong), 2 * u), ui.say(field.label),
            {.font = Font::Strong, .color = ui.p.ink});
    Rect strip = cut_bottom(area, height, 2 * u);
    const ButtonSpec leave{.label = ui.say(Word::Cancel), .hint = "Esc", .id = "choice-cancel"};
    const bool left =
        button(ui, cut_right(strip, std::max(button_width(ui, leave), 22 * u), 0), leave) ||
        ui.touch.key(Key::Escape);
    const int columns = ui.m.portrait ? 1 : 2;
    const auto count = static_cast<int>(field.choices.size());
    const auto lines = static_cast<float>((count + columns - 1) / columns);
    ScrollArea scroll{ui, "choices", area, lines * (height + gap)};
    const Rect content = scroll.content();
    for (int i = 0; i < count; ++i) {
        const auto& [value, name] = field.choices[static_cast<std::size_t>(i)];
        const bool chosen = value == field.value;
        const Rect line{content.x, content.y + static_cast<float>(i / columns) * (height + gap),
                        content.width, height};
        const bool touched = button(ui, column(line, i % columns, columns, gap),
                                    {.label = ui.say(name),
                                     .icon = chosen ? "check" : "",
                                     .look = chosen ? Look::Primary : Look::Secondary,
                                     .id = "choice-" + value});
        if (!touched) continue;
        ui.wish(FormTyped{at, value});
        ui.passing.choosing.clear();
    }
    if (left) ui.passing.choosing.clear();
}

}  // namespace kiosk::screens
