// The steps around ZXing-cpp that let it read what a phone reads: a cheap look first, harder ones
// after. May abort or hang with the library on some pictures, so it runs in the decoder's process
// (decoder_process.h). One FrameDecoder belongs to one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/core/scanned_text.h"
#include "platform/luma_image.h"

namespace platform {

// Everything on one still picture; in reading order (top to bottom, then left to right).
std::vector<kiosk::ScannedText> decode_with_every_step(const LumaImage& image);

// Live video: on every frame the place of the last code first, then a cheap look at the whole, then
// one of the harder steps in rotation. Frames that did not change are skipped.
class FrameDecoder {
public:
    std::vector<kiosk::ScannedText> decode(const LumaImage& frame);

private:
    bool is_unchanged(const LumaImage& frame);

    std::size_t next_step_{0};
    std::array<std::uint8_t, 1024> last_thumbnail_{};
    int unchanged_frames_{0};
    bool found_last_{false};
    struct Region {
        int left, top, width, height;
    };
    std::optional<Region> last_region_;
};

}  // namespace platform
