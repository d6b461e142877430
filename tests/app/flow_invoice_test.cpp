// A buyer wants an invoice: asked after the sale, refused where it cannot be one.
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

Driver asked() {
    Driver kiosk;
    kiosk.begins_to_pay();
    const Sale sale = kiosk.finishes();
    kiosk.happens(SaleStored{sale, "K01-1-000001", "deadbeef"});
    kiosk.wishes(AskInvoice{});
    REQUIRE(kiosk.screen() == ScreenName::Invoice);
    REQUIRE(kiosk.command<ReadBuyer>() != nullptr);
    kiosk.happens(BuyerRead{sale.id, {}});
    REQUIRE(kiosk.view().invoice.form);
    return kiosk;
}

TEST_CASE("a buyer's data are asked after the sale and stored with it", "[invoice]") {
    Driver kiosk = asked();
    kiosk.wishes(FormTyped{0, " Công ty Hoa Sen "});
    kiosk.wishes(FormTyped{1, "0100109106"});
    kiosk.wishes(FormTyped{2, "12 Lê Lợi"});
    kiosk.wishes(FormSubmitted{});
    const auto* save = kiosk.command<SaveBuyer>();
    REQUIRE(save != nullptr);
    CHECK(save->buyer.name == "Công ty Hoa Sen");
    CHECK(kiosk.view().invoice.form->busy);
    kiosk.happens(BuyerSaved{save->sale, {}});
    CHECK(kiosk.screen() == ScreenName::Till);
    CHECK_FALSE(kiosk.view().invoice.form);
}

TEST_CASE("a tax number with a wrong digit is told under its field", "[invoice]") {
    Driver kiosk = asked();
    kiosk.wishes(FormTyped{0, "Công ty"});
    kiosk.wishes(FormTyped{1, "0100109107"});
    kiosk.wishes(FormTyped{2, "Hà Nội"});
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.command<SaveBuyer>() == nullptr);
    CHECK(kiosk.view().invoice.form->fields[1].error);
}

TEST_CASE("nobody gets to another's invoice form by wishing", "[invoice]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(AskInvoice{});
    CHECK(kiosk.screen() == ScreenName::Till);
    kiosk.wishes(GoTo{ScreenName::Invoice});
    CHECK(kiosk.screen() == ScreenName::Till);
}

TEST_CASE("what was typed is not lost by a touch on Back", "[invoice]") {
    Driver kiosk = asked();
    kiosk.wishes(FormTyped{0, "An"});
    kiosk.wishes(GoBack{});
    CHECK(kiosk.screen() == ScreenName::Invoice);
    REQUIRE(kiosk.view().dialog);
    kiosk.wishes(AnswerDialog{true});
    CHECK(kiosk.screen() == ScreenName::Till);
}

TEST_CASE("the buyer is told how long the data are kept, and they are kept so long", "[invoice]") {
    Driver kiosk = asked();
    CHECK(kiosk.view().invoice.kept_days == 30);
    kiosk.state.settings.invoices.buyer_days = 7;
    kiosk.wishes(FormTyped{0, "An"});
    kiosk.wishes(FormSubmitted{});
    REQUIRE(kiosk.command<SaveBuyer>() != nullptr);
    CHECK(kiosk.command<SaveBuyer>()->days == 7);
}

TEST_CASE("a kiosk that is never restarted looks for due data each day", "[invoice]") {
    Driver kiosk;
    kiosk.passes(1'000);
    CHECK(kiosk.command<ForgetBuyers>() == nullptr);
    kiosk.passes(24 * 3'600'000);
    CHECK(kiosk.command<ForgetBuyers>() != nullptr);
    kiosk.passes(1'000);
    CHECK(kiosk.command<ForgetBuyers>() == nullptr);
}

}  // namespace
