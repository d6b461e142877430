#include "kiosk/screens/office_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kiosk::screens {
namespace {

struct Lane {
    std::size_t column;
    float x, width;
};

std::vector<Lane> lanes_of(const Ui& ui, const OfficeTable& table, Rect inner) {
    const float gap = 2 * ui.u;
    std::vector<Lane> lanes;
    float shares = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (ui.m.portrait && !table.columns[i].narrow) continue;
        lanes.push_back({i, 0, table.columns[i].share});
        shares += table.columns[i].share;
    }
    const float room = inner.width - gap * static_cast<float>(lanes.size() - 1);
    float x = inner.x;
    for (Lane& lane : lanes) {
        lane.width = std::floor(room * lane.width / std::max(shares, 0.01F));
        lane.x = x;
        x += lane.width + gap;
    }
    return lanes;
}

// The title of a column; touched, its order.
void heading(Ui& ui, Rect cell, const OfficeTable& table, std::size_t at) {
    const OfficeColumn& column = table.columns[at];
    const std::string& title = ui.say(column.title);
    const bool sorts = table.ask != nullptr && column.sortable;
    const bool on = sorts && table.ask->column == at;
    const Color ink = on ? ui.p.leaf : ui.p.muted;
    if (!sorts) {
        ui.text(cell, title,
                {.font = Font::Caption, .color = ink, .align = column.align, .middle = true});
        return;
    }
    const Control state = control(ui, WidgetKind::Tab, cell, title, true,
                                  std::string{table.id} + "-sort-" + std::to_string(at));
    if (state.pressed) ui.canvas.fill(cell, ui.p.hover, ui.u);
    Rect words = cell;
    if (on) {
        const float sign = 2.5F * ui.u;
        const float text = std::min(ui.canvas.width_of(title, Font::Caption) + 1,
                                    std::max(1.0F, cell.width - sign - ui.u));
        const float x = column.align == Align::Right ? cell.right() - text - sign - ui.u * 0.5F
                                                     : cell.x + text + ui.u * 0.5F;
        icon(ui, table.ask->descending ? "chevron-down" : "chevron-up",
             {x, cell.middle().y - sign / 2, sign, sign}, ink);
        words = column.align == Align::Right ? Rect{cell.right() - text, cell.y, text, cell.height}
                                             : Rect{cell.x, cell.y, text, cell.height};
    }
    ui.canvas.quiet(true);
    ui.text(words, title,
            {.font = Font::Caption, .color = ink, .align = column.align, .middle = true});
    ui.canvas.quiet(false);
    focus_ring(ui, cell, ui.u, state.focused);
    // Numbers are wanted largest first, words from A.
    const bool first = column.align == Align::Right;
    if (state.activated) ui.wish(SortTable{at, on ? !table.ask->descending : first});
}

void table_cell(Ui& ui, Rect cell, const OfficeColumn& column, std::string_view text, Tone tone,
                bool strong) {
    ui.text(cell, text,
            {.font = strong ? Font::Strong : Font::Body,
             .color = tone == Tone::Neutral ? ui.p.ink : ink_of(ui.p, tone),
             .align = column.align,
             .tabular = column.align == Align::Right,
             .middle = true});
}

void table_row(Ui& ui, Rect line, const OfficeTable& table, const std::vector<Lane>& lanes,
               std::size_t row) {
    const float u = ui.u;
    const std::string first = table.cell(row, lanes.front().column);
    Control state;
    if (table.open) {
        state = control(ui, WidgetKind::Row, line, first, true,
                        std::string{table.id} + "-row-" + std::to_string(row));
    }
    const Rect wide = inset(line, -1.5F * u, 0);
    if (table.chosen == row || state.pressed)
        ui.canvas.fill(wide, table.chosen == row ? ui.p.leaf_tint : ui.p.hover, u);
    Rect cells = line;
    if (table.under) {
        cells = inset(line, 0, u);
        const Rect second = cut_bottom(cells, ui.m.line(Font::Body));
        ui.text(second, table.under(row), {.font = Font::Body, .color = ui.p.muted, .lines = 1});
    }
    if (table.open) ui.canvas.quiet(true);
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (i == 1 && table.open) ui.canvas.quiet(false);
        const std::size_t at = lanes[i].column;
        table_cell(ui, {lanes[i].x, cells.y, lanes[i].width, cells.height}, table.columns[at],
                   i == 0 ? first : table.cell(row, at),
                   table.tone ? table.tone(row, at) : Tone::Neutral, false);
    }
    if (lanes.size() == 1 && table.open) ui.canvas.quiet(false);
    ui.canvas.line({line.x, line.bottom()}, {line.right(), line.bottom()}, ui.p.line, 1);
    focus_ring(ui, wide, u, state.focused);
    if (state.activated) table.open(row);
}

