// The promise: every bad cell of a catalogue is named by line and column, and a good one reads
// back.
#include "db/catalogue_csv.h"

#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

namespace {

const kiosk::ProvinceTable kProvinces{
    "old_code\told_name\tnew_code\tnew_name\n54\tPhú Yên\t66\tĐắk Lắk\n66\tĐắk Lắk\t66\tĐắk Lắk\n"};

db::CatalogueRead read(const std::string& csv) { return db::read_catalogue(csv, kProvinces); }

std::vector<std::string> fields(const db::CatalogueRead& got) {
    std::vector<std::string> all;
    for (const kiosk::Problem& problem : got.problems) {
        CHECK_FALSE(problem.why.vi.empty());
        CHECK_FALSE(problem.why.en.empty());
        all.push_back(problem.field);
    }
    return all;
}

using Fields = std::vector<std::string>;
const std::string kShort = "product_id,name_vi,group,price\n";

}  // namespace

TEST_CASE("the demonstration's catalogue reads and is written back equal", "[db][csv]") {
    const kiosk::ProvinceTable provinces{
        fixture::read_all(std::string{OCOP_SOURCE_DIR} + "/assets/data/provinces.tsv")};
    const std::string csv =
        fixture::read_all(std::string{OCOP_SOURCE_DIR} + "/assets/demo/catalogue.csv");
    const auto first = db::read_catalogue(csv, provinces);
    CHECK(fields(first) == Fields{});
    REQUIRE(first.products.size() >= 60);
    std::string written = db::catalogue_header();
    for (const kiosk::Product& product : first.products) written += db::catalogue_row(product);
    const auto second = db::read_catalogue(written, provinces);
    CHECK(fields(second) == Fields{});
    CHECK(second.products == first.products);
}

TEST_CASE("any text survives writing and reading", "[db][csv]") {
    kiosk::Product product = fixture::honey();
    product.story_vi = "Một \"câu\",\nhai dòng\r\nvà dấu phẩy, ";
    product.story_en = " spaces around\t";
    product.group_scheme = "2018";
    product.certificate->revoked = true;
    const auto got = read(db::catalogue_header() + db::catalogue_row(product) +
                          db::catalogue_row(fixture::tea()));
    CHECK(fields(got) == Fields{});
    CHECK(got.products == std::vector{product, fixture::tea()});
}

