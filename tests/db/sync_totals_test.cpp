// The promise: the same totals at the till and at the centre, to the đồng, row for row.
#include <nlohmann/json.hpp>

#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using fixture::Centre;
using fixture::Till;
using Json = nlohmann::json;

namespace {

Json rows(const std::vector<kiosk::TotalsRow>& table) {
    Json out = Json::array();
    for (const kiosk::TotalsRow& row : table) {
        out.push_back({{"key", row.key},
                       {"name", row.name},
                       {"quantity", kiosk::format_quantity(row.quantity, '.')},
                       {"amount", row.amount.dong()}});
    }
    return out;
}

// CLI.md's shape.
Json json_of(const kiosk::Totals& totals) {
    Json tax = Json::array();
    for (const kiosk::TaxTotals& row : totals.tax) {
        tax.push_back({{"rate", kiosk::name_of(row.rate)},
                       {"base", row.base.dong()},
                       {"tax", row.tax.dong()}});
    }
    Json payments = rows(totals.by_payment);
    for (Json& row : payments) row["method"] = row["key"];
    Json hours = Json::array();
    for (kiosk::Money amount : totals.by_hour) hours.push_back(amount.dong());
    return {{"date", totals.date.iso()},
            {"sales", totals.sales},
            {"refunds", totals.refunds},
            {"items", kiosk::format_quantity(totals.items, '.')},
            {"gross", totals.gross.dong()},
            {"discount", totals.discount.dong()},
            {"refunded", totals.refunded.dong()},
            {"rounding", totals.rounding.dong()},
            {"net", totals.net.dong()},
            {"tax", tax},
            {"by_payment", payments},
            {"by_hour", hours},
            {"by_group", rows(totals.by_group)},
            {"by_product", rows(totals.by_product)},
            {"by_producer", rows(totals.by_producer)},
            {"by_cashier", rows(totals.by_cashier)},
            {"by_stars", rows(totals.by_stars)}};
}

}  // namespace

TEST_CASE("a day's totals at the centre equal the till's, for random sales", "[db][sync]") {
    const Centre centre;
    const kiosk::Date day = *kiosk::Date::parse("2026-11-23");
    std::vector<std::unique_ptr<Till>> tills;
    for (unsigned seed = 1; seed <= 3; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random{seed};
        tills.push_back(std::make_unique<Till>(centre, "K0" + std::to_string(seed)));
        Till& till = *tills.back();
        std::vector<kiosk::Sale> sales;
        for (int i = 0; i < 120; ++i) {
            sales.push_back(fixture::random_sale(random, day.starts_at_ms()));
            sales.back().cashier_name += i % 7 == 0 ? " (Hà)" : "";
            sales.push_back(fixture::random_sale(random, day.plus_days(-1).starts_at_ms()));
        }
        till.store.save_sales(sales);
        REQUIRE(till.sync().state == db::sync::SyncState::Done);
        for (const kiosk::Date wanted : {day, day.plus_days(-1), day.plus_days(1)}) {
            const Json here = json_of(till.store.totals(wanted));
            const Json there = Json::parse(centre.ask("SELECT ocop.totals('" + wanted.iso() +
                                                      "', '" + till.store.identity().till + "')"));
            CHECK(there == here);
        }
    }
    // All tills together.
    std::int64_t net = 0;
    for (const auto& till : tills) net += till->store.totals(day).net.dong();
    const Json all = Json::parse(centre.ask("SELECT ocop.totals('2026-11-23')"));
    CHECK(all["net"] == net);
    CHECK(all["sales"] == 360);
    for (const char* table :
         {"by_payment", "by_group", "by_product", "by_producer", "by_cashier", "by_stars"}) {
        std::int64_t sum = 0;
        for (const Json& row : all[table]) sum += row["amount"].get<std::int64_t>();
        CHECK(sum == net);
    }
    CHECK(centre.ask("SELECT count(*) FROM ocop.check_invariants()") == "0");
}

TEST_CASE("the check at the centre finds what was meddled with", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(3);
    REQUIRE(till.sync().state == db::sync::SyncState::Done);
    CHECK(centre.ask("SELECT count(*) FROM ocop.check_invariants()") == "0");
    const std::string wound = GENERATE(
        "DELETE FROM ocop.journal WHERE seq = 2", "DELETE FROM ocop.journal WHERE seq = 3",
        "UPDATE ocop.journal SET body = body || ' ' WHERE seq = 2",
        "UPDATE ocop.sale_line SET amount = amount + 1, gross = gross + 1 WHERE seq = 1 AND n = 1",
        "DELETE FROM ocop.payment WHERE seq = 1", "DELETE FROM ocop.sale WHERE seq = 3",
        "UPDATE ocop.till SET last_hash = sha256('x')");
    centre.ask(wound);
    INFO(wound);
    CHECK(centre.ask("SELECT count(*) FROM ocop.check_invariants()") != "0");
}
