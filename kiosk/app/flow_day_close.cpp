#include "kiosk/app/flow_day_close.h"

#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/day_report.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

const ShiftReport* shown_z(const DayCloseView& view) {
    const auto found = std::ranges::find(view.shifts, view.z, &ShiftReport::number);
    return found == view.shifts.end() ? nullptr : &*found;
}

void open_z(State& state, const std::string& number) {
    DayCloseView& view = state.view.day_close;
    view.z = number;
    view.document.reset();
    if (const ShiftReport* report = shown_z(view))
        view.document = document_of(*report, state.settings.shop, state.view.demonstration,
                                    state.view.language);
}

// A Z report printed again is written down like a receipt's copy.
Commands print_z(State& state, std::int64_t now_ms) {
    const DayCloseView& view = state.view.day_close;
    if (!view.document) return {};
    const Text what{"In lại báo cáo " + view.z, "Report " + view.z + " printed again"};
    if (!may_or_ask(state, Right::Reprint, what, Wished{PrintZ{}}, now_ms)) return {};
    PrintJob job;
    job.document = view.document;
    job.copy = true;
    job.language = state.view.language;
    QueuePrint queue{std::move(job)};
    queue.reprint = step_of(state, Right::Reprint, what, now_ms);
    return {std::move(queue)};
}

Commands write_day(State& state, std::int64_t now_ms) {
    DayCloseView& view = state.view.day_close;
    if (!view.figures || view.exporting) return {};
    view.exporting = true;
    ReportFacts facts{state.settings.shop, now_ms};
    facts.has_centre = state.view.status.sync != SyncState::NotSetUp;
    facts.unsent = state.view.status.waiting;
    facts.demonstration = state.view.demonstration;
    facts.margin = state.view.status.may(Right::SeeMargin);
    facts.shifts = view.shifts;
    return {WriteReport{report_of(*view.figures, facts), report_name(view.figures->period),
                        state.view.language}};
}

Commands hand_over(State& state) {
    DayCloseView& view = state.view.day_close;
    if (view.handing_over || view.invoices.waiting() == 0) return {};
    view.handing_over = true;
    return {WriteInvoices{view.date, state.settings.shop}};
}

}  // namespace

Commands read_day_close(State& state, Date date, std::int64_t now_ms) {
    const Date today = Date::of_instant(now_ms);
    if (date > today) return {};
    DayCloseView& view = state.view.day_close;
    view = DayCloseView{};
    view.date = date;
    view.today = today;
    return {ReadDayClose{date}};
}

void day_close_read(State& state, const DayCloseRead& answer) {
    DayCloseView& view = state.view.day_close;
    if (answer.figures.period.from != view.date) return;
    view.figures = answer.figures;
    view.shifts = answer.shifts;
    view.open_shift = answer.open_shift;
    view.invoices = answer.invoices;
}

Commands invoices_handed_over(State& state, const InvoicesHandedOver& answer, std::int64_t now_ms) {
    DayCloseView& view = state.view.day_close;
    view.handing_over = false;
    if (answer.problem) {
        notify(state, *answer.problem, now_ms);
        return {};
    }
    const std::string sales = format_digits(answer.sales);
    const std::string back = format_digits(answer.adjustments);
    notify(state, NoticeKind::Good,
           {"Đã bàn giao " + sales + " đơn, " + back + " điều chỉnh, tệp " + answer.file,
            sales + " sales, " + back + " adjustments handed over, in " + answer.file},
           now_ms);
    if (view.date == answer.date) view.invoices = answer.counts;
    return {};
}

Commands wished_of_day_close(State& state, const Intent& intent, std::int64_t now_ms) {
    if (const auto* date = std::get_if<ChooseDate>(&intent))
        return read_day_close(state, date->date, now_ms);
    if (const auto* z = std::get_if<OpenZ>(&intent)) open_z(state, z->number);
    if (std::holds_alternative<PrintZ>(intent)) return print_z(state, now_ms);
    if (std::holds_alternative<HandOverInvoices>(intent)) return hand_over(state);
    if (std::holds_alternative<ExportReport>(intent)) return write_day(state, now_ms);
    return {};
}

OfficeScreen day_close_screen() {
    OfficeScreen screen{ScreenName::DayClose};
    screen.opened = [](State& state, std::int64_t now_ms) {
        // After midnight a shift that is still open has the day that is to be closed.
        return read_day_close(state, business_date_at(state.view.shift.shift, now_ms), now_ms);
    };
    screen.back = [](State& state) {
        if (!state.view.day_close.document) return false;
        open_z(state, "");
        return true;
    };
    return screen;
}

}  // namespace kiosk::app::parts
