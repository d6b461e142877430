// How goods are shown: pictures, stars, tiles.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"
#include "kiosk/screens/stand_in.h"

namespace kiosk::screens {

void stars(Ui& ui, Vec2 left_middle, float radius, int count, bool hold) {
    for (int i = 0; i < 5; ++i)
        ui.canvas.star(
            {left_middle.x + radius + static_cast<float>(i) * radius * 2.35F, left_middle.y},
            radius, i < count, hold ? ui.p.gold : faded(ui.p.muted, 0.55F),
            hold ? ui.p.gold_edge : ui.p.muted);
}

float stars_width(float radius) { return radius * (2 + 4 * 2.35F); }

void product_picture(Ui& ui, Rect rect, const kiosk::Product& product) {
    ui.canvas.fill(rect, ui.p.hover, ui.m.radius());
    const float side = std::min(rect.width, rect.height);
    Picture picture = ui.picture(product.picture, side);
    if (picture.texture == 0) picture = ui.picture(stand_in(product), side);
    if (picture.texture != 0) {
        ui.canvas.image_inside(picture, inset(rect, std::min(rect.width, rect.height) * 0.06F));
    } else {
        const float size = std::min(rect.width, rect.height) * 0.4F;
        icon(ui, "picture", {rect.middle().x - size / 2, rect.middle().y - size / 2, size, size},
             ui.p.muted);
    }
}

float product_tile_height(const Ui& ui, float width) {
    return std::round(width * 0.62F) + 2 * ui.m.line(Font::Caption) + ui.m.line(Font::Strong) +
           4.5F * ui.u;
}

namespace {

Control card_to_touch(Ui& ui, Rect rect, const std::string& name, std::string_view id) {
    const Control state = control(ui, WidgetKind::Tile, rect, name, true, id);
    ui.canvas.card(rect);
    if (state.pressed) ui.canvas.fill(inset(rect, 1), ui.p.hover, ui.m.radius());
    return state;
}

}  // namespace

bool product_tile(Ui& ui, Rect rect, const kiosk::Product& product, std::string_view id) {
    const float u = ui.u;
    const std::string& name = product.name(ui.view.language);
    const Control state = card_to_touch(ui, rect, name, id);
    Rect inner = inset(rect, 1.5F * u);
    const float text = 2 * ui.m.line(Font::Caption) + ui.m.line(Font::Strong) + u * 0.5F;
    product_picture(ui, cut_top(inner, inner.height - text, u), product);
    ui.canvas.quiet(true);
    ui.text(cut_top(inner, 2 * ui.m.line(Font::Caption), u * 0.5F), name,
            {.font = Font::Caption, .color = ui.p.ink, .lines = 2});
    ui.canvas.quiet(false);
    const std::string price = product.price.is_zero() ? "" : format_money(product.price);
    // Judged by a long price, so that the stars of all tiles stand in the same place.
    const float priced =
        ui.canvas.width_of(format_money(Money::from_dong(8'888'888)), Font::Strong, true);
    if (product.stars) {
        const bool hold = stars_hold(certificate_today(ui, product));
        const float radius = std::min(ui.m.em(Font::Caption) * 0.36F, inner.width / 26);
        const float width = stars_width(radius);
        // Where a price leaves no room, the stars stand upon the picture.
        if (priced + width <= inner.width) {
            stars(ui, {inner.right() - width, inner.middle().y}, radius, *product.stars, hold);
        } else {
            const Rect badge{rect.x + 2 * u, rect.y + 2 * u, width + 1.5F * u, radius * 2 + u};
            ui.canvas.fill(badge, ui.p.card, badge.height / 2);
            stars(ui, {badge.x + 0.75F * u, badge.middle().y}, radius, *product.stars, hold);
        }
    }
    ui.text(inner, price,
            {.font = Font::Strong, .color = ui.p.leaf, .tabular = true, .middle = true});
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    return state.activated;
}

float product_row_height(const Ui& ui) {
    return std::max(ui.m.touch(),
                    2 * ui.m.line(Font::Caption) + ui.m.line(Font::Strong) + 2 * ui.u);
}

bool product_row(Ui& ui, Rect rect, const kiosk::Product& product, std::string_view id) {
    const float u = ui.u;
    const std::string& name = product.name(ui.view.language);
    const Control state = card_to_touch(ui, rect, name, id);
    Rect inner = inset(rect, u);
    product_picture(ui, cut_left(inner, inner.height * 1.2F, 1.5F * u), product);
    ui.canvas.quiet(true);
    ui.text(cut_top(inner, 2 * ui.m.line(Font::Caption)), name,
            {.font = Font::Caption, .color = ui.p.ink, .lines = 2});
    ui.canvas.quiet(false);
    if (product.stars) {
        const float radius = ui.m.em(Font::Caption) * 0.36F;
        stars(ui, {inner.right() - stars_width(radius), inner.middle().y}, radius, *product.stars,
              stars_hold(certificate_today(ui, product)));
    }
    ui.text(inner, product.price.is_zero() ? "" : format_money(product.price),
            {.font = Font::Strong, .color = ui.p.leaf, .tabular = true, .middle = true});
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    return state.activated;
}

}  // namespace kiosk::screens
