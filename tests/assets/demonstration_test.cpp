// What the demonstration showroom promises about its data, without any other room.
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "assets/assets.h"
#include "tests/assets/csv_text.h"
#include "tests/support/catch.h"

using assets_tests::Row;

namespace {

std::vector<Row> catalogue() {
    return assets_tests::rows_of_csv(assets::file("demo/catalogue.csv"));
}

std::string text_of(const std::string& path) {
    std::ifstream file{std::string{OCOP_SOURCE_DIR "/"} + path, std::ios::binary};
    REQUIRE(file);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool ean13_is_right(const std::string& digits) {
    if (digits.size() != 13) return false;
    int sum = 0;
    for (std::size_t at = 0; at < 13; ++at) sum += (digits[at] - '0') * (at % 2 == 0 ? 1 : 3);
    return sum % 10 == 0;
}

}  // namespace

TEST_CASE("the catalogue has the columns of catalogue import, in their order", "[assets]") {
    const std::string_view text = assets::file("demo/catalogue.csv");
    CHECK(text.substr(0, text.find("\r\n")) ==
          "product_id,name_vi,name_en,group,producer,producer_address,producer_phone,commune,"
          "district,province,province_today,stars,decision,issuer,issued,expires,revoked,price,"
          "tax_rate,unit,by_weight,codes,lot,picture,story_vi,story_en,source,source_date,"
          "demonstration,size,ingredients_vi,ingredients_en,storage_vi,storage_en,how_to_use_vi,"
          "how_to_use_en,allergens_vi,allergens_en,producer_kind,producer_website,producer_email");
}

TEST_CASE("nothing of a producer is invented: no phone, website or address of mail", "[assets]") {
    std::set<std::string> kinds;
    for (const Row& row : catalogue()) {
        INFO(row.at("product_id"));
        CHECK(row.at("producer_website").empty());
        CHECK(row.at("producer_email").empty());
        kinds.insert(row.at("producer_kind"));
        CHECK(row.at("ingredients_vi").empty() == row.at("ingredients_en").empty());
        CHECK(row.at("allergens_vi").empty() == row.at("allergens_en").empty());
    }
    CHECK(kinds == std::set<std::string>{"", "company", "cooperative", "household"});
}

TEST_CASE("every made-up lot says that it is one, and one of each kind is there", "[assets]") {
    std::set<std::string> products;
    for (const Row& row : catalogue()) products.insert(row.at("product_id"));
    int recalled = 0, past = 0;
    for (const Row& row : assets_tests::rows_of_csv(assets::file("demo/lots.csv"))) {
        INFO(row.at("product_id") << " " << row.at("lot"));
        CHECK(products.count(row.at("product_id")) == 1);
        CHECK(row.at("event_vi").find("minh họa") != std::string::npos);
        CHECK(row.at("event_en").find("demonstration") != std::string::npos);
        if (row.at("made").empty()) continue;  // a further step
        CHECK(row.at("demonstration") == "1");
        recalled += row.at("recalled").empty() ? 0 : 1;
        past += row.at("best_before") < "2026-11-23" ? 1 : 0;
    }
    CHECK(recalled == 1);
    CHECK(past == 1);
}

TEST_CASE("the showroom offers at least 72 products from many places and grades", "[assets]") {
    const std::vector<Row> rows = catalogue();
    CHECK(rows.size() >= 72);
    std::set<std::string> ids, groups, provinces, stars, pictures;
    for (const Row& row : rows) {
        ids.insert(row.at("product_id"));
        groups.insert(row.at("group"));
        provinces.insert(row.at("province"));
        stars.insert(row.at("stars"));
        pictures.insert(row.at("picture"));
    }
    CHECK(ids.size() == rows.size());
    CHECK(groups == std::set<std::string>{"food", "drink", "herbal"});  // all the source has
    CHECK(provinces.size() == 9);
    CHECK(stars == std::set<std::string>{"3", "4", "5"});
    CHECK(pictures.size() >= 16);
}

TEST_CASE("every product says what is real, what is made up and where it is from", "[assets]") {
    static const std::regex kDay{"\\d{4}-\\d{2}-\\d{2}"};
    static const std::set<std::string> kRates{"KCT", "KKKNT", "0", "5", "8", "10"};
    for (const Row& row : catalogue()) {
        INFO(row.at("product_id") << " " << row.at("name_vi"));
        CHECK(row.at("demonstration") == "1");
        CHECK(row.at("source").find("minh họa") != std::string::npos);
        CHECK(std::regex_match(row.at("source_date"), kDay));
        CHECK((row.at("issued").empty() || std::regex_match(row.at("issued"), kDay)));
        CHECK((row.at("expires").empty() || std::regex_match(row.at("expires"), kDay)));
        CHECK(kRates.count(row.at("tax_rate")) == 1);
        const long price = std::stol(row.at("price"));
        CHECK(price >= 10000);
        CHECK(price <= 2000000);
        CHECK(price % 1000 == 0);
        CHECK(row.at("by_weight") == (row.at("unit") == "kg" ? "1" : "0"));
        for (const char* column : {"name_vi", "name_en", "producer", "province", "province_today",
                                   "unit", "story_vi", "story_en", "picture"})
            CHECK_FALSE(row.at(column).empty());
        CHECK(row.at("producer_phone").empty());  // nobody's number is in the source
    }
}

TEST_CASE("a dated certificate ends 36 months later", "[assets]") {
    int dated = 0;
    for (const Row& row : catalogue()) {
        const std::string& issued = row.at("issued");
        if (issued.empty()) continue;
        ++dated;
        INFO(row.at("product_id"));
        CHECK(row.at("expires") ==
              std::to_string(std::stoi(issued.substr(0, 4)) + 3) + issued.substr(4));
    }
    CHECK(dated >= 36);
}

TEST_CASE("demonstration codes belong to the shop, are right and are unique", "[assets]") {
    std::set<std::string> seen;
    int stamps = 0;
    for (const Row& row : catalogue()) {
        INFO(row.at("product_id"));
        const std::vector<std::string> codes = assets_tests::split(row.at("codes"), ' ');
        REQUIRE_FALSE(codes.empty());
        CHECK(codes[0].substr(0, 3) == "200");
        CHECK(ean13_is_right(codes[0]));
        for (const std::string& code : codes) CHECK(seen.insert(code).second);
        const bool weighed = row.at("by_weight") == "1";
        if (weighed) CHECK(codes.at(1) == "00" + row.at("product_id").substr(5));
        for (std::size_t at = weighed ? 2 : 1; at < codes.size(); ++at) {
            ++stamps;
            const bool url = codes[at].rfind("https://", 0) == 0;
            CHECK((!url || codes[at].rfind("https://stamp.example/", 0) == 0));
        }
    }
    CHECK(stamps >= 20);
}

TEST_CASE("no fact of a product differs from its source", "[assets]") {
    std::map<std::string, Row> source;
    int number = 0;
    const auto facts = assets_tests::rows_of_tsv(text_of("assets/demo/source/ocop-products.tsv"));
    for (const Row& row : facts) {
        std::string id = std::to_string(++number);
        id.insert(0, 3 - id.size(), '0');
        source["demo-" + id] = row;
    }
    for (const Row& row : catalogue()) {
        INFO(row.at("product_id"));
        REQUIRE(source.count(row.at("product_id")) == 1);
        const Row& fact = source.at(row.at("product_id"));
        for (const char* same :
             {"name_vi", "name_en", "producer", "commune", "district", "province", "stars"})
            CHECK(row.at(same) == fact.at(same));
        CHECK(row.at("province_today") == fact.at("new_province"));
        CHECK(row.at("decision") == fact.at("cert_no"));
        CHECK(row.at("issued") == fact.at("cert_date"));
    }
}

TEST_CASE("four people work in the showroom, one supervises and one manages", "[assets]") {
    const std::vector<Row> staff = assets_tests::rows_of_csv(assets::file("demo/staff.csv"));
    REQUIRE(staff.size() == 4);
    std::set<std::string> pins;
    int managers = 0, supervisors = 0;
    for (const Row& person : staff) {
        CHECK(std::regex_match(person.at("pin"), std::regex{"\\d{6}"}));
        pins.insert(person.at("pin"));
        managers += person.at("role") == "manager" ? 1 : 0;
        supervisors += person.at("role") == "supervisor" ? 1 : 0;
    }
    CHECK(pins.size() == 4);
    CHECK(managers == 1);
    CHECK(supervisors == 1);
}

TEST_CASE("the tables a kiosk needs travel with it", "[assets]") {
    CHECK(assets_tests::rows_of_tsv(assets::file("data/provinces.tsv")).size() == 63);
    CHECK(assets_tests::rows_of_tsv(assets::file("data/bank-bins.tsv")).size() == 66);
    CHECK(assets::file("data/nothing.tsv").empty());
}
