// The promise: whatever a till journals of its people and settings, the centre takes it, also kinds
// it has never heard of.
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using fixture::Centre;
using fixture::Till;

TEST_CASE("entries of people, settings and unknown kinds arrive at the centre whole",
          "[db][sync][staff]") {
    const Centre centre;
    Till till{centre, "K01"};
    kiosk::Staff hoa{kiosk::StaffCode{"101"}, "Nguyễn Thị Hoa", kiosk::Role::Cashier, false};
    till.store.save_staff(hoa, "135790");
    for (int i = 0; i < 5; ++i) till.store.sign_in(hoa.code, "000000");
    hoa.standing = kiosk::Standing::Blocked;
    till.store.save_staff(hoa, "");
    till.store.note_settings({{"bank.account", ""}}, {{"bank.account", "0123"}}, {});
    till.sell(1);
    CHECK_FALSE(till.sync().problem);
    CHECK(till.store.waiting() == 0);
    CHECK(centre.ask("SELECT string_agg(kind, ' ' ORDER BY seq) FROM ocop.journal") ==
          "staff pin_wrong staff settings sale");
    CHECK(centre.ask("SELECT convert_from(body, 'UTF8')::jsonb ->> 'standing' FROM ocop.journal "
                     "WHERE kind = 'staff' ORDER BY seq DESC LIMIT 1") == "blocked");
    // A till of a later version.
    const auto head = till.store.entries_after(till.store.last_seq() - 1, 1);
    const auto later = fixture::chain("K01", 1, till.store.last_seq() + 1, head[0].hash,
                                      {R"({"v":1,"at_ms":1,"what":"?"})"}, "of_tomorrow");
    CHECK(fixture::push(till.url, 1, till.store.last_seq() + 1, later).acked_seq ==
          till.store.last_seq() + 1);
    CHECK(centre.count("incident") == 0);
}
