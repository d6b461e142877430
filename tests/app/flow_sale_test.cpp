// What the till promises about money: a sale is said to be done only when it is durable, and once.
#include "kiosk/core/vietqr.h"
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

TEST_CASE("nothing is acknowledged before the sale is stored", "[flow][sale]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    kiosk.wishes(TenderTyped{"200000"});
    CHECK(kiosk.view().payment.due.change == Money::from_dong(75'000));
    const Sale sale = kiosk.finishes();
    CHECK(kiosk.screen() == ScreenName::Payment);
    CHECK(kiosk.view().payment.storing);
    CHECK_FALSE(kiosk.view().payment.can_finish);
    CHECK(kiosk.view().till.cart.lines.size() == 1);

    kiosk.happens(SaleStored{sale, "K01-1-000001", "deadbeef"});
    CHECK(kiosk.screen() == ScreenName::Receipt);
    CHECK(kiosk.view().receipt.number == "K01-1-000001");
    CHECK(kiosk.view().receipt.change == Money::from_dong(75'000));
    CHECK(kiosk.view().till.cart.empty());
    CHECK(kiosk.command<DrawReceipt>() != nullptr);
    CHECK(kiosk.command<SynchroniseNow>() != nullptr);
}

TEST_CASE("Enter twice stores once", "[flow][sale]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    const Sale sale = kiosk.finishes();
    kiosk.wishes(FinishSale{});
    CHECK(kiosk.commands.empty());
    kiosk.happens(SaleStored{sale, "K01-1-000001", "deadbeef"});
    kiosk.wishes(FinishSale{});
    CHECK(kiosk.command<StoreSale>() == nullptr);
}

TEST_CASE("while a sale is being stored nothing about it can change", "[flow][sale]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    const Sale sale = kiosk.finishes();
    kiosk.wishes(GoBack{});
    kiosk.wishes(GoTo{ScreenName::Till});
    kiosk.wishes(GoTo{ScreenName::Attract});
    kiosk.wishes(SignOut{});
    kiosk.wishes(TenderTyped{"900000"});
    kiosk.passes(kiosk.state.settings.sign_out_after_ms + 1);
    CHECK(kiosk.screen() == ScreenName::Payment);
    CHECK(kiosk.view().status.staff);
    CHECK(kiosk.view().payment.tendered.empty());
    CHECK(kiosk.state.storing == sale);
}

TEST_CASE("a storage fault is said, keeps the cart, and a second try is the same sale",
          "[flow][sale]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    const Sale sale = kiosk.finishes();
    kiosk.happens(SaleNotStored{disk_full()});
    CHECK(kiosk.screen() == ScreenName::Payment);
    CHECK_FALSE(kiosk.view().payment.storing);
    REQUIRE(kiosk.view().payment.problem);
    CHECK(kiosk.view().payment.problem->what.vi == "Đĩa đầy");
    REQUIRE(kiosk.view().till.cart.lines.size() == 1);
    kiosk.now_ms += 60'000;

    SECTION("at once: the same to the byte") { CHECK(kiosk.finishes() == sale); }
    SECTION("after going back to the till: the same id, so it cannot be sold twice") {
        kiosk.wishes(GoBack{});
        REQUIRE(kiosk.screen() == ScreenName::Till);
        kiosk.wishes(GoToPayment{});
        CHECK(kiosk.finishes().id == sale.id);
    }
    SECTION("with other goods it is another sale") {
        kiosk.wishes(GoBack{});
        kiosk.scans(honey());
        kiosk.wishes(GoToPayment{});
        CHECK(kiosk.finishes().id != sale.id);
    }
}

TEST_CASE("goods scanned just before paying began are not dropped in silence", "[flow][sale]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    ScannedText text;
    text.bytes = "8930000000019";
    kiosk.happens(CodeScanned{text});
    const LookUpCode asked = *kiosk.command<LookUpCode>();
    kiosk.wishes(GoToPayment{});
    kiosk.happens(CodeLookedUp{asked.scanned, asked.code, honey()});
    CHECK(kiosk.view().payment.total == Money::from_dong(125'000));
    REQUIRE(kiosk.view().notice);
    CHECK(kiosk.view().notice->text.vi.find("Mật ong") != std::string::npos);
}

TEST_CASE("a transfer's QR asks for the amount and names the sale", "[flow][sale]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    kiosk.wishes(ChooseMethod{PaymentMethod::Transfer});
    const auto* draw = kiosk.command<DrawQr>();
    REQUIRE(draw != nullptr);
    const auto transfer = vietqr::parse(draw->payload);
    REQUIRE(transfer);
    CHECK(transfer->bin == "970436");
    CHECK(transfer->account == "0123456789");
    CHECK(transfer->amount == Money::from_dong(125'000));
    CHECK(transfer->purpose == kiosk.view().payment.purpose);
    CHECK_FALSE(transfer->purpose.empty());
    kiosk.wishes(ConfirmTransfer{});
    REQUIRE(kiosk.command<StoreSale>() != nullptr);
    const Payment paid = kiosk.command<StoreSale>()->sale.settlement.payments.at(0);
    CHECK(paid.method == PaymentMethod::Transfer);
    CHECK(paid.reference == transfer->purpose);
}

TEST_CASE("only cash is rounded, and cash below what is due does not finish", "[flow][sale]") {
    Driver kiosk;
    kiosk.begins_to_pay(honey());  // 90.300
    CHECK(kiosk.view().payment.to_pay == Money::from_dong(90'500));
    kiosk.wishes(TenderTyped{"90000"});
    CHECK_FALSE(kiosk.view().payment.can_finish);
    kiosk.wishes(FinishSale{});
    CHECK(kiosk.commands.empty());
    kiosk.wishes(ChooseMethod{PaymentMethod::Card});
    CHECK(kiosk.view().payment.to_pay == Money::from_dong(90'300));
}

TEST_CASE("a split: cash first, the rest by transfer", "[flow][sale]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    kiosk.wishes(TenderTyped{"50000"});
    kiosk.wishes(TakeTender{});
    CHECK(kiosk.view().payment.to_pay == Money::from_dong(75'000));
    REQUIRE(kiosk.view().payment.method == PaymentMethod::Transfer);
    kiosk.wishes(ConfirmTransfer{});
    REQUIRE(kiosk.command<StoreSale>() != nullptr);
    CHECK(kiosk.command<StoreSale>()->sale.settlement.payments.size() == 2);
}

TEST_CASE("a scan on the done screen begins the next customer's cart", "[flow][sale]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    const Sale sale = kiosk.finishes();
    kiosk.happens(SaleStored{sale, "K01-1-000001", "deadbeef"});
    kiosk.scans(honey());
    CHECK(kiosk.screen() == ScreenName::Till);
    REQUIRE(kiosk.view().till.cart.lines.size() == 1);
    CHECK(kiosk.view().till.cart.lines[0].product_id == honey().id);
}

}  // namespace
