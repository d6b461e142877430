// The promise: people whom the centre publishes reach every till, let nobody in who has no PIN, and
// lock nobody out who must let others in.
#include "tests/db/feed_fixture.h"
#include "tests/support/catch.h"

using namespace fixture::feed;
using db::sync::SyncState;
using fixture::Centre;
using fixture::Till;
using kiosk::Standing;

TEST_CASE("somebody new of the centre is let in by no PIN until a manager sets one",
          "[db][sync][feed][staff]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_staff(kHa, "314159");
    person(centre, "101", "Nguyễn Thị Hoa", "cashier");
    person(centre, "901", "Đỗ Mai", "manager");
    CHECK(till.sync().pulled == 2);
    Staff without_pin = kHoa;
    without_pin.has_pin = false;
    CHECK(staff(till, kHoa.code) == without_pin);
    const std::int64_t entries = till.store.last_seq();
    for (const char* pin : {"", "000000", "314159"}) {
        CHECK_FALSE(till.store.sign_in(kHoa.code, pin).staff);
        CHECK_FALSE(till.store.change_pin(kHoa.code, pin, "246802").staff);
        kiosk::Override step;
        step.by = StaffCode{"901"};
        CHECK_FALSE(till.store.approve(step, pin, Role::Cashier).staff);
    }
    CHECK(till.store.last_seq() == entries);
    CHECK(till.store.sign_in(kHoa.code, "").wait_ms == 0);
    // Their name may be written anew before; it opens nothing.
    till.store.save_staff(kHoa, "", kHa.code);
    CHECK_FALSE(till.store.sign_in(kHoa.code, "").staff);

    till.store.save_staff(kHoa, "135790", kHa.code);
    CHECK(till.store.sign_in(kHoa.code, "135790").staff == kHoa);
    // A PIN is the till's own: the centre's next word leaves it.
    person(centre, "101", "Nguyễn Thị Hoa", "supervisor");
    CHECK(till.sync().pulled == 1);
    const auto risen = till.store.sign_in(kHoa.code, "135790").staff;
    REQUIRE(risen);
    CHECK(risen->role == Role::Supervisor);
    CHECK(till.store.verify().ok);
    CHECK(till.sync().waiting == 0);
    CHECK(centre.ask("SELECT string_agg(convert_from(body, 'UTF8')::jsonb ->> 'by', ' ' ORDER BY "
                     "seq) FROM ocop.journal WHERE kind = 'staff'") ==
          " centre centre 900 900 centre");
    CHECK(centre.count("incident") == 0);
}

TEST_CASE("who is withdrawn is blocked, and let in when they are published anew",
          "[db][sync][feed][staff]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_staff(kHa, "314159");
    till.store.save_staff(kHoa, "135790");
    person(centre, "101", "Hoa Nguyễn", "cashier");
    CHECK(till.sync().pulled == 1);
    CHECK(staff(till, kHoa.code)->name == "Hoa Nguyễn");
    centre.ask("SELECT ocop.withdraw_person('101')");
    CHECK(till.sync().pulled == 1);
    CHECK(staff(till, kHoa.code)->standing == Standing::Blocked);
    CHECK(till.store.sign_in(kHoa.code, "135790").blocked);
    CHECK(till.store.log({}, 0, 10).records.front().entry.what.en ==
          "Hoa Nguyễn · 101 · Standing: Works here → Blocked · from the centre");
    CHECK(till.store.log({}, 0, 10).records.front().entry.who.empty());

    // A manager here may let them in all the same; hearing of it again changes nothing.
    Staff back = *staff(till, kHoa.code);
    back.standing = Standing::Active;
    till.store.save_staff(back, "", kHa.code);
    read_anew(centre);
    till.sync();
    CHECK(staff(till, kHoa.code)->works_here());

    back.standing = Standing::Blocked;
    till.store.save_staff(back, "", kHa.code);
    person(centre, "101", "Hoa Nguyễn", "cashier");
    CHECK(till.sync().pulled == 1);
    CHECK(till.store.sign_in(kHoa.code, "135790").staff);
    // Whom a manager here blocks after that stays blocked, whatever the centre's name for them.
    till.store.save_staff(back, "", kHa.code);
    person(centre, "101", "Nguyễn Thị Hoa", "cashier");
    CHECK(till.sync().pulled == 1);
    CHECK(staff(till, kHoa.code)->standing == Standing::Blocked);
    CHECK(staff(till, kHoa.code)->name == "Nguyễn Thị Hoa");
    CHECK(till.store.verify().ok);
}

