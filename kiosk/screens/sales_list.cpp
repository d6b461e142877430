// The sales behind a figure, and beside the list the receipt of the one that was touched.
#include <algorithm>

#include "kiosk/screens/office_table.h"
#include "kiosk/screens/totals_parts.h"

namespace kiosk::screens {
namespace {

std::string when_of(const SoldRow& row) {
    return Date::of_instant(row.closed_at_ms).dmy() + "  " + local_time_hm(row.closed_at_ms);
}

Word word_of(InvoiceState state) {
    switch (state) {
        case InvoiceState::HandedOver:
            return Word::InvoiceHanded;
        case InvoiceState::ToAdjust:
            return Word::InvoiceToAdjust;
        case InvoiceState::Adjusted:
            return Word::InvoiceAdjusted;
        case InvoiceState::Void:
            return Word::InvoiceVoid;
        case InvoiceState::Waiting:
            break;
    }
    return Word::InvoiceWaits;
}

Tone tone_of(InvoiceState state) {
    if (state == InvoiceState::Waiting || state == InvoiceState::ToAdjust) return Tone::Information;
    return state == InvoiceState::Void ? Tone::Neutral : Tone::Good;
}

void list(Ui& ui, Rect area) {
    const SalesView& view = ui.view.sales;
    const auto& rows = view.page.rows;
    OfficeTable table{.id = "sales", .ask = &view.ask, .rows = rows.size()};
    table.total = static_cast<std::size_t>(view.page.total);
    table.at_least = view.page.there_may_be_more || view.page.total > kMostCounted;
    table.loading = view.loading;
    table.columns = {{Word::ClosedAt, 3.2F},
                     {Word::ReceiptNumber, 2.6F, Align::Left, false},
                     {Word::PartCashiers, 2.9F, Align::Left, false, false},
                     {Word::ItemsShort, 1, Align::Right, false, false},
                     {Word::InvoiceColumn, 2.7F, Align::Left, false},
                     {Word::Amount, 2.2F, Align::Right}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const SoldRow& row = rows[at];
        switch (column) {
            case 0:
                return when_of(row);
            case 1:
                return row.number;
            case 2:
                return row.cashier;
            case 3:
                return format_quantity(row.items);
            case 4:
                return ui.say(word_of(row.invoice));
            default:
                return format_money(row.amount);
        }
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        if (column == 4) return tone_of(rows[at].invoice);
        return column == 5 && rows[at].refund ? Tone::Danger : Tone::Neutral;
    };
    table.open = [&](std::size_t at) { ui.wish(ChooseSold{rows[at].id}); };
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (view.chosen == rows[i].id) table.chosen = i;
    table.empty = Word::NoSalesBehind;
    table.empty_icon = "receipt";
    office_table(ui, area, table);
}

void receipt_beside(Ui& ui, Rect area) {
    const SalesView& view = ui.view.sales;
    if (!view.chosen) {
        ui.canvas.card(area);
        empty_state(ui, inset(area, 2 * ui.u), "receipt", ui.say(Word::ChooseASale), "");
        return;
    }
    Rect foot = cut_bottom(area, ui.m.touch(), 2 * ui.u);
    if (button(ui, column(foot, 0, 2, 2 * ui.u),
               {.label = ui.say(Word::InvoiceAction),
                .icon = "receipt",
                .enabled = view.sold.has_value(),
                .why_not = ui.say(Word::Loading)}))
        ui.wish(AskInvoice{});
    foot = column(foot, 1, 2, 2 * ui.u);
    const bool printer = ui.view.status.printer.state != PrinterState::None;
    if (button(ui, foot,
               {.label = ui.say(Word::PrintCopy),
                .icon = "printer",
                .enabled = printer && view.receipt && ui.view.status.may(Right::Reprint),
                .why_not = ui.say(Word::NoPrinter)}))
        ui.wish(PrintSold{});
    ui.canvas.card(area);
    if (view.receipt)
        receipt_document(ui, area, *view.receipt);
    else
        busy_state(ui, area, ui.say(Word::Loading));
}

}  // namespace

void draw_sales(Ui& ui, Rect area) {
    const SalesView& view = ui.view.sales;
    const Text period = title_of(view.filter.period);
    header(ui, area, ui.say(view.title), true);
    ui.text(cut_top(area, ui.m.line(Font::Caption), ui.u), period.in(ui.view.language),
            {.font = Font::Caption, .color = ui.p.muted});
    office_search(ui, area, view.ask, Word::FindReceipt);
    Rect beside = ui.m.portrait
                      ? cut_bottom(area, area.height * 0.42F, 2.5F * ui.u)
                      : cut_right(area, std::min(76 * ui.u, area.width * 0.38F), 2.5F * ui.u);
    receipt_beside(ui, beside);
    list(ui, area);
}

}  // namespace kiosk::screens
