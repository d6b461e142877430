// Goods that come back on the command line: mirrored, once, answered like sales.
#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"
#include "tests/support/postgres_cluster.h"

using blackbox::Json;
using blackbox::objects_of;
using blackbox::Outcome;
using blackbox::said;
using blackbox::sale;
using blackbox::Shop;

namespace {

std::vector<Json> refund(const Shop& shop, const std::vector<Json>& wanted, int status = 0) {
    std::string input;
    for (const Json& one : wanted) input += one.dump() + "\n";
    const Outcome outcome = shop.run({"refund"}, input);
    INFO(said(outcome));
    REQUIRE(outcome.status == status);
    CHECK(outcome.err.empty());
    std::vector<Json> answers = objects_of(outcome.out);
    REQUIRE(answers.size() == wanted.size());
    return answers;
}

Json lines(std::initializer_list<std::pair<int, double>> wanted) {
    Json list = Json::array();
    for (const auto& [line, quantity] : wanted) {
        list.push_back({{"line", line}, {"quantity", quantity}});
    }
    return list;
}

// Three boxes of tea and 1.5 kg of honey, by card and cash.
std::string sold(const Shop& shop) {
    const Json wanted{
        {"request_id", "s1"},
        {"lines", Json::array({{{"code", "8930000000019"}, {"quantity", 3}, {"discount", 10000}},
                               {{"code", "8930000000026"}, {"quantity", 1.5}}})},
        {"payments", Json::array({{{"method", "card"}, {"amount", 100000}, {"reference", "7"}},
                                  {{"method", "cash"}, {"tendered", 500000}}})},
        {"discount", 5}};
    return shop.ring({wanted})[0]["number"];
}

}  // namespace

