// The promise: a PIN cannot be guessed at the till, also not by restarting it.
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;

namespace {

const kiosk::Staff kHoa{kiosk::StaffCode{"101"}, "Nguyễn Thị Hoa", kiosk::Role::Cashier, false};
const kiosk::Staff kMinh{kiosk::StaffCode{"900"}, "Trần Minh", kiosk::Role::Manager, true};

}  // namespace

TEST_CASE("the right PIN signs in and is journaled, without the PIN", "[db][staff]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_staff(kHoa, "135790");
    store.save_staff(kMinh, "246802");
    CHECK(store.staff() == std::vector{kHoa, kMinh});
    CHECK(store.sign_in(kMinh.code, "246802").staff == kMinh);
    CHECK_FALSE(store.sign_in(kMinh.code, "135790").staff);
    CHECK_FALSE(store.sign_in(kiosk::StaffCode{"555"}, "135790").staff);
    const auto entries = store.entries_after(0, 10);
    REQUIRE(entries.size() == 3);
    CHECK(entries[2].kind == "sign_in");
    for (const db::Journaled& entry : entries) {
        CHECK(entry.body.find("135790") == std::string::npos);
        CHECK(entry.body.find("246802") == std::string::npos);
    }
}

TEST_CASE("wrong PINs wait longer and longer, across restarts", "[db][staff]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    const auto try_pin = [&](std::string_view pin) {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        return store.sign_in(kHoa.code, pin);
    };
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        store.save_staff(kHoa, "135790");
    }
    for (int i = 0; i < 4; ++i) {
        CHECK(try_pin("000000").wait_ms == 0);
    }
    CHECK(try_pin("000000").wait_ms == 30'000);
    clock.advance(29'999);
    const auto too_early = try_pin("135790");
    CHECK_FALSE(too_early.staff);
    CHECK(too_early.wait_ms == 1);
    clock.advance(1);
    CHECK(try_pin("000000").wait_ms == 60'000);
    clock.set(0);  // a clock set back locks nobody out for years
    CHECK(try_pin("135790").wait_ms == 60'000);
    clock.set(fixture::kNoonMs + 1'000'000'000);
    CHECK(try_pin("135790").staff == kHoa);
    CHECK(try_pin("000000").wait_ms == 0);  // counted from the start again
}

TEST_CASE("the wait is never longer than an hour", "[db][staff]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_staff(kHoa, "135790");
    fixture::meddle(folder, "UPDATE staff SET wrong_tries = 1000, tried_at_ms = " +
                                std::to_string(fixture::kNoonMs));
    CHECK(store.sign_in(kHoa.code, "135790").wait_ms == 3'600'000);
}

TEST_CASE("a PIN is six digits, somebody known may keep theirs", "[db][staff]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    for (const char* pin : {"", "12345", "1234567", "12345a", "１２３４５６"}) {
        CHECK_THROWS_AS(store.save_staff(kHoa, pin), db::Error);
    }
    CHECK(store.staff().empty());
    store.save_staff(kHoa, "135790");
    kiosk::Staff promoted = kHoa;
    promoted.role = kiosk::Role::Manager;
    store.save_staff(promoted, "");
    CHECK(store.sign_in(kHoa.code, "135790").staff == promoted);
}

TEST_CASE("a PIN's hash is worthless without the till's key", "[db][staff]") {
    Folder folder, other;
    kiosk::ManualClock clock{fixture::kNoonMs};
    for (const Folder* shop : {&folder, &other}) {
        db::ShopStore store{shop->path(), db::Mode::Write, clock};
        store.save_staff(kHoa, "135790");
    }
    SQLite::Database thief{folder.database().string(), SQLite::OPEN_READONLY};
    fixture::meddle(other, "UPDATE staff SET pin = '" +
                               thief.execAndGet("SELECT pin FROM staff").getString() + "'");
    db::ShopStore store{other.path(), db::Mode::Write, clock};
    CHECK_FALSE(store.sign_in(kHoa.code, "135790").staff);
}
