// The promise: whoever changes one bit of what was sold is found out.
#include "db/journal_hash.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

#include <fstream>

using fixture::Folder;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};

void fill(const Folder& folder) {
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_products({fixture::honey(), fixture::tea()}, "test");
    for (int i = 0; i < 5; ++i) store.save_sale(fixture::sample_sale());
}

db::VerifyReport verify(const Folder& folder) {
    return db::ShopStore{folder.path(), db::Mode::Read, kClock}.verify();
}

constexpr const char* kUnlock =
    "DROP TRIGGER journal_is_append_only; DROP TRIGGER journal_forgets_nothing; ";

}  // namespace

TEST_CASE("a whole database verifies, with its head told", "[db][verify]") {
    Folder folder;
    fill(folder);
    const db::VerifyReport report = verify(folder);
    CHECK(report.ok);
    CHECK(report.problems.empty());
    CHECK(report.sales == 5);
    CHECK(report.entries == 6);
    db::ShopStore store{folder.path(), db::Mode::Read, kClock};
    CHECK(report.head == db::to_hex(store.entries_after(5, 1).at(0).hash));
}

TEST_CASE("every kind of change is found, at the entry it touches", "[db][verify]") {
    const auto flipped = [](const std::string& column) {
        return std::string{kUnlock} + "UPDATE journal SET " + column + " = CAST(substr(" + column +
               ", 1, 20) || CASE substr(" + column + ", 21, 1) WHEN x'41' THEN x'42' ELSE x'41' " +
               "END || substr(" + column + ", 22) AS BLOB) WHERE seq = 3";
    };
    struct Change {
        std::string sql;
        std::int64_t entry;
    };
    const std::vector<Change> changes{
        {flipped("body"), 3},
        {flipped("prev"), 3},
        {flipped("hash"), 3},
        {flipped("sig"), 3},
        {std::string{kUnlock} + "DELETE FROM journal WHERE seq = 6", 0},
        {std::string{kUnlock} + "DELETE FROM journal WHERE seq = 3", 4},
        {"UPDATE sale SET cashier = '999' WHERE seq = 3", 3},
        {"UPDATE sale_line SET amount = amount - 1 WHERE seq = 4 AND n = 1", 4},
        {"UPDATE payment SET reference = 'x' WHERE seq = 5", 5},
        {"UPDATE sold_item SET stars = 5 WHERE product_id = 'honey'", 2},
        {"DELETE FROM sale_line WHERE seq = 4 AND n = 2", 4},
        {"INSERT INTO payment SELECT business_date, method, seq, 9, 0, 0, '' FROM payment "
         "WHERE seq = 4",
         0},
        {"PRAGMA foreign_keys = OFF; UPDATE product_code SET product = 99 WHERE n = 1", 0},
        {"UPDATE product SET price = price + 1", 0},
        {"UPDATE till SET name = 'K02'", 1},
    };
    for (const Change& change : changes) {
        INFO(change.sql);
        Folder folder;
        fill(folder);
        fixture::meddle(folder, change.sql);
        const db::VerifyReport report = verify(folder);
        CHECK_FALSE(report.ok);
        REQUIRE_FALSE(report.problems.empty());
        bool is_named = false;
        for (const db::VerifyProblem& problem : report.problems) {
            is_named = is_named || problem.entry == change.entry;
        }
        CHECK(is_named);
    }
}

