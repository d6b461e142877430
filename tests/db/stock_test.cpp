// The promise: what lies on the shelves is the sum of what the journal says, whoever moved it, and
// no sale is ever refused because somebody miscounted.
#include "tests/db/stock_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using fixture::stock_line;
using fixture::stock_move;
using kiosk::AdjustReason;
using kiosk::LotOnHand;
using kiosk::MoveKind;
using kiosk::ProductId;
using kiosk::Quantity;
using kiosk::StockFilter;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};
const ProductId kHoney{"honey"};

struct Shop {
    Shop() { store.save_products({fixture::honey(), fixture::tea()}, "test"); }
    kiosk::StockMove record(const kiosk::StockMove& move) {
        const auto recorded = store.record_move(move);
        INFO((recorded ? "" : recorded.problem().line(kiosk::Language::English)));
        REQUIRE(recorded);
        return *recorded;
    }
    std::string refused(const kiosk::StockMove& move) {
        const auto recorded = store.record_move(move);
        return recorded ? "" : recorded.problem().field;
    }
    std::int64_t on_hand(const char* lot) {
        for (const LotOnHand& row : store.lots_on_hand(kHoney)) {
            if (row.lot == lot) return row.on_hand.thousandths() / 1000;
        }
        return 0;
    }
    bool is_whole() {
        const db::VerifyReport report = store.verify();
        for (const auto& problem : report.problems) UNSCOPED_INFO(problem.what.en);
        return report.ok;
    }

    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
};

}  // namespace

TEST_CASE("a delivery fills the shelf and a sale takes what expires first", "[db][stock]") {
    Shop shop;
    const auto move = stock_move(MoveKind::Receive, {stock_line("honey", 5, "L2", "2027-03-01"),
                                                     stock_line("honey", 3, "L1", "2026-12-01")});
    const auto recorded = shop.record(move);
    CHECK(recorded.lines[0].name == "Mật ong rừng U Minh");
    CHECK(recorded.lines[0].producer == "HTX Mật ong U Minh");
    CHECK(shop.store.first_to_expire(kHoney)->lot == "L1");
    // Told twice (nobody heard the answer), it came once.
    CHECK(shop.record(move) == recorded);
    CHECK(shop.on_hand("L2") == 5);

    shop.store.save_sale(fixture::sale_of_honey(4));
    CHECK(shop.on_hand("L1") == 0);
    CHECK(shop.on_hand("L2") == 4);
    shop.store.save_sale(fixture::sale_of_honey(1, "2026-11-23", "L1"));
    CHECK(shop.on_hand("L1") == -1);
    CHECK(shop.store.first_to_expire(kHoney)->lot == "L2");
    // The lot is known from now on to whoever scans it.
    CHECK(shop.store.lot(kHoney, "L1")->best_before == kiosk::Date::parse("2026-12-01"));
    CHECK(shop.is_whole());
}

TEST_CASE("a till sells what was never brought in, and the list says so", "[db][stock]") {
    Shop shop;
    shop.store.save_sale(fixture::sale_of_honey(2));
    const auto list = shop.store.stock(StockFilter::Negative, "", 10);
    REQUIRE(list.rows.size() == 1);
    CHECK(list.rows[0].on_hand == Quantity::pieces(-2));
    CHECK(list.negative == 1);
    CHECK(shop.is_whole());
    // The same sale again moves nothing again.
    const kiosk::Sale sale = fixture::sale_of_honey(1);
    shop.store.save_sale(sale);
    shop.store.save_sale(sale);
    CHECK(shop.on_hand("") == -3);
}

TEST_CASE("what comes back lies on the shelf again, unless it is broken", "[db][stock]") {
    Shop shop;
    shop.record(stock_move(MoveKind::Receive, {stock_line("honey", 10, "L1", "2027-01-01")}));
    const auto sold = shop.store.save_sale(fixture::sale_of_honey(5, "2026-11-23", "L1"));
    CHECK(shop.on_hand("L1") == 5);
    shop.store.save_refund(fixture::refund_of_honey(shop.store, sold.number, 2));
    CHECK(shop.on_hand("L1") == 7);
    shop.store.save_refund(
        fixture::refund_of_honey(shop.store, sold.number, 1, "2026-11-23", true));
    CHECK(shop.on_hand("L1") == 7);
    CHECK(shop.is_whole());
}

