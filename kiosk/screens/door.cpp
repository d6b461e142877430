#include "kiosk/screens/door.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

// The last word of a Vietnamese name is how a person is called: its first letter stands for them.
std::string initial_of(const std::string& name) {
    const std::size_t space = name.find_last_of(' ');
    std::string last = space == std::string::npos ? name : name.substr(space + 1);
    std::size_t end = 1;
    while (end < last.size() && (static_cast<unsigned char>(last[end]) & 0xC0U) == 0x80U) ++end;
    return last.substr(0, end);
}

constexpr int kPinDigits = 6;

void dots(Ui& ui, Rect rect, int digits) {
    const float u = ui.u, radius = 1.5F * u, step = 6 * u;
    const int places = std::max(kPinDigits, digits);
    float x = rect.middle().x - step * static_cast<float>(places - 1) / 2;
    for (int i = 0; i < places; ++i, x += step) {
        const Rect dot{x - radius, rect.middle().y - radius, 2 * radius, 2 * radius};
        if (i < digits)
            ui.canvas.fill(dot, ui.p.leaf, radius);
        else
            ui.canvas.outline(dot, ui.p.muted, std::max(2.0F, u / 4), radius);
    }
}

void pin_keys(Ui& ui) {
    for (const char c : ui.touch.take_text())
        if (c >= '0' && c <= '9') ui.wish(PinDigit{c});
    while (ui.touch.key(Key::Backspace)) ui.wish(PinBackspace{});
}

}  // namespace

void door_people(Ui& ui, Rect area, const LoginView& view, Word question) {
    const float u = ui.u, height = 12 * u, gap = 1.5F * u;
    cut_top(area, ui.text(area, ui.say(question), {.font = Font::Strong, .color = ui.p.muted}) +
                      1.5F * u);
    if (view.staff.empty()) {
        empty_state(ui, area, "users", ui.say(Word::NoStaff), "");
        return;
    }
    const auto count = static_cast<float>(view.staff.size());
    ScrollArea scroll{ui, "staff", area, count * (height + gap)};
    Rect content = scroll.content();
    for (const Staff& staff : view.staff) {
        const Rect cell = cut_top(content, height, gap);
        const bool on = view.chosen && *view.chosen == staff.code;
        const Control state =
            control(ui, WidgetKind::Row, cell, staff.name, true, "staff-" + staff.code.text());
        ui.canvas.card(cell);
        if (on) {
            ui.canvas.surface(cell, ui.p.leaf_tint, ui.p.leaf, ui.m.radius());
            ui.canvas.outline(cell, ui.p.leaf, std::max(2.0F, u / 3), ui.m.radius());
        } else if (state.pressed) {
            ui.canvas.fill(inset(cell, 1), ui.p.hover, ui.m.radius());
        }
        Rect inner = inset(cell, 2 * u, 1.5F * u);
        const Rect face = cut_left(inner, inner.height, 2 * u);
        ui.canvas.fill(face, on ? ui.p.leaf : ui.p.hover, face.width / 2);
        ui.canvas.quiet(true);
        ui.text(face, initial_of(staff.name),
                {.font = Font::Strong,
                 .color = on ? ui.p.on_color : ui.p.ink,
                 .align = Align::Center,
                 .middle = true});
        const float lines = ui.m.line(Font::Strong) + ui.m.line(Font::Caption);
        inner.y += (inner.height - lines) / 2;
        cut_top(inner, ui.text(inner, staff.name, {.font = Font::Strong, .color = ui.p.ink}));
        ui.canvas.quiet(false);
        const std::string role = ui.say(word_of(staff.role));
        ui.text({inner.x, inner.y, inner.width, ui.m.line(Font::Caption)},
                staff.code.text() + "  ·  " + role, {.font = Font::Caption, .color = ui.p.muted});
        focus_ring(ui, cell, ui.m.radius(), state.focused);
        if (state.activated) ui.wish(ChooseStaff{staff.code});
    }
}

void door_pin(Ui& ui, Rect area, const LoginView& view, Word action) {
    const float u = ui.u;
    const float width = std::min(area.width, 60 * u);
    area = {area.x + (area.width - width) / 2, area.y, width, area.height};
    cut_top(area, ui.text(area, ui.say(Word::EnterPin),
                          {.font = Font::Strong, .color = ui.p.muted, .align = Align::Center}));
    dots(ui, cut_top(area, 7 * u, u), view.digits);
    const ButtonSpec enter{
        .label = ui.say(action),
        .icon = "login",
        .hint = "Enter",
        .look = Look::Primary,
        .enabled = view.chosen.has_value() && view.digits > 0 && view.wait_seconds == 0,
        .why_not = ui.say(Word::WhyNoSignIn),
        .busy = view.busy,
        .id = "sign-in"};
    const float foot = ui.m.main_action() + 2 * u;
    std::optional<Problem> problem = view.problem;
    if (view.wait_seconds > 0) {
        const std::string seconds = std::to_string(view.wait_seconds);
        problem = Problem{{filled(text_of(Word::PinWait).vi, {seconds}),
                           filled(text_of(Word::PinWait).en, {seconds})},
                          {},
                          {}};
    }
    const float trouble = problem ? problem_card_height(ui, area.width, *problem) + 2 * u : 0;
    const float keys = std::min(area.height - foot - trouble, 4 * 11 * u);
    if (const auto key = keypad(ui, cut_top(area, keys, 2 * u), PadKind::Pin)) {
        if (*key == '<')
            ui.wish(PinBackspace{});
        else
            ui.wish(PinDigit{*key});
    }
    if (problem) problem_card(ui, cut_top(area, trouble - 2 * u, 2 * u), *problem, Tone::Danger);
    const Rect submit = cut_top(area, ui.m.main_action());
    pin_keys(ui);
    if (button(ui, submit, enter) || (enter.enabled && !enter.busy && ui.touch.key(Key::Enter)))
        ui.wish(SubmitPin{});
}

}  // namespace kiosk::screens
