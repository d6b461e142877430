// Only a Clock asks the time; everybody else is told. Implementations: platform::SystemClock, and
// ManualClock for tests and scripts.
#pragma once

#include <atomic>
#include <cstdint>

namespace kiosk {

class Clock {
public:
    virtual ~Clock() = default;
    // UTC epoch milliseconds. Any thread. May step when a person or NTP sets the machine's clock.
    virtual std::int64_t now_ms() const = 0;
};

// A clock that stands still until it is told. Any thread.
class ManualClock final : public Clock {
public:
    explicit ManualClock(std::int64_t now_ms) : now_ms_{now_ms} {}
    std::int64_t now_ms() const override { return now_ms_; }
    void set(std::int64_t now_ms) { now_ms_ = now_ms; }
    void advance(std::int64_t by_ms) { now_ms_ += by_ms; }

private:
    std::atomic<std::int64_t> now_ms_;
};

}  // namespace kiosk
