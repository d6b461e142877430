// The promise: costs add up to the đồng, and what nobody knows is never taken for nothing.
#include "kiosk/core/margin.h"
#include "kiosk/core/stock.h"
#include "tests/support/catch.h"

using kiosk::LotChange;
using kiosk::LotOnHand;
using kiosk::Margin;
using kiosk::MarginLine;
using kiosk::Money;
using kiosk::Quantity;
using kiosk::ShelfCost;

namespace {

Money dong(std::int64_t amount) { return Money::from_dong(amount); }
Quantity pieces(std::int64_t count) { return Quantity::pieces(count); }

// One row of the shelves that is filled and emptied.
struct Row {
    Quantity on_hand;
    ShelfCost cost;
    void in(std::int64_t count, std::optional<Money> for_all,
            std::optional<kiosk::UnitCost> usual = {}) {
        cost = kiosk::cost_after_in(on_hand, cost, pieces(count), for_all, usual);
        on_hand = on_hand + pieces(count);
    }
    std::optional<Money> out(std::int64_t count, std::optional<kiosk::UnitCost> usual = {}) {
        const auto taken = kiosk::cost_after_out(on_hand, cost, pieces(count), usual);
        cost = taken.left;
        on_hand = on_hand - pieces(count);
        return taken.cost;
    }
};

MarginLine bought(std::int64_t item, const char* product, std::int64_t revenue, std::int64_t cost) {
    MarginLine line{.item = item, .product = product, .group = "food", .producer = "HTX"};
    line.stars = "4";
    line.revenue = dong(revenue);
    line.cost = dong(cost);
    return line;
}

}  // namespace

TEST_CASE("a row costs its weighted average after each delivery, and adds up to the dong",
          "[core][margin]") {
    Row row;
    row.in(3, dong(100'000));
    CHECK(row.out(1) == dong(33'333));
    row.in(1, dong(50'001));
    CHECK(row.cost.value == dong(116'668));
    // Whatever it is sold in, all of it costs what was paid.
    Money sold = dong(33'333);
    for (const std::int64_t count : {1, 1, 1}) sold += *row.out(count);
    CHECK(sold == dong(150'001));
    CHECK(row.cost.value == Money{});
    // Below nothing it costs what the last ones did, and the next delivery keeps its own cost.
    CHECK(row.out(2) == dong(77'779));
    row.in(5, dong(500'000));
    CHECK(row.cost.value == dong(300'000));
    CHECK(row.out(3) == dong(300'000));
}

TEST_CASE("goods of unknown cost have no cost, until somebody says one", "[core][margin]") {
    Row row;
    row.in(4, std::nullopt);
    CHECK_FALSE(row.out(1).has_value());
    CHECK_FALSE(row.cost.unit.has_value());
    SECTION("what was there takes the first cost that is told") {
        row.in(2, dong(20'000));
        CHECK(row.out(5) == dong(50'000));
    }
    SECTION("or the usual one of the product") {
        CHECK(row.out(2, kiosk::unit_cost_of(dong(7'000))) == dong(14'000));
        CHECK(row.out(1) == dong(7'000));
    }
    SECTION("or what a person says") {
        row.cost = kiosk::cost_as_told(row.on_hand, kiosk::unit_cost_of(dong(9'000)));
        CHECK(row.out(3) == dong(27'000));
    }
}

TEST_CASE("VAT that the shop gets back is no cost", "[core][margin]") {
    kiosk::StockLine line;
    line.quantity = pieces(10);
    line.unit_cost = dong(54'000);
    CHECK(kiosk::cost_of_delivery(line) == dong(540'000));
    line.deductible_vat = 8;
    CHECK(kiosk::cost_of_delivery(line) == dong(500'000));
    CHECK(kiosk::unit_cost_told(line) == 50'000'000);
    line.unit_cost = {};
    CHECK_FALSE(kiosk::cost_of_delivery(line).has_value());
}

TEST_CASE("parts that come back bring back exactly what was taken", "[core][margin]") {
    const Money cost = dong(100'000);
    Money back;
    for (std::int64_t before = 0; before < 3; ++before)
        back += kiosk::cost_of_return(pieces(3), cost, pieces(before), back, pieces(1));
    CHECK(back == cost);
}

TEST_CASE("a sale over several lots costs what each of them cost", "[core][margin]") {
    std::vector<LotOnHand> shelf{{"A", {}, pieces(2), {dong(20'000), 10'000'000}},
                                 {"B", {}, pieces(5), {dong(75'000), 15'000'000}}};
    const std::vector<LotChange> changes{{"A", pieces(-2)}, {"B", pieces(-1)}};
    CHECK(kiosk::change_with_cost(shelf, changes, {}, {}) == dong(35'000));
    CHECK(shelf[1].cost.value == dong(60'000));
    // One part unknown, all unknown.
    shelf.push_back({"C", {}, pieces(1), {}});
    const std::vector<LotChange> more{{"B", pieces(-1)}, {"C", pieces(-1)}};
    CHECK_FALSE(kiosk::change_with_cost(shelf, more, {}, {}).has_value());
}

TEST_CASE("margin is revenue less cost, and commission, what has no cost stands apart",
          "[core][margin]") {
    std::vector<MarginLine> lines{bought(1, "honey", 100'000, 70'000),
                                  bought(2, "tea", 50'000, 60'000)};
    MarginLine bare = bought(3, "nuts", 0, 0);
    bare.uncosted = dong(30'000);
    bare.uncosted_items = pieces(2);
    lines.push_back(bare);
    // One product, renamed in between: its commission is rounded once, as in a statement.
    for (const std::int64_t item : {4, 5}) {
        MarginLine consigned{.item = item, .percent = 2'000, .product = "cake", .group = "food"};
        consigned.producer = "Other";
        consigned.consigned = dong(item == 4 ? 10'001 : 10'002);
        lines.push_back(consigned);
    }
    const kiosk::Margins margins = kiosk::margins_of(lines);
    CHECK(margins.whole.revenue == dong(150'000));
    CHECK(margins.whole.cost == dong(130'000));
    CHECK(margins.whole.commission == dong(4'001));  // 20 % of 20,003
    CHECK(margins.whole.gross() == dong(24'001));
    CHECK(margins.whole.uncosted == dong(30'000));
    CHECK(margins.whole.uncosted_goods == 1);
    CHECK(margins.whole.goods == 4);
    CHECK(margins.products.at("tea").gross() == dong(-10'000));
    CHECK(margins.products.at("nuts").gross() == Money{});
    CHECK(margins.producers.at("Other").gross() == dong(4'001));
    CHECK(margins.groups.at("food").gross() == margins.whole.gross());
    CHECK(kiosk::uncosted_words(margins.whole).vi == "giá vốn chưa biết của 1 mặt hàng");
    CHECK(kiosk::uncosted_words(margins.products.at("tea")).vi.empty());
}
