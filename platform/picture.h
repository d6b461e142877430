// Reads picture files (JPEG, PNG, BMP, WebP, GIF… what SDL_image knows) from disk or memory into
// brightness for decoders and RGBA for the screen. Limits: 64 megapixels, 64 MB. A file that cannot
// be read is a Problem naming it. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.h"
#include "platform/luma_image.h"

namespace platform {

struct Picture {
    LumaImage luma;
    std::vector<std::uint8_t> rgba;  // width × height × 4
    std::int64_t time_ms{0};         // in a video: since its start
};

kiosk::Result<Picture> read_picture(const std::string& path);
// `name` is what a Problem calls it.
kiosk::Result<Picture> read_picture_bytes(std::string_view bytes,
                                          std::string_view name = "standard input");

}  // namespace platform
