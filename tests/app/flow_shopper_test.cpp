// What the shopper's screen promises: trust at every scan, a basket that reaches the till, two
// products side by side, and nothing kept of somebody who has left.
#include "tests/app/flow_driver.h"

using namespace flow_tests;

namespace {

Lot lot(const char* number, const char* best_before) {
    Lot lot;
    lot.product = coffee().id;
    lot.number = number;
    lot.best_before = Date::parse(best_before);
    return lot;
}

ScannedText text(std::string bytes) {
    ScannedText scanned;
    scanned.bytes = std::move(bytes);
    return scanned;
}

struct Shopper : Driver {
    // A code arrives and the store answers it with these facts.
    void scans_with(const std::string& bytes, const ScanFacts& facts) {
        happens(CodeScanned{text(bytes), screens::ScanSource::Camera});
        const auto* look = command<LookUpCode>();
        REQUIRE(look != nullptr);
        CodeLookedUp answer;
        answer.scanned = look->scanned;
        answer.code = look->code;
        answer.source = look->source;
        answer.product = facts.product;
        answer.lot = facts.lot;
        answer.keeps_lots = facts.keeps_lots;
        answer.serial_sold = facts.serial_sold;
        happens(answer);
    }
    void gathers(const Product& product) {
        wishes(screens::AddToBasket{product.id});
        const auto* read = command<ReadProduct>();
        if (read != nullptr) happens(ProductRead{product, read->use});
    }
    const screens::BasketView& basket() const { return view().basket; }
};

}  // namespace

TEST_CASE("a scanned lot is shown with its days and what is wrong with it", "[flow][trust]") {
    Shopper shopper;
    Lot recalled = lot("L02", "2026-11-20");
    recalled.recall = Recall{*Date::parse("2026-11-21"), {"nắp hở", "caps"}};
    shopper.scans_with("(01)08930000000019(10)L02", {coffee(), recalled, true, {}});
    REQUIRE(shopper.screen() == ScreenName::Product);
    const screens::ProductView& shown = shopper.view().product;
    CHECK(shown.lot == recalled);
    CHECK(shown.days_left == -3);
    REQUIRE(shown.findings.size() == 2);
    CHECK(shown.findings[0].kind == FindingKind::LotRecalled);
    CHECK(shown.stars_panel == StarsPanel::Proven);
    const auto* count = shopper.command<CountScan>();
    REQUIRE(count != nullptr);
    CHECK(count->scan.product == coffee().id);
    CHECK(count->scan.source == ScanSource::Camera);
    CHECK(shopper.command<ReadRelated>() != nullptr);
}

TEST_CASE("a code without a product is explained until it is dismissed or the next scan comes",
          "[flow][trust]") {
    Shopper shopper;
    shopper.scans_with("https://evil.example/x", {});
    REQUIRE(shopper.view().trouble.has_value());
    CHECK(shopper.view().trouble->findings[0].kind == FindingKind::UnknownHost);
    CHECK(shopper.command<CountScan>()->scan.code == "evil.example");
    shopper.wishes(screens::DismissTrouble{});
    CHECK_FALSE(shopper.view().trouble.has_value());
    shopper.scans_with("8930000000026", {});
    REQUIRE(shopper.view().trouble.has_value());
    shopper.scans(coffee());
    CHECK_FALSE(shopper.view().trouble.has_value());
}

