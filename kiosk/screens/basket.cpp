// The shopper's basket: what was gathered, and the number that brings it to the till.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

float line_height(const Ui& ui) {
    return std::max(ui.m.touch(), 2 * ui.m.line(Font::Body) + ui.m.line(Font::Caption)) + 4 * ui.u;
}

void stepper(Ui& ui, Rect rect, const BasketLine& line) {
    const std::string id = "basket-" + line.product.id.text();
    const float side = rect.height;
    const bool one = line.quantity <= Quantity::pieces(1);
    if (button(ui, cut_left(rect, side),
               {.label = ui.say(one ? Word::Remove : Word::Less),
                .icon = one ? "trash" : "minus",
                .icon_only = true,
                .id = id + "-less"}))
        ui.wish(ChangeBasket{
            line.product.id,
            one ? Quantity{} : Quantity::from_thousandths(line.quantity.thousandths() - 1000)});
    const bool full = line.quantity >= Quantity::pieces(kMostBasketPieces);
    if (button(ui, cut_right(rect, side),
               {.label = ui.say(Word::More),
                .icon = "plus",
                .enabled = !full,
                .why_not = ui.say(Word::BasketLineFull),
                .icon_only = true,
                .id = id + "-more"}))
        ui.wish(ChangeBasket{line.product.id, line.quantity + Quantity::pieces(1)});
    ui.text(rect, format_quantity(line.quantity),
            {.font = Font::Title, .color = ui.p.ink, .align = Align::Center, .middle = true});
}

void basket_line(Ui& ui, Rect rect, const BasketLine& line) {
    const float u = ui.u;
    ui.canvas.card(rect);
    Rect inner = inset(rect, 1.25F * u);
    product_picture(ui, cut_left(inner, inner.height * 1.2F, 2 * u), line.product);
    cut_right(inner, u);
    if (!ui.m.portrait) {
        const std::string amount = format_money(amount_of(line));
        ui.text(cut_right(inner, 24 * u, 2 * u), amount,
                {.font = Font::Strong,
                 .color = ui.p.ink,
                 .align = Align::Right,
                 .tabular = true,
                 .middle = true});
    }
    const float touch = ui.m.touch();
    const Rect steps = cut_right(inner, 3.2F * touch, 2 * u);
    stepper(ui, {steps.x, steps.middle().y - touch / 2, steps.width, touch}, line);
    const std::string& name = line.product.name(ui.view.language);
    const float words = ui.canvas.height_of(name, Font::Body, inner.width, 2);
    const float price = ui.m.line(Font::Caption);
    Rect text{inner.x, inner.middle().y - (words + price) / 2, inner.width, words + price};
    ui.text(cut_top(text, words), name, {.font = Font::Body, .color = ui.p.ink, .lines = 2});
    const std::string each = format_money(line.product.price) +
                             (line.product.unit.empty() ? "" : " / " + line.product.unit);
    ui.text(text, ui.m.portrait ? format_money(amount_of(line)) : each,
            {.font = Font::Caption, .color = ui.p.muted});
}

void lines(Ui& ui, Rect area) {
    const auto& all = ui.view.basket.lines;
    const float gap = 1.5F * ui.u, height = line_height(ui);
    area.width -= ui.u;
    ScrollArea scroll{ui, "basket", area, static_cast<float>(all.size()) * (height + gap),
                      ScrollArea::Keeps::Low};
    Rect content = scroll.content();
    for (const BasketLine& line : all) basket_line(ui, cut_top(content, height, gap), line);
}

