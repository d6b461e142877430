// The promise: a till that was put back, cloned, or whose centre was put back goes on with the
// centre after one command, and every sale anybody still has is there exactly once.
#include "db/sync/central_admin.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using db::sync::SyncState;
using fixture::Centre;
using fixture::Till;

namespace {

// What `central enroll [--new-epoch]` does with an open store.
kiosk::Result<std::string> enroll(const Centre& centre, db::ShopStore& store,
                                  const std::string& name, bool new_epoch = false) {
    if (new_epoch) {
        const auto number = db::sync::next_epoch(centre.url(), name, store.identity());
        REQUIRE(number);
        store.begin_epoch(*number, name);
    }
    const auto anew = db::sync::hand_over(centre.url(), store);
    REQUIRE(anew);
    const std::int64_t before = store.identity().before;
    return db::sync::enroll(
        centre.url(), name, store.identity(),
        [&](std::int64_t seq, const std::string& hash) { return store.holds(before + seq, hash); });
}

void check_whole(const Centre& centre, std::int64_t sales) {
    CHECK(centre.count("sale") == sales);
    CHECK(centre.ask("SELECT count(DISTINCT id) FROM ocop.sale") == std::to_string(sales));
    CHECK(centre.ask("SELECT count(DISTINCT number) FROM ocop.sale") == std::to_string(sales));
    CHECK(centre.ask("SELECT string_agg(what, ', ') FROM ocop.check_invariants()") == "");
    CHECK(centre.ask("SELECT count(*) FROM ocop.incident WHERE kind = 'projection'") == "0");
}

void copy_folder(const fixture::Folder& from, const fixture::Folder& to) {
    std::filesystem::copy(from.path(), to.path(),
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
}

}  // namespace

TEST_CASE("a till put back behind what it delivered goes on in a new epoch", "[db][sync][epoch]") {
    const Centre centre;
    fixture::Folder folder, shelf;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    const auto file = shelf.path() / "shop.db";
    std::string url;
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        const auto enrolled = enroll(centre, store, "K01");
        REQUIRE(enrolled);
        url = *enrolled;
        for (int i = 0; i < 3; ++i) store.save_sale(fixture::sample_sale());
        REQUIRE(db::sync::sync_once(store, url, clock).state == SyncState::Done);
        // Two that the backup has and the centre never gets in this epoch …
        for (int i = 0; i < 2; ++i) store.save_sale(fixture::sample_sale());
        store.backup_to(file);
    }
    {
        // … and three that only the centre gets: the till loses them with its disk.
        fixture::Folder elsewhere;
        copy_folder(folder, elsewhere);
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        store.save_sale(fixture::sample_sale());
    }
    REQUIRE(db::restore(folder.path(), file, true, clock));

    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    CHECK(store.save_sale(fixture::sample_sale()).number == "K01-2-000001");
    const auto refused = db::sync::sync_once(store, url, clock);
    CHECK(refused.state == SyncState::Refused);
    REQUIRE(refused.problem);
    CHECK(refused.problem->to_do.en.find("central enroll") != std::string::npos);
    CHECK(refused.waiting == 4);  // two of the former epoch, its opening, a sale
    CHECK(centre.count("sale") == 3);

    const auto again = enroll(centre, store, "K01");
    REQUIRE(again);
    const auto done = db::sync::sync_once(store, *again, clock);
    CHECK(done.state == SyncState::Done);
    CHECK(done.waiting == 0);
    check_whole(centre, 6);
    CHECK(centre.ask("SELECT string_agg(epoch || state, ' ' ORDER BY epoch) FROM ocop.till") ==
          "1closed 2active");
    CHECK(centre.ask("SELECT count(*) FROM ocop.incident WHERE resolved_at IS NULL") == "0");
    CHECK(store.verify().ok);
    // And on, and again without anything to do.
    store.save_sale(fixture::sample_sale());
    REQUIRE(enroll(centre, store, "K01"));
    CHECK(centre.ask("SELECT count(*) FROM ocop.till") == "2");
}

