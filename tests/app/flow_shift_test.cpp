// The shift at the screen: no money is taken without one, the drawer is counted before anybody sees
// what should be in it, and it opens without a sale only when the journal says so.
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

Money dong(std::int64_t amount) { return Money::from_dong(amount); }

struct Till : Driver {
    explicit Till(Settings settings = with_printer()) : Driver{std::move(settings)} {}
    static Settings with_printer() {
        Settings settings = Driver::shop();
        settings.printer.device = "192.168.1.50";
        return settings;
    }
    const ShiftView& shift() const { return view().shift; }
    void counts(std::size_t row, const std::string& digits) {
        wishes(ShiftRowChosen{row});
        wishes(ShiftTyped{digits});
    }
    void begins_to_count() {
        wishes(GoTo{ScreenName::Shift});
        happens(ShiftRead{open_shift()});
        wishes(ShowShift{ShiftPart::Count});
    }
};

TEST_CASE("nobody takes money before a shift is open, opening leads on to paying",
          "[flow][shift]") {
    Till till;
    till.happens(ShiftRead{});
    till.signs_in();
    till.scans(coffee());
    till.wishes(GoToPayment{});
    CHECK(till.screen() == ScreenName::Shift);
    CHECK(till.shift().part == ShiftPart::Open);
    till.counts(1, "5");
    CHECK(till.shift().total == dong(1'000'000));
    till.wishes(SubmitShift{});
    const auto* open = till.command<OpenShift>();
    REQUIRE(open != nullptr);
    CHECK(open->shift.opening.notes[1] == 5);
    CHECK(open->shift.by == hanh().code);
    CHECK(open->shift.business_date == Date::of_instant(kNoon));
    till.wishes(SubmitShift{});  // twice is once
    CHECK(till.command<OpenShift>() == nullptr);
    till.happens(ShiftRead{open_shift()});
    CHECK(till.screen() == ScreenName::Payment);
    CHECK(till.view().till.cart.lines.size() == 1);
}

