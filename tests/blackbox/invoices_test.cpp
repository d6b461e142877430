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

namespace {

// As the accountant adds them up: what the provider was told of a day, however often.
struct Told {
    std::int64_t payable{0}, tax{0};
    std::vector<Json> records;
};

void add(Told& told, const std::string& out) {
    for (const Json& one : objects_of(out)) {
        std::int64_t lines = 0, tax = 0, paid = 0;
        for (const Json& line : one["lines"]) {
            lines += line["amount"].get<std::int64_t>();
            tax += line["tax"].get<std::int64_t>();
        }
        for (const Json& payment : one["payments"]) paid += payment["amount"].get<std::int64_t>();
        INFO(one.dump());
        CHECK(lines == one["total"].get<std::int64_t>());
        CHECK(tax == one["tax"].get<std::int64_t>());
        CHECK(paid == one["payable"].get<std::int64_t>());
        told.payable += paid;
        told.tax += tax;
        told.records.push_back(one);
    }
}

void gives_back(const Shop& shop, const Json& refund) {
    const auto outcome = shop.run({"refund"}, refund.dump() + "\n");
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
}

}  // namespace

TEST_CASE("what comes back is handed over once, as an adjustment of its sale, all of it is the net",
          "[invoices]") {
    const Shop shop;
    std::vector<std::string> numbers;
    for (const Json& one : shop.ring({sale("r1", "tea", 50'000), sale("r2", "basket", 50'000),
                                      sale("r3", "tea", 50'000), sale("r4", "basket", 50'000)}))
        numbers.push_back(one["number"]);
    const auto part = [](const std::string& id, const std::string& receipt) {
        return Json{{"request_id", id},
                    {"receipt", receipt},
                    {"lines", Json::array({{{"line", 1}, {"quantity", 1}}})},
                    {"reason", "hộp móp"}};
    };
    // Before the hand-over: one comes back, one is cancelled.
    gives_back(shop, part("b1", numbers[1]));
    gives_back(shop, {{"request_id", "b2"}, {"receipt", numbers[2]}, {"cancel", true}});
    Told told;
    add(told, shop.run({"invoices"}).out);
    REQUIRE(told.records.size() == 6);
    CHECK(told.records[1]["invoice"] == "issue");
    CHECK(told.records[2]["invoice"] == "none");
    CHECK(told.records[4]["original"]["state"] == "with_this");
    CHECK(told.records[4]["invoice"] == "adjust");
    CHECK(told.records[5]["invoice"] == "none");
    CHECK(told.records[5]["cause"] == "cancel");
    // After it: one comes back, one is cancelled, and something without a receipt.
    gives_back(shop, part("a1", numbers[0]));
    gives_back(shop, {{"request_id", "a2"}, {"receipt", numbers[3]}, {"cancel", true}});
    gives_back(shop, {{"request_id", "a3"},
                      {"lines", Json::array({{{"code", "8930000000033"}, {"quantity", 1}}})},
                      {"reason", "mất hóa đơn"}});
    const Told before = told;
    add(told, shop.run({"invoices"}).out);
    REQUIRE(told.records.size() == 9);
    const Json& late = told.records[6];
    CHECK(late["kind"] == "adjustment");
    CHECK(late["original"]["number"] == numbers[0]);
    CHECK(late["original"]["state"] == "handed_over");
    CHECK(late["original"]["sale_id"] == before.records[0]["sale_id"]);
    CHECK(late["lines"][0]["quantity"] == "-1");
    CHECK(late["lines"][0]["tax"].get<std::int64_t>() < 0);
    CHECK(told.records[7]["invoice"] == "adjust");
    CHECK(told.records[8]["original"].is_null());
    CHECK(shop.run({"invoices"}).out.empty());
    CHECK(told.payable == shop.json({"totals"})["net"].get<std::int64_t>());
    // The sheet says the same, and once more marks nothing.
    const auto all = objects_of(shop.run({"invoices", "--all"}).out);
    REQUIRE(all.size() == 9);
    for (const Json& one : all) CHECK(one["state"] == "handed_over");
    const auto csv = blackbox::lines_of(shop.run({"invoices", "--all", "--csv"}).out);
    CHECK(csv.size() == 4 + 9);  // title, blank, day, columns; a line each
    CHECK(shop.run({"verify"}).status == 0);
}

TEST_CASE("a hand-over never takes the place of an earlier one's file", "[invoices]") {
    const Shop shop;
    shop.ring({sale("r1", "tea", 50'000)});
    const std::string file = shop.beside("invoices.jsonl").string();
    REQUIRE(shop.run({"invoices", "--out", file}).status == 0);
    const std::string first = support::read_file(file);
    CHECK(objects_of(first).size() == 1);
    shop.ring({sale("r2", "tea", 50'000)});
    const auto again = shop.run({"invoices", "--out", file});
    INFO(said(again));
    CHECK(again.status == 2);
    CHECK(blackbox::is_one_clear_line(again.err));
    CHECK(support::read_file(file) == first);
    CHECK(objects_of(shop.run({"invoices"}).out).size() == 1);
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
