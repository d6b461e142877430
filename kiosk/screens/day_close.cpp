// Closing the day: what was sold, each shift's Z report with its difference, and what is still
// open: a shift, entries the centre has not yet, sales whose invoices were not handed over.
#include <algorithm>

#include "kiosk/screens/office_table.h"
#include "kiosk/screens/totals_parts.h"

namespace kiosk::screens {
namespace {

std::string signed_money(Money money) {
    return (money.dong() > 0 ? "+" : "") + format_money(money);
}

struct Standing {
    std::string_view icon;
    std::string text;
    Tone tone;
};

std::vector<Standing> standings(const Ui& ui) {
    const DayCloseView& view = ui.view.day_close;
    std::vector<Standing> all;
    if (view.open_shift)
        all.push_back({"clock", ui.say(Word::ShiftStillOpen, {view.open_shift->shift.by_name}),
                       Tone::Attention});
    Money off;
    for (const ShiftReport& one : view.shifts) off += one.difference();
    if (!view.shifts.empty())
        all.push_back(
            off.is_zero()
                ? Standing{"check", ui.say(Word::DrawersFit), Tone::Good}
                : Standing{"warning", ui.say(Word::DrawersOff, {signed_money(off)}), Tone::Danger});
    const StatusBar& status = ui.view.status;
    if (status.sync != SyncState::NotSetUp)
        all.push_back(status.waiting == 0
                          ? Standing{"cloud-ok", ui.say(Word::AllSent), Tone::Good}
                          : Standing{"cloud-off",
                                     ui.say(Word::NotSent, {format_digits(status.waiting)}),
                                     Tone::Attention});
    if (const Text words = uncosted_words(view.figures->margins.whole);
        shows_margin(ui) && !words.vi.empty())
        all.push_back({"warning", words.in(ui.view.language), Tone::Attention});
    const InvoiceCounts& invoices = view.invoices;
    const std::int64_t sales = invoices.sales - invoices.sales_done;
    const std::int64_t back = invoices.adjustments - invoices.adjustments_done;
    if (sales > 0)
        all.push_back(
            {"receipt", ui.say(Word::InvoicesWaiting, {format_digits(sales)}), Tone::Information});
    if (back > 0)
        all.push_back({"receipt", ui.say(Word::AdjustmentsWaiting, {format_digits(back)}),
                       Tone::Information});
    if (invoices.waiting() == 0)
        all.push_back({"check",
                       ui.say(Word::InvoicesDone, {format_digits(invoices.sales_done),
                                                   format_digits(invoices.adjustments_done)}),
                       Tone::Good});
    return all;
}

void standing_chips(Ui& ui, Rect& area) {
    const float u = ui.u, height = ui.m.line(Font::Body) + u;
    Rect line = cut_top(area, height, 2 * u);
    for (const Standing& one : standings(ui)) {
        const float wanted = ui.canvas.width_of(one.text, Font::Caption) + 8 * u;
        if (wanted > line.width && line.width < area.width - 1) line = cut_top(area, height, 2 * u);
        const float width =
            chip(ui, {line.x, line.y}, height, one.icon, one.text, one.tone, line.width);
        cut_left(line, width, 1.5F * u);
    }
}

void figure(Ui& ui, Rect cell, Word name, const std::string& value, bool strong) {
    ui.text(cut_top(cell, ui.m.line(Font::Caption)), ui.say(name),
            {.font = Font::Caption, .color = ui.p.muted});
    ui.text(cell, value,
            {.font = strong ? Font::Title : Font::Strong, .color = ui.p.ink, .tabular = true});
}

void figures_card(Ui& ui, Rect& area) {
    const DayCloseView& view = ui.view.day_close;
    const kiosk::Totals& sums = view.figures->sums;
    const int columns = ui.m.portrait ? 2 : 4;
    const auto amount = [&](const char* method) {
        for (const TotalsRow& row : sums.by_payment)
            if (row.key == method) return format_money(row.amount);
        return format_money(Money{});
    };
    std::vector<std::pair<Word, std::string>> all{{Word::Revenue, format_money(sums.net)},
                                                  {Word::Sales, format_digits(sums.sales)},
                                                  {Word::RefundCount, format_digits(sums.refunds)},
                                                  {Word::Refunded, format_money(-sums.refunded)},
                                                  {Word::CashTaken, amount("cash")},
                                                  {Word::TransferTaken, amount("transfer")},
                                                  {Word::CardTaken, amount("card")},
                                                  {Word::Discount, format_money(-sums.discount)}};
    if (shows_margin(ui)) {
        const Margin& margin = view.figures->margins.whole;
        all.insert(all.end(), {{Word::GrossMargin, margin_text(ui, margin)},
                               {Word::CostOfGoods, format_money(margin.cost)},
                               {Word::CommissionKept, format_money(margin.commission)},
                               {Word::UncostedRevenue, format_money(margin.uncosted)}});
    }
    const int count = static_cast<int>(all.size()), rows = count / columns;
    const float line = ui.m.line(Font::Caption) + ui.m.line(Font::Title) + ui.u;
    const Rect card = cut_top(area, static_cast<float>(rows) * line + 5 * ui.u, 2.5F * ui.u);
    ui.canvas.card(card);
    const Rect inner = inset(card, 3 * ui.u, 2 * ui.u);
    for (int i = 0; i < count; ++i) {
        const auto& [name, value] = all[static_cast<std::size_t>(i)];
        figure(ui, column(row(inner, i / columns, rows, ui.u), i % columns, columns, 2 * ui.u),
               name, value, i == 0 || name == Word::GrossMargin);
    }
}

void shifts_table(Ui& ui, Rect area) {
    const DayCloseView& view = ui.view.day_close;
    const auto& rows = view.shifts;
    OfficeTable table{.id = "z", .rows = rows.size()};
    table.columns = {{Word::ZReport, 2.4F, Align::Left, false},
                     {Word::ShiftOf, 3, Align::Left, false, false},
                     {Word::ShiftHours, 2.4F, Align::Left, false, false},
                     {Word::Sales, 1.2F, Align::Right, false, false},
                     {Word::ExpectedCash, 2.2F, Align::Right, false},
                     {Word::CountedCash, 2.2F, Align::Right, false},
                     {Word::DifferenceCash, 2, Align::Right, false}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const ShiftReport& one = rows[at];
        switch (column) {
            case 0:
                return one.number;
            case 1:
                return one.shift.by_name;
            case 2:
                return local_time_hm(one.shift.opened_at_ms) + " – " + local_time_hm(one.at_ms);
            case 3:
                return format_digits(one.figures.sales);
            case 4:
                return format_money(one.expected);
            case 5:
                return one.closing ? format_money(one.closing->counted.total()) : "";
            default:
                return signed_money(one.difference());
        }
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        return column == 6 && !rows[at].difference().is_zero() ? Tone::Danger : Tone::Neutral;
    };
    table.open = [&](std::size_t at) { ui.wish(OpenZ{rows[at].number}); };
    table.empty = Word::NoShiftsClosed;
    table.empty_icon = "clock";
    office_table(ui, area, table);
}

void date_strip(Ui& ui, Rect& area) {
    const DayCloseView& view = ui.view.day_close;
    const float side = ui.m.touch(), u = ui.u;
    Rect strip = cut_top(area, side, 2.5F * u);
    const ButtonSpec save{.label = ui.say(Word::ExportReport),
                          .icon = "receipt",
                          .enabled = view.figures.has_value(),
                          .why_not = ui.say(Word::Loading),
                          .busy = view.exporting};
    if (button(ui, cut_right(strip, std::min(button_width(ui, save), strip.width / 2), 2 * u),
               save))
        ui.wish(ExportReport{});
    const ButtonSpec hand_over{.label = ui.say(Word::HandOverAction),
                               .icon = "check",
                               .enabled = view.invoices.waiting() > 0,
                               .why_not = ui.say(Word::NothingToHandOver),
                               .busy = view.handing_over};
    if (button(ui, cut_right(strip, std::min(button_width(ui, hand_over), strip.width / 2), 2 * u),
               hand_over))
        ui.wish(HandOverInvoices{});
    if (ui.m.portrait) strip = cut_top(area, side, 2.5F * u);
    if (button(ui, cut_left(strip, side, u),
               {.label = ui.say(Word::PeriodBefore), .icon = "chevron-left", .icon_only = true}))
        ui.wish(ChooseDate{view.date.plus_days(-1)});
    const bool today = view.date >= view.today;
    const std::string date = today ? ui.say(Word::TodayDate, {view.date.dmy()}) : view.date.dmy();
    const float wide =
        std::min(ui.canvas.width_of(date, Font::Strong) + 4 * u, strip.width - side - u);
    ui.text(cut_left(strip, wide, u), date,
            {.font = Font::Strong, .color = ui.p.ink, .align = Align::Center, .middle = true});
    if (button(ui, cut_left(strip, side, u),
               {.label = ui.say(Word::PeriodAfter),
                .icon = "chevron-right",
                .enabled = !today,
                .why_not = ui.say(Word::NoTomorrow),
                .icon_only = true}))
        ui.wish(ChooseDate{view.date.plus_days(1)});
}

void z_beside(Ui& ui, Rect area) {
    Rect foot = cut_bottom(area, ui.m.touch(), 2 * ui.u);
    if (button(ui, column(foot, 0, 2, 2 * ui.u), {.label = ui.say(Word::Close)}))
        ui.wish(OpenZ{""});
    const bool printer = ui.view.status.printer.state != PrinterState::None;
    if (button(ui, column(foot, 1, 2, 2 * ui.u),
               {.label = ui.say(Word::PrintCopy),
                .icon = "printer",
                .enabled = printer,
                .why_not = ui.say(Word::NoPrinter)}))
        ui.wish(PrintZ{});
    ui.canvas.card(area);
    receipt_document(ui, area, *ui.view.day_close.document);
}

}  // namespace

void draw_day_close(Ui& ui, Rect area) {
    const DayCloseView& view = ui.view.day_close;
    header(ui, area, ui.say(Word::DayCloseTitle), true);
    date_strip(ui, area);
    if (!view.figures) return busy_state(ui, area, ui.say(Word::Loading));
    standing_chips(ui, area);
    if (view.document) {
        const Rect beside =
            ui.m.portrait ? cut_bottom(area, area.height * 0.45F, 2.5F * ui.u)
                          : cut_right(area, std::min(76 * ui.u, area.width * 0.38F), 2.5F * ui.u);
        z_beside(ui, beside);
    }
    figures_card(ui, area);
    shifts_table(ui, area);
}

}  // namespace kiosk::screens
