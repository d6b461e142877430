// Goods that come back: the receipt is scanned or typed, its lines counted, and what is given back
// stands beside them before anybody confirms it.
#include <algorithm>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

const std::string& name_of(const Ui& ui, const ReturnRow& row) {
    const bool english = ui.view.language == Language::English && !row.name_en.empty();
    return english ? row.name_en : row.name;
}

Quantity stepped(const ReturnRow& row, std::int64_t by) {
    const std::int64_t now = row.chosen.thousandths() + by * 1000;
    return Quantity::from_thousandths(std::clamp<std::int64_t>(now, 0, row.left.thousandths()));
}

void steppers(Ui& ui, Rect rect, std::size_t index, const ReturnRow& row) {
    const std::string at = std::to_string(index);
    const float side = std::min(rect.height, ui.m.touch());
    Rect strip{rect.x, rect.y + (rect.height - side) / 2, rect.width, side};
    if (button(ui, cut_left(strip, side),
               {.label = ui.say(Word::Less),
                .icon = "minus",
                .enabled = row.chosen > Quantity{},
                .icon_only = true,
                .id = "return-less-" + at}))
        ui.wish(ChangeReturn{index, stepped(row, -1)});
    if (button(ui, cut_right(strip, side),
               {.label = ui.say(Word::More),
                .icon = "plus",
                .enabled = row.chosen < row.left,
                .why_not = ui.say(Word::ReturnsAllBack),
                .icon_only = true,
                .id = "return-more-" + at}))
        ui.wish(ChangeReturn{index, stepped(row, 1)});
    ui.text(strip, format_quantity(row.chosen),
            {.font = Font::Strong,
             .color = row.chosen > Quantity{} ? ui.p.ink : ui.p.muted,
             .align = Align::Center,
             .tabular = true,
             .middle = true});
}

float row_height(const Ui& ui) {
    return std::max(ui.m.touch(), ui.m.line(Font::Body) + ui.m.line(Font::Caption)) + 2 * ui.u;
}

