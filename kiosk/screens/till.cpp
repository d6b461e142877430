// Selling: find or scan on one side, the cart on the other.
#include <algorithm>

#include "kiosk/screens/till_parts.h"

namespace kiosk::screens {
namespace {

using till::cart_card;
using till::stepped;

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

void till_keys(Ui& ui, const std::string& query) {
    const TillView& view = ui.view.till;
    ui.touch.key(Key::F2);  // here already: the field always listens
    till::action_keys(ui);
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

// "3 ×": what the next product is counted by, beside the field.
void next_quantity(Ui& ui, Rect& area) {
    const TillView& view = ui.view.till;
    if (!view.next_quantity) return;
    const std::string text = ui.say(Word::NextQuantity, {format_quantity(*view.next_quantity)});
    chip(ui, {area.x, area.y}, ui.m.line(Font::Body) + ui.u, "plus", text, Tone::Information,
         area.width);
    cut_top(area, ui.m.line(Font::Body) + ui.u, ui.u);
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
    const bool padded =
        view.quantity_pad.has_value() && (view.selected.has_value() || view.pad_for_sale);
    header(ui, area, ui.say(Word::TillTitle), false);
    std::string query = view.query;
    if (!padded && !view.held_open) {
        till_keys(ui, query);
        if (const auto now = edited(ui, query)) query = *now;
        // Typed and finished within one frame: the field's whole text first, then Enter.
        if (query != view.query) ui.wish(SearchTyped{query});
        till_enter(ui, query);
    }
    Rect cart = ui.m.portrait ? cut_bottom(area, area.height * 0.44F, 3 * ui.u)
                              : cut_right(area, area.width * 0.41F, 3 * ui.u);
    next_quantity(ui, area);
    const std::string typed = query;
    search_line(ui, area, query, Word::TillField, "scan", "F2");
    group_tabs(ui, area);
    on_screen_keyboard(ui, area, query);
    goods(ui, area, query);
    cart_card(ui, cart);
    if (query != typed) ui.wish(SearchTyped{query});
    if (padded) draw_quantity_pad(ui, whole);
    if (view.held_open && !padded) till::held_list(ui, whole);
}

}  // namespace kiosk::screens
