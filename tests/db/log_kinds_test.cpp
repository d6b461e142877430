// The promise: whatever a person or the centre changed is told in words, with before and after, at
// the shift it happened in.
#include <nlohmann/json.hpp>

#include "kiosk/core/product_columns.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using kiosk::LogKind;
using kiosk::LogPart;
using kiosk::Money;

namespace {

const kiosk::Staff kHa{kiosk::StaffCode{"900"}, "Lê Thu Hà", kiosk::Role::Manager, false};

struct Shop {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};

    Shop() {
        store.save_products({fixture::honey(), fixture::tea()}, "test");
        store.save_staff(kHa, "314159");
    }
    std::vector<kiosk::LogRecord> found(const kiosk::LogFilter& filter) {
        return store.log(filter, 0, 1'000).records;
    }
    kiosk::LogRecord newest() { return found({}).at(0); }
    // "Giá: 125.000 ₫ → 130.000 ₫" of every fact.
    std::vector<std::string> facts(const kiosk::LogRecord& record) {
        std::vector<std::string> said;
        for (const auto& subject : record.subjects)
            for (const auto& fact : subject.facts)
                said.push_back(fact.title.vi + ": " +
                               (fact.before ? fact.before->vi + " → " : std::string{}) +
                               fact.after.vi);
        return said;
    }
};

using Facts = std::vector<std::string>;

}  // namespace

TEST_CASE("a change of the bank account is told with who, before and after", "[db][log]") {
    Shop shop;
    const std::map<std::string, std::string> defaults{{"bank.account", ""},
                                                      {"rights.see_log", "manager"}};
    auto now = defaults;
    CHECK_FALSE(shop.store.note_settings(defaults, now, {}));
    now["bank.account"] = "0123456789";
    CHECK(shop.store.note_settings(defaults, now, kHa.code));
    CHECK_FALSE(shop.store.note_settings(defaults, now, {}));  // known by now
    now["bank.account"] = "999";
    now["rights.see_log"] = "cashier";
    CHECK(shop.store.note_settings(defaults, now, kHa.code));
    auto told = shop.newest();
    CHECK(told.entry.kind == LogKind::Settings);
    CHECK(told.entry.who == "Lê Thu Hà · 900");
    CHECK(shop.facts(told) == Facts{"Số tài khoản VietQR: 0123456789 → 999",
                                    "Quyền xem nhật ký thao tác: Quản lý → Thu ngân"});
    // Behind the program's back: seen at the next start.
    now["bank.account"] = "666";
    CHECK(shop.store.note_settings(defaults, now, {}));
    told = shop.newest();
    CHECK(told.entry.who.empty());
    CHECK(told.entry.what.vi == "Đổi ngoài màn hình: Số tài khoản VietQR: 999 → 666");
    CHECK(shop.found({.part = LogPart::Machine}).size() == 3);
    CHECK(shop.store.verify().ok);
}

