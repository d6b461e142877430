#include "kiosk/core/gs1.h"

#include <map>
#include <string>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

const char* const kGtin = "08930000000019";

std::string refused(std::string_view text) {
    const auto elements = gs1::parse_element_string(text);
    INFO(text);
    REQUIRE_FALSE(elements);
    CHECK_FALSE(elements.problem().line(Language::Vietnamese).empty());
    return elements.problem().field;
}

}  // namespace

TEST_CASE("a GTIN is proven by its last digit and compared with 14", "[core][gs1]") {
    CHECK(gs1::gtin14("8930000000019") == kGtin);
    CHECK(gs1::gtin14("036000291452") == "00036000291452");
    CHECK(gs1::gtin14("96385074") == "00000096385074");
    CHECK_FALSE(gs1::gtin14("8930000000018"));
    CHECK_FALSE(gs1::gtin14("893000000001"));
    CHECK_FALSE(gs1::gtin14("89300000000191"));
    CHECK_FALSE(gs1::gtin14("893000000001a"));
    CHECK_FALSE(gs1::gtin14(""));
    CHECK(gs1::check_digit("00614141123456789") == '0');
}

TEST_CASE("an element string is read in both its forms", "[core][gs1]") {
    for (const char* text : {"0108930000000019"
                             "17261200"
                             "10LOT/7\x1D"
                             "21S(1)",
                             "]d2"
                             "0108930000000019"
                             "17261200"
                             "10LOT/7\x1D"
                             "21S(1)",
                             "\x1D"
                             "0108930000000019"
                             "10LOT/7\x1D"
                             "17261200"
                             "21S(1)",
                             "(01)08930000000019(17)261200(10)LOT/7(21)S(1)"}) {
        INFO(text);
        const auto elements = gs1::parse_element_string(text);
        REQUIRE(elements);
        CHECK(elements->gtin() == kGtin);
        CHECK(elements->lot() == "LOT/7");
        CHECK(elements->serial() == "S(1)");
        CHECK(elements->expiry() == Date::parse("2026-12-31"));
        CHECK_FALSE(elements->best_before());
    }
}

TEST_CASE("weights and counts inside a code are exact", "[core][gs1]") {
    const auto weight = [](std::string_view text) {
        return gs1::parse_element_string(text)->net_weight_kg();
    };
    CHECK(weight("3103000305") == Quantity::from_thousandths(305));
    CHECK(weight("3100000305") == Quantity::pieces(305));
    CHECK_FALSE(weight("3104000305"));  // ten-thousandths of a kilogram are not ours to round
    CHECK(gs1::parse_element_string("3012345678")->count() == Quantity::pieces(12'345'678));
}

TEST_CASE("an element string that breaks a rule is refused by its identifier", "[core][gs1]") {
    CHECK(refused("0108930000000018") == "01");           // check digit
    CHECK(refused("010893000000001") == "01");            // too short
    CHECK(refused("010893000000001A") == "01");           // letters
    CHECK(refused("17261301") == "17");                   // month 13
    CHECK(refused("17260230") == "17");                   // no such day
    CHECK(refused("10" + std::string(21, 'A')) == "10");  // too long
    CHECK(refused("10") == "10");                         // empty
    CHECK(refused("10\x1D"
                  "21A") == "10");
    CHECK(refused("10A B") == "10");  // a blank is not encodable
    CHECK(refused("10A\x1D"
                  "10B") == "10");  // two values
    CHECK(refused("30123456789") == "30");
    CHECK(refused("0512345678") == "");  // no such identifier
    CHECK(refused("(01)08930000000019(05)1") == "01");
    CHECK(refused("(05)1") == "");
    CHECK(refused("") == "");
    CHECK(refused("(") == "");
    CHECK(refused(std::string(5000, '1')) == "");
    CHECK(
        gs1::parse_element_string("10A\x1D"
                                  "10A"));
}

TEST_CASE("a century is the one nearest to today", "[core][gs1]") {
    const Date today = *Date::parse("2026-11-23");
    CHECK(gs1::parse_date("761231", today) == Date::parse("2076-12-31"));
    CHECK(gs1::parse_date("771231", today) == Date::parse("1977-12-31"));
    CHECK(gs1::parse_date("991231", *Date::parse("2051-01-01")) == Date::parse("2099-12-31"));
    CHECK(gs1::parse_date("010131", *Date::parse("2060-01-01")) == Date::parse("2101-01-31"));
    CHECK(gs1::parse_date("240200", today) == Date::parse("2024-02-29"));
    CHECK(gs1::parse_date("261200", today) == Date::parse("2026-12-31"));
    CHECK_FALSE(gs1::parse_date("260229", today));
    CHECK_FALSE(gs1::parse_date("260001", today));
    CHECK_FALSE(gs1::parse_date("2601", today));
    CHECK_FALSE(gs1::parse_date("26010a", today));
}

TEST_CASE("a Digital Link is read with its qualifiers in order", "[core][gs1]") {
    const auto link = gs1::parse_digital_link(
        "HTTPS://id.gs1.org/shop/01/08930000000019/10/LOT%2F7/21/S%281%29?17=261200&linkType=x#y");
    REQUIRE(link);
    CHECK(link->gtin() == kGtin);
    CHECK(link->lot() == "LOT/7");
    CHECK(link->serial() == "S(1)");
    CHECK(link->expiry() == Date::parse("2026-12-31"));
}

