// What the till promises when the catalogue changes under an open sale.
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

TEST_CASE("a price that changes in mid-sale counts only for what is scanned afterwards",
          "[flow][sale]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    Product dearer = coffee();
    dearer.price = Money::from_dong(140'000);
    ShopRead changed;
    changed.favourites = {dearer};
    changed.staff = {hanh()};
    kiosk.happens(changed);
    REQUIRE(kiosk.view().till.cart.lines.size() == 1);
    CHECK(kiosk.view().till.cart.lines[0].unit_price == coffee().price);

    kiosk.scans(dearer);
    REQUIRE(kiosk.view().till.cart.lines.size() == 2);
    kiosk.wishes(GoToPayment{});
    kiosk.wishes(TenderTyped{"265000"});
    const Sale sale = kiosk.finishes();
    CHECK(sale.total == coffee().price + dearer.price);
    CHECK(sale.settlement.change == Money{});
}

}  // namespace
