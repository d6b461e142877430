// The promise: a till that was put back from a backup never gives out a number twice, and what it
// sold before and after is proved by one `verify`.
#include <nlohmann/json.hpp>
#include <set>

#include "db/journal_hash.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};

// Sells and answers the numbers.
std::vector<std::string> sell(const Folder& folder, int sales) {
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    std::vector<std::string> numbers;
    for (int i = 0; i < sales; ++i) {
        numbers.push_back(store.save_sale(fixture::sample_sale()).number);
    }
    return numbers;
}

void back_up(const Folder& folder, const std::filesystem::path& file) {
    db::ShopStore{folder.path(), db::Mode::Read, kClock}.backup_to(file);
}

void put_back(const Folder& folder, const std::filesystem::path& file) {
    const auto restored = db::restore(folder.path(), file, true, kClock);
    REQUIRE(restored);
    CHECK(restored->new_epoch);
}

db::VerifyReport verify(const Folder& folder) {
    return db::ShopStore{folder.path(), db::Mode::Read, kClock}.verify();
}

std::string said(const db::VerifyReport& report) {
    std::string all;
    for (const auto& problem : report.problems) {
        all += std::to_string(problem.entry) + ": " + problem.what.en + "; ";
    }
    return all;
}

constexpr const char* kUnlock = "DROP TRIGGER journal_is_append_only; ";

}  // namespace

TEST_CASE("no receipt number is given out twice, however often a till is put back", "[db][epoch]") {
    Folder folder, shelf;
    std::multiset<std::string> given;
    const auto sold = [&](int sales) {
        for (const std::string& number : sell(folder, sales)) given.insert(number);
    };
    sold(2);
    const auto first = shelf.path() / "first.db", second = shelf.path() / "second.db";
    back_up(folder, first);
    sold(3);
    put_back(folder, first);
    sold(2);
    CHECK(given.count("K01-2-000001") == 1);
    back_up(folder, second);
    sold(1);
    put_back(folder, first);  // the older one once more: behind an epoch that has sold
    sold(1);
    CHECK(given.count("K01-3-000001") == 1);
    put_back(folder, second);
    put_back(folder, first);  // and twice without a sale in between
    sold(1);
    CHECK(given.count("K01-5-000001") == 1);
    for (const std::string& number : given) {
        INFO(number);
        CHECK(given.count(number) == 1);
    }
    const auto report = verify(folder);
    INFO(said(report));
    CHECK(report.ok);
    CHECK(report.sales == 3);
}

TEST_CASE("a backup that lacks nothing goes on in the same epoch", "[db][epoch]") {
    Folder folder, shelf;
    sell(folder, 2);
    const auto file = shelf.path() / "shop.db";
    back_up(folder, file);
    const auto restored = db::restore(folder.path(), file, false, kClock);
    REQUIRE(restored);
    CHECK_FALSE(restored->new_epoch);
    CHECK(sell(folder, 1) == std::vector<std::string>{"K01-1-000003"});
    CHECK(verify(folder).ok);
}

TEST_CASE("a lost entry of any kind begins a new epoch, not only a lost sale", "[db][epoch]") {
    Folder folder, shelf;
    sell(folder, 1);
    const auto file = shelf.path() / "shop.db";
    back_up(folder, file);
    db::ShopStore{folder.path(), db::Mode::Write, kClock}.save_products({fixture::tea()}, "test");
    const auto restored = db::restore(folder.path(), file, false, kClock);
    REQUIRE(restored);
    CHECK(restored->new_epoch);
    CHECK(sell(folder, 1) == std::vector<std::string>{"K01-2-000001"});
}

TEST_CASE("a backup put into a folder whose data is lost gets an epoch nobody can have used",
          "[db][epoch]") {
    Folder folder, shelf;
    sell(folder, 3);
    const auto file = shelf.path() / "shop.db";
    back_up(folder, file);
    for (const char* name : {"kiosk.db", "kiosk.db-wal", "kiosk.db-shm"}) {
        std::filesystem::remove(folder.path() / name);
    }
    put_back(folder, file);
    CHECK(sell(folder, 1) == std::vector<std::string>{"K01-2611231200-000001"});
    CHECK(verify(folder).ok);
    // Known again: one more.
    back_up(folder, file);
    sell(folder, 1);
    put_back(folder, file);
    CHECK(sell(folder, 1) == std::vector<std::string>{"K01-2611231201-000001"});
    CHECK(verify(folder).ok);
}

