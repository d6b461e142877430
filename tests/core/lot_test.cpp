// First expired, first out: said calmly, and only where it matters.
#include "kiosk/core/lot.h"

#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("a cashier is told which lot goes first, where another one was taken", "[lot]") {
    const FirstOut first{"L1", *Date::parse("2026-12-12")};
    const auto unnamed = first_out_hint(first, "", {});
    REQUIRE(unnamed);
    CHECK(unnamed->vi == "Bán lô L1 trước (hạn 12/12/2026)");
    const auto later = first_out_hint(first, "L2", Date::parse("2027-01-01"));
    REQUIRE(later);
    CHECK(later->vi.find("L1") != std::string::npos);
    CHECK(later->vi.find("L2") != std::string::npos);
    CHECK(later->en.find("12/12/2026") != std::string::npos);
    CHECK_FALSE(first_out_hint(first, "L1", Date::parse("2026-12-12")));
    CHECK_FALSE(first_out_hint(first, "L0", Date::parse("2026-12-12")));
    CHECK_FALSE(first_out_hint(first, "L9", {}));
}
