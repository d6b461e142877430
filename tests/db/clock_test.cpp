// The promise: whatever the machine's clock says, every sale is stored once, in the order it was
// made, under the day it was closed on, and a step of the clock is written into the journal.
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
    // A year ahead, back to now, to 1970, and on in two leaps no closed shop explains.
    const auto to = [](std::int64_t ms) { return " " + std::to_string(ms); };
    CHECK(steps == std::vector<std::string>{
                       "0" + to(fixture::kNoonMs + kYearMs),
                       std::to_string(kYearMs) + to(fixture::kNoonMs + 60'000), "60000 0",
                       std::to_string(-fixture::kNoonMs) + to(fixture::kNoonMs - kYearMs),
                       std::to_string(-kYearMs) + to(fixture::kNoonMs + 120'000)});
    for (const kiosk::SaleId& id : ids) CHECK(store.sale(id));
    CHECK(store.totals(kiosk::Date::of_instant(fixture::kNoonMs)).sales == 3);
    CHECK(store.totals(*kiosk::Date::parse("1970-01-01")).sales == 1);
}

TEST_CASE("a clock that is set while the till runs is journaled, time that passes is not",
          "[db][clock]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const auto sell = [&] {
        store.save_sale(fixture::sample_sale({.closed_at_ms = clock.now_ms()}));
    };
    sell();
    clock.advance(3 * 3'600'000);
    sell();
    CHECK(store.last_seq() == 2);
    clock.step(3'600'000);  // an hour ahead: as likely a wrong hour as a long lunch
    sell();
    clock.step(-2 * 3'600'000);  // behind, yet after the last sale but one
    sell();
    clock.step(30'000);  // what a time server does
    sell();
    std::vector<std::string> kinds;
    std::vector<std::int64_t> steps;
    for (const db::Journaled& entry : store.entries_after(2, 100)) {
        kinds.push_back(entry.kind);
        if (entry.kind != "clock_step") continue;
        const auto body = nlohmann::json::parse(entry.body);
        steps.push_back(body["to_ms"].get<std::int64_t>() - body["from_ms"].get<std::int64_t>());
    }
    CHECK(kinds == std::vector<std::string>{"clock_step", "sale", "clock_step", "sale", "sale"});
    CHECK(steps == std::vector<std::int64_t>{3'600'000, -2 * 3'600'000});
    CHECK(store.verify().ok);
}

TEST_CASE("a step of the clock that was rolled back is told before the next entry", "[db][clock]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const auto sale = [&] { return fixture::sample_sale({.closed_at_ms = clock.now_ms()}); };
    store.save_sale(sale());
    clock.step(3'600'000);
    kiosk::Sale refused = sale();
    refused.total += kiosk::Money::from_dong(1);
    CHECK_THROWS_AS(store.save_sales({sale(), refused}), db::Error);
    CHECK(store.last_seq() == 1);
    clock.advance(60'000);
    store.save_sale(sale());
    const auto entries = store.entries_after(1, 100);
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].kind == "clock_step");
    const auto body = nlohmann::json::parse(entries[0].body);
    CHECK(body["to_ms"].get<std::int64_t>() - body["from_ms"].get<std::int64_t>() == 3'600'000);
    store.save_sale(sale());
    CHECK(store.last_seq() == 4);
}

TEST_CASE("a shop that was closed for a month is no step of the clock", "[db][clock]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    for (const std::int64_t later_ms : {0 * kDayMs, 30 * kDayMs}) {
        clock.set(fixture::kNoonMs + later_ms);
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        store.save_sale(fixture::sample_sale({.closed_at_ms = clock.now_ms()}));
    }
    CHECK(db::ShopStore(folder.path(), db::Mode::Read, clock).last_seq() == 2);
}

TEST_CASE("ids go on after the newest stored one, even when the clock was set back",
          "[db][clock]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    CHECK_FALSE(store.newest_sale_id());
    const kiosk::Sale sale = fixture::sample_sale({.closed_at_ms = fixture::kNoonMs + kYearMs});
    store.save_sale(sale);
    store.save_sale(fixture::sample_sale());
    REQUIRE(store.newest_sale_id());
    CHECK(*store.newest_sale_id() >= sale.id);
}
