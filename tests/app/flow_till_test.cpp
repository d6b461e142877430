// What a cashier may rely on at the till: counts, discounts, undo, waiting carts, nothing lost.
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

void scans_code(Driver& kiosk, const std::string& text, const Product& product) {
    ScannedText scanned;
    scanned.bytes = text;
    kiosk.happens(CodeScanned{scanned});
    const auto* look = kiosk.command<LookUpCode>();
    REQUIRE(look != nullptr);
    kiosk.happens(CodeLookedUp{look->scanned, look->code, product});
}

const Cart& cart(const Driver& kiosk) { return kiosk.view().till.cart; }

void types_into_pad(Driver& kiosk, PadEdit edit, bool for_sale, const std::string& text) {
    kiosk.wishes(OpenPad{edit, for_sale});
    kiosk.wishes(QuantityTyped{text});
    kiosk.wishes(SubmitQuantity{});
}

Promotion three_and_one() {
    Promotion one;
    one.id = one.name = "Mua 3 tặng 1";
    one.kind = PromotionKind::BuyGet;
    one.buy = 3;
    one.get = 1;
    return one;
}

ShopRead shop_with(std::vector<Promotion> promotions) {
    ShopRead read;
    read.staff = {hanh()};
    read.promotions = std::move(promotions);
    return read;
}

}  // namespace

TEST_CASE("3* counts what is scanned next, once", "[flow][till]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(SearchTyped{"3*"});
    CHECK(kiosk.view().till.query.empty());
    CHECK(kiosk.view().till.next_quantity == Quantity::pieces(3));
    kiosk.scans(coffee());
    CHECK(cart(kiosk).lines.at(0).quantity == Quantity::pieces(3));
    CHECK_FALSE(kiosk.view().till.next_quantity);
    kiosk.scans(coffee());
    CHECK(cart(kiosk).lines.at(0).quantity == Quantity::pieces(4));
    // What is no count stays a word.
    kiosk.wishes(SearchTyped{"ca*"});
    CHECK(kiosk.view().till.query == "ca*");
    CHECK_FALSE(kiosk.view().till.next_quantity);
}

TEST_CASE("a GS1 code brings its count, lot and serial, a serial is scanned once", "[flow][till]") {
    Driver kiosk;
    kiosk.signs_in();
    scans_code(kiosk, "(01)08930000000019(10)L7(30)6", coffee());
    REQUIRE(cart(kiosk).lines.size() == 1);
    CHECK(cart(kiosk).lines[0].quantity == Quantity::pieces(6));
    CHECK(cart(kiosk).lines[0].lot == "L7");
    scans_code(kiosk, "(01)08930000000019(10)L7(21)S1", coffee());
    scans_code(kiosk, "(01)08930000000019(10)L7(21)S1", coffee());
    CHECK(cart(kiosk).lines.size() == 2);
    REQUIRE(kiosk.view().notice);
    CHECK(kiosk.view().notice->text.en.find("serial") != std::string::npos);
}

TEST_CASE("a burst of scans loses none, whatever the store is doing", "[flow][till]") {
    Driver kiosk;
    kiosk.signs_in();
    std::vector<LookUpCode> asked;
    for (int i = 0; i < 40; ++i) {
        ScannedText text;
        text.bytes = "8930000000019";
        kiosk.happens(CodeScanned{text});
        REQUIRE(kiosk.command<LookUpCode>() != nullptr);
        asked.push_back(*kiosk.command<LookUpCode>());
    }
    for (const LookUpCode& one : asked) {
        kiosk.happens(CodeLookedUp{one.scanned, one.code, coffee()});
    }
    REQUIRE(cart(kiosk).lines.size() == 1);
    CHECK(cart(kiosk).lines[0].quantity == Quantity::pieces(40));
}

