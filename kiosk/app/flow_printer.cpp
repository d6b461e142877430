// Paper, drawer and disk: a sale's receipt and every fault of a device, said and never in the way.
#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::int64_t kDrawerAnswersMs = 10'000;

bool opens_drawer(const State& state, const Sale& sale) {
    if (!has_printer(state)) return false;
    if (state.settings.drawer.open == DrawerWhen::Always) return true;
    if (state.settings.drawer.open == DrawerWhen::Never) return false;
    for (const Payment& payment : sale.settlement.payments)
        if (payment.method == PaymentMethod::Cash) return true;
    return false;
}

// The same fault as somebody says it who has just sold something.
Problem after_a_sale(const Problem& fault) {
    Problem said = fault;
    said.why.vi += ". Đơn hàng đã được lưu";
    said.why.en += ". The sale is stored";
    said.to_do = {(fault.to_do.vi.empty() ? "" : fault.to_do.vi + " rồi ") + "bấm In lại",
                  (fault.to_do.en.empty() ? "" : fault.to_do.en + ", then ") + "press Print again"};
    return said;
}

Commands print_receipt(State& state, std::int64_t now_ms) {
    ReceiptView& view = state.view.receipt;
    if (state.view.screen != ScreenName::Receipt || view.print == PrintState::NoPrinter ||
        view.print == PrintState::Printing) {
        return {};
    }
    const bool again = state.receipt_is_out;
    const Text what{"In lại hóa đơn " + view.number, "Receipt " + view.number + " printed again"};
    if (again && !may_or_ask(state, Right::Reprint, what, Wished{PrintReceipt{}}, now_ms))
        return {};
    const bool waits = view.print == PrintState::Failed && state.receipt_job != 0;
    view.print = PrintState::Printing;
    view.print_problem.reset();
    view.ask_to_print = false;
    if (waits) return {RetryPrinter{}};
    PrintJob job;
    job.sale = state.sale_done;
    job.copy = again;
    job.language = state.view.language;
    QueuePrint queue{std::move(job)};
    if (again) {
        queue.reprint = step_of(state, Right::Reprint, what, now_ms);
        queue.reprint->sale = state.sale_done;
    }
    return {std::move(queue)};
}

Commands try_drawer(State& state, std::int64_t now_ms) {
    if (!has_printer(state) || !may_set_up(state, TryDrawer{}, now_ms)) return {};
    state.drawer_tried_ms = now_ms;
    return {NoteDrawer{
        step_of(state, Right::EditMachine, {"Thử ngăn kéo", "The drawer was tried"}, now_ms)}};
}

}  // namespace

// One that was named is there, even before it has answered; any USB printer has to be seen first.
bool has_printer(const State& state) {
    const std::string& device = state.settings.printer.device;
    if (device != "auto") return !device.empty();
    return state.view.status.printer.state != PrinterState::None;
}

std::optional<PrintJob> receipt_wanted(const State& state) {
    if (state.settings.printer.print != PrintWhen::Automatic || !has_printer(state)) return {};
    PrintJob job;
    job.language = state.view.language;
    return job;
}

Commands paper_for_sale(State& state, const SaleStored& stored, ReceiptView& done,
                        const Receipt& receipt) {
    state.sale_done = stored.sale.id;
    state.receipt_job = stored.print_job;
    state.receipt_is_out = false;
    done.print = has_printer(state) ? PrintState::Idle : PrintState::NoPrinter;
    done.ask_to_print = has_printer(state) && state.settings.printer.print == PrintWhen::Ask;
    Commands commands;
    state.drawer_of_sale = opens_drawer(state, stored.sale);
    if (state.drawer_of_sale) commands.push_back(OpenDrawer{});
    if (stored.print_job == 0) return commands;
    done.print = PrintState::Printing;
    commands.push_back(PrintNow{stored.print_job, receipt});
    return commands;
}

