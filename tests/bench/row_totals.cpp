// The day's totals, all tables of the screen, and a year of them.
#include <algorithm>
#include <filesystem>
#include <string>
#include <tuple>
#include <vector>

#include "db/shop_store.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

constexpr double kFrameMs = 16;
constexpr double kYearMs = 2'000;
constexpr int kWeek = 7;
constexpr int kDaysOfYear = 365;
constexpr double kThreeYearsMs = 6'000;  // three times what a year may take
constexpr double kPageMs = 100;
constexpr std::size_t kPage = 25;

std::int64_t lines_of(const kiosk::Totals& totals) { return totals.sales * kLinesOfSale; }

// Everything a manager's screen shows of three years, margins too: nothing of it was kept before.
void measure_figures(Bench& bench, const std::filesystem::path& folder, const std::string& size) {
    const kiosk::Date today = kiosk::Date::of_instant(bench.clock.now_ms());
    const kiosk::Period years{kiosk::PeriodKind::Range, today.plus_days(1 - kDaysOfHistory), today};
    Row figures{.row = "totals", .size = size, .what = "figures of three years, with margins"};
    for (int i = 0; i < std::min(3, bench.sizes.samples(3)); ++i) {
        go_on();
        db::ShopStore store{folder, db::Mode::Read, bench.clock};
        figures.ours.push_back(timed([&] { store.figures(years); }));
    }
    figures.target = median_at_most(kThreeYearsMs);
    bench.table.add(figures);
    db::ShopStore store{folder, db::Mode::Read, bench.clock};
    const kiosk::Figures sums = store.figures({kiosk::PeriodKind::Day, today, today});
    const auto key_of = [](const std::vector<kiosk::TotalsRow>& rows) {
        return rows.empty() ? std::string{} : rows.front().key;
    };
    const std::tuple<kiosk::SalesBy, std::string, const char*> asked[] = {
        {kiosk::SalesBy::All, "", "the largest sales of three years"},
        {kiosk::SalesBy::Payment, "cash", "the largest of them in cash"},
        {kiosk::SalesBy::Group, key_of(sums.sums.by_group), "the largest with a group of goods"},
        {kiosk::SalesBy::Product, key_of(sums.sums.by_product), "the largest with one product"}};
    for (const auto& [by, key, what] : asked) {
        Row page{.row = "totals", .size = size, .what = what};
        for (int i = 0; i < bench.sizes.samples(5); ++i) {
            go_on();
            page.ours.push_back(timed([&, by = by, &key = key] {
                store.sales_behind({years, by, key, {}}, kiosk::SalesOrder::Largest, 0, kPage);
            }));
        }
        page.target = median_at_most(kPageMs);
        bench.table.add(page);
    }
}

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
    measure_figures(bench, folder, size);
}

}  // namespace bench
