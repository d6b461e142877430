// Only a Clock asks the time; everybody else is told. Implementations: platform::SystemClock, and
// ManualClock for tests and scripts.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace kiosk {

class Clock {
public:
    virtual ~Clock() = default;
    // UTC epoch milliseconds. Any thread. May step when a person or NTP sets the machine's clock.
    virtual std::int64_t now_ms() const = 0;
    // Milliseconds the machine has counted since some moment, sleep included: never steps, whatever
    // is done to its clock. Any thread.
    virtual std::int64_t running_ms() const = 0;
};

// A clock that stands still until it is told. Any thread.
class ManualClock final : public Clock {
public:
    explicit ManualClock(std::int64_t now_ms) : now_ms_{now_ms} {}
    std::int64_t now_ms() const override { return now_ms_; }
    std::int64_t running_ms() const override { return running_ms_; }
    // Time passes; back in time, only the clock is set.
    void set(std::int64_t now_ms) {
        running_ms_ += std::max<std::int64_t>(now_ms - now_ms_, 0);
        now_ms_ = now_ms;
    }
    void advance(std::int64_t by_ms) { set(now_ms_ + by_ms); }
    // Somebody sets the clock; no time passes.
    void step(std::int64_t by_ms) { now_ms_ += by_ms; }

private:
    std::atomic<std::int64_t> now_ms_;
    std::atomic<std::int64_t> running_ms_{0};
};

}  // namespace kiosk
