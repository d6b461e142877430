// Buttons and everything else a finger lands on.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/ui.h"

namespace kiosk::screens {
namespace {

struct Colors {
    Color ground, edge, ink;
};

Colors colors_of(const Palette& p, const ButtonSpec& spec, bool pressed) {
    if (!spec.enabled) return {p.hover, p.line, p.muted};
    switch (spec.look) {
        case Look::Primary:
            return {pressed ? p.leaf_pressed : p.leaf, pressed ? p.leaf_pressed : p.leaf,
                    p.on_color};
        case Look::Danger:
            return {pressed ? p.lacquer_pressed : p.lacquer,
                    pressed ? p.lacquer_pressed : p.lacquer, p.on_color};
        case Look::Selected:
            return {p.leaf_tint, p.leaf, p.leaf};
        case Look::Quiet:
            return {pressed ? p.hover : rgb(0xFFFFFF, 0), pressed ? p.hover : rgb(0xFFFFFF, 0),
                    p.ink};
        case Look::Secondary:
            break;
    }
    return {pressed ? p.hover : p.card, p.line, p.ink};
}

float icon_size(const Ui& ui, const ButtonSpec& spec) {
    return std::round(ui.m.em(spec.font == Font::Caption ? Font::Caption : Font::Body) * 1.15F);
}

// The largest type the label fits in: a long word in the other language never spills.
Font fitting(const Ui& ui, const ButtonSpec& spec, float width) {
    if (ui.canvas.width_of(spec.label, spec.font) <= width) return spec.font;
    return Font::Caption;
}

void draw_label(Ui& ui, Rect rect, const ButtonSpec& spec, Color ink) {
    const float u = ui.u, size = icon_size(ui, spec);
    Rect inner = inset(rect, std::min(2 * u, rect.width / 12), 0);
    if (!spec.hint.empty()) {
        const float width = key_cap_width(ui, spec.hint);
        key_cap(ui, {inner.right(), rect.middle().y}, spec.hint, ink);
        cut_right(inner, width, u);
    }
    const bool has_icon = !spec.icon.empty() || spec.busy;
    const float icon_width = has_icon ? size + (spec.icon_only ? 0 : u) : 0;
    const float room = std::max(1.0F, inner.width - icon_width);
    const Font font = fitting(ui, spec, room);
    const float label = spec.icon_only ? 0 : std::min(ui.canvas.width_of(spec.label, font), room);
    const float left = std::round(inner.x + (inner.width - icon_width - label) / 2);
    const Rect place{left, std::round(rect.middle().y - size / 2), size, size};
    if (spec.busy) {
        ui.canvas.spinner(place.middle(), size * 0.4F, ink, ui.passing.turn);
        ui.passing.moves = true;
    } else if (has_icon) {
        icon(ui, spec.icon, place, ink);
    }
    if (spec.icon_only) return;
    const bool two_lines =
        ui.canvas.width_of(spec.label, font) > room + 0.5F && rect.height >= 2 * ui.m.line(font);
    ui.text({left + icon_width, rect.y, room, rect.height}, spec.label,
            {.font = font,
             .color = ink,
             .align = two_lines && !has_icon ? Align::Center : Align::Left,
             .lines = two_lines ? 2 : 1,
             .middle = true,
             .balanced = two_lines});
}

}  // namespace

Picture Ui::picture(std::string_view name, float size) const {
    if (!assets.picture_of || name.empty()) return {};
    return assets.picture_of(name, std::max(1, static_cast<int>(std::lround(size))));
}

Control control(Ui& ui, WidgetKind kind, Rect rect, std::string_view label, bool enabled,
                std::string_view id, std::string_view why_not) {
    const std::uint64_t key = id_of(id.empty() ? std::string{label} : std::string{id});
    DrawnWidget widget{kind, std::string{label}, rect, overlap(rect, ui.canvas.clip())};
    widget.enabled = enabled;
    widget.focused = enabled && ui.touch.focused(key);
    widget.id = key;
    widget.scroll_area = ui.scroll_area;
    ui.canvas.drawn().add(widget);
    if (!enabled && !why_not.empty() && ui.touch.refused(key)) {
        ui.passing.reason = why_not;
        ui.passing.reason_seconds = 4;
    }
    return {enabled && ui.touch.pressed(key), widget.focused, enabled && ui.touch.activated(key)};
}

void focus_ring(Ui& ui, Rect rect, float radius, bool focused) {
    if (!focused) return;
    const float thick = std::max(3.0F, ui.u * 0.45F);
    ui.canvas.outline(inset(rect, -thick), ui.p.sky, thick, radius + thick);
}

bool button(Ui& ui, Rect rect, const ButtonSpec& spec) {
    const Control state =
        control(ui, spec.kind, rect, spec.label, spec.enabled && !spec.busy, spec.id, spec.why_not);
    const Colors colors = colors_of(ui.p, spec, state.pressed);
    const float radius = std::min(ui.m.radius(), rect.height / 2);
    if (colors.ground.a != 0) ui.canvas.surface(rect, colors.ground, colors.edge, radius);
    ui.canvas.quiet(true);
    draw_label(ui, rect, spec, colors.ink);
    ui.canvas.quiet(false);
    focus_ring(ui, rect, radius, state.focused);
    return state.activated;
}

float button_width(const Ui& ui, const ButtonSpec& spec) {
    float width = 4 * ui.u + 2;
    if (!spec.icon_only) width += ui.canvas.width_of(spec.label, spec.font);
    if (!spec.icon.empty()) width += icon_size(ui, spec) + (spec.icon_only ? 0 : ui.u);
    if (!spec.hint.empty()) width += key_cap_width(ui, spec.hint) + ui.u;
    return std::ceil(std::max(width, ui.m.touch()));
}

void icon(Ui& ui, std::string_view name, Rect rect, Color color) {
    ui.canvas.image_inside(ui.picture("icons/" + std::string{name}, rect.height), rect, color);
}

float key_cap_width(const Ui& ui, std::string_view name) {
    return std::max(ui.canvas.width_of(name, Font::Caption) + 1.5F * ui.u, 4 * ui.u);
}

void key_cap(Ui& ui, Vec2 right_middle, std::string_view name, Color color) {
    const float width = key_cap_width(ui, name), height = ui.m.line(Font::Caption) + ui.u * 0.5F;
    const Rect cap{std::round(right_middle.x - width), std::round(right_middle.y - height / 2),
                   width, height};
    ui.canvas.outline(cap, faded(color, 0.55F), std::max(1.0F, ui.u / 6), ui.u * 0.75F);
    ui.text(cap, name,
            {.font = Font::Caption, .color = color, .align = Align::Center, .middle = true});
}

std::optional<int> segmented(Ui& ui, Rect rect, const std::vector<std::string>& labels,
                             int selected, const std::vector<std::string>& icons) {
    std::optional<int> wished;
    const float pad = ui.u / 2;
    ui.canvas.surface(rect, ui.p.hover, ui.p.line, ui.m.radius());
    // All of them in the type that fits the longest.
    const float each = column(inset(rect, pad), 0, static_cast<int>(labels.size()), pad).width;
    Font font = Font::Strong;
    for (const std::string& label : labels) {
        const float sign = icons.empty() ? 0 : std::round(ui.m.em(Font::Body) * 1.15F) + ui.u;
        const float room = each - 2 * std::min(2 * ui.u, each / 12) - sign;
        if (ui.canvas.width_of(label, Font::Strong) > room) font = Font::Caption;
    }
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Rect cell = column(inset(rect, pad), i, static_cast<int>(labels.size()), pad);
        // Grown to the full height for the finger, drawn inside.
        const Rect target{cell.x, rect.y, cell.width, rect.height};
        const Control state = control(ui, WidgetKind::Tab, target, labels[at], true);
        const bool on = i == selected;
        if (on || state.pressed)
            ui.canvas.fill(cell, on ? ui.p.leaf : ui.p.card, ui.m.radius() - pad);
        const ButtonSpec spec{
            .label = labels[at], .icon = at < icons.size() ? icons[at] : "", .font = font};
        ui.canvas.quiet(true);
        draw_label(ui, cell, spec, on ? ui.p.on_color : ui.p.ink);
        ui.canvas.quiet(false);
        focus_ring(ui, cell, ui.m.radius(), state.focused);
        if (state.activated) wished = i;
    }
    return wished;
}

