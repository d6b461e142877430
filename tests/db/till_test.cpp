// What the till keeps beside its sales: waiting carts and promotions, durable and true.
#include "db/promotion_csv.h"
#include "db/shop_store.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using kiosk::HeldCart;
using kiosk::HeldKind;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};

HeldCart cart_of(const kiosk::Sale& sale) {
    HeldCart held;
    held.id = sale.id;
    held.at_ms = fixture::kNoonMs;
    held.cashier = kiosk::StaffCode{"101"};
    held.cashier_name = "Hạnh";
    held.note = "áo đỏ";
    held.total = sale.total;
    held.cart.lines = sale.lines;
    held.cart.note = "giao sau";
    held.weighed = {kiosk::ProductId{"tea"}};
    return held;
}

HeldCart transfer_of(const kiosk::Sale& sale) {
    HeldCart held = cart_of(sale);
    held.kind = HeldKind::Transfer;
    held.sale = sale;
    return held;
}

std::vector<std::string> kinds(db::ShopStore& store) {
    std::vector<std::string> all;
    for (const auto& entry : store.entries_after(0, 100)) all.push_back(entry.kind);
    return all;
}

}  // namespace

TEST_CASE("a draft survives, is one, and ends with its sale", "[db][held]") {
    Folder folder;
    const kiosk::Sale sale = fixture::sample_sale();
    {
        db::ShopStore store{folder.path(), db::Mode::Write, kClock};
        store.keep_draft(cart_of(fixture::sample_sale()));
        store.keep_draft(cart_of(sale));
    }
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    HeldCart wanted = cart_of(sale);
    wanted.kind = HeldKind::Draft;
    CHECK(store.draft() == wanted);
    CHECK(store.held_carts().empty());
    CHECK(kinds(store).empty());
    store.save_sale(sale);
    CHECK_FALSE(store.draft());
    store.keep_draft(cart_of(fixture::sample_sale()));
    store.drop_draft();
    CHECK_FALSE(store.draft());
    CHECK(store.verify().ok);
}

TEST_CASE("a cart put aside waits with its note until it is recalled", "[db][held]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const HeldCart first = cart_of(fixture::sample_sale()),
                   second = cart_of(fixture::sample_sale());
    store.keep_draft(first);
    store.hold(first);
    CHECK_FALSE(store.draft());
    store.hold(second);
    CHECK(store.held_carts() == std::vector<HeldCart>{first, second});
    store.recall(first.id);
    CHECK(store.held_carts() == std::vector<HeldCart>{second});
    REQUIRE(store.draft());
    CHECK(store.draft()->id == first.id);
    store.drop_held(second.id);
    CHECK(store.held_carts().empty());
}

TEST_CASE("a parked transfer is nothing sold until it is confirmed, once", "[db][held]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const kiosk::Sale sale = fixture::sample_sale();
    store.hold(transfer_of(sale));
    CHECK(store.totals(sale.business_date).sales == 0);
    CHECK(kinds(store) == std::vector<std::string>{"transfer_parked"});
    REQUIRE(store.held_carts().size() == 1);
    CHECK(store.held_carts()[0].sale == sale);
    store.save_sale(sale);
    CHECK(store.save_sale(sale).repeated);
    CHECK(store.held_carts().empty());
    CHECK(store.totals(sale.business_date).sales == 1);
    CHECK(store.verify().ok);
}

TEST_CASE("a transfer that never came is an ordinary waiting cart, and the journal says so",
          "[db][held]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const HeldCart parked = transfer_of(fixture::sample_sale());
    store.hold(parked);
    store.recall(parked.id);  // only a cart is recalled
    CHECK_FALSE(store.draft());
    store.cancel_transfer(parked.id, kiosk::StaffCode{"900"});
    store.cancel_transfer(parked.id, kiosk::StaffCode{"900"});
    REQUIRE(store.held_carts().size() == 1);
    CHECK(store.held_carts()[0].kind == HeldKind::Cart);
    CHECK_FALSE(store.held_carts()[0].sale);
    CHECK(kinds(store) == std::vector<std::string>{"transfer_parked", "transfer_cancelled"});
    CHECK(store.entries_after(1, 1)[0].body.find("\"by\":\"900\"") != std::string::npos);
}

