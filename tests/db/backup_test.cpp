// The promise: a backup is whole or not there, and putting it back loses nothing unasked.
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

#include <fstream>

using fixture::Folder;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};

std::vector<std::string> files_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        names.push_back(entry.path().filename().string());
    }
    return names;
}

void sell(const Folder& folder, int sales) {
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    for (int i = 0; i < sales; ++i) store.save_sale(fixture::sample_sale());
}

std::int64_t sales_in(const Folder& folder) {
    const db::VerifyReport report = db::ShopStore{folder.path(), db::Mode::Read, kClock}.verify();
    CHECK(report.ok);
    return report.sales;
}

}  // namespace

TEST_CASE("a backup made while the shop sells is one whole file, without the key", "[db][backup]") {
    Folder folder, shelf;
    sell(folder, 3);
    const auto file = shelf.path() / "shop.db";
    db::ShopStore store{folder.path(), db::Mode::Read, kClock};
    db::ShopStore till{folder.path(), db::Mode::Write, kClock};
    bool has_sold = false;
    store.backup_to(file, [&](std::int64_t, std::int64_t) {
        if (!has_sold) till.save_sale(fixture::sample_sale());
        has_sold = true;
        return true;
    });
    CHECK(files_in(shelf.path()) == std::vector<std::string>{"shop.db"});
    const std::string key = fixture::read_all(folder.path() / "till.key");
    CHECK(fixture::read_all(file).find(key.substr(0, 64)) == std::string::npos);
    SQLite::Database copy{file.string(), SQLite::OPEN_READONLY};
    CHECK(copy.execAndGet("SELECT count(*) FROM sale").getInt() == 3);
}

TEST_CASE("a backup that fails or is stopped leaves the one before it", "[db][backup]") {
    Folder folder, shelf;
    sell(folder, 3);
    const auto file = shelf.path() / "shop.db";
    std::ofstream{file} << "the one before";
    fixture::meddle(folder, "UPDATE sale_line SET amount = amount + 1 WHERE seq = 2");
    db::ShopStore store{folder.path(), db::Mode::Read, kClock};
    CHECK_THROWS_AS(store.backup_to(file), db::Error);
    CHECK(fixture::read_all(file) == "the one before");
    CHECK(files_in(shelf.path()).size() == 1);
    CHECK_THROWS_AS(store.backup_to(shelf.path() / "no" / "such" / "folder.db"), db::Error);
}

TEST_CASE("a restored shop goes on where its backup was", "[db][backup]") {
    Folder folder, shelf;
    sell(folder, 3);
    const auto file = shelf.path() / "shop.db";
    db::ShopStore{folder.path(), db::Mode::Read, kClock}.backup_to(file);

    SECTION("nothing was sold since: nothing to ask") {
        REQUIRE(db::restore(folder.path(), file, false, kClock));
        CHECK(sales_in(folder) == 3);
    }
    SECTION("newer sales are only lost when that is said, and even then kept beside") {
        sell(folder, 2);
        const auto refused = db::restore(folder.path(), file, false, kClock);
        REQUIRE_FALSE(refused);
        CHECK(refused.problem().why.en.find("2 sales") == 0);
        CHECK(sales_in(folder) == 5);
        REQUIRE(db::restore(folder.path(), file, true, kClock));
        CHECK(sales_in(folder) == 3);
        SQLite::Database kept{(folder.path() / "kiosk-before-restore-20261123T120000.db").string(),
                              SQLite::OPEN_READONLY};
        CHECK(kept.execAndGet("SELECT count(*) FROM sale").getInt() == 5);
    }
    SECTION("nor is money that was moved beside the sales") {
        kiosk::Shift shift;
        shift.id = fixture::new_sale_id(fixture::kNoonMs);
        shift.business_date = kiosk::Date::of_instant(fixture::kNoonMs);
        shift.by = kiosk::StaffCode{"101"};
        db::ShopStore{folder.path(), db::Mode::Write, kClock}.begin_shift(shift);
        const auto refused = db::restore(folder.path(), file, false, kClock);
        REQUIRE_FALSE(refused);
        CHECK(refused.problem().why.en.find("0 sales, 1 other entries") == 0);
        REQUIRE(db::restore(folder.path(), file, true, kClock));
    }
    SECTION("a lost database comes back") {
        for (const char* name : {"kiosk.db", "kiosk.db-wal", "kiosk.db-shm"}) {
            std::filesystem::remove(folder.path() / name);
        }
        REQUIRE(db::restore(folder.path(), file, false, kClock));
        CHECK(sales_in(folder) == 3);
    }
    SECTION("a damaged database is replaced when that is said, and kept") {
        std::filesystem::remove(folder.database().string() + "-wal");
        std::ofstream{folder.database(), std::ios::binary} << std::string(40'000, '?');
        CHECK_FALSE(db::restore(folder.path(), file, false, kClock));
        REQUIRE(db::restore(folder.path(), file, true, kClock));
        CHECK(sales_in(folder) == 3);
    }
    sell(folder, 1);
    CHECK(sales_in(folder) == 4);
    // Nobody who reads holds up a sale, as before.
    SQLite::Database reader{folder.database().string(), SQLite::OPEN_READONLY};
    SQLite::Transaction snapshot{reader};
    CHECK(reader.execAndGet("SELECT count(*) FROM sale").getInt() == 4);
    sell(folder, 1);
    CHECK(sales_in(folder) == 5);
}

TEST_CASE("what is no whole backup of this till is not restored", "[db][backup]") {
    Folder folder, other, shelf;
    sell(folder, 1);
    sell(other, 1);
    const auto file = shelf.path() / "shop.db";
    const auto refuse = [&] {
        const auto status = db::restore(folder.path(), file, true, kClock);
        CHECK_FALSE(status);
        CHECK(sales_in(folder) == 1);
    };
    refuse();  // not there
    std::ofstream{file} << "not a database at all";
    refuse();
    std::filesystem::remove(file);
    db::ShopStore{other.path(), db::Mode::Read, kClock}.backup_to(file);
    refuse();  // another till's
    std::filesystem::remove(file);
    db::ShopStore{folder.path(), db::Mode::Read, kClock}.backup_to(file);
    SQLite::Database{file.string(), SQLite::OPEN_READWRITE}.exec("UPDATE sale SET tax = tax + 1");
    refuse();  // changed since
    SQLite::Database{file.string(), SQLite::OPEN_READWRITE}.exec("UPDATE sale SET tax = tax - 1");
    {
        const db::KioskLock running{folder.path()};
        refuse();  // while a kiosk sells
    }
    CHECK(db::restore(folder.path(), file, false, kClock));
}