bool switch_row(Ui& ui, Rect rect, std::string_view label, std::string_view icon_name, bool on) {
    const float u = ui.u;
    const Control state = control(ui, WidgetKind::Switch, rect, label, true);
    if (state.pressed) ui.canvas.fill(rect, ui.p.hover, ui.m.radius());
    Rect inner = inset(rect, u, 0);
    const Rect knob_box = cut_right(inner, 9 * u, 2 * u);
    const Rect track{knob_box.x, rect.middle().y - 2.5F * u, 9 * u, 5 * u};
    ui.canvas.surface(track, on ? ui.p.leaf : ui.p.hover, on ? ui.p.leaf : ui.p.muted, 2.5F * u);
    const Rect knob{on ? track.right() - 4.5F * u : track.x + 0.5F * u, track.y + 0.5F * u, 4 * u,
                    4 * u};
    ui.canvas.fill(knob, on ? ui.p.on_color : ui.p.muted, 2 * u);
    const Rect sign = cut_left(inner, 4 * u, 1.5F * u);
    icon(ui, icon_name, {sign.x, rect.middle().y - 2 * u, 4 * u, 4 * u}, ui.p.muted);
    ui.canvas.quiet(true);
    ui.text(inner, label, {.font = Font::Body, .color = ui.p.ink, .lines = 1, .middle = true});
    ui.canvas.quiet(false);
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    return state.activated;
}

