// The promise: a sale and its journal entry are stored together, once, or not at all.
#include "db/journal.h"
#include "db/sale_body.h"
#include "db/shop_store.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};

}  // namespace

TEST_CASE("a stored sale is in the journal and reads back as it was", "[db][sale]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const kiosk::Sale sale = fixture::sample_sale();
    const db::StoredSale stored = store.save_sale(sale);

    CHECK(stored.number == "K01-1-000001");
    CHECK(stored.short_hash.size() == 8);
    CHECK(stored.total == sale.settlement.payable);
    CHECK_FALSE(stored.repeated);
    CHECK(store.sale(sale.id) == sale);
    CHECK(fixture::count(folder, "sale_line") == 2);
    CHECK(fixture::count(folder, "payment") == 1);
    const auto entries = store.entries_after(0, 10);
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].body ==
          db::marked(db::encode_sale(sale, stored.number, 1), "sale", fixture::kNoonMs));
    CHECK(store.verify().ok);
}

TEST_CASE("a failure on any table leaves nothing of the sale", "[db][sale]") {
    for (const std::string table : {"journal", "sale", "sale_line", "payment"}) {
        Folder folder;
        db::ShopStore store{folder.path(), db::Mode::Write, kClock};
        store.save_sale(fixture::sample_sale());
        fixture::meddle(folder, "CREATE TRIGGER refuse BEFORE INSERT ON " + table +
                                    " BEGIN SELECT RAISE(ABORT, 'refused'); END");
        CHECK_THROWS_AS(store.save_sale(fixture::sample_sale()), db::Error);
        fixture::meddle(folder, "DROP TRIGGER refuse");

        CHECK(fixture::count(folder, "sale") == 1);
        CHECK(fixture::count(folder, "journal") == 1);
        CHECK(store.verify().ok);
        // The number of the sale that failed is not lost: receipts have no gaps.
        CHECK(store.save_sale(fixture::sample_sale()).number == "K01-1-000002");
    }
}

TEST_CASE("a repeated request gets the first answer and records nothing", "[db][sale]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const kiosk::Sale first = fixture::sample_sale({.request_id = "r-1"});
    const db::StoredSale answer = store.save_sale(first);
    const db::StoredSale again = store.save_sale(fixture::sample_sale({.request_id = "r-1"}));

    CHECK(again.repeated);
    CHECK(again.id == first.id);
    CHECK(again.number == answer.number);
    CHECK(again.short_hash == answer.short_hash);
    CHECK(again.change == answer.change);
    CHECK(store.last_seq() == 1);
    CHECK(store.sale_for_request("r-1")->id == first.id);
    CHECK_FALSE(store.sale_for_request("r-2"));
    CHECK_FALSE(store.sale_for_request(""));
}

TEST_CASE("a sale sent twice is stored once, another sale under its id is refused", "[db][sale]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    kiosk::Sale sale = fixture::sample_sale();
    store.save_sale(sale);
    CHECK(store.save_sale(sale).repeated);
    sale.cashier_name = "Người khác";
    CHECK_THROWS_AS(store.save_sale(sale), db::Error);
    CHECK(store.last_seq() == 1);
}

TEST_CASE("a sale whose sums do not agree is refused", "[db][sale]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    kiosk::Sale sale = fixture::sample_sale();
    sale.total += kiosk::Money::from_dong(1);
    CHECK_THROWS_AS(store.save_sale(sale), db::Error);
    CHECK(store.last_seq() == 0);
}

TEST_CASE("many sales in one transaction are all stored or none", "[db][sale]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    std::vector<kiosk::Sale> sales{fixture::sample_sale(), fixture::sample_sale(),
                                   fixture::sample_sale()};
    sales.back().tax += kiosk::Money::from_dong(1);
    CHECK_THROWS_AS(store.save_sales(sales), db::Error);
    CHECK(store.last_seq() == 0);
    sales.pop_back();
    CHECK(store.save_sales(sales).back().number == "K01-1-000002");
    CHECK(store.verify().sales == 2);
}

TEST_CASE("a code that is no text is stored readably and verifies", "[db][sale]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    kiosk::Sale sale = fixture::sample_sale();
    sale.lines[0].code = std::string{"a\xFF\0b", 4};
    sale.lines[1].name = "broken \xC3";
    store.save_sale(sale);
    CHECK(store.save_sale(sale).repeated);
    CHECK(store.sale(sale.id)->lines[0].code ==
          "a\xEF\xBF\xBD\xEF\xBF\xBD"
          "b");
    CHECK(store.verify().ok);
}

TEST_CASE("the journal refuses to be changed", "[db][journal]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_sale(fixture::sample_sale());
    CHECK_THROWS(fixture::meddle(folder, "UPDATE journal SET kind = 'x'"));
    CHECK_THROWS(fixture::meddle(folder, "DELETE FROM journal"));
    CHECK_THROWS(fixture::meddle(folder,
                                 "INSERT INTO journal SELECT 5, kind, at_ms, body, prev, "
                                 "hash, sig FROM journal"));
    CHECK(store.verify().ok);
}

