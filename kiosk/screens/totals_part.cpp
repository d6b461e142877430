// What is behind one figure of the totals: the whole table.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/charts.h"
#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

struct Tab {
    TotalsPart part;
    Word word;
};
constexpr Tab kTabs[] = {
    {TotalsPart::Hours, Word::PartHours},         {TotalsPart::Payments, Word::PartPayments},
    {TotalsPart::Groups, Word::PartGroups},       {TotalsPart::Products, Word::PartProducts},
    {TotalsPart::Producers, Word::PartProducers}, {TotalsPart::Cashiers, Word::PartCashiers},
    {TotalsPart::Stars, Word::PartStars},         {TotalsPart::Tax, Word::PartTax}};

}  // namespace

TotalsBy table_behind(TotalsPart part) {
    switch (part) {
        case TotalsPart::Payments:
            return TotalsBy::Payment;
        case TotalsPart::Groups:
            return TotalsBy::Group;
        case TotalsPart::Producers:
            return TotalsBy::Producer;
        case TotalsPart::Cashiers:
            return TotalsBy::Cashier;
        case TotalsPart::Stars:
            return TotalsBy::Stars;
        default:
            return TotalsBy::Product;
    }
}

const std::vector<TotalsRow>& rows_behind(const kiosk::Totals& totals, TotalsPart part) {
    switch (part) {
        case TotalsPart::Payments:
            return totals.by_payment;
        case TotalsPart::Groups:
            return totals.by_group;
        case TotalsPart::Producers:
            return totals.by_producer;
        case TotalsPart::Cashiers:
            return totals.by_cashier;
        case TotalsPart::Stars:
            return totals.by_stars;
        default:
            return totals.by_product;
    }
}

