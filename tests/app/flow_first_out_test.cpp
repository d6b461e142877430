// Which lot to sell first is said at the till when a piece is taken, and nothing graver is hidden.
#include "tests/app/flow_driver.h"

using namespace flow_tests;

namespace {

const FirstOut kFirst{"L1", *Date::from_ymd(2026, 12, 12)};

void scans_lot(Driver& driver, const std::string& lot, std::optional<Date> best_before) {
    ScannedText text;
    text.bytes = "(01)08930000000019(10)" + lot;
    driver.happens(CodeScanned{text});
    const auto* look = driver.command<LookUpCode>();
    REQUIRE(look != nullptr);
    CodeLookedUp answer{look->scanned, look->code, coffee()};
    answer.lot.emplace();
    answer.lot->product = coffee().id;
    answer.lot->number = lot;
    answer.lot->best_before = best_before;
    answer.keeps_lots = true;
    answer.first_out = kFirst;
    driver.happens(answer);
}

}  // namespace

TEST_CASE("a later lot is sold, and the earlier one is named", "[flow][lot]") {
    Driver driver;
    driver.signs_in();
    scans_lot(driver, "L2", Date::from_ymd(2027, 3, 1));
    CHECK(driver.view().till.cart.lines.size() == 1);
    REQUIRE(driver.view().notice);
    CHECK(driver.view().notice->kind == screens::NoticeKind::Information);
    CHECK(driver.view().notice->text.vi.find("L1") != std::string::npos);
    scans_lot(driver, "L1", kFirst.best_before);
    CHECK(driver.view().till.cart.lines.size() == 2);
    CHECK_FALSE(driver.view().notice);
}

TEST_CASE("a product touched on the screen tells its first lot", "[flow][lot]") {
    Driver driver;
    driver.signs_in();
    driver.wishes(screens::AddToCart{coffee().id});
    driver.happens(ProductRead{coffee(), ProductUse::Cart, kFirst});
    REQUIRE(driver.view().notice);
    CHECK(driver.view().notice->text.vi == "Bán lô L1 trước (hạn 12/12/2026)");
    Product lapsed = coffee();
    lapsed.certificate->expires = Date::from_ymd(2026, 1, 1);
    driver.happens(ProductRead{lapsed, ProductUse::Cart, kFirst});
    REQUIRE(driver.view().notice);
    CHECK(driver.view().notice->kind == screens::NoticeKind::Attention);
}