TEST_CASE("a sale's body says back everything that was encoded", "[db][sale]") {
    std::mt19937 random{20261123};
    for (int i = 0; i < 200; ++i) {
        const kiosk::Sale sale = fixture::random_sale(random, fixture::kNoonMs);
        const std::string body = db::encode_sale(sale, "K01-1-000007", 7);
        const auto read = db::decode_sale(body);
        REQUIRE(read);
        CHECK(read->sale == sale);
        CHECK(read->receipt == 7);
        CHECK(db::encode_sale(read->sale, read->number, read->receipt) == body);
    }
}

TEST_CASE("a body of another version or kind is refused by name", "[db][sale]") {
    const std::string body = db::encode_sale(fixture::sample_sale(), "K01-1-000001", 1);
    const auto with = [&body](const std::string& from, const std::string& to) {
        std::string changed = body;
        changed.replace(changed.find(from), from.size(), to);
        return db::decode_sale(changed);
    };
    CHECK(with("\"v\":2", "\"v\":3").problem().field == "v");
    CHECK(with("\"group\":\"food\"", "\"group\":\"toys\"").problem().field == "lines[0].group");
    CHECK(with("\"unit_price\":125000", "\"unit_price\":1.5").problem().field ==
          "lines[0].unit_price");
    CHECK_FALSE(db::decode_sale("not json"));
    CHECK_FALSE(db::decode_sale(body.substr(0, body.size() / 2)));
}

TEST_CASE("a body's bytes never change with the program", "[db][sale]") {
    kiosk::Sale sale = fixture::sample_sale({.lines = 1});
    sale.id = *kiosk::SaleId::parse("019aaf00-0000-7000-8000-000000000001");
    CHECK(db::encode_sale(sale, "K01-1-000001", 1) ==
          "{\"v\":2,\"id\":\"019aaf00-0000-7000-8000-000000000001\",\"number\":\"K01-1-000001\","
          "\"receipt\":1,\"request_id\":\"\",\"business_date\":\"2026-11-23\","
          "\"closed_at_ms\":1795410000000,\"cashier\":\"101\",\"cashier_name\":\"Nguyễn Thị Hoa\","
          "\"demonstration\":false,\"gross\":125000,\"discount\":0,\"total\":125000,"
          "\"rounding\":0,\"payable\":125000,\"change\":70000,\"tax\":9259,\"note\":\"\","
          "\"discount_percent\":0,\"discount_reason\":\"\",\"discount_approver\":\"\","
          "\"lines\":[{\"n\":1,"
          "\"product_id\":\"honey\",\"code\":\"08930000000019\",\"name\":\"Mật ong rừng U Minh\","
          "\"name_en\":\"U Minh forest honey\",\"group\":\"food\","
          "\"producer\":\"HTX Mật ong U Minh\",\"stars\":4,\"unit\":\"chai 500 ml\","
          "\"quantity\":1000,\"unit_price\":125000,\"discount\":0,\"gross\":125000,"
          "\"sale_discount\":0,\"amount\":125000,\"tax_rate\":\"8\",\"tax\":9259,\"lot\":\"\","
          "\"serial\":\"\",\"promotion\":\"\",\"promotion_discount\":0,"
          "\"discount_percent\":0,\"discount_reason\":\"\",\"discount_approver\":\"\","
          "\"note\":\"\",\"at_ms\":0}],"
          "\"payments\":[{\"n\":1,\"method\":\"cash\",\"amount\":125000,\"tendered\":195000,"
          "\"reference\":\"\"}]}");
    // What version 1 wrote is read for ever.
    const auto first = db::decode_sale(
        "{\"v\":1,\"id\":\"019aaf00-0000-7000-8000-000000000001\",\"number\":\"K01-1-000001\","
        "\"receipt\":1,\"request_id\":\"\",\"business_date\":\"2026-11-23\","
        "\"closed_at_ms\":1795410000000,\"cashier\":\"101\",\"cashier_name\":\"Nguyễn Thị Hoa\","
        "\"demonstration\":false,\"gross\":125000,\"discount\":0,\"total\":125000,"
        "\"rounding\":0,\"payable\":125000,\"change\":70000,\"tax\":9259,\"lines\":[{\"n\":1,"
        "\"product_id\":\"honey\",\"code\":\"08930000000019\",\"name\":\"Mật ong rừng U Minh\","
        "\"name_en\":\"U Minh forest honey\",\"group\":\"food\","
        "\"producer\":\"HTX Mật ong U Minh\",\"stars\":4,\"unit\":\"chai 500 ml\","
        "\"quantity\":1000,\"unit_price\":125000,\"discount\":0,\"gross\":125000,"
        "\"sale_discount\":0,\"amount\":125000,\"tax_rate\":\"8\",\"tax\":9259}],"
        "\"payments\":[{\"n\":1,\"method\":\"cash\",\"amount\":125000,\"tendered\":195000,"
        "\"reference\":\"\"}]}");
    REQUIRE(first);
    CHECK(first->sale == sale);
}
