// The promise: goods that leave one shop for another are on the way until the other has taken them
// in, once, and both see the same of it; and the centre knows what is settled with whom.
#include "tests/db/stock_fixture.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using db::sync::SyncState;
using fixture::Centre;
using fixture::stock_line;
using fixture::stock_move;
using fixture::Till;
using kiosk::MoveKind;
using kiosk::Quantity;

namespace {

kiosk::Quantity on_hand(Till& till) {
    Quantity sum;
    for (const auto& lot : till.store.lots_on_hand(kiosk::ProductId{"honey"})) {
        sum = sum + lot.on_hand;
    }
    return sum;
}

kiosk::StockMove send(Till& from, const char* to, std::int64_t count) {
    auto move = stock_move(MoveKind::Send, {stock_line("honey", -count, "L1")});
    move.shop = to;
    const auto recorded = from.store.record_move(move);
    REQUIRE(recorded);
    return *recorded;
}

kiosk::StockMove take(const kiosk::Transfer& transfer, std::int64_t count) {
    auto move = stock_move(MoveKind::Take, transfer.lines);
    move.transfer = transfer.id;
    move.lines[0].quantity = Quantity::pieces(count);
    return move;
}

void stock_up(Till& till) {
    till.store.save_products({fixture::honey()}, "test");
    auto move = stock_move(MoveKind::Receive, {stock_line("honey", 10, "L1", "2027-01-01")});
    move.lines[0].unit_cost = kiosk::Money::from_dong(54'000);
    move.lines[0].deductible_vat = 8;
    REQUIRE(till.store.record_move(move));
}

}  // namespace

TEST_CASE("goods sent to another shop are on the way until they are taken in",
          "[db][sync][stock]") {
    const Centre centre;
    Till sender{centre, "K01"}, taker{centre, "K02"}, third{centre, "K03"};
    stock_up(sender);
    const auto sent = send(sender, "K02", 6);
    CHECK(on_hand(sender) == Quantity::pieces(4));
    REQUIRE(sender.store.transfers(10).size() == 1);
    CHECK_FALSE(sender.store.transfers(10)[0].is_announced);

    CHECK(sender.sync().state == SyncState::Done);
    CHECK(sender.store.other_shops() == std::vector<std::string>{"K02", "K03"});
    CHECK(taker.sync().state == SyncState::Done);
    CHECK(third.sync().state == SyncState::Done);
    CHECK(third.store.transfers(10).empty());
    const auto coming = taker.store.transfers(10);
    REQUIRE(coming.size() == 1);
    CHECK(coming[0].is_incoming);
    CHECK(coming[0].from == "K01");
    CHECK(coming[0].is_on_the_way());
    CHECK(coming[0].lines[0].quantity == Quantity::pieces(6));
    CHECK(coming[0].lines[0].best_before == kiosk::Date::parse("2027-01-01"));
    CHECK(on_hand(taker) == Quantity{});

    // One jar broke on the way.
    const auto taken = taker.store.record_move(take(coming[0], 5));
    REQUIRE(taken);
    CHECK(taken->shop == "K01");
    CHECK(on_hand(taker) == Quantity::pieces(5));
    // What they cost came along.
    CHECK(taker.store.lots_on_hand(kiosk::ProductId{"honey"})[0].cost.value ==
          kiosk::Money::from_dong(250'000));
    CHECK_FALSE(taker.store.record_move(take(coming[0], 5)));
    CHECK_FALSE(taker.store.transfers(10)[0].is_on_the_way());

    CHECK(taker.sync().state == SyncState::Done);
    CHECK(centre.ask("SELECT count(*) FROM ocop.transfers()") == "0");
    CHECK(sender.store.transfers(10)[0].is_on_the_way());
    CHECK(sender.sync().state == SyncState::Done);
    const auto arrived = sender.store.transfers(10);
    CHECK(arrived[0].taken_by == "K02");
    CHECK(arrived[0].taken.at(0).quantity == Quantity::pieces(5));
    CHECK(arrived[0].id == sent.id);
    CHECK(centre.count("incident") == 0);
    CHECK(sender.store.verify().ok);
    CHECK(taker.store.verify().ok);
}

TEST_CASE("a transfer that nobody took comes back to the shop that sent it", "[db][sync][stock]") {
    const Centre centre;
    Till sender{centre, "K01"}, taker{centre, "K02"};
    stock_up(sender);
    send(sender, "K02", 6);
    const auto way = sender.store.transfers(10).at(0);
    REQUIRE(sender.store.record_move(take(way, 6)));
    CHECK(on_hand(sender) == Quantity::pieces(10));
    CHECK(sender.store.transfers(10)[0].is_back);
    sender.sync();
    taker.sync();
    const auto here = taker.store.transfers(10);
    REQUIRE(here.size() == 1);
    CHECK(here[0].taken_by == "K01");
    CHECK_FALSE(taker.store.record_move(take(here[0], 6)));
}

TEST_CASE("two shops that took the same goods in are an incident for a person",
          "[db][sync][stock]") {
    const Centre centre;
    Till sender{centre, "K01"}, taker{centre, "K02"};
    stock_up(sender);
    send(sender, "K02", 6);
    sender.sync();
    taker.sync();
    REQUIRE(taker.store.record_move(take(taker.store.transfers(10).at(0), 6)));
    REQUIRE(sender.store.record_move(take(sender.store.transfers(10).at(0), 6)));
    CHECK(taker.sync().state == SyncState::Done);
    CHECK(sender.sync().state == SyncState::Done);
    CHECK(centre.count("incident") == 1);
}

TEST_CASE("what is on the way to one shop is not taken in by another", "[db][sync][stock]") {
    const Centre centre;
    Till sender{centre, "K01"}, taker{centre, "K02"}, other{centre, "K03"};
    stock_up(sender);
    send(sender, "K02", 6);
    sender.sync();
    // A till of ours would not: it is not told of goods that are for others.
    other.store.save_products({fixture::honey()}, "test");
    const auto way = sender.store.transfers(10).at(0);
    std::string id = way.id.text();
    std::erase(id, '-');
    fixture::meddle(other.folder, "INSERT INTO transfer VALUES (x'" + id +
                                      "', 'K01', 'K03', 1, 0, '[]', '', '[]')");
    REQUIRE(other.store.record_move(take(way, 6)));
    other.sync();
    CHECK(centre.ask("SELECT detail FROM ocop.incident").ends_with("is for K02, not for K03"));
    taker.sync();
    const auto coming = taker.store.transfers(10);
    REQUIRE(coming.size() == 1);
    CHECK(coming[0].is_on_the_way());
}

TEST_CASE("goods sent to a shop that is not there yet wait for it", "[db][sync][stock]") {
    const Centre centre;
    Till sender{centre, "K01"};
    stock_up(sender);
    send(sender, "K09", 2);
    CHECK(sender.sync().state == SyncState::Done);
    CHECK(centre.count("incident") == 1);
    Till late{centre, "K09"};
    late.sync();
    CHECK(late.store.transfers(10).size() == 1);
}

TEST_CASE("the centre has every settlement with its rows, terms and payments",
          "[db][sync][stock]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_products({fixture::honey()}, "test");
    const std::string producer = fixture::honey().producer.name;
    REQUIRE(till.store.save_terms(producer, {fixture::consigned(20)}, kiosk::StaffCode{"900"}));
    till.store.save_sale(fixture::sale_of_honey(2));
    const auto closed =
        till.store.close_period(fixture::new_sale_id(fixture::kNoonMs), producer,
                                *kiosk::Date::parse("2026-11-23"), kiosk::StaffCode{"900"});
    REQUIRE(closed);
    REQUIRE(till.store.pay_period(closed->number, {kiosk::Money::from_dong(150'000),
                                                   kiosk::PaymentMethod::Transfer,
                                                   "FT1",
                                                   *kiosk::Date::parse("2026-11-23"),
                                                   {}}));
    CHECK(till.sync().state == SyncState::Done);
    CHECK(centre.count("incident") == 0);
    CHECK(centre.ask("SELECT number || ' ' || due || ' ' || paid FROM ocop.settlements()") ==
          closed->number + " 200000 150000");
    CHECK(centre.ask("SELECT terms -> 0 ->> 'commission_percent' FROM ocop.producer_terms") ==
          "2000");
    CHECK(centre.ask("SELECT count(*) FROM ocop.check_invariants()") == "0");
}

TEST_CASE("what one till says in another shape holds up nobody's catalogue", "[db][sync][stock]") {
    const Centre centre;
    Till honest{centre, "K01"};
    const std::string url = centre.enroll("K09", std::string(32, 'k'));
    const auto sent = fixture::chain(
        "K09", 1, 1, std::string(32, '\0'),
        {R"({"v":1,"id":"0190b2c4-0000-7000-8000-000000000001","kind":"send","shop":"K01",)"
         R"("transfer":"","lines":[{"quantity":-1000}]})"},
        "stock_move");
    REQUIRE(fixture::push(url, 1, 1, sent).kind == db::sync::PushAnswer::Kind::Ok);
    REQUIRE(centre.count("transfer") == 1);
    centre.ask(
        "SELECT ocop.publish_item('{\"product_id\": \"p1\", \"name_vi\": \"Chè\", \"group\": "
        "\"drink\", \"price\": \"5000\"}')");
    CHECK(honest.sync().state == SyncState::Done);
    CHECK(honest.store.product(kiosk::ProductId{"p1"}));
    CHECK(honest.store.transfers(10).empty());
}
