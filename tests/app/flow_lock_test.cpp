// A shopper can't leave the shopper's screens, and leaves nothing behind.
#include "tests/app/flow_driver.h"

using namespace flow_tests;
using namespace kiosk::screens;

TEST_CASE("every way to the staff's screens leads a shopper to the PIN", "[app][shopper]") {
    for (const ScreenName wanted : kAllScreens) {
        Driver kiosk;
        kiosk.wishes(GoTo{ScreenName::Browse});
        kiosk.wishes(GoTo{wanted});
        INFO(name_of(wanted));
        const bool shoppers =
            kiosk.screen() == ScreenName::Browse || kiosk.screen() == ScreenName::Attract ||
            kiosk.screen() == ScreenName::Basket || kiosk.screen() == ScreenName::Compare ||
            kiosk.screen() == ScreenName::Producer || kiosk.screen() == ScreenName::Login;
        CHECK(shoppers);
    }
}

TEST_CASE("Escape leads a shopper at most back to the attract screen", "[app][shopper]") {
    Driver kiosk;
    kiosk.scans(coffee());
    REQUIRE(kiosk.screen() == ScreenName::Product);
    kiosk.wishes(GoTo{ScreenName::Login});
    for (int i = 0; i < 12; ++i) kiosk.wishes(GoBack{});
    CHECK(kiosk.screen() == ScreenName::Attract);
    CHECK(kiosk.command<EndProgram>() == nullptr);
}

TEST_CASE("only a manager closes the program, and is asked first", "[app][shopper]") {
    Driver kiosk;
    kiosk.wishes(CloseProgram{});
    CHECK_FALSE(kiosk.view().dialog);
    kiosk.signs_in();
    kiosk.wishes(CloseProgram{});
    CHECK_FALSE(kiosk.view().dialog);
    REQUIRE(kiosk.view().approval);
    kiosk.wishes(CancelApproval{});
    kiosk.state.view.status.staff = manager();
    kiosk.wishes(CloseProgram{});
    REQUIRE(kiosk.view().dialog);
    kiosk.wishes(AnswerDialog{false});
    CHECK(kiosk.command<EndProgram>() == nullptr);
    kiosk.wishes(CloseProgram{});
    kiosk.wishes(AnswerDialog{true});
    CHECK(kiosk.command<EndProgram>() != nullptr);
}

TEST_CASE("a shopper's contrast, size and language are theirs alone", "[app][shopper]") {
    Driver kiosk;
    kiosk.wishes(ChooseContrast{true});
    CHECK(kiosk.command<SaveSettings>() == nullptr);
    kiosk.wishes(ChooseTextScale{1.4F});
    kiosk.wishes(ChooseLanguage{Language::English});
    CHECK(kiosk.view().high_contrast);
    kiosk.passes(kiosk.state.settings.attract_after_ms + 1'000);
    CHECK_FALSE(kiosk.view().high_contrast);
    CHECK(kiosk.view().text_scale < 1.1F);
    CHECK(kiosk.view().language == Language::Vietnamese);
    kiosk.signs_in();
    kiosk.wishes(GoTo{ScreenName::Settings});
    kiosk.wishes(ChooseContrast{true});
    CHECK(kiosk.command<SaveSettings>() != nullptr);
    kiosk.wishes(ChooseSound{false});
    REQUIRE(kiosk.command<SaveSettings>() != nullptr);
    CHECK_FALSE(kiosk.command<SaveSettings>()->settings.sound);
}
