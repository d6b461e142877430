// Periods, what they are compared with, and how days add up.
#include "kiosk/core/figures.h"
#include "kiosk/core/date_text.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;

Date day(const char* iso) { return *Date::parse(iso); }

TEST_CASE("a week begins on Monday and a month has the days it has", "[period]") {
    const Period week = period_of(PeriodKind::Week, day("2026-11-29"));  // a Sunday
    CHECK(week.from == day("2026-11-23"));
    CHECK(week.to == day("2026-11-29"));
    const Period february = period_of(PeriodKind::Month, day("2028-02-10"));
    CHECK(february.days() == 29);
    CHECK(moved(february, -1).days() == 31);
    CHECK(moved(period_of(PeriodKind::Month, day("2026-03-31")), -1).to == day("2026-02-28"));
    CHECK(moved(Period{PeriodKind::Range, day("2026-11-20"), day("2026-11-22")}, -1).from ==
          day("2026-11-17"));
}

TEST_CASE("an unfinished month is compared with as many days, not with a whole one", "[period]") {
    const auto compared =
        comparisons_of(period_of(PeriodKind::Month, day("2026-11-05")), day("2026-11-10"));
    REQUIRE(compared.size() == 2);
    CHECK(compared[0].period.from == day("2026-10-01"));
    CHECK(compared[0].period.to == day("2026-10-10"));
    CHECK(compared[1].period.to == day("2025-11-10"));
    const auto finished =
        comparisons_of(period_of(PeriodKind::Month, day("2026-09-05")), day("2026-11-10"));
    CHECK(finished[0].period.to == day("2026-08-31"));
    // The 31st of a month after one of thirty days: no more than there were.
    CHECK(month_before_so_far(day("2026-12-31")).to == day("2026-11-30"));
}

TEST_CASE("a day is compared with the day before and the same weekday", "[period]") {
    const Date thursday = day("2026-11-26");
    const auto compared = comparisons_of(period_of(PeriodKind::Day, thursday), thursday);
    REQUIRE(compared.size() == 2);
    CHECK(compared[0].name.vi == "hôm qua");
    CHECK(compared[1].period.from == day("2026-11-19"));
    CHECK(compared[1].name.vi == "T5 trước");
}

TEST_CASE("three years are cut into months, and into pieces of eight days, without a gap",
          "[period]") {
    const Period period{PeriodKind::Range, day("2023-11-27"), day("2026-11-26")};
    const bool monthly = GENERATE(true, false);
    const auto pieces = monthly ? monthly_pieces(period) : pieces_of(period);
    REQUIRE(pieces.size() == (monthly ? 37 : 1 + 35 * 4 + 4));
    for (const Period& piece : pieces) CHECK(piece.days() <= (monthly ? 31 : 8));
    CHECK(pieces.front().from == period.from);
    CHECK(pieces.back().to == period.to);
    for (std::size_t i = 1; i < pieces.size(); ++i)
        CHECK(pieces[i].from == pieces[i - 1].to.plus_days(1));
}

TEST_CASE("a month has four pieces, and each day is in one", "[period]") {
    for (Date one = day("2024-01-01"); one <= day("2024-03-31"); one = one.plus_days(1)) {
        const Period piece = piece_around(one);
        CHECK(piece.from <= one);
        CHECK(one <= piece.to);
        CHECK(piece_around(piece.from) == piece);
        CHECK(piece_around(piece.to) == piece);
    }
    CHECK(piece_around(day("2024-02-29")) ==
          Period{PeriodKind::Range, day("2024-02-25"), day("2024-02-29")});
    CHECK(piece_around(day("2024-03-31")).from == day("2024-03-25"));
}

Totals day_of(const char* iso, std::int64_t net, std::int64_t rounding) {
    Totals totals;
    totals.date = day(iso);
    totals.sales = 2;
    totals.items = Quantity::pieces(3);
    totals.gross = Money::from_dong(net - rounding);
    totals.rounding = Money::from_dong(rounding);
    totals.net = Money::from_dong(net);
    totals.by_hour[9] = totals.net;
    totals.tax = {{TaxRate::Eight, Money::from_dong(net - 5), Money::from_dong(5)}};
    totals.by_product = {{"a", "A", Quantity::pieces(3), Money::from_dong(net - rounding)}};
    if (rounding != 0)
        totals.by_product.push_back({"rounding", "Làm tròn", {}, Money::from_dong(rounding)});
    totals.by_stars = {{net > 500 ? "4" : "none", "", Quantity::pieces(3), totals.net}};
    return totals;
}

Money sum(const std::vector<TotalsRow>& rows) {
    Money all;
    for (const TotalsRow& row : rows) all += row.amount;
    return all;
}

TEST_CASE("days added up agree with themselves, empty days included", "[figures]") {
    FiguresSum sums;
    sums.add(day_of("2026-11-01", 400, 100));
    Totals empty;
    empty.date = day("2026-11-02");
    sums.add(empty);
    sums.add(day_of("2026-11-03", 900, -100));
    const Period period{PeriodKind::Range, day("2026-11-01"), day("2026-11-03")};
    const Figures figures = sums.sum(period);
    CHECK(figures.sums.net == Money::from_dong(1'300));
    CHECK(figures.sums.net == sum(figures.sums.by_product));
    CHECK(figures.sums.net == sum(figures.sums.by_stars));
    CHECK(figures.sums.by_hour[9] == figures.sums.net);
    REQUIRE(figures.days.size() == 3);
    CHECK(figures.days[1].sales == 0);
    REQUIRE(figures.sums.tax.size() == 1);
    CHECK(figures.sums.tax[0].tax == Money::from_dong(10));
    // A rounding that came to nothing is no row.
    REQUIRE(figures.sums.by_product.size() == 1);
    CHECK(figures.sums.by_stars[0].key == "4");
    CHECK(figures.average() == Money::from_dong(325));
}

TEST_CASE("pieces joined are the same as their days added up", "[figures]") {
    const Totals first = day_of("2026-10-31", 700, 50), next = day_of("2026-11-01", 300, 20);
    FiguresSum all, one, two;
    all.add(first);
    all.add(next);
    one.add(first);
    two.add(next);
    const Period whole{PeriodKind::Range, first.date, next.date};
    CHECK(joined(one.sum({PeriodKind::Range, first.date, first.date}),
                 two.sum({PeriodKind::Range, next.date, next.date})) == all.sum(whole));
}

TEST_CASE("a day is understood as people here write it", "[date]") {
    for (const char* text : {"26/11/2026", "26.11.26", "26112026", "2026-11-26"})
        CHECK(date_from_text(text) == day("2026-11-26"));
    CHECK(date_from_text("6/1/2026") == day("2026-01-06"));
    for (const char* text :
         {"", "31/02/2026", "26/11", "2026/11/26", "a/b/c", "26/11/202", "/1/26"})
        CHECK_FALSE(date_from_text(text));
}

}  // namespace
