#include "db/clock_watch.h"

#include <algorithm>
#include <cstdlib>

namespace db {

ClockWatch::ClockWatch(const kiosk::Clock& clock)
    : clock_{clock}, seen_ms_{clock.now_ms()}, seen_running_ms_{clock.running_ms()} {}

std::optional<ClockWatch::Step> ClockWatch::step(std::optional<std::int64_t> last_entry_ms) {
    const std::int64_t now_ms = clock_.now_ms();
    const std::int64_t running_ms = clock_.running_ms();
    const std::int64_t expected_ms = seen_ms_ + (running_ms - seen_running_ms_);
    seen_ms_ = now_ms;
    seen_running_ms_ = running_ms;
    if (last_entry_ms && now_ms + kClockStepMs < *last_entry_ms) {
        return Step{*last_entry_ms, now_ms};
    }
    if (std::abs(now_ms - expected_ms) > kClockStepMs) {
        return Step{expected_ms, now_ms};
    }
    if (last_entry_ms && now_ms > *last_entry_ms + kLongestRestMs) {
        return Step{*last_entry_ms, now_ms};
    }
    return std::nullopt;
}

}  // namespace db
