// The promise: every acknowledged sale is at the centre exactly once, whatever breaks on the way.
// Real PostgreSQL; its backends are really ended.
#include <atomic>
#include <thread>

#include "db/sync/central_admin.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using db::sync::SyncState;
using fixture::Centre;
using fixture::Till;

namespace {

constexpr std::int64_t kPatienceMs = 20'000;

// Exactly the till's sales, each once, and nothing that does not fit.
void check_has_all(const Centre& centre, Till& till) {
    const std::string name = till.store.identity().till;
    const std::string mine = " WHERE till = '" + name + "'";
    const std::int64_t sales = fixture::count(till.folder, "sale");
    CHECK(centre.ask("SELECT count(*) FROM ocop.sale" + mine) == std::to_string(sales));
    CHECK(centre.ask("SELECT count(DISTINCT id) FROM ocop.sale" + mine) == std::to_string(sales));
    CHECK(centre.ask("SELECT count(*) FROM ocop.sale_line" + mine) ==
          std::to_string(fixture::count(till.folder, "sale_line")));
    CHECK(centre.ask("SELECT count(*) FROM ocop.payment" + mine) ==
          std::to_string(fixture::count(till.folder, "payment")));
    CHECK(centre.ask("SELECT count(*) FROM ocop.journal" + mine) ==
          std::to_string(till.store.last_seq()));
    CHECK(centre.ask("SELECT string_agg(what, ', ') FROM ocop.check_invariants()") == "");
    CHECK(centre.count("incident") == 0);
    CHECK(till.store.acked_seq() == till.store.last_seq());
}

// The centre hears everything, but its answer is lost on the way back.
class LostAnswers final : public db::sync::Central {
public:
    explicit LostAnswers(const std::string& url) : central_{url} {}
    db::sync::Answer<db::sync::PushAnswer> push(std::int64_t epoch, std::int64_t first_seq,
                                                std::span<const db::Journaled> entries) override {
        auto answer = central_.push(epoch, first_seq, entries);
        REQUIRE(std::holds_alternative<db::sync::PushAnswer>(answer));
        return db::sync::CentralFault{};
    }
    db::sync::Answer<db::sync::CatalogueChanges> pull(std::int64_t, std::int64_t) override {
        return db::sync::CentralFault{};
    }
    db::sync::Answer<db::sync::RefundChanges> pull_refunds(std::int64_t, std::int64_t) override {
        return db::sync::CentralFault{};
    }
    db::sync::Answer<db::sync::FoundReceipt> find_receipt(const std::string&) override {
        return db::sync::CentralFault{};
    }

private:
    db::sync::PostgresCentral central_;
};

// Says "ok" to whatever comes and keeps none of it.
class IdleCentre final : public db::sync::Central {
public:
    db::sync::Answer<db::sync::PushAnswer> push(std::int64_t, std::int64_t,
                                                std::span<const db::Journaled>) override {
        return db::sync::PushAnswer{db::sync::PushAnswer::Kind::Ok, 0, std::string(32, '\0')};
    }
    db::sync::Answer<db::sync::CatalogueChanges> pull(std::int64_t, std::int64_t) override {
        return db::sync::CentralFault{};
    }
    db::sync::Answer<db::sync::RefundChanges> pull_refunds(std::int64_t, std::int64_t) override {
        return db::sync::CentralFault{};
    }
    db::sync::Answer<db::sync::FoundReceipt> find_receipt(const std::string&) override {
        return db::sync::CentralFault{};
    }
};

}  // namespace

TEST_CASE("a centre that takes nothing is not asked for ever", "[db][sync]") {
    const fixture::Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_sale(fixture::sample_sale());
    IdleCentre centre;
    int asked = 0;
    const auto outcome = db::sync::sync_once(
        store, centre, clock, [&](std::int64_t, std::int64_t) { return ++asked < 20; });
    CHECK(outcome.state == db::sync::SyncState::Refused);
    CHECK(asked < 5);
    CHECK(outcome.waiting == 1);
}

TEST_CASE("sales arrive once, and again nothing is sent", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(10);
    const auto first = till.sync();
    CHECK(first.state == SyncState::Done);
    CHECK_FALSE(first.problem);
    CHECK(first.delivered == till.store.last_seq());
    CHECK(first.waiting == 0);
    check_has_all(centre, till);

    const auto again = till.sync();
    CHECK(again.state == SyncState::Done);
    CHECK(again.delivered == 0);
    till.sell(1);
    CHECK(till.sync().delivered == 1);
    check_has_all(centre, till);
    CHECK(till.store.last_sync_ms() == fixture::kNoonMs);
}

