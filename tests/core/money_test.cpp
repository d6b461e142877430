#include "kiosk/core/money.h"

#include <limits>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {
Money dong(std::int64_t amount) { return Money::from_dong(amount); }
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
}  // namespace

TEST_CASE("a sum that does not fit throws instead of wrapping", "[core][money]") {
    CHECK(dong(kMost - 1) + dong(1) == dong(kMost));
    CHECK_THROWS_AS(dong(kMost) + dong(1), MoneyOverflow);
    CHECK_THROWS_AS(dong(kLeast) - dong(1), MoneyOverflow);
    CHECK_THROWS_AS(-dong(kLeast), MoneyOverflow);
    CHECK_THROWS_AS(dong(kMost).times(Quantity::pieces(2), Rounding::Down), MoneyOverflow);
    CHECK_THROWS_AS(Quantity::from_thousandths(kMost) + Quantity::pieces(1), MoneyOverflow);
    CHECK(dong(kMost).share(3, 3, Rounding::HalfUp) == dong(kMost));
}

TEST_CASE("half a đồng rounds away from zero, so a refund mirrors its sale", "[core][money]") {
    CHECK(dong(1).share(1, 2, Rounding::HalfUp) == dong(1));
    CHECK(dong(-1).share(1, 2, Rounding::HalfUp) == dong(-1));
    CHECK(dong(1).share(-1, 2, Rounding::HalfUp) == dong(-1));
    CHECK(dong(1).share(1, -2, Rounding::HalfUp) == dong(-1));
    CHECK(dong(3).share(1, 2, Rounding::Down) == dong(1));
    CHECK(dong(-3).share(1, 2, Rounding::Down) == dong(-1));
    CHECK(dong(1).share(1, 3, Rounding::HalfUp) == dong(0));
    CHECK(dong(2).share(1, 3, Rounding::HalfUp) == dong(1));
}

TEST_CASE("a price times a weight is exact to the đồng", "[core][money]") {
    CHECK(dong(390'000).times(Quantity::from_thousandths(305), Rounding::HalfUp) == dong(118'950));
    CHECK(dong(333).times(Quantity::from_thousandths(1'500), Rounding::HalfUp) == dong(500));
    CHECK(dong(333).times(Quantity::from_thousandths(1'500), Rounding::Down) == dong(499));
}

TEST_CASE("cash is rounded to the nearest step", "[core][money]") {
    CHECK(dong(124'749).rounded_to(500, Rounding::HalfUp) == dong(124'500));
    CHECK(dong(124'750).rounded_to(500, Rounding::HalfUp) == dong(125'000));
    CHECK(dong(-124'750).rounded_to(500, Rounding::HalfUp) == dong(-125'000));
    CHECK(dong(124'999).rounded_to(500, Rounding::Down) == dong(124'500));
}

TEST_CASE("money reads as in a Vietnamese shop", "[core][money]") {
    CHECK(format_money(dong(0)) == "0\u00A0₫");
    CHECK(format_money(dong(999)) == "999\u00A0₫");
    CHECK(format_money(dong(1'234'567)) == "1.234.567\u00A0₫");
    CHECK(format_money(dong(-1'000)) == "\u22121.000\u00A0₫");
    CHECK(format_digits(kLeast) == "\u22129.223.372.036.854.775.808");
    CHECK(format_quantity(Quantity::pieces(2)) == "2");
    CHECK(format_quantity(Quantity::from_thousandths(305)) == "0,305");
    CHECK(format_quantity(Quantity::from_thousandths(1'500)) == "1,5");
    CHECK(format_quantity(Quantity::from_thousandths(305), '.') == "0.305");
    CHECK(format_quantity(Quantity::pieces(12'345), '.') == "12345");
    CHECK(format_quantity(Quantity::from_thousandths(-20), '.') == "-0.02");
}
