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
    struct Entry {
        std::int64_t seq{0};
        std::int64_t at_ms{0};
    };
    // Since the last call. `newest`: the journal's; nothing: there is no entry yet. A step that was
    // told and rolled back with its transaction is told once more.
    std::optional<Step> step(const std::optional<Entry>& newest);

private:
    struct Moment {
        std::int64_t ms{0};
        std::int64_t running_ms{0};
    };
    struct Told {
        std::int64_t after_seq{0};  // the newest entry at that time
        Moment seen;                // what it was told against
    };
    Moment now() const { return {clock_.now_ms(), clock_.running_ms()}; }
    std::optional<Step> found(const Moment& before, const std::optional<Entry>& newest) const;

    const kiosk::Clock& clock_;
    Moment seen_;
    std::optional<Told> told_;
};

}  // namespace db
