// A picture as brightness only, one byte a pixel, rows without gaps: what decoders read.
// Plain value; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace platform {

struct LumaImage {
    int width{0};
    int height{0};
    std::vector<std::uint8_t> pixels;  // width × height, 0 black … 255 white

    LumaImage() = default;
    LumaImage(int w, int h)
        : width{w}, height{h}, pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
    std::uint8_t at(int x, int y) const { return pixels[index(x, y)]; }
    const std::uint8_t* row(int y) const { return pixels.data() + index(0, y); }
    std::uint8_t* row(int y) { return pixels.data() + index(0, y); }
    std::uint8_t& at(int x, int y) { return pixels[index(x, y)]; }

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x);
    }
};

}  // namespace platform
