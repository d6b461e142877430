// The promise: what came back is in the journal, in the tables and in the totals, comes back only
// once, and its number follows the sale's.
#include "db/refund_body.h"
#include "db/sale_body.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using kiosk::Money;
using kiosk::Quantity;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};
const kiosk::Date kDay = kiosk::Date::of_instant(fixture::kNoonMs);

kiosk::Refund finished(kiosk::Refund refund, const std::string& number) {
    refund.id = fixture::new_sale_id(fixture::kNoonMs);
    refund.sale_number = number;
    refund.business_date = kDay;
    refund.closed_at_ms = fixture::kNoonMs;
    refund.cashier = kiosk::StaffCode{"101"};
    refund.cashier_name = "Nguyễn Thị Hoa";
    refund.reason = "Khách đổi ý";
    return refund;
}

kiosk::Refund one_of(db::ShopStore& store, const std::string& number, std::int64_t line,
                     std::int64_t thousandths) {
    const auto found = store.returnable(std::string_view{number});
    REQUIRE(found);
    return finished(
        kiosk::refund_of(found->sold.sale, found->before,
                         {{line, Quantity::from_thousandths(thousandths), {}, true}}, {500, {}})
            .value(),
        number);
}

Money sum(const std::vector<kiosk::TotalsRow>& rows) {
    Money all;
    for (const kiosk::TotalsRow& row : rows) all += row.amount;
    return all;
}

}  // namespace

