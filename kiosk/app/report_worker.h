// Writes a report's files on a thread of its own: neither the screen nor a sale waits for a PDF or
// a slow USB stick. give() from the frame thread, never waits; each is answered by one
// ReportWritten.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

#include "kiosk/app/inbox.h"

namespace kiosk::app {

class ReportWorker {
public:
    // `data`: reports go into its folder reports/, and onto the sticks that are plugged in.
    ReportWorker(std::filesystem::path data, Inbox& inbox);
    ~ReportWorker();
    ReportWorker(const ReportWorker&) = delete;
    ReportWorker& operator=(const ReportWorker&) = delete;
    void give(WriteReport report);

private:
    void run();

    std::filesystem::path data_;
    Inbox& inbox_;
    std::mutex mutex_;
    std::condition_variable given_;
    std::deque<WriteReport> waiting_;
    bool ending_{false};
    std::thread thread_;
};

// All three files into one folder; stops at the first that cannot be written.
Status write_report_files(const std::filesystem::path& folder, const WriteReport& report);

}  // namespace kiosk::app
