// The promise: the centre says the same of a till's shifts as the till, also after it was put back.
#include <nlohmann/json.hpp>

#include "db/journal_hash.h"

#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using fixture::Centre;
using fixture::Till;
using kiosk::Money;

namespace {

kiosk::Shift new_shift(const Till& till) {
    kiosk::Shift shift;
    shift.id = fixture::new_sale_id(till.clock.now_ms());
    shift.business_date = kiosk::Date::of_instant(till.clock.now_ms());
    shift.opened_at_ms = till.clock.now_ms();
    shift.by = kiosk::StaffCode{"101"};
    shift.by_name = "Nguyễn Thị Hoa";
    shift.opening.notes[1] = 5;
    return shift;
}

kiosk::ShiftClosing closing_of(Money counted) {
    kiosk::ShiftClosing closing;
    closing.at_ms = fixture::kNoonMs + 5;
    closing.by = kiosk::StaffCode{"103"};
    closing.by_name = "Phạm Văn Lực";
    closing.counted.other = counted;
    closing.first_counted = counted;
    closing.note = "thiếu";
    return closing;
}

}  // namespace

TEST_CASE("shifts, cash movements and overrides stand at the centre as at the till",
          "[db][sync][shift]") {
    const Centre centre;
    Till till{centre, "K01"};
    const kiosk::Shift shift = new_shift(till);
    till.store.begin_shift(shift);
    till.sell(3);
    till.store.move_cash({fixture::new_sale_id(fixture::kNoonMs), shift.id, fixture::kNoonMs,
                          kiosk::CashDirection::Out, Money::from_dong(40'000), "Mua đá",
                          kiosk::StaffCode{"101"}, "Nguyễn Thị Hoa", kiosk::StaffCode{}});
    till.store.save_staff({kiosk::StaffCode{"103"}, "Lực", kiosk::Role::Supervisor, false},
                          "246802");
    kiosk::Override step;
    step.right = kiosk::Right::SeeTotals;
    step.what = "Xem doanh thu";
    step.by = kiosk::StaffCode{"103"};
    step.asked = kiosk::StaffCode{"101"};
    step.asked_name = "Nguyễn Thị Hoa";
    REQUIRE(till.store.approve(step, "246802", kiosk::Role::Supervisor).staff);
    const auto z = till.store.close_shift(shift.id, closing_of(Money::from_dong(900'000)));
    CHECK_FALSE(till.sync().problem);
    const auto told = nlohmann::json::parse(centre.ask("SELECT ocop.shifts('2026-11-23')"));
    REQUIRE(told.size() == 1);
    CHECK(told[0]["number"] == z.number);
    CHECK(told[0]["opening"] == 1'000'000);
    CHECK(told[0]["expected"] == z.expected.dong());
    CHECK(told[0]["difference"] == z.difference().dong());
    CHECK(told[0]["note"] == "thiếu");
    CHECK(centre.ask("SELECT reason FROM ocop.cash_movement") == "Mua đá");
    CHECK(centre.ask("SELECT by_name || ' ' || asked_name FROM ocop.action") ==
          "Lực Nguyễn Thị Hoa");
    CHECK(centre.count("incident") == 0);
}

TEST_CASE("an entry of a shift that does not fit becomes an incident, and the queue goes on",
          "[db][sync][shift]") {
    const Centre centre;
    Till till{centre, "K01"};
    const auto entries =
        fixture::chain("K01", 1, 1, db::journal_origin(),
                       {R"({"v":1,"id":"nonsense"})", R"({"v":9})", "no json"}, "shift_open");
    fixture::push(till.url, 1, 1, entries);
    CHECK(centre.count("journal") == 3);
    CHECK(centre.count("incident") == 3);
    CHECK(centre.count("shift") == 0);
}
