// Delivery to the centre on a thread of its own: every half minute, after each sale, and when
// asked. Without a centre it says so once and sleeps. Never in the way of a sale.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/app/inbox.h"
#include "kiosk/core/clock.h"

namespace kiosk::app {

class SyncWorker {
public:
    SyncWorker(std::filesystem::path data, std::string centre_url, const Clock& clock,
               Inbox& inbox);
    ~SyncWorker();
    SyncWorker(const SyncWorker&) = delete;
    SyncWorker& operator=(const SyncWorker&) = delete;

    void now();  // any thread
    // Another till's receipt, by number or id; answered by CentreAnswered. Any thread.
    void ask(std::string receipt);
    // Trying the centre, enrolling there: answered by CentreNews. Any thread.
    void give(CentreCommand work);
    // Delivers there from now on. Any thread.
    void set(std::string centre_url);

private:
    void run();
    std::int64_t deliver(int failures);  // answers the milliseconds until the next try

    std::filesystem::path data_;
    std::string url_;
    const Clock& clock_;
    Inbox& inbox_;
    std::mutex mutex_;
    std::condition_variable changed_;
    void answer(const std::string& receipt);
    void carry_out(const CentreCommand& work);
    CentreNews enrolled(const Enrolment& wished);

    bool wanted_{true};
    std::optional<std::string> asked_;
    std::deque<CentreCommand> works_;
    std::optional<std::string> new_url_;
    bool ending_{false};
    int failures_{0};
    std::thread thread_;
};

}  // namespace kiosk::app
