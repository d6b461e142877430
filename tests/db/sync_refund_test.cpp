// The promise: what came back at one till is known at the centre and at the others; the same goods
// twice are an incident, never a lost entry.
#include <nlohmann/json.hpp>

#include "db/refund_body.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using fixture::Centre;
using fixture::Till;
using kiosk::Money;
using kiosk::Quantity;
using Json = nlohmann::json;

namespace {

const kiosk::Date kDay = kiosk::Date::of_instant(fixture::kNoonMs);

kiosk::Refund refund_of(const kiosk::Returnable& found, std::int64_t line,
                        std::int64_t thousandths) {
    kiosk::Refund refund =
        kiosk::refund_of(found.sold.sale, found.before,
                         {{line, Quantity::from_thousandths(thousandths), "Hộp móp", false}},
                         {500, {}})
            .value();
    refund.id = fixture::new_sale_id(fixture::kNoonMs);
    refund.sale_number = found.sold.number;
    refund.business_date = kDay;
    refund.closed_at_ms = fixture::kNoonMs;
    refund.cashier = kiosk::StaffCode{"102"};
    refund.cashier_name = "Lê Văn Minh";
    return refund;
}

void synced(Till& till) { REQUIRE(till.sync().state == db::sync::SyncState::Done); }

// As a till does that was handed another one's receipt.
void ask(Till& till, const std::string& receipt) {
    db::sync::PostgresCentral central{till.url};
    const auto answer = central.find_receipt(receipt);
    REQUIRE(std::holds_alternative<db::sync::FoundReceipt>(answer));
    const auto& found = std::get<db::sync::FoundReceipt>(answer);
    if (found.sale) till.store.keep_foreign(*found.sale, found.refunds);
}

std::string invariants(const Centre& centre) {
    return centre.ask("SELECT string_agg(what, ', ') FROM ocop.check_invariants()");
}

}  // namespace

TEST_CASE("a refund at the centre is the till's, and the day's totals too", "[db][sync][refund]") {
    const Centre centre;
    Till till{centre, "K01"};
    std::mt19937 random{5};
    for (int i = 0; i < 30; ++i) {
        const auto sold = till.store.save_sale(fixture::random_sale(random, kDay.starts_at_ms()));
        const auto found = till.store.returnable(sold.id);
        if (i % 3 == 0) {
            till.store.save_refund(
                refund_of(*found, 1, found->sold.sale.lines[0].quantity.thousandths()));
        }
    }
    synced(till);
    const kiosk::Totals here = till.store.totals(kDay);
    const Json there = Json::parse(centre.ask("SELECT ocop.totals('" + kDay.iso() + "', 'K01')"));
    CHECK(there["refunds"] == here.refunds);
    CHECK(there["refunded"] == here.refunded.dong());
    CHECK(there["rounding"] == here.rounding.dong());
    CHECK(there["net"] == here.net.dong());
    CHECK(there["items"] == kiosk::format_quantity(here.items, '.'));
    const auto compare = [&](const char* name, const std::vector<kiosk::TotalsRow>& rows) {
        INFO(name);
        REQUIRE(there[name].size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK(there[name][i]["key"] == rows[i].key);
            CHECK(there[name][i]["quantity"] == kiosk::format_quantity(rows[i].quantity, '.'));
            CHECK(there[name][i]["amount"] == rows[i].amount.dong());
        }
    };
    compare("by_payment", here.by_payment);
    compare("by_group", here.by_group);
    compare("by_product", here.by_product);
    compare("by_producer", here.by_producer);
    compare("by_cashier", here.by_cashier);
    compare("by_stars", here.by_stars);
    REQUIRE(there["tax"].size() == here.tax.size());
    for (std::size_t i = 0; i < here.tax.size(); ++i) {
        CHECK(there["tax"][i]["base"] == here.tax[i].base.dong());
        CHECK(there["tax"][i]["tax"] == here.tax[i].tax.dong());
    }
    CHECK(invariants(centre).empty());
    CHECK(centre.count("incident") == 0);
}

