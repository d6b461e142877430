// The promise: what the centre publishes reaches every till once, whole or not at all, and never
// touches what was sold.
#include <nlohmann/json.hpp>

#include "kiosk/core/product_columns.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using db::sync::SyncState;
using fixture::Centre;
using fixture::Till;

namespace {

constexpr std::int64_t kPatienceMs = 20'000;

void publish(const Centre& centre, const kiosk::Product& product) {
    nlohmann::ordered_json item;
    for (const kiosk::ProductColumn& column : kiosk::product_columns()) {
        item[std::string{column.name}] = column.write(product);
    }
    db::sync::PgConnection admin{db::sync::PgUrl{centre.url()}, kPatienceMs};
    admin.query("SELECT ocop.publish_item($1)", {db::sync::PgParam::text(item.dump())},
                kPatienceMs);
}

}  // namespace

TEST_CASE("the centre's catalogue arrives, changes and goes", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    publish(centre, fixture::honey());
    publish(centre, fixture::tea());
    const auto first = till.sync();
    CHECK(first.state == SyncState::Done);
    CHECK(first.pulled == 2);
    CHECK(first.waiting == 0);
    CHECK(till.store.product(fixture::honey().id) == fixture::honey());
    CHECK(till.store.product(fixture::tea().id) == fixture::tea());
    CHECK(till.sync().pulled == 0);
    till.sell(1);

    kiosk::Product dearer = fixture::honey();
    dearer.price = kiosk::Money::from_dong(150'000);
    publish(centre, dearer);
    centre.ask("SELECT ocop.withdraw_item('tea')");
    const auto changed = till.sync();
    INFO((changed.problem ? changed.problem->line(kiosk::Language::English) : ""));
    CHECK_FALSE(changed.problem);
    CHECK(changed.pulled == 2);
    CHECK(till.store.product(dearer.id) == dearer);
    CHECK_FALSE(till.store.product(fixture::tea().id));
    CHECK(till.store.search("tan cuong", 5).empty());
    CHECK(till.store.product_count() == 1);
    CHECK(till.store.verify().ok);

    // Back again, and read anew by a till that knows nothing yet.
    publish(centre, fixture::tea());
    CHECK(till.sync().pulled == 1);
    CHECK(till.store.search("tan cuong", 5).size() == 1);
    Till other{centre, "K02"};
    CHECK(other.sync().pulled == 2);
    CHECK(other.store.product_count() == 2);
}

TEST_CASE("more than one page arrives whole", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    centre.ask(
        "SELECT count(ocop.publish_item(jsonb_build_object('product_id', 'p' || n, 'name_vi', "
        "'Trà số ' || n, 'group', 'drink', 'price', '10000'))) FROM generate_series(1, 2500) n");
    CHECK(till.sync().pulled == 2'500);
    CHECK(till.store.product_count() == 2'500);
    CHECK(till.sync().pulled == 0);
}

TEST_CASE("a product that does not fit is named, and sales still go up", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    publish(centre, fixture::honey());
    centre.ask(
        "SELECT ocop.publish_item('{\"product_id\": \"bad\", \"name_vi\": \"Hỏng\", "
        "\"group\": \"food\", \"price\": \"nhiều\", \"recalls\": [{\"lot\": \"L1\", \"day\": "
        "\"2026-11-20\"}]}')");
    publish(centre, fixture::tea());
    till.sell(2);
    const auto refused = till.sync();
    CHECK(refused.state == SyncState::Refused);
    REQUIRE(refused.problem);
    CHECK(refused.problem->field == "bad, price");
    CHECK(refused.waiting == 0);
    CHECK(centre.count("sale") == 2);
    // It holds up neither other goods, nor its own recall, nor what came back elsewhere.
    CHECK(till.store.product_count() == 2);
    REQUIRE(till.store.lot(kiosk::ProductId{"bad"}, "L1"));
    CHECK(till.store.lot(kiosk::ProductId{"bad"}, "L1")->recall);
    CHECK(till.store.pulled_refunds().generation > 0);
    // It is told of until the centre has corrected it.
    const auto again = till.sync();
    CHECK(again.pulled == 0);
    CHECK(again.state == SyncState::Refused);
    REQUIRE(again.problem);
    CHECK(again.problem->field == "bad, price");

    centre.ask(
        "SELECT ocop.publish_item('{\"product_id\": \"bad\", \"name_vi\": \"Lành\", "
        "\"group\": \"food\", \"price\": \"5000\"}')");
    const auto mended = till.sync();
    CHECK(mended.pulled == 1);
    CHECK(mended.state == SyncState::Done);
    CHECK(till.store.product_count() == 3);
}

TEST_CASE("a code that another product has holds up neither recalls nor prices", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    publish(centre, fixture::honey());
    CHECK(till.sync().pulled == 1);
    const std::string code = fixture::honey().codes.front();
    const auto claim = [&](const std::string& id, const std::string& price) {
        centre.ask("SELECT ocop.publish_item('{\"product_id\": \"" + id + "\", \"name_vi\": \"" +
                   id + "\", \"group\": \"food\", \"price\": \"" + price + "\", \"codes\": \"" +
                   code + "\"}')");
    };
    claim("thief", "1000");
    publish(centre, fixture::tea());
    const auto refused = till.sync();
    CHECK(refused.pulled == 1);
    REQUIRE(refused.problem);
    CHECK(refused.problem->field == "thief, codes");
    CHECK(till.store.product(fixture::tea().id));
    CHECK_FALSE(till.store.product(kiosk::ProductId{"thief"}));

    // The first of two that come together keeps it; once honey gives it up, the other one may.
    claim("second", "2000");
    CHECK(till.sync().problem);
    CHECK(till.store.left_out().size() == 2);
    centre.ask("SELECT ocop.withdraw_item('honey')");
    claim("thief", "3000");
    CHECK(till.sync().problem->field == "second, codes");
    REQUIRE(till.store.product(kiosk::ProductId{"thief"}));
    CHECK(till.store.product(kiosk::ProductId{"thief"})->codes.size() == 1);
}

TEST_CASE("a centre put back without a word is noticed by what it lacks, and read anew",
          "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    publish(centre, fixture::honey());
    publish(centre, fixture::tea());
    CHECK(till.sync().pulled == 2);
    // As before anything was sold or published; the revisions come again with other contents.
    centre.ask("DELETE FROM ocop.journal");
    centre.ask("UPDATE ocop.till SET last_seq = 0, last_hash = decode(repeat('00', 32), 'hex')");
    centre.ask("DELETE FROM ocop.catalogue_item");
    centre.ask("UPDATE ocop.catalogue_revision SET revision = 0");
    kiosk::Product dearer = fixture::honey();
    dearer.price = kiosk::Money::from_dong(1'000);
    publish(centre, dearer);
    till.sync();
    CHECK(till.store.product(dearer.id)->price == dearer.price);
    CHECK(till.sync().pulled == 0);
}

TEST_CASE("a restored centre is read anew", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    publish(centre, fixture::honey());
    publish(centre, fixture::tea());
    CHECK(till.sync().pulled == 2);
    // Back to a state with fewer revisions, which then come again with other contents.
    centre.ask("DELETE FROM ocop.catalogue_item");
    centre.ask("UPDATE ocop.catalogue_revision SET revision = 0, generation = generation + 1");
    kiosk::Product dearer = fixture::honey();
    dearer.price = kiosk::Money::from_dong(1'000);
    publish(centre, dearer);
    CHECK(till.sync().pulled == 1);
    CHECK(till.store.product(dearer.id)->price == dearer.price);
}