TEST_CASE("what only the centre has of an earlier epoch stays there", "[db][sync][epoch]") {
    const Centre centre;
    fixture::Folder folder, shelf;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    const auto file = shelf.path() / "shop.db";
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        const auto url = enroll(centre, store, "K01");
        REQUIRE(url);
        for (int i = 0; i < 2; ++i) store.save_sale(fixture::sample_sale());
        store.backup_to(file);
        for (int i = 0; i < 3; ++i) store.save_sale(fixture::sample_sale());
        REQUIRE(db::sync::sync_once(store, *url, clock).state == SyncState::Done);
    }
    REQUIRE(db::restore(folder.path(), file, true, clock));
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_sale(fixture::sample_sale());
    // All of the backup is at the centre although its watermark says nothing is.
    const auto anew = db::sync::hand_over(centre.url(), store);
    REQUIRE(anew);
    CHECK(*anew == 0);
    const auto url = enroll(centre, store, "K01");
    REQUIRE(url);
    CHECK(db::sync::sync_once(store, *url, clock).state == SyncState::Done);
    check_whole(centre, 6);
    CHECK(store.totals(kiosk::Date::of_instant(fixture::kNoonMs)).sales == 3);
}

TEST_CASE("two machines with one till's data are told apart, and both go on", "[db][sync][epoch]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(2);
    REQUIRE(till.sync().state == SyncState::Done);
    fixture::Folder clone_folder;
    copy_folder(till.folder, clone_folder);
    till.sell(1);
    REQUIRE(till.sync().state == SyncState::Done);
    db::ShopStore clone{clone_folder.path(), db::Mode::Write, till.clock};
    for (int i = 0; i < 2; ++i) clone.save_sale(fixture::sample_sale());
    const auto found_out = db::sync::sync_once(clone, till.url, till.clock);
    CHECK(found_out.state == SyncState::Refused);
    REQUIRE(found_out.problem);
    CHECK(found_out.problem->to_do.en.find("--new-epoch") != std::string::npos);
    CHECK(found_out.problem->to_do.vi.find("--new-epoch") != std::string::npos);
    till.sell(1);
    CHECK(till.sync().state == SyncState::Refused);  // quarantined, and sells on

    // The clone cannot pass for the till the centre knows.
    const auto pretended = enroll(centre, clone, "K01");
    REQUIRE_FALSE(pretended);
    CHECK(pretended.problem().to_do.en.find("--new-epoch") != std::string::npos);

    SECTION("the original keeps the name, the clone gets one of its own") {
        const auto own = enroll(centre, till.store, "K01");
        REQUIRE(own);
        CHECK(db::sync::sync_once(till.store, *own, till.clock).state == SyncState::Done);
        // The clone's password is worth nothing any more: it cannot disturb the other again.
        CHECK(db::sync::sync_once(clone, till.url, till.clock).state == SyncState::Refused);
        CHECK(centre.ask("SELECT state FROM ocop.till") == "active");

        const auto other = enroll(centre, clone, "K02", true);
        REQUIRE(other);
        CHECK(clone.save_sale(fixture::sample_sale()).number == "K02-2-000001");
        CHECK(db::sync::sync_once(clone, *other, till.clock).state == SyncState::Done);
        CHECK(clone.waiting() == 0);
        // Two before the copy, two of the original after it, three of the clone; the numbers of two
        // of these had been given out by both machines before anybody could know.
        CHECK(centre.count("sale") == 7);
        CHECK(centre.ask("SELECT count(DISTINCT id) FROM ocop.sale") == "7");
        CHECK(centre.ask("SELECT string_agg(what, ', ') FROM ocop.check_invariants()") == "");
        CHECK(centre.ask("SELECT count(*) FROM ocop.sale WHERE till = 'K02'") == "3");
        CHECK(clone.verify().ok);
        till.sell(1);
        CHECK(db::sync::sync_once(till.store, *own, till.clock).state == SyncState::Done);
        CHECK(centre.ask("SELECT count(*) FROM ocop.incident WHERE resolved_at IS NULL") == "0");
    }
    SECTION("the clone takes the name's place, the original is told what to do") {
        const auto own = enroll(centre, clone, "K01", true);
        REQUIRE(own);
        CHECK(clone.save_sale(fixture::sample_sale()).number == "K01-2-000001");
        CHECK(db::sync::sync_once(clone, *own, till.clock).state == SyncState::Done);
        const auto left = till.sync();
        CHECK(left.state == SyncState::Refused);
        CHECK(left.waiting == 1);
        // It takes a name too: what it alone has arrives once.
        const auto other = enroll(centre, till.store, "K02", true);
        REQUIRE(other);
        CHECK(till.store.identity().epoch == 3);
        CHECK(db::sync::sync_once(till.store, *other, till.clock).state == SyncState::Done);
        CHECK(centre.count("sale") == 7);
        CHECK(centre.ask("SELECT string_agg(what, ', ') FROM ocop.check_invariants()") == "");
    }
}

