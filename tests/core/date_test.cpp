#include "kiosk/core/date.h"

#include <limits>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {
Date day(const char* iso) { return Date::parse(iso).value(); }
}  // namespace

TEST_CASE("only days that exist are dates", "[core][date]") {
    CHECK(day("2024-02-29").iso() == "2024-02-29");
    for (const char* wrong : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-01",
                              "2026-04-1", "20260401", "2026-04-01 ", "0000-01-01", "",
                              "abcd-ef-gh", "2026/04/01", "-026-04-01", "+026-04-01"}) {
        INFO(wrong);
        CHECK_FALSE(Date::parse(wrong));
    }
    CHECK(Date::from_ymd(9999, 12, 31));
    CHECK_FALSE(Date::from_ymd(10000, 1, 1));
    CHECK_FALSE(Date::from_ymd(2026, 257, 1));
}

TEST_CASE("a Vietnamese day begins at 17:00 UTC of the day before", "[core][date]") {
    const std::int64_t midnight = day("2026-11-23").starts_at_ms();
    CHECK(rfc3339(midnight) == "2026-11-23T00:00:00+07:00");
    CHECK(parse_rfc3339("2026-11-22T17:00:00Z") == midnight);
    CHECK(Date::of_instant(midnight) == day("2026-11-23"));
    CHECK(Date::of_instant(midnight - 1) == day("2026-11-22"));
    CHECK(local_hour(midnight - 1) == 23);
    CHECK(local_time_hm(midnight + (14 * 60 + 5) * 60'000) == "14:05");
    CHECK(Date::of_instant(day("1969-12-31").starts_at_ms() - 1) == day("1969-12-30"));
}

TEST_CASE("any instant is some day, also from a clock gone mad", "[core][date]") {
    CHECK(Date::of_instant(std::numeric_limits<std::int64_t>::max()) == day("9999-12-31"));
    CHECK(Date::of_instant(std::numeric_limits<std::int64_t>::min()) == day("0001-01-01"));
    CHECK(local_hour(std::numeric_limits<std::int64_t>::min()) == 7);
    CHECK(day("9999-12-31").plus_days(std::numeric_limits<int>::max()) == day("9999-12-31"));
    CHECK(day("2026-01-01").plus_months(std::numeric_limits<int>::min()) == day("0001-01-01"));
}

TEST_CASE("a month later is the same day or the month's last", "[core][date]") {
    CHECK(day("2026-08-05").plus_months(36) == day("2029-08-05"));
    CHECK(day("2024-02-29").plus_months(12) == day("2025-02-28"));
    CHECK(day("2026-01-31").plus_months(1) == day("2026-02-28"));
    CHECK(day("2026-03-31").plus_months(-1) == day("2026-02-28"));
    CHECK(day("2026-12-01").plus_months(1) == day("2027-01-01"));
    CHECK(day("2026-11-23").plus_days(-23) == day("2026-10-31"));
    CHECK(day("2026-11-23").days_until(day("2026-12-31")) == 38);
    CHECK(day("2026-11-23").dmy() == "23/11/2026");
}

TEST_CASE("an instant written and read is the same second", "[core][date]") {
    for (std::int64_t ms = -5'000'000'000'000; ms < 9'000'000'000'000; ms += 86'399'987'000) {
        REQUIRE(parse_rfc3339(rfc3339(ms)) == ms);
    }
    CHECK(parse_rfc3339("2026-11-23T14:05:09.5+07:00") ==
          *parse_rfc3339("2026-11-23T14:05:09+07:00") + 500);
    CHECK(parse_rfc3339("2026-11-23t14:05:09.123456789-03:30") ==
          *parse_rfc3339("2026-11-23T17:35:09Z") + 123);
    for (const char* wrong :
         {"2026-11-23", "2026-11-23T14:05:09", "2026-11-23T24:00:00Z", "2026-11-23T14:60:00Z",
          "2026-11-23T14:05:09.Z", "2026-11-23T14:05:09+0700", "2026-11-23T14:05:09+07:00 ",
          "2026-11-23 14:05:09Z", "2026-02-30T14:05:09Z", "", "2026-11-23T14:05:09+24:00"}) {
        INFO(wrong);
        CHECK_FALSE(parse_rfc3339(wrong));
    }
}
