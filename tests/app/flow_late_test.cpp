// Answers that come after a person has moved on, wishes whose command was lost, and the same wish
// twice: none of them may change what somebody else is doing.
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

const Cart& cart(const Driver& kiosk) { return kiosk.view().till.cart; }

Staff bao() { return {StaffCode{"102"}, "Trần Quốc Bảo", Role::Cashier, true}; }

void unlocks(Driver& kiosk, const Staff& who) {
    REQUIRE(kiosk.view().lock);
    kiosk.wishes(ChooseStaff{who.code});
    kiosk.types_pin("246810");
    REQUIRE(kiosk.command<CheckPin>() != nullptr);
    kiosk.happens(PinChecked{who.code, who, 0});
    REQUIRE_FALSE(kiosk.view().lock);
}

HeldCart puts_aside(Driver& kiosk) {
    kiosk.wishes(OpenPad{PadEdit::HoldNote, true});
    kiosk.wishes(SubmitQuantity{});
    REQUIRE(kiosk.command<HoldCart>() != nullptr);
    return kiosk.command<HoldCart>()->cart;
}

}  // namespace

TEST_CASE("goods that were still being read when paying began are not added to what is paid",
          "[flow][late]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    kiosk.wishes(AddToCart{honey().id});
    REQUIRE(kiosk.command<ReadProduct>() != nullptr);
    kiosk.wishes(GoToPayment{});
    kiosk.happens(ProductRead{honey(), ProductUse::Cart});
    CHECK(cart(kiosk).lines.size() == 1);
    REQUIRE(kiosk.view().notice);
    CHECK(kiosk.view().notice->text.vi.find("Mật ong") != std::string::npos);
    CHECK(kiosk.finishes().lines.size() == 1);
}

TEST_CASE("goods that arrive after everybody has left enter nobody's cart", "[flow][late]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(AddToCart{honey().id});
    kiosk.wishes(SignOut{});
    kiosk.happens(ProductRead{honey(), ProductUse::Cart});
    CHECK(cart(kiosk).empty());
}

TEST_CASE("a product that arrives late leads nobody back to it", "[flow][late]") {
    Driver kiosk;
    kiosk.wishes(GoTo{ScreenName::Browse});
    kiosk.wishes(OpenProduct{coffee().id});
    REQUIRE(kiosk.command<ReadProduct>() != nullptr);
    SECTION("somebody who waits sees it") {
        kiosk.happens(ProductRead{coffee(), ProductUse::Show});
        CHECK(kiosk.screen() == ScreenName::Product);
        kiosk.happens(PricesBegan{{coffee().id}});
        REQUIRE(kiosk.command<ReadProduct>() != nullptr);
        kiosk.happens(ProductRead{coffee(), ProductUse::Show});
        CHECK(kiosk.screen() == ScreenName::Product);
    }
    SECTION("somebody who went on is left alone") {
        kiosk.wishes(GoBack{});
        kiosk.happens(ProductRead{coffee(), ProductUse::Show});
        CHECK(kiosk.screen() == ScreenName::Attract);
    }
    SECTION("so is somebody who left it while its new price was read") {
        kiosk.happens(ProductRead{coffee(), ProductUse::Show});
        kiosk.happens(PricesBegan{{coffee().id}});
        kiosk.wishes(GoTo{ScreenName::Attract});
        kiosk.happens(ProductRead{coffee(), ProductUse::Show});
        CHECK(kiosk.screen() == ScreenName::Attract);
    }
}

TEST_CASE("what was found for another screen is not shown on this one", "[flow][late]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(ChooseGroup{Group::Food});
    const auto* of_till = kiosk.command<BrowseGoods>();
    REQUIRE(of_till != nullptr);
    kiosk.happens(GoodsFound{of_till->request, {coffee()}, false, false});
    REQUIRE(kiosk.view().till.favourites.size() == 1);
    kiosk.wishes(GoTo{ScreenName::Browse});
    kiosk.wishes(ChooseStars{4});
    const auto* of_browse = kiosk.command<BrowseGoods>();
    REQUIRE(of_browse != nullptr);
    const std::int64_t late = of_browse->request;
    kiosk.wishes(GoTo{ScreenName::Till});
    kiosk.happens(GoodsFound{late, {honey(), cashews()}, false, false});
    REQUIRE(kiosk.view().till.favourites.size() == 1);
    CHECK(kiosk.view().till.favourites[0].id == coffee().id);
}

