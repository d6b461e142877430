// Looking for goods without a code: by group, by place, by stars, by words.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/browse_parts.h"
#include "kiosk/screens/shopper_parts.h"

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
    ScrollArea scroll{ui, "results", area, static_cast<float>(rows) * (height + gap) + more + u,
                      ScrollArea::Keeps::Low};
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

// What was chosen, and the way back to the list.
void chosen(Ui& ui, Rect& area) {
    const BrowseView& view = ui.view.browse;
    Rect strip = ui.m.portrait ? cut_bottom(area, ui.m.touch(), 2 * ui.u)
                               : cut_top(area, ui.m.touch(), 2 * ui.u);
    Word all = Word::AllGroups;
    std::string title = view.group ? ui.say(title_of(*view.group)) : "";
    if (view.mode == BrowseMode::Places) {
        all = Word::AllPlaces;
        title = view.province_asked.empty()
                    ? view.province
                    : ui.say(Word::OldNameOf, {view.province_asked, view.province});
    }
    if (view.mode == BrowseMode::Stars) {
        all = Word::AllStars;
        title = ui.say(Word::StarsOcop, {std::to_string(view.stars.value_or(0))});
    }
    const ButtonSpec spec{.label = ui.say(all), .icon = "chevron-left"};
    if (button(ui, cut_left(strip, button_width(ui, spec), 2 * ui.u), spec)) {
        if (view.mode == BrowseMode::Places) ui.wish(ChooseProvince{""});
        if (view.mode == BrowseMode::Groups) ui.wish(ChooseGroup{});
        if (view.mode == BrowseMode::Stars) ui.wish(ChooseStars{});
    }
    ui.text(strip, title, {.font = Font::Title, .color = ui.p.ink, .middle = true});
}

void tabs(Ui& ui, Rect rect) {
    const auto tab = segmented(ui, rect,
                               {ui.say(Word::ByGroup), ui.say(Word::ByPlace), ui.say(Word::ByStars),
                                ui.say(Word::ByWords)},
                               static_cast<int>(tab_of(ui.view.browse.mode)),
                               {"grid", "map-pin", "star", "search"});
    if (!tab) return;
    ui.wish(ChooseBrowseMode{kBrowseTabs[static_cast<std::size_t>(*tab)]});
    ui.passing.keyboard = kBrowseTabs[static_cast<std::size_t>(*tab)] == BrowseMode::Search;
}

bool nothing_chosen(const BrowseView& view) {
    return (view.mode == BrowseMode::Groups && !view.group) ||
           (view.mode == BrowseMode::Places && view.province.empty()) ||
           (view.mode == BrowseMode::Stars && !view.stars);
}

// Shoppers find the way back and the tabs below, where an arm reaches from a wheelchair too.
void frame(Ui& ui, Rect& area) {
    if (ui.view.status.staff) {
        header(ui, area, ui.say(Word::BrowseTitle), true);
        Rect strip = cut_top(area, ui.m.touch(), 2.5F * ui.u);
        if (!ui.m.portrait) strip.width = std::min(strip.width, 140 * ui.u);
        return tabs(ui, strip);
    }
    Rect strip = cut_bottom(area, ui.m.main_action(), 2.5F * ui.u);
    const ButtonSpec back{
        .label = ui.say(Word::Back), .icon = "arrow-left", .icon_only = ui.m.portrait};
    const float wide = ui.m.portrait ? strip.height : std::max(button_width(ui, back), 22 * ui.u);
    if (button(ui, cut_left(strip, wide, 2 * ui.u), back)) ui.wish(GoBack{});
    tabs(ui, strip);
    ui.text(cut_top(area, ui.m.line(Font::Title), 2 * ui.u), ui.say(Word::BrowseTitle),
            {.font = Font::Title, .color = ui.p.ink});
}

}  // namespace

void draw_browse(Ui& ui, Rect area) {
    const BrowseView& view = ui.view.browse;
    frame(ui, area);
    std::string query = view.query;
    if (const auto typed = edited(ui, query)) {
        query = *typed;
        if (view.mode != BrowseMode::Search) ui.wish(ChooseBrowseMode{BrowseMode::Search});
    }
    if (view.mode == BrowseMode::Search) {
        // In portrait the field stands above its keyboard, within reach; the results above both.
        Rect* from = &area;
        Rect low = area;
        if (ui.m.portrait) {
            const float keys = ui.passing.keyboard ? keyboard_height(ui) + ui.u : 0;
            low = cut_bottom(area, keys + ui.m.touch(), 2 * ui.u);
            from = &low;
        }
        search_line(ui, *from, query, Word::SearchField, "search", "");
        on_screen_keyboard(ui, *from, query);
        results(ui, area);
    } else if (!nothing_chosen(view)) {
        chosen(ui, area);
        results(ui, area);
    } else if (view.mode == BrowseMode::Groups) {
        group_tiles(ui, area);
    } else if (view.mode == BrowseMode::Places) {
        place_tiles(ui, area);
    } else {
        star_tiles(ui, area);
    }
    if (query != view.query) ui.wish(SearchTyped{query});
    if (view.mode == BrowseMode::Search && ui.touch.key(Key::Enter)) ui.wish(SubmitSearch{});
}

}  // namespace kiosk::screens
