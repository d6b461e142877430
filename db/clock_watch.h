// Notices when the machine's clock was set: against the machine's own count of time while the
// program runs, and against the last entry's time when it begins. A clock that goes back by a
// minute is told at once; one that runs ahead while nobody looked is told only beyond what a
// closed shop explains. Private to db; one thread at a time.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/core/clock.h"

namespace db {

inline constexpr std::int64_t kClockStepMs = 60'000;
inline constexpr std::int64_t kLongestRestMs = 31LL * 86'400'000;

class ClockWatch {
public:
    explicit ClockWatch(const kiosk::Clock& clock);

    struct Step {
        std::int64_t from_ms{0};  // what the clock should have said
        std::int64_t to_ms{0};    // what it says
    };
    // Since the last call. Nothing: there is no entry yet.
    std::optional<Step> step(std::optional<std::int64_t> last_entry_ms);

private:
    const kiosk::Clock& clock_;
    std::int64_t seen_ms_;
    std::int64_t seen_running_ms_;
};

}  // namespace db
