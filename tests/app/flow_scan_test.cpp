// Codes from camera and scanners: several in view are asked about, and the settings screen is a
// place to try them.
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using screens::ScanSource;

ScannedText seen(std::string bytes, std::string symbology = "EAN-13") {
    ScannedText scanned;
    scanned.bytes = std::move(bytes);
    scanned.symbology = std::move(symbology);
    return scanned;
}

// The camera sees these together and the store answers in the same order.
void sees(Driver& till, const std::vector<std::optional<Product>>& products) {
    CodesSeen event;
    const char* codes[] = {"8930000000019", "2000000000015", "4006381333931"};
    for (std::size_t i = 0; i < products.size(); ++i) event.scanned.push_back(seen(codes[i]));
    till.happens(event);
    const auto* look = till.command<LookUpCodes>();
    REQUIRE(look != nullptr);
    CodesLookedUp answer;
    for (std::size_t i = 0; i < products.size(); ++i) {
        answer.answers.push_back({look->codes[i].scanned, look->codes[i].code, products[i]});
    }
    till.happens(answer);
}

}  // namespace

TEST_CASE("two products in view are a question, and the answer opens one", "[flow][scan]") {
    Driver till;
    sees(till, {coffee(), honey()});
    REQUIRE(till.view().choice);
    CHECK(till.screen() == ScreenName::Attract);
    REQUIRE(till.view().choice->products.size() == 2);
    CHECK(till.view().choice->products[0].id == coffee().id);
    till.wishes(screens::ChooseScanned{1});
    CHECK_FALSE(till.view().choice);
    CHECK(till.screen() == ScreenName::Product);
    CHECK(till.view().product.product.id == honey().id);
}

TEST_CASE("several codes of one product are no question", "[flow][scan]") {
    Driver till;
    sees(till, {coffee(), std::nullopt, coffee()});
    CHECK_FALSE(till.view().choice);
    CHECK(till.view().product.product.id == coffee().id);
}

TEST_CASE("at the till nothing is added before the question is answered", "[flow][scan]") {
    Driver till;
    till.signs_in();
    sees(till, {coffee(), honey()});
    CHECK(till.view().till.cart.lines.empty());
    till.wishes(screens::DismissChoice{});
    CHECK_FALSE(till.view().choice);
    CHECK(till.view().till.cart.lines.empty());
    till.wishes(screens::ChooseScanned{0});  // too late: the question is gone
    CHECK(till.screen() == ScreenName::Till);
}

TEST_CASE("a question nobody answers goes away with whoever left", "[flow][scan]") {
    Driver till;
    sees(till, {coffee(), honey()});
    till.wishes(screens::GoTo{ScreenName::Browse});
    CHECK_FALSE(till.view().choice);
}

TEST_CASE("the settings screen shows what was read, by whom, and sells nothing", "[flow][scan]") {
    Driver till;
    till.signs_in();
    till.wishes(screens::GoTo{ScreenName::Settings});
    CodeScanned event{seen("(01)08930000000019(10)L\x1D", ""), ScanSource::Serial};
    till.happens(event);
    const auto* look = till.command<LookUpCode>();
    REQUIRE(look != nullptr);
    till.happens(CodeLookedUp{look->scanned, look->code, coffee()});
    const screens::SettingsView& test = till.view().settings;
    CHECK(test.scan_source == ScanSource::Serial);
    CHECK(test.scanned_raw == "(01)08930000000019(10)L\\u001D");
    CHECK(test.scanned_product == coffee().name_vi);
    CHECK(till.screen() == ScreenName::Settings);
    CHECK(till.view().till.cart.lines.empty());
    till.happens(CodeScanned{seen("8930000000018"), ScanSource::Camera});
    CHECK(test.scan_problem);
    CHECK_FALSE(till.view().notice);
}

TEST_CASE("a camera chosen on the screen is used at once and remembered", "[flow][scan]") {
    Driver till;
    till.signs_in();
    till.state.view.status.staff = manager();
    till.wishes(screens::GoTo{ScreenName::Settings});
    till.wishes(screens::ChooseCamera{"/dev/video2"});
    CHECK(till.command<SetCamera>() != nullptr);
    REQUIRE(till.command<SaveSettings>() != nullptr);
    CHECK(till.command<SaveSettings>()->settings.camera == "/dev/video2");
    till.wishes(screens::TurnCamera{270});
    till.wishes(screens::MirrorCamera{true});
    CHECK(till.command<SaveSettings>()->settings.camera_rotation == 270);
    CHECK(till.command<SaveSettings>()->settings.camera_mirror);
}
