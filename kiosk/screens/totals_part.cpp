// What is behind one figure of the totals: the whole table, each row opening its sales.
#include <algorithm>
#include <map>

#include "kiosk/core/vietnamese_text.h"
#include "kiosk/screens/charts.h"
#include "kiosk/screens/office_table.h"
#include "kiosk/screens/totals_parts.h"

namespace kiosk::screens {

const std::vector<PartTable>& all_parts() {
    using P = TotalsPart;
    static const std::vector<PartTable> kParts{
        {P::Hours, Word::PartHours, Word::ByHour, TotalsBy::Product, SalesBy::Hour},
        {P::Products, Word::PartProducts, Word::ByProductTop, TotalsBy::Product, SalesBy::Product},
        {P::Groups, Word::PartGroups, Word::ByGroupOfGoods, TotalsBy::Group, SalesBy::Group},
        {P::Producers, Word::PartProducers, Word::ByProducer, TotalsBy::Producer,
         SalesBy::Producer},
        {P::Places, Word::PartPlaces, Word::ByPlaceOfGoods, TotalsBy::Place, SalesBy::Place},
        {P::Stars, Word::PartStars, Word::ByStarsOfGoods, TotalsBy::Stars, SalesBy::Stars},
        {P::Payments, Word::PartPayments, Word::ByPayment, TotalsBy::Payment, SalesBy::Payment},
        {P::Cashiers, Word::PartCashiers, Word::ByCashier, TotalsBy::Cashier, SalesBy::Cashier},
        {P::Tax, Word::PartTax, Word::PartTax, TotalsBy::Product, SalesBy::Tax},
        {P::Scans, Word::PartScans, Word::LookedAtTitle, TotalsBy::Product, SalesBy::Product}};
    return kParts;
}

const PartTable& table_of(TotalsPart part) {
    const auto found = std::ranges::find(all_parts(), part, &PartTable::part);
    return found == all_parts().end() ? all_parts().front() : *found;
}

const std::vector<TotalsRow>& rows_of(const Figures& figures, TotalsPart part) {
    switch (part) {
        case TotalsPart::Payments:
            return figures.sums.by_payment;
        case TotalsPart::Groups:
            return figures.sums.by_group;
        case TotalsPart::Producers:
            return figures.sums.by_producer;
        case TotalsPart::Cashiers:
            return figures.sums.by_cashier;
        case TotalsPart::Stars:
            return figures.sums.by_stars;
        case TotalsPart::Places:
            return figures.by_place;
        default:
            return figures.sums.by_product;
    }
}

namespace {

std::string share_text(Money part, Money whole) {
    if (whole.dong() <= 0) return "";
    const std::int64_t tenths = part.share(1000, whole.dong(), Rounding::HalfUp).dong();
    const std::string sign = tenths < 0 ? "−" : "";
    return sign + std::to_string(std::abs(tenths) / 10) + "," +
           std::to_string(std::abs(tenths) % 10) + " %";
}

void open_sales(Ui& ui, SalesBy by, const std::string& key, const Text& title) {
    ui.wish(OpenSales{SalesFilter{ui.view.totals.period, by, key}, title});
}

Money gross_of(const Margins::ByKey* margins, const TotalsRow& row) {
    if (margins == nullptr) return {};
    const auto found = margins->find(row.key);
    return found == margins->end() ? Money{} : found->second.gross();
}

void rows_table(Ui& ui, Rect area) {
    const TotalsView& view = ui.view.totals;
    const PartTable& part = table_of(view.part);
    std::vector<TotalsRow> rows = rows_of(*view.figures, view.part);
    const TableAsk& ask = view.ask;
    const Margins::ByKey* margins = margins_of_part(ui, view.part);
    std::map<std::string, std::string> names;  // as Vietnamese sorts them, each made once
    if (ask.column == 0)
        for (const TotalsRow& row : rows)
            names.try_emplace(row.key, vietnamese_sort_key(ui.say(title_of(part.table, row))));
    std::ranges::stable_sort(rows, [&](const TotalsRow& a, const TotalsRow& b) {
        const TotalsRow &first = ask.descending ? b : a, &second = ask.descending ? a : b;
        if (ask.column == 0) return names.at(first.key) < names.at(second.key);
        if (ask.column == 1) return first.quantity < second.quantity;
        if (ask.column == 4) return gross_of(margins, first) < gross_of(margins, second);
        return first.amount < second.amount;
    });
    OfficeTable table{.id = "part", .ask = &ask, .rows = rows.size()};
    table.columns = {{part.word, 5},
                     {Word::QuantityShort, 1.6F, Align::Right},
                     {Word::Amount, 2.4F, Align::Right},
                     {Word::ShareShort, 1.4F, Align::Right, false, margins == nullptr}};
    if (margins != nullptr) {
        table.columns.push_back({Word::GrossMargin, 2.6F, Align::Right});
        // Upright, two sums of hundreds of millions stand side by side, whole.
        if (ui.m.portrait) {
            table.columns[0].share = 4.4F;
            table.columns[1].share = 1.2F;
            table.columns[2].share = 2.9F;
        }
    }
    const Money net = view.figures->sums.net;
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const TotalsRow& row = rows[at];
        if (column == 4) {
            const auto found = margins->find(row.key);
            return found == margins->end() ? "" : margin_text(ui, found->second);
        }
        if (column == 0) return ui.say(title_of(part.table, row));
        if (column == 1) return row.quantity == Quantity{} ? "" : format_quantity(row.quantity);
        return column == 2 ? format_money(row.amount) : share_text(row.amount, net);
    };
    table.open = [&](std::size_t at) {
        if (rows[at].key != "rounding")
            open_sales(ui, part.sales, rows[at].key, title_of(part.table, rows[at]));
    };
    table.foot = {ui.say(Word::Total), "", format_money(net), ""};
    if (margins != nullptr) {
        table.foot.push_back(margin_text(ui, view.figures->margins.whole));
        table.tone = [&](std::size_t at, std::size_t column) {
            const auto found = margins->find(rows[at].key);
            if (column != 4 || found == margins->end()) return Tone::Neutral;
            if (found->second.uncosted_goods > 0) return Tone::Attention;
            return found->second.gross() < Money{} ? Tone::Danger : Tone::Neutral;
        };
    }
    office_table(ui, area, table);
}

void time_table(Ui& ui, Rect area) {
    const TotalsView& view = ui.view.totals;
    const float u = ui.u;
    Rect card = ui.m.portrait ? cut_top(area, area.height * 0.4F, 2 * u)
                              : cut_left(area, area.width * 0.58F, 2.5F * u);
    ui.canvas.card(card);
    const ColumnsChart chart = chart_of(ui, view);
    const auto touched = columns_chart(ui, inset(card, 3 * u, 2.5F * u), chart);
    if (touched) ui.wish(MarkColumn{*touched});
    std::vector<const ChartColumn*> rows;
    for (const ChartColumn& column : chart.columns)
        if (column.value != 0 || !view.is_day()) rows.push_back(&column);
    OfficeTable table{.id = "time", .rows = rows.size()};
    table.columns = {{view.is_day() ? Word::PartHours : Word::PartDays, 3, Align::Left, false},
                     {Word::Amount, 2.4F, Align::Right, false},
                     {Word::ShareShort, 1.4F, Align::Right, false}};
    const Money net = view.figures->sums.net;
    table.cell = [&](std::size_t at, std::size_t column) {
        const Money amount = Money::from_dong(rows[at]->value);
        if (column == 0) return rows[at]->name;
        return column == 1 ? format_money(amount) : share_text(amount, net);
    };
    table.open = [&](std::size_t at) {
        SalesFilter filter{rows[at]->period};
        if (rows[at]->hour) {
            filter.by = SalesBy::Hour;
            filter.key = std::to_string(*rows[at]->hour);
        }
        ui.wish(OpenSales{filter, {rows[at]->name, rows[at]->name}});
    };
    table.foot = {ui.say(Word::Total), format_money(net), ""};
    if (view.marked && *view.marked < chart.columns.size())
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i] == &chart.columns[*view.marked]) table.chosen = i;
    office_table(ui, area, table);
}

