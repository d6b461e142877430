// What a manager's screens ask of the storage thread in a shop of a million sales: no sale waits
// for any of it longer than a person notices.
#include <functional>

#include "db/shop_store.h"
#include "kiosk/app/invoice_file.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

constexpr double kHeldUpMs = 100;
constexpr std::size_t kPage = 50;
constexpr int kDays = 300;  // back, of which each sample takes another

using Ask = std::function<void(db::ShopStore&, kiosk::Date day)>;

struct Question {
    const char* what;
    Ask ask;
};

kiosk::Period whole_month(kiosk::Date day) { return period_of(kiosk::PeriodKind::Month, day); }

void sales_behind(db::ShopStore& store, const kiosk::Period& period, kiosk::SalesBy by,
                  const std::string& key, kiosk::SalesOrder order) {
    store.sales_behind({period, by, key}, order, 0, kPage);
}

std::vector<Question> questions() {
    using kiosk::SalesBy, kiosk::SalesOrder, kiosk::PeriodKind;
    const std::string sold = product(7).id.text();
    return {
        {"figures of a day",
         [](auto& store, auto day) {
             store.figures({PeriodKind::Day, day, day});
         }},
        {"figures of a month, a piece of a longer period",
         [](auto& store, auto day) { store.figures(whole_month(day)); }},
        {"the day's closing: figures, Z reports, invoices to hand over",
         [](auto& store, auto day) {
             store.figures({PeriodKind::Day, day, day});
             store.closed_shifts(day);
             store.x_report();
             store.invoice_counts(day);
         }},
        {"a day's invoices, read and written as JSON",
         [](auto& store, auto day) { kiosk::app::invoices_as_json(store.invoices_of(day), {}); }},
        {"the sales of a day",
         [](auto& store, auto day) {
             sales_behind(store, {PeriodKind::Day, day, day}, SalesBy::All, "", SalesOrder::Newest);
         }},
        {"the sales behind a month's cash, the newest",
         [](auto& store, auto day) {
             sales_behind(store, whole_month(day), SalesBy::Payment, "cash", SalesOrder::Newest);
         }},
        {"the sales behind a product of a year, the newest",
         [sold](auto& store, auto day) {
             sales_behind(store, {PeriodKind::Range, day.plus_days(-365), day}, SalesBy::Product,
                          sold, SalesOrder::Newest);
         }},
        {"what was looked at in a month",
         [](auto& store, auto day) { store.scan_report(day.plus_days(-30), day, 30); }},
        {"certificates that end",
         [](auto& store, auto day) { store.certificates_until(day.plus_days(180), 200); }},
        {"what the till shows first: goods that sell",
         [](auto& store, auto) { store.favourites(24); }},
        {"the log, its newest page", [](auto& store, auto) { store.log({}, 0, kPage); }},
        {"the open shift's figures", [](auto& store, auto) { store.x_report(); }},
    };
}

}  // namespace

void measure_manage(Bench& bench) {
    const auto folder = bench.shops.with_history(bench.sizes.few_products, bench.sizes.shop_lines);
    const kiosk::Date today = kiosk::Date::of_instant(bench.clock.now_ms());
    db::ShopStore store{folder, db::Mode::Read, bench.clock};
    for (const Question& question : questions()) {
        Row row{.row = "manage",
                .size = counted(bench.sizes.shop_lines / kLinesOfSale) + " sales",
                .what = question.what};
        for (int i = 0; i < bench.sizes.samples(20); ++i) {
            go_on();
            const kiosk::Date day = today.plus_days(-(i * 31 % kDays));
            row.ours.push_back(timed([&] { question.ask(store, day); }));
        }
        row.target = p99_at_most(kHeldUpMs);
        bench.table.add(row);
    }
}

}  // namespace bench
