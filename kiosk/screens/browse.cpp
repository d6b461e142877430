// Looking for goods without a code: by group, by place, by words.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

void results(Ui& ui, Rect area) {
    const BrowseView& view = ui.view.browse;
    const float u = ui.u, gap = 2 * u;
    if (view.results.empty()) {
        if (view.loading) return busy_state(ui, area, ui.say(Word::Loading));
        if (view.mode == BrowseMode::Search && view.query.empty()) {
            empty_state(ui, area, "search", ui.say(Word::SearchHelp), "");
            return;
        }
        const bool searching = view.mode == BrowseMode::Search;
        if (empty_state(
                ui, area, searching ? "search" : "box",
                searching ? ui.say(Word::NothingFound, {view.query}) : ui.say(Word::NothingHere),
                ui.say(searching ? Word::ClearSearch : Word::BrowseByGroup))) {
            if (searching)
                ui.wish(SearchTyped{""});
            else
                ui.wish(ChooseBrowseMode{BrowseMode::Groups});
        }
        return;
    }
    int columns = ui.m.portrait ? 3 : 5;
    const auto width_of = [&] {
        return (area.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    };
    float width = width_of(), height = product_tile_height(ui, width);
    // Above the keyboard of a small screen whole rows say more than half a picture.
    const bool low = area.height < height + u;
    if (low) {
        columns = ui.m.portrait ? 1 : 3;
        width = width_of();
        height = product_row_height(ui);
    }
    const auto count = static_cast<int>(view.results.size());
    const int rows = (count + columns - 1) / columns;
    const float more = view.more ? ui.m.touch() + gap : 0;
    ScrollArea scroll{ui, "results", area, static_cast<float>(rows) * (height + gap) + more + u};
    const Rect content = scroll.content();
    for (int i = 0; i < count; ++i) {
        const kiosk::Product& product = view.results[static_cast<std::size_t>(i)];
        const Rect tile{content.x + static_cast<float>(i % columns) * (width + gap),
                        content.y + static_cast<float>(i / columns) * (height + gap), width,
                        height};
        const std::string id = "result-" + product.id.text();
        if (low ? product_row(ui, tile, product, id) : product_tile(ui, tile, product, id))
            ui.wish(OpenProduct{product.id});
    }
    if (!view.more) return;
    const float wide = 40 * u;
    if (button(ui,
               {content.middle().x - wide / 2,
                content.y + static_cast<float>(rows) * (height + gap), wide, ui.m.touch()},
               {.label = ui.say(Word::ShowMore), .busy = view.loading}))
        ui.wish(ShowMore{});
}

void nothing_yet(Ui& ui, Rect area) {
    if (!ui.view.browse.known) return busy_state(ui, area, ui.say(Word::Loading));
    empty_state(ui, area, "box", ui.say(Word::NoCatalogue), "");
}

void group_tiles(Ui& ui, Rect area) {
    const BrowseView& view = ui.view.browse;
    const float u = ui.u, gap = 3 * u;
    const int columns = ui.m.portrait ? 2 : 3;
    const int rows = (static_cast<int>(view.groups.size()) + columns - 1) / columns;
    if (rows == 0) return nothing_yet(ui, area);
    area.height = std::min(area.height, static_cast<float>(rows) * 48 * u);
    for (int i = 0; i < static_cast<int>(view.groups.size()); ++i) {
        const auto& [group, count] = view.groups[static_cast<std::size_t>(i)];
        const Rect cell = column(row(area, i / columns, rows, gap), i % columns, columns, gap);
        const std::string& title = ui.say(title_of(group));
        const Control state = control(ui, WidgetKind::Tile, cell, title, true);
        ui.canvas.card(cell);
        if (state.pressed) ui.canvas.fill(inset(cell, 1), ui.p.hover, ui.m.radius());
        const float sign = std::min(10 * u, cell.height * 0.36F);
        const float block = sign + 1.5F * u + ui.m.line(Font::Title) + ui.m.line(Font::Caption);
        float y = cell.y + (cell.height - block) / 2;
        const Rect disc = inset({cell.middle().x - sign / 2, y, sign, sign}, -1.25F * u);
        ui.canvas.fill(disc, ui.p.leaf_tint, disc.width / 2);
        icon(ui, icon_of(group), inset(disc, 2.25F * u), ui.p.leaf);
        y += sign + 2 * u;
        ui.canvas.quiet(true);
        ui.text({cell.x + u, y, cell.width - 2 * u, ui.m.line(Font::Title)}, title,
                {.font = Font::Title, .color = ui.p.ink, .align = Align::Center});
        ui.canvas.quiet(false);
        ui.text(
            {cell.x + u, y + ui.m.line(Font::Title), cell.width - 2 * u, ui.m.line(Font::Caption)},
            count == 1 ? ui.say(Word::OneProduct)
                       : ui.say(Word::ProductCount, {format_digits(count)}),
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Center});
        focus_ring(ui, cell, ui.m.radius(), state.focused);
        if (state.activated) ui.wish(ChooseGroup{group});
    }
}

