// The list and the form of the manager's screens, drawn on a stage of their own screens.
#include "kiosk/screens/manage_tiles.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/stage.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk::screens;
using screens_test::Stage;
using screens_test::wish_of;

ViewState hub(kiosk::Role role) {
    ViewState view = samples::view(ScreenName::Manage);
    view.status.staff = kiosk::Staff{kiosk::StaffCode{"900"}, "Lê Thu Hà", role, false};
    return view;
}

TEST_CASE("the hub shows a tile for what this person may do, and nothing else", "[office]") {
    for (const kiosk::Role role : kiosk::kAllRoles) {
        const ViewState view = hub(role);
        Stage stage;
        stage.frame(view);
        for (const ManageTile& tile : manage_tiles()) {
            const bool shown = stage.drawn().find(text_of(tile.title).vi) != nullptr;
            CHECK(shown == view.status.may(tile.right));
        }
    }
}

TEST_CASE("a tile opens its screen, and F11 leads to the hub from the till", "[office]") {
    Stage stage;
    const ViewState view = hub(kiosk::Role::Manager);
    for (const ManageTile& tile : manage_tiles()) {
        const auto wishes = stage.tap(view, text_of(tile.title).vi);
        const auto* go = wish_of<GoTo>(wishes);
        REQUIRE(go != nullptr);
        CHECK(go->screen == tile.screen);
    }
    ViewState till = view;
    till.screen = ScreenName::Till;
    Stage other;
    other.frame(till);
    const auto wishes = other.key(till, "F11");
    REQUIRE(wish_of<GoTo>(wishes) != nullptr);
    CHECK(wish_of<GoTo>(wishes)->screen == ScreenName::Manage);
}

}  // namespace
