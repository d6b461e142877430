// The promise: whatever the machine's clock says, every sale is stored once, in the order it was
// made, under the day it was closed on, and a step back is written into the journal.
#include <nlohmann/json.hpp>

#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kYearMs = 365 * kDayMs;

}  // namespace

TEST_CASE("a clock a year ahead, in 1970 and right again loses, doubles and reorders nothing",
          "[db][clock]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    std::vector<kiosk::SaleId> ids;
    const std::vector<std::int64_t> times{fixture::kNoonMs,           fixture::kNoonMs + kYearMs,
                                          fixture::kNoonMs + 60'000,  0,
                                          fixture::kNoonMs - kYearMs, fixture::kNoonMs + 120'000};
    for (const std::int64_t now_ms : times) {
        clock.set(now_ms);
        // Opened anew each time: a clock goes wrong while a till is off.
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        const kiosk::Sale sale = fixture::sample_sale({.closed_at_ms = now_ms});
        store.save_sale(sale);
        ids.push_back(sale.id);
        CHECK(store.totals(kiosk::Date::of_instant(now_ms)).sales >= 1);
    }
    db::ShopStore store{folder.path(), db::Mode::Read, clock};
    CHECK(store.verify().ok);
    std::vector<std::string> numbers, steps;
    for (const db::Journaled& entry : store.entries_after(0, 100)) {
        const auto body = nlohmann::json::parse(entry.body);
        if (entry.kind == "sale") numbers.push_back(body["number"]);
        if (entry.kind == "clock_step") {
            steps.push_back(std::to_string(body["from_ms"].get<std::int64_t>() - fixture::kNoonMs) +
                            " " + std::to_string(body["to_ms"].get<std::int64_t>()));
        }
    }
    CHECK(numbers == std::vector<std::string>{"K01-1-000001", "K01-1-000002", "K01-1-000003",
                                              "K01-1-000004", "K01-1-000005", "K01-1-000006"});
    // From a year ahead to now, and from now to 1970; forward is what clocks do.
    CHECK(steps == std::vector<std::string>{
                       std::to_string(kYearMs) + " " + std::to_string(fixture::kNoonMs + 60'000),
                       "60000 0"});
    for (const kiosk::SaleId& id : ids) CHECK(store.sale(id));
    CHECK(store.totals(kiosk::Date::of_instant(fixture::kNoonMs)).sales == 3);
    CHECK(store.totals(*kiosk::Date::parse("1970-01-01")).sales == 1);
}
