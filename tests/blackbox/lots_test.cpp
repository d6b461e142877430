// Lots, recalls and counted scans through the real program.
#include <algorithm>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::is_one_clear_line;
using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::Shop;

namespace {

const char* const kCode = "(01)08930000000019(10)L7";
const std::string kLots =
    "product_id,lot,made,best_before,event_date,event_vi,event_en\n"
    "tea,L7,2026-01-10,2099-01-10,2026-01-10,Đóng gói,Packed\n"
    "tea,L7,,,2026-01-15,Nhận hàng,Received\n";

std::vector<std::string> kinds(const Json& product) {
    std::vector<std::string> kinds;
    for (const Json& one : product["findings"]) kinds.push_back(one["kind"]);
    return kinds;
}

bool has(const std::vector<std::string>& kinds, const std::string& kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

TEST_CASE("lots come in from a file, are found by their code, and go out as they came") {
    const Shop shop;
    const std::string file = shop.beside("lots.csv").string();
    support::write_file(file, kLots);
    CHECK(shop.json({"catalogue", "import-lots", file, "--dry-run"}) ==
          Json({{"lots", 1}, {"imported", false}}));
    CHECK(shop.json({"lookup", kCode})["scanned_lot"].is_null());
    CHECK(shop.json({"catalogue", "import-lots", file})["imported"] == true);
    const Json tea = shop.json({"lookup", kCode});
    CHECK(tea["scanned_lot"]["made"] == "2026-01-10");
    CHECK(tea["scanned_lot"]["events"].size() == 2);
    CHECK(has(kinds(shop.json({"lookup", "(01)08930000000019(10)L8"})), "lot_unknown"));
    const Outcome out = shop.run({"catalogue", "export-lots", "-"});
    CHECK(out.status == 0);
    const std::string again = shop.beside("again.csv").string();
    support::write_file(again, out.out);
    CHECK(shop.run({"catalogue", "import-lots", again}).status == 0);
    CHECK(shop.run({"catalogue", "export-lots", "-"}).out == out.out);
}

TEST_CASE("a wrong file of lots changes nothing and names every cell") {
    const Shop shop;
    const std::string file = shop.beside("lots.csv").string();
    support::write_file(file, "product_id,lot,made\ntea,L1,2026-01-01\nwine,L1,2026-01-01\n");
    const Outcome refused = shop.run({"catalogue", "import-lots", file});
    INFO(said(refused));
    CHECK(refused.status == 2);
    CHECK(refused.err.find("line 3, column product_id") != std::string::npos);
    support::write_file(file, "product_id,lot,made\ntea,L1,yesterday\n");
    const Outcome wrong = shop.run({"catalogue", "import-lots", file});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("line 2, column made") != std::string::npos);
    CHECK(blackbox::lines_of(shop.run({"catalogue", "export-lots", "-"}).out).size() == 1);
}

TEST_CASE("a recalled lot says so at once, in the journal too, until it is lifted") {
    const Shop shop;
    const std::string file = shop.beside("lots.csv").string();
    support::write_file(file, kLots);
    REQUIRE(shop.run({"catalogue", "import-lots", file}).status == 0);
    const Json answer = shop.json(
        {"catalogue", "recall", "tea", "L7", "--reason", "Nắp hở", "--date", "2026-11-20"});
    CHECK(answer["recalled"] == true);
    const Json tea = shop.json({"lookup", kCode});
    CHECK(has(kinds(tea), "lot_recalled"));
    CHECK(tea["findings"][0]["forbids_sale"] == true);
    CHECK(tea["scanned_lot"]["recall"]["date"] == "2026-11-20");
    // The next delivery list does not put it back on the shelf.
    REQUIRE(shop.run({"catalogue", "import-lots", file}).status == 0);
    CHECK(has(kinds(shop.json({"lookup", kCode})), "lot_recalled"));
    CHECK(shop.json({"verify"})["ok"] == true);
    CHECK(shop.run({"catalogue", "recall", "tea", "L7", "--lift"}).status == 0);
    CHECK_FALSE(has(kinds(shop.json({"lookup", kCode})), "lot_recalled"));
    CHECK(shop.run({"catalogue", "recall", "tea", "L7", "--lift"}).status == 1);
}

TEST_CASE("a recall without a reason, of an unknown product or by nobody is refused in one line") {
    const Shop shop;
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"catalogue", "recall", "tea", "L7"},
          {"catalogue", "recall", "wine", "L7", "--reason", "x"},
          {"catalogue", "recall", "tea", "L7", "--reason", "x", "--date", "soon"},
          {"catalogue", "recall", "tea", "L7", "--reason", "x", "--by", "101"}}) {
        const Outcome refused = shop.run(arguments);
        INFO(said(refused));
        CHECK(refused.status == 2);
        CHECK(is_one_clear_line(refused.err));
    }
    CHECK(blackbox::lines_of(shop.run({"catalogue", "export-lots", "-"}).out).size() == 1);
}

TEST_CASE("the demonstration has a recalled lot, one past its date, and a pack that was sold") {
    const Shop shop{Shop::Goods::Demonstration};
    const auto of = [&](const std::string& code) { return kinds(shop.json({"lookup", code})); };
    CHECK(has(of("(01)02000000000015(10)DEMO-001-T"), "lot_recalled"));
    CHECK(has(of("(01)02000000000053(10)DEMO-005-Q"), "past_best_before"));
    CHECK(has(of("(01)02000000000091(10)DEMO-009-G"), "best_before_soon"));
    CHECK(has(of("(01)02000000000114(10)DEMO-011(21)MH-000017"), "serial_sold"));
    CHECK(of("(01)02000000000015(10)DEMO-001").empty());
    CHECK(shop.json({"verify"})["ok"] == true);
    const std::string file = shop.beside("packs.pdf").string();
    CHECK(shop.json({"labels", file, "--lots"})["labels"].get<int>() > 40);
}

TEST_CASE("what a shopper scans is counted, and a shop that counted nothing says so") {
    const Shop shop;
    const Json none = shop.json({"scans"});
    CHECK(none["scans"] == 0);
    CHECK(none["by_hour"].size() == 24);
    CHECK(shop.json({"scans", "--days", "7"})["products"].empty());
    CHECK(shop.run({"scans", "--days", "0"}).status == 2);
}