Commands reprint(State& state, const SaleId& sale, const Text& what, std::int64_t now_ms) {
    if (!has_printer(state)) {
        notify(state,
               {{"Chưa có máy in", "There is no printer"},
                {"máy này chưa nối máy in nào", "none is set up at this till"},
                {"chọn máy in ở Cài đặt", "choose one in the settings"}},
               now_ms, NoticeKind::Attention);
        return {};
    }
    PrintJob job;
    job.sale = sale;
    job.copy = true;
    job.language = state.view.language;
    notify(state, NoticeKind::Good,
           {"Đang in bản sao, có ghi “BẢN SAO”.", "A copy is printing, marked “COPY”."}, now_ms);
    QueuePrint queue{std::move(job)};
    queue.reprint = step_of(state, Right::Reprint, what, now_ms);
    queue.reprint->sale = sale;
    return {std::move(queue)};
}

Commands paper_for_refund(State& state, const RefundStored& stored, ReceiptView& done,
                          const Receipt& receipt) {
    const Refund& refund = stored.given.refund;
    state.sale_done = refund.id;
    state.receipt_job = stored.print_job;
    state.receipt_is_out = false;
    done.print = has_printer(state) ? PrintState::Idle : PrintState::NoPrinter;
    done.ask_to_print = has_printer(state) && state.settings.printer.print == PrintWhen::Ask;
    Commands commands;
    bool cash = stored.bought && opens_drawer(state, stored.bought->sale);
    for (const Payment& payment : refund.payments) {
        cash = cash || payment.method == PaymentMethod::Cash;
    }
    const DrawerWhen open = state.settings.drawer.open;
    state.drawer_of_sale =
        has_printer(state) && (open == DrawerWhen::Always || (open == DrawerWhen::Cash && cash));
    if (state.drawer_of_sale) commands.push_back(OpenDrawer{});
    if (stored.print_job == 0) return commands;
    done.print = PrintState::Printing;
    commands.push_back(PrintNow{stored.print_job, receipt});
    return commands;
}

Commands wished_on_paper(State& state, const Intent& intent, std::int64_t now_ms) {
    PrinterView& printer = state.view.status.printer;
    if (std::holds_alternative<PrintReceipt>(intent)) return print_receipt(state, now_ms);
    if (std::holds_alternative<RetryPrinting>(intent)) return {RetryPrinter{}};
    if (std::holds_alternative<TryDrawer>(intent)) return try_drawer(state, now_ms);
    if (std::holds_alternative<PrintTestPage>(intent)) {
        if (!has_printer(state)) return {};
        const std::string when = Date::of_instant(now_ms).dmy() + " " + local_time_hm(now_ms);
        return {PrintNow{0, test_page(state.settings.shop, when, state.view.language)}};
    }
    if (!may_set_up(state, intent, now_ms)) return {};
    if (const auto* choice = std::get_if<ChoosePrintWhen>(&intent)) {
        state.settings.printer.print = printer.when = choice->when;
        return {SaveSettings{state.settings}};
    }
    if (const auto* choice = std::get_if<ChoosePrinter>(&intent)) {
        state.settings.printer.device = printer.device = choice->device;
        return {SetPrinter{}, SaveSettings{state.settings}};
    }
    return {};
}

Commands print_queued(State& state, const PrintQueued& event) {
    const PrintJob& job = event.waiting.job;
    if (job.sale == state.sale_done) state.receipt_job = job.id;
    return {PrintNow{job.id, document_of(event.waiting, state.settings.shop)}};
}

Commands prints_read(const State& state, const PrintsRead& event) {
    Commands commands;
    for (const WaitingPrint& waiting : event.waiting) {
        commands.push_back(PrintNow{waiting.job.id, document_of(waiting, state.settings.shop)});
    }
    return commands;
}

Commands printed(State& state, const Printed& event, std::int64_t now_ms) {
    if (event.job == 0) {
        notify(state, NoticeKind::Good, {"Đã in trang thử.", "The test page is printed."}, now_ms);
        return {};
    }
    if (event.job == state.receipt_job) {
        state.receipt_job = 0;
        state.receipt_is_out = true;
        state.view.receipt.print = PrintState::Printed;
        state.view.receipt.print_problem.reset();
    }
    return {ForgetPrint{event.job}};
}

