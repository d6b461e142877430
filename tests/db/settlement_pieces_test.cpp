// The promise: what was read a piece of a month at a time and kept says what reading everything
// anew says, whatever was entered meanwhile and for whatever day.
#include "tests/db/stock_fixture.h"
#include "tests/support/catch.h"

using fixture::consigned;
using fixture::Folder;
using fixture::stock_line;
using fixture::stock_move;
using kiosk::Date;
using kiosk::Money;

namespace {

const kiosk::StaffCode kManager{"900"};
const Date kFirst = *Date::parse("2026-08-20");

struct Shop {
    Shop() {
        store.save_products({fixture::honey(), fixture::tea()}, "test");
        for (const auto& product : {fixture::honey(), fixture::tea()}) {
            REQUIRE(store.save_terms(product.producer.name, {consigned(20)}, kManager));
            producers.push_back(product.producer.name);
        }
    }
    int pick(int from, int to) { return std::uniform_int_distribution<int>{from, to}(random); }
    Date today() const { return Date::of_instant(clock.now_ms()); }
    Date some_day() { return kFirst.plus_days(pick(0, kFirst.days_until(today()))); }
    void sell(Date on) {
        kiosk::Sale sale = fixture::sale_of_honey(pick(1, 4), on.iso().c_str());
        numbers.push_back(store.save_sale(sale).number);
        sold += sale.total;
    }
    void take_back() {
        if (numbers.empty()) return;
        const std::string number =
            numbers[static_cast<std::size_t>(pick(0, static_cast<int>(numbers.size()) - 1))];
        std::erase(numbers, number);
        const auto refund =
            fixture::refund_of_honey(store, number, 1, today().iso().c_str(), pick(0, 1) == 0);
        store.save_refund(refund);
        sold -= refund.amount;
    }
    void move() {
        auto delivery = stock_move(kiosk::MoveKind::Receive, {stock_line("honey", pick(1, 9))},
                                   some_day().iso().c_str());
        REQUIRE(store.record_move(delivery));
    }
    // As a manager would: terms end today and others begin tomorrow.
    void agree() {
        std::vector<kiosk::Terms> terms = store.terms(producers[0]);
        kiosk::Terms next = consigned(pick(5, 40));
        next.from = today().plus_days(1);
        if (terms.back().from == next.from) terms.pop_back();
        terms.push_back(next);
        REQUIRE(store.save_terms(producers[0], terms, kManager));
    }
    void close() {
        const auto closed = store.close_period(fixture::new_sale_id(clock.now_ms()), producers[0],
                                               today().plus_days(-pick(0, 3)), kManager);
        if (closed) settled += closed->statement.sold - closed->statement.returned;
    }

    std::mt19937 random{29};
    Folder folder;
    kiosk::ManualClock clock{kFirst.starts_at_ms() + 12 * 3'600'000};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    std::vector<std::string> producers, numbers;
    Money sold, settled;
};

}  // namespace

TEST_CASE("kept months are forgotten when something is entered into them", "[db][settlement]") {
    Shop shop;
    for (int step = 0; step < 110; ++step) {
        shop.clock.set(shop.clock.now_ms() + 86'400'000);
        shop.sell(shop.today());
        if (shop.pick(0, 5) == 0) shop.sell(shop.some_day());
        if (shop.pick(0, 3) == 0) shop.take_back();
        if (shop.pick(0, 3) == 0) shop.move();
        if (shop.pick(0, 14) == 0) shop.agree();
        if (shop.pick(0, 9) == 0) shop.close();
        if (shop.pick(0, 2) != 0) continue;
        if (shop.pick(0, 1) == 0) {
            while (shop.store.read_settlements_ahead() > 0) {
            }
        }
        db::ShopStore anew{shop.folder.path(), db::Mode::Read, shop.clock};
        INFO(shop.today().iso());
        REQUIRE(shop.store.producer_accounts() == anew.producer_accounts());
        const auto open = shop.store.statement(shop.producers[0], std::nullopt, shop.today());
        REQUIRE(open == anew.statement(shop.producers[0], std::nullopt, shop.today()));
        // Everything is in one period, once.
        REQUIRE(shop.settled + open.sold - open.returned == shop.sold);
    }
    CHECK(shop.store.closed_periods(shop.producers[0]).size() > 3);
    const auto report = shop.store.verify();
    for (const auto& problem : report.problems) UNSCOPED_INFO(problem.what.en);
    CHECK(report.ok);
}

TEST_CASE("years are read some days at a time", "[db][settlement]") {
    Shop shop;
    for (const char* on : {"2024-02-10", "2025-07-01", "2026-08-20"}) shop.sell(*Date::parse(on));
    // From 9 February 2024, four a month, up to yesterday, 19 August 2026; each call reads one.
    const std::size_t all = 3 + 29 * 4 + 3;
    std::size_t left = shop.store.read_settlements_ahead();
    CHECK(left == all - 1);
    for (std::size_t calls = 1; left > 0; ++calls) {
        left = shop.store.read_settlements_ahead();
        REQUIRE(left == all - 1 - calls);
    }
    CHECK(shop.store.read_settlements_ahead() == 0);
    CHECK(shop.store.producer_accounts().at(1).open_sold == shop.sold);
    // A closed account needs none of what it settled.
    shop.close();
    CHECK(shop.store.read_settlements_ahead() == 0);
}
