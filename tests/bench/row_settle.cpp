// A manager's lists over years: what producers are owed, a piece at a time between two sales, and
// what lies on the shelves.
#include <SQLiteCpp/SQLiteCpp.h>

#include "db/shop_store.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

constexpr double kPieceMs = 50;  // a sale that comes meanwhile waits no longer
constexpr double kListMs = 100;

// The same days' sums, without a program around them.
double bare_piece(SQLite::Database& database, kiosk::Date day) {
    SQLite::Statement query{database,
                            "SELECT business_date, item, sum(quantity), sum(amount), sum(tax) "
                            "FROM sale_line WHERE business_date BETWEEN ? AND ? "
                            "GROUP BY business_date, item"};
    const kiosk::Period piece = kiosk::piece_around(day);
    query.bind(1, stored_day(piece.from));
    query.bind(2, stored_day(piece.to));
    return timed([&] {
        while (query.executeStep()) {
        }
    });
}

}  // namespace

void measure_settle(Bench& bench) {
    const auto folder = bench.shops.with_history(bench.sizes.few_products, bench.sizes.shop_lines);
    const std::string size = counted(bench.sizes.shop_lines / kLinesOfSale) + " sales";
    const kiosk::Date today = kiosk::Date::of_instant(bench.clock.now_ms());
    db::ShopStore store{folder, db::Mode::Read, bench.clock};
    SQLite::Database bare{(folder / "kiosk.db").string(), SQLite::OPEN_READONLY};
    Row pieces{.row = "settle",
               .size = size,
               .what = "a piece of an open period, read between two sales",
               .beside = "the bare SELECT of such a piece's sums by day and product"};
    std::size_t left = 1;
    for (int i = 0; left > 0; ++i) {
        go_on();
        pieces.ours.push_back(timed([&] { left = store.read_settlements_ahead(); }));
        pieces.peer.push_back(bare_piece(bare, today.plus_days(-8 * (1 + i % 90))));
    }
    pieces.target = p99_at_most(kPieceMs);
    pieces.note = counted(static_cast<std::int64_t>(pieces.ours.size())) + " pieces";
    bench.table.add(pieces);

    Row accounts{.row = "settle", .size = size, .what = "every producer's account, pieces kept"};
    Row one{.row = "settle", .size = size, .what = "one producer's open statement, pieces kept"};
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
