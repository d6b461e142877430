// The shop's figures at a glance: how much, against before, over time, and who and what brought it.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/charts.h"
#include "kiosk/screens/office_form.h"
#include "kiosk/screens/totals_parts.h"

namespace kiosk::screens {

Rect opening_card(Ui& ui, Rect rect, Word title, TotalsPart part) {
    const std::string& label = ui.say(title);
    const Control state = control(ui, WidgetKind::Tile, rect, label, true);
    ui.canvas.card(rect);
    if (state.pressed) ui.canvas.fill(inset(rect, 1), ui.p.hover, ui.m.radius());
    Rect inner = inset(rect, 2.5F * ui.u, 1.25F * ui.u);
    Rect top = cut_top(inner, ui.m.line(Font::Strong), ui.u * 0.5F);
    const Rect sign = cut_right(top, 3 * ui.u, ui.u);
    icon(ui, "chevron-right", {sign.x, top.middle().y - 1.5F * ui.u, 3 * ui.u, 3 * ui.u},
         ui.p.muted);
    ui.canvas.quiet(true);
    ui.text(top, label, {.font = Font::Strong, .color = ui.p.ink});
    ui.canvas.quiet(false);
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (state.activated) ui.wish(OpenTotals{part});
    return inner;
}

namespace {

void rank_card(Ui& ui, Rect rect, TotalsPart part) {
    const PartTable& table = table_of(part);
    const Rect inner = opening_card(ui, rect, table.title, part);
    const auto& rows = rows_of(*ui.view.totals.figures, part);
    if (rows.empty()) {
        ui.text(inner, ui.say(Word::TableEmpty), {.font = Font::Caption, .color = ui.p.muted});
        return;
    }
    ranked_bars(ui, inner, table.table, rows);
}

void scans_card(Ui& ui, Rect rect) {
    const Rect inner = opening_card(ui, rect, Word::LookedAtTitle, TotalsPart::Scans);
    const auto& scans = ui.view.totals.scans;
    Rect area = inner;
    if (!scans) return;
    const float line = ui.m.line(Font::Caption) + ui.u;
    std::vector<const ProductInterest*> unsold;
    for (const ProductInterest& one : scans->products)
        if (one.sold < one.looked_at) unsold.push_back(&one);
    std::ranges::stable_sort(unsold, [](const auto* a, const auto* b) {
        return a->looked_at - a->sold > b->looked_at - b->sold;
    });
    if (unsold.empty()) {
        ui.text(area, ui.say(Word::NobodyLooked),
                {.font = Font::Caption, .color = ui.p.muted, .lines = 3});
        return;
    }
    for (const ProductInterest* one : unsold) {
        if (area.height < line) return;
        Rect row = cut_top(area, line);
        const std::string counts =
            ui.say(Word::LookedSold, {format_digits(one->looked_at), format_digits(one->sold)});
        ui.text(cut_right(row, ui.canvas.width_of(counts, Font::Caption) + 1, ui.u), counts,
                {.font = Font::Caption, .color = ui.p.amber, .align = Align::Right});
        const bool english = ui.view.language == Language::English && !one->name_en.empty();
        ui.text(row, english ? one->name_en : one->name_vi,
                {.font = Font::Caption, .color = ui.p.ink});
    }
}

void chart_card(Ui& ui, Rect rect) {
    const TotalsView& view = ui.view.totals;
    const Word title = view.is_day()              ? Word::ByHour
                       : view.period.days() <= 62 ? Word::ByDay
                                                  : Word::ByMonth;
    ui.canvas.card(rect);
    Rect inner = inset(rect, 2.5F * ui.u, 1.5F * ui.u);
    const Rect head = cut_top(inner, ui.m.touch(), 0);
    const std::string& label = ui.say(title);
    const Control state = control(ui, WidgetKind::Tile, head, label, true);
    if (state.pressed) ui.canvas.fill(head, ui.p.hover, ui.u);
    Rect words = head;
    const Rect sign = cut_right(words, 3 * ui.u, ui.u);
    icon(ui, "chevron-right", {sign.x, sign.middle().y - 1.5F * ui.u, 3 * ui.u, 3 * ui.u},
         ui.p.muted);
    ui.canvas.quiet(true);
    ui.text(words, label, {.font = Font::Strong, .color = ui.p.ink, .middle = true});
    ui.canvas.quiet(false);
    focus_ring(ui, head, ui.u, state.focused);
    if (state.activated) ui.wish(OpenTotals{TotalsPart::Hours});
    const ColumnsChart chart = chart_of(ui, view);
    const auto touched = columns_chart(ui, inner, chart);
    if (!touched) return;
    // The first touch tells the value, the second opens what is behind it.
    if (view.marked != touched) {
        ui.wish(MarkColumn{*touched});
        return;
    }
    const ChartColumn& column = chart.columns[*touched];
    SalesFilter filter{column.period};
    if (column.hour) {
        filter.by = SalesBy::Hour;
        filter.key = std::to_string(*column.hour);
    }
    ui.wish(OpenSales{filter, {column.name, column.name}});
}

void wide_overview(Ui& ui, Rect area) {
    const float gap = 2.5F * ui.u;
    Rect left = cut_left(area, area.width * 0.44F, gap);
    chart_card(ui, cut_top(left, left.height * 0.58F, gap));
    rank_card(ui, column(left, 0, 2, gap), TotalsPart::Payments);
    rank_card(ui, column(left, 1, 2, gap), TotalsPart::Cashiers);
    static constexpr TotalsPart kParts[] = {TotalsPart::Products,  TotalsPart::Groups,
                                            TotalsPart::Producers, TotalsPart::Places,
                                            TotalsPart::Stars,     TotalsPart::Scans};
    for (int i = 0; i < 6; ++i) {
        const Rect cell = column(row(area, i / 2, 3, gap), i % 2, 2, gap);
        if (kParts[i] == TotalsPart::Scans)
            scans_card(ui, cell);
        else
            rank_card(ui, cell, kParts[i]);
    }
}

void tall_overview(Ui& ui, Rect area) {
    const float gap = 2.5F * ui.u;
    chart_card(ui, cut_top(area, area.height * 0.42F, gap));
    static constexpr TotalsPart kParts[] = {
        TotalsPart::Products, TotalsPart::Groups, TotalsPart::Producers, TotalsPart::Places,
        TotalsPart::Payments, TotalsPart::Stars,  TotalsPart::Cashiers,  TotalsPart::Scans};
    for (int i = 0; i < 8; ++i) {
        const Rect cell = column(row(area, i / 2, 4, gap), i % 2, 2, gap);
        if (kParts[i] == TotalsPart::Scans)
            scans_card(ui, cell);
        else
            rank_card(ui, cell, kParts[i]);
    }
}

// Pieces that are still being read are said, so that nobody takes a part for the whole.
void reading_line(Ui& ui, Rect& area) {
    const TotalsView& view = ui.view.totals;
    if (view.whole() || view.pieces_wanted <= 1) return;
    const Rect strip = cut_top(area, ui.m.line(Font::Caption) + ui.u, ui.u);
    chip(ui, {strip.x, strip.y}, strip.height, "refresh",
         ui.say(Word::ReadingPieces,
                {std::to_string(view.pieces_read), std::to_string(view.pieces_wanted)}),
         Tone::Information, strip.width);
}

}  // namespace

void draw_totals(Ui& ui, Rect area) {
    const TotalsView& view = ui.view.totals;
    if (view.range) {
        header(ui, area, ui.say(Word::ChooseRange), true);
        return office_form(ui, area, *view.range);
    }
    if (view.part != TotalsPart::Overview && view.figures) return draw_totals_part(ui, area);
    header(ui, area, ui.say(Word::TotalsTitle), true);
    period_line(ui, area);
    if (view.problem) {
        const float height = problem_card_height(ui, area.width, *view.problem);
        problem_card(ui, cut_top(area, height, 2 * ui.u), *view.problem, Tone::Danger);
    }
    if (!view.figures) {
        if (view.loading) busy_state(ui, area, ui.say(Word::Loading));
        return;
    }
    if (view.figures->empty() && view.whole()) {
        if (empty_state(ui, area, "chart",
                        ui.say(view.is_today() ? Word::NoSalesToday
                               : view.is_day() ? Word::NoSalesThatDay
                                               : Word::NoSalesThen),
                        ui.say(Word::PeriodBefore)))
            ui.wish(MovePeriod{-1});
        return;
    }
    reading_line(ui, area);
    figure_cards(ui, area);
    uncosted_strip(ui, area);
    if (ui.m.portrait)
        tall_overview(ui, area);
    else
        wide_overview(ui, area);
}

}  // namespace kiosk::screens