TEST_CASE("goods past their day or with a revoked certificate are not sold, and it is said",
          "[flow][till]") {
    Settings settings = Driver::shop();
    SECTION("blocked for everybody") { settings.unsafe_goods_by_supervisor = false; }
    SECTION("left to a supervisor") { settings.unsafe_goods_by_supervisor = true; }
    Driver kiosk{settings};
    kiosk.signs_in();
    scans_code(kiosk, "(01)08930000000019(17)261122", coffee());
    CHECK(cart(kiosk).empty());
    if (settings.unsafe_goods_by_supervisor) {
        REQUIRE(kiosk.view().approval);
        CHECK(kiosk.view().approval->what.vi.find("đã hết hạn sử dụng ngày 22/11/2026") !=
              std::string::npos);
        kiosk.wishes(CancelApproval{});
    } else {
        REQUIRE(kiosk.view().notice);
        CHECK(kiosk.view().notice->problem->why.vi == "đã hết hạn sử dụng ngày 22/11/2026");
    }
    Product revoked = coffee();
    revoked.certificate->revoked = true;
    kiosk.scans(revoked);
    CHECK(cart(kiosk).empty());
    kiosk.wishes(CancelApproval{});
    scans_code(kiosk, "(01)08930000000019(17)261123", coffee());  // its last day
    CHECK(cart(kiosk).lines.size() == 1);
    cart(kiosk);
    kiosk.state.view.status.staff->role = Role::Manager;
    kiosk.scans(revoked);
    CHECK(cart(kiosk).lines.size() == (settings.unsafe_goods_by_supervisor ? 2U : 1U));
}