TEST_CASE("what should be in the drawer is nowhere before it was counted", "[flow][shift]") {
    Till till;
    till.signs_in();
    till.begins_to_count();
    REQUIRE(till.shift().part == ShiftPart::Count);
    CHECK_FALSE(till.shift().counted);
    CHECK_FALSE(till.shift().paper);
    till.counts(0, "2");
    till.wishes(SubmitShift{});
    CHECK(till.command<ReadShift>() != nullptr);
    ShiftReport now = open_shift();
    now.figures.cash = dong(5'000);
    now.expected = expected_cash(now.shift.opening.total(), now.figures);
    till.happens(ShiftRead{now});
    REQUIRE(till.shift().part == ShiftPart::Difference);
    CHECK(till.shift().counted->difference() == dong(-5'000));
    till.wishes(SubmitShift{});  // nobody has said why
    CHECK(till.command<CloseShift>() == nullptr);
    CHECK(till.shift().problem);
    till.wishes(ShowShift{ShiftPart::Count});
    till.counts(0, "2");
    till.counts(kTogetherRow, "4000");
    till.wishes(SubmitShift{});
    till.happens(ShiftRead{now});
    till.wishes(ShiftNoteTyped{"thối nhầm"});
    till.wishes(SubmitShift{});
    const auto* close = till.command<CloseShift>();
    REQUIRE(close != nullptr);
    CHECK(close->id == open_shift().shift.id);
    CHECK(close->closing.counted.total() == dong(1'004'000));
    CHECK(close->closing.first_counted == dong(1'000'000));
    CHECK(close->closing.counts == 2);
    CHECK(close->closing.note == "thối nhầm");
}

TEST_CASE("a Z report is shown, printed and sent, then the next shift is asked for",
          "[flow][shift]") {
    Till till;
    till.signs_in();
    till.begins_to_count();
    till.counts(0, "2");
    till.wishes(SubmitShift{});
    till.happens(ShiftRead{open_shift()});
    till.wishes(SubmitShift{});
    REQUIRE(till.command<CloseShift>() != nullptr);
    ShiftReport z = open_shift();
    z.closing = till.command<CloseShift>()->closing;
    z.number = "K01-1-Z0001";
    till.happens(ShiftClosed{z});
    CHECK(till.shift().part == ShiftPart::Closed);
    REQUIRE(till.command<QueuePrint>() != nullptr);
    CHECK(till.command<QueuePrint>()->job.document == till.shift().paper);
    CHECK_FALSE(till.command<QueuePrint>()->job.copy);
    CHECK(till.command<SynchroniseNow>() != nullptr);
    till.wishes(PrintShift{});  // once more: a copy, written down like any
    REQUIRE(till.command<QueuePrint>() != nullptr);
    CHECK(till.command<QueuePrint>()->job.copy);
    CHECK(till.command<QueuePrint>()->reprint);
    till.wishes(SubmitShift{});
    CHECK(till.screen() == ScreenName::Till);
    till.scans(coffee());
    till.wishes(GoToPayment{});
    CHECK(till.screen() == ScreenName::Shift);
}

TEST_CASE("closing another person's shift takes a supervisor, who is written down",
          "[flow][shift][rights]") {
    Till till;
    ShiftReport others = open_shift();
    others.shift.by = StaffCode{"102"};
    others.shift.by_name = "Trần Quốc Bảo";
    till.signs_in();
    till.wishes(GoTo{ScreenName::Shift});
    till.happens(ShiftRead{others});
    till.wishes(ShowShift{ShiftPart::Count});
    CHECK(till.shift().part == ShiftPart::Overview);
    till.is_allowed_by(minh());
    REQUIRE(till.shift().part == ShiftPart::Count);
    till.counts(0, "2");
    till.wishes(SubmitShift{});
    till.happens(ShiftRead{others});
    till.wishes(SubmitShift{});
    REQUIRE(till.command<CloseShift>() != nullptr);
    CHECK(till.command<CloseShift>()->closing.approver == minh().code);
}

TEST_CASE("cash goes in and out with amount and reason, and the drawer opens for it",
          "[flow][shift]") {
    Till till;
    till.signs_in();
    till.wishes(GoTo{ScreenName::Shift});
    till.wishes(ShowShift{ShiftPart::CashOut});
    till.wishes(ShiftTyped{"50000"});
    till.wishes(SubmitShift{});
    CHECK(till.command<MoveCash>() == nullptr);
    CHECK(till.shift().problem);
    till.wishes(ShiftReasonTyped{"Mua đá"});
    till.wishes(SubmitShift{});
    const auto* move = till.command<MoveCash>();
    REQUIRE(move != nullptr);
    CHECK(move->movement.amount == dong(50'000));
    CHECK(move->movement.direction == CashDirection::Out);
    CHECK(move->movement.reason == "Mua đá");
    CHECK(till.command<OpenDrawer>() == nullptr);  // not before it is written down
    SECTION("it is") {
        till.happens(ShiftRead{open_shift()});
        CHECK(till.shift().part == ShiftPart::Overview);
        REQUIRE(till.command<OpenDrawer>() != nullptr);
        till.happens(DrawerAnswered{disk_full()});
        REQUIRE(till.view().notice);
        CHECK(till.view().notice->problem->why.vi.find("Đơn hàng") == std::string::npos);
    }
    SECTION("it is not, and nothing opens") {
        till.happens(ShiftNotChanged{disk_full()});
        CHECK(till.command<OpenDrawer>() == nullptr);
        till.happens(ShiftRead{open_shift()});
        CHECK(till.command<OpenDrawer>() == nullptr);
        CHECK(till.shift().part == ShiftPart::CashOut);
    }
}

TEST_CASE("the X report is a supervisor's to see", "[flow][shift][rights]") {
    Till till;
    till.signs_in();
    till.wishes(GoTo{ScreenName::Shift});
    till.happens(ShiftRead{open_shift()});
    till.wishes(SeeShift{});
    CHECK_FALSE(till.shift().paper);
    till.is_allowed_by(minh());
    REQUIRE(till.shift().paper);
    till.wishes(PrintShift{});
    CHECK(till.command<QueuePrint>() != nullptr);
    till.wishes(GoBack{});
    CHECK(till.screen() == ScreenName::Shift);
    CHECK_FALSE(till.shift().paper);
}

TEST_CASE("the drawer opens without a sale once the journal has it", "[flow][drawer][rights]") {
    Till till;
    till.signs_in();
    till.wishes(GoTo{ScreenName::Shift});
    till.wishes(OpenDrawerNow{});
    CHECK(till.command<NoteDrawer>() == nullptr);
    till.is_allowed_by(minh());
    const auto* note = till.command<NoteDrawer>();
    REQUIRE(note != nullptr);
    CHECK(till.command<OpenDrawer>() == nullptr);
    CHECK(note->step.asked == hanh().code);
    CHECK(note->step.by == minh().code);
    CHECK(note->step.by_name == minh().name);
    till.happens(DrawerNoted{});
    CHECK(till.command<OpenDrawer>() != nullptr);
}

TEST_CASE("a receipt printed again is journaled, the first one is not", "[flow][printer]") {
    Till till;
    till.begins_to_pay();
    const Sale sale = till.finishes();
    till.happens(SaleStored{sale, "K01-1-000001", "abcd1234", 7});
    till.happens(Printed{7});
    till.wishes(PrintReceipt{});
    REQUIRE(till.command<QueuePrint>() != nullptr);
    CHECK(till.command<QueuePrint>()->job.copy);
    REQUIRE(till.command<QueuePrint>()->reprint.has_value());
    CHECK(till.command<QueuePrint>()->reprint->sale == sale.id);
}

TEST_CASE("a shift left open over midnight is said, and its sales stay in its day",
          "[flow][shift]") {
    Till till;
    till.signs_in();
    CHECK_FALSE(till.shift().left_over);
    till.wishes(SignOut{});
    till.passes(13 * 3'600'000);
    CHECK(till.shift().left_over);
    till.signs_in();
    REQUIRE(till.view().dialog);
    CHECK(till.view().dialog->title.vi.find("23/11/2026") != std::string::npos);
    till.wishes(AnswerDialog{false});
    till.scans(coffee());
    till.wishes(GoToPayment{});
    CHECK(till.finishes().business_date == Date::of_instant(kNoon));
}

TEST_CASE("accepting to close the shift of a day before leads to its screen", "[flow][shift]") {
    Till till;
    till.passes(13 * 3'600'000);
    till.signs_in();
    till.wishes(AnswerDialog{true});
    CHECK(till.screen() == ScreenName::Shift);
}

TEST_CASE("a shift that could not be stored stays on the screen with its count", "[flow][shift]") {
    Till till;
    till.happens(ShiftRead{});
    till.signs_in();
    till.wishes(GoTo{ScreenName::Shift});
    till.counts(1, "5");
    till.wishes(SubmitShift{});
    till.happens(ShiftNotChanged{disk_full()});
    till.happens(ShiftRead{});
    CHECK(till.shift().part == ShiftPart::Open);
    CHECK(till.shift().problem);
    CHECK(till.shift().typed[1] == "5");
    till.wishes(SubmitShift{});
    CHECK(till.command<OpenShift>() != nullptr);
}

}  // namespace
