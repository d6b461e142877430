// The shift: opened with a counted float, cash in and out, counted blind at its close; and the
// drawer, which opens without a sale only with an entry in the journal.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::size_t kLongestText = 120;

std::int64_t whole_from(const std::string& digits) {
    std::int64_t value = 0;
    for (const char c : digits) {
        if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    }
    return value;
}

CashCount count_of(const ShiftView& view) {
    CashCount count;
    for (std::size_t i = 0; i < kNotes.size(); ++i) count.notes[i] = whole_from(view.typed[i]);
    count.other = Money::from_dong(whole_from(view.typed[kTogetherRow]));
    return count;
}

void begin_part(State& state, ShiftPart part) {
    ShiftView& view = state.view.shift;
    view.part = part;
    view.typed = {};
    view.row = 0;
    view.total = {};
    view.amount.clear();
    view.reason.clear();
    view.problem.reset();
    view.paper.reset();
    view.counted.reset();
    view.note.clear();
    view.printer = has_printer(state);
    view.reasons = part == ShiftPart::CashIn ? state.settings.cash_in_reasons
                                             : state.settings.cash_out_reasons;
}

ShiftPart home_part(const State& state) {
    return state.view.shift.shift ? ShiftPart::Overview : ShiftPart::Open;
}

void forget_count(State& state) {
    state.counting = false;
    state.first_counted.reset();
    state.counts = 0;
    state.closing_approver = {};
}

Commands show_part(State& state, ShiftPart part, std::int64_t now_ms) {
    ShiftView& view = state.view.shift;
    if (view.busy || part == ShiftPart::Difference || part == ShiftPart::Closed) return {};
    if (part == ShiftPart::Open || !view.shift) part = home_part(state);
    const bool recount = part == ShiftPart::Count && view.part == ShiftPart::Difference;
    if (part == ShiftPart::Count && !recount) {
        const bool others = view.shift->by != state.view.status.staff->code;
        const Right right = others ? Right::CloseOthersShift : Right::RunShift;
        const Text what{"Chốt ca của " + view.shift->by_name,
                        "Close the shift of " + view.shift->by_name};
        if (!may_or_ask(state, right, what, Wished{ShowShift{part}}, now_ms)) return {};
        forget_count(state);
        state.closing_approver = approver(state, right);
    }
    if (part == ShiftPart::Overview) forget_count(state);
    begin_part(state, part);
    if (part != ShiftPart::Count || recount || !has_printer(state)) return {};
    // The drawer has to be open to be counted.
    return {NoteDrawer{
        step_of(state, Right::RunShift, {"Đếm tiền chốt ca", "Count to close"}, now_ms)}};
}

Commands open_shift(State& state, std::int64_t now_ms) {
    ShiftView& view = state.view.shift;
    if (!may_or_ask(state, Right::RunShift, {"Mở ca", "Open the shift"}, Wished{SubmitShift{}},
                    now_ms)) {
        return {};
    }
    Shift shift;
    shift.id = state.ids.next(now_ms);
    shift.business_date = Date::of_instant(now_ms);
    shift.opened_at_ms = now_ms;
    shift.by = state.view.status.staff->code;
    shift.by_name = state.view.status.staff->name;
    shift.opening = count_of(view);
    view.problem = refuse_opening(shift.opening);
    if (view.problem) return {};
    view.busy = true;
    return {OpenShift{std::move(shift)}};
}

Commands move_cash(State& state, std::int64_t now_ms) {
    ShiftView& view = state.view.shift;
    CashMovement movement;
    movement.direction = view.part == ShiftPart::CashIn ? CashDirection::In : CashDirection::Out;
    movement.amount = Money::from_dong(whole_from(view.amount));
    movement.reason = nfc(view.reason);
    view.problem = refuse_movement(movement);
    if (view.problem) return {};
    const std::string amount = format_money(movement.amount);
    const bool in = movement.direction == CashDirection::In;
    const Text what{(in ? "Thu " : "Chi ") + amount + ": " + movement.reason,
                    amount + (in ? " in: " : " out: ") + movement.reason};
    if (!may_or_ask(state, Right::CashInOut, what, Wished{SubmitShift{}}, now_ms)) return {};
    movement.id = state.ids.next(now_ms);
    movement.shift = view.shift->id;
    movement.at_ms = now_ms;
    movement.by = state.view.status.staff->code;
    movement.by_name = state.view.status.staff->name;
    movement.approver = approver(state, Right::CashInOut);
    view.busy = true;
    return {MoveCash{std::move(movement)}};
}