TEST_CASE("another till's receipt is asked for, by number and by id", "[db][sync][refund]") {
    const Centre centre;
    Till first{centre, "K01"}, second{centre, "K02"};
    first.sell(25);
    const auto sold = first.store.save_sale(fixture::sample_sale({.lines = 3}));
    synced(first);
    synced(second);
    CHECK_FALSE(second.store.returnable(std::string_view{sold.number}));
    SECTION("by number") { ask(second, sold.number); }
    SECTION("by id") { ask(second, sold.id.text()); }
    const auto found = second.store.returnable(std::string_view{sold.number});
    REQUIRE(found);
    CHECK(found->sold.sale == first.store.sale(sold.id));
    for (const char* unknown : {"K01-1-000099", "K09-1-000001", "K01-1-", "", "x"}) {
        INFO(unknown);
        ask(second, unknown);
        CHECK_FALSE(second.store.returnable(std::string_view{unknown}));
    }
    for (int i = 1; i <= 26; ++i) {
        const std::string number =
            "K01-1-0000" + std::string(i < 10 ? "0" : "") + std::to_string(i);
        ask(second, number);
        CHECK(second.store.returnable(std::string_view{number}));
    }
    // Given back there, it is told here.
    second.store.save_refund(refund_of(*found, 3, 3'000));
    synced(second);
    CHECK(left_of(first.store.sale(sold.id).value(), first.store.returnable(sold.id)->before, 2) ==
          Quantity::pieces(3));
    synced(first);
    CHECK(left_of(first.store.sale(sold.id).value(), first.store.returnable(sold.id)->before, 2) ==
          Quantity{});
    CHECK(invariants(centre).empty());
    CHECK(first.store.verify().ok);
    CHECK(second.store.verify().ok);
}

TEST_CASE("the same goods given back at two tills that did not know are an incident",
          "[db][sync][refund]") {
    const Centre centre;
    Till first{centre, "K01"}, second{centre, "K02"};
    const auto sold = first.store.save_sale(fixture::sample_sale({.lines = 1}));
    synced(first);
    ask(second, sold.number);
    first.store.save_refund(refund_of(*first.store.returnable(sold.id), 1, 1'000));
    second.store.save_refund(refund_of(*second.store.returnable(sold.id), 1, 1'000));
    synced(first);
    CHECK(centre.count("incident") == 0);
    synced(second);
    CHECK(centre.count("refund") == 2);
    CHECK(centre.ask("SELECT till || ': ' || kind || ': ' || detail FROM ocop.incident") ==
          "K02: over_refund: more of receipt K01-1-000001 came back than was sold, line 1: 2 of 1");
    CHECK(invariants(centre).empty());
    centre.ask("DELETE FROM ocop.incident");
    CHECK_FALSE(invariants(centre).empty());
}

TEST_CASE("a refund that cannot be projected is an incident and holds nobody up",
          "[db][sync][refund]") {
    const Centre centre;
    Till till{centre, "K01"};
    const auto sold = till.store.save_sale(fixture::sample_sale({.lines = 1}));
    const auto refund = refund_of(*till.store.returnable(sold.id), 1, 1'000);
    Json bad = Json::parse(db::encode_refund(refund, "K01-1-000002", 2));
    bad["paid"] = 1;
    Json newest = Json::parse(db::encode_refund(refund, "K01-1-000002", 2));
    newest["v"] = 9;
    const auto entries =
        fixture::chain("K01", 1, 1, std::string(32, '\0'), {bad.dump(), newest.dump()}, "refund");
    CHECK(fixture::push(till.url, 1, 1, entries).kind == db::sync::PushAnswer::Kind::Ok);
    CHECK(centre.count("journal") == 2);
    CHECK(centre.count("refund") == 0);
    CHECK(centre.ask("SELECT string_agg(kind, ',' ORDER BY seq) FROM ocop.incident") ==
          "projection,projection");
    CHECK(invariants(centre).empty());
}
