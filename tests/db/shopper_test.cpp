// What a shopper asks of the store: lots and recalls, serial numbers, related goods, baskets, and
// what was scanned.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "db/shop_store.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using fixture::kNoonMs;

constexpr std::int64_t kHourMs = 3'600'000;

struct Shop {
    fixture::Folder folder;
    ManualClock clock{kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};

    Shop() { store.save_products({fixture::honey(), fixture::tea()}, "test"); }
    std::string last_entry(const std::string& kind) {
        std::string body;
        for (const db::Journaled& entry : store.entries_after(0, 1'000)) {
            if (entry.kind == kind) body = entry.body;
        }
        return body;
    }
};

Code code(std::string_view text) { return *parse_code(text, "", {}); }

Lot lot_of_honey() {
    Lot lot;
    lot.product = fixture::honey().id;
    lot.number = "L02-1126";
    lot.made = Date::parse("2026-10-01");
    lot.best_before = Date::parse("2027-10-01");
    lot.received = Date::parse("2026-10-09");
    lot.source = "HTX Ea Tu";
    lot.events = {{*Date::parse("2026-10-01"), {"Đóng gói", "Packed"}, {"xã Ea Tu", "Ea Tu"}},
                  {*Date::parse("2026-10-09"), {"Nhận hàng", "Received"}, {}}};
    return lot;
}

Product like_honey(const std::string& id, const std::string& producer, const std::string& commune,
                   const std::string& province, Group group) {
    Product product = fixture::honey();
    product.id = ProductId{id};
    product.name_vi = "Sản phẩm " + id;
    product.codes.clear();
    product.producer.name = producer;
    product.place = {commune, "", province, province};
    product.group = group;
    return product;
}

std::vector<std::string> ids(const std::vector<Product>& products) {
    std::vector<std::string> ids;
    for (const Product& one : products) ids.push_back(one.id.text());
    return ids;
}
using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a code's lot is found with the steps of its way", "[db][lot]") {
    Shop shop;
    shop.store.save_lots({lot_of_honey()}, "test");
    const ScanFacts facts = shop.store.scanned(code("(01)08930000000019(10)L02-1126"));
    CHECK(facts.product->id == fixture::honey().id);
    CHECK(facts.lot == lot_of_honey());
    CHECK(facts.keeps_lots);
    CHECK_FALSE(facts.serial_sold.has_value());
    const ScanFacts other = shop.store.scanned(code("(01)08930000000019(10)L99"));
    CHECK_FALSE(other.lot.has_value());
    CHECK(other.keeps_lots);
    CHECK_FALSE(shop.store.scanned(code("https://stamp.example/q/TEA")).keeps_lots);
    CHECK(shop.store.lots() == std::vector<Lot>{lot_of_honey()});
}

TEST_CASE("a recall is journaled, stays when the lot is delivered again, and can be lifted",
          "[db][lot]") {
    Shop shop;
    shop.store.save_lots({lot_of_honey()}, "test");
    const Recall recall{*Date::parse("2026-11-20"), {"nắp hở", "caps are not tight"}};
    const ProductId honey = fixture::honey().id;
    shop.store.recall_lot(honey, "L02-1126", recall, "900");
    CHECK(shop.store.lot(honey, "L02-1126")->recall == recall);
    const auto body = nlohmann::json::parse(shop.last_entry("recall"));
    CHECK(body["v"] == 1);
    CHECK(body["lot"] == "L02-1126");
    CHECK(body["reason_vi"] == "nắp hở");
    CHECK(body["by"] == "900");
    CHECK(body["lifted"] == false);

    shop.store.save_lots({lot_of_honey()}, "delivery");
    CHECK(shop.store.lot(honey, "L02-1126")->recall == recall);
    shop.store.recall_lot(honey, "L02-1126", std::nullopt, "900");
    CHECK_FALSE(shop.store.lot(honey, "L02-1126")->recall.has_value());
    CHECK(shop.store.lot(honey, "L02-1126")->events.size() == 2);
    CHECK(shop.store.verify().ok);
}

TEST_CASE("a lot that nobody had written down can be recalled", "[db][lot]") {
    Shop shop;
    const ProductId honey = fixture::honey().id;
    shop.store.recall_lot(honey, "L77", Recall{*Date::parse("2026-11-20"), {"x", ""}}, "");
    CHECK(shop.store.scanned(code("(01)08930000000019(10)L77")).lot->recall.has_value());
}

