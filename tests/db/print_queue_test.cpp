// What waits for paper survives everything but being printed.
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using namespace fixture;

namespace {

kiosk::PrintJob in_english() {
    kiosk::PrintJob job;
    job.language = kiosk::Language::English;
    return job;
}

}  // namespace

TEST_CASE("a receipt waits from the moment its sale is stored, through a restart", "[print]") {
    const Folder folder;
    const kiosk::ManualClock clock{kNoonMs};
    const kiosk::Sale sale = sample_sale();
    db::StoredSale stored;
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        stored = store.save_sale(sale, in_english());
        CHECK(stored.print_job > 0);
    }
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const auto waiting = store.waiting_prints();
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].job.id == stored.print_job);
    CHECK(waiting[0].job.language == kiosk::Language::English);
    REQUIRE(waiting[0].sold);
    CHECK(waiting[0].sold->sale == sale);
    CHECK(waiting[0].sold->number == stored.number);
    CHECK(waiting[0].sold->short_hash == stored.short_hash);
    // A second try of the same sale asks for no second paper.
    CHECK(store.save_sale(sale, in_english()).print_job == stored.print_job);
    CHECK(store.waiting_prints().size() == 1);
    store.forget_print(stored.print_job);
    CHECK(store.waiting_prints().empty());
    CHECK(store.save_sale(sale, in_english()).print_job == 0);
    CHECK(store.verify().ok);
}

TEST_CASE("any document may wait, and a copy of any sale of this till", "[print]") {
    const Folder folder;
    const kiosk::ManualClock clock{kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Sale sale = sample_sale();
    store.save_sale(sale);
    kiosk::PrintJob report;
    report.document = kiosk::Receipt{{{kiosk::ReceiptLine::Kind::Title, "BÁO CÁO Z", ""},
                                      {kiosk::ReceiptLine::Kind::Columns, "Tiền mặt", "1.000"}}};
    const auto first = store.queue_print(report);
    CHECK(first.job.document == report.document);
    kiosk::PrintJob copy;
    copy.sale = sale.id;
    copy.copy = true;
    const auto second = store.queue_print(copy);
    CHECK(second.job.id > first.job.id);
    CHECK(second.job.copy);
    REQUIRE(second.sold);
    copy.sale = new_sale_id(kNoonMs);  // another till's
    CHECK_THROWS_AS(store.queue_print(copy), db::Error);
    CHECK(store.waiting_prints().size() == 2);
    // An id is never given twice: a late answer would mean another paper.
    store.forget_print(second.job.id);
    CHECK(store.queue_print(report).job.id > second.job.id);
}

TEST_CASE("the queue is bounded, and the oldest gives way", "[print]") {
    const Folder folder;
    const kiosk::ManualClock clock{kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    kiosk::PrintJob report;
    report.document = kiosk::Receipt{};
    const std::int64_t first = store.queue_print(report).job.id;
    for (int i = 0; i < 204; ++i) store.queue_print(report);
    const auto waiting = store.waiting_prints();
    CHECK(waiting.size() == 200);
    CHECK(waiting.front().job.id > first);
}

TEST_CASE("a sale is found by its id and by the number on its receipt", "[print]") {
    const Folder folder;
    const kiosk::ManualClock clock{kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const kiosk::Sale sale = sample_sale();
    const db::StoredSale stored = store.save_sale(sale);
    REQUIRE(store.sold(std::string_view{stored.number}));
    CHECK(store.sold(std::string_view{stored.number})->sale == sale);
    CHECK(store.sold(sale.id)->number == stored.number);
    for (const char* wrong : {"", "K01", "K01-1-", "K02-1-000001", "K01-1-000002", "K01-1-1x"})
        CHECK_FALSE(store.sold(std::string_view{wrong}));
}

TEST_CASE("a copy is in the journal with who asked for it, the original is not", "[db][print]") {
    const Folder folder;
    const kiosk::ManualClock clock{kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    const db::StoredSale sold = store.save_sale(fixture::sample_sale(), kiosk::PrintJob{});
    CHECK(store.last_seq() == 1);
    kiosk::PrintJob copy;
    copy.sale = sold.id;
    copy.copy = true;
    kiosk::Override step;
    step.right = kiosk::Right::Reprint;
    step.by = step.asked = kiosk::StaffCode{"101"};
    step.sale = sold.id;
    store.queue_print(copy, step);
    const auto entries = store.entries_after(1, 10);
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].kind == "reprint");
    CHECK(entries[0].body.find(sold.id.text()) != std::string::npos);
    CHECK(entries[0].body.find("\"by\":\"101\"") != std::string::npos);
    CHECK(store.verify().ok);
}
