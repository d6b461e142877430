// The shop's data looked after on a thread of its own: a backup each day (also on a stick where one
// is plugged in), backups and drills when asked, and the whole journal verified. Reads only what is
// stored; no sale waits. give(), set() and stop() from the frame thread; they never wait. Events:
// CareNews.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

#include "kiosk/app/inbox.h"
#include "kiosk/core/clock.h"

namespace kiosk::app {

class CareWorker {
public:
    // `data`: the shop's folder. `clock` must outlive the worker. The first daily backup is looked
    // for `first_ms` after the start: nobody's first picture waits for it.
    CareWorker(std::filesystem::path data, BackupSettings settings, const Clock& clock,
               Inbox& inbox, std::int64_t first_ms = 90'000);
    ~CareWorker();
    CareWorker(const CareWorker&) = delete;
    CareWorker& operator=(const CareWorker&) = delete;

    void give(CareCommand work);
    void set(const BackupSettings& settings);
    void stop() { stopped_ = true; }

private:
    void run();
    void do_daily(const BackupSettings& settings);
    void carry_out(const CareCommand& work, const BackupSettings& settings);

    std::filesystem::path data_;
    BackupSettings settings_;
    const Clock& clock_;
    Inbox& inbox_;
    std::int64_t first_ms_;
    std::mutex mutex_;
    std::condition_variable given_;
    std::deque<CareCommand> works_;
    bool ending_{false};
    std::atomic<bool> stopped_{false};
    std::thread thread_;
};

}  // namespace kiosk::app
