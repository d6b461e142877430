// The day's totals, all tables of the screen, and a year of them.
#include "db/shop_store.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

constexpr double kFrameMs = 16;
constexpr double kYearMs = 2'000;
constexpr int kWeek = 7;
constexpr int kDaysOfYear = 365;

std::int64_t lines_of(const kiosk::Totals& totals) { return totals.sales * kLinesOfSale; }

}  // namespace

void measure_totals(Bench& bench) {
    const auto folder = bench.shops.with_history(bench.sizes.many_products, bench.sizes.many_lines);
    const kiosk::Date today = kiosk::Date::of_instant(bench.clock.now_ms());
    const std::string size = counted(bench.sizes.many_lines) + " lines";
    db::ShopStore store{folder, db::Mode::Read, bench.clock};
    Row day{.row = "totals", .size = size, .what = "a day's totals, all tables"};
    Row screen{.row = "totals",
               .size = size,
               .what = "what the screen reads: today and the same day a week ago"};
    const std::int64_t lines = lines_of(store.totals(today));
    for (int i = 0; i < bench.sizes.samples(50); ++i) {
        go_on();
        // Another day of the year each time: what was read before is not what is measured.
        const kiosk::Date some_day = today.plus_days(-(i * 5 % 350));
        day.ours.push_back(timed([&] { store.totals(some_day); }));
        screen.ours.push_back(timed([&] {
            store.totals(today);
            store.totals(today.plus_days(-kWeek));
        }));
    }
    day.target = median_at_most(kFrameMs);
    day.note = counted(lines) + " lines today";
    bench.table.add(day);
    screen.target = median_at_most(kFrameMs);
    bench.table.add(screen);
    Row year{.row = "totals", .size = size, .what = "a year, day by day, in the background"};
    for (int i = 0; i < std::min(3, bench.sizes.samples(3)); ++i) {
        year.ours.push_back(timed([&] {
            for (int ago = 0; ago < kDaysOfYear; ++ago) {
                go_on();
                store.totals(today.plus_days(-ago));
            }
        }));
    }
    year.target = median_at_most(kYearMs);
    bench.table.add(year);
}

}  // namespace bench
