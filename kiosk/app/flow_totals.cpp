#include "kiosk/app/flow_totals.h"

#include <algorithm>

#include "kiosk/app/flow_day_close.h"
#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_people.h"
#include "kiosk/core/date_text.h"
#include "kiosk/core/day_report.h"
#include "kiosk/core/refund_receipt.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr int kMostDays = 3'700;  // of one range: ten years

// The sales behind a figure are still to be read for as long as somebody looks at it.
Commands next_piece(State& state) {
    if (state.figures_waiting.empty()) return {};
    ReadFigures next = state.figures_waiting.front();
    state.figures_waiting.erase(state.figures_waiting.begin());
    return {std::move(next)};
}

void wait_for(State& state, FiguresSlot slot, const Period& period) {
    for (const Period& piece : monthly_pieces(period))
        state.figures_waiting.push_back({state.figures_ask, slot, piece});
}

// What is scanned is counted by days; a single day says too little.
ReadScans scans_of(const Period& period, Date today) {
    const Date to = std::min(period.to, std::max(today, period.from));
    const Date from = std::max(to.plus_days(-kScanDays), period.from);
    return {period.kind == PeriodKind::Day ? to.plus_days(-kScanDays) : from, to};
}

Commands show_period(State& state, Period period, std::int64_t now_ms) {
    TotalsView& view = state.view.totals;
    view.today = Date::of_instant(now_ms);
    if (period.from > view.today) return {};
    view.period = period;
    view.figures.reset();
    view.month.reset();
    view.month_before.reset();
    view.scans.reset();
    view.marked.reset();
    view.problem.reset();
    view.loading = true;
    view.compared.clear();
    ++state.figures_ask;
    state.figures_waiting.clear();
    // What is still to come is not read.
    Period until = period;
    until.to = std::min(period.to, std::max(view.today, period.from));
    view.pieces_read = 0;
    view.pieces_wanted = static_cast<int>(monthly_pieces(until).size());
    wait_for(state, FiguresSlot::Main, until);
    for (const Comparison& one : comparisons_of(period, view.today)) {
        wait_for(state,
                 view.compared.empty() ? FiguresSlot::ComparedFirst : FiguresSlot::ComparedSecond,
                 one.period);
        view.compared.push_back({one, {}});
    }
    if (period.kind == PeriodKind::Day) {
        wait_for(state, FiguresSlot::Month, month_so_far(period.from));
        wait_for(state, FiguresSlot::MonthBefore, month_before_so_far(period.from));
    }
    Commands commands = next_piece(state);
    commands.push_back(scans_of(period, view.today));
    return commands;
}

FormView range_form(const Period& period) {
    FormView form;
    form.title = {"Chọn khoảng ngày", "Choose the days"};
    form.submit = {"Xem", "Show"};
    const Text help{"ngày/tháng/năm, ví dụ 26/11/2026", "day/month/year, as 26/11/2026"};
    form.fields = {{"from", {"Từ ngày", "From"}, FormKind::Date, period.from.dmy(), {}, help},
                   {"to", {"Đến ngày", "To"}, FormKind::Date, period.to.dmy(), {}, help}};
    form.focused = 0;
    return form;
}

Commands range_chosen(State& state, std::int64_t now_ms) {
    FormView& form = *state.view.totals.range;
    const auto from = date_from_text(form.value("from"));
    const auto to = date_from_text(form.value("to"));
    const Text wrong{"viết là ngày/tháng/năm, ví dụ 26/11/2026",
                     "write it as day/month/year, as 26/11/2026"};
    const Date today = Date::of_instant(now_ms);
    form.focused.reset();
    if (!from) form.fail("from", wrong);
    if (!to) form.fail("to", wrong);
    if (from && *from > today)
        form.fail("from", {"ngày này chưa đến", "this day has not come yet"});
    if (from && to && *to < *from)
        form.fail("to", {"phải sau ngày bắt đầu", "has to be after the first day"});
    if (from && to && from->days_until(*to) > kMostDays)
        form.fail("from", {"xa nhất là mười năm trước", "ten years at most"});
    if (std::ranges::any_of(form.fields, [](const FormField& one) { return !!one.error; }))
        return {};
    state.view.totals.range.reset();
    const PeriodKind kind = *from == *to ? PeriodKind::Day : PeriodKind::Range;
    return show_period(state, {kind, *from, std::min(*to, today)}, now_ms);
}

