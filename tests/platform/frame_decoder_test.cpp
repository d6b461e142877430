// What a live camera's decoder tells from frame to frame: nothing that stays in view seems to go
// and come back, and nothing is hidden by what was there before it.
#include <algorithm>
#include <set>
#include <string>

#include "platform/cascade.h"
#include "platform/code_writer.h"
#include "platform/image_steps.h"
#include "tests/support/catch.h"

namespace {

using platform::CodeShape;
using platform::LumaImage;

// A table before the camera, grey with some grain.
LumaImage table() {
    LumaImage image{1280, 720};
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        image.pixels[i] = static_cast<std::uint8_t>(200 + (i * 7919) % 5);
    }
    return image;
}

void lay(LumaImage& image, CodeShape shape, const std::string& text, int left, int top,
         int module) {
    const auto code = platform::write_code(shape, text);
    REQUIRE(code);
    const int quiet = 4 * module, rows = code->height == 1 ? 100 / module : code->height;
    for (int y = -quiet; y < rows * module + quiet; ++y) {
        for (int x = -quiet; x < code->width * module + quiet; ++x) {
            const bool inside = x >= 0 && y >= 0 && x < code->width * module && y < rows * module;
            const bool dark = inside && code->dark(x / module, code->height == 1 ? 0 : y / module);
            image.at(left + x, top + y) = dark ? 20 : 235;
        }
    }
}

// The next frame is never quite the one before.
void flicker(LumaImage& image, int number) {
    for (int i = 0; i < 32; ++i) {
        const int x = i * 1279 / 31, y = (number * 7 + i) % 32 * 719 / 31;
        image.at(x, y) = static_cast<std::uint8_t>(image.at(x, y) > 127 ? 150 + number % 2 * 40
                                                                        : number % 2 * 40);
    }
}

std::set<std::string> texts(const std::vector<kiosk::ScannedText>& found) {
    std::set<std::string> texts;
    for (const auto& one : found) texts.insert(one.bytes);
    return texts;
}

// Its clock stands still, so that a busy machine takes no step from it.
platform::FrameDecoder patient() {
    return platform::FrameDecoder{12, [] { return 0.0; }};
}

const char* const kHoney = "8930000000019";
const char* const kTea = "8930000000026";
const char* const kStamp = "https://qr.icheck.vn/abc";

}  // namespace

TEST_CASE("a product laid beside one that stays in view is read", "[decoder][frames]") {
    for (const CodeShape shape : {CodeShape::Ean13, CodeShape::Qr}) {
        platform::FrameDecoder decoder = patient();
        LumaImage frame = table();
        lay(frame, CodeShape::Ean13, kHoney, 150, 200, 3);
        for (int i = 0; i < 10; ++i) {
            flicker(frame, i);
            decoder.decode(frame);
        }
        const std::string other = shape == CodeShape::Qr ? kStamp : kTea;
        lay(frame, shape, other, 750, 350, 3);
        bool was_read = false;
        for (int i = 10; i < 22 && !was_read; ++i) {
            flicker(frame, i);
            was_read = texts(decoder.decode(frame)).count(other) > 0;
        }
        INFO(other);
        CHECK(was_read);
    }
}

TEST_CASE("several codes that stay in view are told on every frame", "[decoder][frames]") {
    platform::FrameDecoder decoder = patient();
    LumaImage frame = table();
    lay(frame, CodeShape::Qr, kStamp, 800, 200, 4);
    lay(frame, CodeShape::Ean13, kHoney, 150, 100, 3);
    lay(frame, CodeShape::Ean13, kTea, 150, 450, 3);
    const std::set<std::string> all{kStamp, kHoney, kTea};
    for (int i = 0; i < 10; ++i) {
        flicker(frame, i);
        decoder.decode(frame);
    }
    int whole = 0;
    for (int i = 10; i < 40; ++i) {
        flicker(frame, i);
        whole += texts(decoder.decode(frame)) == all ? 1 : 0;
    }
    CHECK(whole == 30);
}

TEST_CASE("a small code laid into a picture that rests is read within a second",
          "[decoder][frames]") {
    platform::FrameDecoder decoder = patient();
    LumaImage frame = table();
    for (int i = 0; i < 60; ++i) CHECK(decoder.decode(frame).empty());
    lay(frame, CodeShape::DataMatrix, "OCOP", 600, 330, 3);
    bool was_read = false;
    for (int i = 0; i < 30 && !was_read; ++i) was_read = !decoder.decode(frame).empty();
    CHECK(was_read);
}

TEST_CASE("a code that left is not told any more", "[decoder][frames]") {
    platform::FrameDecoder decoder = patient();
    LumaImage frame = table();
    lay(frame, CodeShape::Ean13, kHoney, 300, 300, 3);
    REQUIRE(texts(decoder.decode(frame)).count(kHoney) == 1);
    CHECK(decoder.decode(table()).empty());
}

TEST_CASE("a bar code held at any angle is read within a second", "[decoder][frames]") {
    LumaImage picture{800, 600};
    std::fill(picture.pixels.begin(), picture.pixels.end(), std::uint8_t{200});
    lay(picture, CodeShape::Ean13, kHoney, 300, 250, 2);
    for (int degrees = 5; degrees < 180; degrees += 10) {
        platform::FrameDecoder decoder = patient();
        LumaImage frame = platform::turned(picture, degrees).image;
        bool was_read = false;
        for (int i = 0; i < 30 && !was_read; ++i) {
            frame.pixels[static_cast<std::size_t>(i)] ^= 1;
            was_read = texts(decoder.decode(frame)).count(kHoney) > 0;
        }
        INFO(degrees << " degrees");
        CHECK(was_read);
    }
}

TEST_CASE("a long bar code that lies askew in a picture is read", "[decoder]") {
    // Code 128: LO-4567
    const std::string bars =
        "110100100001000110111010001110110100110111001011101111010111011000100001011001000010011011"
        "00"
        "011101011";
    LumaImage picture{600, 400};
    std::fill(picture.pixels.begin(), picture.pixels.end(), std::uint8_t{220});
    for (int y = 160; y < 240; ++y) {
        for (int x = 0; x < static_cast<int>(bars.size()) * 3; ++x) {
            if (bars[static_cast<std::size_t>(x / 3)] == '1') picture.at(150 + x, y) = 20;
        }
    }
    for (const double degrees : {0.0, 17.0, -16.0, 45.0, 74.0, 90.0, -30.0}) {
        const auto found =
            platform::decode_with_every_step(platform::turned(picture, degrees).image);
        INFO(degrees << " degrees");
        CHECK(texts(found) == std::set<std::string>{"LO-4567"});
    }
}
