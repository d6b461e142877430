// Photographs: turned as they were taken, small enough for a screen, and no file harms the kiosk.
#include "platform/photo.h"

#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "platform/picture_header.h"
#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    REQUIRE(in);
    std::ostringstream content;
    content << in.rdbuf();
    return content.str();
}

const std::string& jpeg() {
    static const std::string kBytes =
        read_file(OCOP_SOURCE_DIR "/tests/blackbox/scan-samples/boofcv-nominal/image005.jpg");
    return kBytes;
}

// The photograph with an EXIF segment that says only how it was held.
std::string turned(int orientation, bool little = true) {
    std::string exif{"Exif\0\0", 6};
    if (little) {
        exif += std::string{"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18};
        exif += static_cast<char>(orientation);
        exif += std::string(7, '\0');
    } else {
        exif += std::string{"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 19};
        exif += static_cast<char>(orientation);
        exif += std::string(6, '\0');
    }
    std::string segment{"\xFF\xE1"};
    const std::size_t length = exif.size() + 2;
    segment += static_cast<char>(length >> 8U);
    segment += static_cast<char>(length & 0xFFU);
    return jpeg().substr(0, 2) + segment + exif + jpeg().substr(2);
}

std::string png(int width, int height, std::uint8_t left_red = 200) {
    std::vector<std::uint8_t> rgba;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool left = x < width / 2;
            rgba.insert(rgba.end(), {left ? left_red : std::uint8_t{10}, 20, 30, 255});
        }
    }
    const fs::path file =
        fs::temp_directory_path() / ("ocop-photo-" + std::to_string(::getpid()) + ".png");
    REQUIRE(platform::write_png(file.string(), width, height, rgba));
    std::string bytes = read_file(file);
    fs::remove(file);
    return bytes;
}

void put_big(std::string& bytes, std::size_t at, std::uint32_t value) {
    for (int i = 3; i >= 0; --i, value >>= 8U) {
        bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value & 0xFFU);
    }
}

// One lossy WebP pixel.
const std::string kWebp{
    "RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\x01\0\x9D\x01\x2A\x01\0\x01\0\x02\0\x34\x25\xA4\0\x03\x70"
    "\0\xFE\xFB\xFD\x50\0",
    44};

}  // namespace

TEST_CASE("a photograph keeps its shape and is no larger than asked for", "[platform][photo]") {
    const auto whole = platform::read_photo_bytes(jpeg(), "a.jpg", 100'000);
    REQUIRE(whole);
    const auto small = platform::read_photo_bytes(jpeg(), "a.jpg", 256);
    REQUIRE(small);
    CHECK(std::max(small->width, small->height) == 256);
    CHECK(small->rgba.size() == static_cast<std::size_t>(small->width * small->height * 4));
    const double before = static_cast<double>(whole->width) / whole->height;
    const double after = static_cast<double>(small->width) / small->height;
    CHECK(std::abs(before - after) < 0.02);
}

TEST_CASE("a photograph is turned as the camera was held", "[platform][photo]") {
    const auto plain = platform::read_photo_bytes(jpeg(), "a.jpg", 64);
    REQUIRE(plain);
    const auto pixel = [](const platform::Raster& raster, int x, int y) {
        return raster.rgba[static_cast<std::size_t>((y * raster.width + x) * 4)];
    };
    for (const bool little : {true, false}) {
        const auto upside_down = platform::read_photo_bytes(turned(3, little), "a.jpg", 64);
        REQUIRE(upside_down);
        CHECK(upside_down->width == plain->width);
        CHECK(pixel(*upside_down, 0, 0) == pixel(*plain, plain->width - 1, plain->height - 1));
        const auto right = platform::read_photo_bytes(turned(6, little), "a.jpg", 64);
        REQUIRE(right);
        CHECK(right->width == plain->height);
        CHECK(right->height == plain->width);
        // The stored lower left corner is the upper left one when seen upright.
        CHECK(pixel(*right, 0, 0) == pixel(*plain, 0, plain->height - 1));
        const auto left = platform::read_photo_bytes(turned(8, little), "a.jpg", 64);
        REQUIRE(left);
        CHECK(pixel(*left, 0, 0) == pixel(*plain, plain->width - 1, 0));
    }
    const auto unknown = platform::read_photo_bytes(turned(77), "a.jpg", 64);
    REQUIRE(unknown);
    CHECK(unknown->rgba == plain->rgba);
}

TEST_CASE("PNG and WebP are read, other files are refused by name", "[platform][photo]") {
    const auto red = platform::read_photo_bytes(png(40, 20), "a.png", 10);
    REQUIRE(red);
    CHECK(red->width == 10);
    CHECK(red->height == 5);
    CHECK(red->rgba[0] == 200);
    const auto webp = platform::read_photo_bytes(kWebp, "a.webp", 100);
    REQUIRE(webp);
    CHECK(webp->width == 1);
    for (const std::string& bytes :
         {std::string{}, std::string{"BM"}, std::string{"hello"}, std::string{"<svg/>"}}) {
        const auto refused = platform::read_photo_bytes(bytes, "a.txt", 100);
        REQUIRE_FALSE(refused);
        CHECK(refused.problem().what.vi == "a.txt");
        CHECK_FALSE(refused.problem().why.en.empty());
    }
}

TEST_CASE("a picture that claims to be gigantic is refused before it is decoded",
          "[platform][photo]") {
    std::string bomb = png(8, 8);
    put_big(bomb, 16, 60'000);
    put_big(bomb, 20, 60'000);
    const auto began = std::chrono::steady_clock::now();
    const auto refused = platform::read_photo_bytes(bomb, "bomb.png", 100);
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().why.en.find("megapixels") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{1});
    put_big(bomb, 16, 0xFFFFFFFF);
    put_big(bomb, 20, 0xFFFFFFFF);
    CHECK_FALSE(platform::read_photo_bytes(bomb, "bomb.png", 100));
    CHECK_FALSE(
        platform::read_photo_bytes(std::string(platform::kMostPhotoBytes + 1, 'x'), "a", 9));
}

TEST_CASE("a file that lies or is cut off anywhere harms nothing", "[platform][photo]") {
    const std::string photo = turned(6);
    for (std::size_t length = 0; length < 600; ++length) {
        platform::read_picture_header(std::string_view{photo}.substr(0, length));
        platform::read_picture_header(std::string_view{kWebp}.substr(0, length % 44));
    }
    std::string lying = photo;
    for (std::size_t at = 2; at < 60; ++at) {
        for (const char byte : {'\0', '\xFF', '\x7F'}) {
            lying = photo;
            lying[at] = byte;
            platform::read_picture_header(lying);
        }
    }
    const auto cut = platform::read_photo_bytes(std::string_view{photo}.substr(0, 700), "a", 64);
    if (cut) CHECK(cut->rgba.size() == static_cast<std::size_t>(cut->width * cut->height * 4));
    std::string small = png(64, 64);
    put_big(small, 16, 1);  // says one pixel, brings more
    const auto lied = platform::read_photo_bytes(small, "a", 64);
    if (lied) CHECK(lied->width * lied->height <= 64 * 64);
    CHECK_FALSE(platform::read_photo(OCOP_SOURCE_DIR, 64));
    CHECK_FALSE(platform::read_photo(OCOP_SOURCE_DIR "/none.jpg", 64));
}
