#include <algorithm>
#include <cmath>

#include "kiosk/core/vietnamese_text.h"
#include "kiosk/screens/browse_parts.h"
#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

void nothing_yet(Ui& ui, Rect area) {
    if (!ui.view.browse.known) return busy_state(ui, area, ui.say(Word::Loading));
    empty_state(ui, area, "box", ui.say(Word::NoCatalogue), "");
}

std::string count_words(const Ui& ui, std::int64_t count) {
    return count == 1 ? ui.say(Word::OneProduct)
                      : ui.say(Word::ProductCount, {format_digits(count)});
}

// In portrait a list that does not fill its place stands low.
Rect within_reach(const Ui& ui, Rect area, float height) {
    if (height >= area.height) return area;
    if (ui.m.portrait) cut_top(area, area.height - height);
    area.height = height;
    return area;
}

Control card_tile(Ui& ui, Rect cell, std::string_view label, WidgetKind kind, std::string_view id) {
    const Control state = control(ui, kind, cell, label, true, id);
    ui.canvas.card(cell);
    if (state.pressed) ui.canvas.fill(inset(cell, 1), ui.p.hover, ui.m.radius());
    return state;
}

}  // namespace

void group_tiles(Ui& ui, Rect area) {
    const BrowseView& view = ui.view.browse;
    const float u = ui.u, gap = 3 * u;
    const int columns = ui.m.portrait ? 2 : 3;
    const int rows = (static_cast<int>(view.groups.size()) + columns - 1) / columns;
    if (rows == 0) return nothing_yet(ui, area);
    area = within_reach(ui, area, static_cast<float>(rows) * 48 * u);
    for (int i = 0; i < static_cast<int>(view.groups.size()); ++i) {
        const auto& [group, count] = view.groups[static_cast<std::size_t>(i)];
        const Rect cell = column(row(area, i / columns, rows, gap), i % columns, columns, gap);
        const std::string& title = ui.say(title_of(group));
        const Control state = card_tile(ui, cell, title, WidgetKind::Tile, {});
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
            count_words(ui, count),
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Center});
        focus_ring(ui, cell, ui.m.radius(), state.focused);
        if (state.activated) ui.wish(ChooseGroup{group});
    }
}

namespace {

// A province of today with its count, or a name of before 2025-07-01 that leads to one.
struct PlaceEntry {
    std::string name;
    std::string today;  // of an old name
    std::int64_t count{0};
};

std::vector<PlaceEntry> entries_of(const BrowseView& view) {
    std::vector<PlaceEntry> entries;
    for (const auto& [name, count] : view.provinces) entries.push_back({name, {}, count});
    // An old name leads somewhere, or it is not offered.
    const auto has_goods = [&](const std::string& today) {
        return std::any_of(view.provinces.begin(), view.provinces.end(),
                           [&](const auto& one) { return one.first == today; });
    };
    for (const auto& [old, today] : view.old_provinces)
        if (has_goods(today)) entries.push_back({old, today, 0});
    std::sort(entries.begin(), entries.end(), [](const PlaceEntry& a, const PlaceEntry& b) {
        return compare_vietnamese(a.name, b.name) < 0;
    });
    return entries;
}

// Short where it is long: "TP. Hồ Chí Minh".
std::string short_name(std::string_view name) {
    constexpr std::string_view kCity = "Thành phố ";
    if (!name.starts_with(kCity)) return std::string{name};
    return "TP. " + std::string{name.substr(kCity.size())};
}

void place_tile(Ui& ui, Rect cell, const PlaceEntry& entry) {
    const float u = ui.u;
    const bool old = !entry.today.empty();
    const Control state =
        card_tile(ui, cell, entry.name, WidgetKind::Row, "place-tile-" + entry.name);
    Rect inner = inset(cell, 2.5F * u, 0);
    if (!old) {
        const std::string number = format_digits(entry.count);
        ui.text(cut_right(inner, ui.canvas.width_of(number, Font::Strong) + 1, u), number,
                {.font = Font::Strong, .color = ui.p.leaf, .align = Align::Right, .middle = true});
    }
    ui.canvas.quiet(true);
    if (old) {
        const float words = ui.m.line(Font::Body) + ui.m.line(Font::Caption);
        cut_top(inner, (inner.height - words) / 2);
        ui.text(cut_top(inner, ui.m.line(Font::Body)), entry.name,
                {.font = Font::Body, .color = ui.p.muted});
    } else {
        ui.text(inner, short_name(entry.name),
                {.font = Font::Strong, .color = ui.p.ink, .middle = true});
    }
    ui.canvas.quiet(false);
    if (old)
        ui.text(inner, ui.say(Word::NowIn, {short_name(entry.today)}),
                {.font = Font::Caption, .color = ui.p.muted});
    focus_ring(ui, cell, ui.m.radius(), state.focused);
    if (state.activated) ui.wish(ChooseProvince{entry.name});
}

}  // namespace

