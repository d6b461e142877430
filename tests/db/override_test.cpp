// The promise: what was allowed under somebody else's PIN stands in the journal with both names
// before it happens.
#include "db/override_body.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using kiosk::Right;
using kiosk::Role;

namespace {

const kiosk::Staff kHoa{kiosk::StaffCode{"101"}, "Nguyễn Thị Hoa", Role::Cashier, false};
const kiosk::Staff kMinh{kiosk::StaffCode{"103"}, "Trần Minh", Role::Supervisor, false};

kiosk::Override discount() {
    kiosk::Override step;
    step.right = Right::DiscountAboveLimit;
    step.what = "Giảm 45.000 ₫ · Trà đinh";
    step.by = kMinh.code;
    step.asked = kHoa.code;
    step.asked_name = kHoa.name;
    step.sale = fixture::new_sale_id(fixture::kNoonMs);
    return step;
}

}  // namespace

TEST_CASE("an override is journaled with both names, the step and its sale", "[db][override]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_staff(kHoa, "135790");
    store.save_staff(kMinh, "246802");
    CHECK(store.approve(discount(), "246802", Role::Supervisor).staff == kMinh);
    const auto entries = store.entries_after(2, 10);
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].kind == "override");
    const auto said = db::decode_override(entries[0].body);
    REQUIRE(said);
    kiosk::Override wanted = discount();
    wanted.sale = said->sale;
    wanted.at_ms = fixture::kNoonMs;
    wanted.by_name = kMinh.name;
    CHECK(*said == wanted);
    CHECK(said->sale);
    CHECK(entries[0].body.find("246802") == std::string::npos);
    CHECK(store.verify().ok);
}

TEST_CASE("a wrong PIN allows nothing, and waits like signing in", "[db][override]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_staff(kMinh, "246802");
    for (int i = 0; i < 4; ++i) {
        CHECK_FALSE(store.approve(discount(), "000000", Role::Supervisor).staff);
    }
    CHECK(store.approve(discount(), "000000", Role::Supervisor).wait_ms == 30'000);
    CHECK(store.sign_in(kMinh.code, "246802").wait_ms == 30'000);
    // That it has to wait is told, nothing was allowed.
    CHECK(store.entries_after(0, 10).back().kind == "pin_wrong");
    CHECK(store.last_seq() == 2);
}

TEST_CASE("who does not hold the right allows nothing, even with the right PIN", "[db][override]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_staff(kMinh, "246802");
    CHECK_FALSE(store.approve(discount(), "246802", Role::Manager).staff);
    CHECK(store.last_seq() == 1);
}
