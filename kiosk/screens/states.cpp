// Chips, keypads, scrolling, and the states every screen can be in: empty, busy, in trouble.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {

Color ink_of(const Palette& p, Tone tone) {
    switch (tone) {
        case Tone::Good:
            return p.leaf;
        case Tone::Attention:
            return p.amber;
        case Tone::Danger:
            return p.lacquer;
        case Tone::Information:
            return p.sky;
        case Tone::Neutral:
            break;
    }
    return p.muted;
}

Color tint_of(const Palette& p, Tone tone) {
    switch (tone) {
        case Tone::Good:
            return p.leaf_tint;
        case Tone::Attention:
            return p.amber_tint;
        case Tone::Danger:
            return p.lacquer_tint;
        case Tone::Information:
            return p.sky_tint;
        case Tone::Neutral:
            break;
    }
    return p.hover;
}

float chip(Ui& ui, Vec2 left_top, float height, std::string_view icon_name, std::string_view text,
           Tone tone, float max_width) {
    const float u = ui.u, sign = icon_name.empty() ? 0 : height * 0.55F;
    const float gap = icon_name.empty() ? 0 : u * 0.75F;
    const float label = ui.canvas.width_of(text, Font::Caption);
    const float width = std::min(std::ceil(label + sign + gap + 3 * u) + 1, max_width);
    const Rect rect{left_top.x, left_top.y, width, height};
    ui.canvas.fill(rect, tint_of(ui.p, tone), height / 2);
    Rect inner = inset(rect, 1.5F * u, 0);
    if (sign > 0) {
        const Rect place = cut_left(inner, sign, gap);
        icon(ui, icon_name, {place.x, rect.middle().y - sign / 2, sign, sign}, ink_of(ui.p, tone));
    }
    ui.text(inner, text, {.font = Font::Caption, .color = ink_of(ui.p, tone), .middle = true});
    return width;
}

std::optional<char> keypad(Ui& ui, Rect rect, PadKind kind) {
    static constexpr std::array<std::string_view, 12> kKeys{"1", "2", "3", "4", "5", "6",
                                                            "7", "8", "9", "",  "0", "<"};
    std::optional<char> typed;
    const float gap = ui.u;
    for (int i = 0; i < 12; ++i) {
        const Rect cell = column(row(rect, i / 3, 4, gap), i % 3, 3, gap);
        std::string label{kKeys[static_cast<std::size_t>(i)]};
        char key = label.empty() ? '\0' : label[0];
        if (i == 9 && kind == PadKind::Amount) {
            label = "000";
            key = 'k';
        }
        if (i == 9 && kind == PadKind::Quantity) {
            label = ",";
            key = ',';
        }
        if (label.empty()) continue;
        ButtonSpec spec{
            .label = label, .kind = WidgetKind::Key, .font = Font::Title, .id = "pad" + label};
        if (key == '<') {
            spec.label = ui.say(Word::Backspace);
            spec.icon = "backspace";
            spec.icon_only = true;
        }
        if (button(ui, cell, spec)) typed = key;
    }
    return typed;
}

bool empty_state(Ui& ui, Rect rect, std::string_view icon_name, std::string_view sentence,
                 std::string_view action) {
    const float u = ui.u, sign = std::min(12 * u, rect.height / 4);
    const float width = std::min(rect.width - 2 * u, 90 * u);
    const float words = ui.canvas.height_of(sentence, Font::Body, width, 3);
    const float press = action.empty() ? 0 : ui.m.touch() + 2 * u;
    float y = rect.y + std::max(0.0F, (rect.height - sign - words - press - 2 * u) / 2);
    icon(ui, icon_name, {rect.middle().x - sign / 2, y, sign, sign}, ui.p.muted);
    y += sign + 2 * u;
    ui.text({rect.middle().x - width / 2, y, width, words}, sentence,
            {.font = Font::Body, .color = ui.p.muted, .align = Align::Center, .lines = 3});
    y += words + 2 * u;
    if (action.empty()) return false;
    const ButtonSpec spec{.label = std::string{action}};
    const float wide = std::min(button_width(ui, spec), rect.width);
    return button(ui, {rect.middle().x - wide / 2, y, wide, ui.m.touch()}, spec);
}

