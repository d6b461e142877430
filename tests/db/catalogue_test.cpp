// The promise: a product is found by any of its codes and by its words as people type them.
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};

kiosk::Code code(std::string_view text) { return *kiosk::parse_code(text, "", {}); }

std::vector<std::string> ids(const std::vector<kiosk::Product>& products) {
    std::vector<std::string> all;
    for (const kiosk::Product& product : products) all.push_back(product.id.text());
    return all;
}

kiosk::Product named(const std::string& id, const std::string& name) {
    kiosk::Product product = fixture::honey();
    product.id = kiosk::ProductId{id};
    product.name_vi = name;
    product.name_en.clear();
    product.producer.name = "Cơ sở Năm Căn";
    product.codes.clear();
    return product;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a product reads back as it was saved", "[db][catalogue]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_products({fixture::honey(), fixture::tea()}, "test");
    CHECK(store.product(kiosk::ProductId{"honey"}) == fixture::honey());
    CHECK(store.product(kiosk::ProductId{"tea"}) == fixture::tea());
    CHECK_FALSE(store.product(kiosk::ProductId{"coffee"}));
    CHECK(store.entries_after(0, 10).at(0).kind == "catalogue");
    CHECK(store.verify().ok);
}

TEST_CASE("a product is found by GTIN, stamp, item number and its own id", "[db][catalogue]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    kiosk::Product by_weight = named("cheese", "Phô mai");
    by_weight.codes = {"00042"};
    store.save_products({fixture::honey(), fixture::tea(), by_weight}, "test");

    CHECK(store.product_by_code(code("8930000000019"))->id.text() == "honey");
    CHECK(store.product_by_code(code("08930000000019"))->id.text() == "honey");
    CHECK(store.product_by_code(code("https://stamp.example/q/TEA"))->id.text() == "tea");
    CHECK(store.product_by_code(code("tea"))->id.text() == "tea");
    CHECK_FALSE(store.product_by_code(code("https://stamp.example/q/tea")));
    kiosk::Code weighed = code("tea");
    weighed.text = "2100042003054";
    weighed.in_shop = kiosk::gs1::InShop{"00042", kiosk::Quantity::from_thousandths(305), {}};
    CHECK(store.product_by_code(weighed)->id.text() == "cheese");
}

TEST_CASE("a code may move within one import but never be stolen", "[db][catalogue]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    kiosk::Product a = named("a", "A"), b = named("b", "B");
    a.codes = {"X1", "X2"};
    store.save_products({a, b}, "test");
    b.codes = {"X1"};
    CHECK_THROWS_AS(store.save_products({b}, "theft"), db::Error);
    CHECK(store.product_by_code(code("X1"))->id.text() == "a");
    a.codes = {"X2"};
    store.save_products({b, a}, "move");
    CHECK(store.product_by_code(code("X1"))->id.text() == "b");
    CHECK(store.product_by_code(code("X2"))->id.text() == "a");
    CHECK(store.last_seq() == 2);
}

TEST_CASE("words are found in any order, with or without marks, the last as a beginning",
          "[db][search]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_products({fixture::honey(), fixture::tea(), named("rice", "Gạo ST25"),
                         named("honey2", "Kẹo mật ong")},
                        "test");
    CHECK(ids(store.search("mật ong", 10)) == Ids{"honey", "honey2"});
    CHECK(ids(store.search("mat ong", 10)) == Ids{"honey", "honey2"});
    CHECK(ids(store.search("ONG MAT", 10)) == Ids{"honey2", "honey"});
    CHECK(ids(store.search("dinh", 10)) == Ids{"tea"});
    CHECK(ids(store.search("đinh", 10)) == Ids{"tea"});
    CHECK(ids(store.search("tea", 10)) == Ids{"tea"});
    CHECK(ids(store.search("thai nguyen tra", 10)) == Ids{"tea"});
    CHECK(ids(store.search("gạo st", 10)) == Ids{"rice"});
    CHECK(ids(store.search("893000000", 10)) == Ids{"honey"});
    CHECK(ids(store.search("https://stamp", 10)) == Ids{"tea"});
    CHECK(store.search("mat ong", 1).size() == 1);
    CHECK(store.search("cà phê", 10).empty());
}

