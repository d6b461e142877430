#include "platform/picture.h"

#include <SDL_image.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>

namespace platform {
namespace {

constexpr std::uintmax_t kMaxBytes = 64U << 20;
constexpr std::int64_t kMaxPixels = 64'000'000;

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

kiosk::Problem unreadable(std::string_view name, const std::string& vi, const std::string& en) {
    return {{std::string{name}, std::string{name}},
            {vi, en},
            {"dùng ảnh JPEG hoặc PNG đọc được", "use a readable JPEG or PNG picture"}};
}

Picture picture_of(const SDL_Surface& surface) {
    Picture picture;
    picture.luma = LumaImage{surface.w, surface.h};
    const auto row_bytes = static_cast<std::size_t>(surface.w) * 4;
    picture.rgba.resize(row_bytes * static_cast<std::size_t>(surface.h));
    for (int y = 0; y < surface.h; ++y) {
        const auto* row = static_cast<const std::uint8_t*>(surface.pixels) +
                          static_cast<std::ptrdiff_t>(y) * surface.pitch;
        std::memcpy(picture.rgba.data() + static_cast<std::size_t>(y) * row_bytes, row, row_bytes);
        for (int x = 0; x < surface.w; ++x) {
            const std::uint8_t* p = row + static_cast<std::ptrdiff_t>(x) * 4;
            // Rec. 601 luma, transparency over white.
            const int luma = (p[0] * 306 + p[1] * 601 + p[2] * 117) >> 10;
            picture.luma.at(x, y) =
                static_cast<std::uint8_t>((luma * p[3] + 255 * (255 - p[3])) / 255);
        }
    }
    return picture;
}

}  // namespace

kiosk::Result<Picture> read_picture_bytes(std::string_view bytes, std::string_view name) {
    if (bytes.empty()) return unreadable(name, "tệp trống", "the file is empty");
    // Once for all threads: SDL_image counts its users without a lock.
    static std::once_flag prepared;
    std::call_once(prepared, [] { IMG_Init(IMG_INIT_JPG | IMG_INIT_PNG | IMG_INIT_WEBP); });
    SDL_RWops* stream = SDL_RWFromConstMem(bytes.data(), static_cast<int>(bytes.size()));
    const Surface loaded{IMG_Load_RW(stream, 1)};
    if (!loaded) {
        return unreadable(name, "không phải ảnh đọc được", "this is no picture that can be read");
    }
    if (static_cast<std::int64_t>(loaded->w) * loaded->h > kMaxPixels) {
        return unreadable(name, "ảnh quá lớn", "the picture is too large");
    }
    const Surface rgba{SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_RGBA32, 0)};
    if (!rgba)
        return unreadable(name, "không đổi được dạng ảnh", "the picture cannot be converted");
    return picture_of(*rgba);
}

kiosk::Result<Picture> read_picture(const std::string& path) {
    std::error_code failed;
    if (std::filesystem::is_directory(path, failed)) {
        return unreadable(path, "là thư mục, không phải tệp", "is a folder, not a file");
    }
    if (!std::filesystem::is_regular_file(path, failed)) {
        return unreadable(path, "không có tệp này", "there is no such file");
    }
    if (std::filesystem::file_size(path, failed) > kMaxBytes) {
        return unreadable(path, "tệp lớn hơn 64 MB", "the file is larger than 64 MB");
    }
    std::ifstream in{path, std::ios::binary};
    std::stringstream content;
    if (!in || (!(content << in.rdbuf()) && std::filesystem::file_size(path, failed) > 0)) {
        return unreadable(path, "không đọc được tệp", "the file cannot be read");
    }
    return read_picture_bytes(content.str(), path);
}

}  // namespace platform