TEST_CASE("a cart that could not be put aside is not mixed with the next customer's",
          "[flow][late]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    const HeldCart first = puts_aside(kiosk);
    kiosk.scans(honey());
    SECTION("while that one is being rung") { kiosk.happens(NotHeld{first, disk_full()}); }
    SECTION("while that one is being stored") {
        kiosk.wishes(GoToPayment{});
        const Sale sale = kiosk.finishes();
        kiosk.happens(NotHeld{first, disk_full()});
        kiosk.happens(SaleStored{sale, "K01-1-000001", "abcd1234"});
        kiosk.wishes(NewSale{});
        kiosk.scans(honey());
    }
    REQUIRE(cart(kiosk).lines.size() == 1);
    CHECK(cart(kiosk).lines[0].product_id == honey().id);
    REQUIRE(kiosk.view().till.held.size() == 1);
    // The store knows nothing of it; it stays, and is given to it once more.
    kiosk.happens(HeldRead{});
    REQUIRE(kiosk.view().till.held.size() == 1);
    REQUIRE(kiosk.command<HoldCart>() != nullptr);
    CHECK(kiosk.command<HoldCart>()->cart.id == first.id);
    kiosk.happens(HeldRead{{first}});
    CHECK(kiosk.view().till.held.size() == 1);
    CHECK(kiosk.command<HoldCart>() == nullptr);
}

TEST_CASE("a waiting cart is dropped only by whoever says so twice", "[flow][till]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    const HeldCart first = puts_aside(kiosk);
    kiosk.wishes(DropHeld{first.id});
    CHECK(kiosk.command<DropHeldCart>() == nullptr);
    REQUIRE(kiosk.view().dialog);
    kiosk.wishes(AnswerDialog{false});
    CHECK(kiosk.view().till.held.size() == 1);
    kiosk.wishes(DropHeld{first.id});
    kiosk.wishes(AnswerDialog{true});
    CHECK(kiosk.command<DropHeldCart>() != nullptr);
    CHECK(kiosk.view().till.held.empty());
}

TEST_CASE("reading the shop anew forgets no cart that was put aside meanwhile", "[flow][late]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    const HeldCart first = puts_aside(kiosk);
    ShopRead read;
    read.staff = {hanh(), minh(), manager()};
    kiosk.happens(read);  // asked before the cart was stored
    REQUIRE(kiosk.view().till.held.size() == 1);
    kiosk.wishes(RecallHeld{first.id});
    read.held = {first};
    kiosk.happens(read);  // asked before it came back
    CHECK(kiosk.view().till.held.empty());
}

TEST_CASE("a basket that is changed while its number is made has no number", "[flow][late]") {
    Driver kiosk;
    kiosk.scans(coffee());
    kiosk.wishes(AddToBasket{coffee().id});
    kiosk.wishes(GiveBasket{});
    REQUIRE(kiosk.command<StoreBasket>() != nullptr);
    kiosk.wishes(ChangeBasket{coffee().id, Quantity::pieces(3)});
    kiosk.happens(BasketStored{"417"});
    CHECK_FALSE(kiosk.view().basket.given);
    CHECK_FALSE(kiosk.view().basket.code);
}

TEST_CASE("an emptied basket still says how long its number holds", "[flow][basket]") {
    Settings settings = Driver::shop();
    settings.basket_hours = 24;
    Driver kiosk{settings};
    kiosk.scans(coffee());
    kiosk.wishes(AddToBasket{coffee().id});
    kiosk.wishes(EmptyBasket{});
    CHECK(kiosk.view().basket.hours == 24);
}

