// The promise: a sale is handed over once, and a buyer's data stand apart and go when due.
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;

namespace {

constexpr std::int64_t kDayMs = 86'400'000;

fixture::SaleOf at(std::int64_t ms, const char* request) {
    fixture::SaleOf wanted;
    wanted.closed_at_ms = ms;
    wanted.request_id = request;
    return wanted;
}

}  // namespace

TEST_CASE("a day's sales are handed over once, whoever asks again", "[db][invoice]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Sale first = fixture::sample_sale(at(fixture::kNoonMs, "a"));
    const kiosk::Sale other = fixture::sample_sale(at(fixture::kNoonMs - kDayMs, "b"));
    store.save_sale(first);
    store.save_sale(other);
    const kiosk::Date day = first.business_date;
    kiosk::InvoiceDay batch = store.invoices_to_hand_over(day);
    REQUIRE(batch.sales.size() == 1);
    CHECK_FALSE(batch.sales[0].handed_over_ms);
    CHECK(batch.sales[0].sold.sale == first);
    CHECK(store.invoice_counts(day) == kiosk::InvoiceCounts{1, 0, 0, 0});
    CHECK(store.hand_over_invoices(day, batch) == 1);
    CHECK(store.invoice_counts(day) == kiosk::InvoiceCounts{1, 1, 0, 0});
    CHECK(store.hand_over_invoices(day, batch) == 0);
    CHECK(store.invoices_to_hand_over(day).empty());
    CHECK(store.invoices_of(day).sales[0].handed_over_ms == fixture::kNoonMs);
    CHECK(store.verify().ok);

    // Forgotten, it would be handed over twice; made up, never.
    for (const char* sql :
         {"DELETE FROM invoice_handed_over",
          "INSERT INTO invoice_handed_over SELECT id, 3, 1 FROM sale WHERE seq = 2"}) {
        INFO(sql);
        fixture::meddle(folder, sql);
        CHECK_FALSE(store.verify().ok);
    }
}

namespace {

// What `lines` of pieces of the sale's first line come back as.
kiosk::Refund give_back(db::ShopStore& store, const std::string& number, std::int64_t at_ms,
                        bool cancel = false) {
    const auto found = store.returnable(std::string_view{number});
    REQUIRE(found);
    kiosk::Refund refund =
        cancel ? kiosk::cancellation_of(found->sold.sale, found->before).value()
               : kiosk::refund_of(found->sold.sale, found->before,
                                  {{1, kiosk::Quantity::pieces(1), {}, true}}, {0, {}})
                     .value();
    refund.id = fixture::new_sale_id(at_ms);
    refund.sale_number = number;
    refund.business_date = kiosk::Date::of_instant(at_ms);
    refund.closed_at_ms = at_ms;
    refund.cashier = kiosk::StaffCode{"101"};
    refund.cashier_name = "Nguyễn Thị Hoa";
    refund.reason = "Khách đổi ý";
    store.save_refund(refund, {});
    return refund;
}

std::vector<kiosk::InvoiceState> states(db::ShopStore& store, kiosk::Date day) {
    std::vector<kiosk::InvoiceState> all;
    const kiosk::SalesFilter filter{{kiosk::PeriodKind::Day, day, day}};
    for (const auto& row : store.sales_behind(filter, kiosk::SalesOrder::Oldest, 0, 50).rows)
        all.push_back(row.invoice);
    return all;
}

}  // namespace

TEST_CASE("what comes back after the hand-over adjusts the invoice, once, on its own day",
          "[db][invoice]") {
    using State = kiosk::InvoiceState;
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const db::StoredSale sold = store.save_sale(fixture::sample_sale(at(fixture::kNoonMs, "a")));
    const kiosk::Date day = kiosk::Date::of_instant(fixture::kNoonMs);
    store.hand_over_invoices(day, store.invoices_to_hand_over(day));
    CHECK(states(store, day) == std::vector{State::HandedOver});
    clock.set(fixture::kNoonMs + kDayMs);
    const kiosk::Refund refund = give_back(store, sold.number, clock.now_ms());
    CHECK(states(store, day) == std::vector{State::ToAdjust});
    const kiosk::Date next = day.plus_days(1);
    CHECK(states(store, next) == std::vector{State::Waiting});
    const kiosk::InvoiceDay batch = store.invoices_to_hand_over(next);
    CHECK(batch.sales.empty());
    REQUIRE(batch.adjustments.size() == 1);
    const kiosk::InvoiceAdjustment& one = batch.adjustments[0];
    CHECK(one.given.refund == refund);
    REQUIRE(one.original);
    CHECK(one.original->number == sold.number);
    CHECK(one.original->date == day);
    CHECK(one.original->handed_over_ms == fixture::kNoonMs);
    CHECK_FALSE(one.is_void);
    CHECK(store.hand_over_invoices(next, batch) == 1);
    CHECK(store.invoices_to_hand_over(next).empty());
    CHECK(store.hand_over_invoices(next, batch) == 0);
    CHECK(states(store, day) == std::vector{State::Adjusted});
    CHECK(states(store, next) == std::vector{State::HandedOver});
    CHECK(store.invoice_counts(next) == kiosk::InvoiceCounts{0, 0, 1, 1});
    CHECK(store.verify().ok);
}

