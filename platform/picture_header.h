// What a picture file says of itself before anything is decoded: format, size, and which way up it
// was taken (EXIF). Every offset is checked: the file may lie or be cut off. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace platform {

struct PictureHeader {
    enum class Format { Jpeg, Png, Webp };
    Format format{Format::Jpeg};
    std::int64_t width{0};  // as stored, before turning
    std::int64_t height{0};
    int orientation{1};  // EXIF's 1…8; 1 where it does not say
};

// nullopt: none of the three formats, or no size can be found.
std::optional<PictureHeader> read_picture_header(std::string_view bytes);

}  // namespace platform