TEST_CASE("a recall comes down from the centre with its product, and is journaled once",
          "[db][lot][pull]") {
    Shop shop;
    const auto pull = [&](const std::string& recalls, std::int64_t up_to) {
        return shop.store.apply_catalogue_changes(
            R"([{"product_id":"honey","withdrawn":false,"item":{"product_id":"honey",)"
            R"("name_vi":"Mật ong","group":"food","price":"125000","recalls":)" +
                recalls + "}}]",
            {1, up_to});
    };
    const std::string recall =
        R"([{"lot":"L02","day":"2026-11-20","reason_vi":"nắp hở","reason_en":"caps"}])";
    const ProductId honey{"honey"};
    REQUIRE(pull(recall, 1));
    REQUIRE(shop.store.lot(honey, "L02")->recall.has_value());
    CHECK(shop.store.lot(honey, "L02")->recall->reason.vi == "nắp hở");
    REQUIRE(pull(recall, 2));
    int entries = 0;
    for (const db::Journaled& entry : shop.store.entries_after(0, 1'000)) {
        entries += entry.kind == "recall" ? 1 : 0;
    }
    CHECK(entries == 1);
    const auto odd = pull(R"([{"lot":"L02"}])", 3);  // neither a day nor lifted
    REQUIRE(odd);
    REQUIRE(shop.store.left_out().size() == 1);
    CHECK(shop.store.left_out()[0].field == "honey, recalls");
    CHECK(shop.store.lot(honey, "L02")->recall.has_value());
    CHECK(shop.store.pulled_mark().up_to == 3);
    CHECK_FALSE(shop.store.apply_catalogue_changes("{}", {1, 9}));
    CHECK(shop.store.pulled_mark().up_to == 3);
    REQUIRE(pull(R"([{"lot":"L02","lifted":true}])", 4));
    CHECK_FALSE(shop.store.lot(honey, "L02")->recall.has_value());
    CHECK(shop.store.verify().ok);
}

TEST_CASE("a recall that somebody wiped from the table is found by verify", "[db][lot][verify]") {
    Shop shop;
    shop.store.recall_lot(fixture::honey().id, "L77", Recall{*Date::parse("2026-11-20"), {"x", ""}},
                          "");
    REQUIRE(shop.store.verify().ok);
    fixture::meddle(shop.folder, "UPDATE lot SET recalled = NULL");
    CHECK_FALSE(shop.store.verify().ok);
}

TEST_CASE("a serial number that was sold is known, for its product only", "[db][lot]") {
    Shop shop;
    Sale sale = fixture::sample_sale();
    sale.lines[0].lot = "L02-1126";
    sale.lines[0].serial = "A0001";
    const db::StoredSale stored = shop.store.save_sale(sale);
    const Code again = code("(01)08930000000019(10)L02-1126(21)A0001");
    const ScanFacts facts = shop.store.scanned(again);
    REQUIRE(facts.serial_sold.has_value());
    CHECK(facts.serial_sold->at_ms == sale.closed_at_ms);
    CHECK(facts.serial_sold->receipt == stored.number);
    const Code fresh = code("(01)08930000000019(10)L02-1126(21)A0002");
    CHECK_FALSE(shop.store.scanned(fresh).serial_sold.has_value());
}

TEST_CASE("related goods are of the same hands, place and group, none of them twice",
          "[db][related]") {
    Shop shop;
    shop.store.save_products({like_honey("a", "HTX A", "xã Ea Tu", "Đắk Lắk", Group::Food),
                              like_honey("b", "HTX A", "xã Ea Tu", "Đắk Lắk", Group::Drink),
                              like_honey("c", "HTX C", "xã Ea Tu", "Đắk Lắk", Group::Food),
                              like_honey("d", "HTX D", "xã Krông", "Đắk Lắk", Group::Drink),
                              like_honey("e", "HTX E", "xã Xa", "Lâm Đồng", Group::Food),
                              like_honey("f", "HTX F", "xã Xa", "Lâm Đồng", Group::Drink)},
                             "test");
    const db::Related related = shop.store.related(ProductId{"a"}, 12);
    CHECK(ids(related.same_producer) == Ids{"b"});
    CHECK(ids(related.same_place) == Ids{"c", "d"});  // the commune first, then the province
    CHECK(related.place == "Đắk Lắk");
    const Ids group = ids(related.same_group);
    CHECK(std::find(group.begin(), group.end(), "e") != group.end());
    CHECK(std::find(group.begin(), group.end(), "c") == group.end());
    CHECK(std::find(group.begin(), group.end(), "f") == group.end());
    CHECK(shop.store.related(ProductId{"a"}, 1).place == "xã Ea Tu");
    CHECK(shop.store.related(ProductId{"none"}, 12).same_group.empty());
}

TEST_CASE("products are counted and found by their stars", "[db][catalogue]") {
    Shop shop;
    Product five = like_honey("five", "HTX", "", "Đắk Lắk", Group::Food);
    five.stars = 5;
    shop.store.save_products({five}, "test");
    const auto stars = [&] {
        std::map<std::string, std::int64_t> counts;
        for (const db::GroupCount& one : shop.store.count_by_stars()) {
            counts[one.key] = one.products;
        }
        return counts;
    };
    CHECK(stars()["5"] == 1);
    db::ProductFilter filter;
    filter.stars = 5;
    CHECK(ids(shop.store.browse(filter, 0, 10)) == Ids{"five"});
    five.stars = 3;
    shop.store.save_products({five}, "test");
    CHECK(stars()["5"] == 0);
    CHECK(stars()["3"] >= 1);
}

TEST_CASE("what a label says comes back as it was stored, and an old shop's rows stay sound",
          "[db][catalogue]") {
    Shop shop;
    Product product = fixture::honey();
    product.size = "500 ml";
    product.ingredients = {"Mật ong", "Honey"};
    product.storage = {"Nơi mát", "Keep cool"};
    product.how_to_use = {"Ăn liền", ""};
    product.allergens = {"", ""};
    product.producer.kind = ProducerKind::Cooperative;
    product.producer.website = "htx.example";
    product.producer.email = "htx@mail.example";
    CHECK_FALSE(shop.store.has_product_details());
    shop.store.save_products({product}, "test");
    CHECK(shop.store.has_product_details());
    CHECK(shop.store.product(product.id)->ingredients == product.ingredients);
    CHECK(shop.store.product(product.id)->producer == product.producer);
    CHECK(shop.store.product(product.id)->size == "500 ml");
    CHECK(shop.store.verify().ok);
    fixture::meddle(shop.folder, "UPDATE product SET allergens_vi = 'x' WHERE size <> ''");
    CHECK_FALSE(shop.store.verify().ok);
}

TEST_CASE("a basket is found under its number with today's prices, until it is sold",
          "[db][basket]") {
    Shop shop;
    const ProductId honey = fixture::honey().id, tea = fixture::tea().id;
    const std::string number = shop.store.save_basket(
        {{honey, Quantity::pieces(2)}, {tea, Quantity::from_thousandths(500)}}, "");
    CHECK(number == "100");
    Product dearer = fixture::honey();
    dearer.price = Money::from_dong(130'000);
    shop.store.save_products({dearer}, "test");
    Basket basket = shop.store.basket(number, 12 * kHourMs);
    CHECK(basket.state == BasketState::Open);
    REQUIRE(basket.lines.size() == 2);
    CHECK(amount_of(basket.lines[0]) == Money::from_dong(260'000));
    CHECK(basket.lines[1].quantity == Quantity::from_thousandths(500));

    // The shopper walks on: the number stays, its lines are the new ones.
    CHECK(shop.store.save_basket({{honey, Quantity::pieces(1)}}, number) == number);
    CHECK(shop.store.basket(number, 12 * kHourMs).lines.size() == 1);
    // Sold after it waited, also over a restart: the basket ends in the sale's own transaction.
    const Sale sale = fixture::sample_sale();
    HeldCart held;
    held.id = sale.id;
    held.cart.lines = sale.lines;
    held.cart.baskets = {number};
    shop.store.hold(held);
    REQUIRE(shop.store.held_carts().size() == 1);
    CHECK(shop.store.held_carts().front().cart.baskets == std::vector<std::string>{number});
    CHECK(shop.store.basket(number, 12 * kHourMs).state == BasketState::Open);
    shop.store.save_sale(sale);
    basket = shop.store.basket(number, 12 * kHourMs);
    CHECK(basket.state == BasketState::Used);
    CHECK(basket.at_ms == kNoonMs);
    // A number that was used is never filled again.
    CHECK(shop.store.save_basket({{honey, Quantity::pieces(1)}}, number) == "101");
}

TEST_CASE("a basket expires, and numbers that are none are unknown", "[db][basket]") {
    Shop shop;
    const std::string number =
        shop.store.save_basket({{fixture::honey().id, Quantity::pieces(1)}}, "");
    shop.clock.advance(12 * kHourMs);
    CHECK(shop.store.basket(number, 12 * kHourMs).state == BasketState::Open);
    shop.clock.advance(1);
    CHECK(shop.store.basket(number, 12 * kHourMs).state == BasketState::Expired);
    for (const char* none : {"", "1", "99999", "100x", "-100", "417"}) {
        CHECK(shop.store.basket(none, kHourMs).state == BasketState::Unknown);
    }
    // After a week nobody comes for it, and its number does not mean another basket yet.
    shop.clock.advance(8 * 24 * kHourMs);
    CHECK(shop.store.save_basket({{fixture::honey().id, Quantity::pieces(1)}}, "") == "101");
    CHECK(shop.store.basket(number, kHourMs).state == BasketState::Expired);
    CHECK(shop.store.basket(number, kHourMs).lines.empty());
    shop.store.save_basket({{fixture::honey().id, Quantity::pieces(1)}}, "");
    CHECK(shop.store.basket(number, kHourMs).state == BasketState::Unknown);
}

TEST_CASE("ten thousand baskets later the numbers come round, and none belongs to two",
          "[db][basket]") {
    Shop shop;
    fixture::meddle(shop.folder, "INSERT INTO basket (number, at_ms) VALUES (9999, " +
                                     std::to_string(kNoonMs - 1) + "), (100, " +
                                     std::to_string(kNoonMs - 2) + ")");
    CHECK(shop.store.save_basket({{fixture::honey().id, Quantity::pieces(1)}}, "") == "101");
}

TEST_CASE("scans are counted by hour, and looked at stands beside sold", "[db][scans]") {
    Shop shop;
    const ProductId honey = fixture::honey().id;
    const auto scan = [&](ScanOutcome outcome, const ProductId& product, std::string text) {
        return ScanCount{kNoonMs, product, std::move(text), outcome, ScanSource::Camera};
    };
    std::vector<ScanCount> scans(5, scan(ScanOutcome::Shown, honey, ""));
    scans.push_back(scan(ScanOutcome::ToCart, honey, ""));
    scans.push_back(scan(ScanOutcome::Unknown, {}, "08930000000026"));
    scans.push_back(scan(ScanOutcome::Unknown, {}, "08930000000026"));
    scans.push_back(scan(ScanOutcome::Unknown, {}, ""));
    shop.store.add_scans(scans);
    shop.store.add_scans({scan(ScanOutcome::Shown, honey, "")});
    shop.store.save_sale(fixture::sample_sale());
    const Date today = Date::of_instant(kNoonMs);
    const ScanReport report = shop.store.scan_report(today.plus_days(-29), today, 10);
    CHECK(report.scans == 10);
    CHECK(report.by_hour.at(12) == 10);
    REQUIRE(report.products.size() == 1);
    CHECK(report.products[0].looked_at == 6);
    CHECK(report.products[0].sold == 1);
    CHECK(report.products[0].name_vi == fixture::honey().name_vi);
    REQUIRE(report.unknown.size() == 2);
    CHECK(report.unknown[0] == UnknownScan{"08930000000026", 2, today});
    CHECK(fixture::count(shop.folder, "scan_count") == 4);  // not ten
    CHECK(shop.store.scan_report(today.plus_days(1), today.plus_days(2), 10).scans == 0);
}

TEST_CASE("what was scanned is forgotten in time, and strange codes do not fill the disk",
          "[db][scans]") {
    Shop shop;
    ScanCount scan{kNoonMs, {}, "", ScanOutcome::Unknown, ScanSource::Camera};
    std::vector<ScanCount> many;
    for (int i = 0; i < 700; ++i) {
        scan.code = "host" + std::to_string(i) + ".example";
        many.push_back(scan);
    }
    shop.store.add_scans(many);
    CHECK(fixture::count(shop.folder, "scan_count") == 501);
    scan.at_ms += 401 * 24 * kHourMs;
    shop.store.add_scans({scan});
    CHECK(fixture::count(shop.folder, "scan_count") == 1);
}
