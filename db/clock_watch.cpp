#include "db/clock_watch.h"

#include <cstdlib>
#include <utility>

namespace db {

ClockWatch::ClockWatch(const kiosk::Clock& clock) : clock_{clock}, seen_{now()} {}

std::optional<ClockWatch::Step> ClockWatch::step(const std::optional<Entry>& newest) {
    const std::int64_t seq = newest ? newest->seq : 0;
    if (told_ && seq <= told_->after_seq) seen_ = told_->seen;
    told_.reset();
    const Moment before = std::exchange(seen_, now());
    const std::optional<Step> step = found(before, newest);
    if (step) told_ = Told{seq, before};
    return step;
}

std::optional<ClockWatch::Step> ClockWatch::found(const Moment& before,
                                                  const std::optional<Entry>& newest) const {
    const std::int64_t expected_ms = before.ms + (seen_.running_ms - before.running_ms);
    if (newest && seen_.ms + kClockStepMs < newest->at_ms) {
        return Step{newest->at_ms, seen_.ms};
    }
    if (std::abs(seen_.ms - expected_ms) > kClockStepMs) {
        return Step{expected_ms, seen_.ms};
    }
    if (newest && seen_.ms > newest->at_ms + kLongestRestMs) {
        return Step{newest->at_ms, seen_.ms};
    }
    return std::nullopt;
}

}  // namespace db
