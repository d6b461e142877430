// Shelves and settlements through the real program.
#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::is_one_clear_line;
using blackbox::Json;
using blackbox::objects_of;
using blackbox::Outcome;
using blackbox::said;
using blackbox::Shop;

namespace {

const std::string kProducer = "HTX Tà Xùa";  // of the small catalogue's tea

Json row_of(const Shop& shop, const std::string& product) {
    for (const Json& row : objects_of(shop.run({"stock", "list", "--json"}).out)) {
        if (row["product_id"] == product) return row;
    }
    return {};
}

}  // namespace

TEST_CASE("a delivery is sold, counted and corrected, and the books say why") {
    const Shop shop;
    const Json came = shop.json({"stock", "receive", "tea", "10", "--lot", "L7", "--expires",
                                 "2099-01-10", "--cost", "30000"});
    CHECK(came["lines"][0]["quantity"] == "10");
    CHECK(came["lines"][0]["consigned"] == false);
    shop.ring({blackbox::sale("a", "8930000000019", 200'000)});
    const Json tea = row_of(shop, "tea");
    CHECK(tea["lots"][0]["lot"] == "L7");
    CHECK(tea["on_hand"] != "10");
    const Json counted = shop.json({"stock", "count", "tea", "7", "--lot", "L7"});
    CHECK(counted["lines"][0]["counted"] == "7");
    CHECK(counted["lines"][0]["expected"] == tea["on_hand"]);
    CHECK(shop.json({"stock", "adjust", "tea", "2", "--lot", "L7", "--reason",
                     "damaged"})["reason"] == "damaged");
    CHECK(row_of(shop, "tea")["on_hand"] == "5");
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("a till sells what nobody brought in, and the list says so") {
    const Shop shop;
    shop.ring({blackbox::sale("a", "8930000000019", 200'000)});
    const auto rows = objects_of(shop.run({"stock", "list", "--filter", "negative", "--json"}).out);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["negative"] == true);
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("a producer is settled with: terms, statement, files, closed, paid") {
    const Shop shop;
    const std::string producer = kProducer;
    CHECK(shop.json({"settle", "terms", producer, "--commission", "20"})["commission_percent"] ==
          "20");
    shop.ring({blackbox::sale("a", "8930000000019", 200'000)});
    const std::string pdf = shop.beside("s.pdf").string(), xlsx = shop.beside("s.xlsx").string();
    const Json open = shop.json({"settle", "statement", producer, "--pdf", pdf, "--xlsx", xlsx});
    const std::int64_t sold = open["sold"], due = open["due"], kept = open["commission"];
    CHECK(sold > 0);
    CHECK(due == sold - kept);
    CHECK(shop.json({"totals"})["by_producer"][0]["amount"] == sold);
    CHECK(support::read_file(pdf).starts_with("%PDF"));
    CHECK(support::read_file(xlsx).starts_with("PK"));

    const Json closed = shop.json({"settle", "close", producer});
    const std::string number = closed["number"];
    CHECK(closed["due"] == due);
    CHECK(shop.run({"settle", "close", producer}).status == 2);
    CHECK(shop.json({"settle", "paid", number, std::to_string(due)})["remaining"] == 0);
    const Outcome more = shop.run({"settle", "paid", number, "1"});
    CHECK(more.status == 2);
    CHECK(is_one_clear_line(more.err));
    CHECK(shop.json({"settle", "statement", number})["paid"] == due);
    CHECK(shop.json({"settle", "statement", producer})["sold"] == 0);
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("what cannot be on a shelf or in an agreement is refused in one line") {
    const Shop shop;
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"stock", "receive", "nothing", "1"},
          {"stock", "receive", "tea", "many"},
          {"stock", "receive", "tea", "1.5"},
          {"stock", "receive", "tea", "1", "--expires", "soon"},
          {"stock", "adjust", "tea", "1", "--reason", "magic"},
          {"stock", "adjust", "tea", "1", "--reason", "other"},
          {"stock", "take", "0199"},
          {"settle", "statement", "nobody"},
          {"settle", "terms", kProducer, "--commission", "101"},
          {"settle", "paid", "QT-K01-1-0001", "5"}}) {
        const Outcome refused = shop.run(arguments);
        INFO(said(refused));
        CHECK(refused.status == 2);
        CHECK(is_one_clear_line(refused.err));
    }
    CHECK(shop.run({"stock", "list", "--json"}).out.empty());
}
