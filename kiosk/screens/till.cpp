// Selling: find or scan on one side, the cart on the other.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

float widest_word(const Ui& ui, const std::string& text) {
    float widest = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        widest = std::max(widest, ui.canvas.width_of(text.substr(at, end - at), Font::Caption));
        at = end + 1;
    }
    return widest;
}

void group_tabs(Ui& ui, Rect& area) {
    const float gap = ui.u;
    const auto& chosen = ui.view.till.group;
    std::vector<std::string> labels{ui.say(Word::Favourites)};
    for (const Group group : kAllGroups) labels.push_back(ui.say(title_of(group)));
    float widest = 0;
    for (const std::string& label : labels) widest = std::max(widest, widest_word(ui, label));
    // One row where every word fits, two where the letters are large.
    const int rows = widest + 3 * ui.u > (area.width - 6 * gap) / 7 ? 2 : 1;
    const int columns = rows == 1 ? 7 : 4;
    const float height = std::max(ui.m.touch(), 2 * ui.m.line(Font::Caption) + 0.5F * ui.u);
    const Rect strip = cut_top(area, static_cast<float>(rows) * (height + gap) - gap, 2 * ui.u);
    for (int i = 0; i < 7; ++i) {
        const bool all = i == 0;
        const Group group = all ? Group::Food : kAllGroups[i - 1];
        const bool on = all ? !chosen : chosen && *chosen == group;
        const ButtonSpec spec{.label = labels[static_cast<std::size_t>(i)],
                              .look = on ? Look::Selected : Look::Secondary,
                              .kind = WidgetKind::Tab,
                              .font = Font::Caption};
        if (button(ui, column(row(strip, i / columns, rows, gap), i % columns, columns, gap), spec))
            ui.wish(ChooseGroup{all ? std::optional<Group>{} : std::optional<Group>{group}});
    }
}

void goods(Ui& ui, Rect area, const std::string& query) {
    const TillView& view = ui.view.till;
    const auto& list = query.empty() ? view.favourites : view.results;
    const float gap = 1.5F * ui.u;
    if (list.empty()) {
        if (view.loading) return busy_state(ui, area, ui.say(Word::Loading));
        const bool searching = !query.empty();
        if (empty_state(
                ui, area, searching ? "search" : "scan",
                searching ? ui.say(Word::NothingFound, {query}) : ui.say(Word::NoFavourites),
                searching ? ui.say(Word::ClearSearch) : std::string{}))
            ui.wish(SearchTyped{""});
        return;
    }
    const int columns = 4;
    const float width =
        (area.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height = product_tile_height(ui, width);
    const auto count = static_cast<int>(list.size());
    const int rows = (count + columns - 1) / columns;
    ScrollArea scroll{ui, query.empty() ? "favourites" : "results", area,
                      static_cast<float>(rows) * (height + gap)};
    const Rect content = scroll.content();
    for (int i = 0; i < count; ++i) {
        const kiosk::Product& product = list[static_cast<std::size_t>(i)];
        if (product_tile(
                ui,
                {content.x + static_cast<float>(i % columns) * (width + gap),
                 content.y + static_cast<float>(i / columns) * (height + gap), width, height},
                product, "till-" + product.id.text()))
            ui.wish(AddToCart{product.id});
    }
}

Quantity stepped(const SaleLine& line, std::int64_t by) {
    const std::int64_t now = line.quantity.thousandths() + by * 1000;
    return Quantity::from_thousandths(std::max<std::int64_t>(0, now));
}

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
    if (!line.discount.is_zero()) price += "  " + format_money(-line.discount);
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
    ScrollArea scroll{ui, "cart", area, shape.height * static_cast<float>(cart.lines.size())};
    Rect content = scroll.content();
    // The newest line stands first: it is the one that was just scanned.
    for (std::size_t i = cart.lines.size(); i-- > 0;)
        cart_line(ui, cut_top(content, shape.height), i, cart.lines[i], shape);
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
    const Money total = view.totals ? view.totals->total : Money{};
    Rect line = cut_bottom(foot, ui.m.line(Font::Amount));
    const std::string text = format_money(total);
    const float width = ui.canvas.width_of(text, Font::Amount, true) + 1;
    const Font font = width < line.width - 14 * u ? Font::Amount : Font::Strong;
    ui.text(
        cut_right(line, std::min(width, line.width)), text,
        {.font = font, .color = ui.p.ink, .align = Align::Right, .tabular = true, .middle = true});
    ui.text(line, ui.say(Word::Total), {.font = Font::Strong, .color = ui.p.muted, .middle = true});
    if (view.totals && !view.totals->discount.is_zero()) {
        Rect discount = cut_bottom(foot, ui.m.line(Font::Caption));
        ui.text(discount, ui.say(Word::Discount), {.font = Font::Caption, .color = ui.p.muted});
        ui.text(
            discount, format_money(-view.totals->discount),
            {.font = Font::Caption, .color = ui.p.amber, .align = Align::Right, .tabular = true});
    }
}

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
    const std::size_t lines = view.cart.lines.size();
    ui.text(top,
            lines == 0   ? ui.say(Word::CartTitle)
            : lines == 1 ? ui.say(Word::CartTitleOneLine)
                         : ui.say(Word::CartTitleLines, {std::to_string(lines)}),
            {.font = Font::Strong, .color = ui.p.ink, .middle = true});
    const bool discounted = view.totals && !view.totals->discount.is_zero();
    const float foot = ui.m.main_action() + ui.m.line(Font::Amount) + 2.5F * u +
                       (discounted ? ui.m.line(Font::Caption) : 0);
    cart_foot(ui, cut_bottom(inner, foot, u));
    ui.canvas.line({inner.x, inner.bottom()}, {inner.right(), inner.bottom()}, ui.p.line,
                   std::max(1.0F, u / 6));
    if (view.problem) {
        const float height = problem_card_height(ui, inner.width, *view.problem);
        problem_card(ui, cut_bottom(inner, height, u), *view.problem, Tone::Attention);
    }
    cart_lines(ui, inner);
}