namespace {

void cells(Ui& ui, Rect line, std::string_view name, std::string_view quantity,
           std::string_view amount, bool strong) {
    const float u = ui.u;
    const Font font = strong ? Font::Strong : Font::Body;
    ui.text(cut_right(line, 30 * u, 2 * u), amount,
            {.font = Font::Strong,
             .color = ui.p.ink,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    ui.text(cut_right(line, 16 * u, 2 * u), quantity,
            {.font = font,
             .color = ui.p.muted,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    ui.text(line, name, {.font = font, .color = ui.p.ink, .middle = true});
}

void table(Ui& ui, Rect area, TotalsPart part, const kiosk::Totals& totals) {
    const float u = ui.u, height = ui.m.line(Font::Body) + 2.5F * u;
    Rect head = cut_top(area, ui.m.line(Font::Caption) + u);
    ui.text(cut_right(head, 30 * u, 2 * u), ui.say(Word::Amount),
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Right});
    ui.text(cut_right(head, 16 * u, 2 * u), ui.say(Word::QuantityShort),
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Right});
    Rect foot = cut_bottom(area, height);
    ui.canvas.line({foot.x, foot.y}, {foot.right(), foot.y}, ui.p.muted, std::max(1.0F, u / 6));
    cells(ui, foot, ui.say(Word::Total), "", format_money(totals.net), true);
    std::vector<TotalsRow> sorted = rows_behind(totals, part);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.amount > b.amount; });
    ScrollArea scroll{ui, "table", area, height * static_cast<float>(sorted.size())};
    Rect content = scroll.content();
    std::int64_t largest = 1;
    for (const TotalsRow& current : sorted) largest = std::max(largest, current.amount.dong());
    for (const TotalsRow& current : sorted) {
        const Rect line = cut_top(content, height);
        const double share = static_cast<double>(std::max<std::int64_t>(0, current.amount.dong())) /
                             static_cast<double>(largest);
        ui.canvas.fill(
            {line.x, line.bottom() - u * 0.75F, line.width * static_cast<float>(share), u / 2},
            ui.p.leaf, u / 4);
        const bool none = current.quantity == Quantity{};
        cells(ui, line, ui.say(title_of(table_behind(part), current)),
              none ? "" : format_quantity(current.quantity), format_money(current.amount), false);
    }
}

void tax_table(Ui& ui, Rect area, const kiosk::Totals& totals) {
    const float u = ui.u, height = ui.m.line(Font::Body) + 2 * u;
    const std::pair<Word, Money> lines[] = {{Word::Gross, totals.gross},
                                            {Word::Discount, -totals.discount},
                                            {Word::Refunded, -totals.refunded},
                                            {Word::CashRounding, totals.rounding},
                                            {Word::Revenue, totals.net}};
    for (const auto& [word, amount] : lines)
        cells(ui, cut_top(area, height), ui.say(word), "", format_money(amount),
              word == Word::Revenue);
    ui.canvas.line({area.x, area.y}, {area.right(), area.y}, ui.p.line, std::max(1.0F, u / 6));
    cut_top(area, u);
    for (const TaxTotals& tax : totals.tax) {
        const std::string rate{name_of(tax.rate)};
        const bool percent = rate.find_first_not_of("0123456789") == std::string::npos;
        cells(ui, cut_top(area, height),
              ui.say(Word::TaxLine, {percent ? rate + " %" : rate, format_money(tax.base)}), "",
              format_money(tax.tax), false);
    }
}

void hours_table(Ui& ui, Rect area, const kiosk::Totals& totals) {
    const TotalsView& view = ui.view.totals;
    hours_chart(ui, cut_top(area, area.height * 0.55F, 2 * ui.u), totals.by_hour,
                view.last_week ? &view.last_week->by_hour : nullptr);
    std::vector<int> hours;
    for (int hour = 0; hour < 24; ++hour)
        if (!totals.by_hour[static_cast<std::size_t>(hour)].is_zero()) hours.push_back(hour);
    const int columns = ui.m.portrait ? 2 : 4;
    const int rows = (static_cast<int>(hours.size()) + columns - 1) / columns;
    const float height = ui.m.line(Font::Body) + ui.u;
    ScrollArea scroll{ui, "hours", area, height * static_cast<float>(rows)};
    for (int i = 0; i < static_cast<int>(hours.size()); ++i) {
        const int hour = hours[static_cast<std::size_t>(i)];
        const Rect content = scroll.content();
        const Rect line{content.x, content.y + height * static_cast<float>(i % rows),
                        content.width - ui.u, height};
        const Rect cell = column(line, i / rows, columns, 4 * ui.u);
        ui.text(cell, std::to_string(hour) + ":00 – " + std::to_string(hour + 1) + ":00",
                {.font = Font::Caption, .color = ui.p.muted, .middle = true});
        ui.text(cell, format_money(totals.by_hour[static_cast<std::size_t>(hour)]),
                {.font = Font::Strong,
                 .color = ui.p.ink,
                 .align = Align::Right,
                 .tabular = true,
                 .middle = true});
    }
}

}  // namespace

void draw_totals_part(Ui& ui, Rect area) {
    const TotalsView& view = ui.view.totals;
    const kiosk::Totals& totals = *view.totals;
    const float u = ui.u, gap = u;
    header(ui, area, ui.say(Word::TotalsOf, {view.date.dmy()}), true);
    const int per_row = ui.m.portrait ? 4 : 8, tab_rows = 8 / per_row;
    const Rect tabs =
        cut_top(area, static_cast<float>(tab_rows) * (ui.m.touch() + gap) - gap, 2 * u);
    for (int i = 0; i < 8; ++i) {
        const Tab& tab = kTabs[i];
        if (button(ui, column(row(tabs, i / per_row, tab_rows, gap), i % per_row, per_row, gap),
                   {.label = ui.say(tab.word),
                    .look = tab.part == view.part ? Look::Selected : Look::Secondary,
                    .kind = WidgetKind::Tab,
                    .font = Font::Caption}))
            ui.wish(OpenTotals{tab.part});
    }
    ui.canvas.card(area);
    const Rect inner = inset(area, 4 * u, 3 * u);
    if (view.part == TotalsPart::Hours) return hours_table(ui, inner, totals);
    if (view.part == TotalsPart::Tax) return tax_table(ui, inner, totals);
    table(ui, inner, view.part, totals);
}

}  // namespace kiosk::screens
