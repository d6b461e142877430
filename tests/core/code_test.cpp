#include "kiosk/core/code.h"

#include <iterator>
#include <random>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

const CodeRules kRules{{{"21PPPPPWWWWWC"}}};

Code read(std::string_view text, std::string_view symbology = "") {
    const auto code = parse_code(text, symbology, kRules);
    INFO(text << " " << symbology);
    REQUIRE(code);
    return *code;
}

bool refused(std::string_view text, std::string_view symbology = "") {
    const auto code = parse_code(text, symbology, kRules);
    if (code) return false;
    CHECK_FALSE(code.problem().line(Language::Vietnamese).empty());
    CHECK_FALSE(code.problem().line(Language::English).empty());
    return true;
}

}  // namespace

TEST_CASE("retail bar codes become a GTIN of 14 digits", "[core][code]") {
    CHECK(read("8930000000019", "EAN-13").gtin == "08930000000019");
    CHECK(read("]E08930000000019").gtin == "08930000000019");
    CHECK(read("]E496385074").gtin == "00000096385074");
    CHECK(read("036000291452", "UPC-A").gtin == "00036000291452");
    CHECK(read("01234565", "UPC-E").gtin == "00012345000065");
    CHECK(read("04252614", "UPC-E").gtin == "00042100005264");
    CHECK(read("8930000000019\r\n").gtin == "08930000000019");
    CHECK(read("8930000000019").kind == CodeKind::Gtin);
    CHECK(read("]E3893000000001912345").gtin == "08930000000019");
}

TEST_CASE("a misread bar code is told, mistyped digits are only text", "[core][code]") {
    CHECK(refused("8930000000018", "EAN-13"));
    CHECK(refused("]E08930000000018"));
    CHECK(refused("01234566", "UPC-E"));
    CHECK(refused("ABC", "EAN-8"));
    CHECK(read("8930000000018").kind == CodeKind::Text);
    CHECK(read("8930000000018", "Code128").kind == CodeKind::Text);
    CHECK(read("12345").kind == CodeKind::Text);
}

TEST_CASE("GS1 carriers give product, lot and serial", "[core][code]") {
    for (const char* text : {"]C101089300000000191726120010LOT7\x1D"
                             "21S1",
                             "01089300000000191726120010LOT7\x1D"
                             "21S1",
                             "]Q301089300000000191726120010LOT7\x1D"
                             "21S1",
                             "(01)08930000000019(17)261200(10)LOT7(21)S1",
                             "https://id.example/01/08930000000019/10/LOT7/21/S1?17=261200"}) {
        const Code code = read(text);
        CHECK(code.kind == CodeKind::Gtin);
        CHECK(code.gtin == "08930000000019");
        CHECK(code.lot == "LOT7");
        CHECK(code.serial == "S1");
        REQUIRE(code.elements);
        CHECK(code.elements->expiry() == Date::parse("2026-12-31"));
    }
    // The separator lost by a keyboard scanner: the last field may be of any length.
    const Code lost = read("01089300000000191726120010LOT7");
    CHECK(lost.gtin == "08930000000019");
    CHECK(lost.lot == "LOT7");
    CHECK(read("0108930000000019").gtin == "08930000000019");
    CHECK(refused("]d20108930000000018"));
    CHECK(refused("]C1XYZ"));
    CHECK(read("0108930000000018"
               "10LOT")
              .kind == CodeKind::Text);
    CHECK(read("(01)08930000000018").kind == CodeKind::Text);
}

TEST_CASE("a code that says it is GS1's is read as one, wherever its GTIN stands", "[core][code]") {
    ScannedText scanned;
    scanned.symbology = "DataMatrix";
    scanned.bytes =
        "10LOT7"
        "\x1D"
        "0108930000000019";
    scanned.is_gs1 = true;
    CHECK(parse_code(scanned, {})->gtin == "08930000000019");
    CHECK(parse_code(scanned, {})->lot == "LOT7");
    scanned.bytes =
        "17261231"
        "0108930000000019";
    CHECK(parse_code(scanned, {})->gtin == "08930000000019");
    CHECK(parse_code(scanned, {})->kind == CodeKind::Gtin);
    scanned.is_gs1 = false;
    CHECK(parse_code(scanned, {})->kind == CodeKind::Text);
    scanned.is_gs1 = true;
    scanned.bytes = "17261331";
    CHECK(parse_code(scanned, {})->kind == CodeKind::Text);
    // A camera loses no separator, so nothing of a lot is taken for something else.
    scanned.bytes =
        "0108930000000019"
        "10LOT717261231";
    CHECK(parse_code(scanned, {})->lot == "LOT717261231");
    CHECK(read(scanned.bytes).lot == "LOT7");
}

