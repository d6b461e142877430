// A day's shift by commands, beside sales that come in by `ring`: every figure agrees.
#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::Shop;

namespace {

void add_cashier(const Shop& shop) {
    const Outcome added =
        shop.run({"staff", "add", "--code", "101", "--name", "Hạnh"}, "246810\n246810\n");
    INFO(said(added));
    REQUIRE(added.status == 0);
}

}  // namespace

TEST_CASE("a shift opens, takes the sales rung up meanwhile, and closes with a gapless Z") {
    const Shop shop;
    add_cashier(shop);
    shop.ring({blackbox::sale("before", "8930000000019", 100'000)});
    CHECK(shop.run({"shift", "report"}).status == 1);
    CHECK(shop.run({"shift", "open", "--float", "500000", "--by", "555"}).status == 2);
    CHECK(shop.json({"shift", "open", "--float", "500000", "--by", "101"})["expected"] == 500'000);
    CHECK(shop.run({"shift", "open", "--float", "1", "--by", "101"}).status == 1);
    const auto rung = shop.ring({blackbox::sale("a", "8930000000019", 100'000),
                                 blackbox::sale("b", "8930000000019", 50'000)});
    std::int64_t cash = 0;
    for (const Json& sale : rung) cash += sale["total"].get<std::int64_t>();
    const Json x = shop.json({"shift", "report", "--x"});
    CHECK(x["number"].is_null());
    CHECK(x["sales"] == 2);
    CHECK(x["cash"] == cash);
    CHECK(x["expected"] == 500'000 + cash);
    const std::string less = std::to_string(500'000 + cash - 1'000);
    const Outcome refused = shop.run({"shift", "close", "--counted", less, "--by", "101"});
    CHECK(refused.status == 1);
    CHECK(blackbox::is_one_clear_line(refused.err));
    const Json z =
        shop.json({"shift", "close", "--counted", less, "--by", "101", "--note", "thiếu"});
    CHECK(z["number"].get<std::string>().ends_with("-Z0001"));
    CHECK(z["difference"] == -1'000);
    CHECK(shop.json({"shift", "report", "--z", "1"}) == z);
    CHECK(shop.json({"shift", "report", "--z", z["number"].get<std::string>()}) == z);
    const auto pdf = shop.beside("z.pdf").string();
    CHECK(shop.run({"shift", "report", "--z", "1", "--pdf", pdf}).status == 0);
    CHECK(support::read_file(pdf).starts_with("%PDF"));
    CHECK(shop.run({"shift", "report", "--z", "2"}).status == 1);
    shop.json({"shift", "open", "--float", "0", "--by", "101"});
    CHECK(blackbox::objects_of(shop.run({"shift", "list", "--json"}).out).size() == 2);
    CHECK(shop.json({"verify"})["ok"] == true);
}