Commands submit_count(State& state) {
    ShiftView& view = state.view.shift;
    const CashCount count = count_of(view);
    view.problem = refuse_opening(count);
    if (view.problem) return {};
    ++state.counts;
    if (!state.first_counted) state.first_counted = count.total();
    state.counting = true;
    view.busy = true;
    return {ReadShift{}};
}

ShiftClosing closing_of(const State& state, std::int64_t now_ms) {
    const ShiftView& view = state.view.shift;
    ShiftClosing closing = view.counted ? *view.counted->closing : ShiftClosing{};
    closing.at_ms = now_ms;
    closing.by = state.view.status.staff->code;
    closing.by_name = state.view.status.staff->name;
    closing.approver = state.closing_approver;
    closing.note = nfc(view.note);
    return closing;
}

Commands close_shift(State& state, std::int64_t now_ms) {
    ShiftView& view = state.view.shift;
    if (!view.counted || !view.shift) return {};
    ShiftClosing closing = closing_of(state, now_ms);
    view.problem = refuse_closing(*view.counted, closing);
    if (view.problem) return {};
    view.busy = true;
    return {CloseShift{view.shift->id, std::move(closing)}};
}

Commands submit(State& state, std::int64_t now_ms) {
    ShiftView& view = state.view.shift;
    if (view.busy || !signed_in(state)) return {};
    switch (view.part) {
        case ShiftPart::Open:
            return open_shift(state, now_ms);
        case ShiftPart::CashIn:
        case ShiftPart::CashOut:
            return view.shift ? move_cash(state, now_ms) : Commands{};
        case ShiftPart::Count:
            return view.shift ? submit_count(state) : Commands{};
        case ShiftPart::Difference:
            return close_shift(state, now_ms);
        case ShiftPart::Closed:
            begin_part(state, home_part(state));
            show(state, ScreenName::Till);
            return {};
        case ShiftPart::Overview:
            break;
    }
    return {};
}

void typed(State& state, const std::string& text) {
    ShiftView& view = state.view.shift;
    const bool counts = view.part == ShiftPart::Open || view.part == ShiftPart::Count;
    const std::size_t most = counts && view.row < kTogetherRow ? 5 : 11;
    if (text.size() > most || text.find_first_not_of("0123456789") != std::string::npos) return;
    view.problem.reset();
    if (!counts) {
        view.amount = text;
        return;
    }
    view.typed[view.row] = text;
    view.total = count_of(view).total();
}

Commands see_figures(State& state, std::int64_t now_ms) {
    ShiftView& view = state.view.shift;
    if (!state.shift || view.part != ShiftPart::Overview) return {};
    if (!may_or_ask(state, Right::SeeTotals, {"Xem báo cáo X", "See the X report"},
                    Wished{SeeShift{}}, now_ms)) {
        return {};
    }
    view.paper = document_of(*state.shift, state.settings.shop, state.view.demonstration,
                             state.view.language);
    return {ReadShift{}};
}

Commands print(const State& state) {
    const ShiftView& view = state.view.shift;
    if (!view.paper || !has_printer(state)) return {};
    PrintJob job;
    job.document = view.paper;
    job.language = state.view.language;
    return {QueuePrint{std::move(job)}};
}

