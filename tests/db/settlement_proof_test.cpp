// The promise: `verify` proves a closed statement by the journal, not by the tables it was made of.
#include "tests/db/stock_fixture.h"
#include "tests/support/catch.h"

using fixture::consigned;
using fixture::Folder;
using fixture::sale_of_honey;
using fixture::stock_line;
using fixture::stock_move;
using kiosk::Date;

namespace {

const std::string kHtx = "HTX Mật ong U Minh";
const kiosk::StaffCode kManager{"900"};

struct Wound {
    std::string inflict, heal, names;
};

}  // namespace

TEST_CASE("a statement that was closed over damaged tables is found when they are whole again",
          "[db][settlement][verify]") {
    const Wound wound = GENERATE(
        Wound{"UPDATE sale_line SET amount = amount + 1000",
              "UPDATE sale_line SET amount = "
              "amount - 1000",
              "the amount sold of Mật ong rừng U Minh"},
        Wound{"UPDATE sale_line SET quantity = quantity * 2",
              "UPDATE sale_line SET quantity = quantity / 2", "how many were sold"},
        Wound{"UPDATE sale_line SET tax = tax + 1", "UPDATE sale_line SET tax = tax - 1", "tax"},
        Wound{"UPDATE refund_line SET amount = amount + 5",
              "UPDATE refund_line SET amount = amount - 5", "given back"},
        Wound{"UPDATE stock_move_line SET quantity = quantity + 1000 WHERE quantity > 0",
              "UPDATE stock_move_line SET quantity = quantity - 1000 WHERE quantity > 0",
              "delivered"},
        Wound{"UPDATE stock SET on_hand = on_hand + 1000",
              "UPDATE stock SET on_hand = on_hand - 1000", "on hand"},
        Wound{"UPDATE producer_terms SET terms = replace(terms, '2000', '1000')",
              "UPDATE producer_terms SET terms = replace(terms, '1000', '2000')", "terms"});
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        store.save_products({fixture::honey(), fixture::tea()}, "test");
        REQUIRE(store.save_terms(kHtx, {consigned(20)}, kManager));
        REQUIRE(store.record_move(
            stock_move(kiosk::MoveKind::Receive, {stock_line("honey", 12, "L1")}, "2026-11-02")));
        const auto sold = store.save_sale(sale_of_honey(4, "2026-11-10"));
        store.save_refund(fixture::refund_of_honey(store, sold.number, 1, "2026-11-12"));
        store.save_sale(sale_of_honey(2, "2026-11-23"));
    }
    const auto close = [&] {
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        REQUIRE(store.close_period(fixture::new_sale_id(fixture::kNoonMs), kHtx,
                                   *Date::parse("2026-11-22"), kManager));
    };
    const auto verified = [&] {
        return db::ShopStore{folder.path(), db::Mode::Read, clock}.verify();
    };
    SECTION("an honest one is proven") {
        close();
        CHECK(verified().ok);
    }
    SECTION("a false one is named") {
        REQUIRE(verified().ok);
        fixture::meddle(folder, wound.inflict);
        close();
        fixture::meddle(folder, wound.heal);
        const auto report = verified();
        INFO(wound.inflict);
        CHECK_FALSE(report.ok);
        REQUIRE(report.problems.size() == 1);
        CHECK(report.problems[0].entry > 0);
        INFO(report.problems[0].what.en);
        CHECK(report.problems[0].what.en.find(wound.names) != std::string::npos);
        CHECK(report.problems[0].what.vi.find("kỳ quyết toán") != std::string::npos);
    }
}
