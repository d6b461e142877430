// The promise: what the centre publishes beside its goods reaches every till once, touches nothing
// of the shop's own, and where it does not fit is named and holds up nothing.
#include "tests/db/feed_fixture.h"
#include "tests/support/catch.h"

using namespace fixture::feed;
using db::sync::SyncState;
using fixture::Centre;
using fixture::Till;
using kiosk::Standing;

TEST_CASE("a promotion of the centre arrives, changes and goes, the shop's own stays",
          "[db][sync][feed][promotion]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_promotions({own_promotion(), own_promotion("tet")}, "import");
    promote(centre, kTet);
    const auto first = till.sync();
    CHECK(first.state == SyncState::Done);
    CHECK(first.pulled == 1);
    CHECK(first.waiting == 0);
    REQUIRE(promotion(till, "tet"));
    CHECK(promotion(till, "tet")->percent == 1'000);
    CHECK(promotion(till, "own") == own_promotion());

    Columns dearer = kTet;
    dearer["percent"] = "12,5";
    dearer["ends"] = "2027-02-10";
    promote(centre, dearer);
    CHECK(till.sync().pulled == 1);
    CHECK(promotion(till, "tet")->percent == 1'250);
    CHECK(promotion(till, "tet")->ends_ms == kiosk::Date::parse("2027-02-11")->starts_at_ms());
    CHECK(till.store.verify().ok);

    centre.ask("SELECT ocop.withdraw_promotion('tet')");
    CHECK(till.sync().pulled == 1);
    CHECK(till.store.promotions() == std::vector{own_promotion()});
    CHECK(till.sync().pulled == 0);
    CHECK(journaled(till, "promotions") == 4);
    CHECK(till.store.verify().ok);
    const auto told = till.store.log({}, 0, 10).records;
    REQUIRE_FALSE(told.empty());
    CHECK(told.front().entry.what.en.starts_with("From the centre"));
    CHECK(centre.count("incident") == 0);

    // Withdrawn once, the name is the shop's: hearing of it again takes nothing away.
    till.store.save_promotions({own_promotion("tet")}, "import");
    read_anew(centre);
    till.sync();
    CHECK(promotion(till, "tet") == own_promotion("tet"));
}

TEST_CASE("a list of its own that a shop brings in leaves the centre's promotions in place",
          "[db][sync][feed][promotion]") {
    const Centre centre;
    Till till{centre, "K01"};
    promote(centre, kTet);
    till.sync();
    const auto published = *promotion(till, "tet");
    till.store.save_promotions({own_promotion(), own_promotion("tet")}, "import");
    CHECK(till.store.promotions() == std::vector{own_promotion(), published});
    till.store.save_promotions({}, "import");
    CHECK(till.store.promotions() == std::vector{published});
    CHECK(till.store.verify().ok);
}

TEST_CASE("a promotion finds its goods by id or code, also when they arrive after it",
          "[db][sync][feed][promotion]") {
    const Centre centre;
    Till till{centre, "K01"};
    Columns bundle{{"id", "b"}, {"name", "Trà và mật"}, {"kind", "bundle"}, {"amount", "150000"}};
    bundle["products"] = "08930000000019 honey nowhere";
    promote(centre, bundle);
    CHECK(till.sync().state == SyncState::Done);
    CHECK(promotion(till, "b")->products.at(0).text() == "08930000000019");
    centre.ask(
        "SELECT ocop.publish_item('{\"product_id\": \"honey\", \"name_vi\": \"Mật\", \"group\": "
        "\"food\", \"price\": \"5000\", \"codes\": \"08930000000019\"}')");
    CHECK(till.sync().pulled == 2);
    using Ids = std::vector<kiosk::ProductId>;
    CHECK(promotion(till, "b")->products ==
          Ids{kiosk::ProductId{"honey"}, kiosk::ProductId{"honey"}, kiosk::ProductId{"nowhere"}});
    CHECK(till.store.verify().ok);
}

TEST_CASE("people and promotions that do not fit are named until corrected, and hold up nothing",
          "[db][sync][feed]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_staff(kHa, "314159");
    Staff gone{StaffCode{"104"}, "Đã Nghỉ", Role::Cashier, false};
    till.store.save_staff(gone, "246802");
    gone.standing = Standing::Removed;
    till.store.save_staff(gone, "");
    till.sell(1);
    smuggle(centre, "@person/102",
            {{"person", {{"code", "102"}, {"name", "Lan"}, {"role", "king"}}}});
    smuggle(centre, "@person/103", {{"person", "?"}});
    smuggle(
        centre, "@promotion/odd",
        {{"promotion", {{"id", "odd"}, {"name", "?"}, {"kind", "percent"}, {"percent", "much"}}}});
    smuggle(centre, "@promotion/tet", {{"promotion", {{"id", "other"}}}});
    person(centre, "104", "Người Mới", "cashier");  // a code that stays taken
    person(centre, "101", "Nguyễn Thị Hoa", "cashier");
    promote(centre, {{"id", "t2"}, {"name", "Giảm"}, {"kind", "amount_off"}, {"amount", "1000"}});
    const auto refused = till.sync();
    CHECK(refused.state == SyncState::Refused);
    CHECK(refused.pulled == 2);
    CHECK(refused.waiting == 0);
    CHECK(centre.count("sale") == 1);
    CHECK(staff(till, kHoa.code));
    CHECK(promotion(till, "t2"));
    CHECK(till.store.pulled_refunds().generation > 0);
    std::string fields;
    for (const kiosk::Problem& one : till.store.left_out()) fields += one.field + "; ";
    CHECK(fields ==
          "person 102, role; person 103, person; person 104, code; promotion odd, percent; "
          "promotion tet, id; ");
    CHECK(till.sync().problem);  // in every round
    const std::int64_t entries = till.store.last_seq();
    read_anew(centre);
    CHECK(till.sync().problem);
    CHECK(till.store.last_seq() == entries);

    person(centre, "102", "Lan", "cashier");
    person(centre, "103", "Mai", "cashier");
    promote(centre, kTet);
    centre.ask("SELECT ocop.withdraw_person('104')");
    centre.ask("SELECT ocop.withdraw_promotion('odd')");
    const auto mended = till.sync();
    CHECK(mended.state == SyncState::Done);
    CHECK(mended.pulled == 3);
    CHECK(till.store.left_out().empty());
    CHECK(till.store.verify().ok);
}

TEST_CASE(
    "read anew, or from an older mark, the same people and promotions are here and nothing is "
    "journaled twice",
    "[db][sync][feed]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_staff(kHa, "314159");
    till.store.save_promotions({own_promotion()}, "import");
    promote(centre, kTet);
    promote(centre, {{"id", "over"}, {"name", "Đã hết"}, {"kind", "percent"}, {"percent", "5"}});
    person(centre, "101", "Nguyễn Thị Hoa", "cashier");
    person(centre, "102", "Vũ Lan", "cashier");
    till.sync();
    centre.ask("SELECT ocop.withdraw_person('102')");
    centre.ask("SELECT ocop.withdraw_promotion('over')");
    till.sync();
    const auto people = till.store.staff();
    const auto promotions = till.store.promotions();
    const std::int64_t entries = till.store.last_seq();
    REQUIRE(people.size() == 3);
    REQUIRE(promotions.size() == 2);

    read_anew(centre);
    CHECK(till.sync().pulled == 0);
    // An older program passed over them: its mark is behind what it never took.
    const auto mark = till.store.pulled_mark();
    CHECK(till.store.apply_catalogue_changes("[]", {mark.generation, 0}));
    CHECK(till.sync().pulled == 0);
    person(centre, "101", "Nguyễn Thị Hoa", "cashier");  // published again, unchanged
    promote(centre, kTet);
    CHECK(till.sync().pulled == 0);
    CHECK(till.store.staff() == people);
    CHECK(till.store.promotions() == promotions);
    CHECK(till.store.last_seq() == entries);
    CHECK(till.store.verify().ok);

    Till other{centre, "K02"};
    other.sync();
    CHECK(other.store.promotions() == std::vector{promotions[1]});
    REQUIRE(other.store.staff().size() == 1);  // who was withdrawn before never comes
    CHECK(other.store.staff()[0].code == kHoa.code);
    CHECK(other.store.staff()[0].name == kHoa.name);
}

TEST_CASE("what an older program passed over is read once the till has a newer one",
          "[db][sync][feed]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.store.save_staff(kHa, "314159");
    till.sync();
    promote(centre, kTet);
    person(centre, "101", "Nguyễn Thị Hoa", "cashier");
    const auto generation = till.store.pulled_mark().generation;
    const auto newest = centre.ask("SELECT revision FROM ocop.catalogue_revision");
    REQUIRE(till.store.apply_catalogue_changes("[]", {generation, std::stoll(newest)}));
    CHECK(till.sync().pulled == 0);
    fixture::meddle(till.folder,
                    "DROP TABLE centre_promotion; DROP TABLE centre_person; "
                    "PRAGMA user_version = 22");
    db::ShopStore upgraded{till.folder.path(), db::Mode::Write, till.clock};
    const auto outcome = db::sync::sync_once(upgraded, till.url, till.clock);
    CHECK(outcome.state == SyncState::Done);
    CHECK(outcome.pulled == 2);
    CHECK(upgraded.promotions().size() == 1);
    CHECK(upgraded.staff().size() == 2);
    CHECK(upgraded.verify().ok);
}

TEST_CASE("the centre refuses what cannot be, in words, and stores nothing of it",
          "[db][sync][feed]") {
    const Centre centre;
    Till till{centre, "K01"};
    const auto items = centre.count("catalogue_item");
    const auto says = [](const std::string& text, const char* word) {
        INFO(text);
        CHECK(text.find(word) != std::string::npos);
    };
    const char* publish = "SELECT ocop.publish_person($1)";
    const Columns hoa{{"code", "101"}, {"name", "Hoa"}, {"role", "cashier"}};
    const auto with = [](Columns columns, const char* column, const Columns& value) {
        columns[column] = value;
        return columns;
    };
    says(refusal(centre, publish, with(hoa, "role", "king")), "the role \"king\"");
    says(refusal(centre, publish, with(hoa, "code", "a b")), "the code \"a b\"");
    says(refusal(centre, publish, with(hoa, "name", " ")), "the name is not");
    says(refusal(centre, publish, with(hoa, "till", "K09")), "no till is enrolled as \"K09\"");
    says(refusal(centre, publish, with(hoa, "pin", "123456")), "has no column pin");
    says(refusal(centre, publish, with(hoa, "name", 7)), "column name is no text");
    says(refusal(centre, publish, Columns::array()), "is a JSON object");
    says(refusal(centre, "SELECT ocop.withdraw_person($1::jsonb ->> 'code')", hoa),
         "\"101\" was never published");

    publish = "SELECT ocop.publish_promotion($1)";
    says(refusal(centre, publish, with(kTet, "kind", "gift")), "kind \"gift\"");
    says(refusal(centre, publish, with(kTet, "percent", "110")), "percent");
    says(refusal(centre, publish, with(kTet, "percent", "ten")), "percent");
    says(refusal(centre, publish, with(kTet, "kind", "bundle")), "two or more");
    says(refusal(centre, publish, with(kTet, "kind", "amount_off")), "amount");
    says(refusal(centre, publish, with(kTet, "kind", "buy_get")), "buy");
    says(refusal(centre, publish, with(kTet, "group", "toys")), "group \"toys\"");
    says(refusal(centre, publish, with(kTet, "starts", "soon")), "starts and ends");
    says(refusal(centre, publish, with(kTet, "starts", "2026-02-30")), "2026-02-30");
    says(refusal(centre, publish, with(with(kTet, "starts", "2026-12-24"), "ends", "2026-12-23")),
         "ends comes before");
    says(refusal(centre, publish, with(kTet, "id", "")), "id");
    says(refusal(centre, "SELECT ocop.withdraw_promotion($1::jsonb ->> 'id')", kTet),
         "\"tet\" was never published");
    CHECK(centre.count("catalogue_item") == items);
    CHECK(refusal(centre, publish,
                  with(with(kTet, "starts", "2026-12-24"), "ends", "2026-12-24")) == "");

    // A till may ask, and nothing else.
    db::sync::PgConnection kiosk{db::sync::PgUrl{till.url}, kPatienceMs};
    for (const char* sql :
         {"SELECT ocop.publish_person('{}')", "SELECT ocop.withdraw_person('101')",
          "SELECT ocop.publish_promotion('{}')", "SELECT ocop.withdraw_promotion('tet')",
          "SELECT ocop.feed_anew('@person/1', '{}')"}) {
        std::string state;
        try {
            kiosk.query(sql, {}, kPatienceMs);
        } catch (const db::sync::PgFault& fault) {
            state = fault.sqlstate();
        }
        CHECK(state == "42501");
    }
}