void till_keys(Ui& ui, const std::string& query) {
    const TillView& view = ui.view.till;
    ui.touch.key(Key::F2);  // here already: the field always listens
    const std::size_t count = view.cart.lines.size();
    if (count == 0) return;
    const std::size_t line = view.selected.value_or(count - 1);
    if (line >= count) return;
    const SaleLine& chosen = view.cart.lines[line];
    // In an empty field + and − count; in a word they are letters.
    if (query.empty() && ui.touch.key(Key::Plus)) {
        ui.touch.swallow("+");
        ui.wish(ChangeQuantity{line, stepped(chosen, 1)});
    }
    if (query.empty() && ui.touch.key(Key::Minus)) {
        ui.touch.swallow("-");
        if (chosen.quantity > Quantity::pieces(1))
            ui.wish(ChangeQuantity{line, stepped(chosen, -1)});
    }
    if (ui.touch.key(Key::Delete)) ui.wish(RemoveLine{line});
    if (ui.touch.key(Key::PageDown) && line > 0) ui.wish(SelectLine{line - 1});
    if (ui.touch.key(Key::PageUp) && line + 1 < count) ui.wish(SelectLine{line + 1});
}

void till_enter(Ui& ui, const std::string& query) {
    if (!ui.touch.key(Key::Enter)) return;
    if (!query.empty())
        ui.wish(SubmitSearch{});
    else if (ui.view.till.selected)
        ui.wish(OpenQuantityPad{*ui.view.till.selected});
}

}  // namespace

void draw_till(Ui& ui, Rect area) {
    const TillView& view = ui.view.till;
    const Rect whole = area;
    const bool padded = view.quantity_pad.has_value() && view.selected.has_value();
    header(ui, area, ui.say(Word::TillTitle), false);
    std::string query = view.query;
    if (!padded) {
        till_keys(ui, query);
        if (const auto now = edited(ui, query)) query = *now;
        // Typed and finished within one frame: the field's whole text first, then Enter.
        if (query != view.query) ui.wish(SearchTyped{query});
        till_enter(ui, query);
    }
    Rect cart = ui.m.portrait ? cut_bottom(area, area.height * 0.44F, 3 * ui.u)
                              : cut_right(area, area.width * 0.41F, 3 * ui.u);
    const std::string typed = query;
    search_line(ui, area, query, Word::TillField, "scan", "F2");
    group_tabs(ui, area);
    on_screen_keyboard(ui, area, query);
    goods(ui, area, query);
    cart_card(ui, cart);
    if (query != typed) ui.wish(SearchTyped{query});
    if (padded) draw_quantity_pad(ui, whole);
}

}  // namespace kiosk::screens
