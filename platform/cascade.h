// The steps around ZXing-cpp that let it read what a phone reads: a cheap look first, harder ones
// after. May abort or hang with the library on some pictures, so it runs in the decoder's process
// (decoder_process.h). One FrameDecoder belongs to one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kiosk/core/scanned_text.h"
#include "platform/luma_image.h"

namespace platform {

// What a live frame may take on average; a machine too slow for it gets fewer harder steps.
inline constexpr double kFrameBudgetMs = 12;

// Everything on one still picture; in reading order (top to bottom, then left to right).
std::vector<kiosk::ScannedText> decode_with_every_step(const LumaImage& image);

// Live video: on every frame the places of the last codes first; where one of them is gone, and now
// and then all the same, a cheap look at the whole and one of the harder steps in rotation while
// the budget lasts. Every code in view is told on every frame, so that none seems to have gone and
// come back. Frames that did not change are skipped. A bar code is told only when several looks at
// its place say the same.
class FrameDecoder {
public:
    // Answers milliseconds of a clock that never steps back.
    using Stopwatch = double (*)();

    explicit FrameDecoder(double budget_ms = kFrameBudgetMs, Stopwatch stopwatch = &thread_time_ms)
        : budget_ms_{budget_ms}, stopwatch_{stopwatch} {}

    std::vector<kiosk::ScannedText> decode(const LumaImage& frame);
    void set_budget(double budget_ms) { budget_ms_ = budget_ms; }

    static double thread_time_ms();

private:
    using Found = std::vector<kiosk::ScannedText>;
    struct Region {
        int left{0}, top{0}, width{0}, height{0};
    };
    struct Place {
        kiosk::ScannedText code;
        Region region;
        int missed{0};  // frames in a row
    };

    bool is_unchanged(const LumaImage& frame);
    bool has_looked_enough() const;
    Found look_where_they_were(const LumaImage& frame) const;
    Found look_harder(const LumaImage& frame, const Found& known);
    void remember(const LumaImage& frame, const Found& found);

    double budget_ms_;
    Stopwatch stopwatch_;
    double debt_ms_{0};  // spent beyond the budget, paid back by frames without a harder step
    int frames_in_debt_{0};
    std::size_t next_step_{0};
    std::array<std::uint8_t, 1024> looked_at_{};  // the last frame that was decoded, tiny
    int unchanged_frames_{0};
    int frames_since_whole_{0};  // was looked at
    Found in_view_;              // what the last frame that was looked at showed
    std::vector<Place> places_;
};

}  // namespace platform
