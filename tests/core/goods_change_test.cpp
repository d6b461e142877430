// What a person changes in the goods, field by field.
#include "kiosk/core/goods_change.h"

#include "kiosk/core/product_columns.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Product tea() {
    Product product;
    product.id = ProductId{"tea"};
    product.name_vi = "Trà sen";
    product.price = Money::from_dong(90'000);
    product.stars = 4;
    product.certificate =
        Certificate{"12/QĐ", "UBND", Date::parse("2026-01-01"), Date::parse("2029-01-01"), false};
    product.codes = {"08930000000019"};
    return product;
}

std::vector<std::string> fields(const std::vector<FieldProblem>& problems) {
    std::vector<std::string> names;
    for (const FieldProblem& one : problems) {
        CHECK_FALSE(one.why.vi.empty());
        CHECK_FALSE(one.why.en.empty());
        names.push_back(one.field);
    }
    return names;
}

std::optional<Text> set(Product& product, std::string_view column, const std::string& cell) {
    return set_column(product, *product_column(column), cell);
}

}  // namespace

TEST_CASE("a change is told with what was before and what is after", "[core][goods]") {
    Product after = tea();
    after.price = Money::from_dong(95'000);
    after.stars.reset();
    CHECK(changes_between(tea(), tea()).empty());
    CHECK(changes_between(tea(), after) ==
          std::vector<FieldChange>{{"stars", "4", ""}, {"price", "90000", "95000"}});
}

TEST_CASE("every column has a title in both languages", "[core][goods]") {
    for (const ProductColumn& column : product_columns()) {
        INFO(column.name);
        CHECK_FALSE(title_of_column(column.name).vi.empty());
        CHECK_FALSE(title_of_column(column.name).en.empty());
    }
    CHECK(title_of_field("best_before").vi == "Hạn sử dụng");
}

TEST_CASE("an emptied field is empty, and a certificate without a word is none", "[core][goods]") {
    Product product = tea();
    for (const char* column : {"decision", "issuer", "issued", "expires", "stars", "codes"}) {
        CHECK_FALSE(set(product, column, ""));
    }
    CHECK_FALSE(product.certificate);
    CHECK_FALSE(product.stars);
    CHECK(product.codes.empty());
    CHECK(set(product, "name_vi", ""));
    CHECK(set(product, "price", ""));
    CHECK_FALSE(set(product, "expires", "5/8/2029"));
    CHECK(product.certificate->expires == Date::parse("2029-08-05"));
}

TEST_CASE("what somebody else changed meanwhile is kept under one's own changes", "[core][goods]") {
    Product mine = tea(), theirs = tea();
    mine.price = Money::from_dong(95'000);
    mine.codes.clear();
    mine.stars.reset();
    theirs.name_vi = "Trà sen Tây Hồ";
    theirs.price = Money::from_dong(99'000);
    const Product merged = rebased(tea(), mine, theirs);
    CHECK(merged.name_vi == "Trà sen Tây Hồ");
    CHECK(merged.price.dong() == 95'000);
    CHECK(merged.codes.empty());
    CHECK_FALSE(merged.stars);
    CHECK(merged.certificate == theirs.certificate);
    CHECK(contested(tea(), mine, theirs) == std::vector<std::string>{"price"});
    CHECK(contested(tea(), mine, mine).empty());
}

TEST_CASE("a product's rules beyond its single cells", "[core][goods]") {
    CHECK(fields(check_product(tea())).empty());
    Product product = tea();
    product.name_vi.clear();
    product.certificate->expires = Date::parse("2025-12-31");
    CHECK(fields(check_product(product)) == std::vector<std::string>{"name_vi", "expires"});
    Lot lot;
    lot.made = Date::parse("2026-02-02");
    lot.best_before = Date::parse("2026-02-01");
    CHECK(fields(check_lot(lot)) == std::vector<std::string>{"lot", "best_before"});
}

TEST_CASE("amounts, days and times are read as people type them", "[core][goods]") {
    CHECK(typed_money("125000") == Money::from_dong(125'000));
    CHECK(typed_money("125.000") == Money::from_dong(125'000));
    CHECK(typed_money("1.250.000 ₫") == Money::from_dong(1'250'000));
    CHECK(typed_money("125 000đ") == Money::from_dong(125'000));
    for (const char* text : {"", "1.5", "12,50", ".500", "1.0000", "12k", "-5", "9999999999999"}) {
        INFO(text);
        CHECK_FALSE(typed_money(text));
    }
    CHECK(typed_date("23/11/2026") == Date::parse("2026-11-23"));
    CHECK(typed_date("2026-11-23") == Date::parse("2026-11-23"));
    for (const char* text : {"", "23/13/2026", "30/2/2026", "23/11/26", "23/11/2026x", "/1/2026"}) {
        INFO(text);
        CHECK_FALSE(typed_date(text));
    }
    CHECK(typed_time("8:05") == 485);
    CHECK(typed_time("17:30") == 1050);
    for (const char* text : {"", "24:00", "8:60", "8:5", "8", "x:00", ":30", "1:2:3"}) {
        INFO(text);
        CHECK_FALSE(typed_time(text));
    }
}
