// Notices, refusals and dialogs.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/door.h"
#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

struct NoticeLook {
    Tone tone;
    std::string_view icon;
};

NoticeLook look_of(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::Good:
            return {Tone::Good, "check"};
        case NoticeKind::Attention:
            return {Tone::Attention, "warning"};
        case NoticeKind::Danger:
            return {Tone::Danger, "warning"};
        case NoticeKind::Information:
            break;
    }
    return {Tone::Information, "info"};
}

void toast(Ui& ui, const NoticeLook& look, std::string_view strong, std::string_view rest,
           bool closable) {
    const float u = ui.u, close = std::max(7 * u, 8.0F);
    const float width = std::min(ui.m.size.x - 8 * u, 110 * u);
    const float words = width - 10 * u - (closable ? close : 0);
    const float height = std::max(ui.canvas.height_of(strong, Font::Strong, words, 2) +
                                      ui.canvas.height_of(rest, Font::Caption, words, 3) + 3 * u,
                                  close + u);
    const float top = ui.view.demonstration ? ui.m.line(Font::Caption) + 2 * u : u;
    const Rect rect{std::round((ui.m.size.x - width) / 2), top, width, height};
    ui.canvas.card(rect);
    ui.canvas.surface(rect, tint_of(ui.p, look.tone), ink_of(ui.p, look.tone), ui.m.radius());
    Rect inner = inset(rect, 2 * u, 1.5F * u);
    const Rect sign = cut_left(inner, 4 * u, 1.5F * u);
    icon(ui, look.icon, {sign.x, rect.middle().y - 2 * u, 4 * u, 4 * u}, ink_of(ui.p, look.tone));
    if (closable) {
        const Rect place{rect.right() - close - u / 2, rect.middle().y - close / 2, close, close};
        cut_right(inner, close - u, u);
        if (button(ui, place,
                   {.label = ui.say(Word::Close),
                    .icon = "cross",
                    .look = Look::Quiet,
                    .icon_only = true,
                    .id = "notice-close"}))
            ui.wish(DismissNotice{});
    }
    const float used = ui.text({inner.x, inner.y, inner.width, inner.height}, strong,
                               {.font = Font::Strong,
                                .color = ink_of(ui.p, look.tone),
                                .lines = 2,
                                .middle = rest.empty()});
    cut_top(inner, used);
    ui.text(inner, rest, {.font = Font::Caption, .color = ui.p.ink, .lines = 3});
}

void notice(Ui& ui) {
    if (!ui.view.notice) return;
    const Notice& notice = *ui.view.notice;
    std::string strong = ui.say(notice.text), rest;
    if (notice.problem) {
        strong = with_capital(ui.say(notice.problem->what));
        rest = with_capital(ui.say(notice.problem->why));
        if (!rest.empty() && rest.back() != '.') rest += ". ";
        rest += with_capital(ui.say(notice.problem->to_do));
    }
    toast(ui, look_of(notice.kind), strong, rest, true);
}

