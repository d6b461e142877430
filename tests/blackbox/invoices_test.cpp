// The promise: what is handed over agrees with the totals, and nothing is handed over twice.
#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::Json;
using blackbox::objects_of;
using blackbox::said;
using blackbox::sale;
using blackbox::Shop;

TEST_CASE("a day is handed over as JSON, once, and agrees with its totals", "[invoices]") {
    const Shop shop;
    shop.ring({sale("r1", "tea", 50'000), sale("r2", "tea", 50'000)});
    const auto first = shop.run({"invoices"});
    INFO(said(first));
    REQUIRE(first.status == 0);
    const auto sales = objects_of(first.out);
    REQUIRE(sales.size() == 2);
    const Json totals = shop.json({"totals", "--json"});
    std::int64_t payable = 0;
    for (const Json& one : sales) {
        payable += one["payable"].get<std::int64_t>();
        std::int64_t lines = 0, tax = 0;
        for (const Json& line : one["lines"]) {
            lines += line["amount"].get<std::int64_t>();
            tax += line["tax"].get<std::int64_t>();
            CHECK(line["amount_before_tax"].get<std::int64_t>() + line["tax"].get<std::int64_t>() ==
                  line["amount"].get<std::int64_t>());
        }
        CHECK(lines == one["total"].get<std::int64_t>());
        CHECK(tax == one["tax"].get<std::int64_t>());
        CHECK(one["buyer"].is_null());
        CHECK(one["returned"] == 0);
        CHECK(one["state"] == "new");
    }
    CHECK(payable == totals["net"].get<std::int64_t>());
    shop.ring({sale("r3", "tea", 50'000)});
    CHECK(objects_of(shop.run({"invoices"}).out).size() == 1);
    CHECK(shop.run({"invoices"}).out.empty());
    const auto all = objects_of(shop.run({"invoices", "--all"}).out);
    REQUIRE(all.size() == 3);
    for (const Json& one : all) CHECK(one["state"] == "handed_over");
    CHECK(shop.run({"verify"}).status == 0);
}

TEST_CASE("a hand-over that cannot be written marks nothing", "[invoices]") {
    const Shop shop;
    shop.ring({sale("r1", "tea", 50'000)});
    const auto failed = shop.run({"invoices", "--out", shop.beside("no/where").string()});
    CHECK(failed.status != 0);
    CHECK(blackbox::is_one_clear_line(failed.err));
    const auto csv = shop.run({"invoices", "--csv"});
    CHECK(blackbox::lines_of(csv.out).size() == 5);  // title, blank, day, columns, one line
}
