// Something the kiosk cannot work without is missing: what happened, what is safe, what to do.
#include <algorithm>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

std::string sentence(std::string text) {
    text = with_capital(std::move(text));
    if (!text.empty() && text.back() != '.' && text.back() != '!') text += '.';
    return text;
}

}  // namespace

void draw_fault(Ui& ui, Rect area) {
    const FaultView& view = ui.view.fault;
    const float u = ui.u, width = std::min(area.width, 130 * u), inner_width = width - 12 * u;
    const std::string what = with_capital(ui.say(view.problem.what));
    const std::string why = sentence(ui.say(view.problem.why));
    const std::string to_do = sentence(ui.say(view.problem.to_do));
    const float sign = 14 * u;
    const float height = sign + 3 * u + ui.canvas.height_of(what, Font::Title, inner_width, 3) + u +
                         ui.canvas.height_of(why, Font::Body, inner_width, 4) + 2 * u +
                         ui.canvas.height_of(to_do, Font::Strong, inner_width, 4) + 12 * u +
                         (view.can_retry ? ui.m.main_action() + 4 * u : 0);
    const Rect card{area.middle().x - width / 2,
                    area.middle().y - std::min(height, area.height) / 2, width,
                    std::min(height, area.height)};
    ui.canvas.card(card);
    Rect inner = inset(card, 6 * u);
    const Rect top = cut_top(inner, sign, 3 * u);
    ui.canvas.fill({top.x, top.y, sign, sign}, ui.p.lacquer_tint, sign / 2);
    icon(ui, "warning", inset({top.x, top.y, sign, sign}, sign * 0.24F), ui.p.lacquer);
    cut_top(inner, ui.text(inner, what, {.font = Font::Title, .color = ui.p.ink, .lines = 3}) + u);
    cut_top(inner,
            ui.text(inner, why, {.font = Font::Body, .color = ui.p.muted, .lines = 4}) + 2 * u);
    ui.text(inner, to_do, {.font = Font::Strong, .color = ui.p.ink, .lines = 4});
    if (!view.can_retry) return;
    const ButtonSpec spec{.label = ui.say(Word::RetryAction),
                          .icon = "refresh",
                          .hint = "Enter",
                          .look = Look::Primary};
    const float wide = std::max(button_width(ui, spec), 36 * u);
    Rect foot = cut_bottom(inner, ui.m.main_action());
    if (button(ui, cut_right(foot, wide), spec) || ui.touch.key(Key::Enter)) ui.wish(Retry{});
}

}  // namespace kiosk::screens