TEST_CASE("more than one batch arrives in order, and can be stopped between two", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    std::vector<kiosk::Sale> sales;
    for (int i = 0; i < 1'100; ++i) sales.push_back(fixture::sample_sale({.lines = 1}));
    till.store.save_sales(sales);
    const auto stopped = db::sync::sync_once(till.store, till.url, till.clock,
                                             [](std::int64_t, std::int64_t) { return false; });
    CHECK(stopped.delivered == 500);
    CHECK(stopped.waiting == till.store.last_seq() - 500);
    CHECK(till.sync().delivered == till.store.last_seq() - 500);
    check_has_all(centre, till);
}

TEST_CASE("an answer that is lost on the way does not double a sale", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(5);
    LostAnswers lossy{till.url};
    for (int i = 0; i < 3; ++i) {
        const auto lost = till.sync(lossy);
        CHECK(lost.state == SyncState::Offline);
        CHECK(lost.waiting > 0);
    }
    till.sell(2);
    CHECK(till.sync().state == SyncState::Done);
    check_has_all(centre, till);
}

TEST_CASE("a backend killed in mid-batch leaves each sale exactly once after a retry",
          "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(20);
    // The batch has written its journal rows and hangs at the payments when its backend is ended.
    db::sync::PgConnection blocker{db::sync::PgUrl{centre.url()}, kPatienceMs};
    blocker.execute("BEGIN; LOCK TABLE ocop.payment IN ACCESS EXCLUSIVE MODE", kPatienceMs);
    db::sync::SyncOutcome outcome;
    std::atomic<bool> ended{false};
    std::thread delivery{[&] {
        db::ShopStore store{till.folder.path(), db::Mode::Write, till.clock};
        outcome = db::sync::sync_once(store, till.url, till.clock);
        ended = true;
    }};
    std::string killed;
    while (killed != "t" && !ended) {
        killed = centre.ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE wait_event_type = 'Lock' AND application_name = 'ocop-kiosk'");
    }
    delivery.join();
    CHECK(killed == "t");
    CHECK(outcome.state == SyncState::Offline);
    REQUIRE(outcome.problem);
    CHECK(outcome.waiting == till.store.last_seq());
    blocker.execute("ROLLBACK", kPatienceMs);
    CHECK(centre.count("journal") == 0);

    CHECK(till.sync().state == SyncState::Done);
    check_has_all(centre, till);
}

TEST_CASE("with the server gone the till sells on, and delivers when it is back", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(3);
    CHECK(till.sync().state == SyncState::Done);
    fixture::cluster().kill_server();
    till.sell(3);
    const auto offline = till.sync();
    fixture::cluster().start();
    CHECK(offline.state == SyncState::Offline);
    CHECK(offline.waiting == 3);
    REQUIRE(offline.problem);
    CHECK_FALSE(offline.problem->what.vi.empty());
    CHECK(till.sync().delivered == 3);
    check_has_all(centre, till);
}

TEST_CASE("a centre put back from an older backup is filled up again", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(4);
    CHECK(till.sync().state == SyncState::Done);
    const std::string as_of_then = std::to_string(till.store.last_seq());
    till.sell(4);
    CHECK(till.sync().state == SyncState::Done);
    for (const char* table : {"journal", "sale", "sale_line", "payment"}) {
        centre.ask("DELETE FROM ocop." + std::string{table} + " WHERE seq > " + as_of_then);
    }
    centre.ask("UPDATE ocop.till SET last_seq = " + as_of_then +
               ", last_hash = (SELECT hash FROM ocop.journal WHERE seq = " + as_of_then + ")");
    const auto healed = till.sync();
    CHECK(healed.state == SyncState::Done);
    CHECK(healed.delivered == 4);
    check_has_all(centre, till);
}

TEST_CASE("many tills deliver at once", "[db][sync]") {
    const Centre centre;
    std::vector<std::unique_ptr<Till>> tills;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i) {
        tills.push_back(std::make_unique<Till>(centre, "K0" + std::to_string(i)));
        tills.back()->sell(5);
    }
    for (auto& till : tills) threads.emplace_back([&till] { till->sync(); });
    for (std::thread& thread : threads) thread.join();
    for (auto& till : tills) check_has_all(centre, *till);
}

TEST_CASE("waiting grows from seconds to minutes and is spread", "[db][sync]") {
    using db::sync::backoff_ms;
    CHECK(backoff_ms(1, 0) == 1'000);
    CHECK(backoff_ms(1, 999) == 2'000);
    CHECK(backoff_ms(4, 999) == 16'000);
    CHECK(backoff_ms(1'000'000, 999) == 120'000);
    for (int failures = 1; failures < 20; ++failures) {
        CHECK(backoff_ms(failures, 0) < backoff_ms(failures, 500));
        CHECK(backoff_ms(failures, 500) < backoff_ms(failures, 999));
        CHECK(backoff_ms(failures, 0) <= backoff_ms(failures + 1, 0));
    }
}