TEST_CASE("a buyer stored late takes nobody away from where they are", "[flow][late]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    const Sale sale = kiosk.finishes();
    kiosk.happens(SaleStored{sale, "K01-1-000001", "deadbeef"});
    kiosk.wishes(AskInvoice{});
    kiosk.happens(BuyerRead{sale.id, {}});
    kiosk.wishes(FormTyped{0, "Công ty Hoa Sen"});
    kiosk.wishes(FormTyped{1, "0100109106"});
    kiosk.wishes(FormTyped{2, "12 Lê Lợi"});
    kiosk.wishes(FormSubmitted{});
    REQUIRE(kiosk.command<SaveBuyer>() != nullptr);
    kiosk.scans(honey());
    REQUIRE(kiosk.screen() == ScreenName::Product);
    kiosk.happens(BuyerSaved{sale.id, {}});
    CHECK(kiosk.screen() == ScreenName::Product);
    kiosk.wishes(GoBack{});
    CHECK(kiosk.screen() != ScreenName::Invoice);
}

TEST_CASE("where the store does not answer, nobody is shut in", "[flow][late]") {
    Driver kiosk;
    SECTION("in the buyer's form") {
        kiosk.begins_to_pay();
        const Sale sale = kiosk.finishes();
        kiosk.happens(SaleStored{sale, "K01-1-000001", "deadbeef"});
        kiosk.wishes(AskInvoice{});
        kiosk.happens(BuyerRead{sale.id, {}});
        kiosk.wishes(FormTyped{0, "Công ty Hoa Sen"});
        kiosk.wishes(FormTyped{1, "0100109106"});
        kiosk.wishes(FormTyped{2, "12 Lê Lợi"});
        kiosk.wishes(FormSubmitted{});
        kiosk.happens(StorageFailed{disk_full()});
        kiosk.wishes(FormLeft{});
        CHECK(kiosk.view().dialog);
    }
    SECTION("in a price to come") {
        kiosk.signs_in(manager());
        kiosk.wishes(GoTo{ScreenName::Goods});
        kiosk.happens(GoodsAnswer{OneProductRead{coffee(), {}, {}, {}}});
        kiosk.wishes(GoodsWish{AddPrice{}});
        kiosk.wishes(FormTyped{0, "130000"});
        kiosk.wishes(FormSubmitted{});
        REQUIRE(kiosk.command<GoodsCommand>() != nullptr);
        kiosk.happens(StorageFailed{disk_full()});
        kiosk.wishes(FormSubmitted{});
        CHECK(kiosk.command<GoodsCommand>() != nullptr);
    }
    SECTION("before a receipt that is looked for") {
        kiosk.signs_in();
        kiosk.wishes(OpenReturns{});
        kiosk.wishes(ReturnsTyped{"7"});
        kiosk.wishes(SubmitReturns{});
        kiosk.happens(StorageFailed{disk_full()});
        CHECK_FALSE(kiosk.view().returns.loading);
    }
    SECTION("before a basket's number") {
        kiosk.scans(coffee());
        kiosk.wishes(AddToBasket{coffee().id});
        kiosk.wishes(GiveBasket{});
        kiosk.happens(StorageFailed{disk_full()});
        kiosk.wishes(GiveBasket{});
        CHECK(kiosk.command<StoreBasket>() != nullptr);
    }
    SECTION("before a receipt's copy") {
        kiosk.state.settings.printer.device = "192.168.1.50";
        kiosk.begins_to_pay();
        const Sale sale = kiosk.finishes();
        kiosk.happens(SaleStored{sale, "K01-1-000001", "abcd1234", 7});
        kiosk.happens(Printed{7});
        kiosk.wishes(PrintReceipt{});
        REQUIRE(kiosk.command<QueuePrint>() != nullptr);
        kiosk.happens(StorageFailed{disk_full()});
        kiosk.wishes(PrintReceipt{});
        REQUIRE(kiosk.command<QueuePrint>() != nullptr);
        CHECK(kiosk.command<QueuePrint>()->job.copy);
    }
}

TEST_CASE("a receipt's number that is typed on while one is looked for ends the waiting",
          "[flow][late][returns]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(OpenReturns{});
    kiosk.wishes(ReturnsTyped{"7"});
    kiosk.wishes(SubmitReturns{});
    REQUIRE(kiosk.view().returns.loading);
    kiosk.wishes(ReturnsTyped{"71"});
    CHECK_FALSE(kiosk.view().returns.loading);
}