// From what was rung up to what is left, then the tax in it.
void tax_table(Ui& ui, Rect area) {
    const TotalsView& view = ui.view.totals;
    const kiosk::Totals& sums = view.figures->sums;
    struct Line {
        std::string name, base, amount, key;
    };
    std::vector<Line> lines{{ui.say(Word::Gross), "", format_money(sums.gross), ""},
                            {ui.say(Word::Discount), "", format_money(-sums.discount), ""},
                            {ui.say(Word::Refunded), "", format_money(-sums.refunded), ""},
                            {ui.say(Word::CashRounding), "", format_money(sums.rounding), ""},
                            {ui.say(Word::Revenue), "", format_money(sums.net), ""}};
    for (const TaxTotals& tax : sums.tax) {
        const std::string rate{name_of(tax.rate)};
        const bool percent = rate.find_first_not_of("0123456789") == std::string::npos;
        lines.push_back({ui.say(Word::TaxOfRate, {percent ? rate + " %" : rate}),
                         format_money(tax.base), format_money(tax.tax), rate});
    }
    if (shows_margin(ui)) {
        const Margin& margin = view.figures->margins.whole;
        const auto line = [&](Word word, Money amount) {
            lines.push_back({ui.say(word), "", format_money(amount), ""});
        };
        line(Word::BoughtRevenue, margin.revenue);
        line(Word::CostOfGoods, -margin.cost);
        lines.push_back({ui.say(Word::OfConsigned, {format_money(margin.consigned)}), "",
                         format_money(margin.commission), ""});
        line(Word::GrossMargin, margin.gross());
        if (margin.uncosted_goods > 0) line(Word::UncostedRevenue, margin.uncosted);
    }
    OfficeTable table{.id = "tax", .rows = lines.size()};
    table.columns = {{Word::PartTax, 4, Align::Left, false},
                     {Word::TaxBase, 2.4F, Align::Right, false},
                     {Word::Amount, 2.4F, Align::Right, false}};
    table.cell = [&](std::size_t at, std::size_t column) {
        return column == 0 ? lines[at].name : column == 1 ? lines[at].base : lines[at].amount;
    };
    table.open = [&](std::size_t at) {
        const Text name{lines[at].name, lines[at].name};
        open_sales(ui, lines[at].key.empty() ? SalesBy::All : SalesBy::Tax, lines[at].key, name);
    };
    office_table(ui, area, table);
}