TEST_CASE("columns come in any order, most of them not at all", "[db][csv]") {
    const auto got = read(
        "\xEF\xBB\xBFprice,group,name_vi,product_id,province,codes\r\n"
        "125000,food,Mật ong,p1,Phú Yên,8930000000019 https://a.example/x\r\n"
        "\r\n"
        "0,drink,Trà,p2,Tỉnh Phu Yen,");
    CHECK(fields(got) == Fields{});
    REQUIRE(got.products.size() == 2);
    CHECK(got.products[0].price.dong() == 125'000);
    CHECK(got.products[0].place.province == "Phú Yên");
    CHECK(got.products[0].place.province_today == "Đắk Lắk");
    CHECK(got.products[0].codes == Fields{"08930000000019", "https://a.example/x"});
    CHECK(got.products[1].place.province_today == "Đắk Lắk");
    CHECK_FALSE(got.products[1].certificate);
}

TEST_CASE("every bad cell is named by line and column", "[db][csv]") {
    const auto got = read(
        "product_id,name_vi,group,price,stars,issued,revoked,by_weight,tax_rate,codes,unit\n"
        "p1,\"Mật\nong\",food,1000,,,,,,,\n"
        "p2,B,toys,1000,,,,,,,\n"
        "p3,C,food,1.000,,,,,,,\n"
        "p4,D,food,-1,6,,,,,,\n"
        "p5,E,food,1,five,2026-02-30,yes,2,9,8930000000018,\n"
        ",F,food,1,,,,,,,\n"
        "p7,,food,,,,,,,,\n"
        "p8,H,food,1,,,,,,\n"
        "p9,I\xFF,food,1,,,,,,,\n"
        "p2,J,food,1,,,,,,8930000000019,\n"
        "p11,K,food,1,,,,,,08930000000019 893000000001,\n");
    CHECK(fields(got) ==
          Fields{"line 4, column group", "line 5, column price", "line 6, column stars",
                 "line 6, column price", "line 7, column stars", "line 7, column issued",
                 "line 7, column revoked", "line 7, column tax_rate", "line 7, column by_weight",
                 "line 7, column codes", "line 8, column product_id", "line 9, column name_vi",
                 "line 9, column price", "line 10", "line 11, column name_vi",
                 "line 12, column product_id", "line 13, column codes", "line 13, column codes"});
    CHECK(got.problems[15].why.en.find("line 4") != std::string::npos);
}

TEST_CASE("a code that two rows claim is named with both lines", "[db][csv]") {
    const auto got = read(
        "product_id,name_vi,group,price,codes\n"
        "a,A,food,1,8930000000019\n"
        "b,B,food,1,08930000000019\n");
    CHECK(fields(got) == Fields{"line 3, column codes"});
    CHECK(got.problems[0].why.vi.find("dòng 2") != std::string::npos);
    CHECK(got.problems[0].what.vi == "dòng 3, cột codes");
}

TEST_CASE("columns that are unknown, doubled or missing stop the reading", "[db][csv]") {
    CHECK(fields(read("product_id,name_vi,group,price,colour\na,A,food,1,red\n")) ==
          Fields{"line 1, column colour"});
    CHECK(fields(read("product_id,name_vi,group,price,price\n")) == Fields{"line 1, column price"});
    CHECK(fields(read("product_id,name_vi\n")) ==
          Fields{"line 1, column group", "line 1, column price"});
    CHECK(fields(read("")) == Fields{"line 1"});
    CHECK(fields(read(kShort)) == Fields{});
}

TEST_CASE("files as spreadsheets write them read alike", "[db][csv]") {
    const std::string body =
        "product_id;name_vi;group;price\r\np1;\"Mật ong; rừng, \"\"U Minh\"\"\";food;1000\r\n";
    const auto name_in = [](const std::string& csv) {
        const auto got = read(csv);
        CHECK(fields(got) == Fields{});
        return got.products.empty() ? "" : got.products.front().name_vi;
    };
    const std::string name = "Mật ong; rừng, \"U Minh\"";
    CHECK(name_in(body) == name);
    CHECK(name_in("\xEF\xBB\xBF" + body) == name);
    CHECK(name_in("sep=;\r\n" + body) == name);
    CHECK(name_in("product_id\tname_vi\tgroup\tprice\np1\tMắm; nêm, 1\tfood\t1000\n") ==
          "Mắm; nêm, 1");
    // A line is named as a person counts it, Excel's own first one included.
    CHECK(fields(read("sep=;\n" + body + "p2;B;toys;1\n")) == Fields{"line 4, column group"});
    CHECK(fields(read(body + "p2;B;food\n")) == Fields{"line 3"});
    CHECK(fields(read("sep=;\nproduct_id,name_vi,group,price\n")).size() == 5);
}

TEST_CASE("dates as a spreadsheet here writes them, and empty cells to the right, read alike",
          "[db][csv]") {
    const auto got = read(
        "product_id;name_vi;group;price;decision;expires;;\r\n"
        "p1;A;food;1;12/QĐ;5/8/2029;;\r\n;;;;;;;\r\n");
    CHECK(fields(got) == Fields{});
    REQUIRE(got.products.size() == 1);
    CHECK(got.products[0].certificate->expires == kiosk::Date::parse("2029-08-05"));
    CHECK(fields(read("product_id,name_vi,group,price,expires\np1,A,food,1,8/23/2029\n")) ==
          Fields{"line 2, column expires"});
}

TEST_CASE("a code that a spreadsheet has rounded is refused, not taken for a stamp", "[db][csv]") {
    for (const char* code : {"8.93E+12", "\"8,93E+12\"", "893E+10"}) {
        INFO(code);
        const auto got =
            read("product_id,name_vi,group,price,codes\np1,A,food,1," + std::string{code} + "\n");
        CHECK(fields(got) == Fields{"line 2, column codes"});
    }
    CHECK(fields(read("product_id,name_vi,group,price,codes\np1,A,food,1,TEM8E+X\n")) == Fields{});
}

TEST_CASE("UTF-16 with a byte order mark reads as the same text", "[db][csv]") {
    const std::u16string csv =
        u"product_id\tname_vi\tgroup\tprice\r\np1\tĐường thốt nốt \U0001F36F\tfood\t1000\r\n";
    for (const bool little : {true, false}) {
        std::string bytes = little ? "\xFF\xFE" : "\xFE\xFF";
        for (const char16_t unit : csv) {
            const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
            bytes += little ? low : high;
            bytes += little ? high : low;
        }
        const auto got = read(bytes);
        CHECK(fields(got) == Fields{});
        REQUIRE(got.products.size() == 1);
        CHECK(got.products[0].name_vi == "Đường thốt nốt \U0001F36F");
    }
    CHECK_FALSE(fields(read(std::string{"\xFF\xFE\x00\xD8\x41", 5})).empty());
}

TEST_CASE("quotes that do not fit are named by their line", "[db][csv]") {
    CHECK(fields(read(kShort + "a,A,food,1\nb,B\"B,food,1\n")) == Fields{"line 3"});
    CHECK(fields(read(kShort + "a,A,food,1\nb,\"B,food,1\nc,C,food,1\n")) == Fields{"line 3"});
}

TEST_CASE("a file of nothing but faults is told in a thousand lines at most", "[db][csv]") {
    std::string csv = kShort;
    for (int i = 0; i < 1'500; ++i) csv += "a" + std::to_string(i) + ",A,toys,1\n";
    CHECK(read(csv).problems.size() == 1'000);
}

TEST_CASE("reading can be stopped and says that it was", "[db][csv]") {
    std::string csv = kShort;
    for (int i = 0; i < 12'000; ++i) csv += "a" + std::to_string(i) + ",A,food,1\n";
    const auto got = db::read_catalogue(csv, kProvinces, [](std::int64_t done, std::int64_t total) {
        CHECK(total == 12'001);
        return done < 10'000;
    });
    CHECK(got.problems.size() == 1);
    CHECK(got.products.size() == 10'000);
}
