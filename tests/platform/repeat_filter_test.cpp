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
    filter.rested_until(60'000);
    CHECK_FALSE(filter.is_new(code("a"), 60'010));
    CHECK(filter.is_new(code("b"), 60'020));
}