void busy_state(Ui& ui, Rect rect, std::string_view sentence) {
    const float u = ui.u;
    ui.canvas.spinner({rect.middle().x, rect.middle().y - 4 * u}, 3 * u, ui.p.leaf,
                      ui.passing.turn);
    ui.passing.moves = true;
    ui.text({rect.x, rect.middle().y + u, rect.width, ui.m.line(Font::Body)}, sentence,
            {.font = Font::Body, .color = ui.p.muted, .align = Align::Center});
}

namespace {

std::string sentence_of(const Ui& ui, const Problem& problem) {
    std::string text = ui.say(problem.why);
    const std::string to_do = with_capital(ui.say(problem.to_do));
    if (!text.empty() && text.back() != '.') text += '.';
    if (!to_do.empty()) text += (text.empty() ? "" : " ") + to_do;
    if (!to_do.empty() && text.back() != '.') text += '.';
    return text;
}

}  // namespace

float problem_card_height(const Ui& ui, float width, const Problem& problem) {
    const float inner = width - 9.5F * ui.u;
    return ui.canvas.height_of(ui.say(problem.what), Font::Strong, inner, 2) +
           ui.canvas.height_of(sentence_of(ui, problem), Font::Caption, inner, 5) + 3 * ui.u;
}

float problem_card(Ui& ui, Rect rect, const Problem& problem, Tone tone) {
    const float u = ui.u;
    const float height = std::min(rect.height, problem_card_height(ui, rect.width, problem));
    const Rect card{rect.x, rect.y, rect.width, height};
    ui.canvas.surface(card, tint_of(ui.p, tone), ink_of(ui.p, tone), ui.m.radius());
    Rect inner = inset(card, 2 * u, 1.5F * u);
    const Rect sign = cut_left(inner, 4 * u, 1.5F * u);
    icon(ui, "warning", {sign.x, sign.y + u * 0.25F, 4 * u, 4 * u}, ink_of(ui.p, tone));
    const float used = ui.text(inner, with_capital(ui.say(problem.what)),
                               {.font = Font::Strong, .color = ink_of(ui.p, tone), .lines = 2});
    cut_top(inner, used);
    ui.text(inner, with_capital(sentence_of(ui, problem)),
            {.font = Font::Caption, .color = ui.p.ink, .lines = 5});
    return height;
}

ScrollArea::ScrollArea(Ui& ui, std::string_view name, Rect rect, float content_height, Keeps keeps)
    : ui_{ui}, rect_{rect}, outer_{ui.scroll_area} {
    const std::uint64_t id = id_of(name);
    hidden_ = std::max(0.0F, content_height - rect.height);
    // On a tall screen everything can be drawn down to where a person in a wheelchair reaches; what
    // is short lies there from the start.
    const float reach = std::max(0.0F, ui.m.size.y / 2 - rect.y);
    const float spare = std::max(0.0F, rect.height - content_height);
    const bool low = ui.m.portrait && keeps == Keeps::Low;
    const float pull = low ? std::min(reach, rect.height / 2) : 0;
    offset_ = ui.touch.scroll(id, rect, hidden_, std::max(0.0F, pull - spare));
    if (low) offset_ -= spare;
    content_ = {rect.x, rect.y - offset_, rect.width, content_height};
    // Room for shadows and focus rings at the sides.
    ui.canvas.push_clip(inset(rect, -ui.u, hidden_ > 0 ? 0 : -ui.u));
    ui.scroll_area = id;
}

ScrollArea::~ScrollArea() {
    ui_.canvas.pop_clip();
    ui_.scroll_area = outer_;
    if (hidden_ <= 0) return;
    const float edge = 5 * ui_.u;
    if (offset_ < hidden_ - 1)
        ui_.canvas.fade_out({rect_.x - ui_.u, rect_.bottom() - edge, rect_.width + 2 * ui_.u, edge},
                            ui_.ground.value_or(ui_.p.paper));
    const float u = ui_.u, whole = rect_.height + hidden_;
    const float length = std::max(6 * u, rect_.height * rect_.height / whole);
    const float y = rect_.y + (rect_.height - length) * std::max(0.0F, offset_) / hidden_;
    ui_.canvas.fill({rect_.right() + u * 0.75F, y, u * 0.6F, length}, faded(ui_.p.muted, 0.5F),
                    u * 0.3F);
}

}  // namespace kiosk::screens
