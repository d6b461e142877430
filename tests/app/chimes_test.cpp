// What is heard, and who may leave: a shopper hears a scan and cannot close the kiosk.
#include "kiosk/app/chimes.h"

#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::app;
using screens::ScreenName;
using screens::ViewState;

namespace {

CodeLookedUp looked_up(bool known) {
    CodeLookedUp answer;
    if (known) answer.product = Product{};
    return answer;
}

}  // namespace

TEST_CASE("a read, an unknown code and a warning sound different, silence when switched off",
          "[app][sound]") {
    ViewState view;
    view.screen = ScreenName::Product;
    CHECK(earcon_for(Event{looked_up(true)}, view) == Earcon::Read);
    CHECK(earcon_for(Event{looked_up(false)}, view) == Earcon::Unknown);
    Finding recalled;
    recalled.forbids_sale = true;
    view.product.findings = {recalled};
    CHECK(earcon_for(Event{looked_up(true)}, view) == Earcon::Warning);
    CHECK_FALSE(earcon_for(Event{CodeScanned{}}, view));  // only once for a scan
    view.settings.scan_problem = Problem{};
    CHECK(earcon_for(Event{CodeScanned{}}, view) == Earcon::Unknown);
    CHECK_FALSE(earcon_for(Event{TimePassed{}}, view));
    view.sound = false;
    CHECK_FALSE(earcon_for(Event{looked_up(true)}, view));
}

TEST_CASE("the fullscreen kiosk is closed by a manager and by nobody else", "[app][shopper]") {
    ViewState view;
    CHECK_FALSE(may_close(view, true));
    CHECK(may_close(view, false));
    view.status.staff = Staff{};
    view.status.staff->role = Role::Cashier;
    CHECK_FALSE(may_close(view, true));
    view.status.staff->role = Role::Manager;
    CHECK(may_close(view, true));
}

TEST_CASE("a key that is held down acts once, letters and steps go on", "[app][keys]") {
    for (const char* once : {"Enter", "Escape", "Delete", "Space", "F2", "F9", "F12"}) {
        INFO(once);
        CHECK_FALSE(counts_again(once));
    }
    for (const char* again : {"Backspace", "PageDown", "Plus", "Left", "Tab", "a", "F", "7"}) {
        INFO(again);
        CHECK(counts_again(again));
    }
}