TEST_CASE("a payload that is too long or hides something is never looked up", "[flow][trust]") {
    for (const std::string& bytes : {std::string(5'000, '9'), std::string{"893\u202E1"}}) {
        Shopper shopper;
        shopper.happens(CodeScanned{text(bytes), screens::ScanSource::Camera});
        CHECK(shopper.command<LookUpCode>() == nullptr);
        REQUIRE(shopper.view().trouble.has_value());
        CHECK(shopper.view().trouble->findings[0].kind == FindingKind::UnreadablePayload);
        CHECK(shopper.command<CountScan>()->scan.outcome == ScanOutcome::Broken);
    }
}

TEST_CASE("a misread bar code is told as one", "[flow][trust]") {
    Shopper shopper;
    ScannedText scanned = text("8930000000018");
    scanned.symbology = "EAN-13";
    shopper.happens(CodeScanned{scanned, screens::ScanSource::Camera});
    REQUIRE(shopper.view().trouble.has_value());
    CHECK(shopper.view().trouble->findings[0].kind == FindingKind::BrokenCode);
}

TEST_CASE("related goods and the lot on the shelf come after the product", "[flow][related]") {
    Shopper shopper;
    shopper.wishes(screens::OpenProduct{coffee().id});
    shopper.happens(ProductRead{coffee()});
    REQUIRE(shopper.command<ReadRelated>() != nullptr);
    CHECK_FALSE(shopper.view().product.related.known);
    RelatedRead read{coffee().id, {}, lot("L02", "2026-12-01")};
    read.related.known = true;
    read.related.same_producer = {honey()};
    shopper.happens(read);
    CHECK(shopper.view().product.related.same_producer.size() == 1);
    CHECK(shopper.view().product.days_left == 8);
    CHECK(shopper.view().product.findings[0].kind == FindingKind::BestBeforeSoon);
    // An answer for the product before this one changes nothing.
    shopper.happens(RelatedRead{honey().id, {}, {}});
    CHECK(shopper.view().product.related.known);
}

TEST_CASE("a basket is gathered, counted and given a number that its change takes back",
          "[flow][basket]") {
    Shopper shopper;
    shopper.gathers(coffee());
    shopper.gathers(coffee());
    shopper.gathers(cashews());
    REQUIRE(shopper.basket().lines.size() == 2);
    CHECK(shopper.basket().lines[0].quantity == Quantity::pieces(2));
    CHECK(shopper.basket().lines[1].quantity == Quantity::from_thousandths(500));
    CHECK(shopper.basket().total == Money::from_dong(250'000 + 62'500));
    shopper.wishes(screens::GiveBasket{});
    const auto* store = shopper.command<StoreBasket>();
    REQUIRE(store != nullptr);
    CHECK(store->number.empty());
    CHECK(store->lines.size() == 2);
    CHECK(shopper.basket().busy);
    shopper.happens(BasketStored{"417"});
    REQUIRE(shopper.command<DrawQr>() != nullptr);
    CHECK(shopper.command<DrawQr>()->payload.rfind("OCOP-B-417-", 0) == 0);
    shopper.happens(QrDrawn{CodeMatrix{1, 1, {1}}, QrUse::Basket});
    CHECK(shopper.basket().given);
    CHECK(shopper.basket().code.has_value());

    shopper.wishes(screens::ChangeBasket{coffee().id, Quantity{}});
    CHECK(shopper.basket().lines.size() == 1);
    CHECK_FALSE(shopper.basket().given);
    CHECK_FALSE(shopper.basket().code.has_value());
    shopper.wishes(screens::GiveBasket{});
    CHECK(shopper.command<StoreBasket>()->number == "417");  // the same number again
}

TEST_CASE("parts of a piece and unpriced goods stay out of a basket", "[flow][basket]") {
    Shopper shopper;
    Product free = honey();
    free.price = Money{};
    shopper.gathers(free);
    CHECK(shopper.basket().lines.empty());
    shopper.gathers(coffee());
    shopper.wishes(screens::ChangeBasket{coffee().id, Quantity::from_thousandths(1'500)});
    CHECK(shopper.basket().lines[0].quantity == Quantity::pieces(1));
    shopper.wishes(screens::ChangeBasket{coffee().id, Quantity::pieces(5'000)});
    CHECK(shopper.basket().lines[0].quantity == Quantity::pieces(kMostBasketPieces));
}

TEST_CASE("a basket that cannot be stored says why and can be tried again", "[flow][basket]") {
    Shopper shopper;
    shopper.gathers(coffee());
    shopper.wishes(screens::GiveBasket{});
    shopper.happens(BasketNotStored{disk_full()});
    CHECK_FALSE(shopper.basket().busy);
    REQUIRE(shopper.basket().problem.has_value());
    shopper.wishes(screens::GiveBasket{});
    CHECK(shopper.command<StoreBasket>() != nullptr);
}

TEST_CASE("the cashier scans a basket and its lines are in the till, once", "[flow][basket]") {
    Shopper till;
    till.signs_in();
    const std::string number = write_own_code({OwnCode::Kind::Basket, "417"});
    till.happens(CodeScanned{text(number)});
    REQUIRE(till.command<LookUpBasket>() != nullptr);
    CHECK(till.command<LookUpBasket>()->number == "417");
    Basket basket{"417", BasketState::Open, kNoon, {}, {}};
    basket.lines = {{coffee(), Quantity::pieces(2)}, {cashews(), Quantity::from_thousandths(500)}};
    till.happens(BasketLookedUp{basket});
    const Cart& cart = till.view().till.cart;
    REQUIRE(cart.lines.size() == 2);
    CHECK(cart.lines[0].quantity == Quantity::pieces(2));
    CHECK(cart.lines[1].quantity == Quantity::from_thousandths(500));
    REQUIRE(till.view().till.totals.has_value());
    CHECK(till.view().till.totals->total == Money::from_dong(312'500));

    till.happens(BasketLookedUp{basket});
    CHECK(till.view().till.cart.lines[0].quantity == Quantity::pieces(2));
    till.wishes(screens::GoToPayment{});
    const Sale sale = till.finishes();
    till.happens(SaleStored{sale, "K01-1-000001", "abcd1234"});
    CHECK(till.view().till.cart.baskets.empty());
}

TEST_CASE("a cart that is put aside remembers the shopper's basket it came from",
          "[flow][till][basket]") {
    Shopper till;
    till.signs_in();
    Basket basket;
    basket.number = "417";
    basket.state = BasketState::Open;
    basket.lines = {{coffee(), Quantity::pieces(1)}};
    till.happens(BasketLookedUp{basket});
    REQUIRE(till.command<KeepDraft>() != nullptr);
    CHECK(till.command<KeepDraft>()->draft.cart.baskets == std::vector<std::string>{"417"});

    till.wishes(screens::OpenPad{screens::PadEdit::HoldNote, true});
    till.wishes(screens::SubmitQuantity{});
    REQUIRE(till.command<HoldCart>() != nullptr);
    CHECK(till.command<HoldCart>()->cart.cart.baskets == std::vector<std::string>{"417"});
    CHECK(till.view().till.cart.baskets.empty());

    // It waits there, and is not rung up a second time beside it.
    const HeldCart waiting = till.command<HoldCart>()->cart;
    till.happens(HeldRead{{waiting}});
    till.happens(BasketLookedUp{basket});
    CHECK(till.view().till.cart.empty());
    REQUIRE(till.view().notice.has_value());
    REQUIRE(till.view().notice->problem.has_value());
    CHECK(till.view().notice->problem->why.en == "is in a cart that waits");
}

TEST_CASE("the till refuses a recalled lot, a pack past its date and a number sold before",
          "[flow][trust][till]") {
    const std::string scanned = "(01)08930000000019(10)L02(21)A1";
    Lot recalled = lot("L02", "2027-11-01");
    recalled.recall = Recall{*Date::parse("2026-11-21"), {"nắp hở", "caps"}};
    const std::vector<ScanFacts> forbidden = {
        {coffee(), recalled, true, {}},
        {coffee(), lot("L02", "2026-11-22"), true, {}},
        {coffee(), lot("L02", "2027-11-01"), true, SerialSold{kNoon, "K01-1-000003"}}};
    for (const ScanFacts& facts : forbidden) {
        Shopper till;
        till.signs_in();
        till.scans_with(scanned, facts);
        CHECK(till.view().till.cart.empty());
        REQUIRE(till.view().notice.has_value());
        CHECK(till.view().notice->problem->to_do.en.find("do not sell") != std::string::npos);
        CHECK(till.command<CountScan>()->scan.outcome == ScanOutcome::Forbidden);
    }
    Shopper till;
    till.signs_in();
    till.scans_with(scanned, {coffee(), lot("L02", "2027-11-01"), true, {}});
    CHECK(till.view().till.cart.lines.size() == 1);
}

TEST_CASE("a basket that entered a cart which was dropped can be taken again", "[flow][basket]") {
    Shopper till;
    till.signs_in();
    Basket basket{"417", BasketState::Open, kNoon, {{coffee(), Quantity::pieces(1)}}, {}};
    till.happens(BasketLookedUp{basket});
    till.wishes(screens::RemoveLine{0});
    till.happens(BasketLookedUp{basket});
    CHECK(till.view().till.cart.lines.size() == 1);
}

TEST_CASE("a basket used, expired, unknown or with goods that are gone is told plainly",
          "[flow][basket]") {
    for (const BasketState state :
         {BasketState::Used, BasketState::Expired, BasketState::Unknown}) {
        Shopper till;
        till.signs_in();
        till.happens(
            BasketLookedUp{Basket{"417", state, kNoon, {{coffee(), Quantity::pieces(1)}}, {}}});
        CHECK(till.view().till.cart.empty());
        REQUIRE(till.view().notice.has_value());
        CHECK(till.view().notice->problem.has_value());
    }
    Shopper till;
    till.signs_in();
    till.happens(BasketLookedUp{
        Basket{"417", BasketState::Open, kNoon, {{coffee(), Quantity::pieces(1)}}, {"gone-1"}}});
    CHECK(till.view().till.cart.lines.size() == 1);
    CHECK(till.view().notice->problem->why.en.find("gone-1") != std::string::npos);
    // A shopper who scans it is sent to the cashier.
    Shopper shopper;
    shopper.happens(CodeScanned{text(write_own_code({OwnCode::Kind::Basket, "417"}))});
    CHECK(shopper.command<LookUpBasket>() == nullptr);
}

TEST_CASE("two products stand side by side, a third takes the place of the older",
          "[flow][compare]") {
    Shopper shopper;
    for (const Product& one : {coffee(), honey(), cashews()}) {
        shopper.wishes(screens::CompareProduct{one.id});
        shopper.happens(ProductRead{one, shopper.command<ReadProduct>()->use});
    }
    const auto& sides = shopper.view().compare.sides;
    REQUIRE(sides.size() == 2);
    CHECK(sides[0].product.id == honey().id);
    CHECK(sides[1].product.id == cashews().id);
    CHECK(sides[0].certificate == CertificateState::Valid);
    shopper.wishes(screens::LeaveOutOfCompare{honey().id});
    CHECK(shopper.view().compare.sides.size() == 1);
}

TEST_CASE("the producer of the shown product is met with a card to take home", "[flow][producer]") {
    Shopper shopper;
    Product product = coffee();
    product.producer.name = "HTX Ea Tu";
    product.producer.phone = "0262 385 1234";
    shopper.wishes(screens::OpenProduct{product.id});
    shopper.happens(ProductRead{product});
    shopper.wishes(screens::OpenProducer{});
    CHECK(shopper.screen() == ScreenName::Producer);
    REQUIRE(shopper.command<DrawQr>() != nullptr);
    CHECK(shopper.command<DrawQr>()->use == QrUse::Producer);
    shopper.happens(QrDrawn{CodeMatrix{1, 1, {1}}, QrUse::Producer});
    CHECK(shopper.view().producer.code.has_value());
    CHECK_FALSE(shopper.view().payment.vietqr.has_value());
}

TEST_CASE("left alone, the screen counts down, and a touch cancels it", "[flow][rest]") {
    Shopper shopper;
    shopper.gathers(coffee());
    shopper.wishes(screens::ChooseLanguage{Language::English});
    shopper.wishes(screens::GoTo{ScreenName::Browse});
    shopper.passes(49'000);
    CHECK(shopper.view().attract_in_s == 0);
    shopper.passes(2'000);
    CHECK(shopper.view().attract_in_s == 9);
    shopper.happens(Touched{});
    CHECK(shopper.view().attract_in_s == 0);
    shopper.passes(59'000);
    CHECK(shopper.view().attract_in_s == 1);
    CHECK(shopper.screen() == ScreenName::Browse);
    shopper.wishes(screens::Stay{});
    CHECK(shopper.view().attract_in_s == 0);
    shopper.passes(60'000);
    CHECK(shopper.screen() == ScreenName::Attract);
    CHECK(shopper.basket().lines.empty());
    CHECK(shopper.view().compare.sides.empty());
    CHECK(shopper.view().language == Language::Vietnamese);
    CHECK(shopper.view().attract_in_s == 0);
}

TEST_CASE("how long the screen waits is the shop's setting", "[flow][rest]") {
    Settings settings = Driver::shop();
    settings.attract_after_ms = 30'000;
    Driver kiosk{settings};
    kiosk.wishes(screens::GoTo{ScreenName::Browse});
    kiosk.passes(29'000);
    CHECK(kiosk.view().attract_in_s == 1);
    kiosk.passes(1'000);
    CHECK(kiosk.screen() == ScreenName::Attract);
}

TEST_CASE("a shopper's contrast lasts as long as the shopper", "[flow][rest]") {
    Shopper shopper;
    shopper.wishes(screens::GoTo{ScreenName::Browse});
    shopper.wishes(screens::ChooseContrast{true});
    CHECK(shopper.view().high_contrast);
    CHECK(shopper.command<SaveSettings>() == nullptr);
    shopper.wishes(screens::ForgetShopper{});
    CHECK_FALSE(shopper.view().high_contrast);
}

TEST_CASE("a shopper who is done is forgotten at once", "[flow][rest]") {
    Shopper shopper;
    shopper.gathers(coffee());
    shopper.wishes(screens::GoTo{ScreenName::Browse});
    shopper.wishes(screens::ForgetShopper{});
    CHECK(shopper.screen() == ScreenName::Attract);
    CHECK(shopper.basket().lines.empty());
}

TEST_CASE("old names of provinces and stars lead to goods", "[flow][browse]") {
    Shopper shopper;
    ShopRead read;
    read.old_provinces = {{"Phú Yên", "Đắk Lắk"}};
    shopper.happens(read);
    shopper.wishes(screens::GoTo{ScreenName::Browse});
    shopper.wishes(screens::ChooseProvince{"Phú Yên"});
    CHECK(shopper.command<BrowseGoods>()->province == "Đắk Lắk");
    CHECK(shopper.view().browse.province_asked == "Phú Yên");
    shopper.wishes(screens::ChooseStars{4});
    CHECK(shopper.command<BrowseGoods>()->stars == 4);
    CHECK(shopper.view().browse.province.empty());
}