TEST_CASE("a GTIN of 8, 12 or 13 digits in a link counts only where the shop wants it",
          "[core][gs1]") {
    for (const auto& [uri, gtin] :
         {std::pair{"https://a/01/8930000000019/10/L", "08930000000019"},
          std::pair{"https://a/stem/01/036000291452/10/L", "00036000291452"},
          std::pair{"https://a/01/96385074/10/L", "00000096385074"},
          std::pair{"https://a/01/08930000000019/10/L", "08930000000019"}}) {
        INFO(uri);
        const auto link = gs1::parse_digital_link(uri, gs1::LinkGtins::AnyLength);
        REQUIRE(link);
        CHECK(link->gtin() == gtin);
        CHECK(link->lot() == "L");
        if (std::string_view{uri}.find(gtin) == std::string_view::npos) {
            CHECK_FALSE(gs1::parse_digital_link(uri));
        }
    }
    for (const char* uri : {"https://a/01/8930000000018", "https://a/01/893000000001",
                            "https://a/gtin/8930000000019", "https://a/01/8930000000019/"}) {
        INFO(uri);
        CHECK_FALSE(gs1::parse_digital_link(uri, gs1::LinkGtins::AnyLength));
    }
}

TEST_CASE("where a separator was lost, a lot ends where dates and weights begin", "[core][gs1]") {
    const auto typed = [](std::string_view text) {
        const auto elements = gs1::parse_typed_element_string(text);
        INFO(text);
        REQUIRE(elements);
        return elements->values;
    };
    using Values = std::map<std::string, std::string>;
    const std::string front = "0108930000000019";
    CHECK(typed(front + "10LOT717261231") ==
          Values{{"01", kGtin}, {"10", "LOT7"}, {"17", "261231"}});
    CHECK(typed(front + "10336501001383102002004" + "15260600") ==
          Values{{"01", kGtin}, {"10", "33650100138"}, {"3102", "002004"}, {"15", "260600"}});
    CHECK(typed(front + "17261231" + "10LOT7") ==
          Values{{"01", kGtin}, {"17", "261231"}, {"10", "LOT7"}});
    CHECK(typed(front + "11260101" + "21SERIAL42" + "17261231") ==
          Values{{"01", kGtin}, {"11", "260101"}, {"21", "SERIAL42"}, {"17", "261231"}});
    // Nothing tells where this lot ends: it is what the standard says.
    CHECK(typed(front + "10LOT721S1") == Values{{"01", kGtin}, {"10", "LOT721S1"}});
    // A lot of digits that look like a date behind a date's number, after the date itself.
    CHECK(typed(front + "17261231" + "10A17251231") ==
          Values{{"01", kGtin}, {"17", "261231"}, {"10", "A17251231"}});
    // Too long for one lot, and to be parted in several ways: the product is known all the same.
    CHECK(typed(front + "10" + "A1234567890" + "21" + "B1234567890").at("01") == kGtin);
    // With separators nothing is guessed.
    CHECK(typed(front + "10LOT717261231\x1D" + "21S") ==
          Values{{"01", kGtin}, {"10", "LOT717261231"}, {"21", "S"}});
    CHECK_FALSE(
        gs1::parse_typed_element_string("0108930000000018"
                                        "10LOT717261231"));
    CHECK_FALSE(gs1::parse_typed_element_string(front + "10" + std::string(300, '1')));
}

TEST_CASE("what only looks like a Digital Link is refused", "[core][gs1]") {
    for (const char* uri :
         {"https://a/01/08930000000018", "https://a/01/08930000000019/21/S/10/L",
          "https://a/01/08930000000019/10/L/10/L", "https://a/01/08930000000019/10",
          "https://a/01/08930000000019/10/", "https://a/01/08930000000019/10/A%2",
          "https://a/01/08930000000019/10/A%zz", "https://a/01/08930000000019?01=08930000000026",
          "https://a/01/08930000000019?17", "https://a/01/08930000000019?17=260230",
          "https:///01/08930000000019", "ftp://a/01/08930000000019", "https://a", "https://a/",
          "a/01/08930000000019", "", "https://a/01/08930000000019/10/Đ",
          "https://a/?01=08930000000019"}) {
        INFO(uri);
        CHECK_FALSE(gs1::parse_digital_link(uri));
    }
}

TEST_CASE("a shop's own code gives up its weight or price by the shop's pattern", "[core][gs1]") {
    const auto code = [](std::string digits) { return digits + gs1::check_digit(digits); };
    const auto weighed = gs1::parse_in_shop(code("211234500305"), {"21PPPPPWWWWWC"});
    REQUIRE(weighed);
    CHECK(weighed->item == "12345");
    CHECK(weighed->weight == Quantity::from_thousandths(305));
    CHECK_FALSE(weighed->price);
    const auto priced = gs1::parse_in_shop(code("231234125000"), {"23PPPPVVVVVVC"});
    REQUIRE(priced);
    CHECK(priced->price == Money::from_dong(125'000));
    CHECK_FALSE(gs1::parse_in_shop(code("221234500305"), {"21PPPPPWWWWWC"}));
    CHECK_FALSE(gs1::parse_in_shop(code("893000000001"), {"89PPPPPWWWWWC"}));
    CHECK_FALSE(gs1::parse_in_shop("2112345003050", {"21PPPPPWWWWWC"}));
    CHECK_FALSE(gs1::parse_in_shop(code("211234500305"), {"21PPPPPWWWWW"}));
    CHECK_FALSE(gs1::parse_in_shop(code("211234500305"), {""}));
}
