// The receipt printer on a thread of its own: documents in order, the drawer before them, what
// cannot be printed is tried again until it can. A printer that is off, out of paper or silent
// holds nobody but this thread. print(), open_drawer(), retry() and set() from the frame thread;
// they never wait. Events: Printed, NotPrinted (it still waits), DrawerAnswered, PrinterChanged.
//
// Ending lets the document under way come out for a moment; what waits is the store's to keep.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "kiosk/app/inbox.h"
#include "platform/receipt_printer.h"

namespace kiosk::app {

struct PrintTask {
    std::int64_t job{0};
    Receipt document;
};

class PrinterWorker {
public:
    static constexpr std::size_t kMost = 200;  // the oldest gives way

    PrinterWorker(platform::ReceiptPrinterSettings settings, int width_px, Inbox& inbox);
    ~PrinterWorker();
    PrinterWorker(const PrinterWorker&) = delete;
    PrinterWorker& operator=(const PrinterWorker&) = delete;

    void print(PrintTask task);
    void open_drawer();
    void retry();  // now
    void set(platform::ReceiptPrinterSettings settings, int width_px);

private:
    void run();
    void take_settings(std::unique_lock<std::mutex>& lock);
    void pulse(std::unique_lock<std::mutex>& lock);
    void print_first(std::unique_lock<std::mutex>& lock);
    void look(std::unique_lock<std::mutex>& lock);
    void rest(std::unique_lock<std::mutex>& lock);
    void tell(std::unique_lock<std::mutex>& lock, screens::PrinterState state,
              const std::optional<Problem>& problem);
    bool there_is_none() const;

    Inbox& inbox_;
    std::mutex mutex_;
    std::condition_variable idle_;
    platform::ReceiptPrinterSettings settings_;
    int width_px_;
    std::unique_ptr<platform::ReceiptPrinter> printer_;
    std::deque<PrintTask> tasks_;
    bool drawer_wanted_{false};
    bool new_settings_{false};
    bool ending_{false};
    bool working_{false};
    // The worker's own.
    bool seen_{false};  // a printer was there since the start
    std::optional<Problem> trouble_;
    std::int64_t try_at_ms_{0}, look_at_ms_{0}, wait_ms_{0};
    std::optional<PrinterChanged> told_;
    std::thread thread_;
};

}  // namespace kiosk::app
