// Rights at the till: a supervisor's PIN covers exactly one step, and a till left alone locks over
// its cart.
#include <algorithm>

#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

void takes_off(Driver& till, const std::string& percent) {
    till.wishes(OpenPad{PadEdit::DiscountPercent, false});
    till.wishes(QuantityTyped{percent});
    till.wishes(SubmitQuantity{});
}

const SaleLine& first_line(const Driver& till) { return till.view().till.cart.lines.at(0); }

TEST_CASE("a supervisor's PIN covers exactly the one step it was asked for", "[flow][rights]") {
    Driver till;
    till.signs_in();
    till.scans(coffee());
    takes_off(till, "30");
    REQUIRE(till.view().approval);
    CHECK(till.view().approval->what.vi.find("37.500") != std::string::npos);
    CHECK(first_line(till).discount.is_zero());
    till.is_allowed_by(minh());
    CHECK_FALSE(till.view().approval);
    CHECK(first_line(till).discount == Money::from_dong(37'500));
    CHECK(first_line(till).discount_approver == "103");
    CHECK(till.view().status.staff == hanh());

    takes_off(till, "40");
    REQUIRE(till.view().approval);
    CHECK(first_line(till).discount == Money::from_dong(37'500));
}

TEST_CASE("who asked and what for is known before the PIN is checked", "[flow][rights]") {
    Driver till;
    till.signs_in();
    till.scans(coffee());
    takes_off(till, "30");
    till.wishes(ChooseStaff{manager().code});
    till.types_pin("314159");
    const auto* asked = till.command<Approve>();
    REQUIRE(asked != nullptr);
    CHECK(asked->step.right == Right::DiscountAboveLimit);
    CHECK(asked->step.by == manager().code);
    CHECK(asked->step.asked == hanh().code);
    CHECK(asked->step.asked_name == hanh().name);
    CHECK(asked->step.sale == till.state.cart_id);
    CHECK(asked->lowest == Role::Supervisor);
    CHECK(asked->pin == "314159");
    CHECK(till.state.pin.empty());
}

TEST_CASE("a wrong PIN and Escape leave everything as it was", "[flow][rights]") {
    Driver till;
    till.signs_in();
    till.scans(coffee());
    takes_off(till, "30");
    till.wishes(ChooseStaff{minh().code});
    till.types_pin("000000");
    till.wishes(CancelApproval{});  // while it is being checked there is no way out
    REQUIRE(till.view().approval);
    till.happens(Approved{minh().code, {}, 30'000});
    REQUIRE(till.view().approval);
    CHECK(till.view().approval->door.problem);
    CHECK(till.view().approval->door.wait_seconds == 30);
    till.types_pin("271828");
    CHECK(till.command<Approve>() == nullptr);
    till.wishes(CancelApproval{});
    CHECK_FALSE(till.view().approval);
    CHECK(first_line(till).discount.is_zero());
    // An answer that comes too late finds nothing to allow.
    till.happens(Approved{minh().code, minh(), 0});
    CHECK(first_line(till).discount.is_zero());
}

TEST_CASE("only those who hold the right can be chosen", "[flow][rights]") {
    Driver till;
    till.signs_in();
    till.wishes(GoTo{ScreenName::Totals});
    REQUIRE(till.view().approval);
    CHECK(till.view().approval->door.staff == std::vector{minh(), manager()});
    till.wishes(CancelApproval{});
    till.wishes(CloseProgram{});
    REQUIRE(till.view().approval);
    CHECK(till.view().approval->door.staff == std::vector{manager()});
    CHECK(till.view().approval->door.chosen == manager().code);
}

TEST_CASE("totals that were allowed once are not open for Escape afterwards", "[flow][rights]") {
    Driver till;
    till.signs_in();
    till.wishes(GoTo{ScreenName::Totals});
    till.is_allowed_by(minh());
    REQUIRE(till.screen() == ScreenName::Totals);
    till.wishes(GoTo{ScreenName::Settings});
    till.wishes(GoBack{});
    CHECK(till.screen() == ScreenName::Till);
}

TEST_CASE("goods with a warning are sold once when a supervisor allows it", "[flow][rights]") {
    Settings settings = Driver::shop();
    settings.unsafe_goods_by_supervisor = true;
    Driver till{settings};
    till.signs_in();
    Product revoked = coffee();
    revoked.certificate->revoked = true;
    till.scans(revoked);
    till.is_allowed_by(minh());
    REQUIRE(till.view().till.cart.lines.size() == 1);
    till.happens(ProductRead{revoked, ProductUse::Cart});  // picked by hand
    till.is_allowed_by(manager());
    CHECK(first_line(till).quantity == Quantity::pieces(1));
    CHECK(till.view().till.cart.lines.size() == 2);
    till.scans(revoked);
    CHECK(till.view().approval);
}

TEST_CASE("the machine's settings change for a manager or under a manager's PIN",
          "[flow][rights]") {
    Driver till;
    till.signs_in();
    till.wishes(GoTo{ScreenName::Settings});
    till.wishes(TurnCamera{90});
    CHECK(till.command<SetCamera>() == nullptr);
    till.is_allowed_by(manager());
    CHECK(till.command<SetCamera>() != nullptr);
    CHECK(till.state.settings.camera_rotation == 90);
    till.wishes(ChoosePrinter{"192.168.1.50"});
    CHECK(till.view().approval);
    CHECK(till.state.settings.printer.device == "auto");
}

TEST_CASE("nothing else happens while a PIN is waited for", "[flow][rights]") {
    Driver till;
    till.signs_in();
    till.scans(coffee());
    takes_off(till, "30");
    till.wishes(GoToPayment{});
    CHECK(till.screen() == ScreenName::Till);
    till.wishes(ClearCart{});
    CHECK_FALSE(till.view().dialog);
    ScannedText text;
    text.bytes = "8930000000019";
    till.happens(CodeScanned{text});
    CHECK(till.command<LookUpCode>() == nullptr);
    REQUIRE(till.view().notice);  // and is not lost in silence
}

TEST_CASE("a till left alone locks over its cart, and the PIN opens it as it was", "[flow][lock]") {
    Driver till;
    till.signs_in();
    till.scans(coffee());
    till.wishes(GoToPayment{});
    till.passes(till.state.settings.lock_after_ms);
    CHECK_FALSE(till.view().lock);
    till.passes(1);
    REQUIRE(till.view().lock);
    CHECK(till.view().lock->who == hanh().name);
    CHECK(till.view().lock->door.chosen == hanh().code);
    CHECK(till.screen() == ScreenName::Payment);
    till.wishes(FinishSale{});
    CHECK(till.command<StoreSale>() == nullptr);
    till.types_pin("246810");
    REQUIRE(till.command<CheckPin>() != nullptr);
    till.happens(PinChecked{hanh().code, hanh(), 0});
    CHECK_FALSE(till.view().lock);
    CHECK(till.screen() == ScreenName::Payment);
    CHECK(till.view().till.cart.lines.size() == 1);
}

TEST_CASE("another cashier takes over with the cart, under their own name", "[flow][lock]") {
    Driver till;
    till.signs_in();
    till.scans(coffee());
    till.wishes(LockTill{});
    till.wishes(ChooseStaff{minh().code});
    till.types_pin("271828");
    till.happens(PinChecked{minh().code, minh(), 0});
    CHECK(till.view().status.staff == minh());
    till.wishes(GoToPayment{});
    CHECK(till.finishes().cashier == minh().code);
}

TEST_CASE("who takes over sees no screen beyond their rights", "[flow][lock]") {
    Driver till;
    till.signs_in();
    till.state.view.status.staff = manager();
    till.wishes(GoTo{ScreenName::Totals});
    REQUIRE(till.screen() == ScreenName::Totals);
    till.wishes(LockTill{});
    till.wishes(ChooseStaff{hanh().code});
    till.types_pin("246810");
    till.happens(PinChecked{hanh().code, hanh(), 0});
    CHECK(till.screen() == ScreenName::Till);
}

TEST_CASE("a locked till takes no scans, and after the longer time signs out", "[flow][lock]") {
    Driver till;
    till.signs_in();
    till.scans(coffee());
    till.wishes(LockTill{});
    ScannedText text;
    text.bytes = "8930000000019";
    till.happens(CodeScanned{text});
    CHECK(till.command<LookUpCode>() == nullptr);
    till.passes(till.state.settings.sign_out_after_ms + 1);
    CHECK_FALSE(till.view().lock);
    CHECK_FALSE(till.view().status.staff);
    CHECK(till.screen() == ScreenName::Attract);
    CHECK(till.view().till.cart.lines.size() == 1);
}

TEST_CASE("another price for a line takes the right, and is written down with the one before",
          "[flow][rights]") {
    Driver till;
    till.signs_in();
    till.scans(coffee());
    till.wishes(OpenPad{PadEdit::Price, false});
    till.wishes(QuantityTyped{"100000"});
    till.wishes(SubmitQuantity{});
    CHECK(first_line(till).unit_price == coffee().price);
    till.is_allowed_by(minh());
    CHECK(first_line(till).unit_price == Money::from_dong(100'000));
    const auto* note = till.command<NotePrice>();
    REQUIRE(note != nullptr);
    CHECK(note->step.by == minh().code);
    CHECK(note->step.sale == till.state.cart_id);
    CHECK(note->step.what.find("125.000") != std::string::npos);
    CHECK(note->step.what.find("100.000") != std::string::npos);
    till.wishes(OpenPad{PadEdit::Price, false});
    till.wishes(QuantityTyped{"0"});
    till.wishes(SubmitQuantity{});
    CHECK(first_line(till).unit_price == Money::from_dong(100'000));
    CHECK_FALSE(till.view().approval);
    till.wishes(Undo{});
    CHECK(first_line(till).unit_price == coffee().price);
}

}  // namespace
