// The promise: a day's tables all add up to the same net, whatever was sold and however paid.
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using kiosk::Money;

namespace {

Money sum(const std::vector<kiosk::TotalsRow>& rows) {
    Money all;
    for (const kiosk::TotalsRow& row : rows) all += row.amount;
    return all;
}

void check_invariants(const kiosk::Totals& totals) {
    CHECK(totals.net == totals.gross - totals.discount - totals.refunded + totals.rounding);
    CHECK(sum(totals.by_payment) == totals.net);
    CHECK(sum(totals.by_group) == totals.net);
    CHECK(sum(totals.by_product) == totals.net);
    CHECK(sum(totals.by_producer) == totals.net);
    CHECK(sum(totals.by_cashier) == totals.net);
    CHECK(sum(totals.by_stars) == totals.net);
    Money hours;
    for (Money hour : totals.by_hour) hours += hour;
    CHECK(hours == totals.net);
    Money taxed;
    for (const kiosk::TaxTotals& rate : totals.tax) taxed += rate.base + rate.tax;
    CHECK(taxed + totals.rounding == totals.net);
}

}  // namespace

TEST_CASE("every table of a day adds up to the net, for random days", "[db][totals]") {
    const unsigned seed = GENERATE(1u, 2u, 3u, 4u);
    INFO("seed " << seed);
    std::mt19937 random{seed};
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Date day = *kiosk::Date::parse("2026-11-23");
    std::vector<kiosk::Sale> today, other;
    for (int i = 0; i < 60; ++i) {
        today.push_back(fixture::random_sale(random, day.starts_at_ms()));
        other.push_back(fixture::random_sale(random, day.plus_days(1).starts_at_ms()));
    }
    store.save_sales(today);
    store.save_sales(other);

    const kiosk::Totals totals = store.totals(day);
    check_invariants(totals);
    Money gross, payable, rounding, tax;
    std::int64_t items = 0;
    std::array<Money, 24> by_hour{};
    for (const kiosk::Sale& sale : today) {
        gross += sale.gross;
        payable += sale.settlement.payable;
        rounding += sale.settlement.rounding;
        tax += sale.tax;
        by_hour[static_cast<std::size_t>(kiosk::local_hour(sale.closed_at_ms))] +=
            sale.settlement.payable;
        for (const kiosk::SaleLine& line : sale.lines) items += line.quantity.thousandths();
    }
    Money taxes;
    for (const kiosk::TaxTotals& rate : totals.tax) taxes += rate.tax;
    CHECK(totals.sales == 60);
    CHECK(totals.refunds == 0);
    CHECK(totals.items.thousandths() == items);
    CHECK(totals.gross == gross);
    CHECK(totals.net == payable);
    CHECK(totals.rounding == rounding);
    CHECK(taxes == tax);
    CHECK(totals.by_hour == by_hour);
    CHECK(store.verify().ok);
}

TEST_CASE("cash rounding has a row of its own only where cash was rounded", "[db][totals]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Date day = *kiosk::Date::parse("2026-11-23");
    store.save_sale(fixture::sample_sale({.lines = 1}));
    CHECK(store.totals(day).by_group.back().key == "food");
    store.save_sale(fixture::sample_sale({.lines = 2}));
    const kiosk::Totals totals = store.totals(day);
    CHECK_FALSE(totals.rounding.is_zero());
    for (const auto& table :
         {totals.by_group, totals.by_product, totals.by_producer, totals.by_stars}) {
        CHECK(table.back().key == "rounding");
        CHECK(table.back().name == "Làm tròn tiền mặt");
        CHECK(table.back().amount == totals.rounding);
    }
    CHECK(totals.by_cashier.back().key == "101");
    check_invariants(totals);
}

TEST_CASE("a day without sales is nothing", "[db][totals]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Read, clock};
    kiosk::Totals nothing;
    nothing.date = *kiosk::Date::parse("2026-11-23");
    CHECK(store.totals(nothing.date) == nothing);
}