// A closed shift's report was printed when it was closed.
Commands print_again(State& state, std::int64_t now_ms) {
    const ShiftView& view = state.view.shift;
    Commands commands = print(state);
    if (commands.empty() || view.part != ShiftPart::Closed || !view.counted) return commands;
    const std::string& number = view.counted->number;
    const Text what{"In lại báo cáo " + number, "Report " + number + " printed again"};
    if (!may_or_ask(state, Right::Reprint, what, Wished{PrintShift{}}, now_ms)) return {};
    auto& queue = std::get<QueuePrint>(commands.front());
    queue.job.copy = true;
    queue.reprint = step_of(state, Right::Reprint, what, now_ms);
    return commands;
}

Commands open_drawer(State& state, std::int64_t now_ms) {
    const Text what{"Mở ngăn kéo khi không bán", "Open the drawer without a sale"};
    if (!has_printer(state) ||
        !may_or_ask(state, Right::OpenDrawer, what, Wished{OpenDrawerNow{}}, now_ms)) {
        return {};
    }
    state.drawer_tried_ms = now_ms;
    return {NoteDrawer{step_of(state, Right::OpenDrawer, what, now_ms)}};
}

}  // namespace

Override step_of(const State& state, Right right, const Text& what, std::int64_t now_ms) {
    const Staff staff = state.view.status.staff.value_or(Staff{});
    Override step;
    step.at_ms = now_ms;
    step.right = right;
    step.what = what.in(state.settings.language);
    step.asked = staff.code;
    step.asked_name = staff.name;
    step.by = approver(state, right);
    if (!step.by.text().empty()) step.by_name = state.covered->by.name;
    return step;
}

Commands open_shift_screen(State& state) {
    if (state.view.shift.busy) return {};
    state.pay_after_opening = false;
    forget_count(state);
    begin_part(state, home_part(state));
    return {ReadShift{}};
}

void leave_shift_to_another(State& state) {
    ShiftView& view = state.view.shift;
    if (view.busy && !state.counting) return;  // what is being stored is answered first
    view.busy = false;
    forget_count(state);
    begin_part(state, home_part(state));
}

bool leave_shift_part(State& state) {
    ShiftView& view = state.view.shift;
    if (view.busy) return true;
    const bool at_home = view.part == home_part(state) || view.part == ShiftPart::Closed;
    const bool paper = view.part == ShiftPart::Overview && view.paper;
    if (at_home && !paper) {
        state.pay_after_opening = false;
        return false;
    }
    forget_count(state);
    begin_part(state, home_part(state));
    return true;
}

Commands shift_read(State& state, const ShiftRead& answer, std::int64_t now_ms) {
    ShiftView& view = state.view.shift;
    const bool opened = view.busy && view.part == ShiftPart::Open && answer.report;
    const bool moved = view.busy && !view.problem &&
                       (view.part == ShiftPart::CashIn || view.part == ShiftPart::CashOut) &&
                       answer.report;
    state.shift = answer.report;
    view.known = true;
    view.busy = false;
    view.shift = answer.report ? std::optional{answer.report->shift} : std::nullopt;
    view.sales = answer.report ? answer.report->figures.sales : 0;
    view.movements = answer.report ? answer.report->movements : std::vector<CashMovement>{};
    view.left_over = view.shift && is_left_over(*view.shift, Date::of_instant(now_ms));
    if (std::exchange(state.counting, false) && answer.report) {
        ShiftReport counted = *answer.report;
        ShiftClosing closing;
        closing.counted = count_of(view);
        closing.first_counted = state.first_counted.value_or(closing.counted.total());
        closing.counts = state.counts;
        counted.closing = closing;
        view.part = ShiftPart::Difference;
        view.counted = std::move(counted);
        return {};
    }
    if (view.part == ShiftPart::Overview && view.paper && answer.report) {
        view.paper = document_of(*answer.report, state.settings.shop, state.view.demonstration,
                                 state.view.language);
    }
    const bool stale = view.part == ShiftPart::Open ? view.shift.has_value() : !view.shift;
    if (view.part != ShiftPart::Closed && (moved || stale)) begin_part(state, home_part(state));
    if (opened && state.view.screen == ScreenName::Shift) {
        notify(state, NoticeKind::Good, {"Đã mở ca. Mời bán hàng.", "The shift is open."}, now_ms);
        const bool pay = std::exchange(state.pay_after_opening, false);
        show(state, ScreenName::Till);
        if (pay) return open_payment(state, now_ms);
    }
    if (!moved) return {};
    notify(state, NoticeKind::Good, {"Đã ghi vào ca.", "Written into the shift."}, now_ms);
    // The entry of the movement says why it opens.
    return has_printer(state) ? Commands{OpenDrawer{}} : Commands{};
}

