// The promise: a sale's cost is fixed with the sale, comes back with what comes back, follows from
// the journal alone, and is never made up.
#include "db/migrations.h"
#include "tests/db/stock_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using fixture::refund_of_honey;
using fixture::sale_of_honey;
using fixture::stock_line;
using fixture::stock_move;
using kiosk::Money;
using kiosk::MoveKind;
using kiosk::Period;
using kiosk::PeriodKind;
using kiosk::ProductId;
using kiosk::Quantity;

namespace {

const kiosk::Date kDay = *kiosk::Date::parse("2026-11-23");
constexpr const char* kHtx = "HTX Mật ong U Minh";

Money dong(std::int64_t amount) { return Money::from_dong(amount); }

struct Shop {
    Shop() { store.save_products({fixture::honey(), fixture::tea()}, "test"); }
    kiosk::StockMove receive(std::int64_t count, std::int64_t cost, const char* lot = "",
                             std::int64_t vat = 0) {
        auto move = stock_move(MoveKind::Receive, {stock_line("honey", count, lot)});
        move.lines[0].unit_cost = dong(cost);
        move.lines[0].deductible_vat = vat;
        return record(move);
    }
    kiosk::StockMove record(const kiosk::StockMove& move) {
        const auto recorded = store.record_move(move);
        INFO((recorded ? "" : recorded.problem().line(kiosk::Language::English)));
        REQUIRE(recorded);
        return *recorded;
    }
    kiosk::Margin margin(kiosk::Date day = kDay) {
        return store.figures({PeriodKind::Day, day, day}).margins.whole;
    }
    bool is_whole() {
        const db::VerifyReport report = store.verify();
        for (const auto& problem : report.problems) UNSCOPED_INFO(problem.what.en);
        return report.ok;
    }
    void tamper(const char* sql) { fixture::meddle(folder, sql); }

    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
};

}  // namespace

