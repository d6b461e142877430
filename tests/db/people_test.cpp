// The promise: whoever is blocked can do nothing here any more, the shop never loses its last
// manager, and whoever guesses at PINs is told of without ever filling the disk.
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using kiosk::LogKind;
using kiosk::Role;
using kiosk::Staff;
using kiosk::StaffCode;
using kiosk::Standing;

namespace {

const Staff kHoa{StaffCode{"101"}, "Nguyễn Thị Hoa", Role::Cashier, false};
const Staff kMinh{StaffCode{"103"}, "Trần Minh", Role::Supervisor, false};
const Staff kHa{StaffCode{"900"}, "Lê Thu Hà", Role::Manager, false};

struct Shop {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};

    Shop() {
        store.save_staff(kHa, "314159");
        store.save_staff(kHoa, "135790", kHa.code);
        store.save_staff(kMinh, "246802", kHa.code);
    }
    void stand(Staff staff, Standing standing) {
        staff.standing = standing;
        store.save_staff(staff, "", kHa.code);
    }
    std::size_t entries() { return store.entries_after(0, 1'000).size(); }
    std::vector<kiosk::LogEntry> log(LogKind kind) {
        std::vector<kiosk::LogEntry> found;
        for (const auto& one : store.log({}, 0, 1'000).records)
            if (one.entry.kind == kind) found.push_back(one.entry);
        return found;
    }
    std::string refused_field(const Staff& staff, std::string_view pin = "") {
        try {
            store.save_staff(staff, pin, kHa.code);
        } catch (const db::Error& error) {
            return error.problem().field;
        }
        return "saved";
    }
};

}  // namespace

TEST_CASE("a blocked person neither signs in nor allows anything, until let in again",
          "[db][staff]") {
    Shop shop;
    shop.stand(kMinh, Standing::Blocked);
    CHECK(shop.store.staff()[1].standing == Standing::Blocked);
    const auto closed = shop.store.sign_in(kMinh.code, "246802");
    CHECK_FALSE(closed.staff);
    CHECK(closed.blocked);
    kiosk::Override step;
    step.right = kiosk::Right::OpenDrawer;
    step.asked = kHoa.code;
    step.by = kMinh.code;
    CHECK_FALSE(shop.store.approve(step, "246802", Role::Supervisor).staff);
    CHECK(shop.log(LogKind::Override).empty());
    CHECK(shop.log(LogKind::SignIn).empty());
    shop.stand(kMinh, Standing::Active);
    CHECK(shop.store.sign_in(kMinh.code, "246802").staff == kMinh);
    const auto told = shop.log(LogKind::Staff);
    CHECK(told[0].who == "Lê Thu Hà · 900");
    CHECK(told[0].what.vi == "Trần Minh · 103 · Tình trạng: Đã khóa → Đang làm");
    CHECK(told[1].what.en == "Trần Minh · 103 · Standing: Works here → Blocked");
    CHECK(shop.store.verify().ok);
}

TEST_CASE("who has left is in no list, keeps the name in what was sold, and never comes back",
          "[db][staff]") {
    Shop shop;
    shop.store.sign_in(kHoa.code, "135790");
    shop.stand(kHoa, Standing::Removed);
    CHECK(shop.store.staff() == std::vector{kMinh, kHa});
    CHECK_FALSE(shop.store.sign_in(kHoa.code, "135790").staff);
    CHECK(shop.log(LogKind::SignIn)[0].who == "Nguyễn Thị Hoa · 101");
    CHECK(shop.refused_field(kHoa, "192837") == "code");
    CHECK(shop.refused_field({kHoa.code, "Đỗ Mai", Role::Manager, false}, "192837") == "code");
    CHECK(shop.store.verify().ok);
    fixture::meddle(shop.folder, "UPDATE staff SET standing = 'active' WHERE code = '101'");
    CHECK_FALSE(shop.store.verify().ok);
}

TEST_CASE("the last manager who works here is neither blocked, removed nor demoted",
          "[db][staff]") {
    Shop shop;
    Staff second = kMinh;
    second.role = Role::Manager;
    shop.store.save_staff(second, "", kHa.code);
    shop.stand(second, Standing::Blocked);  // a blocked manager lets nobody in
    for (const Standing standing : {Standing::Blocked, Standing::Removed}) {
        Staff last = kHa;
        last.standing = standing;
        CHECK(shop.refused_field(last) == "role");
    }
    Staff lower = kHa;
    lower.role = Role::Supervisor;
    CHECK(shop.refused_field(lower) == "role");
    shop.stand(second, Standing::Active);
    CHECK(shop.refused_field(lower) == "saved");
    CHECK(shop.store.verify().ok);
}

TEST_CASE("wrong PINs are told of once for each wait, however long somebody tries",
          "[db][staff][log]") {
    Shop shop;
    const std::size_t before = shop.entries();
    for (int i = 0; i < 4; ++i) shop.store.sign_in(kHoa.code, "000000");
    CHECK(shop.entries() == before);
    for (int i = 0; i < 200; ++i) shop.store.sign_in(kHoa.code, "000000");  // it has to wait
    CHECK(shop.entries() == before + 1);
    // A whole day of trying the moment a wait ends: as many entries as there are waits.
    for (int minute = 0; minute < 24 * 60; ++minute) {
        shop.clock.advance(60'000);
        shop.store.sign_in(kHoa.code, "000000");
    }
    CHECK(shop.entries() < before + 40);
    const auto told = shop.log(LogKind::PinWrong);
    CHECK(told.back().what.vi == "Mã của Nguyễn Thị Hoa · 101 · sai 5 lần · phải chờ 30 giây");
    CHECK(told.back().who.empty());  // whose PIN it is is known, not who tried
    CHECK(shop.store.verify().ok);
}

TEST_CASE("a few wrong tries before the right PIN are told with it", "[db][staff][log]") {
    Shop shop;
    for (int i = 0; i < 3; ++i) shop.store.sign_in(kHoa.code, "000000");
    REQUIRE(shop.store.sign_in(kHoa.code, "135790").staff);
    REQUIRE(shop.log(LogKind::PinWrong).size() == 1);
    CHECK(shop.log(LogKind::PinWrong)[0].what.en ==
          "The PIN of Nguyễn Thị Hoa · 101 · wrong 3 times");
    REQUIRE(shop.store.sign_in(kHoa.code, "135790").staff);
    CHECK(shop.log(LogKind::PinWrong).size() == 1);
}

TEST_CASE("a person changes their own PIN by typing the one they have", "[db][staff]") {
    Shop shop;
    CHECK_FALSE(shop.store.change_pin(kHoa.code, "000000", "192837").staff);
    CHECK(shop.store.change_pin(kHoa.code, "135790", "192837").staff == kHoa);
    CHECK_FALSE(shop.store.sign_in(kHoa.code, "135790").staff);
    CHECK(shop.store.sign_in(kHoa.code, "192837").staff == kHoa);
    CHECK(shop.log(LogKind::Staff)[0].who == "Nguyễn Thị Hoa · 101");
    CHECK_THROWS_AS(shop.store.change_pin(kHoa.code, "192837", "19283"), db::Error);
    for (const db::Journaled& entry : shop.store.entries_after(0, 1'000))
        CHECK(entry.body.find("192837") == std::string::npos);
}

TEST_CASE("two people may have the same PIN and are still two people", "[db][staff]") {
    Shop shop;
    shop.store.save_staff(kMinh, "135790", kHa.code);
    CHECK(shop.store.sign_in(kHoa.code, "135790").staff == kHoa);
    CHECK(shop.store.sign_in(kMinh.code, "135790").staff == kMinh);
}
