#include "kiosk/screens/office_form.h"

#include "kiosk/screens/office_choice.h"

#include <algorithm>
#include <cmath>

namespace kiosk::screens {
namespace {

float field_height(const Ui& ui) {
    return ui.m.line(Font::Caption) + ui.m.touch() + ui.m.line(Font::Caption) + 1.5F * ui.u;
}

// What a kind of field takes of what was typed.
std::string allowed(const FormField& field, std::string text) {
    if (text.size() > 2000) text.resize(2000);
    const auto keep = [&](std::string_view characters) {
        std::erase_if(text, [&](char c) { return characters.find(c) == std::string_view::npos; });
    };
    switch (field.kind) {
        case FormKind::Whole:
        case FormKind::Secret:
        case FormKind::Money:
            keep("0123456789");
            break;
        case FormKind::Decimal:
            std::replace(text.begin(), text.end(), '.', ',');
            keep("0123456789,");
            break;
        case FormKind::Date:
            keep("0123456789/");
            break;
        default:
            break;
    }
    return text;
}

std::string shown(const FormField& field, bool focused) {
    if (field.kind == FormKind::Secret || field.kind == FormKind::Password) {
        std::string dots;
        for (const char c : field.value)
            if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) dots += "•";
        return dots;
    }
    const bool is_amount = field.kind == FormKind::Money || field.kind == FormKind::Whole;
    if (!is_amount || field.value.empty() || field.value.size() > 15) return field.value;
    if (field.value.find_first_not_of("0123456789") != std::string::npos) return field.value;
    const std::string digits = format_digits(std::stoll(field.value));
    return field.kind == FormKind::Money && !focused ? digits + " ₫" : digits;
}

void box(Ui& ui, Rect rect, const FormField& field, bool focused, std::string_view id,
         std::size_t at) {
    const float u = ui.u;
    const std::string& label = ui.say(field.label);
    const Control state = control(ui, WidgetKind::Field, rect, label, field.enabled, id);
    ui.canvas.surface(rect, field.enabled ? ui.p.card : ui.p.hover, ui.p.line, ui.m.radius());
    const Color edge = field.error ? ui.p.lacquer : ui.p.leaf;
    if (focused || field.error) ui.canvas.outline(rect, edge, std::max(2.0F, u / 4), ui.m.radius());
    const Rect inner = inset(rect, 2 * u, 0);
    std::string text = shown(field, focused);
    while (text.size() > 1 && ui.canvas.width_of(text, Font::Body) > inner.width - u) {
        std::size_t next = 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U)
            ++next;
        text.erase(0, next);
    }
    ui.text(inner, text, {.font = Font::Body, .color = ui.p.ink, .middle = true});
    if (focused)
        ui.canvas.fill({inner.x + ui.canvas.width_of(text, Font::Body) + u / 4,
                        rect.middle().y - 2 * u, std::max(2.0F, u / 4), 4 * u},
                       ui.p.leaf);
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (!state.activated) return;
    ui.wish(FormFocused{at});
    ui.passing.keyboard = true;
}

// A few choices side by side; many as a list of their own.
void choice(Ui& ui, Rect rect, const FormField& field, std::string_view id, std::size_t at) {
    std::vector<std::string> labels;
    int chosen = 0;
    for (std::size_t i = 0; i < field.choices.size(); ++i) {
        labels.push_back(ui.say(field.choices[i].second));
        if (field.choices[i].first == field.value) chosen = static_cast<int>(i);
    }
    if (labels.empty()) return;
    if (labels.size() <= kChoicesAbreast && field.enabled) {
        if (const auto wished = segmented(ui, rect, labels, chosen))
            ui.wish(FormTyped{at, field.choices[static_cast<std::size_t>(*wished)].first});
        return;
    }
    const auto now = static_cast<std::size_t>(chosen);
    if (button(ui, rect,
               {.label = labels[now],
                .icon = "chevron-down",
                .enabled = field.enabled,
                .id = std::string{id}}))
        ui.passing.choosing = field.key;
}

void one_field(Ui& ui, Rect rect, const FormView& form, std::size_t at) {
    const FormField& field = form.fields[at];
    const std::string id = "form-" + field.key;
    const bool focused = form.focused == at && field.enabled;
    const Rect head = cut_top(rect, ui.m.line(Font::Caption), ui.u * 0.25F);
    const Rect place = cut_top(rect, ui.m.touch(), ui.u * 0.25F);
    if (field.kind == FormKind::Switch) {
        if (switch_row(ui, place, ui.say(field.label), "check", field.value == "1"))
            ui.wish(FormTyped{at, field.value == "1" ? "" : "1"});
    } else {
        const bool names_itself = field.kind != FormKind::Choice;
        if (names_itself) ui.canvas.quiet(true);
        ui.text(head, ui.say(field.label), {.font = Font::Caption, .color = ui.p.muted});
        if (names_itself) ui.canvas.quiet(false);
        if (field.kind == FormKind::Choice) {
            choice(ui, place, field, id, at);
        } else {
            box(ui, place, field, focused, id, at);
        }
    }
    if (field.error)
        ui.text(rect, with_capital(ui.say(*field.error)),
                {.font = Font::Caption, .color = ui.p.lacquer, .lines = 1});
    else if (const std::string& help = ui.say(field.help); !help.empty())
        ui.text(rect, help, {.font = Font::Caption, .color = ui.p.muted, .lines = 1});
}

