// The till as a cashier has it: the real program, its real screen, its real folder.
#include <signal.h>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::Json;
using blackbox::Launch;
using blackbox::Outcome;
using blackbox::said;
using blackbox::Shop;

namespace {

constexpr const char* kSignIn =
    "tap Staff\nscreen login\ntap Nguyễn Thị Hạnh\ntype 246810\nscreen till\n";

Launch with_script(const Shop& shop, const std::string& script) {
    static int number = 0;
    const auto file = shop.beside("till" + std::to_string(++number) + ".txt");
    support::write_file(file, script);
    return shop.launch({"run", "--window", "1366x768", "--camera", "none", "--lang", "en",
                        "--script", file.string()});
}

void plays(const Shop& shop, const std::string& script) {
    const Outcome outcome = shop.run(with_script(shop, script));
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
}

// Steps of a person: each scan, key, tap, and each word typed.
int steps_of(const std::string& script, const std::string& kind) {
    int count = 0;
    for (const std::string& line : blackbox::lines_of(script)) count += line.starts_with(kind);
    return count;
}

}  // namespace

TEST_CASE("five items ring up and are paid in few touches and under 12 seconds of keystrokes") {
    const Shop shop{Shop::Goods::Demonstration};
    const std::string scans =
        "scan 2000000000015\nscan 2000000000015\nscan 2000000000022\nscan 2000000000039\n"
        "scan 2000000001142\n";
    const std::string by_keys = scans +
                                "expect Cart · 4 lines\nkey F9\nscreen payment\nkey Enter\n"
                                "screen receipt\nkey Enter\nscreen till\n";
    const std::string by_touch = scans +
                                 "expect Cart · 4 lines\ntap Pay\nscreen payment\n"
                                 "tap Finish\nscreen receipt\ntap New sale\nscreen till\n";
    plays(shop, kSignIn + by_keys + by_touch + "quit\n");
    // A scan takes a person about a second, a key a third of one.
    const double seconds = steps_of(by_keys, "scan") * 1.0 + steps_of(by_keys, "key") * 0.35;
    CHECK(seconds < 12.0);
    CHECK(steps_of(by_touch, "tap") < 8);
    // Without a scanner: five touches on the goods, three to be paid.
    CHECK(5 + steps_of(by_touch, "tap") <= 8);
}

TEST_CASE("kill -9 in mid-sale brings the cart back as it was, and a sold one never") {
    const Shop shop{Shop::Goods::Demonstration};
    {
        // Ends in the middle of the script, as by a power cut: nothing is closed.
        support::Program kiosk{
            blackbox::program(),
            with_script(shop, std::string{kSignIn} +
                                  "scan 2000000000015\nscan 2000000000022\nkey F3\ntype 5000\n"
                                  "key Enter\nexpect 205.000\npause 1500\nshot " +
                                  shop.beside("cut.png").string() +
                                  "\n"
                                  "within 60000 expect never\n")};
        for (int i = 0; i < 4'000 && !std::filesystem::exists(shop.beside("cut.png")); ++i) {
            shop.run({"--version"});
        }
        REQUIRE(std::filesystem::exists(shop.beside("cut.png")));
        kiosk.send(SIGKILL);
        kiosk.finish();
    }
    const auto sales = shop.json({"verify"})["sales"];
    plays(shop, std::string{kSignIn} +
                    "expect The cart is back\nexpect Cart · 2 lines\nexpect 205.000\n"
                    "key F9\nscreen payment\nkey Enter\nscreen receipt\nquit\n");
    const Json after = shop.json({"verify"});
    CHECK(after["ok"] == true);
    CHECK(after["sales"] == sales.get<int>() + 1);
    plays(shop, std::string{kSignIn} + "expect The cart is empty\nquit\n");
}

TEST_CASE("a program that was ended in order keeps its cart and speaks of no power cut") {
    const Shop shop{Shop::Goods::Demonstration};
    plays(shop, std::string{kSignIn} +
                    "scan 2000000000015\nscan 2000000000022\nexpect Cart · 2 lines\nquit\n");
    plays(shop, std::string{kSignIn} + "expect Cart · 2 lines\nabsent The cart is back\nquit\n");
}

TEST_CASE("carts put aside and parked transfers outlive the program") {
    const Shop shop{Shop::Goods::Demonstration};
    plays(shop, std::string{kSignIn} +
                    "scan 2000000000015\nexpect Cart · 1 line\nkey F8\ntype red shirt\nkey Enter\n"
                    "expect The cart is empty\nscan 2000000000022\nkey F9\nscreen payment\n"
                    "tap VietQR\nexpect Not yet arrived\nkey F8\nscreen till\n"
                    "expect Waiting (2)\nquit\n");
    const auto sales = shop.json({"verify"})["sales"].get<int>();
    plays(shop, std::string{kSignIn} +
                    "expect Waiting (2)\nkey F10\nexpect red shirt\nexpect Awaiting transfer\n"
                    "key Enter\nscreen receipt\nkey Enter\nscreen till\nexpect Waiting (1)\n"
                    "key F10\nkey Enter\nexpect Cart · 1 line\nkey Delete\nquit\n");
    const Json after = shop.json({"verify"});
    CHECK(after["ok"] == true);
    CHECK(after["sales"] == sales + 1);
}

TEST_CASE("promotions are imported all or nothing, run at the till, and are named") {
    const Shop shop{Shop::Goods::Demonstration};
    const auto file = shop.beside("promotions.csv");
    support::write_file(file,
                        "id,name,kind,products,percent,amount,buy,get\n"
                        "T1,Buy two get one,buy_get,2000000000015,,,2,1\n");
    CHECK(shop.json({"promotions", "import", file.string(), "--json"})["promotions"] == 1);
    support::write_file(shop.beside("bad.csv"), "id,name,kind\nT2,x,gift\n");
    const Outcome bad = shop.run({"promotions", "import", shop.beside("bad.csv").string()});
    CHECK(bad.status == 2);
    CHECK(bad.err.find("line 2, column kind") != std::string::npos);
    const auto listed = blackbox::objects_of(shop.run({"promotions", "list", "--json"}).out);
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["running"] == true);
    plays(shop, std::string{kSignIn} +
                    "type 2*\nscan 2000000000015\nexpect 1 more for free\nscan 2000000000015\n"
                    "expect Buy two get one\nexpect 90.000 ₫\nkey F9\nkey Enter\nscreen receipt\n"
                    "quit\n");
    CHECK(shop.json({"verify"})["ok"] == true);
    // ring says itself what it takes off; promotions only where it asks for them.
    const auto ring = [&](const char* id, bool promotions) {
        Json sale{{"request_id", id},
                  {"lines", {{{"code", "2000000000015"}, {"quantity", 3}}}},
                  {"payments", {{{"method", "cash"}, {"tendered", 200'000}}}}};
        if (promotions) sale["promotions"] = true;
        return shop.ring({sale}).at(0)["total"];
    };
    CHECK(ring("a", false) == 135'000);
    CHECK(ring("b", true) == 90'000);
}