void add_piece(std::optional<Figures>& sum, const Figures& piece) {
    sum = sum ? joined(*sum, piece) : piece;
}

// A month is left out where it is the day itself that is asked.
std::optional<Figures>& slot_of(TotalsView& view, FiguresSlot slot) {
    switch (slot) {
        case FiguresSlot::ComparedFirst:
            return view.compared.at(0).figures;
        case FiguresSlot::ComparedSecond:
            return view.compared.at(1).figures;
        case FiguresSlot::Month:
            return view.month;
        case FiguresSlot::MonthBefore:
            return view.month_before;
        case FiguresSlot::Main:
            break;
    }
    return view.figures;
}

SalesOrder order_of(const TableAsk& ask) {
    if (ask.column == 0) return ask.descending ? SalesOrder::Newest : SalesOrder::Oldest;
    return ask.descending ? SalesOrder::Largest : SalesOrder::Smallest;
}

Commands read_sales(State& state) {
    SalesView& view = state.view.sales;
    view.loading = true;
    view.filter.receipt = view.ask.query;
    return {ReadSalesBehind{++state.sales_ask, view.filter, order_of(view.ask),
                            view.ask.page * kTablePage, kTablePage}};
}

Commands open_sales(State& state, const OpenSales& wish) {
    SalesView& view = state.view.sales;
    view = SalesView{};
    view.filter = wish.filter;
    view.title = wish.title;
    view.ask.descending = true;
    show(state, ScreenName::Sales);
    return read_sales(state);
}

Commands print_sold(State& state, std::int64_t now_ms) {
    const SalesView& view = state.view.sales;
    if (!view.chosen || !view.receipt) return {};
    const Text what{"In lại hóa đơn từ doanh thu", "A receipt printed again from the figures"};
    if (!may_or_ask(state, Right::Reprint, what, Wished{PrintSold{}}, now_ms)) return {};
    return reprint(state, *view.chosen, what, now_ms);
}

// Only what was read to its end: a part would be taken for the whole.
Commands export_report(State& state, std::int64_t now_ms) {
    TotalsView& view = state.view.totals;
    if (!view.whole() || view.exporting) return {};
    view.exporting = true;
    ReportFacts facts{state.settings.shop, now_ms};
    facts.has_centre = state.view.status.sync != SyncState::NotSetUp;
    facts.unsent = state.view.status.waiting;
    facts.demonstration = state.view.demonstration;
    facts.margin = state.view.status.may(Right::SeeMargin);
    return {WriteReport{report_of(*view.figures, facts), report_name(view.figures->period),
                        state.view.language}};
}

// An inner page is closed before the screen is left.
bool back_in_totals(State& state) {
    TotalsView& view = state.view.totals;
    if (view.part == TotalsPart::Overview) return false;
    view.part = TotalsPart::Overview;
    return true;
}

}  // namespace

Commands open_totals(State& state, std::int64_t now_ms) {
    state.view.totals = TotalsView{};
    return show_period(state, period_of(PeriodKind::Day, Date::of_instant(now_ms)), now_ms);
}

