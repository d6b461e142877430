// The cart beside the goods: its lines, what they cost, what can be done with it.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/till_parts.h"

namespace kiosk::screens::till {
Quantity stepped(const SaleLine& line, std::int64_t by) {
    const std::int64_t now = line.quantity.thousandths() + by * 1000;
    return Quantity::from_thousandths(std::max<std::int64_t>(0, now));
}

namespace {

void quantity_buttons(Ui& ui, Rect rect, std::size_t index, const SaleLine& line) {
    const std::string at = std::to_string(index);
    const float side = std::min(rect.height, ui.m.touch());
    const Rect strip{rect.x, rect.y + (rect.height - side) / 2, rect.width, side};
    Rect inner = strip;
    const bool last = line.quantity <= Quantity::pieces(1);
    if (button(ui, cut_left(inner, side),
               {.label = ui.say(last ? Word::Remove : Word::Less),
                .icon = last ? "trash" : "minus",
                .icon_only = true,
                .id = "less-" + at})) {
        if (last)
            ui.wish(RemoveLine{index});
        else
            ui.wish(ChangeQuantity{index, stepped(line, -1)});
    }
    if (button(
            ui, cut_right(inner, side),
            {.label = ui.say(Word::More), .icon = "plus", .icon_only = true, .id = "more-" + at}))
        ui.wish(ChangeQuantity{index, stepped(line, 1)});
    if (button(
            ui, inset(inner, ui.u / 2, 0),
            {.label = format_quantity(line.quantity), .look = Look::Quiet, .id = "quantity-" + at}))
        ui.wish(OpenQuantityPad{index});
}

// How the lines of this cart are laid out: alike, so that figures stand in columns.
struct LineShape {
    float amount{0};   // width of the widest amount
    bool tall{false};  // controls under the name: large letters or a narrow window
    float height{0};
};

LineShape shape_of(const Ui& ui, const Cart& cart, float width) {
    const float u = ui.u, side = ui.m.touch();
    LineShape shape;
    for (const SaleLine& line : cart.lines)
        shape.amount = std::max(
            shape.amount, ui.canvas.width_of(format_money(line.amount), Font::Strong, true) + 1);
    shape.tall = width - shape.amount - (2 * side + 8 * u) - 2.5F * u < ui.m.em(Font::Caption) * 9;
    const float text = ui.m.line(Font::Caption);
    shape.height = (shape.tall ? 2 * text + side + 0.5F * u : std::max(side, 3 * text)) + 2 * u;
    return shape;
}

bool has_details(const SaleLine& line) {
    return !line.promotion_discount.is_zero() || !line.discount.is_zero() || !line.note.empty() ||
           !line.lot.empty();
}

// Under a line: its promotion by name, what was taken off by hand, its lot and note.
void line_details(Ui& ui, Rect rect, const SaleLine& line) {
    if (!has_details(line)) return;
    std::string off, rest;
    if (!line.promotion_discount.is_zero()) {
        off = line.promotion + " " + format_money(-line.promotion_discount);
    }
    if (!line.discount.is_zero()) {
        if (!off.empty()) off += " · ";
        off += ui.say(Word::Discount) + " " + format_money(-line.discount);
    }
    if (!line.lot.empty()) rest = ui.say(Word::Lot) + " " + line.lot;
    if (!line.note.empty()) rest += (rest.empty() ? "" : " · ") + line.note;
    if (!off.empty()) {
        const float width = ui.canvas.width_of(off, Font::Caption) + ui.u;
        ui.text(cut_left(rect, std::min(width, rect.width), ui.u), off,
                {.font = Font::Caption, .color = ui.p.amber, .middle = true});
    }
    ui.text(rect, rest, {.font = Font::Caption, .color = ui.p.muted, .middle = true});
}

float height_of(const Ui& ui, const LineShape& shape, const SaleLine& line) {
    return shape.height + (has_details(line) ? ui.m.line(Font::Caption) : 0.0F);
}

void cart_line(Ui& ui, Rect rect, std::size_t index, const SaleLine& line, const LineShape& shape) {
    const float u = ui.u;
    const bool english = ui.view.language == Language::English && !line.name_en.empty();
    const std::string& name = english ? line.name_en : line.name;
    const bool on = ui.view.till.selected && *ui.view.till.selected == index;
    const Control state =
        control(ui, WidgetKind::Row, rect, name, true, "line-" + std::to_string(index));
    if (on || state.pressed)
        ui.canvas.fill(inset(rect, -u, 0), on ? ui.p.leaf_tint : ui.p.hover, u);
    Rect inner = inset(rect, 0, u);
    const Rect details = has_details(line) ? cut_bottom(inner, ui.m.line(Font::Caption)) : Rect{};
    const float controls = 2 * ui.m.touch() + 8 * u;
    Rect lower = inner;
    if (shape.tall) lower = cut_bottom(inner, ui.m.touch(), 0.5F * u);
    ui.text(cut_right(shape.tall ? inner : lower, shape.amount, u), format_money(line.amount),
            {.font = Font::Strong,
             .color = ui.p.ink,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    quantity_buttons(ui, cut_right(lower, controls, 1.5F * u), index, line);
    std::string price = format_money(line.unit_price);
    if (!line.unit.empty()) price += " / " + line.unit;
    Rect words = shape.tall ? inner : lower;
    const float caption = ui.m.line(Font::Caption);
    const float height =
        ui.canvas.height_of(name, Font::Caption, words.width, 2) + (shape.tall ? 0 : caption);
    words.y += std::max(0.0F, (words.height - height) / 2);
    ui.canvas.quiet(true);
    cut_top(words, ui.text(words, name, {.font = Font::Caption, .color = ui.p.ink, .lines = 2}));
    ui.canvas.quiet(false);
    ui.text(shape.tall ? lower : Rect{words.x, words.y, words.width, caption}, price,
            {.font = Font::Caption, .color = ui.p.muted, .middle = true});
    line_details(ui, details, line);
    ui.canvas.line({rect.x, rect.bottom()}, {rect.right(), rect.bottom()}, ui.p.line, 1);
    focus_ring(ui, rect, u, state.focused);
    if (state.activated) ui.wish(SelectLine{index});
}

void cart_lines(Ui& ui, Rect area) {
    const Cart& cart = ui.view.till.cart;
    if (cart.empty()) {
        empty_state(ui, area, "cart", ui.say(Word::CartEmpty), "");
        return;
    }
    const LineShape shape = shape_of(ui, cart, area.width);
    float all = 0;
    for (const SaleLine& line : cart.lines) all += height_of(ui, shape, line);
    ScrollArea scroll{ui, "cart", area, all};
    Rect content = scroll.content();
    // The newest line stands first: it is the one that was just scanned.
    for (std::size_t i = cart.lines.size(); i-- > 0;)
        cart_line(ui, cut_top(content, height_of(ui, shape, cart.lines[i])), i, cart.lines[i],
                  shape);
}

void cart_foot(Ui& ui, Rect foot) {
    const TillView& view = ui.view.till;
    const float u = ui.u;
    const bool ready = view.totals.has_value() && !view.cart.empty() && !view.problem;
    const ButtonSpec pay{.label = ui.say(Word::Pay),
                         .icon = "cash",
                         .hint = "F9",
                         .look = Look::Primary,
                         .enabled = ready,
                         .why_not = ui.say(Word::WhyNoPay)};
    if (button(ui, cut_bottom(foot, ui.m.main_action(), 1.5F * u), pay) ||
        (ready && ui.touch.key(Key::F9)))
        ui.wish(GoToPayment{});
    const Money goods = view.totals ? view.totals->total : Money{};
    const Money total = view.exchange ? goods - view.exchange->total : goods;
    Rect line = cut_bottom(foot, ui.m.line(Font::Amount));
    const std::string text = format_money(total < Money{} ? -total : total);
    const float width = ui.canvas.width_of(text, Font::Amount, true) + 1;
    const Font font = width < line.width - 14 * u ? Font::Amount : Font::Strong;
    ui.text(
        cut_right(line, std::min(width, line.width)), text,
        {.font = font, .color = ui.p.ink, .align = Align::Right, .tabular = true, .middle = true});
    const Word word = !view.exchange    ? Word::Total
                      : total < Money{} ? Word::ExchangeGive
                                        : Word::ExchangeToPay;
    ui.text(line, ui.say(word), {.font = Font::Strong, .color = ui.p.muted, .middle = true});
    if (view.totals && !view.totals->discount.is_zero()) {
        Rect discount = cut_bottom(foot, ui.m.line(Font::Caption));
        ui.text(discount, ui.say(Word::Discount), {.font = Font::Caption, .color = ui.p.muted});
        ui.text(
            discount, format_money(-view.totals->discount),
            {.font = Font::Caption, .color = ui.p.amber, .align = Align::Right, .tabular = true});
    }
}

// What is done with the cart as a whole; each with its key.
void actions(Ui& ui, Rect strip) {
    const TillView& view = ui.view.till;
    const float gap = ui.u;
    const bool any = !view.cart.empty();
    const int count = 3;
    int at = 0;
    const auto place = [&] { return column(strip, at++, count, gap); };
    const auto one = [&](Word word, const char* name, const char* key, bool enabled) {
        return ButtonSpec{.label = ui.say(word),
                          .icon = name,
                          .hint = key,
                          .enabled = enabled,
                          .why_not = ui.say(Word::WhyNoCart),
                          .font = Font::Caption};
    };
    if (button(ui, place(), one(Word::DiscountSale, "percent", "F4", any)))
        ui.wish(OpenPad{PadEdit::DiscountPercent, true});
    if (button(ui, place(), one(Word::Hold, "pause", "F8", any)))
        ui.wish(OpenPad{PadEdit::HoldNote, true});
    ButtonSpec back = one(Word::UndoAction, "undo", "F12", view.can_undo);
    back.why_not = ui.say(Word::WhyNoUndo);
    if (button(ui, place(), back)) ui.wish(Undo{});
}

// "Được tặng thêm 1": said to the cashier while the shopper is still here.
void gift_hint(Ui& ui, Rect& area) {
    const TillView& view = ui.view.till;
    if (view.gifts.empty()) return;
    const MissingGift& gift = view.gifts.front();
    const Rect strip = cut_bottom(area, ui.m.line(Font::Caption) + ui.u, ui.u / 2);
    chip(ui, {strip.x, strip.y}, strip.height, "tag",
         ui.say(Word::GiftMissing, {std::to_string(gift.pieces), gift.promotion}), Tone::Good,
         strip.width);
}

// What came back, over the new goods: each with its minus.
void exchange_lines(Ui& ui, Rect& area) {
    const auto& exchange = ui.view.till.exchange;
    if (!exchange) return;
    const float u = ui.u, line = ui.m.line(Font::Caption);
    const std::size_t shown = std::min<std::size_t>(exchange->rows.size(), 4);
    const float height = ui.m.touch() + static_cast<float>(shown) * line + 2 * u;
    Rect card = cut_top(area, std::min(height, area.height * 0.6F), u);
    ui.canvas.fill(card, ui.p.amber_tint, ui.m.radius());
    Rect inner = inset(card, 1.5F * u, u);
    Rect top = cut_top(inner, ui.m.touch());
    const ButtonSpec drop{.label = ui.say(Word::ExchangeDrop),
                          .icon = "trash",
                          .look = Look::Quiet,
                          .icon_only = true,
                          .id = "exchange-drop"};
    if (button(ui, cut_right(top, ui.m.touch(), u), drop)) ui.wish(DropExchange{});
    const std::string total = format_money(-exchange->total);
    ui.text(cut_right(top, ui.canvas.width_of(total, Font::Strong, true) + 1, u), total,
            {.font = Font::Strong,
             .color = ui.p.amber,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    ui.text(top, ui.say(Word::ExchangeTitle, {exchange->number}),
            {.font = Font::Caption, .color = ui.p.amber, .lines = 2, .middle = true});
    for (std::size_t i = 0; i < shown; ++i) {
        const ExchangeRow& row = exchange->rows[i];
        const bool english = ui.view.language == Language::English && !row.name_en.empty();
        const bool rest = i + 1 == shown && exchange->rows.size() > shown;
        Rect strip = cut_top(inner, line);
        const std::string amount = rest ? "…" : format_money(-row.amount);
        ui.text(cut_right(strip, ui.canvas.width_of(amount, Font::Caption, true) + 1, u), amount,
                {.font = Font::Caption, .color = ui.p.ink, .align = Align::Right, .tabular = true});
        ui.text(
            strip,
            "\u2212" + format_quantity(row.quantity) + " × " + (english ? row.name_en : row.name),
            {.font = Font::Caption, .color = ui.p.ink});
    }
}

// In words where they leave the title whole, else its picture with its key, else its picture.
void returns_button(Ui& ui, Rect& top, const std::string& title) {
    ButtonSpec back{.label = ui.say(Word::ReturnsWay),
                    .icon = "refresh",
                    .hint = "F6",
                    .look = Look::Quiet,
                    .font = Font::Caption,
                    .id = "returns"};
    const float room = top.width - ui.canvas.width_of(title, Font::Strong) - 2 * ui.u;
    float wide = button_width(ui, back);
    if (wide > room) {
        back.icon_only = true;
        wide = ui.m.touch() * 1.7F;
    }
    if (wide > room) {
        back.hint.clear();
        wide = ui.m.touch();
    }
    if (button(ui, cut_right(top, wide, ui.u), back)) ui.wish(OpenReturns{});
}

}  // namespace

void cart_card(Ui& ui, Rect rect) {
    const TillView& view = ui.view.till;
    const float u = ui.u;
    ui.canvas.card(rect);
    Rect inner = inset(rect, 2.5F * u);
    Rect top = cut_top(inner, ui.m.touch(), u);
    const ButtonSpec clear{.label = ui.say(Word::ClearCart),
                           .icon = "trash",
                           .look = Look::Quiet,
                           .font = Font::Caption};
    if (!view.cart.empty() && button(ui, cut_right(top, button_width(ui, clear), u), clear))
        ui.wish(ClearCart{});
    const ButtonSpec waiting{.label = ui.say(Word::HeldCount, {std::to_string(view.held.size())}),
                             .icon = "list",
                             .hint = "F10",
                             .font = Font::Caption,
                             .id = "held"};
    if (!view.held.empty() && button(ui, cut_right(top, button_width(ui, waiting), u), waiting))
        ui.wish(OpenHeld{});
    const std::size_t lines = view.cart.lines.size();
    const std::string title = lines == 0   ? ui.say(Word::CartTitle)
                              : lines == 1 ? ui.say(Word::CartTitleOneLine)
                                           : ui.say(Word::CartTitleLines, {std::to_string(lines)});
    if (!view.exchange) returns_button(ui, top, title);
    ui.text(top, title, {.font = Font::Strong, .color = ui.p.ink, .middle = true});
    const bool discounted = view.totals && !view.totals->discount.is_zero();
    const float foot = ui.m.main_action() + ui.m.line(Font::Amount) + 2.5F * u +
                       (discounted ? ui.m.line(Font::Caption) : 0);
    cart_foot(ui, cut_bottom(inner, foot, u));
    actions(ui, cut_bottom(inner, ui.m.touch(), 1.5F * u));
    gift_hint(ui, inner);
    ui.canvas.line({inner.x, inner.bottom()}, {inner.right(), inner.bottom()}, ui.p.line,
                   std::max(1.0F, u / 6));
    if (view.problem) {
        const float height = problem_card_height(ui, inner.width, *view.problem);
        problem_card(ui, cut_bottom(inner, height, u), *view.problem, Tone::Attention);
    }
    exchange_lines(ui, inner);
    cart_lines(ui, inner);
}

void action_keys(Ui& ui) {
    const TillView& view = ui.view.till;
    const bool any = !view.cart.empty();
    if (ui.touch.key(Key::F3) && any) ui.wish(OpenPad{PadEdit::DiscountDong, false});
    if (ui.touch.key(Key::F4) && any) ui.wish(OpenPad{PadEdit::DiscountPercent, true});
    if (ui.touch.key(Key::F6) && !view.exchange) ui.wish(OpenReturns{});
    if (ui.touch.key(Key::F8) && any) ui.wish(OpenPad{PadEdit::HoldNote, true});
    if (ui.touch.key(Key::F10) && !view.held.empty()) ui.wish(OpenHeld{});
    if (ui.touch.key(Key::F12) && view.can_undo) ui.wish(Undo{});
}

}  // namespace kiosk::screens::till