TEST_CASE("a code of the shop is known by the shop's pattern alone", "[core][code]") {
    const std::string digits = "211234500305";
    const std::string ean = digits + gs1::check_digit(digits);
    const Code code = read(ean, "EAN-13");
    CHECK(code.kind == CodeKind::InShop);
    CHECK(code.gtin == "0" + ean);
    CHECK(code.in_shop->weight == Quantity::from_thousandths(305));
    CHECK(parse_code(ean, "EAN-13", {})->kind == CodeKind::Gtin);
    CHECK(read("2000000000015").kind == CodeKind::Gtin);
}

TEST_CASE("a stamp's address is an address and nothing more", "[core][code]") {
    const Code code = read("https://qr.icheck.vn/abc?x=Đ", "QRCode");
    CHECK(code.kind == CodeKind::Url);
    CHECK_FALSE(code.gtin);
    CHECK(read("HTTP://a").kind == CodeKind::Url);
    CHECK(read("https://a/00/006141411234567890").kind == CodeKind::Url);
    CHECK(read("http://").kind == CodeKind::Text);
    CHECK(read("httpx://a").kind == CodeKind::Text);
}

TEST_CASE("a transfer is read, an altered one is told", "[core][code]") {
    vietqr::Transfer to;
    to.bin = "970422";
    to.account = "0123456789";
    to.amount = Money::from_dong(5);
    const std::string payload = vietqr::build(to).value();
    CHECK(read(payload, "QRCode").kind == CodeKind::VietQr);
    std::string altered = payload;
    altered.replace(altered.find("54015"), 5, "54019");
    CHECK(refused(altered, "QRCode"));
    CHECK(read("00020101021126360014com.example").kind == CodeKind::Text);
}

TEST_CASE("text is kept whole, in one form, without what the scanner added", "[core][code]") {
    CHECK(read("  Ho\u0300a Bi\u0300nh \t\n").text == "Hòa Bình");
    CHECK(read("]Q1OCOP-42").text == "OCOP-42");
    CHECK(read("\xFF\xFE").text == "\xFF\xFE");
    CHECK(read("]").text == "]");
    CHECK(refused(""));
    CHECK(refused(" \r\n"));
    CHECK(refused("]Q1"));
    CHECK(refused(std::string(4097, 'a')));
    CHECK(read(std::string(4096, 'a')).kind == CodeKind::Text);
}

TEST_CASE("a code's kind has the command line's name", "[core][code]") {
    CHECK(name_of(CodeKind::Gtin) == "gtin");
    CHECK(name_of(CodeKind::Alias) == "alias");
    CHECK(name_of(CodeKind::InShop) == "in_shop");
    CHECK(name_of(CodeKind::VietQr) == "vietqr");
    CHECK(name_of(CodeKind::Url) == "url");
    CHECK(name_of(CodeKind::Text) == "text");
}

TEST_CASE("no bytes whatever bring the reader down", "[core][code]") {
    const std::string seeds[] = {
        "]d201089300000000191726120010LOT7\x1D"
        "21S1",
        "(01)08930000000019(17)261200(10)LOT7(21)S1",
        "https://id.example/01/08930000000019/10/LOT%207/21/S1?17=261200&99=A",
        "00020101021238540010A00000072701240006970422011001234567890208QRIBFTTA530370454051234558"
        "02VN62160812chuyen khoan6304B1A7",
        "]E08930000000019",
        "2112345003057",
        "Đường thốt nốt"};
    const char* symbologies[] = {"", "EAN-13", "UPC-E", "QRCode", "DataMatrix"};
    std::mt19937 random{20261123};
    for (int round = 0; round < 40'000; ++round) {
        std::string text = seeds[random() % std::size(seeds)];
        for (std::uint32_t changes = random() % 8; changes > 0 && !text.empty(); --changes) {
            const std::size_t at = random() % text.size();
            switch (random() % 4) {
                case 0:
                    text[at] = static_cast<char>(random());
                    break;
                case 1:
                    text.erase(at, random() % 9);
                    break;
                case 2:
                    text.insert(at, 1, static_cast<char>(random()));
                    break;
                default:
                    text.insert(at, text.substr(random() % text.size(), random() % 40));
            }
        }
        const auto code = parse_code(text, symbologies[random() % 5], kRules);
        if (!code) continue;
        if (code->gtin) REQUIRE(gs1::is_gtin(*code->gtin));
        if (code->kind == CodeKind::Gtin) REQUIRE(code->gtin);
        if (code->kind == CodeKind::VietQr) REQUIRE(vietqr::build(*code->transfer));
    }
}
