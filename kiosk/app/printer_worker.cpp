#include "kiosk/app/printer_worker.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "platform/receipt_raster.h"
#include "platform/window.h"

namespace kiosk::app {
namespace {

using screens::PrinterState;

constexpr std::int64_t kFirstWaitMs = 1'000, kLongestWaitMs = 15'000;
constexpr std::int64_t kLookMs = 20'000;  // at a printer nobody asks anything of
constexpr std::chrono::milliseconds kEndingMs{3'000};

std::int64_t now() { return platform::Window::now_ms(); }

bool same(const PrinterChanged& a, const PrinterChanged& b) {
    const auto words = [](const std::optional<Problem>& problem) {
        return problem ? problem->line(Language::English) : std::string{};
    };
    return a.state == b.state && a.near_end == b.near_end && a.waiting == b.waiting &&
           a.plugged_in == b.plugged_in && words(a.problem) == words(b.problem);
}

}  // namespace

PrinterWorker::PrinterWorker(platform::ReceiptPrinterSettings settings, int width_px, Inbox& inbox)
    : inbox_{inbox},
      settings_{std::move(settings)},
      width_px_{width_px},
      printer_{std::make_unique<platform::ReceiptPrinter>(settings_)},
      thread_{[this] { run(); }} {}

PrinterWorker::~PrinterWorker() {
    {
        std::unique_lock lock{mutex_};
        ending_ = true;
        printer_->wake();
        idle_.wait_for(lock, kEndingMs, [&] { return !working_; });
        printer_->stop();
    }
    thread_.join();
}

void PrinterWorker::print(PrintTask task) {
    const std::lock_guard lock{mutex_};
    // The first may be on its way to paper.
    if (tasks_.size() >= kMost) tasks_.erase(tasks_.begin() + (working_ ? 1 : 0));
    tasks_.push_back(std::move(task));
    printer_->wake();
}

void PrinterWorker::open_drawer() {
    const std::lock_guard lock{mutex_};
    drawer_wanted_ = true;
    printer_->wake();
}

void PrinterWorker::retry() {
    const std::lock_guard lock{mutex_};
    try_at_ms_ = look_at_ms_ = 0;
    printer_->wake();
}

void PrinterWorker::set(platform::ReceiptPrinterSettings settings, int width_px) {
    const std::lock_guard lock{mutex_};
    settings_ = std::move(settings);
    width_px_ = width_px;
    new_settings_ = true;
    printer_->wake();
}

void PrinterWorker::take_settings(std::unique_lock<std::mutex>&) {
    printer_ = std::make_unique<platform::ReceiptPrinter>(settings_);
    new_settings_ = seen_ = false;
    trouble_.reset();
    try_at_ms_ = look_at_ms_ = 0;
}

bool PrinterWorker::there_is_none() const {
    if (settings_.address.text.empty()) return true;
    return settings_.address.text == "auto" && !seen_ &&
           platform::list_usb_printers(settings_.address.usb).empty();
}

void PrinterWorker::tell(std::unique_lock<std::mutex>& lock, PrinterState state,
                         const std::optional<Problem>& problem) {
    PrinterChanged changed{state, printer_->state().paper_near_end,
                           static_cast<std::int64_t>(tasks_.size()), problem,
                           platform::list_usb_printers(settings_.address.usb)};
    if (told_ && same(*told_, changed)) return;
    told_ = changed;
    lock.unlock();
    if (problem) spdlog::warn("{}", problem->line(Language::English));
    inbox_.put(std::move(changed));
    lock.lock();
}

void PrinterWorker::pulse(std::unique_lock<std::mutex>& lock) {
    drawer_wanted_ = false;
    if (there_is_none()) return;
    working_ = true;
    lock.unlock();
    const Status opened = printer_->open_drawer();
    DrawerAnswered answer;
    if (!opened) answer.problem = opened.problem();
    inbox_.put(std::move(answer));
    lock.lock();
    working_ = false;
}

void PrinterWorker::print_first(std::unique_lock<std::mutex>& lock) {
    const PrintTask task = tasks_.front();
    const int width = width_px_;
    working_ = true;
    tell(lock, PrinterState::Printing, {});
    lock.unlock();
    const Status printed = printer_->print(platform::receipt_dots(task.document, width));
    if (printed) {
        inbox_.put(Printed{task.job});
    } else {
        inbox_.put(NotPrinted{task.job, printed.problem()});
    }
    lock.lock();
    working_ = false;
    if (printed) {
        seen_ = true;
        tasks_.pop_front();
        trouble_.reset();
        wait_ms_ = 0;
    } else {
        trouble_ = printed.problem();
        wait_ms_ = std::clamp(wait_ms_ * 2, kFirstWaitMs, kLongestWaitMs);
        try_at_ms_ = now() + wait_ms_;
        if (task.job == 0) tasks_.pop_front();  // whoever tries the printer stands before it
    }
    look_at_ms_ = now() + kLookMs;
    tell(lock, trouble_ ? PrinterState::Trouble : PrinterState::Ready, trouble_);
}

void PrinterWorker::look(std::unique_lock<std::mutex>& lock) {
    look_at_ms_ = now() + kLookMs;
    if (there_is_none()) {
        trouble_.reset();
        return tell(lock, PrinterState::None, {});
    }
    lock.unlock();
    const Status fit = printer_->look();
    lock.lock();
    trouble_.reset();
    if (fit) {
        seen_ = true;
        wait_ms_ = 0;
    } else {
        trouble_ = fit.problem();
        wait_ms_ = std::clamp(wait_ms_ * 2, kFirstWaitMs, kLongestWaitMs);
        look_at_ms_ = now() + wait_ms_;
    }
    tell(lock, trouble_ ? PrinterState::Trouble : PrinterState::Ready, trouble_);
}

void PrinterWorker::rest(std::unique_lock<std::mutex>& lock) {
    std::int64_t until = look_at_ms_;
    if (!tasks_.empty()) until = std::min(until, try_at_ms_);
    const auto most = static_cast<int>(std::max<std::int64_t>(1, until - now()));
    lock.unlock();
    printer_->rest(most);
    lock.lock();
    if (printer_->devices_changed()) try_at_ms_ = look_at_ms_ = 0;
}

void PrinterWorker::run() {
    std::unique_lock lock{mutex_};
    while (!ending_) {
        if (new_settings_) {
            take_settings(lock);
        } else if (drawer_wanted_) {
            pulse(lock);
        } else if (!tasks_.empty() && try_at_ms_ <= now()) {
            print_first(lock);
        } else if (look_at_ms_ <= now()) {
            look(lock);
        } else {
            rest(lock);
        }
        idle_.notify_all();
    }
}

}  // namespace kiosk::app