TEST_CASE("a centre that was put back gets again what it lost, in either epoch",
          "[db][sync][epoch]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(5);
    REQUIRE(till.sync().state == SyncState::Done);
    const auto forget = [&](std::int64_t epoch, std::int64_t from) {
        const std::string where =
            " WHERE epoch = " + std::to_string(epoch) + " AND seq >= " + std::to_string(from);
        for (const char* table : {"payment", "sale_line", "sale", "journal"}) {
            centre.ask("DELETE FROM ocop." + std::string{table} + where);
        }
        centre.ask("UPDATE ocop.till t SET last_seq = " + std::to_string(from - 1) +
                   ", last_hash = coalesce((SELECT hash FROM ocop.journal j WHERE j.till = t.till "
                   "AND j.epoch = t.epoch AND j.seq = " +
                   std::to_string(from - 1) +
                   "), decode(repeat('00', 32), 'hex')) WHERE epoch = " + std::to_string(epoch));
    };
    forget(1, 3);
    CHECK(till.sync().state == SyncState::Done);
    check_whole(centre, 5);

    till.store.begin_epoch(2, "K01");
    const auto url = enroll(centre, till.store, "K01");
    REQUIRE(url);
    till.sell(2);
    REQUIRE(db::sync::sync_once(till.store, *url, till.clock).state == SyncState::Done);
    forget(2, 2);
    CHECK(db::sync::sync_once(till.store, *url, till.clock).state == SyncState::Done);
    check_whole(centre, 7);
    forget(2, 1);
    CHECK(db::sync::sync_once(till.store, *url, till.clock).state == SyncState::Done);
    check_whole(centre, 7);

    // Back to a day before the second epoch, with two sales of the first lost as well.
    forget(2, 1);
    centre.ask("DELETE FROM ocop.till WHERE epoch = 2");
    forget(1, 4);
    centre.ask("UPDATE ocop.till SET state = 'active'");
    CHECK(db::sync::sync_once(till.store, *url, till.clock).state == SyncState::Refused);
    const auto again = enroll(centre, till.store, "K01");
    REQUIRE(again);
    CHECK(db::sync::sync_once(till.store, *again, till.clock).state == SyncState::Done);
    check_whole(centre, 7);
    CHECK(till.store.verify().ok);
}

TEST_CASE("a hand-over that breaks off is taken up again and doubles nothing",
          "[db][sync][epoch]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(3);
    till.store.begin_epoch(2, "K01");
    const auto first = db::sync::hand_over(centre.url(), till.store);
    REQUIRE(first);
    CHECK(*first == 3);
    // The power went before the centre was told; somebody runs the command again.
    const auto url = enroll(centre, till.store, "K01");
    REQUIRE(url);
    CHECK(db::sync::sync_once(till.store, *url, till.clock).state == SyncState::Done);
    check_whole(centre, 3);
    CHECK(till.store.last_seq() == 7);
}