void place_tiles(Ui& ui, Rect area) {
    const float u = ui.u, gap = 1.5F * u;
    const std::vector<PlaceEntry> entries = entries_of(ui.view.browse);
    if (entries.empty()) return nothing_yet(ui, area);
    const float height =
        std::max(ui.m.touch(), ui.m.line(Font::Body) + ui.m.line(Font::Caption) + 1.5F * u);
    const int columns = ui.m.portrait ? (ui.view.text_scale > 1.3F ? 2 : 3) : 5;
    const auto count = static_cast<int>(entries.size());
    const int rows = (count + columns - 1) / columns;
    const float whole = static_cast<float>(rows) * (height + gap);
    area = within_reach(ui, area, whole);
    area.width -= u;
    ScrollArea scroll{ui, "provinces", area, whole, ScrollArea::Keeps::Low};
    const Rect content = scroll.content();
    // Downwards, as an alphabetical list is read.
    for (int i = 0; i < count; ++i) {
        const Rect line{content.x, content.y + static_cast<float>(i % rows) * (height + gap),
                        content.width, height};
        place_tile(ui, column(line, i / rows, columns, gap), entries[static_cast<std::size_t>(i)]);
    }
}

void star_tiles(Ui& ui, Rect area) {
    std::vector<std::pair<int, std::int64_t>> counts = ui.view.browse.stars_counts;
    std::erase_if(counts, [](const auto& one) { return one.second == 0; });
    if (counts.empty()) return nothing_yet(ui, area);
    const float u = ui.u, gap = 2 * u, radius = 2.6F * u;
    const int rows = static_cast<int>(counts.size());
    area = within_reach(ui, area, static_cast<float>(rows) * 17 * u);
    for (int i = 0; i < rows; ++i) {
        const auto& [stars_of_row, count] = counts[static_cast<std::size_t>(i)];
        const Rect cell = row(area, i, rows, gap);
        const std::string title = ui.say(Word::StarsOcop, {std::to_string(stars_of_row)});
        const Control state = card_tile(ui, cell, title, WidgetKind::Tile, {});
        Rect inner = inset(cell, 3 * u, 0);
        stars(ui, {inner.x, inner.middle().y}, radius, stars_of_row);
        cut_left(inner, stars_width(radius), 4 * u);
        ui.text(cut_right(inner, 30 * u), count_words(ui, count),
                {.font = Font::Body, .color = ui.p.muted, .align = Align::Right, .middle = true});
        ui.canvas.quiet(true);
        ui.text(inner, title, {.font = Font::Title, .color = ui.p.ink, .middle = true});
        ui.canvas.quiet(false);
        focus_ring(ui, cell, ui.m.radius(), state.focused);
        if (state.activated) ui.wish(ChooseStars{stars_of_row});
    }
}

}  // namespace kiosk::screens