TEST_CASE("the first entry of a new epoch names the last one before it", "[db][epoch]") {
    Folder folder, shelf;
    sell(folder, 2);
    const auto file = shelf.path() / "shop.db";
    back_up(folder, file);
    sell(folder, 1);
    put_back(folder, file);
    sell(folder, 1);
    db::ShopStore store{folder.path(), db::Mode::Read, kClock};
    const auto entries = store.entries_after(0, 10);
    REQUIRE(entries.size() == 4);
    CHECK(entries[2].kind == "epoch");
    CHECK(entries[2].prev == db::journal_origin());
    const auto body = nlohmann::json::parse(entries[2].body);
    CHECK(body["epoch"] == 2);
    CHECK(body["reason"] == "restored");
    CHECK(body["after"]["epoch"] == 1);
    CHECK(body["after"]["seq"] == 2);
    CHECK(body["after"]["hash"] == db::to_hex(entries[1].hash));
    // Hashed as the first and second of epoch 2.
    CHECK(entries[2].hash == db::journal_hash("K01", 2, 1, db::journal_origin(), entries[2].body));
    CHECK(entries[3].hash == db::journal_hash("K01", 2, 2, entries[2].hash, entries[3].body));
    // Sales of either epoch keep their number.
    const auto old = nlohmann::json::parse(entries[1].body)["id"].get<std::string>();
    CHECK(store.sale(*kiosk::SaleId::parse(old)));
}

TEST_CASE("a repeated request is answered with the number of the epoch it was sold in",
          "[db][epoch]") {
    Folder folder, shelf;
    const kiosk::Sale sale = fixture::sample_sale({.request_id = "r1"});
    CHECK(db::ShopStore(folder.path(), db::Mode::Write, kClock).save_sale(sale).number ==
          "K01-1-000001");
    const auto file = shelf.path() / "shop.db";
    back_up(folder, file);
    sell(folder, 1);
    put_back(folder, file);
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_sale(fixture::sample_sale());
    const auto again = store.save_sale(sale);
    CHECK(again.repeated);
    CHECK(again.number == "K01-1-000001");
}

TEST_CASE("promotions of a former epoch, said anew, are not today's", "[db][epoch]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const auto percent = [](std::int64_t hundredths) {
        kiosk::Promotion promotion{"tuan-le", "Tuần lễ cà phê"};
        promotion.percent = hundredths;
        return std::vector{promotion};
    };
    store.save_promotions(percent(1'000), "test");
    store.begin_epoch(2, "");
    store.save_promotions(percent(500), "test");
    CHECK(store.journal_anew({}) == 1);
    const auto report = store.verify();
    INFO(said(report));
    CHECK(report.ok);
    CHECK(store.promotions() == percent(500));
}

TEST_CASE("what was never delivered is journaled anew once, byte for byte", "[db][epoch]") {
    Folder folder, shelf;
    sell(folder, 4);
    const auto file = shelf.path() / "shop.db";
    back_up(folder, file);
    sell(folder, 1);
    put_back(folder, file);
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_sale(fixture::sample_sale());
    CHECK(store.waiting() == 6);
    CHECK(store.journal_anew({{1, 1}}) == 3);
    CHECK(store.journal_anew({{1, 1}}) == 0);
    CHECK(store.waiting() == 5);
    const auto entries = store.entries_after(0, 20);
    REQUIRE(entries.size() == 9);  // 4, epoch, 1, 3 anew
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(entries[6 + i].kind == "sale");
        CHECK(entries[6 + i].body == entries[1 + i].body);
    }
    auto report = store.verify();
    INFO(said(report));
    CHECK(report.ok);
    CHECK(report.sales == 5);
    CHECK(report.entries == 9);
    CHECK(store.totals(kiosk::Date::of_instant(fixture::kNoonMs)).sales == 5);

    SECTION("in one more epoch only what even that one did not deliver") {
        back_up(folder, shelf.path() / "later.db");
        store.save_sale(fixture::sample_sale());
        put_back(folder, shelf.path() / "later.db");
        db::ShopStore third{folder.path(), db::Mode::Write, kClock};
        // The centre has entry 1 of epoch 1, and of epoch 2 its opening, its sale and one copy.
        CHECK(third.journal_anew({{1, 1}, {2, 3}}) == 2);
        CHECK(third.journal_anew({{1, 1}, {2, 3}}) == 0);
        report = third.verify();
        INFO(said(report));
        CHECK(report.ok);
        CHECK(report.sales == 5);
    }
    SECTION("a copy that says something else is found") {
        fixture::meddle(folder,
                        std::string{kUnlock} + "UPDATE anew SET original = 1 WHERE original = 2");
        CHECK_FALSE(verify(folder).ok);
    }
}

