// Pictures made and written: SVG drawings through SDL_image, PNG files through Cairo.
#include <SDL_image.h>

#include <cstring>
#include <memory>

#include "platform/cairo_png.h"
#include "platform/window.h"

namespace platform {
namespace {

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};

}  // namespace

Raster draw_svg(std::string_view svg, int size_px) {
    Raster raster;
    SDL_RWops* stream = SDL_RWFromConstMem(svg.data(), static_cast<int>(svg.size()));
    const std::unique_ptr<SDL_Surface, FreeSurface> drawn{
        IMG_LoadSizedSVG_RW(stream, size_px, size_px)};
    if (stream != nullptr) SDL_RWclose(stream);
    if (!drawn) return raster;
    const std::unique_ptr<SDL_Surface, FreeSurface> rgba{
        SDL_ConvertSurfaceFormat(drawn.get(), SDL_PIXELFORMAT_RGBA32, 0)};
    if (!rgba) return raster;
    raster.width = rgba->w;
    raster.height = rgba->h;
    const auto row = static_cast<std::size_t>(rgba->w) * 4;
    raster.rgba.resize(row * static_cast<std::size_t>(rgba->h));
    for (int y = 0; y < rgba->h; ++y) {
        std::memcpy(raster.rgba.data() + static_cast<std::size_t>(y) * row,
                    static_cast<const std::uint8_t*>(rgba->pixels) +
                        static_cast<std::ptrdiff_t>(y) * rgba->pitch,
                    row);
    }
    return raster;
}

kiosk::Status write_png(const std::string& path, int width, int height,
                        const std::vector<std::uint8_t>& rgba) {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    unsigned char* pixels = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const std::uint8_t* from =
                rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                               static_cast<std::size_t>(x)) *
                                  4;
            const std::uint32_t value = (static_cast<std::uint32_t>(from[0]) << 16) |
                                        (static_cast<std::uint32_t>(from[1]) << 8) | from[2];
            std::memcpy(pixels + static_cast<std::ptrdiff_t>(y) * stride + x * 4, &value, 4);
        }
    }
    cairo_surface_mark_dirty(surface);
    return write_cairo_png(path, surface);
}

}  // namespace platform
