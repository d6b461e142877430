// The promise: what a shift's report says follows from the journal to the đồng, Z numbers have no
// gaps, and whoever changes a figure afterwards is found out.
#include "db/shift_body.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using kiosk::CashDirection;
using kiosk::Money;

namespace {

const kiosk::StaffCode kHoa{"101"};

Money dong(std::int64_t amount) { return Money::from_dong(amount); }

kiosk::Shift new_shift(const kiosk::Clock& clock) {
    kiosk::Shift shift;
    shift.id = fixture::new_sale_id(clock.now_ms());
    shift.business_date = kiosk::Date::of_instant(clock.now_ms());
    shift.opened_at_ms = clock.now_ms();
    shift.by = kHoa;
    shift.by_name = "Nguyễn Thị Hoa";
    shift.opening.notes[2] = 5;
    shift.opening.other = dong(300);
    return shift;
}

kiosk::CashMovement movement(const kiosk::Shift& shift, CashDirection direction,
                             std::int64_t amount) {
    return {fixture::new_sale_id(fixture::kNoonMs),
            shift.id,
            fixture::kNoonMs,
            direction,
            dong(amount),
            "Đổi tiền lẻ",
            kHoa,
            "Nguyễn Thị Hoa",
            kiosk::StaffCode{"103"}};
}

kiosk::ShiftClosing counted(Money amount) {
    kiosk::ShiftClosing closing;
    closing.at_ms = fixture::kNoonMs + 1;
    closing.by = kHoa;
    closing.by_name = "Nguyễn Thị Hoa";
    closing.counted.notes[0] = amount.dong() / 500'000;
    closing.counted.other = dong(amount.dong() % 500'000);
    closing.first_counted = amount;
    closing.note = "kiểm tra";
    return closing;
}

Money cash_of(const kiosk::Sale& sale) {
    Money cash;
    for (const kiosk::Payment& one : sale.settlement.payments) {
        if (one.method == kiosk::PaymentMethod::Cash) cash += one.amount;
    }
    return cash;
}

// Opens, sells nothing, closes; answers the Z number.
std::string run_shift(db::ShopStore& store, const kiosk::Clock& clock) {
    const kiosk::Shift shift = new_shift(clock);
    store.begin_shift(shift);
    return store.close_shift(shift.id, counted(dong(500'300))).number;
}

}  // namespace

TEST_CASE("a shift expects its float, the cash of its sales and its movements, and no others",
          "[db][shift]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    std::mt19937 random{7};
    const auto sell = [&] {
        kiosk::Sale sale =
            fixture::random_sale(random, kiosk::Date::of_instant(fixture::kNoonMs).starts_at_ms());
        store.save_sale(sale);
        return sale;
    };
    sell();  // before any shift: it belongs to none
    const kiosk::Shift shift = new_shift(clock);
    store.begin_shift(shift);
    CHECK(store.open_shift() == shift);
    Money cash, all;
    for (int i = 0; i < 20; ++i) {
        const kiosk::Sale sale = sell();
        cash += cash_of(sale);
        all += sale.settlement.payable;
    }
    store.move_cash(movement(shift, CashDirection::In, 200'000));
    store.move_cash(movement(shift, CashDirection::Out, 70'000));
    const auto x = store.x_report();
    REQUIRE(x);
    CHECK(x->figures.sales == 20);
    CHECK(x->figures.cash == cash);
    CHECK(x->figures.taken() == all);
    CHECK(x->movements.size() == 2);
    CHECK(x->movements[1].approver == kiosk::StaffCode{"103"});
    CHECK(x->expected == dong(500'300 + 200'000 - 70'000) + cash);
    const kiosk::ShiftReport z = store.close_shift(shift.id, counted(x->expected - dong(5'000)));
    CHECK(z.difference() == dong(-5'000));
    CHECK(z.number == "K01-1-Z0001");
    CHECK(z.figures == x->figures);
    CHECK_FALSE(store.open_shift());
    sell();
    CHECK(store.z_report("K01-1-Z0001") == z);
    CHECK_FALSE(store.z_report("K01-1-Z0002"));
    CHECK_FALSE(store.x_report());
    CHECK(store.verify().ok);
}

TEST_CASE("cash given back for goods is not expected in the drawer any more",
          "[db][shift][refund]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Sale sale = fixture::sample_sale();
    const std::string number = store.save_sale(sale).number;  // before the shift
    const kiosk::Shift shift = new_shift(clock);
    store.begin_shift(shift);
    const auto found = store.returnable(std::string_view{number});
    REQUIRE(found);
    kiosk::Refund refund = kiosk::refund_of(found->sold.sale, found->before,
                                            {{1, kiosk::Quantity::pieces(1), {}, true}}, {500, {}})
                               .value();
    refund.id = fixture::new_sale_id(fixture::kNoonMs);
    refund.sale_number = number;
    refund.business_date = shift.business_date;
    refund.closed_at_ms = fixture::kNoonMs;
    refund.cashier = kHoa;
    refund.cashier_name = "Nguyễn Thị Hoa";
    refund.reason = "Khách đổi ý";
    store.save_refund(refund);
    Money cash;
    for (const kiosk::Payment& one : refund.payments) {
        if (one.method == kiosk::PaymentMethod::Cash) cash += one.amount;
    }
    REQUIRE(cash > Money{});
    const auto x = store.x_report();
    CHECK(x->figures.refunds == 1);
    CHECK(x->figures.sales == 0);
    CHECK(x->figures.cash_back == cash);
    CHECK(x->figures.given_back() == refund.paid);
    CHECK(x->expected == dong(500'300) - cash);
    store.close_shift(shift.id, counted(x->expected));
    CHECK(store.verify().ok);
}

TEST_CASE("one shift is open at a time, and a second try records nothing twice", "[db][shift]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Shift shift = new_shift(clock);
    CHECK_THROWS_AS(store.move_cash(movement(shift, CashDirection::In, 1)), db::Error);
    CHECK_THROWS_AS(store.close_shift(shift.id, counted(dong(1))), db::Error);
    store.begin_shift(shift);
    store.begin_shift(shift);
    CHECK_THROWS_AS(store.begin_shift(new_shift(clock)), db::Error);
    const kiosk::CashMovement in = movement(shift, CashDirection::In, 50'000);
    store.move_cash(in);
    store.move_cash(in);
    CHECK(store.last_seq() == 2);
    auto refused = counted(dong(0));
    refused.note.clear();
    CHECK_THROWS_AS(store.close_shift(shift.id, refused), db::Error);
    const auto first = store.close_shift(shift.id, counted(dong(550'300)));
    CHECK(store.close_shift(shift.id, counted(dong(9))) == first);
    CHECK(store.last_seq() == 3);
    CHECK_THROWS_AS(store.move_cash(movement(shift, CashDirection::Out, 1)), db::Error);
    CHECK(store.verify().ok);
}

TEST_CASE("a day's closed shifts are that day's, the first first", "[db][shift]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const auto close_one = [&] {
        const kiosk::Shift shift = new_shift(clock);
        store.begin_shift(shift);
        return store.close_shift(shift.id, counted(dong(500'300))).number;
    };
    const std::vector<std::string> numbers{close_one(), close_one()};
    clock.set(fixture::kNoonMs + 86'400'000);
    close_one();
    store.begin_shift(new_shift(clock));
    const auto told = store.closed_shifts(kiosk::Date::of_instant(fixture::kNoonMs));
    REQUIRE(told.size() == 2);
    CHECK(told[0].number == numbers[0]);
    CHECK(told[1].number == numbers[1]);
    CHECK(store.closed_shifts(kiosk::Date::of_instant(clock.now_ms())).size() == 1);
}

TEST_CASE("Z numbers have no gaps, and a till put back counts from 1 in its new epoch",
          "[db][shift][epoch]") {
    Folder folder, shelf;
    kiosk::ManualClock clock{fixture::kNoonMs};
    const auto backup = shelf.path() / "kiosk.db";
    kiosk::Shift left_open;
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        CHECK(run_shift(store, clock) == "K01-1-Z0001");
        CHECK(run_shift(store, clock) == "K01-1-Z0002");
        left_open = new_shift(clock);
        store.begin_shift(left_open);
        store.save_sale(fixture::sample_sale());
        store.backup_to(backup);
        store.save_sale(fixture::sample_sale());
        store.close_shift(left_open.id, counted(dong(1)));
    }
    REQUIRE(db::restore(folder.path(), backup, true, clock));
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    // The drawer's shift goes on; its close is the first of the new epoch.
    REQUIRE(store.open_shift());
    CHECK(store.close_shift(left_open.id, counted(dong(1))).number == "K01-2-Z0001");
    CHECK(run_shift(store, clock) == "K01-2-Z0002");
    CHECK(store.z_report("K01-1-Z0002"));
    CHECK(store.z_report("K01-2-Z0001")->figures.sales == 1);
    const auto all = store.shifts(10);
    REQUIRE(all.size() == 4);
    CHECK(all[0].number == "K01-2-Z0002");
    CHECK(all[3].number == "K01-1-Z0001");
    const auto report = store.verify();
    INFO((report.problems.empty() ? "" : report.problems[0].what.en));
    CHECK(report.ok);
}

TEST_CASE("whoever changes a shift behind the program's back is found out", "[db][shift][verify]") {
    const std::vector<std::string> changes{
        "UPDATE shift SET opening = opening + 1",
        "UPDATE shift SET counted = counted - 1",
        "UPDATE shift SET note = ''",
        "UPDATE shift SET expected = expected + 1",
        "UPDATE shift SET z = 2",
        "UPDATE cash_movement SET amount = amount - 1",
        "UPDATE cash_movement SET reason = 'x'",
        "DELETE FROM cash_movement",
        "DELETE FROM action",
        "UPDATE action SET asked_name = 'x'",
        "INSERT INTO cash_movement SELECT seq - 1, randomblob(16), shift, at_ms, 'out', 1, 'x', "
        "by, by_name, approver FROM cash_movement"};
    for (const std::string& change : changes) {
        Folder folder;
        kiosk::ManualClock clock{fixture::kNoonMs};
        {
            db::ShopStore store{folder.path(), db::Mode::Write, clock};
            const kiosk::Shift shift = new_shift(clock);
            store.begin_shift(shift);
            store.save_sale(fixture::sample_sale());
            store.move_cash(movement(shift, CashDirection::In, 10'000));
            kiosk::Override drawer;
            drawer.at_ms = fixture::kNoonMs;
            drawer.right = kiosk::Right::OpenDrawer;
            drawer.asked = kHoa;
            drawer.asked_name = "Nguyễn Thị Hoa";
            drawer.what = "Đổi tiền lẻ";
            store.note_drawer(drawer);
            const auto z = store.close_shift(shift.id, counted(dong(1'000'000)));
            CHECK(z.figures.drawer_openings == 1);
            REQUIRE(store.verify().ok);
        }
        fixture::meddle(folder, change);
        INFO(change);
        CHECK_FALSE(db::ShopStore{folder.path(), db::Mode::Read, clock}.verify().ok);
    }
}

TEST_CASE("a shift's entries say what they are, and nothing that cannot be read passes",
          "[db][shift]") {
    kiosk::ManualClock clock{fixture::kNoonMs};
    const kiosk::Shift shift = new_shift(clock);
    const std::string body = db::encode_shift_opening(shift);
    CHECK(db::decode_shift_opening(body).value() == shift);
    CHECK_FALSE(db::decode_shift_opening("{}"));
    CHECK_FALSE(db::decode_shift_opening("nonsense"));
    std::string other = body;
    other.replace(other.find("\"opening\":500300"), 16, "\"opening\":500301");
    CHECK_FALSE(db::decode_shift_opening(other));
    const auto in = movement(shift, CashDirection::In, 5);
    CHECK(db::decode_movement(db::encode_movement(in)).value() == in);
}