TEST_CASE("a count is taken as it is, and says what was expected", "[db][stock]") {
    Shop shop;
    shop.record(stock_move(MoveKind::Receive, {stock_line("honey", 10, "L1", "2027-01-01")}));
    shop.store.save_sale(fixture::sale_of_honey(3));
    auto count = stock_move(MoveKind::Count, {stock_line("honey", 0, "L1"), stock_line("tea", 0)});
    count.lines[0].counted = Quantity::pieces(6);
    count.lines[1].counted = Quantity::from_thousandths(1'250);
    const auto counted = shop.record(count);
    CHECK(counted.lines[0].expected == Quantity::pieces(7));
    CHECK(counted.lines[0].quantity == Quantity::pieces(-1));
    CHECK(counted.lines[1].quantity == Quantity::from_thousandths(1'250));
    CHECK(shop.on_hand("L1") == 6);
    CHECK(shop.is_whole());
}

TEST_CASE("a correction needs its reason, and goods by the piece stay whole", "[db][stock]") {
    Shop shop;
    auto broken = stock_move(MoveKind::Adjust, {stock_line("honey", -1, "L1")});
    CHECK(shop.refused(broken) == "reason");
    broken.reason = AdjustReason::Damaged;
    broken.lines[0].quantity = Quantity::from_thousandths(-500);
    CHECK(shop.refused(broken) == "lines[0].quantity");
    broken.lines[0].quantity = Quantity::pieces(-1);
    shop.record(broken);
    CHECK(shop.on_hand("L1") == -1);
    CHECK(shop.refused(stock_move(MoveKind::Receive, {stock_line("wine", 1)})) ==
          "lines[0].product");
    CHECK(fixture::count(shop.folder, "stock_move") == 1);
}

TEST_CASE("goods are consigned where the terms say so, and nowhere else", "[db][stock]") {
    Shop shop;
    auto delivery = stock_move(MoveKind::Receive, {stock_line("honey", 1)});
    delivery.lines[0].consigned = true;
    CHECK(shop.refused(delivery) == "lines[0].consigned");
    REQUIRE(shop.store.save_terms("HTX Mật ong U Minh", {fixture::consigned(20)},
                                  kiosk::StaffCode{"900"}));
    CHECK(shop.record(delivery).lines[0].consigned);
    auto bought = stock_move(MoveKind::Receive, {stock_line("honey", 1)});
    bought.lines[0].unit_cost = kiosk::Money::from_dong(80'000);
    CHECK(shop.refused(bought) == "lines[0].unit_cost");
    bought.day = *kiosk::Date::parse("2026-11-22");
    bought.lines[0].unit_cost = {};
    CHECK(shop.record(bought).lines[0].consigned);
}

TEST_CASE("low, expiring and found by any word of name or lot", "[db][stock]") {
    Shop shop;
    shop.record(stock_move(MoveKind::Receive,
                           {stock_line("honey", 9, "UM-7", "2026-12-20"), stock_line("tea", 40)}));
    auto least = stock_move(MoveKind::Minimum, {stock_line("tea", 0)});
    least.lines[0].minimum = Quantity::pieces(40);
    shop.record(least);
    const auto names = [&](StockFilter filter, const char* words) {
        std::string all;
        for (const auto& row : shop.store.stock(filter, words, 10).rows) {
            all += row.product.text() + " ";
        }
        return all;
    };
    CHECK(names(StockFilter::All, "") == "honey tea ");
    CHECK(names(StockFilter::Low, "") == "tea ");
    CHECK(names(StockFilter::Expiring, "") == "honey ");
    CHECK(names(StockFilter::All, "mat ong") == "honey ");
    CHECK(names(StockFilter::All, "um-7") == "honey ");
    CHECK(names(StockFilter::All, "tan cuong") == "tea ");
    CHECK(names(StockFilter::Low, "mat ong").empty());
    const auto list = shop.store.stock(StockFilter::All, "", 1);
    CHECK(list.rows.size() == 1);
    CHECK(list.matching == 2);
    least.id = fixture::new_sale_id(fixture::kNoonMs);
    least.lines[0].minimum = {};
    shop.record(least);
    CHECK(names(StockFilter::Low, "").empty());
    CHECK(shop.store.stock_moves(ProductId{"tea"}, 10).size() == 3);
    CHECK(shop.store.stock_moves(kHoney, 10).size() == 1);
    CHECK(shop.is_whole());
}

TEST_CASE("a recalled lot is never the one to sell first, nor is one past its date",
          "[db][stock]") {
    Shop shop;
    shop.record(stock_move(MoveKind::Receive, {stock_line("honey", 1, "OLD", "2026-11-22"),
                                               stock_line("honey", 1, "BAD", "2026-12-01"),
                                               stock_line("honey", 1, "GOOD", "2027-01-01"),
                                               stock_line("honey", 1, "TODAY", "2026-11-23")}));
    CHECK(shop.store.first_to_expire(kHoney)->lot == "TODAY");
    shop.store.save_sale(fixture::sale_of_honey(1, "2026-11-23", "TODAY"));
    CHECK(shop.store.first_to_expire(kHoney)->lot == "BAD");
    shop.store.recall_lot(kHoney, "BAD", kiosk::Recall{*kiosk::Date::parse("2026-11-23"), {}}, "");
    CHECK(shop.store.first_to_expire(kHoney)->lot == "GOOD");
}

TEST_CASE("whoever moves a shelf behind the program's back is found out", "[db][stock][verify]") {
    const std::string wound = GENERATE(
        as<std::string>{}, "UPDATE stock SET on_hand = on_hand + 1000 WHERE lot = 'L1'",
        "UPDATE stock SET best_before = '2030-01-01'", "DELETE FROM stock WHERE lot = 'L1'",
        "INSERT INTO stock (product_id, lot, on_hand) VALUES ('tea', '', 0)",
        "UPDATE stock_move SET note = 'x' WHERE kind = 'receive'",
        "UPDATE stock_move_line SET unit_cost = 1 WHERE n = 1",
        "DELETE FROM stock_move_line WHERE n = 2", "DELETE FROM stock_minimum",
        "UPDATE stock_since SET after_seq = 4");
    Shop shop;
    shop.record(stock_move(MoveKind::Receive, {stock_line("honey", 5, "L1", "2027-03-01"),
                                               stock_line("honey", 5, "L2", "2027-04-01")}));
    auto least = stock_move(MoveKind::Minimum, {stock_line("honey", 0)});
    least.lines[0].minimum = Quantity::pieces(2);
    shop.record(least);
    shop.store.save_sale(fixture::sale_of_honey(7));
    REQUIRE(shop.is_whole());
    fixture::meddle(shop.folder, "PRAGMA foreign_keys = OFF; " + wound);
    INFO(wound);
    CHECK_FALSE(db::ShopStore(shop.folder.path(), db::Mode::Read, kClock).verify().ok);
}

TEST_CASE("random days of deliveries, sales and counts add up as the journal says", "[db][stock]") {
    std::mt19937 random{11};
    const auto pick = [&](int from, int to) {
        return std::uniform_int_distribution<int>{from, to}(random);
    };
    Shop shop;
    std::int64_t wanted = 0;
    for (int i = 0; i < 120; ++i) {
        const std::string lot = pick(0, 3) == 0 ? "" : "L" + std::to_string(pick(1, 4));
        if (const int what = pick(0, 9); what < 6) {
            const std::int64_t count = pick(1, 5);
            shop.store.save_sale(fixture::sale_of_honey(count, "2026-11-23", lot.c_str()));
            wanted -= count;
        } else if (what < 9) {
            const std::int64_t count = pick(1, 20);
            const std::string expires = "2027-01-" + std::to_string(pick(10, 28));
            shop.record(stock_move(MoveKind::Receive,
                                   {stock_line("honey", count, lot.c_str(), expires.c_str())}));
            wanted += count;
        } else {
            auto counted = stock_move(MoveKind::Count, {stock_line("honey", 0, lot.c_str())});
            counted.lines[0].counted = Quantity::pieces(pick(0, 9));
            wanted += shop.record(counted).lines[0].quantity.thousandths() / 1000;
        }
    }
    CHECK(shop.store.stock(StockFilter::All, "", 10).rows.at(0).on_hand ==
          Quantity::pieces(wanted));
    CHECK(shop.is_whole());
}
