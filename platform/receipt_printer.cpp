#include "platform/receipt_printer.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace platform {
namespace {

using kiosk::Done;
using kiosk::Problem;
using kiosk::Status;

constexpr int kSilentMs = 60;  // for a printer that never answered
constexpr int kAskAgainMs = 500;
constexpr int kDrawerMs = 1'200;
constexpr int kMsPerRow = 2;  // the slowest burn 60 mm a second

std::int64_t steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

Status fit_to_print(const escpos::State& state) {
    const kiosk::Text printer{"Máy in", "The printer"};
    if (state.cover_open) {
        return Problem{
            printer, {"đang mở nắp", "has its cover open"}, {"đóng nắp lại", "close the cover"}};
    }
    if (state.paper_out) {
        return Problem{
            printer, {"hết giấy", "is out of paper"}, {"lắp cuộn giấy mới", "put in a new roll"}};
    }
    if (state.cutter_stuck) {
        return Problem{
            printer,
            {"bị kẹt dao cắt", "has its cutter jammed"},
            {"tắt máy in, gỡ giấy kẹt rồi bật lại", "switch it off, free the paper, switch it on"}};
    }
    if (state.broken) {
        return Problem{printer,
                       {"báo hỏng", "reports a fault"},
                       {"tắt đi bật lại; nếu vẫn hỏng, gọi kỹ thuật",
                        "switch it off and on; if it stays, call for service"}};
    }
    if (state.offline) {
        return Problem{
            printer,
            {"đang tạm dừng", "is offline"},
            {"kiểm tra giấy, nắp máy và nút FEED", "check paper, cover and the FEED button"}};
    }
    return Done{};
}

ReceiptPrinter::ReceiptPrinter(ReceiptPrinterSettings settings) : settings_{std::move(settings)} {
    link_.watch_devices(settings_.address);
}

// Waits for the answers to the four questions. True: they came.
bool ReceiptPrinter::hear_state() {
    const bool expects = tells_ || !asked_once_;
    const std::int64_t until = steady_ms() + (expects ? settings_.answer_ms : kSilentMs);
    while (listener_.awaits_state() && link_.hears()) {
        const std::int64_t left = until - steady_ms();
        if (left <= 0) break;
        listener_.hear(link_.read(static_cast<int>(left)));
        if (!listener_.awaits_state()) break;
    }
    const bool answered = !listener_.awaits_state();
    if (answered) {
        tells_ = true;
        state_ = listener_.state();
    }
    return answered;
}

Status ReceiptPrinter::begin() {
    listener_ = {};
    state_ = {};
    if (const Status opened = link_.open(settings_.address, settings_.connect_ms); !opened) {
        return opened;
    }
    listener_.asked();
    if (const Status asked = link_.write(escpos::ask_state(), settings_.take_ms); !asked) {
        return asked;
    }
    hear_state();
    asked_once_ = true;
    return Done{};
}

Status ReceiptPrinter::finished(Status status) {
    link_.close();
    return status;
}

Status ReceiptPrinter::look() {
    Status begun = begin();
    if (begun && tells_) begun = fit_to_print(state_);
    return finished(std::move(begun));
}

Status ReceiptPrinter::print(const LumaImage& picture) {
    Status status = begin();
    if (status) status = fit_to_print(state_);
    if (status) status = send(picture);
    if (status && tells_ && confirms_) status = wait_for_paper(picture.height);
    // What it has not printed yet would come out later, half, before the whole receipt.
    if (!status && link_.is_open() && tells_) {
        (void)link_.write(escpos::forget_all(), settings_.answer_ms);
    }
    return finished(std::move(status));
}

Status ReceiptPrinter::send(const LumaImage& picture) {
    if (const Status begun = link_.write(escpos::start(), settings_.take_ms); !begun) return begun;
    for (int row = 0; row < picture.height; row += escpos::kBandRows) {
        const std::string band = escpos::band(picture, row);
        if (band.empty()) break;
        if (const Status sent = link_.write(band, settings_.take_ms); !sent) return sent;
        listener_.hear(link_.read(0));
        if (tells_) {
            if (const Status fit = fit_to_print(listener_.state()); !fit) return fit;
        }
    }
    const Status sent = link_.write(escpos::finish(settings_.cut), settings_.take_ms);
    return sent ? link_.drain(settings_.take_ms) : sent;
}

Status ReceiptPrinter::print_labels(const std::vector<LumaImage>& labels, bool to_gap,
                                    std::size_t& done) {
    done = 0;
    Status status = begin();
    if (status) status = fit_to_print(state_);
    if (status) status = link_.write(escpos::start(), settings_.take_ms);
    int rows = 0;
    for (const LumaImage& label : labels) {
        if (!status) break;
        // A label at a time: what was printed is known when the roll ends.
        status = link_.write(escpos::label(label, to_gap), settings_.take_ms);
        if (status) status = link_.drain(settings_.take_ms);
        listener_.hear(link_.read(0));
        if (status && tells_) status = fit_to_print(listener_.state());
        if (status) ++done;
        rows += label.height;
    }
    if (status && !to_gap) status = link_.write(escpos::finish(settings_.cut), settings_.take_ms);
    if (status && tells_ && confirms_) status = wait_for_paper(rows);
    return finished(std::move(status));
}

Status ReceiptPrinter::wait_for_paper(int rows) {
    const Problem lost{
        {"Máy in", "The printer"},
        {"mất kết nối giữa chừng", "was lost in the middle"},
        {"kiểm tra dây và nguồn của máy in", "check the printer's cable and its power"}};
    if (const Status asked = link_.write(escpos::kAskWhenDone, settings_.take_ms); !asked) {
        return asked;
    }
    const std::int64_t until = steady_ms() + settings_.paper_ms + rows * kMsPerRow;
    bool asked_again = false, answers = false;
    std::int64_t asked_at = steady_ms();
    while (steady_ms() < until) {
        listener_.hear(link_.read(kAskAgainMs));
        if (listener_.take_done()) {
            state_ = listener_.state();
            return Done{};
        }
        if (!link_.hears()) return lost;
        if (listener_.awaits_state() || steady_ms() - asked_at < kAskAgainMs) continue;
        asked_at = steady_ms();
        answers = asked_again;
        asked_again = true;
        state_ = listener_.state();
        if (const Status fit = fit_to_print(state_); !fit) return fit;
        listener_.asked();
        if (const Status asked = link_.write(escpos::ask_state(), settings_.take_ms); !asked) {
            return asked;
        }
    }
    if (!answers) {  // it spoke before and says nothing any more
        return Problem{{"Máy in", "The printer"},
                       {"không trả lời nữa", "stopped answering"},
                       {"tắt đi bật lại rồi bấm In lại", "switch it off and on, then print again"}};
    }
    // It tells its state but not when it is done: many cheap ones do not know GS r.
    confirms_ = false;
    return Done{};
}

Status ReceiptPrinter::open_drawer() {
    Status begun = begin();
    if (begun) begun = pulse();
    return finished(std::move(begun));
}

Status ReceiptPrinter::pulse() {
    const bool high_is_open = settings_.drawer_switch == DrawerSwitch::HighIsOpen;
    const auto is_open = [&] { return state_.drawer_pin == high_is_open; };
    const bool can_see = settings_.drawer_switch != DrawerSwitch::None && tells_;
    if (can_see && is_open()) return Done{};
    const std::string command =
        state_.offline ? escpos::open_drawer_now(settings_.drawer_pin)
                       : escpos::open_drawer(settings_.drawer_pin, settings_.drawer_pulse_ms);
    if (const Status sent = link_.write(command, settings_.take_ms); !sent) return sent;
    if (!can_see) return link_.drain(settings_.take_ms);
    const std::int64_t until = steady_ms() + kDrawerMs;
    while (steady_ms() < until && link_.hears()) {
        listener_.asked();
        if (const Status asked = link_.write(escpos::ask_state(), settings_.take_ms); !asked) {
            return asked;
        }
        if (hear_state() && is_open()) return Done{};
        link_.rest(kDrawerMs / 12);
    }
    return Problem{{"Ngăn kéo tiền", "The cash drawer"},
                   {"không mở ra", "did not open"},
                   {"mở bằng chìa khóa; kiểm tra xem có bị kẹt không",
                    "open it with its key; see whether it is stuck"}};
}

}  // namespace platform
