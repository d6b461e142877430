// The foot of the shopper's screens: language, size of text, contrast; what was gathered; the
// staff's door. All of it within reach of an arm from a wheelchair.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

constexpr std::array<float, 3> kSizes{1.0F, 1.2F, 1.4F};

std::size_t nearest_size(float scale) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < kSizes.size(); ++i)
        if (std::abs(kSizes[i] - scale) < std::abs(kSizes[best] - scale)) best = i;
    return best;
}

void languages(Ui& ui, Rect rect) {
    const auto wished = segmented(ui, rect, {ui.say(Word::Vietnamese), ui.say(Word::English)},
                                  ui.view.language == Language::Vietnamese ? 0 : 1);
    if (wished) ui.wish(ChooseLanguage{*wished == 0 ? Language::Vietnamese : Language::English});
}

// Three letters that are as large as what they bring.
void sizes(Ui& ui, Rect rect) {
    static constexpr std::array<Word, 3> kNames{Word::TextNormal, Word::TextLarge, Word::TextHuge};
    static constexpr std::array<Font, 3> kFont{Font::Caption, Font::Strong, Font::Title};
    const float pad = ui.u / 2;
    const std::size_t now = nearest_size(ui.view.text_scale);
    ui.canvas.surface(rect, ui.p.hover, ui.p.line, ui.m.radius());
    for (std::size_t i = 0; i < kSizes.size(); ++i) {
        const Rect cell = column(inset(rect, pad), static_cast<int>(i), 3, pad);
        const Rect target{cell.x, rect.y, cell.width, rect.height};
        const Control state = control(ui, WidgetKind::Tab, target, ui.say(kNames[i]), true);
        const bool on = i == now;
        if (on || state.pressed)
            ui.canvas.fill(cell, on ? ui.p.leaf : ui.p.card, ui.m.radius() - pad);
        ui.canvas.quiet(true);
        ui.text(cell, "A",
                {.font = kFont[i],
                 .color = on ? ui.p.on_color : ui.p.ink,
                 .align = Align::Center,
                 .middle = true});
        ui.canvas.quiet(false);
        focus_ring(ui, cell, ui.m.radius(), state.focused);
        if (state.activated) ui.wish(ChooseTextScale{kSizes[i]});
    }
}

void gathered(Ui& ui, Rect& bar, float height) {
    const ViewState& view = ui.view;
    const auto pill = [&](ButtonSpec spec, ScreenName screen) {
        spec.font = Font::Caption;
        // Where little room is left the icon and the number say it.
        if (button_width(ui, spec) > bar.width - 12 * ui.u)
            spec.label = spec.label.substr(
                spec.label.find("· ") == std::string::npos ? 0 : spec.label.find("· ") + 3);
        const float width = std::min(button_width(ui, spec) + 2 * ui.u, bar.width);
        const Rect place = cut_right(bar, width, ui.u);
        if (button(ui, {place.x, place.middle().y - height / 2, width, height}, spec) &&
            view.screen != screen)
            ui.wish(GoTo{screen});
    };
    if (!view.basket.lines.empty())
        pill({.label = ui.say(Word::BasketCount, {std::to_string(view.basket.lines.size())}),
              .icon = "basket",
              .look = view.screen == ScreenName::Basket ? Look::Selected : Look::Primary,
              .id = "bar-basket"},
             ScreenName::Basket);
    if (!view.compare.sides.empty())
        pill({.label = ui.say(Word::CompareCount, {std::to_string(view.compare.sides.size())}),
              .icon = "compare",
              .look = view.screen == ScreenName::Compare ? Look::Selected : Look::Secondary,
              .id = "bar-compare"},
             ScreenName::Compare);
}

}  // namespace

bool is_for_shoppers(const ViewState& view) {
    return !view.status.staff && view.screen != ScreenName::Fault;
}

void shopper_bar(Ui& ui, Rect bar, float height) {
    const float u = ui.u, y = bar.middle().y - height / 2;
    const auto at = [&](Rect place) { return Rect{place.x, y, place.width, height}; };
    cut_left(bar, 2 * u);
    const float name = ui.canvas.width_of(ui.say(Word::Vietnamese), Font::Caption);
    languages(
        ui, at(cut_left(bar, std::max(ui.m.portrait ? 40 * u : 46 * u, 2 * name + 10 * u), 2 * u)));
    sizes(ui, at(cut_left(bar, 3 * height + 2.5F * u, 2 * u)));
    const ButtonSpec contrast{.label = ui.say(Word::HighContrast),
                              .icon = "contrast",
                              .look = ui.view.high_contrast ? Look::Selected : Look::Secondary,
                              .icon_only = true,
                              .id = "status-contrast"};
    if (button(ui, at(cut_left(bar, height, 2 * u)), contrast))
        ui.wish(ChooseContrast{!ui.view.high_contrast});
    const ButtonSpec door{.label = ui.say(Word::StaffShort),
                          .icon = "lock",
                          .look = Look::Quiet,
                          .icon_only = true,
                          .id = "status-staff"};
    if (button(ui, at(cut_right(bar, height, u)), door)) ui.wish(GoTo{ScreenName::Login});
    if (!ui.m.portrait || ui.view.basket.lines.empty()) {
        const float width = ui.canvas.width_of(ui.view.status.clock, Font::Caption, true) + 1;
        ui.text(cut_right(bar, width, 2 * u), ui.view.status.clock,
                {.font = Font::Caption, .color = ui.p.muted, .tabular = true, .middle = true});
    }
    gathered(ui, bar, height);
}

}  // namespace kiosk::screens
