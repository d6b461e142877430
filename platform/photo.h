// A product's photograph, ready for the screen: JPEG, PNG or WebP, turned as its EXIF says, no
// larger than asked for. Refuses what is larger than 32 MB or 50 megapixels before decoding a byte
// of it, and whatever else cannot be read; nothing throws. Any thread; it may take a second.
#pragma once

#include <filesystem>
#include <string_view>

#include "kiosk/core/result.h"
#include "platform/window.h"

namespace platform {

inline constexpr std::uintmax_t kMostPhotoBytes = 32U << 20U;
inline constexpr std::int64_t kMostPhotoPixels = 50'000'000;

// `longest_px`: of the longer side, > 0; a smaller photograph stays as it is.
kiosk::Result<Raster> read_photo(const std::filesystem::path& file, int longest_px);
kiosk::Result<Raster> read_photo_bytes(std::string_view bytes, std::string_view name,
                                       int longest_px);

}  // namespace platform
