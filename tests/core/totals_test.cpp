#include "kiosk/core/totals.h"

#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("rows of totals are read in the language of the screen", "[totals]") {
    CHECK(title_of(TotalsBy::Payment, {"transfer", "Chuyển khoản", {}, {}}) ==
          Text{"Chuyển khoản", "Bank transfer"});
    CHECK(title_of(TotalsBy::Group, {"food", "Thực phẩm", {}, {}}).en == "Food");
    CHECK(title_of(TotalsBy::Stars, {"4", "4 sao", {}, {}}) == Text{"4 sao", "4 stars"});
    CHECK(title_of(TotalsBy::Stars, {"none", "", {}, {}}).vi == "Chưa xếp hạng");
    for (const TotalsBy table :
         {TotalsBy::Group, TotalsBy::Product, TotalsBy::Producer, TotalsBy::Stars})
        CHECK(title_of(table, {"rounding", "Làm tròn tiền mặt", {}, {}}).en == "Cash rounding");
}

TEST_CASE("names of goods and people are never translated", "[totals]") {
    const TotalsRow cashier{"rounding", "Rounding Nguyễn", {}, {}};
    CHECK(title_of(TotalsBy::Cashier, cashier) == Text{"Rounding Nguyễn", "Rounding Nguyễn"});
    const TotalsRow producer{"HTX Ea Tu", "HTX Ea Tu", {}, {}};
    CHECK(title_of(TotalsBy::Producer, producer).en == "HTX Ea Tu");
    const TotalsRow unknown{"crypto", "crypto", {}, {}};
    CHECK(title_of(TotalsBy::Payment, unknown).vi == "crypto");
}