Commands wished_of_totals(State& state, const Intent& intent, std::int64_t now_ms) {
    const bool closing = state.view.screen == ScreenName::DayClose;
    if (closing && !std::holds_alternative<OpenSales>(intent))
        return wished_of_day_close(state, intent, now_ms);
    TotalsView& view = state.view.totals;
    if (const auto* date = std::get_if<ChooseDate>(&intent))
        return show_period(state, period_of(PeriodKind::Day, date->date), now_ms);
    if (const auto* kind = std::get_if<ChoosePeriodKind>(&intent)) {
        // Of a longer period the end is what was looked at, of today's the day.
        const Date day = std::min(view.period.to, Date::of_instant(now_ms));
        return show_period(state, period_of(kind->kind, day), now_ms);
    }
    if (const auto* move = std::get_if<MovePeriod>(&intent))
        return show_period(state, moved(view.period, move->by), now_ms);
    if (const auto* sales = std::get_if<OpenSales>(&intent)) return open_sales(state, *sales);
    if (const auto* sold = std::get_if<ChooseSold>(&intent)) {
        state.view.sales.chosen = sold->id;
        state.view.sales.sold.reset();
        state.view.sales.receipt.reset();
        return {ReadSold{sold->id}};
    }
    if (std::holds_alternative<PrintSold>(intent)) return print_sold(state, now_ms);
    if (std::holds_alternative<ExportReport>(intent)) return export_report(state, now_ms);
    if (std::holds_alternative<OpenRange>(intent)) {
        view.range = range_form(view.period);
    } else if (const auto* mark = std::get_if<MarkColumn>(&intent)) {
        view.marked = mark->column;
    } else if (const auto* part = std::get_if<OpenTotals>(&intent)) {
        view.part = part->part;
        view.ask = {{}, 2, true, 0};
    }
    return {};
}

Commands figures_read(State& state, const FiguresRead& answer) {
    if (answer.ask != state.figures_ask) return {};
    TotalsView& view = state.view.totals;
    add_piece(slot_of(view, answer.slot), answer.figures);
    if (answer.slot == FiguresSlot::Main) {
        ++view.pieces_read;
        view.loading = view.pieces_read < view.pieces_wanted;
    }
    // Nobody looks at it any more: what was not read yet is not wanted.
    const bool looked_at =
        state.view.screen == ScreenName::Totals || state.view.screen == ScreenName::Sales;
    return looked_at ? next_piece(state) : Commands{};
}

void sales_read(State& state, const SalesBehindRead& answer) {
    if (answer.ask != state.sales_ask) return;
    state.view.sales.page = answer.page;
    state.view.sales.loading = false;
}

void sold_read(State& state, const SoldRead& answer) {
    if (log_sold_read(state, answer)) return;
    SalesView& view = state.view.sales;
    if (answer.given && view.chosen == answer.given->refund.id) {
        view.receipt =
            receipt_of(*answer.given, answer.bought, state.settings.shop, state.view.language);
        return;
    }
    if (!answer.sold || view.chosen != answer.sold->sale.id) return;
    view.sold = answer.sold;
    view.receipt = receipt_of(answer.sold->sale, state.settings.shop, answer.sold->number,
                              answer.sold->short_hash, state.view.language);
}

void report_written(State& state, const ReportWritten& answer, std::int64_t now_ms) {
    state.view.totals.exporting = state.view.settle.exporting = false;
    state.view.day_close.exporting = state.view.log.exporting = false;
    if (answer.problem) return notify(state, *answer.problem, now_ms);
    std::string where;
    for (const std::string& folder : answer.folders) where += (where.empty() ? "" : ", ") + folder;
    notify(state, NoticeKind::Good,
           {"Đã ghi báo cáo PDF, XLSX và CSV vào " + where,
            "The report was written as PDF, XLSX and CSV into " + where},
           now_ms);
}

void scans_read(State& state, const ScansRead& answer) {
    const ReadScans wanted = scans_of(state.view.totals.period, state.view.totals.today);
    if (answer.report.from == wanted.from && answer.report.to == wanted.to)
        state.view.totals.scans = answer.report;
}

OfficeScreen totals_screen() {
    OfficeScreen screen{ScreenName::Totals};
    screen.opened = open_totals;
    screen.ask = [](State& state) { return &state.view.totals.ask; };
    screen.form = [](State& state) -> FormView* {
        return state.view.totals.range ? &*state.view.totals.range : nullptr;
    };
    screen.submitted = range_chosen;
    screen.left = [](State& state) { state.view.totals.range.reset(); };
    screen.back = back_in_totals;
    return screen;
}

OfficeScreen sales_screen() {
    OfficeScreen screen{ScreenName::Sales};
    screen.ask = [](State& state) { return &state.view.sales.ask; };
    screen.asked = [](State& state, std::int64_t) { return read_sales(state); };
    return screen;
}

}  // namespace kiosk::app::parts