bool takes_text(const FormField& field) {
    return field.enabled && field.kind != FormKind::Choice && field.kind != FormKind::Switch;
}

std::optional<std::size_t> next_field(const FormView& form, std::size_t from) {
    for (std::size_t i = from; i < form.fields.size(); ++i)
        if (takes_text(form.fields[i])) return i;
    return std::nullopt;
}

// Rows of fields: two beside each other where there is width, wide ones alone.
std::vector<std::vector<std::size_t>> rows_of(const FormView& form, bool portrait) {
    std::vector<std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const bool alone = portrait || form.fields[i].wide;
        const bool fits = !rows.empty() && rows.back().size() == 1 && !alone &&
                          !form.fields[rows.back().front()].wide;
        if (fits)
            rows.back().push_back(i);
        else
            rows.push_back({i});
    }
    return rows;
}

void fields(Ui& ui, Rect area, const FormView& form) {
    const auto rows = rows_of(form, ui.m.portrait);
    const float height = field_height(ui);
    std::size_t first = 0;
    // Above the keyboard, the field that is typed in comes first.
    if (ui.passing.keyboard && form.focused)
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (std::ranges::find(rows[i], *form.focused) != rows[i].end()) first = i;
    ScrollArea scroll{ui, "form", area, height * static_cast<float>(rows.size() - first)};
    Rect content = scroll.content();
    for (std::size_t i = first; i < rows.size(); ++i) {
        const Rect line = cut_top(content, height);
        const bool wide = ui.m.portrait || form.fields[rows[i].front()].wide;
        for (std::size_t k = 0; k < rows[i].size(); ++k)
            one_field(ui, wide ? line : column(line, static_cast<int>(k), 2, 4 * ui.u), form,
                      rows[i][k]);
    }
}

void actions(Ui& ui, Rect strip, const FormView& form) {
    const ButtonSpec save{.label = ui.say(form.submit),
                          .icon = "check",
                          .hint = "F9",
                          .look = Look::Primary,
                          .busy = form.busy};
    const float wide = std::max(button_width(ui, save), 30 * ui.u);
    if (button(ui, cut_right(strip, wide, 2 * ui.u), save) || (!form.busy && ui.touch.key(Key::F9)))
        ui.wish(FormSubmitted{});
    const ButtonSpec leave{.label = ui.say(Word::Cancel), .hint = "Esc", .id = "form-cancel"};
    if (button(ui, cut_right(strip, std::max(button_width(ui, leave), 22 * ui.u), ui.u), leave))
        ui.wish(FormLeft{});
}

// Typed text, then the keys that walk.
void typing(Ui& ui, const FormView& form, std::string& value, std::size_t at) {
    const FormField& field = form.fields[at];
    if (const auto typed = edited(ui, value, field.kind == FormKind::Text)) value = *typed;
    if (!ui.touch.key(Key::Enter)) return;  // Tab reaches every widget, as everywhere
    if (value != field.value) ui.wish(FormTyped{at, allowed(field, value)});
    value = field.value;
    ui.wish(FormFocused{next_field(form, at + 1).value_or(next_field(form, 0).value_or(at))});
}

}  // namespace

void office_form(Ui& ui, Rect area, const FormView& form) {
    const float u = ui.u;
    ui.canvas.card(area);
    area = inset(area, 4 * u, 2.5F * u);
    if (const auto listed = listed_choice(ui, form)) {
        const std::optional<Color> ground = ui.ground;
        ui.ground = ui.p.card;
        choice_list(ui, area, form, *listed);
        ui.ground = ground;
        return;
    }
    const bool types = form.focused && *form.focused < form.fields.size() &&
                       takes_text(form.fields[*form.focused]) && !form.busy;
    if (types) {
        const FormField& field = form.fields[*form.focused];
        std::string value = field.value;
        typing(ui, form, value, *form.focused);
        on_screen_keyboard(ui, area, value);
        ui.passing.typed_in_form = ui.passing.keyboard;
        if (value != field.value) ui.wish(FormTyped{*form.focused, allowed(field, value)});
    }
    actions(ui, cut_bottom(area, ui.m.touch(), 2 * u), form);
    if (form.problem) {
        const float height = problem_card_height(ui, area.width, *form.problem);
        problem_card(ui, cut_top(area, height, 2 * u), *form.problem, Tone::Danger);
    }
    const std::optional<Color> before = ui.ground;
    ui.ground = ui.p.card;
    fields(ui, area, form);
    ui.ground = before;
    if (ui.touch.key(Key::Escape)) {
        if (ui.passing.keyboard)
            ui.passing.keyboard = false;
        else
            ui.wish(FormLeft{});
    }
}

}  // namespace kiosk::screens