void province_tiles(Ui& ui, Rect area) {
    const BrowseView& view = ui.view.browse;
    const float u = ui.u, gap = 2 * u, height = ui.m.touch() + 2 * u;
    if (view.provinces.empty()) return nothing_yet(ui, area);
    const int columns = ui.m.portrait ? 2 : 4;
    const auto count = static_cast<int>(view.provinces.size());
    const int rows = (count + columns - 1) / columns;
    ScrollArea scroll{ui, "provinces", area, static_cast<float>(rows) * (height + gap)};
    const Rect content = scroll.content();
    for (int i = 0; i < count; ++i) {
        const auto& [province, goods] = view.provinces[static_cast<std::size_t>(i)];
        const Rect line{content.x, content.y + static_cast<float>(i / columns) * (height + gap),
                        content.width, height};
        const Rect cell = column(line, i % columns, columns, gap);
        const Control state = control(ui, WidgetKind::Row, cell, province, true);
        ui.canvas.card(cell);
        if (state.pressed) ui.canvas.fill(inset(cell, 1), ui.p.hover, ui.m.radius());
        Rect inner = inset(cell, 2.5F * u, 0);
        const std::string number = format_digits(goods);
        ui.text(cut_right(inner, ui.canvas.width_of(number, Font::Strong) + 1, u), number,
                {.font = Font::Strong, .color = ui.p.leaf, .align = Align::Right, .middle = true});
        ui.canvas.quiet(true);
        ui.text(inner, province, {.font = Font::Body, .color = ui.p.ink, .middle = true});
        ui.canvas.quiet(false);
        focus_ring(ui, cell, ui.m.radius(), state.focused);
        if (state.activated) ui.wish(ChooseProvince{province});
    }
}

// What was chosen, and the way back to the list.
void chosen(Ui& ui, Rect& area, std::string_view title, bool group) {
    Rect strip = cut_top(area, ui.m.touch(), 2 * ui.u);
    const ButtonSpec spec{.label = ui.say(group ? Word::AllGroups : Word::AllPlaces),
                          .icon = "chevron-left"};
    if (button(ui, cut_left(strip, button_width(ui, spec), 2 * ui.u), spec)) {
        if (group)
            ui.wish(ChooseGroup{});
        else
            ui.wish(ChooseProvince{""});
    }
    ui.text(strip, title, {.font = Font::Title, .color = ui.p.ink, .middle = true});
}

}  // namespace

void draw_browse(Ui& ui, Rect area) {
    const BrowseView& view = ui.view.browse;
    header(ui, area, ui.say(Word::BrowseTitle), true);
    const float width = ui.m.portrait ? area.width : std::min(area.width, 110 * ui.u);
    Rect tabs = cut_top(area, ui.m.touch(), 2.5F * ui.u);
    tabs.width = width;
    const auto tab =
        segmented(ui, tabs, {ui.say(Word::ByGroup), ui.say(Word::ByPlace), ui.say(Word::ByWords)},
                  static_cast<int>(view.mode), {"grid", "map-pin", "search"});
    if (tab) {
        ui.wish(ChooseBrowseMode{static_cast<BrowseMode>(*tab)});
        ui.passing.keyboard = *tab == 2;
    }
    std::string query = view.query;
    if (const auto typed = edited(ui, query)) {
        query = *typed;
        if (view.mode != BrowseMode::Search) ui.wish(ChooseBrowseMode{BrowseMode::Search});
    }
    if (view.mode == BrowseMode::Search) {
        search_line(ui, area, query, Word::SearchField, "search", "");
        on_screen_keyboard(ui, area, query);
        results(ui, area);
    } else if (view.mode == BrowseMode::Groups && !view.group) {
        group_tiles(ui, area);
    } else if (view.mode == BrowseMode::Places && view.province.empty()) {
        province_tiles(ui, area);
    } else {
        chosen(ui, area,
               view.mode == BrowseMode::Groups ? ui.say(title_of(*view.group)) : view.province,
               view.mode == BrowseMode::Groups);
        results(ui, area);
    }
    if (query != view.query) ui.wish(SearchTyped{query});
    if (view.mode == BrowseMode::Search && ui.touch.key(Key::Enter)) ui.wish(SubmitSearch{});
}

}  // namespace kiosk::screens