namespace {

constexpr const char* kCsv =
    "id,name,kind,products,group,producer,percent,amount,buy,get,starts,ends\n"
    "A,Mua 3 tặng 1,buy_get,honey tea,,,,,3,1,,\n"
    "B,Giảm 7.5 %,percent,,food,,7.5,,,,2026-11-01,2026-12-31\n"
    "C,\"Bộ quà, 200\",bundle,honey tea,,,,200000,,,2026-11-20 08:00,2026-11-24 17:30\n"
    "D,Giá mới,price_list,tea,,,,39000,,,2027-01-01,\n"
    "E,Của HTX,amount_off,,,HTX Mật ong U Minh,,5000,,,,\n";

db::PromotionsRead read(const std::string& csv) {
    return db::read_promotions(csv, [](const std::string& word) -> std::optional<kiosk::ProductId> {
        if (word != "honey" && word != "tea") return std::nullopt;
        return kiosk::ProductId{word};
    });
}

}  // namespace

TEST_CASE("promotions are read from CSV with their times, and read back as written",
          "[db][promotion]") {
    const db::PromotionsRead first = read(kCsv);
    REQUIRE(first.problems.empty());
    REQUIRE(first.promotions.size() == 5);
    CHECK(first.promotions[0].products.size() == 2);
    CHECK(first.promotions[1].percent == 750);
    CHECK(first.promotions[1].group == kiosk::Group::Food);
    const auto day = [](const char* iso) { return kiosk::Date::parse(iso)->starts_at_ms(); };
    CHECK(first.promotions[1].starts_ms == day("2026-11-01"));
    CHECK(first.promotions[1].ends_ms == day("2027-01-01"));  // the last day is part of it
    CHECK(first.promotions[2].starts_ms == day("2026-11-20") + 8 * 3'600'000);
    CHECK(first.promotions[2].ends_ms == day("2026-11-24") + (17 * 60 + 30) * 60'000);
    std::string again = db::promotions_header();
    for (const auto& one : first.promotions) again += db::promotion_row(one);
    CHECK(read(again).promotions == first.promotions);
}

TEST_CASE("a wrong cell is named by line and column, and nothing is taken", "[db][promotion]") {
    const std::string head = "id,name,kind,products,percent,amount,buy,get,starts,ends\n";
    const auto field = [&](const std::string& row) {
        const auto found = read(head + row);
        REQUIRE(found.problems.size() == 1);
        return found.problems[0].field;
    };
    CHECK(field("A,x,gift,,,,,,,\n") == "line 2, column kind");
    CHECK(field("A,x,percent,,abc,,,,,\n") == "line 2, column percent");
    CHECK(field("A,x,percent,,100.01,,,,,\n") == "line 2, column percent");
    CHECK(field("A,x,bundle,tea rice,,5,,,,\n") == "line 2, column products");
    CHECK(field("A,x,percent,,5,,,,2026-02-30,\n") == "line 2, column starts");
    CHECK(field("A,x,percent,,5,,,,,2026-12-24 25:00\n") == "line 2, column ends");
    CHECK(field("A,x,percent,,5,,,,,\nA,y,percent,,5,,,,,\n") == "line 3, column id");
    CHECK(field("A,x,percent,,5\n") == "line 2");
    CHECK(read("id,name,kind,colour\n").problems.at(0).field == "line 1, column colour");
    CHECK(read("id,name\n").problems.at(0).field == "line 1, column kind");
}

TEST_CASE("the promotions are what the journal says, or verify tells", "[db][promotion]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const auto all = read(kCsv).promotions;
    store.save_promotions(all, "import");
    CHECK(store.promotions() == all);
    CHECK(kinds(store) == std::vector<std::string>{"promotions"});
    CHECK(store.verify().ok);
    store.save_promotions({all[1]}, "import");
    CHECK(store.promotions() == std::vector<kiosk::Promotion>{all[1]});
    CHECK(store.verify().ok);
    fixture::meddle(folder, "DELETE FROM promotion");
    CHECK_FALSE(store.verify().ok);
}
