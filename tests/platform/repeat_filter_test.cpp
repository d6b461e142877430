// What lies before the camera counts once: a cashier must not sell it again by looking away.
#include "platform/camera.h"
#include "tests/support/catch.h"

namespace {

kiosk::ScannedText code(std::string text) {
    kiosk::ScannedText scanned;
    scanned.symbology = "EAN-13";
    scanned.bytes = std::move(text);
    return scanned;
}

}  // namespace

TEST_CASE("a code that stays in view counts once, and again when it comes back", "[camera]") {
    platform::RepeatFilter filter;
    CHECK(filter.is_new(code("a"), 0));
    CHECK_FALSE(filter.is_new(code("a"), 1'000));
    CHECK_FALSE(filter.is_new(code("a"), 2'000));
    CHECK(filter.is_new(code("a"), 2'000 + platform::RepeatFilter::kAwayMs + 1));
    CHECK(filter.is_new(code("b"), 4'000));
}

TEST_CASE("a code in view while the camera rested does not count again", "[camera]") {
    platform::RepeatFilter filter;
    CHECK(filter.is_new(code("a"), 0));
    CHECK(filter.is_new(code("gone"), 0));
    CHECK_FALSE(filter.is_new(code("a"), 1'000));
    filter.rested(2'000, 60'000);
    CHECK_FALSE(filter.is_new(code("a"), 60'010));
    CHECK(filter.is_new(code("gone"), 60'020));
}

TEST_CASE("two codes of one label, found in turns, count once each", "[camera]") {
    platform::RepeatFilter filter;
    int counted = 0;
    for (int frame = 0; frame < 100; ++frame)
        counted += filter.is_new(code(frame % 2 == 0 ? "ean" : "qr"), frame * 100) ? 1 : 0;
    CHECK(counted == 2);
}