void one_row(Ui& ui, Rect rect, std::size_t index, const ReturnRow& row) {
    const float u = ui.u;
    const bool on = ui.view.returns.selected == index;
    const bool gone = row.left == Quantity{};
    const Control state = control(ui, WidgetKind::Row, rect, name_of(ui, row), true,
                                  "return-" + std::to_string(index));
    if (on || state.pressed)
        ui.canvas.fill(inset(rect, -u, 0), on ? ui.p.leaf_tint : ui.p.hover, u);
    Rect inner = inset(rect, 0, u);
    const std::string amount = format_money(-row.amount);
    const bool chosen = row.chosen > Quantity{};
    ui.text(cut_right(inner, ui.m.em(Font::Strong) * 6.5F, u), chosen ? amount : "",
            {.font = Font::Strong,
             .color = ui.p.ink,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    Rect count = cut_right(inner, 2 * ui.m.touch() + 8 * u, 2 * u);
    if (!gone) steppers(ui, count, index, row);
    std::string about = format_money(row.unit_price) + (row.unit.empty() ? "" : " / " + row.unit);
    const std::string left =
        gone ? ui.say(Word::ReturnsAllBack)
             : ui.say(Word::ReturnsLeft, {format_quantity(row.left), format_quantity(row.sold)});
    if (!ui.view.returns.without_receipt) about += " · " + left;
    if (!row.details.empty()) about += " · " + row.details;
    const float text = ui.m.line(Font::Body) + ui.m.line(Font::Caption);
    inner.y += std::max(0.0F, (inner.height - text) / 2);
    ui.text(cut_top(inner, ui.m.line(Font::Body)), name_of(ui, row),
            {.font = Font::Body, .color = gone ? ui.p.muted : ui.p.ink});
    ui.text(inner, about, {.font = Font::Caption, .color = ui.p.muted});
    ui.canvas.line({rect.x, rect.bottom()}, {rect.right(), rect.bottom()}, ui.p.line, 1);
    focus_ring(ui, rect, u, state.focused);
    if (state.activated) ui.wish(SelectReturn{index});
}

// Why the selected line comes back, and whether it may be sold again.
void reasons(Ui& ui, Rect& area) {
    const ReturnsView& view = ui.view.returns;
    if (view.selected >= view.rows.size()) return;
    const ReturnRow& chosen = view.rows[view.selected];
    if (chosen.chosen == Quantity{}) return;
    const float u = ui.u;
    const Rect shelf = cut_bottom(area, ui.m.touch(), 1.5F * u);
    if (switch_row(ui, shelf, ui.say(Word::ReturnsShelf), "check", chosen.back_to_shelf))
        ui.wish(ChooseBackToShelf{!chosen.back_to_shelf});
    const int count = static_cast<int>(view.reasons.size());
    const int columns = ui.m.portrait ? 2 : std::max(1, count);
    const int rows = (count + columns - 1) / columns;
    const Rect grid = cut_bottom(area, static_cast<float>(rows) * (ui.m.touch() + u) - u, 1.5F * u);
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const ButtonSpec spec{.label = ui.say(view.reasons[at]),
                              .look = chosen.reason == at ? Look::Selected : Look::Secondary,
                              .font = Font::Caption,
                              .id = "return-reason-" + std::to_string(i)};
        if (button(ui, column(row(grid, i / columns, rows, u), i % columns, columns, u), spec))
            ui.wish(ChooseReturnReason{at});
    }
    ui.text(cut_bottom(area, ui.m.line(Font::Caption), u / 2), ui.say(Word::ReturnsReason),
            {.font = Font::Caption, .color = ui.p.muted});
}

void receipt_line(Ui& ui, Rect& inner) {
    const ReturnsView& view = ui.view.returns;
    const float u = ui.u;
    Rect top = cut_top(inner, ui.m.touch(), u);
    const ButtonSpec other{.label = ui.say(Word::ReturnsOther),
                           .icon = "search",
                           .hint = "Esc",
                           .look = Look::Quiet,
                           .font = Font::Caption,
                           .id = "return-close"};
    if (button(ui, cut_right(top, button_width(ui, other), u), other)) ui.wish(CloseReturn{});
    const ButtonSpec all{.label = ui.say(Word::ReturnsAll),
                         .icon = "check",
                         .hint = "F4",
                         .font = Font::Caption,
                         .id = "return-all"};
    if (view.found &&
        (button(ui, cut_right(top, button_width(ui, all), u), all) || ui.touch.key(Key::F4)))
        ui.wish(ReturnAll{});
    const ButtonSpec copy{.label = ui.say(Word::ReturnsReprint),
                          .icon = "printer",
                          .hint = "F8",
                          .look = Look::Quiet,
                          .icon_only = ui.m.portrait,
                          .font = Font::Caption,
                          .id = "return-copy"};
    const float wide = ui.m.portrait ? 1.7F * ui.m.touch() : button_width(ui, copy);
    if (view.found && view.here &&
        (button(ui, cut_right(top, wide, u), copy) || ui.touch.key(Key::F8)))
        ui.wish(ReprintReceipt{});
    ui.text(top,
            view.without_receipt ? ui.say(Word::ReturnsWithoutTitle)
                                 : ui.say(Word::ReturnsFrom, {view.number}),
            {.font = Font::Strong, .color = ui.p.ink, .middle = true});
    if (view.without_receipt) return;
    std::string about =
        ui.say(Word::ReturnsSoldBy, {view.when, view.cashier, format_money(view.paid)});
    if (!view.here) about += " · " + ui.say(Word::ReturnsElsewhere);
    ui.text(cut_top(inner, ui.m.line(Font::Caption), u), about,
            {.font = Font::Caption, .color = ui.p.muted});
}

void lines_card(Ui& ui, Rect rect) {
    const ReturnsView& view = ui.view.returns;
    const float u = ui.u;
    ui.canvas.card(rect);
    Rect inner = inset(rect, 3 * u);
    receipt_line(ui, inner);
    ui.canvas.line({inner.x, inner.y}, {inner.right(), inner.y}, ui.p.line, 1);
    if (view.rows.empty()) {
        empty_state(ui, inner, "scan", ui.say(Word::ReturnsWithoutEmpty), "");
        return;
    }
    reasons(ui, inner);
    const float height = row_height(ui);
    ScrollArea scroll{ui, "returns", inner, height * static_cast<float>(view.rows.size())};
    Rect content = scroll.content();
    for (std::size_t i = 0; i < view.rows.size(); ++i)
        one_row(ui, cut_top(content, height), i, view.rows[i]);
}

void money_line(Ui& ui, Rect strip, const std::string& left, Money amount, Font font) {
    const std::string text = format_money(amount);
    const float width = ui.canvas.width_of(text, font, true) + 1;
    ui.text(cut_right(strip, width, ui.u), text,
            {.font = font, .color = ui.p.ink, .align = Align::Right, .tabular = true});
    ui.text(strip, left, {.font = font, .color = ui.p.muted});
}

// Which tender first, where the sale was paid by several (or there is no receipt).
void methods(Ui& ui, Rect& inner) {
    const ReturnsView& view = ui.view.returns;
    if (view.methods.size() < 2) return;
    ui.text(cut_top(inner, ui.m.line(Font::Caption), ui.u / 2), ui.say(Word::ReturnsFirst),
            {.font = Font::Caption, .color = ui.p.muted});
    const Rect strip = cut_top(inner, ui.m.touch(), 2 * ui.u);
    const int count = static_cast<int>(view.methods.size());
    for (int i = 0; i < count; ++i) {
        const PaymentMethod method = view.methods[static_cast<std::size_t>(i)];
        const ButtonSpec spec{.label = ui.say(title_of(method)),
                              .look = method == view.first ? Look::Selected : Look::Secondary,
                              .font = Font::Caption,
                              .id = "return-by-" + std::string{kiosk::name_of(method)}};
        if (button(ui, column(strip, i, count, ui.u), spec)) ui.wish(ChooseRefundMethod{method});
    }
}

void foot_buttons(Ui& ui, Rect& inner) {
    const ReturnsView& view = ui.view.returns;
    const float gap = 1.5F * ui.u;
    const ButtonSpec give{.label = ui.say(view.storing ? Word::Storing : Word::ReturnsConfirm),
                          .icon = "cash",
                          .hint = "F9",
                          .look = Look::Primary,
                          .enabled = view.can_confirm || view.storing,
                          .why_not = ui.say(Word::ReturnsWhyNot),
                          .busy = view.storing,
                          .id = "return-confirm"};
    if (button(ui, cut_bottom(inner, ui.m.main_action(), gap), give) ||
        (view.can_confirm && !view.storing && ui.touch.key(Key::F9)))
        ui.wish(ConfirmReturn{});
    const ButtonSpec exchange{.label = ui.say(Word::ReturnsExchange),
                              .icon = "refresh",
                              .hint = "F6",
                              .enabled = view.can_exchange && !view.storing,
                              .why_not = ui.say(Word::ReturnsWhyNot),
                              .id = "return-exchange"};
    if (!view.without_receipt && (button(ui, cut_bottom(inner, ui.m.touch(), gap), exchange) ||
                                  (view.can_exchange && !view.storing && ui.touch.key(Key::F6))))
        ui.wish(StartExchange{});
    const ButtonSpec cancel{.label = ui.say(Word::ReturnsCancel),
                            .icon = "trash",
                            .look = Look::Quiet,
                            .enabled = !view.storing,
                            .font = Font::Caption,
                            .id = "return-cancel-sale"};
    if (view.can_cancel && button(ui, cut_bottom(inner, ui.m.touch(), gap), cancel))
        ui.wish(CancelSale{});
}

void money_card(Ui& ui, Rect rect) {
    const ReturnsView& view = ui.view.returns;
    const float u = ui.u;
    ui.canvas.card(rect);
    Rect inner = inset(rect, 3 * u);
    foot_buttons(ui, inner);
    ui.text(cut_top(inner, ui.m.line(Font::Body)), ui.say(Word::ReturnsGive),
            {.font = Font::Body, .color = ui.p.muted});
    const std::string total = format_money(view.total);
    const bool fits = ui.canvas.width_of(total, Font::Amount, true) < inner.width;
    ui.text(cut_top(inner, ui.m.line(Font::Amount), 2 * u), total,
            {.font = fits ? Font::Amount : Font::Title,
             .color = view.can_confirm ? ui.p.lacquer : ui.p.muted,
             .tabular = true});
    if (view.problem) {
        const float height = problem_card_height(ui, inner.width, *view.problem);
        problem_card(ui, cut_top(inner, height, 2 * u), *view.problem, Tone::Attention);
    }
    if (!view.can_confirm) {
        ui.text(cut_top(inner, 2 * ui.m.line(Font::Caption)), ui.say(Word::ReturnsNothing),
                {.font = Font::Caption, .color = ui.p.muted, .lines = 2});
        return;
    }
    methods(ui, inner);
    for (const Payment& payment : view.give_back)
        money_line(ui, cut_top(inner, ui.m.line(Font::Body), u / 2),
                   ui.say(title_of(payment.method)), payment.amount, Font::Body);
    if (!view.rounding.is_zero())
        money_line(ui, cut_top(inner, ui.m.line(Font::Caption), u / 2), ui.say(Word::RoundingLine),
                   view.rounding, Font::Caption);
    ui.text(cut_top(inner, 3 * ui.m.line(Font::Caption)), ui.say(Word::ReturnsSaved),
            {.font = Font::Caption, .color = ui.p.muted, .lines = 3});
}

void keys(Ui& ui) {
    const ReturnsView& view = ui.view.returns;
    const std::size_t at = view.selected;
    if (ui.touch.key(Key::Escape)) ui.wish(CloseReturn{});
    if (ui.touch.key(Key::PageUp) && at > 0) ui.wish(SelectReturn{at - 1});
    if (ui.touch.key(Key::PageDown) && at + 1 < view.rows.size()) ui.wish(SelectReturn{at + 1});
    if (at >= view.rows.size()) return;
    if (ui.touch.key(Key::Plus)) ui.wish(ChangeReturn{at, stepped(view.rows[at], 1)});
    if (ui.touch.key(Key::Minus)) ui.wish(ChangeReturn{at, stepped(view.rows[at], -1)});
}

// Nothing is open yet: scan or type.
void ask(Ui& ui, Rect area) {
    const ReturnsView& view = ui.view.returns;
    const float u = ui.u;
    std::string query = view.query;
    if (const auto now = edited(ui, query)) query = *now;
    if (query != view.query) ui.wish(ReturnsTyped{query});
    if (ui.touch.key(Key::Enter) && !query.empty()) ui.wish(SubmitReturns{});
    const std::string typed = query;
    search_line(ui, area, query, Word::ReturnsField, "receipt", "");
    on_screen_keyboard(ui, area, query);
    if (query != typed) ui.wish(ReturnsTyped{query});
    if (view.loading) {
        return busy_state(ui, area,
                          ui.say(view.asking_centre ? Word::ReturnsAsking : Word::Loading));
    }
    const Rect foot = cut_bottom(area, ui.m.main_action(), 2 * u);
    const ButtonSpec without{.label = ui.say(Word::ReturnsWithout),
                             .icon = "help",
                             .hint = "F6",
                             .id = "return-without"};
    const float width = std::min(56 * u, foot.width / 2 - u);
    const bool typing = !query.empty();
    const Rect left{foot.middle().x - (typing ? width + u : width / 2), foot.y, width, foot.height};
    if (button(ui, left, without) || ui.touch.key(Key::F6)) ui.wish(ReturnWithoutReceipt{});
    const ButtonSpec open{.label = ui.say(Word::ReturnsOpen),
                          .icon = "search",
                          .hint = "Enter",
                          .look = Look::Primary,
                          .id = "return-open"};
    if (typing && button(ui, {foot.middle().x + u, foot.y, width, foot.height}, open))
        ui.wish(SubmitReturns{});
    if (view.problem) {
        const float wide = std::min(area.width, 110 * u);
        const float height = problem_card_height(ui, wide, *view.problem);
        problem_card(ui, {area.middle().x - wide / 2, area.y + 4 * u, wide, height}, *view.problem,
                     Tone::Attention);
        return;
    }
    empty_state(ui, area, "receipt", ui.say(Word::ReturnsEmpty), "");
}

}  // namespace

void draw_returns(Ui& ui, Rect area) {
    const ReturnsView& view = ui.view.returns;
    header(ui, area, ui.say(Word::ReturnsTitle), true);
    if (!view.found && !view.without_receipt) return ask(ui, area);
    const Rect money = ui.m.portrait ? cut_bottom(area, area.height * 0.42F, 3 * ui.u)
                                     : cut_right(area, area.width * 0.34F, 3 * ui.u);
    lines_card(ui, area);
    money_card(ui, money);
    keys(ui);
}

}  // namespace kiosk::screens