TEST_CASE("the last manager with a PIN is kept, named, and goes once another one can let people in",
          "[db][sync][feed][staff]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_staff(kHa, "314159");
    person(centre, "900", "Lê Thu Hà", "manager");
    person(centre, "901", "Đỗ Mai", "manager");  // without a PIN she can let nobody in
    till.sync();
    person(centre, "900", "Lê Thu Hà", "cashier");
    promote(centre, kTet);
    const auto refused = till.sync();
    CHECK(refused.state == SyncState::Refused);
    REQUIRE(refused.problem);
    CHECK(refused.problem->field == "person 900, role");
    CHECK(refused.problem->what.en == "A person of the centre was not taken");
    CHECK(refused.problem->why.en.find("the last manager") != std::string::npos);
    CHECK(staff(till, kHa.code)->role == Role::Manager);
    CHECK(promotion(till, "tet"));
    CHECK(refused.waiting == 0);
    centre.ask("SELECT ocop.withdraw_person('900')");
    CHECK(till.sync().problem);
    CHECK(till.store.sign_in(kHa.code, "314159").staff);

    till.store.save_staff(*staff(till, StaffCode{"901"}), "246802", kHa.code);
    centre.ask("SELECT ocop.withdraw_person('900')");
    const auto done = till.sync();
    CHECK(done.state == SyncState::Done);
    CHECK(done.pulled == 1);
    CHECK(till.store.sign_in(kHa.code, "314159").blocked);
    CHECK(till.store.sign_in(StaffCode{"901"}, "246802").staff);
    CHECK(till.store.verify().ok);
}

TEST_CASE("two managers change places in one pull, in whatever order they were published",
          "[db][sync][feed][staff]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_staff(kHa, "314159");
    till.store.save_staff(kHoa, "135790");
    person(centre, "900", "Lê Thu Hà", "cashier");
    person(centre, "101", "Nguyễn Thị Hoa", "manager");
    const auto done = till.sync();
    CHECK(done.state == SyncState::Done);
    CHECK(done.pulled == 2);
    CHECK(staff(till, kHa.code)->role == Role::Cashier);
    CHECK(staff(till, kHoa.code)->role == Role::Manager);
}

TEST_CASE("a person for one till is that till's alone, also when it is enrolled anew or they move",
          "[db][sync][feed][staff]") {
    const Centre centre;
    Till here{centre, "K01"}, there{centre, "K02"};
    for (Till* till : {&here, &there}) till->store.save_staff(kHa, "314159");
    there.store.save_staff(kHoa, "135790");  // another one, with a code of its own
    person(centre, "101", "Trần Minh", "supervisor", "K01");
    CHECK(here.sync().pulled == 1);
    CHECK(there.sync().pulled == 0);
    CHECK(staff(here, kHoa.code)->name == "Trần Minh");
    CHECK(staff(there, kHoa.code) == kHoa);
    centre.ask("SELECT ocop.withdraw_person('101')");
    there.sync();
    here.sync();
    CHECK(staff(there, kHoa.code) == kHoa);
    CHECK_FALSE(staff(here, kHoa.code)->works_here());

    person(centre, "102", "Vũ Lan", "cashier", "K01");
    here.sync();
    person(centre, "102", "Vũ Lan", "cashier", "K02");
    here.sync();
    there.sync();
    CHECK_FALSE(staff(here, StaffCode{"102"})->works_here());
    CHECK(staff(there, StaffCode{"102"})->works_here());

    // The name goes to a new machine, with another key.
    fixture::Folder folder;
    db::ShopStore other{folder.path(), db::Mode::Write, here.clock};
    other.set_till("K02");
    other.begin_epoch(2, "K02");
    const auto url = centre.enroll("K02", other.identity().public_key, 2);
    db::sync::sync_once(other, url, here.clock);
    const auto people = other.staff();
    REQUIRE(people.size() == 1);
    CHECK(people[0].name == "Vũ Lan");
}
