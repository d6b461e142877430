// The day's totals, all tables of the screen, and a year of them.
#include <SQLiteCpp/SQLiteCpp.h>

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

// SQLite alone, with the cache the kiosk gives it: the sums of a day's lines, sales and payments.
class BareDay {
public:
    explicit BareDay(const std::filesystem::path& file)
        : database_{file.string(), SQLite::OPEN_READONLY} {
        database_.exec("PRAGMA cache_size = -16000");
    }
    void read(kiosk::Date day) {
        for (SQLite::Statement* sums : {&lines_, &sales_, &payments_}) {
            sums->bind(1, stored_day(day));
            while (sums->executeStep()) {
            }
            sums->reset();
        }
    }

private:
    SQLite::Database database_;
    SQLite::Statement lines_{database_,
                             "SELECT item, sum(quantity), sum(amount), sum(tax) FROM sale_line "
                             "WHERE business_date = ? GROUP BY item"};
    SQLite::Statement sales_{database_,
                             "SELECT cashier, hour, max(cashier_name), count(*), sum(items), "
                             "sum(gross), sum(discount), sum(rounding), sum(payable) FROM sale "
                             "WHERE business_date = ? GROUP BY cashier, hour"};
    SQLite::Statement payments_{database_,
                                "SELECT method, sum(amount) FROM payment "
                                "WHERE business_date = ? GROUP BY method"};
};
constexpr const char* kBareDay = "the bare SELECTs of the same sums";

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
    BareDay bare{folder / "kiosk.db"};
    Row day{
        .row = "totals", .size = size, .what = "a day's totals, all tables", .beside = kBareDay};
    Row screen{.row = "totals",
               .size = size,
               .what = "what the screen reads: today and the same day a week ago"};
    const std::int64_t lines = lines_of(store.totals(today));
    for (int i = 0; i < bench.sizes.samples(50); ++i) {
        go_on();
        // Another day of the year each time: what was read before is not what is measured.
        const kiosk::Date some_day = today.plus_days(-(i * 5 % 350));
        bare.read(some_day);  // both find the day's pages in the system's cache
        day.ours.push_back(timed([&] { store.totals(some_day); }));
        day.peer.push_back(timed([&] { bare.read(some_day); }));
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
    Row year{.row = "totals",
             .size = size,
             .what = "a year, day by day, in the background",
             .beside = kBareDay};
    for (int i = 0; i < std::min(3, bench.sizes.samples(3)); ++i) {
        year.ours.push_back(timed([&] {
            for (int ago = 0; ago < kDaysOfYear; ++ago) {
                go_on();
                store.totals(today.plus_days(-ago));
            }
        }));
        year.peer.push_back(timed([&] {
            for (int ago = 0; ago < kDaysOfYear; ++ago) bare.read(today.plus_days(-ago));
        }));
    }
    year.target = median_at_most(kYearMs);
    bench.table.add(year);
    measure_figures(bench, folder, size);
}

}  // namespace bench