TEST_CASE("verify sees an epoch that was meddled with", "[db][epoch][verify]") {
    for (const std::string change :
         {"UPDATE epoch SET till = 'K02' WHERE epoch = 1", "DELETE FROM epoch WHERE epoch = 2",
          "UPDATE epoch SET reason = 'cloned' WHERE epoch = 2",
          "UPDATE epoch SET first_seq = 4 WHERE epoch = 2", "UPDATE till SET epoch = 3",
          "UPDATE epoch SET epoch = 7 WHERE epoch = 2"}) {
        Folder folder, shelf;
        sell(folder, 2);
        const auto file = shelf.path() / "shop.db";
        back_up(folder, file);
        sell(folder, 1);
        put_back(folder, file);
        sell(folder, 2);
        REQUIRE(verify(folder).ok);
        fixture::meddle(folder, change);
        INFO(change);
        bool is_found = false;
        try {
            is_found = !verify(folder).ok;
        } catch (const db::Error&) {
            is_found = true;
        }
        CHECK(is_found);
    }
}

TEST_CASE("kind and time of an entry are proved with its contents", "[db][verify]") {
    for (const char* change : {"UPDATE journal SET kind = 'voided' WHERE seq = 2",
                               "UPDATE journal SET at_ms = at_ms - 3600000 WHERE seq = 2"}) {
        Folder folder;
        sell(folder, 3);
        fixture::meddle(folder, std::string{kUnlock} + change);
        const auto report = verify(folder);
        INFO(change);
        CHECK_FALSE(report.ok);
        CHECK(said(report).find("2: its kind or time") != std::string::npos);
    }
}

TEST_CASE("an entry says one time, however long it took to write", "[db][verify]") {
    // Every look at it finds it later.
    class RunningClock final : public kiosk::Clock {
    public:
        std::int64_t now_ms() const override { return fixture::kNoonMs + ++looks_; }
        std::int64_t running_ms() const override { return looks_; }

    private:
        mutable std::int64_t looks_{0};
    };
    const RunningClock clock;
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_products({fixture::honey()}, "test");
    store.save_sale(fixture::sample_sale());
    const auto report = store.verify();
    INFO(said(report));
    CHECK(report.ok);
}

TEST_CASE("a role that was changed behind the program's back is seen", "[db][verify]") {
    Folder folder;
    {
        db::ShopStore store{folder.path(), db::Mode::Write, kClock};
        store.save_staff({kiosk::StaffCode{"101"}, "Hoa", kiosk::Role::Cashier, false}, "246810");
        store.save_staff({kiosk::StaffCode{"900"}, "Hà", kiosk::Role::Manager, false}, "135790");
        store.save_staff({kiosk::StaffCode{"101"}, "Hoa Nguyễn", kiosk::Role::Cashier, false}, "");
        CHECK(store.verify().ok);
    }
    for (const char* change : {"UPDATE staff SET role = 'manager' WHERE code = '101'",
                               "DELETE FROM staff WHERE code = '900'"}) {
        fixture::meddle(folder, change);
        INFO(change);
        CHECK_FALSE(verify(folder).ok);
    }
}