void number_card(Ui& ui, Rect rect) {
    const BasketView& view = ui.view.basket;
    const float u = ui.u;
    ui.canvas.card(rect);
    Rect inner = inset(rect, 3 * u);
    const std::string how = ui.say(Word::BasketNumberHow, {std::to_string(view.hours)});
    const float title = ui.m.line(Font::Body), number = ui.m.line(Font::Hero);
    const float words = ui.canvas.height_of(how, Font::Body, inner.width, 4);
    const float rest = title + number + words + 3 * u;
    const float size = std::min({inner.width, inner.height - rest, 52 * u});
    cut_top(inner, std::max(0.0F, (inner.height - size - rest) / 2));
    ui.text(cut_top(inner, title), ui.say(Word::BasketNumber),
            {.font = Font::Body, .color = ui.p.muted, .align = Align::Center});
    ui.text(cut_top(inner, number, u), view.number,
            {.font = Font::Hero, .color = ui.p.leaf, .align = Align::Center});
    const Rect code = cut_top(inner, size, 2 * u);
    const Rect square{code.middle().x - size / 2, code.y, size, size};
    if (view.code)
        ui.canvas.code(*view.code, square);
    else
        busy_state(ui, square, "");
    ui.text(inner, how,
            {.font = Font::Body, .color = ui.p.ink, .align = Align::Center, .lines = 4});
}

void sum_card(Ui& ui, Rect rect) {
    const BasketView& view = ui.view.basket;
    const float u = ui.u;
    const float content =
        ui.m.line(Font::Body) + ui.m.line(Font::Amount) + 11 * u +
        ui.canvas.height_of(ui.say(Word::BasketHow), Font::Body, rect.width - 8 * u, 5) +
        (view.problem ? problem_card_height(ui, rect.width - 8 * u, *view.problem) + 2 * u : 0);
    if (!ui.m.portrait) rect.height = std::min(rect.height, content);
    ui.canvas.card(rect);
    Rect inner = inset(rect, 4 * u);
    if (view.problem) {
        const float height = problem_card_height(ui, inner.width, *view.problem);
        problem_card(ui, cut_bottom(inner, height, 2 * u), *view.problem, Tone::Attention);
    }
    const std::string& how = ui.say(Word::BasketHow);
    const float words = ui.canvas.height_of(how, Font::Body, inner.width, 5);
    const float height = ui.m.line(Font::Body) + ui.m.line(Font::Amount) + 3 * u + words;
    cut_top(inner, std::max(0.0F, (inner.height - height) / 2));
    ui.text(cut_top(inner, ui.m.line(Font::Body)), ui.say(Word::Total),
            {.font = Font::Body, .color = ui.p.muted});
    ui.text(cut_top(inner, ui.m.line(Font::Amount), 3 * u), format_money(view.total),
            {.font = Font::Amount, .color = ui.p.leaf, .tabular = true});
    ui.text(inner, how, {.font = Font::Body, .color = ui.p.ink, .lines = 5});
}

}  // namespace

void draw_basket(Ui& ui, Rect area) {
    const BasketView& view = ui.view.basket;
    const float u = ui.u, gap = 4 * u;
    const bool any = !view.lines.empty();
    action_strip(
        ui, area,
        {{{.label = ui.say(Word::EmptyBasketAction), .icon = "trash"},
          [&ui] { ui.wish(EmptyBasket{}); },
          any},
         {{.label = ui.say(view.number.empty() ? Word::GetBasketNumber : Word::RenewBasketNumber),
           .icon = "qr",
           .look = Look::Primary,
           .busy = view.busy,
           .id = "basket-give"},
          [&ui] { ui.wish(GiveBasket{}); },
          any && !view.given}},
        true);
    ui.text(cut_top(area, ui.m.line(Font::Title), 2 * u), ui.say(Word::CartTitle),
            {.font = Font::Title, .color = ui.p.ink});
    if (!any) {
        empty_state(ui, area, "basket", ui.say(Word::BasketIsEmpty), "");
        return;
    }
    const bool given = view.given && !view.number.empty();
    const Rect side = ui.m.portrait ? cut_top(area, given ? area.height * 0.5F : 44 * u, gap)
                                    : cut_right(area, area.width * 0.34F, gap);
    if (given)
        number_card(ui, side);
    else
        sum_card(ui, side);
    lines(ui, area);
}

}  // namespace kiosk::screens