TEST_CASE("what changed in the promotions is told, not the whole list", "[db][log]") {
    Shop shop;
    kiosk::Promotion coffee, honey;
    coffee.id = "p1";
    coffee.name = "Tuần lễ cà phê";
    coffee.percent = 1'000;
    honey.id = "p2";
    honey.name = "Giá mật ong";
    honey.kind = kiosk::PromotionKind::PriceList;
    honey.products = {fixture::honey().id};
    honey.amount = Money::from_dong(99'000);
    shop.store.save_promotions({coffee, honey}, "import");
    coffee.percent = 2'550;
    shop.store.save_promotions({coffee}, "import");
    const auto told = shop.newest();
    CHECK(told.entry.kind == LogKind::Promotions);
    REQUIRE(told.subjects.size() == 2);
    CHECK(told.subjects[0].title.vi == "Tuần lễ cà phê · p1");
    CHECK(told.subjects[0].facts.size() == 1);
    CHECK(shop.facts(told)[0] == "Giảm: 10 % → 25,50 %");
    CHECK(told.subjects[1].title.vi == "Giá mật ong · p2 · đã bỏ");
    CHECK(shop.found({.part = LogPart::Prices, .words = "99.000"}).size() == 2);
    CHECK(shop.store.verify().ok);
}

TEST_CASE("a price that the centre changes is found by its product and both prices", "[db][log]") {
    Shop shop;
    const std::string item =
        R"([{"product_id":")" + fixture::tea().id.text() + R"(","withdrawn":true,"item":{}}])";
    REQUIRE(shop.store.apply_catalogue_changes(item, {1, 2}));
    const auto gone = shop.found({.words = "trung tam ngung ban"});
    REQUIRE(gone.size() == 2);
    CHECK(gone[1].entry.kind == LogKind::GoodsChange);
    CHECK(gone[0].entry.kind == LogKind::Catalogue);
    CHECK(gone[0].entry.what.vi == "Từ trung tâm: Sản phẩm ngừng bán: 1");
    kiosk::Product honey = fixture::honey();
    honey.price = Money::from_dong(130'000);
    nlohmann::ordered_json cells;
    for (const kiosk::ProductColumn& column : kiosk::product_columns())
        cells[std::string{column.name}] = column.write(honey);
    const nlohmann::ordered_json list{
        {{"product_id", honey.id.text()}, {"withdrawn", false}, {"item", cells}}};
    REQUIRE(shop.store.apply_catalogue_changes(list.dump(), {1, 3}));
    const auto dearer = shop.found({.part = LogPart::Prices});
    REQUIRE(dearer.size() == 1);
    CHECK(shop.facts(dearer[0]) == Facts{"Giá: 125.000 ₫ → 130.000 ₫"});
    CHECK(dearer[0].entry.what.en.starts_with("From the centre: "));
    CHECK(shop.store.verify().ok);
}

TEST_CASE("one product of hundreds in an import is found by its name", "[db][log]") {
    Shop shop;
    std::vector<kiosk::Product> goods;
    for (int i = 0; i < 20; ++i) {
        kiosk::Product one = fixture::honey();
        one.id = kiosk::ProductId{"x" + std::to_string(i)};
        one.name_vi = "Hàng số " + std::to_string(i);
        one.codes.clear();
        goods.push_back(one);
    }
    shop.store.save_products(goods, "test");
    for (kiosk::Product& one : goods) one.price = Money::from_dong(77'000);
    shop.store.import_catalogue({goods, false, kHa.code});
    const auto found = shop.found({.part = LogPart::Prices, .words = "hang so 19"});
    REQUIRE(found.size() == 1);
    CHECK(found[0].subjects.size() == 20);
    CHECK(found[0].entry.what.vi.find("và 17 sản phẩm nữa") != std::string::npos);
    CHECK(found[0].entry.who == "Lê Thu Hà · 900");
}

TEST_CASE("an entry in full says its shift, who opened it, and the receipt it belongs to",
          "[db][log]") {
    Shop shop;
    CHECK_FALSE(shop.store.log_entry(shop.newest().entry.seq)->shift);
    kiosk::Shift shift;
    shift.id = fixture::new_sale_id(fixture::kNoonMs);
    shift.business_date = fixture::sample_sale().business_date;
    shift.opened_at_ms = fixture::kNoonMs;
    shift.by = kHa.code;
    shift.by_name = kHa.name;
    shop.store.begin_shift(shift);
    const kiosk::Sale sale = fixture::sample_sale();
    const db::StoredSale sold = shop.store.save_sale(sale);
    kiosk::Override price;
    price.right = kiosk::Right::ChangePrice;
    price.what = "Mật ong: 100.000 ₫";
    price.asked = kHa.code;
    price.sale = sale.id;
    shop.store.note_price(price);
    const std::int64_t seq = shop.newest().entry.seq;
    auto detail = shop.store.log_entry(seq);
    REQUIRE(detail);
    CHECK(detail->receipt == sold.number);
    REQUIRE(detail->shift);
    CHECK(detail->shift->by == "Lê Thu Hà · 900");
    CHECK(detail->shift->number.empty());
    kiosk::ShiftClosing closing;
    closing.by = kHa.code;
    closing.counted.other = shop.store.x_report()->expected;
    closing.first_counted = closing.counted.other;
    const auto report = shop.store.close_shift(shift.id, closing);
    detail = shop.store.log_entry(seq);
    REQUIRE(detail->shift);
    CHECK(detail->shift->number == report.number);
    CHECK_FALSE(shop.store.log_entry(1'000'000));
    // The sale itself is no entry of the log.
    CHECK_FALSE(shop.store.log_entry(seq - 1));
}

TEST_CASE("the file holds all that the entries say", "[db][log]") {
    Shop shop;
    kiosk::Product named = fixture::honey();
    named.price = Money::from_dong(130'000);
    named.name_en = "=HYPERLINK(1)";
    REQUIRE(shop.store.save_product(shop.store.product(named.id), named, kHa.code));
    kiosk::ReportDocument report = kiosk::log_report({});
    for (const auto& one : shop.found({})) add_to(report, one, kiosk::Language::Vietnamese);
    CHECK(report.tables[0].rows.size() == 3);
    const std::string csv = csv_of(report, kiosk::Language::Vietnamese);
    CHECK(csv.find(",Giá,125.000 ₫,130.000 ₫") != std::string::npos);
    CHECK(csv.find("'=HYPERLINK(1)") != std::string::npos);
    CHECK(csv.find(",=HYPERLINK(1)") == std::string::npos);
}
