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
    auto sales = store.invoice_sales(day);
    REQUIRE(sales.size() == 1);
    CHECK_FALSE(sales[0].handed_over_ms);
    CHECK(sales[0].sold.sale == first);
    CHECK(store.invoices_waiting(day) == 1);
    CHECK(store.hand_over_invoices(day, {first.id}) == 1);
    CHECK(store.invoices_waiting(day) == 0);
    CHECK(store.hand_over_invoices(day, {first.id}) == 0);
    sales = store.invoice_sales(day);
    CHECK(sales[0].handed_over_ms == fixture::kNoonMs);
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
        CHECK(store.invoice_sales(sale.business_date)[0].buyer == buyer);
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
