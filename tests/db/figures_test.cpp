// The promise: a period is the sum of its days' totals, and every figure has exactly its sales
// behind it.
#include <algorithm>

#include "db/database.h"
#include "db/sales_behind.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using kiosk::Money;
using kiosk::Period;
using kiosk::PeriodKind;
using kiosk::SalesBy;
using kiosk::SalesOrder;

namespace {

const kiosk::Date kFirst = *kiosk::Date::parse("2026-09-28");

// Random sales on some days of three months; the sales themselves, for counting by hand.
std::vector<kiosk::Sale> fill(db::ShopStore& store, unsigned seed) {
    std::mt19937 random{seed};
    std::vector<kiosk::Sale> sales;
    for (int day = 0; day < 50; day += 1 + static_cast<int>(random() % 9))
        for (int i = 0; i < 4; ++i)
            sales.push_back(fixture::random_sale(random, kFirst.plus_days(day).starts_at_ms()));
    store.save_sales(sales);
    return sales;
}

Money sum_of(const kiosk::SalesPage& page) {
    Money sum;
    for (const kiosk::SoldRow& row : page.rows) sum += row.amount;
    return sum;
}

constexpr std::size_t kAll = 10'000;

}  // namespace

TEST_CASE("a period's figures are the sum of its days' totals, day by day", "[db][figures]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    fill(store, 7);
    const Period period{PeriodKind::Range, kFirst.plus_days(1), kFirst.plus_days(55)};
    const kiosk::Figures figures = store.figures(period);
    REQUIRE(figures.days.size() == 55);
    Money net;
    std::int64_t sales = 0;
    for (const kiosk::DayFigures& day : figures.days) {
        const kiosk::Totals totals = store.totals(day.date);
        CHECK(day.net == totals.net);
        CHECK(day.sales == totals.sales);
        net += totals.net;
        sales += totals.sales;
    }
    CHECK(figures.sums.net == net);
    CHECK(figures.sums.sales == sales);
    for (const auto* rows :
         {&figures.sums.by_product, &figures.sums.by_group, &figures.sums.by_cashier,
          &figures.sums.by_payment, &figures.sums.by_stars, &figures.by_place}) {
        Money sum;
        for (const kiosk::TotalsRow& row : *rows) sum += row.amount;
        CHECK(sum == net);
    }
    const Period one{PeriodKind::Day, kFirst, kFirst};
    CHECK(store.figures(one).sums == store.totals(kFirst));
}

TEST_CASE("a finished month that gets a late sale is read anew", "[db][figures]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    fill(store, 3);
    const Period october = period_of(PeriodKind::Month, *kiosk::Date::parse("2026-10-10"));
    const kiosk::Figures before = store.figures(october);
    CHECK(store.figures(october) == before);
    // Rung up after an outage, weeks later.
    fixture::SaleOf late;
    late.closed_at_ms = october.from.plus_days(3).starts_at_ms() + 36'000'000;
    late.request_id = "late";
    const kiosk::Sale sale = fixture::sample_sale(late);
    store.save_sale(sale);
    const kiosk::Figures after = store.figures(october);
    CHECK(after.sums.sales == before.sums.sales + 1);
    CHECK(after.sums.net == before.sums.net + sale.settlement.payable);
}

