// The promise: every edit of the goods is stored with who did it and what was before, a price
// begins at its time, and nobody's change is silently written over.
#include <nlohmann/json.hpp>

#include <algorithm>

#include "db/journal_hash.h"
#include "tests/db/shop_fixture.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using fixture::kNoonMs;

const StaffCode kMai{"900"};
constexpr std::int64_t kMinuteMs = 60'000;

struct Shop {
    fixture::Folder folder;
    ManualClock clock{kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};

    Shop() { store.save_products({fixture::honey(), fixture::tea()}, "test"); }
    Product honey() { return store.product(fixture::honey().id).value(); }
    std::string misfits() {
        std::string said;
        for (const auto& problem : store.verify().problems) said += problem.what.en + "\n";
        return said;
    }
};

Product dearer(Product product, std::int64_t dong) {
    product.price = Money::from_dong(dong);
    return product;
}

std::vector<std::string> told(const std::vector<GoodsChange>& changes) {
    std::vector<std::string> lines;
    for (const GoodsChange& one : changes) {
        lines.push_back(std::string{name_of(one.act)} + " " + one.by + " " + one.product.text() +
                        " " + one.change.field + ": " + one.change.before + " > " +
                        one.change.after);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("an edit is stored and told with who, before and after", "[db][goods]") {
    Shop shop;
    const Product read = shop.honey();
    const auto saved = shop.store.save_product(read, dearer(read, 130'000), kMai);
    REQUIRE(saved);
    CHECK_FALSE(saved->now);
    CHECK(shop.honey().price.dong() == 130'000);
    const std::vector<GoodsChange> log = shop.store.goods_changes(read.id, 10);
    CHECK(told(log) == Lines{"edit 900 " + read.id.text() + " price: 125000 > 130000"});
    CHECK(log[0].at_ms == kNoonMs);
    CHECK(shop.misfits().empty());
}

TEST_CASE("saving without a change leaves no trace", "[db][goods]") {
    Shop shop;
    const std::int64_t before = shop.store.last_seq();
    REQUIRE(shop.store.save_product(shop.honey(), shop.honey(), kMai));
    CHECK(shop.store.last_seq() == before);
}

TEST_CASE("what the centre changed meanwhile is never written over", "[db][goods]") {
    Shop shop;
    const Product read = shop.honey();
    const Product theirs = dearer(read, 99'000);
    shop.store.save_products({theirs}, "centre");
    const auto saved = shop.store.save_product(read, dearer(read, 130'000), kMai);
    REQUIRE(saved);
    REQUIRE(saved->now);
    CHECK(*saved->now == theirs);
    CHECK(shop.honey().price.dong() == 99'000);
    // Seen and wanted all the same.
    REQUIRE(shop.store.save_product(theirs, dearer(theirs, 130'000), kMai));
    CHECK(shop.honey().price.dong() == 130'000);
    const auto withdrawn = shop.store.withdraw_product(read, kMai);
    REQUIRE(withdrawn);
    CHECK(withdrawn->now);
    CHECK(shop.store.product(read.id));
}

TEST_CASE("a new product must not take another's id or code", "[db][goods]") {
    Shop shop;
    Product fresh = fixture::honey();
    CHECK(shop.store.save_product({}, fresh, kMai).problem().field == "product_id");
    fresh.id = ProductId{"fresh"};
    CHECK(shop.store.save_product({}, fresh, kMai).problem().field == "codes");
    fresh.codes = {"8930000000026"};
    REQUIRE(shop.store.save_product({}, fresh, kMai));
    CHECK(shop.store.product(fresh.id)->codes == Lines{"08930000000026"});
    fresh.name_vi.clear();
    CHECK(shop.store.save_product(shop.store.product(fresh.id), fresh, kMai).problem().field ==
          "name_vi");
    CHECK(shop.misfits().empty());
}

TEST_CASE("a withdrawn product is gone, its log is not", "[db][goods]") {
    Shop shop;
    REQUIRE(shop.store.withdraw_product(shop.honey(), kMai));
    CHECK_FALSE(shop.store.product(fixture::honey().id));
    CHECK(told(shop.store.newest_goods_changes(5)) ==
          Lines{"withdraw 900 " + fixture::honey().id.text() + " withdrawn: 0 > 1"});
    CHECK(shop.misfits().empty());
}

TEST_CASE("a producer is changed in all its goods at once", "[db][goods]") {
    Shop shop;
    Product other = fixture::honey();
    other.id = ProductId{"wax"};
    other.codes.clear();
    shop.store.save_products({other}, "test");
    const Producer before = shop.honey().producer;
    Producer after = before;
    after.phone = "0262 000 000";
    // What one product says beyond the others stays.
    Product third = other;
    third.id = ProductId{"royal-jelly"};
    third.producer.email.clear();
    shop.store.save_products({third}, "test");
    const auto saved = shop.store.save_producer(before, after, kMai);
    REQUIRE(saved);
    CHECK(*saved == 3);
    CHECK(shop.honey().producer == after);
    CHECK(shop.store.newest_goods_changes(9).size() == 3);
    CHECK_FALSE(shop.store.save_producer(before, before, kMai));
    CHECK(*shop.store.save_producer(after, after, kMai) == 0);
    const auto producers = shop.store.producers();
    CHECK(std::any_of(producers.begin(), producers.end(), [&](const db::ProducerCount& one) {
        return one.producer == after && one.products == 3;
    }));
    CHECK(shop.misfits().empty());
}

TEST_CASE("a lot's form leaves its way and its recall alone", "[db][goods]") {
    Shop shop;
    Lot lot;
    lot.product = fixture::honey().id;
    lot.number = "L1";
    lot.best_before = Date::parse("2027-01-01");
    REQUIRE(shop.store.save_lot({}, lot, kMai));
    CHECK_FALSE(shop.store.save_lot({}, lot, kMai));
    shop.store.recall_lot(lot.product, "L1", Recall{*Date::parse("2026-11-20"), {"x", "x"}}, "900");
    const Lot read = shop.store.lot(lot.product, "L1").value();
    Lot wanted = read;
    wanted.recall.reset();
    wanted.source = "HTX";
    REQUIRE(shop.store.save_lot(read, wanted, kMai));
    CHECK(shop.store.lot(lot.product, "L1")->recall);
    CHECK(shop.store.lot(lot.product, "L1")->source == "HTX");
    CHECK_FALSE(shop.store.save_lot(lot, wanted, kMai));
    CHECK(shop.store.lots_of(lot.product).size() == 1);
    CHECK(shop.misfits().empty());
}

TEST_CASE("a planned price begins at its time, and no sooner", "[db][goods]") {
    Shop shop;
    const ProductId id = fixture::honey().id;
    REQUIRE(shop.store.plan_price({id, kNoonMs + kMinuteMs, Money::from_dong(140'000), kMai}));
    REQUIRE(shop.store.plan_price({id, kNoonMs + 2 * kMinuteMs, Money::from_dong(120'000), kMai}));
    CHECK_FALSE(shop.store.plan_price({id, kNoonMs, Money::from_dong(1), kMai}));
    CHECK(shop.store.next_price_ms() == kNoonMs + kMinuteMs);
    CHECK(shop.store.begin_due_prices().empty());
    CHECK(shop.honey().price.dong() == 125'000);
    CHECK(shop.misfits().empty());
    shop.clock.set(kNoonMs + kMinuteMs);
    CHECK(shop.store.begin_due_prices() == std::vector{id});
    CHECK(shop.honey().price.dong() == 140'000);
    CHECK(shop.misfits().empty());
    // Switched off over both: the last one counts, and nothing waits.
    shop.clock.set(kNoonMs + 60 * kMinuteMs);
    shop.store.begin_due_prices();
    CHECK(shop.honey().price.dong() == 120'000);
    CHECK_FALSE(shop.store.next_price_ms());
    CHECK(told(shop.store.goods_changes(id, 1)) ==
          Lines{"price_began 900 " + id.text() + " price: 140000 > 120000"});
    CHECK(shop.misfits().empty());
}

TEST_CASE("a planned price can be changed, dropped, and outlives its product", "[db][goods]") {
    Shop shop;
    const ProductId id = fixture::honey().id;
    const std::int64_t soon = kNoonMs + kMinuteMs;
    REQUIRE(shop.store.plan_price({id, soon, Money::from_dong(140'000), kMai}));
    REQUIRE(shop.store.plan_price({id, soon, Money::from_dong(141'000), kMai}));
    REQUIRE(shop.store.planned_prices(id).size() == 1);
    CHECK(shop.store.planned_prices(id)[0].price.dong() == 141'000);
    shop.store.cancel_price(id, soon, kMai);
    CHECK(shop.store.planned_prices().empty());
    CHECK(shop.misfits().empty());
    REQUIRE(shop.store.plan_price({id, soon, Money::from_dong(140'000), kMai}));
    REQUIRE(shop.store.withdraw_product(shop.honey(), kMai));
    shop.clock.set(soon);
    CHECK(shop.store.begin_due_prices().empty());
    CHECK(shop.store.planned_prices().empty());
    CHECK(shop.misfits().empty());
}

TEST_CASE("whoever meddles with the log or a planned price is found out", "[db][goods]") {
    const std::string meddling = GENERATE(
        std::string{"UPDATE goods_change SET by_code = '101'"},
        std::string{"UPDATE goods_change SET before = '1' WHERE field = 'price'"},
        std::string{"DELETE FROM goods_change WHERE n = 1"},
        std::string{"INSERT INTO goods_change VALUES (99, 1, 0, '', 'edit', '', '', '', '', '')"},
        std::string{"UPDATE planned_price SET price = 1"},
        std::string{"DELETE FROM planned_price"});
    INFO(meddling);
    Shop shop;
    REQUIRE(shop.store.save_product(shop.honey(), dearer(shop.honey(), 130'000), kMai));
    REQUIRE(shop.store.plan_price(
        {fixture::honey().id, kNoonMs + kMinuteMs, Money::from_dong(140'000), kMai}));
    REQUIRE(shop.misfits().empty());
    fixture::meddle(shop.folder, meddling);
    CHECK_FALSE(shop.misfits().empty());
}

TEST_CASE("certificates that end soon come first", "[db][goods]") {
    Shop shop;
    Product late = fixture::tea(), soon = fixture::honey();
    soon.certificate->expires = Date::parse("2026-12-01");
    late.certificate = soon.certificate;
    late.certificate->expires = Date::parse("2026-11-01");
    shop.store.save_products({late, soon}, "test");
    const auto until = [&](const char* day) {
        return shop.store.certificates_until(*Date::parse(day), 10);
    };
    CHECK(until("2026-10-31").empty());
    REQUIRE(until("2026-12-01").size() == 2);
    CHECK(until("2026-12-01").front().id == late.id);
}

TEST_CASE("an import is shown before it is taken, and tells every change", "[db][goods]") {
    Shop shop;
    Product fresh = fixture::honey();
    fresh.id = ProductId{"fresh"};
    fresh.codes = {"8930000000026"};
    db::CatalogueImport wanted{{dearer(shop.honey(), 130'000), fresh}, true, kMai};
    const db::ImportPreview preview = shop.store.preview_import(wanted);
    CHECK(preview.added == 1);
    CHECK(preview.changed == 1);
    CHECK(preview.missing == 1);
    REQUIRE(preview.changed_ones.size() == 1);
    CHECK(preview.changed_ones[0].fields ==
          std::vector<FieldChange>{{"price", "125000", "130000"}});
    CHECK(preview.missing_ones.at(0).id == fixture::tea().id);
    CHECK(shop.store.product_count() == 2);
    const db::ImportPreview done = shop.store.import_catalogue(wanted);
    CHECK(done.added == preview.added);
    CHECK(done.changed == preview.changed);
    CHECK_FALSE(shop.store.product(fixture::tea().id));
    CHECK(shop.honey().price.dong() == 130'000);
    CHECK(shop.store.newest_goods_changes(9).size() == 2);
    CHECK(shop.misfits().empty());
    CHECK(shop.store.preview_import(wanted).unchanged == 2);
}

TEST_CASE("a stopped import leaves everything as it was", "[db][goods]") {
    Shop shop;
    std::vector<Product> many;
    for (int i = 0; i < 3'000; ++i) {
        Product one = fixture::tea();
        one.id = ProductId{"p" + std::to_string(i)};
        one.codes.clear();
        many.push_back(std::move(one));
    }
    const std::int64_t seq = shop.store.last_seq();
    const db::CatalogueImport wanted{many, true, kMai};
    CHECK_THROWS_AS(shop.store.import_catalogue(wanted, [](auto, auto) { return false; }),
                    db::Error);
    CHECK(shop.store.last_seq() == seq);
    CHECK(shop.store.product_count() == 2);
    CHECK(shop.store.preview_import(wanted, [](auto, auto) { return false; }).stopped);
}

TEST_CASE("the centre knows who changed which field, and keeps what it cannot read",
          "[db][goods][sync]") {
    const fixture::Centre centre;
    fixture::Till till{centre, "K01"};
    till.store.save_products({fixture::honey()}, "test");
    const Product read = till.store.product(fixture::honey().id).value();
    REQUIRE(till.store.save_product(read, dearer(read, 130'000), kMai));
    till.sync();
    CHECK(
        centre.ask("SELECT by_code || ' ' || act || ' ' || field || ' ' || before || ' ' || after "
                   "FROM ocop.goods_change") == "900 edit price 125000 130000");
    CHECK(centre.count("incident") == 0);

    const std::string url = centre.enroll("K02", std::string(32, 'k'));
    const auto odd =
        fixture::chain("K02", 1, 1, db::journal_origin(),
                       {R"({"v":9})", R"({"v":1,"items":[{}]})", "[]"}, "goods_change");
    CHECK(fixture::push(url, 1, 1, odd).acked_seq == 3);
    CHECK(centre.count("goods_change") == 1);
    CHECK(centre.ask("SELECT count(*) FROM ocop.incident WHERE till = 'K02'") != "0");
}
