// The promise of `ring`: answers in order, each only for a sale that is on disk for good; a bad
// line costs nothing but itself; the same request never sells twice.
#include <signal.h>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::sale;
using blackbox::Shop;

namespace {

// A sale of one tea, changed by `with`.
Json tea_with(const Json& with) {
    Json made = sale("r", "tea", 45'000);
    made.merge_patch(with);
    return made;
}

Json paid(const Json& payments) { return {{"payments", payments}}; }

}  // namespace

TEST_CASE("a sale is answered with its id, number, total and change") {
    const Shop shop;
    const Json first = shop.ring({sale("one", "8930000000019", 100'000)}).front();
    CHECK(first["request_id"] == "one");
    CHECK(first["total"] == 45'000);
    CHECK(first["change"] == 55'000);
    CHECK(first["sale_id"].get<std::string>().size() == 36);
    CHECK(first["sale_id"].get<std::string>()[14] == '7');
    const Json second = shop.ring({sale("two", "basket", 30'500)}).front();
    CHECK(first["number"].get<std::string>() < second["number"].get<std::string>());
    CHECK(first["sale_id"].get<std::string>() < second["sale_id"].get<std::string>());
}

TEST_CASE("a repeated request gets the first answer, in the same run and in a later one") {
    const Shop shop;
    Json other = sale("same", "basket", 50'000);
    const auto answers = shop.ring({sale("same", "tea", 50'000), other, sale("x", "tea", 45'000)});
    CHECK(answers[1] == answers[0]);
    CHECK(shop.ring({other}).front() == answers[0]);
    CHECK(shop.json({"totals"})["sales"] == 2);
    // Names are bytes: what reads alike may still be another request.
    const auto accents =
        shop.ring({sale("h\xC3\xB2", "tea", 45'000), sale("ho\xCC\x80", "tea", 45'000)});
    CHECK(accents[0]["request_id"] == "h\xC3\xB2");
    CHECK(accents[1]["request_id"] == "ho\xCC\x80");
    CHECK(accents[0]["sale_id"] != accents[1]["sale_id"]);
}

TEST_CASE("a sale is priced, discounted, settled and given back exactly") {
    Shop shop;
    const std::string settings = "[till]\ncash_rounding = 1000\n";
    support::write_file(shop.folder() / "settings.toml", settings);
    const auto total_and_change = [&](const Json& one) {
        static int number = 0;
        Json made = one;
        made["request_id"] = "n" + std::to_string(++number);
        const Json answer = shop.ring({made}).front();
        return std::pair{answer["total"].get<int>(), answer["change"].get<int>()};
    };
    Json honey = sale("", "honey", 200'000);
    honey["lines"][0]["quantity"] = 1.234;  // 154,250: the cash is 154,000
    CHECK(total_and_change(honey) == std::pair{154'000, 46'000});
    honey["payments"] = {{{"method", "card"}, {"amount", 154'250}, {"reference", "AB 1"}}};
    CHECK(total_and_change(honey) == std::pair{154'250, 0});
    // Only the cash part is rounded: 54,250 of it.
    honey["payments"] = {{{"method", "transfer"}, {"amount", 100'000}, {"reference", "FT2631"}},
                         {{"method", "cash"}, {"tendered", 60'000}}};
    CHECK(total_and_change(honey) == std::pair{154'000, 6'000});
    honey["payments"][1] = {{"method", "cash"}, {"tendered", 60'000}, {"amount", 54'000}};
    CHECK(total_and_change(honey) == std::pair{154'000, 6'000});

    Json two = sale("", "tea", 100'000);
    two["lines"].push_back({{"code", "basket"}, {"quantity", 2}, {"discount", 1'000}});
    two["lines"][0]["discount"] = 5'000;
    two["discount"] = 10'000;  // 45,000 − 5,000 + 61,000 − 1,000 − 10,000
    CHECK(total_and_change(two) == std::pair{90'000, 10'000});
    two["discount"] = 100'000;
    two["payments"] = Json::array();
    CHECK(total_and_change(two) == std::pair{0, 0});
}

TEST_CASE("a sale may be entered later, under the day it was made") {
    const Shop shop;
    shop.ring({tea_with({{"request_id", "late"}, {"time", "2026-03-02T00:30:00+07:00"}}),
               tea_with({{"request_id", "utc"}, {"time", "2026-03-01T17:45:00Z"}})});
    const Json day = shop.json({"totals", "--date", "2026-03-02"});
    CHECK(day["sales"] == 2);
    CHECK(day["by_hour"][0] == 90'000);
    CHECK(shop.json({"totals", "--date", "2026-03-01"})["sales"] == 0);
    CHECK(shop.json({"totals"})["sales"] == 0);
}

TEST_CASE("each kind of bad line names its field, records nothing, and the rest goes on") {
    const Shop shop;
    const Json cash = {{"method", "cash"}, {"tendered", 45'000}};
    const auto lines = [](const Json& line) { return Json{{"lines", Json::array({line})}}; };
    const std::vector<std::pair<std::string, Json>> bad{
        {"request_id", tea_with({{"request_id", nullptr}})},
        {"request_id", tea_with({{"request_id", 7}})},
        {"request_id", tea_with({{"request_id", ""}})},
        {"request_id", tea_with({{"request_id", std::string(65, 'x')}})},
        {"request_id", tea_with({{"request_id", std::string("a\0b", 3)}})},
        {"cashier", tea_with({{"cashier", "999"}})},
        {"cashier", tea_with({{"cashier", 101}})},
        {"time", tea_with({{"time", "yesterday"}})},
        {"time", tea_with({{"time", "2026-02-30T10:00:00+07:00"}})},
        {"time", tea_with({{"time", "2026-03-02T10:00:00"}})},
        {"time", tea_with({{"time", "2199-01-01T00:00:00+07:00"}})},
        {"time", tea_with({{"time", "0001-01-01T00:00:00+07:00"}})},
        {"colour", tea_with({{"colour", "red"}})},
        {"lines", tea_with({{"lines", nullptr}})},
        {"lines", tea_with({{"lines", Json::array()}})},
        {"lines", tea_with({{"lines", "tea"}})},
        {"lines[0]", tea_with(lines("tea"))},
        {"lines[0].code", tea_with(lines({{"quantity", 1}}))},
        {"lines[0].code", tea_with(lines({{"code", "nothing"}}))},
        {"lines[0].code", tea_with(lines({{"code", 8930000000019}}))},
        {"lines[0].price", tea_with(lines({{"code", "tea"}, {"price", 1}}))},
        {"lines[0].quantity", tea_with(lines({{"code", "tea"}, {"quantity", 0}}))},
        {"lines[0].quantity", tea_with(lines({{"code", "tea"}, {"quantity", -1}}))},
        {"lines[0].quantity", tea_with(lines({{"code", "tea"}, {"quantity", 1.5}}))},
        {"lines[0].quantity", tea_with(lines({{"code", "honey"}, {"quantity", 0.0005}}))},
        {"lines[0].quantity", tea_with(lines({{"code", "tea"}, {"quantity", "2"}}))},
        {"lines[0].quantity", tea_with(lines({{"code", "tea"}, {"quantity", 1e300}}))},
        {"lines[0].quantity", tea_with(lines({{"code", "sample"}, {"quantity", 1}}))},
        {"lines[0].discount", tea_with(lines({{"code", "tea"}, {"discount", 45'001}}))},
        {"lines[0].discount", tea_with(lines({{"code", "tea"}, {"discount", -1}}))},
        {"discount", tea_with({{"discount", 45'001}})},
        {"discount", tea_with({{"discount", 0.5}})},
        {"payments", tea_with(paid(nullptr))},
        {"payments", tea_with(paid({{"method", "cash"}}))},
        {"payments", tea_with(paid(Json::array({{{"method", "cash"}, {"tendered", 44'999}}})))},
        {"payments[0]", tea_with(paid(Json::array({"cash"})))},
        {"payments[0].method", tea_with(paid(Json::array({{{"method", "gold"}, {"amount", 1}}})))},
        {"payments[0].method", tea_with(paid(Json::array({{{"amount", 45'000}}})))},
        {"payments[1].method", tea_with(paid({cash, cash}))},
        {"payments[0].tendered", tea_with(paid(Json::array({{{"method", "cash"}}})))},
        {"payments[0].tendered",
         tea_with(paid(Json::array({{{"method", "cash"}, {"tendered", 45'000.5}}})))},
        {"payments[0].tendered",
         tea_with(paid(Json::array({{{"method", "cash"}, {"tendered", 1'000'000'000'000'000}}})))},
        {"payments[0].tendered",
         tea_with(paid(Json::array({{{"method", "card"}, {"amount", 45'000}, {"tendered", 1}}})))},
        {"payments[0].amount",
         tea_with(paid(Json::array({{{"method", "cash"}, {"tendered", 50'000}, {"amount", 1}}})))},
        {"payments[0].amount",
         tea_with(paid(Json::array({{{"method", "card"}, {"amount", 45'001}}})))},
        {"payments[0].amount", tea_with(paid(Json::array({{{"method", "card"}, {"amount", -1}}})))},
    };
    std::vector<Json> sales;
    for (const auto& [field, one] : bad) sales.push_back(one);
    sales.push_back(sale("good", "tea", 45'000));
    const auto answers = shop.ring(sales, 1);
    for (std::size_t i = 0; i < bad.size(); ++i) {
        INFO(sales[i].dump() << "\n" << answers[i].dump());
        CHECK(answers[i].size() == 3);
        CHECK(answers[i]["field"] == bad[i].first);
        CHECK(answers[i]["error"].is_string());
        if (sales[i].contains("request_id")) {
            CHECK(answers[i]["request_id"] == sales[i]["request_id"]);
        }
    }
    CHECK(answers.back()["total"] == 45'000);
    CHECK(shop.json({"totals"})["sales"] == 1);
}

TEST_CASE("lines that are no JSON objects are answered one by one") {
    const Shop shop;
    const std::string good = sale("good", "tea", 45'000).dump();
    std::string input;
    for (const std::string& line :
         {std::string{"[]"}, std::string{"7"}, std::string{"{\"request_id\":"}, good + good,
          std::string(200'000, '['), std::string{"{\"request_id\":\"\xFF\xFE\"}"},
          std::string(3 << 20, 'x'), std::string{"\xEF\xBB\xBF"}}) {
        input += line + "\n";
    }
    input += "\n  \r\n" + good + "\r\n" + sale("no end", "tea", 45'000).dump();
    const Outcome outcome = shop.run({"ring", "-"}, input);
    INFO(said(outcome));
    CHECK(outcome.status == 1);
    const auto answers = blackbox::objects_of(outcome.out);
    REQUIRE(answers.size() == 10);
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(answers[i]["request_id"].is_null());
        CHECK(answers[i]["error"].is_string());
        CHECK(answers[i]["field"] == "");
    }
    CHECK(answers[8]["total"] == 45'000);
    CHECK(answers[9]["request_id"] == "no end");
}

TEST_CASE("ring reads a file, and nothing at all is fine") {
    const Shop shop;
    support::write_file(shop.beside("sales.jsonl"), sale("f", "tea", 45'000).dump() + "\n");
    const Outcome outcome = shop.run({"ring", shop.beside("sales.jsonl").string()});
    CHECK(outcome.status == 0);
    CHECK(blackbox::objects_of(outcome.out).size() == 1);
    support::write_file(shop.beside("empty"), "");
    CHECK(shop.run({"ring", shop.beside("empty").string()}).status == 0);
    CHECK(shop.run({"ring"}, "").out.empty());
}

TEST_CASE("each answer comes at once, and the sale is there for another process") {
    const Shop shop;
    support::Program ringing{blackbox::program(), shop.launch({"ring"})};
    for (int i = 1; i <= 3; ++i) {
        REQUIRE(ringing.write(sale("live " + std::to_string(i), "tea", 45'000).dump() + "\n"));
        const auto answer = ringing.read_line();
        REQUIRE(answer);
        CHECK(Json::parse(*answer)["total"] == 45'000);
        CHECK(shop.json({"totals"})["sales"] == i);
    }
    CHECK(ringing.finish().status == 0);
}

TEST_CASE("Ctrl-C ends ring after the sale in hand, and half a line is no sale") {
    const Shop shop;
    support::Program ringing{blackbox::program(), shop.launch({"ring"})};
    REQUIRE(ringing.write(sale("whole", "tea", 45'000).dump() + "\n"));
    REQUIRE(ringing.read_line());
    REQUIRE(ringing.write(sale("no end", "tea", 45'000).dump()));
    ringing.send(SIGINT);
    // Not by the end of the input, which stays open until it has ended.
    CHECK_FALSE(ringing.read_line());
    const Outcome outcome = ringing.finish();
    INFO(said(outcome));
    CHECK(outcome.status == 1);
    CHECK(shop.json({"totals"})["sales"] == 1);
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("where answers cannot be delivered nothing more is recorded") {
    const Shop shop;
    std::string input;
    for (int i = 0; i < 20; ++i)
        input += sale("s" + std::to_string(i), "tea", 45'000).dump() + "\n";
    auto launch = shop.launch({"ring"}, input);
    launch.output_file = "/dev/full";
    const Outcome outcome = shop.run(launch);
    CHECK(outcome.status == 3);
    CHECK(blackbox::is_one_clear_line(outcome.err));
    CHECK(shop.json({"totals"})["sales"] == 1);
    const Outcome again = shop.run({"ring"}, input);
    CHECK(again.status == 0);
    CHECK(shop.json({"totals"})["sales"] == 20);
}
