// Every row of vectors/codes.tsv. Where a row is another system's own rule, the case says how we
// answer instead.
#include <functional>
#include <map>

#include "kiosk/core/code.h"
#include "kiosk/core/sale.h"
#include "tests/core/tsv.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;

std::string with_controls(std::string text) {
    const auto replace = [&](const std::string& from, const std::string& to) {
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from)) {
            text.replace(at, from.size(), to);
        }
    };
    replace("<FNC1>", "\x1D");
    replace("<GS>", "\x1D");
    replace(" ", "");
    return text;
}

void accepts_link(const std::string& uri, const std::map<std::string, std::string>& values) {
    const auto elements = gs1::parse_digital_link(uri);
    REQUIRE(elements);
    CHECK(elements->values == values);
}

void refuses_link(const std::string& uri) {
    CHECK_FALSE(gs1::parse_digital_link(uri));
    // A refused link is still somebody's web address: it may be the alias of a stamp.
    const auto code = parse_code(uri, "QRCode", {});
    REQUIRE(code);
    CHECK_FALSE(code->gtin);
}

void in_shop(const std::string& input, const std::string& pattern,
             const std::function<void(const gs1::InShop&)>& check) {
    const auto code = parse_code(input, "EAN-13", {{{pattern}}});
    REQUIRE(code);
    CHECK(code->kind == CodeKind::InShop);
    CHECK(code->gtin == "0" + input);
    REQUIRE(code->in_shop);
    check(*code->in_shop);
}

void counted(const std::string& input, int pieces) {
    const auto code = parse_code(input, "", {});
    REQUIRE(code);
    CHECK(code->kind == CodeKind::Gtin);
    CHECK(code->gtin == "08431673020125");
    REQUIRE(code->elements);
    CHECK(code->elements->count() == Quantity::pieces(pieces));
}

void pack_is_a_product_of_its_own(const std::string&) {
    // Other systems multiply by the pack's size; here a pack has its own code, name and price, so
    // it is a line of its own that grows by one pack.
    Product unit, pack;
    unit.id = ProductId{"unit"};
    pack.id = ProductId{"pack"};
    unit.price = Money::from_dong(10'000);
    pack.price = Money::from_dong(95'000);
    const Date day = *Date::parse("2026-11-23");
    Cart cart;
    for (const Product* product : {&unit, &unit, &pack, &pack}) {
        add_to_cart(cart, line_for(*product, Quantity::pieces(1), "", day).value());
    }
    REQUIRE(cart.lines.size() == 2);
    CHECK(cart.lines[0].quantity == Quantity::pieces(2));
    CHECK(cart.lines[1].quantity == Quantity::pieces(2));
}

void element_string_of_odoo(const std::string& input) {
    const auto elements = gs1::parse_element_string(with_controls(input));
    REQUIRE(elements);
    CHECK(elements->gtin() == "94019097685457");
    CHECK(elements->lot() == "33650100138");
    CHECK(elements->net_weight_kg() == Quantity::from_thousandths(20'040));
    CHECK(elements->best_before() == Date::parse("2013-10-18"));
}

void retail_prefix(const std::string& input) {
    const auto code = parse_code(input, "", {});
    REQUIRE(code);
    CHECK(code->gtin == "02112345678900");
    CHECK(code->text == "2112345678900");
    std::string wrong = input;
    wrong.back() = '1';
    CHECK_FALSE(parse_code(wrong, "", {}));
}

void data_matrix_prefix(const std::string&) {
    const auto code = parse_code(
        "]d2010893000000001910LOT7\x1D"
        "17261200",
        "", {});
    REQUIRE(code);
    CHECK(code->gtin == "08930000000019");
    CHECK(code->lot == "LOT7");
    CHECK(code->elements->expiry() == Date::parse("2026-12-31"));
    CHECK_FALSE(parse_code("]d2", "", {}));
    CHECK_FALSE(parse_code("]d2\x1D", "", {}));
}

void transfer(const std::string& input) {
    const auto code = parse_code(input, "QRCode", {});
    REQUIRE(code);
    CHECK(code->kind == CodeKind::VietQr);
    REQUIRE(code->transfer);
    const auto rebuilt = vietqr::build(*code->transfer);
    REQUIRE(rebuilt);
    CHECK(*rebuilt == input);
}

void plain_ascii(const std::string&) {
    vietqr::Transfer to;
    to.bin = "970422";
    to.account = "0123456789";
    to.name = "Đặng Thị Hồng Điệp";
    const auto payload = vietqr::build(to);
    REQUIRE(payload);
    CHECK(vietqr::parse(*payload)->name == "Dang Thi Hong Diep");
}

using Answer = std::function<void(const std::string& input)>;

std::map<std::string, Answer> answers() {
    const std::string gtin = "12312312312333";
    return {
        {"C02",
         [](const std::string& input) {
             in_shop(input, "23PPPPPVVVVVC",
                     [](const gs1::InShop& found) { CHECK(found.price == Money{}); });
         }},
        {"C03",
         [](const std::string& input) {
             in_shop(input, "21PPPPPWWWWWC", [](const gs1::InShop& found) {
                 CHECK(found.item == "00005");
                 CHECK(found.weight == Quantity::pieces(8));
             });
         }},
        {"C04",
         [](const std::string& input) {
             in_shop(input, "21PPPPPWWWWWC",
                     [](const gs1::InShop& found) { CHECK(found.weight == Quantity{}); });
         }},
        {"C07", pack_is_a_product_of_its_own},
        {"C09", [](const std::string& input) { counted(input, 5); }},
        {"C10", [](const std::string& input) { counted(input, 10); }},
        {"C12", element_string_of_odoo},
        {"C14",
         [](const std::string& input) {
             CHECK(gs1::parse_date(input, *Date::parse("2026-11-23")) == Date::parse("2052-03-31"));
         }},
        {"C17",
         [](const std::string&) {
             const auto elements = gs1::parse_element_string("300abc");
             REQUIRE_FALSE(elements);
             CHECK(elements.problem().field == "30");
             CHECK_FALSE(elements.problem().line(Language::Vietnamese).empty());
         }},
        {"C18",
         [=](const std::string& input) {
             accepts_link(input, {{"01", gtin}});
         }},
        {"C19",
         [=](const std::string& input) {
             accepts_link(input, {{"01", gtin}, {"22", "TEST"}, {"10", "ABC"}, {"21", "XYZ"}});
         }},
        {"C20",
         [=](const std::string& input) {
             accepts_link(input, {{"01", gtin}, {"99", "ABC"}, {"98", "XYZ"}});
         }},
        {"C21",
         [](const std::string& input) {
             accepts_link(input, {{"00", "006141411234567890"}});
         }},
        {"C23", refuses_link},
        {"C24", refuses_link},
        {"C26", refuses_link},
        {"C27", refuses_link},
        {"C28", refuses_link},
        {"C29", retail_prefix},
        {"C30", data_matrix_prefix},
        {"C31", transfer},
        {"C32", transfer},
        {"C34", plain_ascii},
    };
}

}  // namespace

TEST_CASE("every collected code is answered as written beside it", "[core][code][vectors]") {
    const auto all = answers();
    for (const core_tests::Row& row : core_tests::read_tsv("codes.tsv")) {
        INFO(row.at("id") << " " << row.at("input") << " → " << row.at("expected"));
        REQUIRE(all.count(row.at("id")) == 1);
        all.at(row.at("id"))(row.at("input"));
    }
}
