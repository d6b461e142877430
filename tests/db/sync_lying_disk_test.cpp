// The promise: a till whose disk lied about its flushes finds out at the next delivery that it has
// lost what the centre has, says so, and the centre's sales stay as they are.
#include "tests/db/fault_disk.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using db::sync::SyncState;
using fixture::Centre;

TEST_CASE("a disk that lied is found out at the next delivery", "[db][sync][power]") {
    const Centre centre;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    fixture::Folder folder;
    std::string url;
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        store.save_sale(fixture::sample_sale());
        url = centre.enroll("K01", store.identity().public_key);
    }
    const fixture::FaultDisk disk{folder.path()};
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        for (int i = 0; i < 5; ++i) store.save_sale(fixture::sample_sale());
        REQUIRE(db::sync::sync_once(store, url, clock).state == SyncState::Done);
    }
    // What was there before the disk began to lie, and some of the rest.
    std::mt19937 random{11};
    std::int64_t left_sales = 6;
    fixture::Folder left;
    while (left_sales == 6) {
        disk.cut(disk.moments(), fixture::Disk::Lying, random, left.path());
        db::ShopStore store{left.path(), db::Mode::Write, clock};
        REQUIRE(store.verify().ok);
        left_sales = store.verify().sales;
    }
    CHECK(left_sales >= 1);
    db::ShopStore store{left.path(), db::Mode::Write, clock};
    // The shop has sold on before anybody noticed: the same numbers mean other sales now.
    for (int i = 0; i < 9; ++i) store.save_sale(fixture::sample_sale());
    const auto outcome = db::sync::sync_once(store, url, clock);
    CHECK(outcome.state == SyncState::Refused);
    REQUIRE(outcome.problem);
    CHECK(outcome.problem->why.en.find("older data") != std::string::npos);
    CHECK(centre.count("sale") == 6);
    CHECK(store.verify().ok);
    CHECK(store.save_sale(fixture::sample_sale()).total.dong() > 0);
}