void pages(Ui& ui, Rect& inner, const OfficeTable& table) {
    if (table.ask == nullptr || (table.total <= kTablePage && !table.at_least)) return;
    Rect strip = cut_bottom(inner, ui.m.touch(), ui.u);
    const std::size_t page = table.ask->page;
    const std::size_t count = (table.total + kTablePage - 1) / kTablePage;
    const float wide = ui.m.touch();
    if (button(ui, cut_right(strip, wide, ui.u),
               {.label = ui.say(Word::NextPage),
                .icon = "chevron-right",
                .enabled = page + 1 < count || table.at_least,
                .icon_only = true}))
        ui.wish(TurnPage{page + 1});
    if (button(ui, cut_right(strip, wide, 2 * ui.u),
               {.label = ui.say(Word::PageBefore),
                .icon = "chevron-left",
                .enabled = page > 0,
                .icon_only = true}))
        ui.wish(TurnPage{page - 1});
    const auto first = static_cast<std::int64_t>(page * kTablePage);
    ui.text(strip,
            ui.say(table.at_least ? Word::RowsOfMore : Word::RowsOf,
                   {format_digits(first + 1),
                    format_digits(first + static_cast<std::int64_t>(table.rows)),
                    format_digits(static_cast<std::int64_t>(table.total))}),
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Right, .middle = true});
}

void foot(Ui& ui, Rect& inner, const OfficeTable& table, const std::vector<Lane>& lanes) {
    if (table.foot.empty()) return;
    const Rect line = cut_bottom(inner, ui.m.line(Font::Body) + 2.5F * ui.u);
    ui.canvas.line({line.x, line.y}, {line.right(), line.y}, ui.p.muted, std::max(1.0F, ui.u / 6));
    for (const Lane& lane : lanes) {
        if (lane.column >= table.foot.size()) continue;
        table_cell(ui, {lane.x, line.y, lane.width, line.height}, table.columns[lane.column],
                   table.foot[lane.column], Tone::Neutral, true);
    }
}

}  // namespace

void office_table(Ui& ui, Rect area, const OfficeTable& table) {
    const float u = ui.u;
    ui.canvas.card(area);
    Rect inner = inset(area, 3 * u, 1.5F * u);
    if (table.rows == 0) {
        if (table.loading)
            busy_state(ui, inner, ui.say(Word::Loading));
        else
            empty_state(ui, inner, table.empty_icon, ui.say(table.empty), "");
        return;
    }
    pages(ui, inner, table);
    const std::vector<Lane> lanes = lanes_of(ui, table, inner);
    const Rect head = cut_top(inner, std::max(7 * u, ui.m.line(Font::Caption) + 2 * u));
    for (const Lane& lane : lanes)
        heading(ui, {lane.x, head.y, lane.width, head.height}, table, lane.column);
    ui.canvas.line({head.x, head.bottom()}, {head.right(), head.bottom()}, ui.p.muted,
                   std::max(1.0F, u / 6));
    foot(ui, inner, table, lanes);
    const float height = (table.open ? std::max(7 * u, ui.m.line(Font::Body) + 2.5F * u)
                                     : ui.m.line(Font::Body) + 2 * u) +
                         (table.under ? ui.m.line(Font::Body) : 0);
    const std::optional<Color> before = ui.ground;
    ui.ground = ui.p.card;
    {
        ScrollArea scroll{ui, table.id, inner, height * static_cast<float>(table.rows)};
        const Rect content = scroll.content();
        // Rows just outside are drawn too, so that keys can walk on to them.
        const float above = std::floor((inner.y - content.y) / height) - 1;
        const auto first = static_cast<std::size_t>(std::max(0.0F, above));
        const auto shown = static_cast<std::size_t>(inner.height / height) + 4;
        for (std::size_t row = first; row < std::min(table.rows, first + shown); ++row)
            table_row(
                ui,
                {content.x, content.y + height * static_cast<float>(row), content.width, height},
                table, lanes, row);
    }
    ui.ground = before;
}

void office_search(Ui& ui, Rect& area, const TableAsk& ask, Word hint) {
    if (std::exchange(ui.passing.typed_in_form, false)) ui.passing.keyboard = false;
    std::string query = ask.query;
    if (const auto typed = edited(ui, query)) query = *typed;
    search_line(ui, area, query, hint, "search", "");
    on_screen_keyboard(ui, area, query);
    if (query != ask.query) ui.wish(SearchTable{query});
}

}  // namespace kiosk::screens