void unknown_table(Ui& ui, Rect area, const ScanReport& scans) {
    OfficeTable table{.id = "unknown", .rows = scans.unknown.size()};
    table.columns = {{Word::UnknownCodes, 4, Align::Left, false},
                     {Word::TimesScanned, 1.6F, Align::Right, false},
                     {Word::LastTime, 2, Align::Right, false}};
    table.cell = [&](std::size_t at, std::size_t column) {
        const UnknownScan& one = scans.unknown[at];
        if (column == 0) return one.code.empty() ? ui.say(Word::CodeNotKept) : one.code;
        return column == 1 ? format_digits(one.times) : one.last.dmy();
    };
    table.empty = Word::NoUnknownCodes;
    office_table(ui, area, table);
}

void scans_tables(Ui& ui, Rect area) {
    const TotalsView& view = ui.view.totals;
    if (!view.scans) return busy_state(ui, area, ui.say(Word::Loading));
    const ScanReport& scans = *view.scans;
    ui.text(
        cut_top(area, ui.m.line(Font::Caption), ui.u),
        ui.say(Word::ScansBetween, {scans.from.dmy(), scans.to.dmy(), format_digits(scans.scans)}),
        {.font = Font::Caption, .color = ui.p.muted});
    Rect left = ui.m.portrait ? cut_top(area, area.height * 0.6F, 2 * ui.u)
                              : cut_left(area, area.width * 0.6F, 2.5F * ui.u);
    OfficeTable table{.id = "looked", .rows = scans.products.size()};
    table.columns = {{Word::PartProducts, 5, Align::Left, false},
                     {Word::TimesLooked, 1.6F, Align::Right, false},
                     {Word::Sales, 1.6F, Align::Right, false}};
    const bool english = ui.view.language == Language::English;
    table.cell = [&](std::size_t at, std::size_t column) {
        const ProductInterest& one = scans.products[at];
        if (column == 0) return english && !one.name_en.empty() ? one.name_en : one.name_vi;
        return format_digits(column == 1 ? one.looked_at : one.sold);
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        const ProductInterest& one = scans.products[at];
        return column == 2 && one.sold * 5 < one.looked_at ? Tone::Attention : Tone::Neutral;
    };
    table.open = [&](std::size_t at) { ui.wish(OpenProduct{scans.products[at].product}); };
    table.empty = Word::NobodyLooked;
    office_table(ui, left, table);
    unknown_table(ui, area, scans);
}

void tabs(Ui& ui, Rect& area) {
    const TotalsView& view = ui.view.totals;
    const float gap = ui.u;
    const int count = static_cast<int>(all_parts().size());
    const int rows = ui.m.portrait ? 2 : 1, per_row = count / rows;
    const Rect strip =
        cut_top(area, static_cast<float>(rows) * (ui.m.touch() + gap) - gap, 2 * ui.u);
    for (int i = 0; i < count; ++i) {
        const PartTable& part = all_parts()[static_cast<std::size_t>(i)];
        const Word word =
            part.part == TotalsPart::Hours && !view.is_day() ? Word::PartDays : part.word;
        if (button(ui, column(row(strip, i / per_row, rows, gap), i % per_row, per_row, gap),
                   {.label = ui.say(word),
                    .look = part.part == view.part ? Look::Selected : Look::Secondary,
                    .kind = WidgetKind::Tab,
                    .font = Font::Caption}))
            ui.wish(OpenTotals{part.part});
    }
}

}  // namespace

void draw_totals_part(Ui& ui, Rect area) {
    const TotalsView& view = ui.view.totals;
    const Text title = title_of(view.period);
    header(ui, area, ui.say(Word::TotalsOf, {title.in(ui.view.language)}), true);
    tabs(ui, area);
    if (view.part == TotalsPart::Hours) return time_table(ui, area);
    if (view.part == TotalsPart::Tax) return tax_table(ui, area);
    if (view.part == TotalsPart::Scans) return scans_tables(ui, area);
    if (margins_of_part(ui, view.part) != nullptr) {
        uncosted_strip(ui, area);
        ui.text(cut_top(area, ui.m.line(Font::Caption), ui.u), ui.say(Word::MarginRule),
                {.font = Font::Caption, .color = ui.p.muted});
    }
    rows_table(ui, area);
}

}  // namespace kiosk::screens
