// A manager's lists over years: what producers are owed, a month at a time between two sales, and
// what lies on the shelves.
#include <SQLiteCpp/SQLiteCpp.h>

#include "db/shop_store.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

constexpr double kMonthMs = 50;  // a sale that comes meanwhile waits no longer
constexpr double kListMs = 100;

// The same month's sums, without a program around them.
double bare_month(SQLite::Database& database, kiosk::Date day) {
    SQLite::Statement query{database,
                            "SELECT business_date, item, sum(quantity), sum(amount), sum(tax) "
                            "FROM sale_line WHERE business_date BETWEEN ? AND ? "
                            "GROUP BY business_date, item"};
    const kiosk::Period month = kiosk::period_of(kiosk::PeriodKind::Month, day);
    query.bind(1, stored_day(month.from));
    query.bind(2, stored_day(month.to));
    return timed([&] {
        while (query.executeStep()) {
        }
    });
}

}  // namespace

void measure_settle(Bench& bench) {
    const auto folder = bench.shops.with_history(bench.sizes.many_products, bench.sizes.many_lines);
    const std::string size = counted(bench.sizes.many_lines) + " lines";
    const kiosk::Date today = kiosk::Date::of_instant(bench.clock.now_ms());
    db::ShopStore store{folder, db::Mode::Read, bench.clock};
    SQLite::Database bare{(folder / "kiosk.db").string(), SQLite::OPEN_READONLY};
    Row months{.row = "settle",
               .size = size,
               .what = "a month of an open period, read between two sales",
               .beside = "the bare SELECT of a month's sums by day and product"};
    std::size_t left = 1;
    for (int i = 0; left > 0; ++i) {
        go_on();
        months.ours.push_back(timed([&] { left = store.read_settlements_ahead(); }));
        months.peer.push_back(bare_month(bare, today.plus_months(-1 - i % 24)));
    }
    months.target = p99_at_most(kMonthMs);
    months.note = counted(static_cast<std::int64_t>(months.ours.size())) + " months";
    bench.table.add(months);

    Row accounts{.row = "settle", .size = size, .what = "every producer's account, months kept"};
    Row one{.row = "settle", .size = size, .what = "one producer's open statement, months kept"};
    Row stock{.row = "settle", .size = size, .what = "the first page of the shelves"};
    const auto all = store.producer_accounts();
    for (int i = 0; i < bench.sizes.samples(10); ++i) {
        go_on();
        accounts.ours.push_back(timed([&] { store.producer_accounts(); }));
        const auto& producer = all[static_cast<std::size_t>(i) % all.size()].producer;
        one.ours.push_back(timed([&] { store.statement(producer, std::nullopt, today); }));
        stock.ours.push_back(timed([&] { store.stock(kiosk::StockFilter::All, "", 200); }));
    }
    for (Row* row : {&accounts, &one, &stock}) {
        row->target = median_at_most(kListMs);
        bench.table.add(*row);
    }
}

}  // namespace bench
