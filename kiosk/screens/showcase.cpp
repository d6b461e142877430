// The showroom's best goods, one at a time, changing slowly: on the attract screen.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

constexpr float kFadeSeconds = 0.5F;
constexpr float kFadeStepSeconds = 0.06F;  // few pictures: an idle screen burns no processor
constexpr std::size_t kMostDots = 8;

std::string eyebrow(const Ui& ui, const kiosk::Product& product) {
    const std::string& province = product.place.province_today.empty()
                                      ? product.place.province
                                      : product.place.province_today;
    const std::string group = ui.say(title_of(product.group));
    return province.empty() ? group : group + "  ·  " + province;
}

void words(Ui& ui, Rect rect, const kiosk::Product& product, bool middle) {
    const float u = ui.u, radius = ui.m.em(Font::Body) * 0.5F;
    const auto [first, second] = names_of(ui, product);
    const int lines = rect.height > 24 * u ? 3 : 2;
    const float name = ui.canvas.height_of(first, Font::Title, rect.width, lines);
    const float other = ui.canvas.height_of(second, Font::Body, rect.width, 1);
    const float height = ui.m.line(Font::Caption) + name + other + ui.m.line(Font::Strong) + 3 * u;
    if (middle) cut_top(rect, std::max(0.0F, (rect.height - height) / 2));
    ui.text(cut_top(rect, ui.m.line(Font::Caption), u * 0.5F), eyebrow(ui, product),
            {.font = Font::Caption, .color = ui.p.leaf});
    ui.canvas.quiet(true);
    ui.text(cut_top(rect, name, u * 0.5F), first,
            {.font = Font::Title, .color = ui.p.ink, .lines = lines, .balanced = true});
    ui.canvas.quiet(false);
    ui.text(cut_top(rect, other, 1.5F * u), second, {.font = Font::Body, .color = ui.p.muted});
    Rect row = cut_top(rect, ui.m.line(Font::Strong));
    if (product.stars) {
        const float wide = stars_width(radius);
        stars(ui, {row.x, row.middle().y}, radius, *product.stars,
              stars_hold(certificate_today(ui, product)));
        cut_left(row, wide, 2.5F * u);
    }
    if (!product.price.is_zero())
        ui.text(row, format_money(product.price),
                {.font = Font::Strong, .color = ui.p.leaf, .tabular = true, .middle = true});
}

void dots(Ui& ui, Vec2 right_bottom, std::size_t count, std::size_t at) {
    const std::size_t shown = std::min(count, kMostDots);
    const float size = ui.u, step = 2 * ui.u;
    for (std::size_t i = 0; i < shown; ++i) {
        const float x = right_bottom.x - static_cast<float>(shown - i) * step;
        const bool here = i == at % shown;
        ui.canvas.fill({x, right_bottom.y - size, size, size}, here ? ui.p.leaf : ui.p.line,
                       size / 2);
    }
}

// Each step is a picture of the whole window: where the processor draws, one good picture changes
// into the next at once.
void fade(Ui& ui, Rect card) {
    Passing& passing = ui.passing;
    const bool fresh = passing.carousel_page > 0 && passing.carousel_seconds < kFadeSeconds;
    if (ui.view.reduce_motion || ui.view.drawn_by_processor || !fresh) return;
    const float left = 1 - passing.carousel_seconds / kFadeSeconds;
    ui.canvas.fill(inset(card, 2), faded(ui.p.card, left * left), ui.m.radius());
    passing.carousel_step = kFadeStepSeconds;
}

}  // namespace

void showcase(Ui& ui, Rect rect) {
    const auto& goods = ui.view.attract.carousel;
    if (goods.empty()) return;
    const float u = ui.u;
    ui.passing.carousel_runs = goods.size() > 1;
    const std::size_t at = ui.passing.carousel_page % goods.size();
    const kiosk::Product& product = goods[at];
    const Control state =
        control(ui, WidgetKind::Tile, rect, product.name(ui.view.language), true, "showcase");
    ui.canvas.card(rect);
    if (state.pressed) ui.canvas.fill(inset(rect, 1), ui.p.hover, ui.m.radius());
    Rect inner = inset(rect, 1.5F * u);
    if (rect.width > rect.height * 1.25F) {
        product_picture(ui,
                        cut_left(inner, std::min(inner.height * 1.15F, inner.width * 0.46F), 3 * u),
                        product);
        cut_right(inner, 1.5F * u);
        words(ui, inner, product, true);
    } else {
        const float below =
            ui.m.line(Font::Caption) + ui.m.line(Font::Body) + ui.m.line(Font::Strong) + 6.5F * u +
            ui.canvas.height_of(names_of(ui, product).first, Font::Title, inner.width - 3 * u, 3);
        product_picture(ui, cut_top(inner, inner.height - below, 2 * u), product);
        words(ui, inset(inner, 1.5F * u, 0), product, false);
    }
    dots(ui, {rect.right() - 2 * u, rect.bottom() - 2 * u}, goods.size(), at);
    fade(ui, rect);
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (state.activated) ui.wish(OpenProduct{product.id});
}

}  // namespace kiosk::screens
