#include "platform/picture_header.h"

namespace platform {
namespace {

constexpr std::uint16_t kOrientationTag = 0x0112;
constexpr std::size_t kMostEntries = 512;
constexpr int kMostSegments = 512;

// Numbers out of bytes that may end at any place.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : bytes_{bytes} {}
    bool has(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && count <= bytes_.size() - at;
    }
    std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }
    std::optional<std::uint32_t> big(std::size_t at, std::size_t count) const {
        if (!has(at, count)) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i) value = value << 8U | byte(at + i);
        return value;
    }
    std::optional<std::uint32_t> little(std::size_t at, std::size_t count) const {
        if (!has(at, count)) return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = count; i > 0; --i) value = value << 8U | byte(at + i - 1);
        return value;
    }
    bool says(std::size_t at, std::string_view text) const {
        return has(at, text.size()) && bytes_.substr(at, text.size()) == text;
    }
    std::string_view from(std::size_t at, std::size_t count) const {
        return has(at, count) ? bytes_.substr(at, count) : std::string_view{};
    }
    std::size_t size() const { return bytes_.size(); }

private:
    std::string_view bytes_;
};

// A TIFF header and the first directory behind it (EXIF 2.3, 4.5.2).
int orientation_of(std::string_view exif) {
    const Bytes bytes{exif};
    const bool is_little = bytes.says(0, std::string_view{"II*\0", 4});
    if (!is_little && !bytes.says(0, std::string_view{"MM\0*", 4})) return 1;
    const auto number = [&](std::size_t at, std::size_t count) {
        return is_little ? bytes.little(at, count) : bytes.big(at, count);
    };
    const auto directory = number(4, 4);
    if (!directory) return 1;
    const auto entries = number(*directory, 2);
    if (!entries) return 1;
    for (std::size_t i = 0; i < *entries && i < kMostEntries; ++i) {
        const std::size_t entry = std::size_t{*directory} + 2 + i * 12;
        const auto tag = number(entry, 2);
        if (!tag) return 1;
        if (*tag != kOrientationTag) continue;
        const auto value = number(entry + 8, 2);
        return value && *value >= 1 && *value <= 8 ? static_cast<int>(*value) : 1;
    }
    return 1;
}

bool is_start_of_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<PictureHeader> jpeg_header(const Bytes& bytes) {
    PictureHeader header;
    std::size_t at = 2;
    for (int segment = 0; segment < kMostSegments; ++segment) {
        while (bytes.has(at, 2) && bytes.byte(at) == 0xFF && bytes.byte(at + 1) == 0xFF) ++at;
        const auto length = bytes.big(at + 2, 2);
        if (!length || *length < 2 || bytes.byte(at) != 0xFF) return std::nullopt;
        const std::uint32_t marker = bytes.byte(at + 1);
        if (is_start_of_frame(marker)) {
            const auto height = bytes.big(at + 5, 2);
            const auto width = bytes.big(at + 7, 2);
            if (!height || !width) return std::nullopt;
            header.width = *width;
            header.height = *height;
            return header;
        }
        if (marker == 0xDA) return std::nullopt;  // picture data without a size
        if (marker == 0xE1 && bytes.says(at + 4, std::string_view{"Exif\0\0", 6}) && *length > 8) {
            header.orientation = orientation_of(bytes.from(at + 10, *length - 8));
        }
        at += 2 + std::size_t{*length};
    }
    return std::nullopt;
}

std::optional<PictureHeader> png_header(const Bytes& bytes) {
    PictureHeader header;
    header.format = PictureHeader::Format::Png;
    const auto width = bytes.big(16, 4), height = bytes.big(20, 4);
    if (!bytes.says(12, "IHDR") || !width || !height) return std::nullopt;
    header.width = *width;
    header.height = *height;
    std::size_t at = 8;
    for (int chunk = 0; chunk < kMostSegments; ++chunk) {
        const auto length = bytes.big(at, 4);
        if (!length || bytes.says(at + 4, "IEND")) break;
        if (bytes.says(at + 4, "eXIf")) {
            header.orientation = orientation_of(bytes.from(at + 8, *length));
            break;
        }
        at += 12 + std::size_t{*length};
    }
    return header;
}

std::optional<PictureHeader> webp_header(const Bytes& bytes) {
    PictureHeader header;
    header.format = PictureHeader::Format::Webp;
    if (bytes.says(12, "VP8 ")) {
        const auto width = bytes.little(26, 2), height = bytes.little(28, 2);
        if (!height) return std::nullopt;
        header.width = *width & 0x3FFF;
        header.height = *height & 0x3FFF;
        return header;
    }
    if (bytes.says(12, "VP8L")) {
        const auto packed = bytes.little(21, 4);
        if (!packed) return std::nullopt;
        header.width = (*packed & 0x3FFF) + 1;
        header.height = (*packed >> 14U & 0x3FFF) + 1;
        return header;
    }
    const auto width = bytes.little(24, 3), height = bytes.little(27, 3);
    if (!bytes.says(12, "VP8X") || !height) return std::nullopt;
    header.width = std::int64_t{*width} + 1;
    header.height = std::int64_t{*height} + 1;
    std::size_t at = 12;
    for (int chunk = 0; chunk < kMostSegments; ++chunk) {
        const auto length = bytes.little(at + 4, 4);
        if (!length) break;
        if (bytes.says(at, "EXIF")) {
            std::string_view exif = bytes.from(at + 8, *length);
            if (exif.starts_with(std::string_view{"Exif\0\0", 6})) exif.remove_prefix(6);
            header.orientation = orientation_of(exif);
            break;
        }
        at += 8 + std::size_t{*length} + *length % 2;
    }
    return header;
}

}  // namespace

std::optional<PictureHeader> read_picture_header(std::string_view content) {
    const Bytes bytes{content};
    std::optional<PictureHeader> header;
    if (bytes.says(0, "\xFF\xD8\xFF")) {
        header = jpeg_header(bytes);
    } else if (bytes.says(0, "\x89PNG\r\n\x1A\n")) {
        header = png_header(bytes);
    } else if (bytes.says(0, "RIFF") && bytes.says(8, "WEBP")) {
        header = webp_header(bytes);
    }
    if (header && (header->width <= 0 || header->height <= 0)) return std::nullopt;
    return header;
}

}  // namespace platform
