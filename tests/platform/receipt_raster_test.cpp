// A receipt's pixels: everything on the paper, nothing beyond its edge.
#include "platform/receipt_raster.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace {

using Kind = kiosk::ReceiptLine::Kind;

bool has_ink(const platform::LumaImage& image, int left, int right) {
    for (int y = 0; y < image.height; ++y)
        for (int x = left; x < right; ++x)
            if (image.at(x, y) < 128) return true;
    return false;
}

kiosk::Receipt one_line(Kind kind, std::string left, std::string right = {}) {
    return {{{kind, std::move(left), std::move(right)}}};
}

}  // namespace

TEST_CASE("a receipt is as wide as the paper and as tall as its lines", "[receipt]") {
    const auto one = platform::receipt_dots(one_line(Kind::Text, "Cà phê bột"));
    kiosk::Receipt two = one_line(Kind::Text, "Cà phê bột");
    two.lines.push_back(two.lines.front());
    CHECK(one.width == platform::kReceiptWidthPx);
    CHECK(platform::receipt_dots(two).height > one.height);
    CHECK(has_ink(one, 0, one.width));
}

TEST_CASE("an amount keeps to the right edge and is never cut off by a long name", "[receipt]") {
    std::string name;
    for (int i = 0; i < 12; ++i) name += "Bánh đậu xanh rồng vàng ";
    const auto image = platform::receipt_dots(one_line(Kind::Columns, name, "1.234.567"));
    const auto plain = platform::receipt_dots(one_line(Kind::Columns, "A", "1.234.567"));
    CHECK(image.height > 3 * plain.height);  // the name wraps
    CHECK(has_ink(image, image.width - 40, image.width - 12));
    CHECK_FALSE(has_ink(image, image.width - 11, image.width));
    CHECK_FALSE(has_ink(image, 0, 11));
}

TEST_CASE("a word longer than the paper stays on it", "[receipt]") {
    const auto image = platform::receipt_dots(one_line(Kind::Centered, std::string(300, 'W')));
    CHECK_FALSE(has_ink(image, 0, 8));
    CHECK_FALSE(has_ink(image, image.width - 8, image.width));
}

TEST_CASE("an endless receipt ends at two metres of paper", "[receipt]") {
    kiosk::Receipt receipt;
    receipt.lines.assign(2'000, {Kind::Text, "dòng", ""});
    CHECK(platform::receipt_dots(receipt).height == platform::kReceiptHeightPx);
}

TEST_CASE("the screen gets the same grey as the printer", "[receipt]") {
    const kiosk::Receipt receipt = one_line(Kind::Strong, "TỔNG CỘNG", "125.000");
    const auto dots = platform::receipt_dots(receipt);
    const platform::Raster raster = platform::draw_receipt(receipt);
    REQUIRE(raster.rgba.size() == dots.pixels.size() * 4);
    for (std::size_t i = 0; i < dots.pixels.size(); ++i)
        if (raster.rgba[4 * i] != dots.pixels[i] || raster.rgba[4 * i + 3] != 255) FAIL(i);
}
