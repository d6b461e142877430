// The promise: a folder that cannot be used is told in one clear sentence, and nothing in it
// changes.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "db/migrations.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};

std::optional<db::FaultKind> fault_of_opening(const std::filesystem::path& folder, db::Mode mode) {
    try {
        db::ShopStore store{folder, mode, kClock};
        return std::nullopt;
    } catch (const db::Error& error) {
        CHECK(error.problem().line(kiosk::Language::Vietnamese).find(folder.string()) !=
              std::string::npos);
        CHECK_FALSE(error.problem().why.vi.empty());
        CHECK_FALSE(error.problem().why.en.empty());
        return error.kind();
    }
}

// A shop as an older program left it: only the first `versions` migrations.
void make_older(const Folder& folder, int versions) {
    SQLite::Database database{folder.database().string(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    database.exec("PRAGMA journal_mode = WAL");
    for (const db::Migration& migration : db::migrations()) {
        if (migration.version <= versions) database.exec(std::string{migration.sql});
    }
    database.exec("PRAGMA application_id = " + std::to_string(db::kApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(versions));
}

}  // namespace

TEST_CASE("a missing folder becomes an empty shop, for writing and for reading", "[db][open]") {
    for (db::Mode mode : {db::Mode::Write, db::Mode::Read}) {
        Folder folder;
        const std::filesystem::path shop = folder.path() / "a" / "b";
        db::ShopStore store{shop, mode, kClock};
        CHECK(store.product_count() == 0);
        CHECK(store.last_seq() == 0);
        CHECK(store.identity().till == "K01");
        CHECK(store.identity().public_key.size() == 32);
        CHECK_FALSE(store.is_demonstration());
        CHECK(store.verify().ok);
        struct stat facts {};
        REQUIRE(::stat((shop / "till.key").c_str(), &facts) == 0);
        CHECK((facts.st_mode & 0777) == 0600);
    }
}

TEST_CASE("a shop opened for reading cannot be written", "[db][open]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Read, kClock};
    CHECK_THROWS_AS(store.save_sale(fixture::sample_sale()), db::Error);
    CHECK_THROWS_AS(store.mark_demonstration(), db::Error);
}

TEST_CASE("a demonstration says so for ever", "[db][open]") {
    Folder folder;
    db::ShopStore{folder.path(), db::Mode::Write, kClock}.mark_demonstration();
    CHECK(db::ShopStore{folder.path(), db::Mode::Read, kClock}.is_demonstration());
}

TEST_CASE("a database of a newer program is refused and left alone", "[db][open]") {
    Folder folder;
    { db::ShopStore store{folder.path(), db::Mode::Write, kClock}; }
    fixture::meddle(folder, "PRAGMA user_version = 999");
    CHECK(fault_of_opening(folder.path(), db::Mode::Write) == db::FaultKind::NewerVersion);
    CHECK(fault_of_opening(folder.path(), db::Mode::Read) == db::FaultKind::NewerVersion);
}

TEST_CASE("what is no kiosk's database is refused", "[db][open]") {
    Folder folder;
    std::ofstream{folder.database()} << std::string(8'192, 'x');
    CHECK(fault_of_opening(folder.path(), db::Mode::Write) == db::FaultKind::Corrupt);
    CHECK(fault_of_opening(folder.path(), db::Mode::Read) == db::FaultKind::Corrupt);
    CHECK(fixture::read_all(folder.database()) == std::string(8'192, 'x'));

    Folder other;
    SQLite::Database{other.database().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
        "CREATE TABLE song (title TEXT)");
    CHECK(fault_of_opening(other.path(), db::Mode::Write) == db::FaultKind::Corrupt);
    CHECK(fixture::count(other, "song") == 0);
}

TEST_CASE("an older or half-made database is backed up and brought up to date", "[db][open]") {
    for (int versions : {1, 2, 3}) {
        Folder folder;
        make_older(folder, versions);
        db::ShopStore store{folder.path(), db::Mode::Read, kClock};
        CHECK(store.product_count() == 0);
        CHECK(store.verify().ok);
        const auto kept =
            folder.path() / "backups" / ("before-upgrade-from-" + std::to_string(versions) + ".db");
        REQUIRE(std::filesystem::exists(kept));
        SQLite::Database backup{kept.string(), SQLite::OPEN_READONLY};
        CHECK(backup.execAndGet("PRAGMA user_version").getInt() == versions);
    }
}

TEST_CASE("a damaged database is not brought up to date over its only copy", "[db][open]") {
    Folder folder;
    make_older(folder, 4);
    fixture::meddle(folder,
                    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT "
                    "rootpage FROM sqlite_schema WHERE name = 'sale_by_request') "
                    "WHERE name = 'product_by_group'");
    CHECK(fault_of_opening(folder.path(), db::Mode::Write) == db::FaultKind::Corrupt);
    SQLite::Database database{folder.database().string(), SQLite::OPEN_READONLY};
    CHECK(database.execAndGet("PRAGMA user_version").getInt() == 4);
    const std::filesystem::path backups = folder.path() / "backups";
    CHECK((!std::filesystem::exists(backups) || std::filesystem::is_empty(backups)));
}

TEST_CASE("every migration is there and a new shop needs no backup", "[db][open]") {
    int version = 0;
    for (const db::Migration& migration : db::migrations()) {
        CHECK(migration.version == ++version);
        CHECK_FALSE(migration.sql.empty());
    }
    Folder folder;
    { db::ShopStore store{folder.path(), db::Mode::Write, kClock}; }
    // Every table of ours is strict; what FTS5 makes for itself is its own affair.
    SQLite::Database database{(folder.path() / "kiosk.db").string(), SQLite::OPEN_READONLY};
    CHECK(database
              .execAndGet("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND "
                          "schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
              .getInt() == 0);
    CHECK(database.execAndGet("SELECT count(*) FROM pragma_table_list WHERE strict = 1").getInt() >
          10);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "backups"));
}

TEST_CASE("a read-only folder is told as such", "[db][open]") {
    Folder folder;
    { db::ShopStore store{folder.path(), db::Mode::Write, kClock}; }
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_read |
                                                    std::filesystem::perms::owner_exec |
                                                    std::filesystem::perms::others_read |
                                                    std::filesystem::perms::others_exec);
    // In a child that is nobody: root may write anywhere.
    const pid_t child = ::fork();
    if (child == 0) {
        if (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) ::_exit(9);
        try {
            db::ShopStore store{folder.path(), db::Mode::Write, kClock};
            ::_exit(1);
        } catch (const db::Error& error) {
            ::_exit(error.kind() == db::FaultKind::ReadOnly ? 0 : 2);
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::owner_all);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(fault_of_opening("/dev/null/shop", db::Mode::Write) == db::FaultKind::ReadOnly);
}

TEST_CASE("a till without its own key can be read but not sell", "[db][open]") {
    Folder folder, other;
    { db::ShopStore store{folder.path(), db::Mode::Write, kClock}; }
    { db::ShopStore store{other.path(), db::Mode::Write, kClock}; }
    const auto key = folder.path() / "till.key";
    std::filesystem::rename(key, folder.path() / "elsewhere");
    CHECK(fault_of_opening(folder.path(), db::Mode::Write) == db::FaultKind::Io);
    CHECK(db::ShopStore{folder.path(), db::Mode::Read, kClock}.verify().ok);
    CHECK_FALSE(std::filesystem::exists(key));
    std::filesystem::copy_file(other.path() / "till.key", key);
    CHECK(fault_of_opening(folder.path(), db::Mode::Write) == db::FaultKind::Io);
    std::filesystem::rename(folder.path() / "elsewhere", key);
    ::chmod(key.c_str(), 0644);
    CHECK(fault_of_opening(folder.path(), db::Mode::Write) == db::FaultKind::Io);
    ::chmod(key.c_str(), 0600);
    CHECK_FALSE(fault_of_opening(folder.path(), db::Mode::Write));
}

TEST_CASE("a second kiosk on one folder is refused, commands are not", "[db][open]") {
    Folder folder;
    {
        const db::KioskLock first{folder.path()};
        try {
            const db::KioskLock second{folder.path()};
            FAIL("two kiosks on one folder");
        } catch (const db::Error& error) {
            CHECK(error.kind() == db::FaultKind::SecondKiosk);
        }
        db::ShopStore command{folder.path(), db::Mode::Write, kClock};
        command.save_sale(fixture::sample_sale());
    }
    CHECK_NOTHROW(db::KioskLock{folder.path()});
}

TEST_CASE("two stores of one process take turns", "[db][open]") {
    Folder folder;
    db::ShopStore first{folder.path(), db::Mode::Write, kClock};
    db::ShopStore second{folder.path(), db::Mode::Write, kClock};
    db::ShopStore reader{folder.path(), db::Mode::Read, kClock};
    CHECK(first.save_sale(fixture::sample_sale()).number == "K01-1-000001");
    CHECK(second.save_sale(fixture::sample_sale()).number == "K01-1-000002");
    CHECK(first.save_sale(fixture::sample_sale()).number == "K01-1-000003");
    CHECK(reader.last_seq() == 3);
    CHECK(reader.verify().ok);
}