TEST_CASE("a sale's cost is fixed with the sale, whatever is delivered later", "[db][cost]") {
    Shop shop;
    shop.receive(10, 60'000);
    const kiosk::Sale sale = sale_of_honey(2);
    shop.store.save_sale(sale);
    const kiosk::Margin before = shop.margin();
    CHECK(before.cost == dong(120'000));
    CHECK(before.revenue == sale.total - sale.tax);
    CHECK(before.gross() == sale.total - sale.tax - dong(120'000));
    CHECK(before.uncosted_goods == 0);
    shop.receive(10, 90'000);
    CHECK(shop.margin() == before);
    // The next one costs the average of what is there: 8 at 60,000 and 10 at 90,000.
    shop.store.save_sale(sale_of_honey(1));
    CHECK(shop.margin().cost == dong(120'000 + 76'667));
    CHECK(shop.is_whole());
}

TEST_CASE("each lot has its own cost, what is sold under its code costs that", "[db][cost]") {
    Shop shop;
    shop.receive(5, 60'000, "L1");
    shop.receive(5, 80'000, "L2");
    shop.store.save_sale(sale_of_honey(2, "2026-11-23", "L2"));
    CHECK(shop.margin().cost == dong(160'000));
    shop.store.save_sale(sale_of_honey(6));  // L1 first, then one of L2
    CHECK(shop.margin().cost == dong(160'000 + 300'000 + 80'000));
    CHECK(shop.store.lots_on_hand(ProductId{"honey"}).front().cost.value == dong(160'000));
    CHECK(shop.is_whole());
}

TEST_CASE("goods of unknown cost are counted, until somebody says what they cost", "[db][cost]") {
    Shop shop;
    shop.receive(10, 0);
    const kiosk::Sale sale = sale_of_honey(2);
    shop.store.save_sale(sale);
    CHECK(shop.margin().gross() == Money{});
    CHECK(shop.margin().uncosted == sale.total - sale.tax);
    CHECK(shop.margin().uncosted_goods == 1);
    const auto listed = shop.store.stock(kiosk::StockFilter::Uncosted, "", 10);
    REQUIRE(listed.rows.size() == 1);
    CHECK(listed.uncosted == 1);
    CHECK(listed.rows[0].product == ProductId{"honey"});

    auto told = stock_move(MoveKind::Cost, {stock_line("honey", 0)});
    CHECK(shop.store.record_move(told).problem().field == "lines[0].unit_cost");
    told.lines[0].unit_cost = dong(50'000);
    shop.record(told);
    CHECK(shop.store.stock(kiosk::StockFilter::Uncosted, "", 10).rows.empty());
    // The past stays as it was.
    CHECK(shop.margin().uncosted_goods == 1);
    shop.store.save_sale(sale_of_honey(1));
    CHECK(shop.margin().cost == dong(50'000));
    // What was never brought in at all, too.
    auto tea = stock_move(MoveKind::Cost, {stock_line("tea", 0)});
    tea.lines[0].unit_cost = dong(20'000);
    shop.record(tea);
    CHECK(shop.is_whole());
}

TEST_CASE("what comes back brings back what it was sold for, broken goods do not", "[db][cost]") {
    Shop shop;
    shop.receive(3, 33'333);
    const db::StoredSale sold = shop.store.save_sale(sale_of_honey(3));
    shop.receive(10, 90'000);
    const kiosk::Margin before = shop.margin();
    REQUIRE(before.cost == dong(99'999));
    SECTION("in parts, to the dong") {
        for (int part = 0; part < 3; ++part)
            shop.store.save_refund(refund_of_honey(shop.store, sold.number, 1));
        CHECK(shop.margin().cost == Money{});
        CHECK(shop.margin().gross() == Money{});
        CHECK(shop.store.lots_on_hand(ProductId{"honey"})[0].cost.value == dong(999'999));
    }
    SECTION("on the day it comes back on") {
        shop.store.save_refund(refund_of_honey(shop.store, sold.number, 1, "2026-11-24"));
        CHECK(shop.margin() == before);
        CHECK(shop.margin(kDay.plus_days(1)).cost == dong(-33'333));
    }
    SECTION("broken: the money is given back and the goods are gone") {
        shop.store.save_refund(refund_of_honey(shop.store, sold.number, 1, "2026-11-23", true));
        CHECK(shop.margin().cost == before.cost);
        CHECK(shop.margin().revenue < before.revenue);
    }
    CHECK(shop.is_whole());
}

TEST_CASE("of consigned goods the commission is earned, as the statement says", "[db][cost]") {
    Shop shop;
    REQUIRE(shop.store.save_terms(kHtx, {fixture::consigned(20)}, kiosk::StaffCode{"900"}));
    shop.receive(10, 0);
    const kiosk::Sale sale = sale_of_honey(3);
    shop.store.save_sale(sale);
    const kiosk::Margin margin = shop.margin();
    CHECK(margin.consigned == sale.total);
    CHECK(margin.commission == shop.store.statement(kHtx, kDay, kDay).commission);
    CHECK(margin.gross() == margin.commission);
    CHECK(margin.uncosted_goods == 0);
    CHECK(shop.store.stock(kiosk::StockFilter::Uncosted, "", 10).rows.empty());
    // Terms may be agreed for days long past; a month that was kept is read anew.
    const Period month = period_of(PeriodKind::Month, kDay);
    CHECK(shop.store.figures(month).margins.whole.commission == margin.commission);
    shop.clock.set(kDay.plus_days(40).starts_at_ms());
    CHECK(shop.store.figures(month).margins.whole.commission == margin.commission);
    REQUIRE(shop.store.save_terms(kHtx, {fixture::consigned(50)}, kiosk::StaffCode{"900"}));
    CHECK(shop.store.figures(month).margins.whole.commission ==
          shop.store.statement(kHtx, month.from, month.to).commission);
}

TEST_CASE("input VAT that comes back is no cost, and is owed to the producer all the same",
          "[db][cost]") {
    Shop shop;
    const auto delivery = shop.receive(10, 54'000, "L1", 8);
    CHECK(delivery.lines[0].deductible_vat == 8);
    CHECK(shop.store.stock_moves(ProductId{"honey"}, 1)[0] == delivery);
    shop.store.save_sale(sale_of_honey(2));
    CHECK(shop.margin().cost == dong(100'000));
    CHECK(shop.store.statement(kHtx, kDay, kDay).due == dong(540'000));
    CHECK(shop.is_whole());
}

TEST_CASE("margins by product, group, producer and place add up to the period's", "[db][cost]") {
    Shop shop;
    shop.receive(50, 61'000);
    for (const char* day : {"2026-11-20", "2026-11-23", "2026-10-30"})
        shop.store.save_sale(sale_of_honey(2, day));
    const Period period{PeriodKind::Range, *kiosk::Date::parse("2026-10-01"), kDay};
    const kiosk::Figures figures = shop.store.figures(period);
    CHECK(figures.margins.whole.cost == dong(6 * 61'000));
    Money days;
    for (kiosk::Date day = period.from; day <= period.to; day = day.plus_days(1))
        days += shop.margin(day).gross();
    CHECK(figures.margins.whole.gross() == days);
    for (const auto* table :
         {&figures.margins.groups, &figures.margins.products, &figures.margins.producers,
          &figures.margins.stars, &figures.margins.places}) {
        Money sum;
        for (const auto& [key, margin] : *table) sum += margin.gross();
        CHECK(sum == figures.margins.whole.gross());
    }
}

TEST_CASE("goods that are sent to another shop take their cost along", "[db][cost]") {
    Shop shop;
    shop.receive(10, 54'000, "L1", 8);
    auto send = stock_move(MoveKind::Send, {stock_line("honey", -4, "L1")});
    send.shop = "K02";
    CHECK(shop.record(send).lines[0].unit_cost == dong(50'000));
    // Back again.
    auto take = stock_move(MoveKind::Take, {stock_line("honey", 4, "L1")});
    take.transfer = send.id;
    take.lines[0].unit_cost = dong(50'000);
    shop.record(take);
    CHECK(shop.store.lots_on_hand(ProductId{"honey"})[0].cost.value == dong(500'000));
    CHECK(shop.is_whole());
}

TEST_CASE("a gift is known to cost nothing, and says nothing of what goods cost", "[db][cost]") {
    Shop shop;
    auto gift = stock_move(MoveKind::Receive, {stock_line("honey", 10, "L1")});
    gift.lines[0].given = true;
    shop.record(gift);
    shop.store.save_sale(sale_of_honey(2));
    kiosk::Margin margin = shop.margin();
    CHECK(margin.uncosted_goods == 0);
    CHECK(margin.revenue > Money{});
    CHECK(margin.cost == Money{});
    // What comes without a cost still has none: the gift did not make it free.
    shop.record(stock_move(MoveKind::Receive, {stock_line("honey", 4, "L2")}));
    CHECK(shop.store.stock(kiosk::StockFilter::Uncosted, "", 10).rows.size() == 1);
    CHECK(shop.is_whole());
    shop.tamper("UPDATE stock_move_line SET given = 0");
    CHECK_FALSE(shop.is_whole());
}

TEST_CASE("a service that was sold without a cost is among the goods that lack one", "[db][cost]") {
    Shop shop;
    kiosk::Product walk = fixture::tea();
    walk.id = ProductId{"walk"};
    walk.name_vi = "Đi rừng U Minh một ngày";
    walk.group = kiosk::Group::Tourism;
    walk.by_weight = false;
    walk.codes = {};
    shop.store.save_products({walk}, "test");
    shop.store.save_sale(fixture::sale_of_product(walk, 2));
    const auto lacking = [&](const char* words) {
        return shop.store.stock(kiosk::StockFilter::Uncosted, words, 10);
    };
    REQUIRE(lacking("di rung").rows.size() == 1);
    CHECK(lacking("").uncosted == 1);
    CHECK(lacking("mat ong").rows.empty());
    CHECK(shop.store.stock(kiosk::StockFilter::All, "", 10).rows.empty());
    auto told = stock_move(MoveKind::Cost, {stock_line("walk", 0)});
    told.lines[0].unit_cost = dong(200'000);
    shop.record(told);
    CHECK(lacking("").rows.empty());
}

TEST_CASE("a gift that is sent to another shop is a gift there", "[db][cost]") {
    Shop shop;
    auto gift = stock_move(MoveKind::Receive, {stock_line("honey", 10)});
    gift.lines[0].given = true;
    shop.record(gift);
    auto send = stock_move(MoveKind::Send, {stock_line("honey", -4)});
    send.shop = "K02";
    CHECK(shop.record(send).lines[0].given);
    CHECK(shop.is_whole());
}

TEST_CASE("goods whose cost nobody told turn out to be a gift", "[db][cost]") {
    Shop shop;
    shop.receive(10, 0);
    CHECK(shop.store.stock(kiosk::StockFilter::Uncosted, "", 10).rows.size() == 1);
    auto told = stock_move(MoveKind::Cost, {stock_line("honey", 0)});
    told.lines[0].given = true;
    shop.record(told);
    CHECK(shop.store.stock(kiosk::StockFilter::Uncosted, "", 10).rows.empty());
    told.lines[0].unit_cost = dong(1'000);  // one or the other
    told.id = fixture::new_sale_id(fixture::kNoonMs);
    CHECK_FALSE(shop.store.record_move(told));
    CHECK(shop.is_whole());
}

TEST_CASE("a cost that somebody changed in the file is found", "[db][cost]") {
    Shop shop;
    shop.receive(10, 60'000, "L1");
    shop.store.save_sale(sale_of_honey(2));
    REQUIRE(shop.is_whole());
    SECTION("of a sale") { shop.tamper("UPDATE sale_line SET cost = cost - 1"); }
    SECTION("of what lies on the shelf") { shop.tamper("UPDATE stock SET value = value + 1"); }
    SECTION("of a product") { shop.tamper("UPDATE usual_cost SET unit_cost = unit_cost + 1"); }
    SECTION("taken away") { shop.tamper("UPDATE sale_line SET cost = NULL"); }
    CHECK_FALSE(shop.store.verify().ok);
}

TEST_CASE("a shop that kept no costs goes on with what its last deliveries said", "[db][cost]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    const auto receive = [](db::ShopStore& store, std::int64_t cost, const char* lot) {
        auto move = stock_move(MoveKind::Receive, {stock_line("honey", 5, lot)});
        move.lines[0].unit_cost = dong(cost);
        REQUIRE(store.record_move(move));
    };
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        store.save_products({fixture::honey()}, "test");
        receive(store, 50'000, "L1");
        receive(store, 60'000, "L1");
        receive(store, 80'000, "L2");
        store.save_sale(sale_of_honey(3));
    }
    // As the program before left it.
    fixture::meddle(folder,
                    "ALTER TABLE stock DROP COLUMN value; "
                    "ALTER TABLE stock DROP COLUMN unit_cost; "
                    "ALTER TABLE stock_move_line DROP COLUMN deductible_vat; "
                    "ALTER TABLE sale_line DROP COLUMN cost; "
                    "ALTER TABLE refund_line DROP COLUMN cost; DROP TABLE usual_cost; "
                    "DROP TABLE cost_since");
    // And as the upgrade makes it.
    fixture::meddle(folder, std::string{db::migrations().at(18).sql});
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    CHECK(store.verify().ok);
    const auto margin = [&] { return store.figures({PeriodKind::Day, kDay, kDay}).margins.whole; };
    CHECK(margin().uncosted_goods == 1);
    CHECK(margin().cost == Money{});
    store.save_sale(sale_of_honey(8));  // seven of L1, one of L2
    CHECK(margin().cost == dong(7 * 60'000 + 80'000));
    const auto left = store.lots_on_hand(ProductId{"honey"});
    REQUIRE(left.size() == 1);
    CHECK(left[0].cost.value == dong(4 * 80'000));
    CHECK(store.verify().ok);
}
