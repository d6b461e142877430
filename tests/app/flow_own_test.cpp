// The showroom's own codes at the kiosk, and stamps that no product has.
#include "tests/app/flow_driver.h"

using namespace flow_tests;

namespace {

void scan(Driver& driver, std::string text) {
    ScannedText scanned;
    scanned.bytes = std::move(text);
    driver.happens(CodeScanned{scanned});
}

std::string own(OwnCode::Kind kind, std::string value) {
    return write_own_code({kind, std::move(value)});
}

std::string said(const Driver& driver) {
    const auto& notice = driver.view().notice;
    if (!notice) return {};
    return notice->problem ? notice->problem->line(Language::English) : notice->text.en;
}

}  // namespace

TEST_CASE("a badge leads to its person's PIN and lets nobody in", "[flow][code]") {
    Driver driver;
    scan(driver, own(OwnCode::Kind::Staff, "101"));
    CHECK(driver.screen() == ScreenName::Login);
    CHECK(driver.view().login.chosen == hanh().code);
    CHECK_FALSE(driver.view().status.staff);
    for (const char digit : std::string{"246810"}) driver.wishes(screens::PinDigit{digit});
    CHECK(driver.command<CheckPin>() != nullptr);
}

TEST_CASE("a badge of nobody changes nothing", "[flow][code]") {
    Driver driver;
    scan(driver, own(OwnCode::Kind::Staff, "999"));
    CHECK(driver.screen() == ScreenName::Attract);
    CHECK_FALSE(said(driver).empty());
}

TEST_CASE("a receipt is told to the cashier alone", "[flow][code]") {
    const std::string code = own(OwnCode::Kind::Receipt, "019AB1C2-0000-7ABC-8DEF-001122334455");
    Driver driver;
    scan(driver, code);
    CHECK(driver.command<LookUpReceipt>() == nullptr);
    CHECK(said(driver).find("cashier") != std::string::npos);
    driver.signs_in();
    driver.wishes(screens::GoTo{ScreenName::Browse});
    scan(driver, code);
    const auto* look = driver.command<LookUpReceipt>();
    REQUIRE(look != nullptr);
    CHECK(look->id.text() == "019ab1c2-0000-7abc-8def-001122334455");
    Sale sale;
    sale.closed_at_ms = kNoon;
    sale.settlement.payable = Money::from_dong(125'000);
    sale.lines.resize(2);
    driver.happens(ReceiptLookedUp{sale});
    CHECK(said(driver).find("23/11/2026") != std::string::npos);
    CHECK(said(driver).find("125.000") != std::string::npos);
    driver.happens(ReceiptLookedUp{});
    CHECK(said(driver).find("not of this till") != std::string::npos);
    CHECK(driver.screen() == ScreenName::Browse);
}

TEST_CASE("a misread code of the showroom and a strange basket sell nothing", "[flow][code]") {
    Driver driver;
    driver.signs_in();
    std::string wrong = own(OwnCode::Kind::Basket, "417");
    scan(driver, wrong);
    REQUIRE(driver.command<LookUpBasket>() != nullptr);
    driver.happens(BasketLookedUp{Basket{"417", BasketState::Unknown, 0, {}, {}}});
    CHECK(said(driver).find("417") != std::string::npos);
    wrong[8] = '9';
    scan(driver, wrong);
    CHECK(driver.command<LookUpBasket>() == nullptr);
    CHECK(driver.view().till.cart.lines.empty());
}

TEST_CASE("a stamp no product has is told by its host, a strange address as one", "[flow][code]") {
    Driver driver;
    const auto unknown = [&](const char* address) {
        scan(driver, address);
        const auto* look = driver.command<LookUpCode>();
        REQUIRE(look != nullptr);
        driver.happens(CodeLookedUp{look->scanned, look->code, std::nullopt});
        return said(driver);
    };
    CHECK(unknown("https://qr.icheck.vn/abc").find("qr.icheck.vn") != std::string::npos);
    CHECK(unknown("https://evil.example/gnp").find("not opened") != std::string::npos);
    CHECK(said(driver).find("evil.example") != std::string::npos);
}
