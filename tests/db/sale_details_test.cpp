// Version 2 of a sale's body: lots, serials, promotions, reasons and notes reach the journal, the
// tables and the centre; version 1 stays readable in all three.
#include <nlohmann/json.hpp>

#include "db/sale_body.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using fixture::Centre;
using fixture::Folder;
using fixture::Till;
using kiosk::Money;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};

kiosk::Sale detailed_sale() {
    const kiosk::Date day = kiosk::Date::of_instant(fixture::kNoonMs);
    kiosk::SaleLine line =
        *kiosk::line_for(fixture::honey(), kiosk::Quantity::pieces(3), "08930000000019", day);
    line.lot = "L2611";
    line.serial = "S-7";
    line.promotion = "Mua 2 tặng 1";
    line.promotion_discount = line.unit_price;
    line.discount_percent = 1'000;
    line.discount_reason = "Hộp móp";
    line.discount_approver = "900";
    line.note = "gói quà";
    line.at_ms = fixture::kNoonMs - 5'000;
    kiosk::Cart cart;
    cart.lines = {line};
    cart.discount = Money::from_dong(700);
    cart.discount_reason = "Khách quen";
    cart.discount_approver = "900";
    cart.note = "giao chiều nay";
    const kiosk::CartTotals totals = kiosk::price_cart(cart).value();
    auto settled = kiosk::settle(totals.total, {{kiosk::PaymentMethod::Cash, totals.total, ""}}, 0);
    kiosk::Sale sale =
        kiosk::make_sale(fixture::new_sale_id(fixture::kNoonMs), cart, totals, *settled,
                         fixture::kNoonMs, day, kiosk::StaffCode{"101"}, "Nguyễn Thị Hoa");
    return sale;
}

// The body as version 1 of the program wrote it: without the keys that came later.
std::string as_version_1(const std::string& body) {
    auto json = nlohmann::ordered_json::parse(body);
    json["v"] = 1;
    for (const char* key : {"note", "discount_percent", "discount_reason", "discount_approver"}) {
        json.erase(key);
    }
    for (auto& line : json["lines"]) {
        for (const char* key :
             {"lot", "serial", "promotion", "promotion_discount", "discount_percent",
              "discount_reason", "discount_approver", "note", "at_ms"}) {
            line.erase(key);
        }
    }
    return json.dump();
}

}  // namespace

TEST_CASE("what explains a sale's price is stored with it and compared by verify", "[db][sale]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const kiosk::Sale sale = detailed_sale();
    store.save_sale(sale);
    CHECK(store.sale(sale.id) == sale);
    CHECK(store.verify().ok);
    CHECK(store.save_sale(sale).repeated);
    for (const char* meddled :
         {"sale_line SET lot = 'L9'", "sale_line SET serial = ''", "sale_line SET promotion = 'x'",
          "sale_line SET promotion_discount = 0", "sale_line SET discount_percent = 1",
          "sale_line SET discount_reason = ''", "sale_line SET discount_approver = '101'",
          "sale_line SET note = 'x'", "sale SET note = ''", "sale SET discount_percent = 1",
          "sale SET discount_reason = ''", "sale SET discount_approver = ''"}) {
        Folder copy;
        std::filesystem::copy(folder.path(), copy.path(),
                              std::filesystem::copy_options::recursive |
                                  std::filesystem::copy_options::overwrite_existing);
        fixture::meddle(copy, std::string{"UPDATE "} + meddled);
        INFO(meddled);
        CHECK_FALSE(db::ShopStore(copy.path(), db::Mode::Read, kClock).verify().ok);
    }
}

TEST_CASE("a body of version 1 says the same sale as ever", "[db][sale]") {
    const kiosk::Sale sale = fixture::sample_sale();
    const std::string body = db::encode_sale(sale, "K01-1-000001", 1);
    REQUIRE(body.find("\"v\":2") != std::string::npos);
    const auto old = db::decode_sale(as_version_1(body));
    REQUIRE(old);
    CHECK(old->sale == sale);
    auto json = nlohmann::ordered_json::parse(body);
    json["lines"][0].erase("lot");
    CHECK(db::decode_sale(json.dump()).problem().field == "lines[0].lot");
    json["v"] = 3;
    CHECK(db::decode_sale(json.dump()).problem().field == "v");
}

TEST_CASE("the centre has the details of version 2, and takes version 1 and 3", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_sale(detailed_sale());
    CHECK(till.sync().delivered == 1);
    CHECK(centre.count("incident") == 0);
    CHECK(centre.ask("SELECT lot || '|' || serial || '|' || promotion || '|' || promotion_discount "
                     "|| '|' || discount_percent || '|' || discount_reason || '|' || "
                     "discount_approver || '|' || note FROM ocop.sale_line") ==
          "L2611|S-7|Mua 2 tặng 1|" + std::to_string(fixture::honey().price.dong()) +
              "|1000|Hộp móp|900|gói quà");
    CHECK(centre.ask("SELECT note || '|' || discount_reason || '|' || discount_approver "
                     "FROM ocop.sale") == "giao chiều nay|Khách quen|900");

    const std::string url = centre.enroll("K02", std::string(32, 'k'));
    const std::string plain = db::encode_sale(fixture::sample_sale(), "K02-1-000001", 1);
    auto newer =
        nlohmann::ordered_json::parse(db::encode_sale(fixture::sample_sale(), "K02-1-000002", 2));
    newer["v"] = 3;
    newer["shift"] = "of tomorrow";
    const auto entries =
        fixture::chain("K02", 1, 1, std::string(32, '\0'), {as_version_1(plain), newer.dump()});
    CHECK(fixture::push(url, 1, 1, entries).acked_seq == 2);
    CHECK(centre.count("incident") == 0);
    CHECK(centre.ask("SELECT count(*) FROM ocop.sale WHERE till = 'K02'") == "2");
    CHECK(centre.ask("SELECT string_agg(what, ', ') FROM ocop.check_invariants()") == "");
}