TEST_CASE("every figure has exactly its sales behind it", "[db][figures]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const std::vector<kiosk::Sale> sales = fill(store, 11);
    const Period period{PeriodKind::Range, kFirst, kFirst.plus_days(60)};
    const kiosk::Figures figures = store.figures(period);
    const auto behind = [&](SalesBy by, const std::string& key) {
        return store.sales_behind({period, by, key, {}}, SalesOrder::Newest, 0, kAll);
    };
    CHECK(sum_of(behind(SalesBy::All, "")) == figures.sums.net);
    CHECK(behind(SalesBy::All, "").total == figures.sums.sales);
    for (const kiosk::TotalsRow& row : figures.sums.by_cashier)
        CHECK(sum_of(behind(SalesBy::Cashier, row.key)) == row.amount);
    for (int hour = 0; hour < 24; ++hour)
        CHECK(sum_of(behind(SalesBy::Hour, std::to_string(hour))) ==
              figures.sums.by_hour[static_cast<std::size_t>(hour)]);
    const auto count_where = [&](auto line_fits) {
        return std::ranges::count_if(sales, [&](const kiosk::Sale& sale) {
            return std::ranges::any_of(sale.lines, line_fits);
        });
    };
    for (const kiosk::TotalsRow& row : figures.sums.by_product) {
        if (row.key == "rounding") continue;
        CHECK(behind(SalesBy::Product, row.key).total ==
              count_where([&](const auto& line) { return line.product_id.text() == row.key; }));
    }
    for (const kiosk::TotalsRow& row : figures.sums.by_stars) {
        if (row.key == "rounding") continue;
        CHECK(behind(SalesBy::Stars, row.key).total == count_where([&](const auto& line) {
                  return (line.stars ? std::to_string(*line.stars) : "none") == row.key;
              }));
    }
    for (const kiosk::TotalsRow& row : figures.sums.by_payment)
        CHECK(behind(SalesBy::Payment, row.key).total ==
              std::ranges::count_if(sales, [&](const kiosk::Sale& sale) {
                  return std::ranges::any_of(sale.settlement.payments, [&](const auto& one) {
                      return name_of(one.method) == row.key;
                  });
              }));
    CHECK(behind(SalesBy::Place, "").total > 0);
}

TEST_CASE("sales come in pages, in the order that was asked, and by receipt number",
          "[db][figures]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const auto sales = fill(store, 5);
    const kiosk::SalesFilter all{{PeriodKind::Range, kFirst, kFirst.plus_days(60)}};
    const auto largest = store.sales_behind(all, SalesOrder::Largest, 0, kAll);
    REQUIRE(largest.rows.size() == sales.size());
    for (std::size_t i = 1; i < largest.rows.size(); ++i)
        CHECK(largest.rows[i - 1].amount >= largest.rows[i].amount);
    const auto first = store.sales_behind(all, SalesOrder::Oldest, 0, 3);
    const auto next = store.sales_behind(all, SalesOrder::Oldest, 3, 3);
    CHECK(first.total == static_cast<std::int64_t>(sales.size()));
    REQUIRE(next.rows.size() == 3);
    CHECK(kiosk::Date::of_instant(first.rows[2].closed_at_ms) <=
          kiosk::Date::of_instant(next.rows[0].closed_at_ms));
    CHECK_FALSE(first.rows[2].id == next.rows[0].id);
    // Through the lines it goes month by month: the same sales, page by page.
    kiosk::SalesFilter cash = all;
    cash.by = SalesBy::Payment;
    cash.key = "cash";
    for (const SalesOrder order : {SalesOrder::Newest, SalesOrder::Oldest}) {
        const auto whole = store.sales_behind(cash, order, 0, kAll);
        std::vector<kiosk::SoldRow> pages;
        for (std::size_t offset = 0; offset < whole.rows.size(); offset += 4)
            for (auto& row : store.sales_behind(cash, order, offset, 4).rows) pages.push_back(row);
        CHECK(pages == whole.rows);
        CHECK_FALSE(whole.there_may_be_more);
    }
    kiosk::SalesFilter one = all;
    one.receipt = first.rows[1].number;
    const auto found = store.sales_behind(one, SalesOrder::Newest, 0, kAll);
    REQUIRE(found.rows.size() == 1);
    CHECK(found.rows[0].id == first.rows[1].id);
    one.receipt = "no such number";
    CHECK(store.sales_behind(one, SalesOrder::Newest, 0, kAll).rows.empty());
}