TEST_CASE("opening a shift for a transfer that has arrived takes no money for the cart beside it",
          "[flow][late][shift]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    kiosk.wishes(ChooseMethod{PaymentMethod::Transfer});
    kiosk.wishes(ParkTransfer{});
    const HeldCart parked = kiosk.command<HoldCart>()->cart;
    kiosk.happens(ShiftRead{});
    kiosk.scans(honey());
    kiosk.wishes(RecallHeld{parked.id});
    REQUIRE(kiosk.screen() == ScreenName::Shift);
    kiosk.wishes(ShiftRowChosen{1});
    kiosk.wishes(ShiftTyped{"5"});
    kiosk.wishes(SubmitShift{});
    REQUIRE(kiosk.command<OpenShift>() != nullptr);
    kiosk.happens(ShiftRead{open_shift()});
    CHECK(kiosk.screen() == ScreenName::Till);
}

TEST_CASE("a count and an X report belong to whoever began them, not to who unlocks the till",
          "[flow][lock][shift][rights]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(GoTo{ScreenName::Shift});
    kiosk.happens(ShiftRead{open_shift()});
    SECTION("a count goes on under the same person's PIN") {
        kiosk.wishes(ShowShift{ShiftPart::Count});
        kiosk.wishes(LockTill{});
        unlocks(kiosk, hanh());
        CHECK(kiosk.view().shift.part == ShiftPart::Count);
    }
    SECTION("another one begins from the start, with the right it takes") {
        kiosk.wishes(ShowShift{ShiftPart::Count});
        kiosk.wishes(SubmitShift{});
        kiosk.happens(ShiftRead{open_shift()});
        REQUIRE(kiosk.view().shift.part == ShiftPart::Difference);
        kiosk.wishes(ShiftNoteTyped{"thiếu"});
        kiosk.wishes(LockTill{});
        unlocks(kiosk, bao());
        kiosk.wishes(SubmitShift{});
        CHECK(kiosk.command<CloseShift>() == nullptr);
        CHECK(kiosk.view().shift.part == ShiftPart::Overview);
    }
    SECTION("what a supervisor let one person see is not shown to the next") {
        kiosk.wishes(SeeShift{});
        kiosk.is_allowed_by(minh());
        REQUIRE(kiosk.view().shift.paper);
        kiosk.wishes(LockTill{});
        unlocks(kiosk, bao());
        CHECK_FALSE(kiosk.view().shift.paper);
    }
}

TEST_CASE("a question nobody answered is gone with whoever it was for", "[flow][lock][rights]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Attract});
    kiosk.wishes(CloseProgram{});
    REQUIRE(kiosk.view().dialog);
    kiosk.passes(kiosk.state.settings.sign_out_after_ms + 1'000);
    REQUIRE_FALSE(kiosk.view().status.staff);
    CHECK_FALSE(kiosk.view().dialog);
    kiosk.wishes(AnswerDialog{true});
    CHECK(kiosk.command<EndProgram>() == nullptr);
}

TEST_CASE("a till left alone behind a shopper's screen asks for the PIN on the way back",
          "[flow][lock][rights]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(OpenProduct{coffee().id});
    kiosk.happens(ProductRead{coffee(), ProductUse::Show});
    REQUIRE(kiosk.screen() == ScreenName::Product);
    SECTION("after a moment it does not") {
        kiosk.passes(5'000);
        kiosk.wishes(GoBack{});
        CHECK(kiosk.screen() == ScreenName::Till);
        CHECK_FALSE(kiosk.view().lock);
    }
    SECTION("after a while it does, though a shopper has touched the screen meanwhile") {
        kiosk.passes(kiosk.state.settings.lock_after_ms + 1'000);
        CHECK_FALSE(kiosk.view().lock);  // whoever stands there reads on
        kiosk.happens(Touched{});
        kiosk.wishes(GoBack{});
        CHECK(kiosk.view().lock);
        unlocks(kiosk, hanh());
        kiosk.wishes(GoTo{ScreenName::Browse});
        kiosk.wishes(GoTo{ScreenName::Till});
        CHECK_FALSE(kiosk.view().lock);
    }
}