TEST_CASE("an adjustment never goes before its sale: that one comes along from its day",
          "[db][invoice]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Date day = kiosk::Date::of_instant(fixture::kNoonMs);
    const db::StoredSale sold = store.save_sale(fixture::sample_sale(at(fixture::kNoonMs, "a")));
    store.save_sale(fixture::sample_sale(at(fixture::kNoonMs, "b")));
    clock.set(fixture::kNoonMs + kDayMs);
    give_back(store, sold.number, clock.now_ms());
    const kiosk::InvoiceDay batch = store.invoices_to_hand_over(day.plus_days(1));
    REQUIRE(batch.sales.size() == 1);
    CHECK(batch.sales[0].sold.number == sold.number);
    CHECK(batch.adjustments.size() == 1);
    CHECK(store.hand_over_invoices(day.plus_days(1), batch) == 2);
    CHECK(store.invoices_to_hand_over(day).sales.size() == 1);
}

TEST_CASE("a sale cancelled before the hand-over makes no invoice, one after it is adjusted",
          "[db][invoice]") {
    using State = kiosk::InvoiceState;
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Date day = kiosk::Date::of_instant(fixture::kNoonMs);
    const db::StoredSale early = store.save_sale(fixture::sample_sale(at(fixture::kNoonMs, "a")));
    give_back(store, early.number, fixture::kNoonMs, true);
    const db::StoredSale late = store.save_sale(fixture::sample_sale(at(fixture::kNoonMs, "b")));
    CHECK(states(store, day) == std::vector{State::Void, State::Waiting, State::Waiting});
    store.hand_over_invoices(day, store.invoices_to_hand_over(day));
    give_back(store, late.number, fixture::kNoonMs, true);
    store.hand_over_invoices(day, store.invoices_to_hand_over(day));
    const kiosk::InvoiceDay all = store.invoices_of(day);
    REQUIRE(all.sales.size() == 2);
    CHECK(all.sales[0].is_void);
    CHECK(all.adjustments[0].is_void);
    CHECK_FALSE(all.sales[1].is_void);
    CHECK_FALSE(all.adjustments[1].is_void);
    CHECK(states(store, day) ==
          std::vector{State::Void, State::HandedOver, State::Adjusted, State::HandedOver});
    // Nothing of the day is left out, and nothing counted twice.
    const kiosk::Totals totals = store.totals(day);
    CHECK(store.invoice_counts(day) ==
          kiosk::InvoiceCounts{totals.sales, totals.sales, totals.refunds, totals.refunds});
    CHECK(store.verify().ok);
}

TEST_CASE("a backup put back brings no buyer back whose time is over", "[db][invoice]") {
    Folder folder, other;
    kiosk::ManualClock clock{fixture::kNoonMs};
    const std::filesystem::path copy = other.path() / "copy.db";
    const kiosk::Sale sale = fixture::sample_sale(at(fixture::kNoonMs, "a"));
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        store.save_sale(sale);
        store.save_buyer(sale.id, {"Trần Thị Bích Ngọc", "", "", ""}, 7);
        store.backup_to(copy, {});
    }
    clock.set(fixture::kNoonMs + 8 * kDayMs);
    REQUIRE(db::restore(folder.path(), copy, true, clock));
    {
        // As the kiosk does when it starts, before anybody looks.
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        CHECK(store.buyer(sale.id));
        store.forget_due_buyers();
        CHECK_FALSE(store.buyer(sale.id));
    }
    CHECK(fixture::read_all(folder.database()).find("Bích Ngọc") == std::string::npos);
}

TEST_CASE("a buyer's data are nowhere but in their own table, and gone when due", "[db][invoice]") {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    const kiosk::InvoiceBuyer buyer{"Trần Thị Bích Ngọc", "0100109106", "12 Lê Lợi", "n@x.vn"};
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        const kiosk::Sale sale = fixture::sample_sale(at(fixture::kNoonMs, "a"));
        store.save_sale(sale);
        store.save_buyer(sale.id, buyer);
        CHECK(store.buyer(sale.id) == buyer);
        CHECK(store.invoices_of(sale.business_date).sales[0].buyer == buyer);
        for (const db::Journaled& entry : store.entries_after(0, 100))
            CHECK(entry.body.find("Bích Ngọc") == std::string::npos);
        clock.set(fixture::kNoonMs + (kiosk::kBuyerKeptDays - 1) * kDayMs);
        store.forget_due_buyers();
        CHECK(store.buyer(sale.id));
        clock.set(fixture::kNoonMs + kiosk::kBuyerKeptDays * kDayMs);
        store.forget_due_buyers();
        CHECK_FALSE(store.buyer(sale.id));
        CHECK(fixture::count(folder, "sale") == 1);
        CHECK(store.verify().ok);
    }
}
