// Where workers leave events for the frame thread: a bounded mailbox. put() from any thread wakes
// the frame loop; take() is the frame thread's. When full, the putting worker waits: nothing is
// dropped.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

#include "kiosk/app/flow.h"

namespace kiosk::app {

class Inbox {
public:
    static constexpr std::size_t kMost = 256;

    explicit Inbox(std::function<void()> wake) : wake_{std::move(wake)} {}

    void put(Event event) {
        {
            std::unique_lock lock{mutex_};
            has_room_.wait(lock, [&] { return events_.size() < kMost || closed_; });
            if (closed_) return;
            events_.push_back(std::move(event));
        }
        wake_();
    }

    std::vector<Event> take() {
        std::vector<Event> taken;
        {
            const std::lock_guard lock{mutex_};
            taken.swap(events_);
        }
        has_room_.notify_all();
        return taken;
    }

    // The frame loop ends: nobody waits here any more.
    void close() {
        {
            const std::lock_guard lock{mutex_};
            closed_ = true;
        }
        has_room_.notify_all();
    }

private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable has_room_;
    std::vector<Event> events_;
    bool closed_{false};
};

}  // namespace kiosk::app