TEST_CASE("a search made of query language, emptiness or noise is safe", "[db][search]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_products({fixture::honey(), fixture::tea()}, "test");
    for (const std::string words : {"",
                                    " ",
                                    "\"",
                                    "\"\"\"",
                                    "*",
                                    "ong*",
                                    "NOT",
                                    "ong NOT mat",
                                    "NEAR(ong mat)",
                                    "name:ong",
                                    "(((",
                                    ")",
                                    "-ong",
                                    "^ong",
                                    "a AND",
                                    "OR",
                                    "{name other}: ong",
                                    "' OR 1=1 --",
                                    "%",
                                    "_",
                                    "\xFF\xFE",
                                    "đ",
                                    "₫",
                                    "ong\nmat",
                                    ";DROP TABLE product"}) {
        INFO(words);
        CHECK_NOTHROW(store.search(words, 10));
    }
    CHECK_NOTHROW(store.search(std::string(100'000, 'a'), 10));
    CHECK_NOTHROW(store.search(std::string("ong\0mat", 7), 10));
    CHECK(store.search("", 10).empty());
    CHECK(ids(store.search("ong AND mat", 10)).empty());  // "and" is a word like any other
    CHECK(ids(store.search("(mật) *ong*", 10)) == Ids{"honey"});
}

TEST_CASE("words of a changed product are the new ones only", "[db][search]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_products({named("p", "Cà phê chồn")}, "test");
    store.save_products({named("p", "Cà phê Cầu Đất")}, "test");
    CHECK(store.search("chon", 10).empty());
    CHECK(ids(store.search("cau dat", 10)) == Ids{"p"});
    fixture::meddle(folder,
                    "INSERT INTO product_search (product_search) VALUES ('integrity-check')");
}

TEST_CASE("browsing goes through Vietnamese order, by group and by province", "[db][catalogue]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    std::vector<kiosk::Product> products{named("3", "Đường phèn"), named("1", "Ăn vặt"),
                                         named("2", "Dầu dừa"), named("4", "Ớt bột")};
    products[1].group = kiosk::Group::Drink;
    products[3].place.province_today = "Đắk Lắk";
    store.save_products(products, "test");
    CHECK(ids(store.browse({}, 0, 10)) == Ids{"1", "2", "3", "4"});
    CHECK(ids(store.browse({}, 1, 2)) == Ids{"2", "3"});
    CHECK(ids(store.browse({kiosk::Group::Food, ""}, 0, 10)) == Ids{"2", "3", "4"});
    CHECK(ids(store.browse({std::nullopt, "Đắk Lắk"}, 0, 10)) == Ids{"4"});
    CHECK(ids(store.browse({kiosk::Group::Food, "Cà Mau"}, 0, 10)) == Ids{"2", "3"});

    CHECK(store.product_count() == 4);
    products[3].place.province_today = "Cà Mau";
    store.save_products({products[3]}, "moved");
    CHECK(store.product_count() == 4);
    const auto provinces = store.count_by_province();
    REQUIRE(provinces.size() == 1);
    CHECK(provinces[0].products == 4);
    const auto groups = store.count_by_group();
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].key == "drink");
    CHECK(groups[1].products == 3);
    std::size_t visited = 0;
    store.for_each_product(
        [&](const kiosk::Product& product) { visited += product.name_vi.empty() ? 0 : 1; });
    CHECK(visited == 4);
}

TEST_CASE("favourites are what sold most, then the rest by name", "[db][catalogue]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_products({named("a", "A"), fixture::honey(), fixture::tea()}, "test");
    CHECK(ids(store.favourites(3)) == Ids{"a", "honey", "tea"});
    store.save_sale(fixture::sample_sale({.lines = 1}));
    store.save_sale(fixture::sample_sale({.lines = 2}));
    CHECK(ids(store.favourites(3)) == Ids{"honey", "tea", "a"});
    CHECK(ids(store.favourites(1)) == Ids{"honey"});
}

TEST_CASE("an import that is stopped leaves the catalogue as it was", "[db][catalogue]") {
    Folder folder;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    std::vector<kiosk::Product> products;
    for (int i = 0; i < 3'000; ++i) {
        products.push_back(named(std::to_string(i), "Sản phẩm " + std::to_string(i)));
    }
    const auto stop = [](std::int64_t, std::int64_t) { return false; };
    CHECK_THROWS_AS(store.save_products(products, "test", stop), db::Error);
    CHECK(store.product_count() == 0);
    CHECK(fixture::count(folder, "product") == 0);
    CHECK(store.last_seq() == 0);
}