void not_printed(State& state, const NotPrinted& event, std::int64_t now_ms) {
    if (event.job == 0) {
        notify(state, event.problem, now_ms, NoticeKind::Attention);
    } else if (event.job == state.receipt_job) {
        state.view.receipt.print = PrintState::Failed;
        state.view.receipt.print_problem = after_a_sale(event.problem);
    }
}

void printer_changed(State& state, const PrinterChanged& event) {
    PrinterView& printer = state.view.status.printer;
    printer.state = event.state;
    printer.near_end = event.near_end;
    printer.waiting = event.waiting;
    printer.problem = event.problem;
    printer.plugged_in = event.plugged_in;
    ReceiptView& done = state.view.receipt;
    const bool none = event.state == PrinterState::None;
    // One was plugged in, or taken away for good, while the sale stands on the screen.
    if (!none && done.print == PrintState::NoPrinter) done.print = PrintState::Idle;
    if (none && done.print == PrintState::Idle) done.print = PrintState::NoPrinter;
}

void drawer_answered(State& state, const DrawerAnswered& event, std::int64_t now_ms) {
    const bool tried = now_ms - state.drawer_tried_ms < kDrawerAnswersMs;
    const bool of_sale = std::exchange(state.drawer_of_sale, false) && !tried;
    state.drawer_tried_ms = 0;
    if (!event.problem) {
        if (tried) {
            notify(state, NoticeKind::Good,
                   {"Đã gửi lệnh mở ngăn kéo.", "The drawer was told to open."}, now_ms);
        }
        return;
    }
    Problem problem = *event.problem;
    if (problem.what.en != "The cash drawer") {  // the printer's fault, then
        problem.why = {problem.what.vi + " " + problem.why.vi,
                       problem.what.en + " " + problem.why.en};
        problem.what = {"Ngăn kéo tiền chưa mở", "The cash drawer is not open"};
        problem.to_do = {"mở ngăn kéo bằng chìa khóa", "open the drawer with its key"};
    }
    if (of_sale) problem.why.vi += ". Đơn hàng đã được lưu";
    if (of_sale) problem.why.en += ". The sale is stored";
    notify(state, std::move(problem), now_ms, NoticeKind::Attention);
}

std::optional<Problem> no_room_for_sale(const State& state) {
    const DiskView& disk = state.view.status.disk;
    // The same cart once more: it may be on the disk already.
    if (disk.state != DiskState::Full || state.unstored) return std::nullopt;
    return Problem{{"Ổ đĩa gần đầy", "The disk is nearly full"},
                   {"chỉ còn " + std::to_string(disk.free_mb) +
                        " MB nên chưa nhận đơn mới; các đơn đã bán vẫn nguyên",
                    "with " + std::to_string(disk.free_mb) +
                        " MB left no new sale is begun; what was sold is safe"},
                   {"xóa bớt tệp trên máy rồi thử lại; giỏ hàng được giữ",
                    "make room on this machine, then try again; the cart is kept"}};
}

void disk_changed(State& state, const DiskChanged& event, std::int64_t now_ms) {
    DiskView& disk = state.view.status.disk;
    const bool worse = event.state > disk.state;
    disk = {event.state, event.free_mb};
    if (!worse) return;
    if (event.state == DiskState::Full) {
        notify(state, *no_room_for_sale(state), now_ms);
        return;
    }
    notify(state,
           {{"Ổ đĩa sắp đầy", "The disk fills up"},
            {"còn " + std::to_string(event.free_mb) + " MB",
             std::to_string(event.free_mb) + " MB are left"},
            {"xóa bớt tệp trên máy trong hôm nay", "make room on this machine today"}},
           now_ms, NoticeKind::Attention);
}

}  // namespace kiosk::app::parts
