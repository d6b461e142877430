// What the shopper's screen shows of the till, and what it never shows.
#include "kiosk/app/customer_display.h"
#include "tests/app/flow_driver.h"

using namespace flow_tests;
using Show = screens::CustomerView::Show;

TEST_CASE("the shopper sees the cart, the amount, the change and thanks", "[customer]") {
    Driver till;
    CHECK(customer_view(till.state).show == Show::Welcome);
    till.signs_in();
    CHECK(customer_view(till.state).show == Show::Welcome);
    till.scans(coffee());
    auto view = customer_view(till.state);
    CHECK(view.show == Show::Cart);
    REQUIRE(view.lines.size() == 1);
    CHECK(view.lines.front().name == "Cà phê bột Ea Tu");
    CHECK(view.total == Money::from_dong(125'000));
    till.wishes(screens::GoToPayment{});
    till.wishes(screens::TenderAmount{Money::from_dong(200'000)});
    view = customer_view(till.state);
    CHECK(view.show == Show::Pay);
    CHECK(view.given == Money::from_dong(200'000));
    CHECK(view.change == Money::from_dong(75'000));
    const Sale sale = till.finishes();
    till.happens(SaleStored{sale, "K01-1-000001", "abcd1234", 0});
    view = customer_view(till.state);
    CHECK(view.show == Show::Thanks);
    CHECK(view.change == Money::from_dong(75'000));
    till.wishes(screens::NewSale{});
    CHECK(customer_view(till.state).show == Show::Welcome);
}

TEST_CASE("the shopper's lines less the sale's discount are the total", "[customer]") {
    Driver till;
    Promotion promotion;
    promotion.id = promotion.name = "Giảm 10 %";
    promotion.kind = PromotionKind::Percent;
    promotion.percent = 1'000;
    promotion.products = {coffee().id};
    till.state.promotions = {promotion};
    till.signs_in();
    till.scans(coffee());  // 125,000, less 12,500 by the promotion
    till.wishes(screens::OpenPad{screens::PadEdit::DiscountDong, false});
    till.wishes(screens::QuantityTyped{"2500"});
    till.wishes(screens::SubmitQuantity{});
    till.wishes(screens::OpenPad{screens::PadEdit::DiscountDong, true});
    till.wishes(screens::QuantityTyped{"10000"});
    till.wishes(screens::SubmitQuantity{});
    const auto view = customer_view(till.state);
    REQUIRE(view.lines.size() == 1);
    CHECK(view.lines[0].amount == format_money(Money::from_dong(110'000)));
    CHECK(view.discount == Money::from_dong(10'000));
    CHECK(view.total == Money::from_dong(100'000));
}

TEST_CASE("the shopper sees the transfer's code, in the shopper's language", "[customer]") {
    Driver till;
    till.wishes(screens::ChooseLanguage{Language::English});
    till.begins_to_pay();
    till.wishes(screens::ChooseMethod{PaymentMethod::Transfer});
    CodeMatrix code;
    code.width = code.height = 21;
    till.happens(QrDrawn{code});
    const auto view = customer_view(till.state);
    CHECK(view.show == Show::Transfer);
    CHECK(view.vietqr == code);
    CHECK(view.amount == Money::from_dong(125'000));
    CHECK(view.account == "0123456789");
    CHECK(view.language == Language::English);
}

TEST_CASE("the shopper's screen goes to the other monitor, or to none", "[customer]") {
    using platform::display_for_customer;
    CHECK(display_for_customer("auto", 1, 0) == -1);
    CHECK(display_for_customer("auto", 2, 0) == 1);
    CHECK(display_for_customer("auto", 2, 1) == 0);
    CHECK(display_for_customer("none", 3, 0) == -1);
    CHECK(display_for_customer("3", 3, 0) == 2);
    CHECK(display_for_customer("3", 2, 0) == -1);  // unplugged
    CHECK(display_for_customer("1", 2, 0) == -1);  // never over the till
}