TEST_CASE("a refund is journaled, projected and counted in one go", "[db][refund]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const db::StoredSale sold = store.save_sale(fixture::sample_sale());
    const kiosk::Refund refund = one_of(store, sold.number, 1, 1'000);
    const db::StoredRefund stored = store.save_refund(refund, kiosk::PrintJob{});
    CHECK(stored.number == "K01-1-000002");
    CHECK(stored.paid == refund.paid);
    CHECK_FALSE(stored.repeated);
    const auto given = store.given_back(std::string_view{stored.number});
    REQUIRE(given);
    CHECK(given->refund == refund);
    CHECK(store.verify().ok);
    CHECK(store.save_sale(fixture::sample_sale()).number == "K01-1-000003");
    CHECK(store.verify().ok);
    // Its paper waits, and says what it is.
    const auto waiting = store.waiting_prints();
    REQUIRE(waiting.size() == 1);
    REQUIRE(waiting[0].given_back);
    CHECK(waiting[0].given_back->number == stored.number);
}

TEST_CASE("every table of a day with refunds adds up to the net", "[db][refund][totals]") {
    const unsigned seed = GENERATE(1u, 2u, 3u);
    INFO("seed " << seed);
    std::mt19937 random{seed};
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    Money net, refunded, rounding;
    std::int64_t items = 0;
    for (int i = 0; i < 40; ++i) {
        const kiosk::Sale sale = fixture::random_sale(random, kDay.starts_at_ms());
        const db::StoredSale sold = store.save_sale(sale);
        net += sale.settlement.payable;
        rounding += sale.settlement.rounding;
        for (const kiosk::SaleLine& line : sale.lines) items += line.quantity.thousandths();
        if (i % 2 == 0) continue;
        const auto found = store.returnable(std::string_view{sold.number});
        const auto line = static_cast<std::int64_t>(random() % sale.lines.size()) + 1;
        const kiosk::Refund refund =
            i % 3 == 0
                ? finished(kiosk::cancellation_of(sale, {}).value(), sold.number)
                : one_of(store, sold.number, line,
                         sale.lines[static_cast<std::size_t>(line - 1)].quantity.thousandths());
        store.save_refund(refund);
        net -= refund.paid;
        refunded += refund.amount;
        rounding -= refund.rounding;
        for (const kiosk::ReturnLine& one : refund.lines) items -= one.goods.quantity.thousandths();
    }
    const kiosk::Totals totals = store.totals(kDay);
    CHECK(totals.sales == 40);
    CHECK(totals.refunds == 20);
    CHECK(totals.refunded == refunded);
    CHECK(totals.rounding == rounding);
    CHECK(totals.items.thousandths() == items);
    CHECK(totals.net == net);
    CHECK(totals.net == totals.gross - totals.discount - totals.refunded + totals.rounding);
    for (const auto* table : {&totals.by_payment, &totals.by_group, &totals.by_product,
                              &totals.by_producer, &totals.by_cashier, &totals.by_stars}) {
        CHECK(sum(*table) == net);
    }
    Money hours, taxed;
    for (const Money hour : totals.by_hour) hours += hour;
    for (const kiosk::TaxTotals& rate : totals.tax) taxed += rate.base + rate.tax;
    CHECK(hours == net);
    CHECK(taxed + totals.rounding == net);
    CHECK(store.verify().ok);
}

TEST_CASE("goods come back once, also where two screens showed them", "[db][refund]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const db::StoredSale sold = store.save_sale(fixture::sample_sale({.lines = 3}));
    const kiosk::Refund first = one_of(store, sold.number, 3, 2'000);
    const kiosk::Refund stale = one_of(store, sold.number, 3, 2'000);
    store.save_refund(first);
    CHECK_THROWS_AS(store.save_refund(stale), db::Error);
    CHECK(fixture::count(folder, "refund") == 1);
    // The same refund again is the same refund.
    const db::StoredRefund again = store.save_refund(first);
    CHECK(again.repeated);
    CHECK(again.number == "K01-1-000002");
    kiosk::Refund other = first;
    other.reason = "khác";
    CHECK_THROWS_AS(store.save_refund(other), db::Error);
    // One piece of three is left.
    CHECK(store.save_refund(one_of(store, sold.number, 3, 1'000)).number == "K01-1-000003");
    CHECK(store.verify().ok);
}

TEST_CASE("more money than came is not given back by a made-up refund", "[db][refund]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const db::StoredSale sold = store.save_sale(fixture::sample_sale({.lines = 1}));
    kiosk::Refund refund = one_of(store, sold.number, 1, 1'000);
    SECTION("to another tender") { refund.payments[0].method = kiosk::PaymentMethod::Card; }
    SECTION("with sums of its own") { refund.paid += Money::from_dong(1); }
    SECTION("of another sale") { refund.sale = fixture::new_sale_id(fixture::kNoonMs); }
    SECTION("of a line that is not there") { refund.lines[0].sale_line = 2; }
    CHECK_THROWS_AS(store.save_refund(refund), db::Error);
    CHECK(fixture::count(folder, "journal") == 1);
}

TEST_CASE("verify finds what was changed about a refund", "[db][refund][verify]") {
    Folder folder;
    {
        db::ShopStore store{folder.path(), db::Mode::Write, kClock};
        const db::StoredSale sold = store.save_sale(fixture::sample_sale());
        store.save_refund(one_of(store, sold.number, 1, 1'000));
        REQUIRE(store.verify().ok);
    }
    const std::string meddled = GENERATE(
        as<std::string>{}, "UPDATE refund SET reason = ''", "UPDATE refund SET cashier = '900'",
        "UPDATE refund SET receipt = 3", "UPDATE refund_line SET quantity = 2000",
        "UPDATE refund_line SET back_to_shelf = 0", "UPDATE refund_line SET reason = 'x'",
        "UPDATE refund_payment SET amount = amount + 1", "DELETE FROM refund_payment",
        "INSERT INTO refund_payment SELECT business_date, 'card', seq, 2, 0, '' FROM refund");
    INFO(meddled);
    fixture::meddle(folder, meddled);
    db::ShopStore store{folder.path(), db::Mode::Read, kClock};
    CHECK_FALSE(store.verify().ok);
}

TEST_CASE("an exchange is stored whole or not at all", "[db][refund]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const db::StoredSale sold = store.save_sale(fixture::sample_sale({.lines = 1}));
    kiosk::Sale bought = fixture::sample_sale({.lines = 1});
    kiosk::Refund refund = one_of(store, sold.number, 1, 1'000);
    refund.exchange = bought.id;
    SECTION("with the shopper's basket that was in its cart") {
        store.save_products({fixture::honey()}, "test");
        kiosk::HeldCart draft;
        draft.id = bought.id;
        draft.cart.lines = bought.lines;
        draft.cart.baskets = {
            store.save_basket({{fixture::honey().id, kiosk::Quantity::pieces(1)}}, "")};
        store.keep_draft(draft);
        store.save_exchange(refund, bought);
        CHECK(store.basket(draft.cart.baskets[0], 3'600'000).state == kiosk::BasketState::Used);
    }
    SECTION("whole") {
        const auto stored = store.save_exchange(refund, bought, kiosk::PrintJob{});
        CHECK(stored.refund.number == "K01-1-000002");
        CHECK(stored.sale.number == "K01-1-000003");
        CHECK(store.totals(kDay).net == bought.settlement.payable);
        const auto waiting = store.waiting_prints();
        REQUIRE(waiting.size() == 1);
        CHECK(waiting[0].given_back);
        CHECK(waiting[0].sold);
        const auto again = store.save_exchange(refund, bought, kiosk::PrintJob{});
        CHECK(again.sale.repeated);
        CHECK(store.waiting_prints().size() == 1);
    }
    SECTION("or not at all") {
        bought.total += Money::from_dong(1);
        CHECK_THROWS_AS(store.save_exchange(refund, bought), db::Error);
        CHECK(fixture::count(folder, "refund") == 0);
    }
    CHECK(store.verify().ok);
}

TEST_CASE("a sale is cancelled until its shift is closed, whoever asks", "[db][refund][shift]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    kiosk::Shift shift;
    shift.id = fixture::new_sale_id(fixture::kNoonMs);
    shift.business_date = kDay;
    shift.by = kiosk::StaffCode{"101"};
    const auto cancelled = [&](const kiosk::Sale& sale) {
        const db::StoredSale sold = store.save_sale(sale);
        return finished(kiosk::cancellation_of(sale, {}).value(), sold.number);
    };
    store.save_refund(cancelled(fixture::sample_sale()));  // before any shift
    store.begin_shift(shift);
    store.save_refund(cancelled(fixture::sample_sale()));
    const kiosk::Refund late = cancelled(fixture::sample_sale());
    kiosk::ShiftClosing closing;
    closing.counted.other = store.x_report()->expected;
    store.close_shift(shift.id, closing);
    try {
        store.save_refund(late);
        FAIL("the drawer was counted with it");
    } catch (const db::Error& error) {
        CHECK(error.problem().why.en.find("the shift of this sale is closed") == 0);
        CHECK_FALSE(error.problem().to_do.vi.empty());
    }
    CHECK(fixture::count(folder, "refund") == 2);
    CHECK(store.verify().ok);
}

TEST_CASE("a shopper's basket that was taken in exchange is used up", "[db][refund][basket]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_products({fixture::honey()}, "test");
    const std::string number = store.save_basket({{fixture::honey().id, Quantity::pieces(1)}}, "");
    const db::StoredSale sold = store.save_sale(fixture::sample_sale({.lines = 1}));
    const kiosk::Sale bought = fixture::sample_sale({.lines = 1});
    kiosk::HeldCart draft;
    draft.id = bought.id;
    draft.cart.lines = bought.lines;
    draft.cart.baskets = {number};
    store.keep_draft(draft);
    kiosk::Refund refund = one_of(store, sold.number, 1, 1'000);
    refund.exchange = bought.id;
    store.save_exchange(refund, bought);
    CHECK(store.basket(number, 3'600'000).state == kiosk::BasketState::Used);
    CHECK_FALSE(store.draft());
}

TEST_CASE("a piece that came back may be sold again", "[db][refund]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_products({fixture::honey()}, "test");
    kiosk::Sale sale = fixture::sample_sale({.lines = 1});
    sale.lines[0].serial = "S-7";
    const db::StoredSale sold = store.save_sale(sale);
    kiosk::Code code = kiosk::parse_code("(01)08930000000019(21)S-7", "", {}).value();
    REQUIRE(store.scanned(code).serial_sold);
    store.save_refund(one_of(store, sold.number, 1, 1'000));
    CHECK_FALSE(store.scanned(code).serial_sold);
    kiosk::Sale again = fixture::sample_sale({.lines = 1});
    again.lines[0].serial = "S-7";
    store.save_sale(again);
    CHECK(store.scanned(code).serial_sold);
}

TEST_CASE("receipts are found by number, by its last part, and by id", "[db][refund]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const db::StoredSale sold = store.save_sale(fixture::sample_sale());
    for (const char* text : {"K01-1-000001", "000001", "1"}) {
        INFO(text);
        const auto found = store.returnable(std::string_view{text});
        REQUIRE(found);
        CHECK(found->sold.number == sold.number);
        CHECK(found->here);
    }
    CHECK(store.returnable(sold.id));
    for (const char* text : {"K01-1-000002", "K02-1-000001", "", "x", "0", "-1"}) {
        CHECK_FALSE(store.returnable(std::string_view{text}));
    }
}

TEST_CASE("another till's receipt is known once the centre has told, with its refunds",
          "[db][refund]") {
    Folder here, there;
    db::ShopStore store{here.path(), db::Mode::Write, kClock};
    db::ShopStore other{there.path(), db::Mode::Write, kClock};
    other.set_till("K02");
    const db::StoredSale sold = other.save_sale(fixture::sample_sale({.lines = 3}));
    const kiosk::Refund first = one_of(other, sold.number, 3, 1'000);
    other.save_refund(first);
    CHECK_FALSE(store.returnable(std::string_view{sold.number}));
    const auto entries = other.entries_after(0, 10);
    const auto body_of = [&](const std::string& kind) {
        for (const db::Journaled& entry : entries) {
            if (entry.kind == kind) return entry.body;
        }
        return std::string{};
    };
    store.keep_foreign(body_of("sale"), {body_of("refund"), "{}"});
    const auto found = store.returnable(std::string_view{sold.number});
    REQUIRE(found);
    CHECK_FALSE(found->here);
    CHECK(left_of(found->sold.sale, found->before, 2) == Quantity::pieces(2));
    store.save_refund(one_of(store, sold.number, 3, 2'000));
    CHECK(store.verify().ok);
    // Told again, also by the way of all refunds, nothing counts twice.
    CHECK(store.take_foreign_refunds({body_of("refund")}, {1, 1}) == 0);
    CHECK(store.pulled_refunds() == db::PulledMark{1, 1});
    CHECK(left_of(found->sold.sale, store.returnable(sold.id)->before, 2) == Quantity{});
}

TEST_CASE("figures no honest till writes are not taken from another one", "[db][refund]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    const db::StoredSale sold = store.save_sale(fixture::sample_sale({.lines = 1}));
    const kiosk::Refund honest = one_of(store, sold.number, 1, 1'000);
    const auto told = [&](const auto& change) {
        kiosk::Refund refund = honest;
        refund.id = fixture::new_sale_id(fixture::kNoonMs);
        change(refund);
        return store.take_foreign_refunds({db::encode_refund(refund, "K02-1-000001", 1)}, {1, 1});
    };
    const Money million = Money::from_dong(1'000'000);
    // Money that was never taken, to be given back here.
    CHECK(told([&](kiosk::Refund& refund) {
              for (Money* one :
                   {&refund.lines[0].goods.gross, &refund.lines[0].goods.amount, &refund.gross,
                    &refund.amount, &refund.paid, &refund.payments[0].amount}) {
                  *one -= million;
              }
          }) == 0);
    CHECK(told([&](kiosk::Refund& refund) {
              refund.payments.push_back({kiosk::PaymentMethod::Card, -million, -million, {}});
              refund.payments[0].amount += million;
          }) == 0);
    // A line no sale has: room for two thousand million of them.
    CHECK(told([](kiosk::Refund& refund) { refund.lines[0].sale_line = 2'000'000'000; }) == 0);
    CHECK(told([](kiosk::Refund& refund) { refund.lines[0].sale_line = 2; }) == 0);
    CHECK(told([](kiosk::Refund& refund) { refund.paid += Money::from_dong(1); }) == 0);
    CHECK(told([](kiosk::Refund& refund) {
              refund.lines[0].goods.gross = Money::from_dong(INT64_MAX);
              refund.lines.push_back(refund.lines[0]);
          }) == 0);
    CHECK(store.returnable(sold.id)->before == kiosk::Returned{});
    CHECK(told([](kiosk::Refund&) {}) == 1);
    CHECK(store.returnable(sold.id)->before != kiosk::Returned{});

    kiosk::Sale sale = fixture::sample_sale({.lines = 1});
    sale.lines[0].quantity = Quantity{};
    store.keep_foreign(db::encode_sale(sale, "K02-1-000002", 2), {});
    CHECK_FALSE(store.returnable(sale.id));
    sale = fixture::sample_sale({.lines = 1});
    sale.total += million;
    store.keep_foreign(db::encode_sale(sale, "K02-1-000003", 3), {});
    CHECK_FALSE(store.returnable(sale.id));
    sale.total -= million;
    store.keep_foreign(db::encode_sale(sale, "K02-1-000003", 3), {});
    CHECK(store.returnable(sale.id));
}

TEST_CASE("every receipt is found by its number, among refunds and over epochs",
          "[db][refund][epoch]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    std::vector<db::StoredSale> sales;
    std::vector<std::string> refunds;
    for (std::int64_t epoch = 1; epoch <= 3; ++epoch) {
        if (epoch > 1) store.begin_epoch(epoch, "");
        for (int i = 0; i < 7; ++i) {
            sales.push_back(store.save_sale(fixture::sample_sale({.lines = 1})));
            if (i % 3 != 1) continue;
            const auto refund = one_of(store, sales.back().number, 1, 1'000);
            refunds.push_back(store.save_refund(refund).number);
        }
    }
    for (const db::StoredSale& sold : sales) {
        INFO(sold.number);
        REQUIRE(store.sold(std::string_view{sold.number}));
        CHECK(store.sold(std::string_view{sold.number})->sale.id == sold.id);
    }
    for (const std::string& number : refunds) {
        INFO(number);
        CHECK_FALSE(store.sold(std::string_view{number}));
        CHECK(store.given_back(std::string_view{number}));
    }
}

TEST_CASE("a refund's body reads back as it was written", "[db][refund]") {
    const kiosk::Sale sale = fixture::sample_sale();
    kiosk::Refund refund = finished(kiosk::cancellation_of(sale, {}).value(), "K01-1-000001");
    refund.exchange = sale.id;
    refund.approver = "103";
    refund.lines[0].back_to_shelf = false;
    const auto read = db::decode_refund(db::encode_refund(refund, "K01-1-000002", 2));
    REQUIRE(read);
    CHECK(read->refund == refund);
    CHECK(read->number == "K01-1-000002");
    CHECK(read->receipt == 2);
    const auto newer = db::decode_refund("{\"v\":2}");
    REQUIRE_FALSE(newer);
    CHECK(newer.problem().field == "v");
}