bool field(Ui& ui, Rect rect, std::string_view text, std::string_view placeholder,
           std::string_view icon_name, std::string_view hint) {
    const float u = ui.u;
    const bool empty = text.empty();
    const Control state = control(ui, WidgetKind::Field, rect, placeholder, true, "field");
    ui.canvas.surface(rect, ui.p.card, ui.p.line, ui.m.radius());
    ui.canvas.outline(rect, ui.p.leaf, std::max(2.0F, u / 4), ui.m.radius());
    Rect inner = inset(rect, 2 * u, 0);
    const Rect sign = cut_left(inner, 4 * u, 1.5F * u);
    icon(ui, icon_name, {sign.x, rect.middle().y - 2 * u, 4 * u, 4 * u}, ui.p.leaf);
    if (!hint.empty()) {
        key_cap(ui, {inner.right(), rect.middle().y}, hint, ui.p.muted);
        cut_right(inner, key_cap_width(ui, hint), u);
    }
    if (empty) ui.canvas.quiet(true);
    // The end of a long query is what is being typed: show that end.
    std::string shown{empty ? placeholder : text};
    while (!empty && shown.size() > 1 && ui.canvas.width_of(shown, Font::Body) > inner.width - u) {
        std::size_t next = 1;
        while (next < shown.size() && (static_cast<unsigned char>(shown[next]) & 0xC0U) == 0x80U)
            ++next;
        shown.erase(0, next);
    }
    ui.text(inner, shown,
            {.font = Font::Body, .color = empty ? ui.p.muted : ui.p.ink, .middle = true});
    if (empty) ui.canvas.quiet(false);
    const float caret =
        empty ? inner.x - u / 2 : inner.x + ui.canvas.width_of(shown, Font::Body) + u / 4;
    ui.canvas.fill({caret, rect.middle().y - 2 * u, std::max(2.0F, u / 4), 4 * u}, ui.p.leaf);
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    return state.activated;
}

}  // namespace kiosk::screens