TEST_CASE("a discount has a limit by role, a reason, and follows the quantity", "[flow][till]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());  // 125,000
    types_into_pad(kiosk, PadEdit::DiscountDong, false, "12501");
    CHECK(cart(kiosk).lines[0].discount.is_zero());  // over 10 % of a cashier
    REQUIRE(kiosk.view().approval);
    kiosk.wishes(CancelApproval{});
    CHECK(kiosk.view().till.quantity_pad == "12501");
    kiosk.wishes(ChoosePadReason{1});
    kiosk.wishes(QuantityTyped{"12500"});
    kiosk.wishes(SubmitQuantity{});
    CHECK(cart(kiosk).lines[0].discount == Money::from_dong(12'500));
    CHECK(cart(kiosk).lines[0].discount_reason == kiosk.state.settings.discount_reasons[1]);
    types_into_pad(kiosk, PadEdit::DiscountPercent, false, "7,5");
    CHECK(cart(kiosk).lines[0].discount == Money::from_dong(9'375));
    types_into_pad(kiosk, PadEdit::Quantity, false, "2");
    CHECK(cart(kiosk).lines[0].discount == Money::from_dong(18'750));
    types_into_pad(kiosk, PadEdit::DiscountPercent, true, "10");
    CHECK(cart(kiosk).discount == Money::from_dong(23'125));
    CHECK(kiosk.view().till.totals->total == Money::from_dong(208'125));
    types_into_pad(kiosk, PadEdit::DiscountPercent, true, "0");
    CHECK(cart(kiosk).discount.is_zero());
    CHECK(cart(kiosk).discount_reason.empty());
    kiosk.state.view.status.staff->role = Role::Manager;
    types_into_pad(kiosk, PadEdit::DiscountPercent, true, "100");
    CHECK(kiosk.view().till.totals->total.is_zero());
}

TEST_CASE("the last actions are undone one by one, also an emptied cart", "[flow][till]") {
    Driver kiosk;
    kiosk.signs_in();
    CHECK_FALSE(kiosk.view().till.can_undo);
    kiosk.scans(coffee());
    kiosk.scans(honey());
    kiosk.wishes(ChangeQuantity{0, Quantity::pieces(5)});
    types_into_pad(kiosk, PadEdit::LineNote, false, "gói quà");
    CHECK(cart(kiosk).lines[0].note == "gói quà");
    kiosk.wishes(ClearCart{});
    kiosk.wishes(AnswerDialog{true});
    CHECK(cart(kiosk).empty());
    kiosk.wishes(Undo{});
    CHECK(cart(kiosk).lines.size() == 2);
    kiosk.wishes(Undo{});
    CHECK(cart(kiosk).lines[0].note.empty());
    kiosk.wishes(Undo{});
    CHECK(cart(kiosk).lines[0].quantity == Quantity::pieces(1));
    kiosk.wishes(Undo{});
    kiosk.wishes(Undo{});
    CHECK(cart(kiosk).empty());
    CHECK_FALSE(kiosk.view().till.can_undo);
    kiosk.wishes(Undo{});
    CHECK(cart(kiosk).empty());
}

TEST_CASE("a cart is kept after every change and dropped when it is empty", "[flow][till]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    REQUIRE(kiosk.command<KeepDraft>() != nullptr);
    const HeldCart draft = kiosk.command<KeepDraft>()->draft;
    CHECK(draft.cart == cart(kiosk));
    CHECK(draft.cashier == hanh().code);
    kiosk.wishes(SelectLine{0});
    CHECK(kiosk.command<KeepDraft>() == nullptr);  // nothing changed
    kiosk.wishes(GoToPayment{});
    CHECK(kiosk.finishes().id == draft.id);  // the sale's transaction ends the draft

    Driver other;
    other.signs_in();
    other.scans(coffee());
    other.wishes(RemoveLine{0});
    CHECK(other.command<DropDraft>() != nullptr);
}

TEST_CASE("what was being rung up comes back after a power cut, once", "[flow][till]") {
    Driver before;
    before.signs_in();
    before.scans(coffee());
    before.scans(cashews());
    const HeldCart draft = before.command<KeepDraft>()->draft;

    State fresh{Driver::shop(), SaleIdMaker{[](std::uint8_t* into, std::size_t count) {
                    std::fill_n(into, count, std::uint8_t{7});
                }}};
    begin(fresh, kNoon);
    ShopRead read;
    read.staff = {hanh()};
    read.draft = draft;
    advance(fresh, read, kNoon);
    CHECK(fresh.view.till.cart == draft.cart);
    REQUIRE(fresh.view.till.totals);
    CHECK(fresh.weighed == draft.weighed);
    CHECK(fresh.cart_id == draft.id);
    fresh.view.till.cart = {};
    advance(fresh, read, kNoon);  // the catalogue changed: the draft is read again, and ignored
    CHECK(fresh.view.till.cart.empty());
}

TEST_CASE("carts are put aside with a note, recalled, and change places", "[flow][till]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    types_into_pad(kiosk, PadEdit::HoldNote, true, "áo đỏ");
    REQUIRE(kiosk.command<HoldCart>() != nullptr);
    const HeldCart first = kiosk.command<HoldCart>()->cart;
    CHECK(first.note == "áo đỏ");
    CHECK(cart(kiosk).empty());
    REQUIRE(kiosk.view().till.held.size() == 1);
    CHECK(kiosk.view().till.held[0].total == Money::from_dong(125'000));

    kiosk.scans(honey());
    kiosk.wishes(OpenHeld{});
    kiosk.wishes(RecallHeld{first.id});
    CHECK(kiosk.command<RecallCart>()->id == first.id);
    REQUIRE(kiosk.command<HoldCart>() != nullptr);  // the honey waits now
    CHECK(cart(kiosk) == first.cart);
    REQUIRE(kiosk.view().till.held.size() == 1);
    CHECK(kiosk.view().till.held[0].total == Money::from_dong(90'300));
    kiosk.wishes(GoToPayment{});
    CHECK(kiosk.finishes().id == first.id);
}

TEST_CASE("a cart that could not be put aside is on the till again", "[flow][till]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    types_into_pad(kiosk, PadEdit::HoldNote, true, "");
    const HeldCart held = kiosk.command<HoldCart>()->cart;
    kiosk.happens(NotHeld{held, disk_full()});
    CHECK(cart(kiosk) == held.cart);
    CHECK(kiosk.view().till.held.empty());
    CHECK(kiosk.view().notice->problem->what.vi == "Đĩa đầy");
}

TEST_CASE(
    "a transfer that has not arrived is parked: the till goes on, and it is sold when it comes",
    "[flow][till]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    kiosk.wishes(ParkTransfer{});
    CHECK(kiosk.screen() == ScreenName::Payment);  // not of the cash tab
    kiosk.wishes(ChooseMethod{PaymentMethod::Transfer});
    const std::string purpose = kiosk.view().payment.purpose;
    kiosk.wishes(ParkTransfer{});
    REQUIRE(kiosk.command<HoldCart>() != nullptr);
    CHECK(kiosk.command<StoreSale>() == nullptr);
    const HeldCart parked = kiosk.command<HoldCart>()->cart;
    CHECK(parked.kind == HeldKind::Transfer);
    CHECK(kiosk.screen() == ScreenName::Till);
    CHECK(cart(kiosk).empty());
    REQUIRE(kiosk.view().till.held.size() == 1);
    CHECK(kiosk.view().till.held[0].reference == purpose);

    kiosk.scans(honey());  // the next shopper
    kiosk.now_ms += 600'000;
    kiosk.wishes(RecallHeld{parked.id});
    REQUIRE(kiosk.command<StoreSale>() != nullptr);
    const Sale sale = kiosk.command<StoreSale>()->sale;
    CHECK(sale.id == parked.id);
    CHECK(sale.closed_at_ms == kiosk.now_ms);
    SECTION("stored") {
        kiosk.happens(SaleStored{sale, "K01-1-000001", "deadbeef"});
        CHECK(kiosk.screen() == ScreenName::Receipt);
        CHECK(kiosk.view().till.held.empty());
        CHECK(cart(kiosk).lines.size() == 1);  // the next shopper's goods are still there
    }
    SECTION("not stored: it waits on, and a second try is the same sale") {
        kiosk.happens(SaleNotStored{disk_full()});
        REQUIRE(kiosk.view().till.held.size() == 1);
        kiosk.now_ms += 60'000;
        kiosk.wishes(RecallHeld{parked.id});
        CHECK(kiosk.command<StoreSale>()->sale == sale);
    }
}

TEST_CASE("a transfer that will not come is cancelled by name", "[flow][till]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    kiosk.wishes(ChooseMethod{PaymentMethod::Transfer});
    kiosk.wishes(ParkTransfer{});
    const SaleId id = kiosk.command<HoldCart>()->cart.id;
    kiosk.wishes(DropHeld{id});
    REQUIRE(kiosk.command<CancelTransfer>() != nullptr);
    CHECK(kiosk.command<CancelTransfer>()->by == hanh().code);
    CHECK(kiosk.view().till.held.size() == 1);  // until the store answers
}

TEST_CASE("cash handed over twice is one payment, a card keeps its slip's number", "[flow][till]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    kiosk.wishes(TenderTyped{"20000"});
    kiosk.wishes(TakeTender{});
    kiosk.wishes(ChooseMethod{PaymentMethod::Cash});
    kiosk.wishes(TenderTyped{"30000"});
    kiosk.wishes(TakeTender{});
    REQUIRE(kiosk.view().payment.tenders.size() == 1);
    CHECK(kiosk.view().payment.tenders[0].amount == Money::from_dong(50'000));
    kiosk.wishes(ChooseMethod{PaymentMethod::Card});
    kiosk.wishes(ReferenceTyped{"A1234"});
    kiosk.wishes(ConfirmCard{});
    REQUIRE(kiosk.command<StoreSale>() != nullptr);
    const auto& payments = kiosk.command<StoreSale>()->sale.settlement.payments;
    REQUIRE(payments.size() == 2);
    CHECK(payments[1].reference == "A1234");
}

TEST_CASE("promotions price the cart, and their end while paying changes nothing", "[flow][till]") {
    Driver kiosk;
    Promotion one = three_and_one();
    one.ends_ms = kNoon + 60'000;
    kiosk.happens(shop_with({one}));
    kiosk.signs_in();
    kiosk.wishes(SearchTyped{"3*"});
    kiosk.scans(coffee());
    REQUIRE(kiosk.view().till.gifts.size() == 1);
    CHECK(kiosk.view().till.gifts[0].pieces == 1);
    kiosk.scans(coffee());
    CHECK(kiosk.view().till.gifts.empty());
    CHECK(cart(kiosk).lines[0].promotion == "Mua 3 tặng 1");
    CHECK(kiosk.view().till.totals->total == Money::from_dong(375'000));
    kiosk.wishes(GoToPayment{});
    kiosk.passes(120'000);
    const Sale sale = kiosk.finishes();
    CHECK(sale.total == Money::from_dong(375'000));
    CHECK(sale.lines[0].promotion_discount == Money::from_dong(125'000));
}

TEST_CASE("a price list is frozen when a product is scanned", "[flow][till]") {
    Driver kiosk;
    Promotion list;
    list.id = list.name = "2027";
    list.kind = PromotionKind::PriceList;
    list.products = {coffee().id};
    list.amount = Money::from_dong(130'000);
    list.starts_ms = kNoon + 1'000;
    kiosk.happens(shop_with({list}));
    kiosk.signs_in();
    kiosk.scans(coffee());
    kiosk.passes(2'000);
    CHECK(kiosk.view().till.totals->total == Money::from_dong(125'000));
    kiosk.scans(coffee());
    CHECK(kiosk.view().till.totals->total == Money::from_dong(255'000));
}

TEST_CASE("a household seller's sale has no VAT on its lines", "[flow][till]") {
    Settings settings = Driver::shop();
    settings.shop.vat_lines = false;
    Driver kiosk{settings};
    kiosk.begins_to_pay();
    const Sale sale = kiosk.finishes();
    CHECK(sale.lines[0].tax_rate == TaxRate::NotDeclared);
    CHECK(sale.tax.is_zero());
}