TEST_CASE("one flipped bit in the file is found", "[db][verify]") {
    Folder folder;
    fill(folder);
    {
        SQLite::Database database{folder.database().string(), SQLite::OPEN_READWRITE};
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    const std::string whole = fixture::read_all(folder.database());
    int flipped = 0;
    // In bodies, in projections, in page headers and in the schema.
    for (const std::string where :
         {"\"request_id\"", "chai 500 ml\",\"quantity\"", "HTX M", "CREATE TABLE sale_line"}) {
        const std::size_t at = whole.find(where);
        REQUIRE(at != std::string::npos);
        std::string damaged = whole;
        damaged[at + 4] = static_cast<char>(damaged[at + 4] ^ 0x04);
        std::ofstream{folder.database(), std::ios::binary} << damaged;
        INFO(where);
        bool is_found = false;
        try {
            is_found = !verify(folder).ok;
        } catch (const db::Error&) {
            is_found = true;
        }
        CHECK(is_found);
        ++flipped;
    }
    std::ofstream{folder.database(), std::ios::binary} << whole;
    CHECK(verify(folder).ok);
    CHECK(flipped == 4);
}

TEST_CASE("what the journal does not tell is compared as well", "[db][verify]") {
    Folder folder;
    fill(folder);
    {
        db::ShopStore store{folder.path(), db::Mode::Write, kClock};
        kiosk::HeldCart cart;
        cart.id = fixture::new_sale_id(fixture::kNoonMs);
        cart.cart.lines = fixture::sample_sale().lines;
        store.hold(cart);
    }
    REQUIRE(verify(folder).ok);
    for (const char* sql :
         {"UPDATE till SET acked_seq = 7", "UPDATE till SET acked_seq = -1",
          "UPDATE held_cart SET body = replace(body, '\"lines\"', '\"rows\"')",
          "UPDATE product_tally SET products = products + 1 WHERE facet = 'stars'",
          "DELETE FROM product_tally WHERE facet = 'group'",
          "UPDATE product_words SET other = other || ' moi'",
          "INSERT INTO product_search (rowid, words) VALUES (9, 'mat ong')"}) {
        INFO(sql);
        Folder other;
        std::filesystem::copy(folder.path(), other.path(),
                              std::filesystem::copy_options::recursive);
        fixture::meddle(other, sql);
        const db::VerifyReport report = verify(other);
        CHECK_FALSE(report.ok);
        REQUIRE(report.problems.size() == 1);
        CHECK(report.problems[0].entry == 0);
        CHECK_FALSE(report.problems[0].what.vi.empty());
    }
}

TEST_CASE("verification can be stopped and says that it was", "[db][verify]") {
    Folder folder;
    {
        db::ShopStore store{folder.path(), db::Mode::Write, kClock};
        std::vector<kiosk::Sale> sales;
        for (int i = 0; i < 600; ++i) sales.push_back(fixture::sample_sale({.lines = 1}));
        store.save_sales(sales);
    }
    db::ShopStore store{folder.path(), db::Mode::Read, kClock};
    const auto report = store.verify([](std::int64_t, std::int64_t) { return false; });
    CHECK_FALSE(report.ok);
    CHECK(report.entries < 600);
}

TEST_CASE("the hash is made of the documented bytes", "[db][journal]") {
    // printf 'ocop-kiosk journal v1\0\0\0\0\3K01' + epoch 1 + seq 1 + 32 NULs + '{}' | sha256sum
    CHECK(db::to_hex(db::journal_hash("K01", 1, 1, db::journal_origin(), "{}")) ==
          "0470ce1be1125b462c92b943bbaaa9da37091856e7395207784e8fb288567f62");
}

TEST_CASE("a clock that went back is journaled before the next entry", "[db][journal]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_sale(fixture::sample_sale());
    clock.advance(-30'000);
    store.save_sale(fixture::sample_sale());
    CHECK(store.last_seq() == 2);
    clock.set(0);
    store.save_sale(fixture::sample_sale());
    const auto entries = store.entries_after(2, 10);
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].kind == "clock_step");
    CHECK(entries[1].kind == "sale");
    CHECK(store.verify().ok);
}

TEST_CASE("a till is renamed before its first sale, never after", "[db][journal]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    CHECK(store.identity().till == "K01");
    store.save_products({fixture::honey(), fixture::tea()}, "test");
    CHECK_THROWS_AS(store.set_till("K 02"), db::Error);
    CHECK_THROWS_AS(store.set_till(""), db::Error);
    store.set_till("HN_07");
    CHECK(store.verify().ok);
    CHECK(store.save_sale(fixture::sample_sale()).number == "HN_07-1-000001");
    CHECK_THROWS_AS(store.set_till("K02"), db::Error);
    CHECK_NOTHROW(store.set_till("HN_07"));
    CHECK_THROWS(fixture::meddle(folder, "UPDATE journal SET kind = 'x'"));
    CHECK(store.verify().ok);
}

TEST_CASE("only the centre's own word moves the watermark", "[db][journal]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_sale(fixture::sample_sale());
    store.save_sale(fixture::sample_sale());
    CHECK_FALSE(store.last_sync_ms());
    const auto entries = store.entries_after(0, 10);
    CHECK_THROWS_AS(store.acknowledge(2, entries[0].hash, 5), db::Error);
    CHECK_THROWS_AS(store.acknowledge(3, entries[1].hash, 5), db::Error);
    CHECK(store.acked_seq() == 0);
    store.acknowledge(2, entries[1].hash, 5);
    CHECK(store.acked_seq() == 2);
    CHECK(store.last_sync_ms() == 5);
    store.acknowledge(1, entries[0].hash, 6);  // a centre that was restored knows less
    CHECK(store.acked_seq() == 1);
    store.acknowledge(0, "", 7);
    CHECK(store.acked_seq() == 0);
}