void shift_not_changed(State& state, const ShiftNotChanged& failed) {
    state.view.shift.busy = false;
    state.view.shift.problem = failed.problem;
}

Commands shift_closed(State& state, const ShiftClosed& closed, std::int64_t now_ms) {
    ShiftView& view = state.view.shift;
    forget_count(state);
    begin_part(state, ShiftPart::Closed);
    view.busy = false;
    view.shift.reset();
    view.left_over = false;
    view.movements.clear();
    state.shift.reset();
    view.counted = closed.report;
    view.paper = document_of(closed.report, state.settings.shop, state.view.demonstration,
                             state.view.language);
    static_cast<void>(now_ms);
    Commands commands = print(state);
    commands.push_back(SynchroniseNow{});
    return commands;
}

bool has_shift_or_ask(State& state, std::int64_t now_ms) {
    if (state.view.shift.shift || !state.view.shift.known) return true;
    begin_part(state, ShiftPart::Open);
    show(state, ScreenName::Shift);
    state.pay_after_opening = true;
    notify(state, NoticeKind::Information,
           {"Mở ca trước rồi thu tiền. Giỏ hàng được giữ nguyên.",
            "Open a shift first, then take the money. The cart is kept."},
           now_ms);
    return false;
}

void ask_about_left_over(State& state) {
    const ShiftView& view = state.view.shift;
    if (!view.left_over || !view.shift) return;
    const std::string day = view.shift->business_date.dmy();
    state.asked = GoTo{ScreenName::Shift};
    state.view.dialog =
        Dialog{{"Ca ngày " + day + " chưa chốt", "The shift of " + day + " is still open"},
               {"Nếu bán tiếp, đơn hàng vẫn tính vào ngày " + day +
                    ". Nên đếm tiền, chốt ca cũ rồi mở ca mới.",
                "What is sold now still counts for " + day +
                    ". Better count the drawer, close it and open a new one."},
               {"Chốt ca", "Close it"},
               {"Bán tiếp", "Go on selling"},
               false};
}

Commands wished_of_shift(State& state, const Intent& intent, std::int64_t now_ms) {
    ShiftView& view = state.view.shift;
    if (!signed_in(state) || state.view.screen != ScreenName::Shift) return {};
    if (const auto* part = std::get_if<ShowShift>(&intent)) {
        return show_part(state, part->part, now_ms);
    }
    if (std::holds_alternative<SubmitShift>(intent)) return submit(state, now_ms);
    if (std::holds_alternative<SeeShift>(intent)) return see_figures(state, now_ms);
    if (std::holds_alternative<PrintShift>(intent)) return print_again(state, now_ms);
    if (std::holds_alternative<OpenDrawerNow>(intent)) return open_drawer(state, now_ms);
    if (view.busy) return {};
    if (const auto* row = std::get_if<ShiftRowChosen>(&intent)) {
        view.row = std::min(row->row, kTogetherRow);
    } else if (const auto* text = std::get_if<ShiftTyped>(&intent)) {
        typed(state, text->text);
    } else if (const auto* reason = std::get_if<ShiftReasonTyped>(&intent)) {
        if (reason->text.size() <= kLongestText) view.reason = reason->text;
        view.problem.reset();
    } else if (const auto* note = std::get_if<ShiftNoteTyped>(&intent)) {
        if (note->text.size() <= kLongestText) view.note = note->text;
        view.problem.reset();
    }
    return {};
}

}  // namespace kiosk::app::parts
