// Which of the codes in view are new.
#include "platform/camera.h"

namespace platform {

bool RepeatFilter::is_new(const kiosk::ScannedText& scanned, std::int64_t now_ms) {
    std::erase_if(seen_, [&](const Seen& one) { return now_ms - one.at_ms > kAwayMs; });
    const std::string text = scanned.symbology + '\n' + scanned.bytes;
    const bool is_new =
        std::erase_if(seen_, [&](const Seen& one) { return one.text == text; }) == 0;
    if (seen_.size() >= kMost) seen_.erase(seen_.begin());
    seen_.push_back({text, now_ms});
    return is_new;
}

void RepeatFilter::rested(std::int64_t from_ms, std::int64_t until_ms) {
    std::erase_if(seen_, [&](const Seen& one) { return from_ms - one.at_ms > kAwayMs; });
    for (Seen& one : seen_) one.at_ms = until_ms;
}

}  // namespace platform