void dialog(Ui& ui) {
    if (!ui.view.dialog) return;
    const Dialog& dialog = *ui.view.dialog;
    const float u = ui.u;
    ui.canvas.drawn().cover_all();
    ui.canvas.fill({0, 0, ui.m.size.x, ui.m.size.y}, ui.p.scrim);
    const float width = std::min(ui.m.size.x - 8 * u, 100 * u), inner_width = width - 8 * u;
    const float title = ui.canvas.height_of(ui.say(dialog.title), Font::Title, inner_width, 2);
    const float body = ui.canvas.height_of(ui.say(dialog.body), Font::Body, inner_width, 6);
    const float height = title + body + ui.m.main_action() + 13 * u;
    const Rect card{std::round((ui.m.size.x - width) / 2), std::round((ui.m.size.y - height) / 2),
                    width, height};
    ui.canvas.card(card);
    Rect inner = inset(card, 4 * u);
    ui.text(cut_top(inner, title, 2 * u), ui.say(dialog.title),
            {.font = Font::Title, .color = ui.p.ink, .lines = 2});
    ui.text(cut_top(inner, body, 3 * u), ui.say(dialog.body),
            {.font = Font::Body, .color = ui.p.muted, .lines = 6});
    const Rect buttons = cut_bottom(inner, ui.m.main_action());
    if (button(ui, column(buttons, 0, 2, 2 * u),
               {.label = ui.say(dialog.refuse), .hint = "Esc", .id = "dialog-refuse"}) ||
        ui.touch.key(Key::Escape))
        ui.wish(AnswerDialog{false});
    if (button(ui, column(buttons, 1, 2, 2 * u),
               {.label = ui.say(dialog.accept),
                .hint = dialog.danger ? "" : "Enter",
                .look = dialog.danger ? Look::Danger : Look::Primary,
                .id = "dialog-accept"}) ||
        (!dialog.danger && ui.touch.key(Key::Enter)))
        ui.wish(AnswerDialog{true});
}

void choice(Ui& ui) {
    if (!ui.view.choice || ui.view.dialog) return;
    const auto& products = ui.view.choice->products;
    const auto count = static_cast<int>(products.size());
    const float u = ui.u;
    ui.canvas.drawn().cover_all();
    ui.canvas.fill({0, 0, ui.m.size.x, ui.m.size.y}, ui.p.scrim);
    const int columns = ui.m.portrait ? std::min(count, 2) : count;
    const int rows = (count + columns - 1) / columns;
    const float width = std::min(ui.m.size.x - 8 * u, 8 * u + 44 * u * static_cast<float>(columns));
    const float tile =
        (width - 8 * u - 2 * u * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float tall = product_tile_height(ui, tile);
    const float words = ui.m.line(Font::Title) + ui.m.line(Font::Body) + 3 * u;
    const float height = words + static_cast<float>(rows) * (tall + 2 * u) + ui.m.touch() + 10 * u;
    const Rect card{std::round((ui.m.size.x - width) / 2), std::round((ui.m.size.y - height) / 2),
                    width, height};
    ui.canvas.card(card);
    Rect inner = inset(card, 4 * u);
    ui.text(cut_top(inner, ui.m.line(Font::Title), u), ui.say(Word::WhichProduct),
            {.font = Font::Title, .color = ui.p.ink, .lines = 1});
    ui.text(cut_top(inner, ui.m.line(Font::Body), 2 * u), ui.say(Word::SeveralInView),
            {.font = Font::Body, .color = ui.p.muted, .lines = 1});
    for (int i = 0; i < count; ++i) {
        const Rect line{inner.x, inner.y + static_cast<float>(i / columns) * (tall + 2 * u),
                        inner.width, tall};
        const auto index = static_cast<std::size_t>(i);
        if (product_tile(ui, column(line, i % columns, columns, 2 * u), products[index],
                         "choice-" + std::to_string(i)))
            ui.wish(ChooseScanned{index});
    }
    if (button(ui, cut_bottom(inner, ui.m.touch()),
               {.label = ui.say(Word::NoneOfThem), .hint = "Esc"}) ||
        ui.touch.key(Key::Escape))
        ui.wish(DismissChoice{});
}

}  // namespace

void overlays(Ui& ui) {
    if (!ui.view.trouble && !ui.view.approval && !ui.view.lock) notice(ui);
    if (!ui.view.notice && ui.passing.reason_seconds > 0 && !ui.passing.reason.empty()) {
        toast(ui, {Tone::Attention, "info"}, ui.passing.reason, "", false);
    }
    choice(ui);
    trouble_overlay(ui);
    countdown_overlay(ui);
    dialog(ui);
    approval_overlay(ui);
    lock_overlay(ui);
    // What is said while a PIN is typed would lie under it.
    if ((ui.view.approval || ui.view.lock) && !ui.view.trouble) notice(ui);
}

}  // namespace kiosk::screens