TEST_CASE("a refund mirrors its sale, part by part, and never twice") {
    const Shop shop;
    const std::string receipt = sold(shop);
    const auto first = refund(shop, {{{"request_id", "r1"},
                                      {"receipt", receipt},
                                      {"lines", lines({{1, 1}, {2, 0.7}})},
                                      {"reason", "hộp móp"}}});
    CHECK(first[0]["number"] == "K01-1-000002");
    CHECK(first[0]["receipt"] == receipt);
    CHECK(first[0]["paid"] == 129'165);
    REQUIRE(first[0]["payments"].size() == 1);
    CHECK(first[0]["payments"][0]["method"] == "cash");
    // The same request again is the first answer and nothing more.
    CHECK(refund(shop, {{{"request_id", "r1"}, {"receipt", "other"}}})[0] == first[0]);
    const auto rest =
        refund(shop,
               {{{"request_id", "r2"}, {"receipt", receipt}, {"lines", lines({{1, 2}, {2, 0.8}})}},
                {{"request_id", "r3"}, {"receipt", receipt}, {"lines", lines({{1, 1}})}}},
               1);
    CHECK(first[0]["refunded"].get<int>() + rest[0]["refunded"].get<int>() == 312'495);
    CHECK(rest[1]["field"] == "lines[0].quantity");
    const Json totals = shop.json({"totals"});
    CHECK(totals["sales"] == 1);
    CHECK(totals["refunds"] == 2);
    CHECK(totals["refunded"] == 312'495);
    CHECK(totals["net"] == 0);
    CHECK(totals["items"] == "0");
    for (const Json& row : totals["by_payment"]) CHECK(row["amount"] == 0);
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("a whole sale is cancelled, goods without a receipt come back for a reason") {
    const Shop shop;
    const std::string receipt = sold(shop);
    const auto cancelled =
        refund(shop, {{{"request_id", "c1"}, {"receipt", receipt}, {"cancel", true}}});
    CHECK(cancelled[0]["refunded"] == 312'495);
    CHECK(cancelled[0]["payments"].size() == 2);
    const Json bare{{"request_id", "n1"},
                    {"lines", Json::array({{{"code", "8930000000033"}, {"quantity", 2}}})}};
    CHECK(refund(shop, {bare}, 1)[0]["field"] == "reason");
    Json with = bare;
    with["reason"] = "mất hóa đơn";
    CHECK(refund(shop, {with})[0]["paid"] == 61'000);
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("what is wrong with a refund is said by its field and records nothing") {
    const Shop shop;
    const std::string receipt = sold(shop);
    const auto field = [&](Json wanted) {
        wanted["request_id"] = "x";
        return refund(shop, {wanted}, 1)[0]["field"].get<std::string>();
    };
    CHECK(field({{"receipt", "K01-1-000009"}, {"lines", lines({{1, 1}})}}) == "receipt");
    CHECK(field({{"receipt", receipt}}) == "lines");
    CHECK(field({{"receipt", receipt}, {"lines", lines({{4, 1}})}}) == "lines[0].line");
    CHECK(field({{"receipt", receipt}, {"lines", lines({{1, 0.5}})}}) == "lines[0].quantity");
    CHECK(field({{"receipt", receipt}, {"lines", lines({{1, 4}})}}) == "lines[0].quantity");
    CHECK(field({{"receipt", receipt}, {"lines", lines({{1, 1}})}, {"method", "gold"}}) ==
          "method");
    CHECK(field({{"receipt", receipt}, {"lines", lines({{1, 1}})}, {"cashier", "999"}}) ==
          "cashier");
    CHECK(field({{"receipt", receipt}, {"cancel", true}, {"lines", lines({{1, 1}})}}) == "lines");
    CHECK(field({{"receipt", receipt}, {"refund", 1}}) == "refund");
    CHECK(shop.json({"totals"})["refunds"] == 0);
}

TEST_CASE("a cashier takes goods back on the screen, and an exchange in one go") {
    const Shop shop{Shop::Goods::Demonstration};
    const auto file = shop.beside("returns.txt");
    support::write_file(
        file,
        "tap Staff\nscreen login\ntap Nguyễn Thị Hạnh\ntype 246810\nscreen till\n"
        "scan 2000000000015\nscan 2000000000015\nexpect Cart · 1 line\nkey F9\nscreen payment\n"
        "key Enter\nscreen receipt\nkey Enter\nscreen till\n"
        // The last receipt comes back in part.
        "key F6\nscreen returns\ntype " +
            std::string{"NUMBER"} +
            "\nkey Enter\nexpect Another receipt\n"
            "tap One more\nexpect Changed their mind\ntap Damaged or faulty\ntap Give the money "
            "back\n"
            "screen receipt\nexpect The goods are back\nkey Enter\nscreen till\n"
            // The other piece is exchanged.
            "key F6\nscreen returns\ntype NUMBER\nkey Enter\nexpect Another receipt\n"
            "expect 1 of 2 can come back\ntap All of it\ntap Exchange\nscreen till\n"
            "expect Coming back from\nscan 2000000000022\nkey F9\nscreen payment\nkey Enter\n"
            "screen receipt\nexpect Exchanged\nkey Enter\nscreen till\nquit\n");
    // Which number the sale will get: the demonstration has sold before.
    const Json before = shop.json({"verify"});
    std::string script = support::read_file(file);
    const std::string number = std::to_string(before["sales"].get<int>() + 1);
    for (std::size_t at = script.find("NUMBER"); at != std::string::npos;
         at = script.find("NUMBER"))
        script.replace(at, 6, number);
    support::write_file(file, script);
    const Outcome outcome = shop.run({"run", "--window", "1366x768", "--camera", "none", "--lang",
                                      "en", "--script", file.string()});
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    CHECK(shop.json({"totals"})["refunds"] == 2);
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("another till's receipt comes back here, and not there once more") {
    support::PostgresCluster cluster;
    const Shop first, second;
    REQUIRE(first.run({"central", "apply", "--to", cluster.url()}).status == 0);
    for (const auto& [shop, name] : {std::pair{&first, "K01"}, {&second, "K02"}}) {
        REQUIRE(shop->run({"central", "enroll", "--to", cluster.url(), "--kiosk", name}).status ==
                0);
        REQUIRE(shop->run({"staff", "add", "--code", "101", "--name", "Hạnh"}, "246810\n").status ==
                0);
        shop->json({"shift", "open", "--float", "500000", "--by", "101"});
    }
    const std::string receipt = sold(first);
    REQUIRE(first.run({"sync", "--once"}).status == 0);
    const auto script = second.beside("elsewhere.txt");
    support::write_file(script,
                        "tap Staff\nscreen login\ntap Hạnh\ntype 246810\nscreen till\n"
                        "within 20000 expect In sync\nkey F6\nscreen returns\ntype " +
                            receipt +
                            "\nkey Enter\nwithin 20000 expect sold at another till\n"
                            "tap All of it\nkey F9\nscreen receipt\nexpect The goods are back\n"
                            "key Enter\nscreen till\nquit\n");
    const Outcome played = second.run({"run", "--window", "1366x768", "--camera", "none", "--lang",
                                       "en", "--script", script.string()});
    INFO(said(played));
    REQUIRE(played.status == 0);
    REQUIRE(second.run({"sync", "--once"}).status == 0);
    REQUIRE(first.run({"sync", "--once"}).status == 0);
    const auto again = refund(
        first, {{{"request_id", "twice"}, {"receipt", receipt}, {"lines", lines({{1, 1}})}}}, 1);
    CHECK(again[0]["field"] == "lines[0].quantity");
    CHECK(second.json({"totals"})["refunds"] == 1);
    CHECK(second.json({"verify"})["ok"] == true);
}
