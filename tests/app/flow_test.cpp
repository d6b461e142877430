// What the kiosk promises to shoppers and staff around the sale: scanning, searching, signing in.
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

TEST_CASE("a scan on the attract screen shows the product", "[flow]") {
    Driver kiosk;
    kiosk.scans(coffee());
    CHECK(kiosk.screen() == ScreenName::Product);
    CHECK(kiosk.view().product.product.id == coffee().id);
    CHECK(kiosk.view().product.certificate == CertificateState::Valid);
    CHECK_FALSE(kiosk.view().product.can_add);
    CHECK(kiosk.view().till.cart.empty());
}

TEST_CASE("an unknown code is said with what was read, made safe", "[flow]") {
    Driver kiosk;
    ScannedText text;
    text.bytes = "ma-la";
    kiosk.happens(CodeScanned{text});
    const auto* look = kiosk.command<LookUpCode>();
    REQUIRE(look != nullptr);
    kiosk.happens(CodeLookedUp{look->scanned, look->code, std::nullopt});
    REQUIRE(kiosk.view().notice);
    REQUIRE(kiosk.view().notice->problem);
    CHECK(kiosk.view().notice->problem->why.vi.find("ma-la") != std::string::npos);
    text.bytes = "ma-la\xE2\x80\xAE\x07";
    kiosk.happens(CodeScanned{text});
    CHECK(kiosk.command<LookUpCode>() == nullptr);
    REQUIRE(kiosk.view().trouble);
    const std::string said = kiosk.view().trouble->shown;
    CHECK(said.find("ma-la\\u202E") != std::string::npos);
    CHECK(said.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(kiosk.screen() == ScreenName::Attract);
    kiosk.scans(coffee());
    CHECK_FALSE(kiosk.view().notice);  // a good scan answers it
}

TEST_CASE("goods that the centre changed are on the screens without a restart", "[flow]") {
    Driver kiosk;
    SyncChanged nothing_new;
    kiosk.happens(nothing_new);
    CHECK(kiosk.command<ReadShop>() == nullptr);
    SyncChanged changed;
    changed.brought_goods = true;
    kiosk.happens(changed);
    CHECK(kiosk.command<ReadShop>() != nullptr);
}

TEST_CASE("what was said of one screen does not stand over the next", "[flow]") {
    Driver kiosk;
    kiosk.happens(CodeLookedUp{{}, {}, std::nullopt});
    REQUIRE(kiosk.view().notice);
    kiosk.wishes(GoTo{ScreenName::Browse});
    CHECK_FALSE(kiosk.view().notice);
    kiosk.happens(StorageFailed{disk_full()});  // a fault is another matter
    kiosk.wishes(GoBack{});
    CHECK((kiosk.view().notice || kiosk.screen() == ScreenName::Fault));
}

TEST_CASE("a scan at the till adds to the cart, whatever is open there", "[flow]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    kiosk.scans(coffee());
    REQUIRE(kiosk.view().till.cart.lines.size() == 1);
    CHECK(kiosk.view().till.cart.lines[0].quantity == Quantity::pieces(2));

    SECTION("while a search stands in the field") {
        kiosk.wishes(SearchTyped{"mật"});
        kiosk.scans(honey());
        CHECK(kiosk.view().till.cart.lines.size() == 2);
        CHECK(kiosk.view().till.query.empty());
    }
    SECTION("while a quantity is typed: the digits do not go to the new line") {
        kiosk.wishes(OpenQuantityPad{0});
        kiosk.wishes(QuantityTyped{"7"});
        kiosk.scans(honey());
        kiosk.wishes(SubmitQuantity{});
        REQUIRE(kiosk.view().till.cart.lines.size() == 2);
        CHECK(kiosk.view().till.cart.lines[1].quantity == Quantity::pieces(1));
    }
}

TEST_CASE("a label's EAN and QR code in the camera are one piece, two scans by hand are two",
          "[flow]") {
    Driver kiosk;
    kiosk.signs_in();
    const bool by_camera = GENERATE(true, false);
    for (const std::string bytes : {"8930000000019", "https://demo.example/01/08930000000019"}) {
        ScannedText text;
        text.bytes = bytes;
        if (by_camera) text.symbology = bytes.front() == 'h' ? "QRCode" : "EAN-13";
        kiosk.happens(CodeScanned{text});
        const LookUpCode look = *kiosk.command<LookUpCode>();
        kiosk.happens(CodeLookedUp{look.scanned, look.code, coffee()});
    }
    Quantity all;
    for (const SaleLine& line : kiosk.view().till.cart.lines) all = all + line.quantity;
    CHECK(all == Quantity::pieces(by_camera ? 1 : 2));
}

TEST_CASE("goods whose certificate has expired are sold with a visible warning", "[flow]") {
    Driver kiosk;
    kiosk.signs_in();
    Product old = coffee();
    old.certificate->expires = Date::from_ymd(2026, 1, 1);
    kiosk.scans(old);
    CHECK(kiosk.view().till.cart.lines.size() == 1);
    REQUIRE(kiosk.view().notice);
    CHECK(kiosk.view().notice->kind == NoticeKind::Attention);
}

TEST_CASE("goods whose certificate is revoked are not sold", "[flow]") {
    Driver kiosk;
    kiosk.signs_in();
    Product revoked = coffee();
    revoked.certificate->revoked = true;
    kiosk.scans(revoked);
    CHECK(kiosk.view().till.cart.empty());
    REQUIRE(kiosk.view().notice);
    CHECK(kiosk.view().notice->kind == NoticeKind::Danger);
}

TEST_CASE("only the newest search is answered on the screen", "[flow]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(SearchTyped{"c"});
    const std::int64_t first = kiosk.command<SearchGoods>()->request;
    kiosk.wishes(SearchTyped{"cà"});
    const std::int64_t second = kiosk.command<SearchGoods>()->request;
    kiosk.happens(GoodsFound{second, {coffee()}, false, false});
    kiosk.happens(GoodsFound{first, {honey(), coffee()}, false, false});
    REQUIRE(kiosk.view().till.results.size() == 1);
    CHECK(kiosk.view().till.results[0].id == coffee().id);
}

TEST_CASE("Enter before the answer takes the first of the answer, not of older results", "[flow]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(SearchTyped{"m"});
    kiosk.happens(GoodsFound{kiosk.command<SearchGoods>()->request, {honey()}, false, false});
    kiosk.wishes(SearchTyped{"cà phê"});
    const std::int64_t request = kiosk.command<SearchGoods>()->request;
    kiosk.wishes(SubmitSearch{});
    CHECK(kiosk.view().till.cart.empty());
    kiosk.happens(GoodsFound{request, {coffee()}, false, false});
    REQUIRE(kiosk.view().till.cart.lines.size() == 1);
    CHECK(kiosk.view().till.cart.lines[0].product_id == coffee().id);
}

TEST_CASE("a group chosen at the till shows its goods, and the favourites come back", "[flow]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(ChooseGroup{Group::Drink});
    kiosk.happens(GoodsFound{kiosk.command<BrowseGoods>()->request, {coffee()}, false, false});
    REQUIRE(kiosk.view().till.favourites.size() == 1);
    CHECK(kiosk.view().till.favourites[0].id == coffee().id);
    kiosk.wishes(ChooseGroup{std::nullopt});
    REQUIRE(kiosk.view().till.favourites.size() == 1);
    CHECK(kiosk.view().till.favourites[0].id == honey().id);
}

TEST_CASE("parts of a piece are only for goods sold by weight", "[flow]") {
    Driver kiosk;
    kiosk.signs_in();
    const bool weighed = GENERATE(false, true);
    kiosk.scans(weighed ? cashews() : coffee());
    kiosk.wishes(OpenQuantityPad{0});
    kiosk.wishes(QuantityTyped{"0,305"});
    kiosk.wishes(SubmitQuantity{});
    CHECK(kiosk.view().till.cart.lines[0].quantity ==
          (weighed ? Quantity::from_thousandths(305) : Quantity::pieces(1)));
}

TEST_CASE("choosing a language changes the words and nothing else", "[flow]") {
    Driver kiosk;
    kiosk.begins_to_pay();
    kiosk.wishes(TenderTyped{"200000"});
    ViewState before = kiosk.view();
    kiosk.wishes(ChooseLanguage{Language::English});
    CHECK(kiosk.view().language == Language::English);
    CHECK(kiosk.screen() == before.screen);
    CHECK(kiosk.view().till.cart == before.till.cart);
    CHECK(kiosk.view().payment.tendered == "200000");
    CHECK(kiosk.commands.empty());
}

TEST_CASE("a shopper's language is forgotten when nobody is here any more", "[flow]") {
    Driver kiosk;
    kiosk.wishes(ChooseLanguage{Language::English});
    kiosk.scans(coffee());
    kiosk.passes(Settings{}.attract_after_ms - 1);
    CHECK(kiosk.screen() == ScreenName::Product);
    kiosk.passes(1);
    CHECK(kiosk.screen() == ScreenName::Attract);
    CHECK(kiosk.view().language == Language::Vietnamese);
}

TEST_CASE("who does nothing is signed out, and the cart stays", "[flow]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.scans(coffee());
    kiosk.passes(kiosk.state.settings.sign_out_after_ms);
    CHECK(kiosk.view().status.staff);
    kiosk.passes(1);
    CHECK_FALSE(kiosk.view().status.staff);
    CHECK(kiosk.screen() == ScreenName::Attract);
    CHECK(kiosk.view().till.cart.lines.size() == 1);
}

TEST_CASE("nothing of the staff's can be reached after signing out", "[flow]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Totals});
    kiosk.wishes(SignOut{});
    for (int times = 0; times < 10; ++times) {
        kiosk.wishes(GoBack{});
        REQUIRE(kiosk.screen() == ScreenName::Attract);
    }
    for (const ScreenName screen : {ScreenName::Till, ScreenName::Totals, ScreenName::Settings}) {
        kiosk.wishes(GoTo{screen});
        CHECK(kiosk.screen() == ScreenName::Login);
    }
    kiosk.wishes(AddToCart{coffee().id});
    CHECK(kiosk.commands.empty());
}

TEST_CASE("digits of a PIN are forgotten when its screen is left", "[flow]") {
    Driver kiosk;
    kiosk.wishes(GoTo{ScreenName::Login});
    kiosk.wishes(ChooseStaff{hanh().code});
    kiosk.wishes(PinDigit{'2'});
    kiosk.wishes(GoBack{});
    CHECK(kiosk.state.pin.empty());
    CHECK(kiosk.view().login.digits == 0);
    CHECK_FALSE(kiosk.view().login.chosen);
}

TEST_CASE("a wrong PIN signs nobody in, and too many make one wait", "[flow]") {
    Driver kiosk;
    kiosk.wishes(GoTo{ScreenName::Login});
    kiosk.wishes(ChooseStaff{hanh().code});
    for (const char digit : std::string{"000000"}) kiosk.wishes(PinDigit{digit});
    CHECK(kiosk.command<CheckPin>()->pin == "000000");
    kiosk.happens(PinChecked{hanh().code, std::nullopt, 4'000});
    CHECK_FALSE(kiosk.view().status.staff);
    CHECK(kiosk.view().login.wait_seconds == 4);
    kiosk.wishes(PinDigit{'2'});
    CHECK(kiosk.view().login.digits == 0);
    kiosk.passes(4'000);
    kiosk.wishes(PinDigit{'2'});
    CHECK(kiosk.view().login.digits == 1);
}

TEST_CASE("a store that cannot be read at the start is a screen with a way on", "[flow]") {
    State state{Driver::shop(), SaleIdMaker{[](std::uint8_t*, std::size_t) {}}};
    begin(state, kNoon);
    advance(state, StorageFailed{disk_full()}, kNoon);
    REQUIRE(state.view.screen == ScreenName::Fault);
    CHECK(state.view.fault.problem.what.vi == "Đĩa đầy");
    const Commands again = advance(state, Wished{Retry{}}, kNoon);
    REQUIRE(again.size() == 1);
    CHECK(std::holds_alternative<ReadShop>(again[0]));
}

TEST_CASE("a clock set back a year does not keep a notice for a year", "[flow]") {
    Driver kiosk;
    kiosk.happens(StorageFailed{disk_full()});
    REQUIRE(kiosk.view().notice);
    kiosk.passes(-365LL * 86'400'000);
    kiosk.passes(kNoticeMs);
    CHECK_FALSE(kiosk.view().notice);
}

}  // namespace