TEST_CASE("what came back is behind its figure too, and takes off from it", "[db][figures]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Sale sale = fixture::sample_sale();
    const std::string number = store.save_sale(sale).number;
    const auto found = store.returnable(std::string_view{number});
    REQUIRE(found);
    kiosk::Refund refund = kiosk::refund_of(found->sold.sale, found->before,
                                            {{1, kiosk::Quantity::pieces(1), {}, true}}, {500, {}})
                               .value();
    refund.id = fixture::new_sale_id(fixture::kNoonMs);
    refund.sale_number = number;
    refund.business_date = sale.business_date;
    refund.closed_at_ms = fixture::kNoonMs;
    refund.cashier = sale.cashier;
    refund.cashier_name = sale.cashier_name;
    store.save_refund(refund);
    const Period day{PeriodKind::Day, sale.business_date, sale.business_date};
    const kiosk::Figures figures = store.figures(day);
    for (const SalesOrder order :
         {SalesOrder::Newest, SalesOrder::Oldest, SalesOrder::Largest, SalesOrder::Smallest}) {
        const auto page = store.sales_behind({day, SalesBy::All, "", {}}, order, 0, kAll);
        REQUIRE(page.rows.size() == 2);
        CHECK(page.total == 2);
        CHECK(sum_of(page) == figures.sums.net);
        const bool refund_first = order == SalesOrder::Newest || order == SalesOrder::Smallest;
        CHECK(page.rows[refund_first ? 0 : 1].refund);
    }
    const auto second = store.sales_behind({day, SalesBy::All, "", {}}, SalesOrder::Newest, 1, 1);
    REQUIRE(second.rows.size() == 1);
    CHECK_FALSE(second.rows[0].refund);
    const auto of_line =
        store.sales_behind({day, SalesBy::Product, refund.lines[0].goods.product_id.text(), {}},
                           SalesOrder::Newest, 0, kAll);
    CHECK(of_line.total == 2);
}

TEST_CASE("by amount over a long time the same sales come, whichever way is the shorter one",
          "[db][figures]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    std::vector<kiosk::Sale> sales;
    std::string product, producer;
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        sales = fill(store, 13);
        product = sales[3].lines[0].product_id.text();
        producer = sales[3].lines[0].producer;
    }
    db::Database database{folder.database(), db::Database::Access::Read};
    const std::pair<SalesBy, std::string> asked[] = {
        {SalesBy::All, ""},        {SalesBy::Hour, "12"},         {SalesBy::Payment, "cash"},
        {SalesBy::Group, "food"},  {SalesBy::Product, product},   {SalesBy::Producer, producer},
        {SalesBy::Cashier, "101"}, {SalesBy::Stars, "none"},      {SalesBy::Place, ""},
        {SalesBy::Tax, "8"},       {SalesBy::Payment, "no such"}, {SalesBy::Group, "no such"}};
    const Period days{PeriodKind::Range, kFirst, kFirst.plus_days(60)};
    const Period years{PeriodKind::Range, kFirst.plus_days(-400), kFirst.plus_days(400)};
    for (const auto& [by, key] : asked) {
        for (const SalesOrder order : {SalesOrder::Largest, SalesOrder::Smallest}) {
            INFO(static_cast<int>(by) << " " << key);
            // Sixty days are sorted plainly: what the other ways must come to.
            const auto plain = sales_behind(database, {days, by, key, {}}, order, 0, kAll);
            for (const std::int64_t few : {std::int64_t{0}, db::kFew}) {
                const auto long_way =
                    sales_behind(database, {years, by, key, {}}, order, 0, kAll, few);
                CHECK(long_way.rows == plain.rows);
                CHECK(long_way.total == plain.total);
                std::vector<kiosk::SoldRow> pages;
                for (std::size_t offset = 0; offset < plain.rows.size(); offset += 7)
                    for (auto& row :
                         sales_behind(database, {years, by, key, {}}, order, offset, 7, few).rows)
                        pages.push_back(row);
                CHECK(pages == plain.rows);
            }
        }
    }
}
