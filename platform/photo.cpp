#include "platform/photo.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <utility>

#include "platform/picture.h"
#include "platform/picture_header.h"

namespace platform {
namespace {

kiosk::Problem unfit(std::string_view name, kiosk::Text why) {
    return {{std::string{name}, std::string{name}},
            std::move(why),
            {"dùng ảnh JPEG, PNG hoặc WebP nhỏ hơn", "use a smaller JPEG, PNG or WebP picture"}};
}

// Each new pixel is the mean of those it covers; transparent ones do not tint it.
Raster shrunk(const Raster& from, int longest_px) {
    const int longest = std::max(from.width, from.height);
    if (longest <= longest_px) return from;
    const auto scaled = [&](int side) {
        return std::max(1, static_cast<int>(std::int64_t{side} * longest_px / longest));
    };
    Raster to{scaled(from.width), scaled(from.height), {}};
    to.rgba.resize(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height) * 4);
    const auto edge = [](int at, int of, int source) {
        return static_cast<int>(std::int64_t{at} * source / of);
    };
    for (int y = 0; y < to.height; ++y) {
        const int top = edge(y, to.height, from.height);
        const int bottom = std::max(top + 1, edge(y + 1, to.height, from.height));
        for (int x = 0; x < to.width; ++x) {
            const int left = edge(x, to.width, from.width);
            const int right = std::max(left + 1, edge(x + 1, to.width, from.width));
            std::array<std::uint64_t, 4> sum{};
            for (int v = top; v < bottom; ++v) {
                const std::uint8_t* pixel =
                    from.rgba.data() +
                    (static_cast<std::size_t>(v) * static_cast<std::size_t>(from.width) +
                     static_cast<std::size_t>(left)) *
                        4;
                for (int u = left; u < right; ++u, pixel += 4) {
                    for (std::size_t c = 0; c < 3; ++c) {
                        sum[c] += std::uint64_t{pixel[c]} * pixel[3];
                    }
                    sum[3] += pixel[3];
                }
            }
            const auto count =
                static_cast<std::uint64_t>(bottom - top) * static_cast<std::uint64_t>(right - left);
            std::uint8_t* into =
                to.rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(to.width) +
                                  static_cast<std::size_t>(x)) *
                                     4;
            for (std::size_t c = 0; c < 3; ++c) {
                into[c] = sum[3] == 0 ? 0 : static_cast<std::uint8_t>(sum[c] / sum[3]);
            }
            into[3] = static_cast<std::uint8_t>(sum[3] / count);
        }
    }
    return to;
}

// Where a pixel of the upright picture is in the stored one (EXIF orientations 1…8).
std::pair<int, int> stored_at(int orientation, int x, int y, int width, int height) {
    switch (orientation) {
        case 2:
            return {width - 1 - x, y};
        case 3:
            return {width - 1 - x, height - 1 - y};
        case 4:
            return {x, height - 1 - y};
        case 5:
            return {y, x};
        case 6:
            return {y, height - 1 - x};
        case 7:
            return {width - 1 - y, height - 1 - x};
        case 8:
            return {width - 1 - y, x};
        default:
            return {x, y};
    }
}

Raster upright(Raster from, int orientation) {
    if (orientation <= 1) return from;
    const bool lies = orientation >= 5;
    Raster to{lies ? from.height : from.width, lies ? from.width : from.height, {}};
    to.rgba.resize(from.rgba.size());
    for (int y = 0; y < to.height; ++y) {
        for (int x = 0; x < to.width; ++x) {
            const auto [u, v] = stored_at(orientation, x, y, from.width, from.height);
            const auto at = [](int column, int row, int width) {
                return (static_cast<std::size_t>(row) * static_cast<std::size_t>(width) +
                        static_cast<std::size_t>(column)) *
                       4;
            };
            std::copy_n(from.rgba.data() + at(u, v, from.width), 4,
                        to.rgba.data() + at(x, y, to.width));
        }
    }
    return to;
}

}  // namespace

kiosk::Result<Raster> read_photo_bytes(std::string_view bytes, std::string_view name,
                                       int longest_px) {
    if (bytes.size() > kMostPhotoBytes) {
        return unfit(name, {"tệp lớn hơn 32 MB", "the file is larger than 32 MB"});
    }
    const std::optional<PictureHeader> header = read_picture_header(bytes);
    if (!header) {
        return unfit(name, {"không phải ảnh JPEG, PNG hay WebP đọc được",
                            "this is no JPEG, PNG or WebP picture that can be read"});
    }
    // Divided, because what the file says may not fit when multiplied.
    if (header->width > kMostPhotoPixels / header->height) {
        return unfit(name, {"ảnh lớn hơn 50 triệu điểm", "the picture has over 50 megapixels"});
    }
    kiosk::Result<Picture> decoded = read_picture_bytes(bytes, name);
    if (!decoded) return decoded.problem();
    Raster raster{decoded->luma.width, decoded->luma.height, std::move(decoded->rgba)};
    return upright(shrunk(raster, longest_px), header->orientation);
}

kiosk::Result<Raster> read_photo(const std::filesystem::path& file, int longest_px) {
    const std::string name = file.filename().string();
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file, failed)) {
        return unfit(name, {"không có tệp này", "there is no such file"});
    }
    if (std::filesystem::file_size(file, failed) > kMostPhotoBytes || failed) {
        return unfit(name, {"tệp lớn hơn 32 MB", "the file is larger than 32 MB"});
    }
    std::ifstream in{file, std::ios::binary};
    std::ostringstream content;
    if (!in || !(content << in.rdbuf())) {
        return unfit(name, {"không đọc được tệp", "the file cannot be read"});
    }
    return read_photo_bytes(content.str(), name, longest_px);
}

}  // namespace platform
