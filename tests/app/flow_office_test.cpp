// The manager's screens: who gets in, and what leads back.
#include "kiosk/screens/manage_tiles.h"
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

TEST_CASE("a cashier is told who may see the shop's figures, and stays where she is", "[office]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(GoTo{ScreenName::Manage});
    CHECK(kiosk.screen() == ScreenName::Till);
    REQUIRE(kiosk.view().notice);
    CHECK(kiosk.view().notice->problem->why.vi.find("Ca trưởng") != std::string::npos);
    // A look at the figures can be allowed once.
    kiosk.wishes(GoTo{ScreenName::Totals});
    CHECK(kiosk.screen() == ScreenName::Till);
    CHECK(kiosk.view().approval);
}

TEST_CASE("a shop may let its cashiers see the figures", "[office]") {
    Settings settings = Driver::shop();
    settings.rights.move(Right::SeeTotals, Role::Cashier);
    Driver kiosk{settings};
    kiosk.signs_in();
    kiosk.wishes(GoTo{ScreenName::Totals});
    CHECK(kiosk.screen() == ScreenName::Totals);
}

TEST_CASE("what the hub opens leads back to the hub", "[office]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    for (const ManageTile& tile : manage_tiles()) {
        kiosk.wishes(GoTo{ScreenName::Manage});
        REQUIRE(kiosk.screen() == ScreenName::Manage);
        kiosk.wishes(GoTo{tile.screen});
        CHECK(kiosk.screen() == tile.screen);
        kiosk.wishes(GoBack{});
        CHECK(kiosk.screen() == ScreenName::Manage);
    }
}

}  // namespace
