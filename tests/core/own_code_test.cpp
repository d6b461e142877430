// The showroom's own codes and the hosts of stamps: what is read is proven, what is shown is what
// it says.
#include "kiosk/core/own_code.h"

#include "kiosk/core/code.h"
#include "kiosk/core/vietnamese_text.h"
#include "kiosk/core/web_address.h"
#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("a basket, a receipt and a badge are read as they were written", "[core][code]") {
    for (const OwnCode& code :
         {OwnCode{OwnCode::Kind::Basket, "417"},
          OwnCode{OwnCode::Kind::Receipt, "019AB1C2-0000-7ABC-8DEF-001122334455"},
          OwnCode{OwnCode::Kind::Staff, "hai2"}}) {
        const std::string text = write_own_code(code);
        const auto read = parse_code(text, "QRCode", {});
        REQUIRE(read);
        CHECK(read->own == code);
        CHECK(read->kind == CodeKind::Text);
        CHECK_FALSE(read->gtin);
    }
    CHECK(write_own_code({OwnCode::Kind::Staff, "101"}).starts_with("OCOP-S-101-"));
    CHECK(name_of(OwnCode::Kind::Receipt) == "receipt");
}

TEST_CASE("a misread code of the showroom is told, never taken for another", "[core][code]") {
    const std::string text = write_own_code({OwnCode::Kind::Receipt, "019AB1C200007ABC"});
    for (std::size_t at = 7; at < text.size(); ++at) {
        for (const char other : {'0', '7', 'A', 'z', '-', ' '}) {
            std::string wrong = text;
            if (wrong[at] == other) continue;
            wrong[at] = other;
            INFO(wrong);
            CHECK_FALSE(parse_code(wrong, "QRCode", {}));
        }
        std::string exchanged = text;
        if (at + 1 == text.size() || text[at] == text[at + 1]) continue;
        std::swap(exchanged[at], exchanged[at + 1]);
        CHECK_FALSE(parse_code(exchanged, "QRCode", {}));
    }
    CHECK_FALSE(parse_code("OCOP-B-", "", {}).value().own);
    CHECK_FALSE(parse_code("OCOP-S-101", "", {}));
    CHECK_FALSE(parse_code("OCOP-S-" + std::string(40, '1') + "-00", "", {}));
    // Other people's texts that begin alike.
    CHECK(parse_code("OCOP-42", "", {})->kind == CodeKind::Text);
    CHECK(parse_code("OCOP-X-42-11", "", {})->kind == CodeKind::Text);
}

TEST_CASE("a stamp's host is the one that would be asked, and known only if listed",
          "[core][code]") {
    const CodeRules rules{{}, {"cd.qcheck.vn", "icheck.vn"}};
    const auto host = [&](const char* address) {
        const Code code = parse_code(address, "QRCode", rules).value();
        REQUIRE(code.kind == CodeKind::Url);
        return code.host.value_or("?") + (code.host_is_known ? " known" : "");
    };
    CHECK(host("https://cd.qcheck.vn/a?b=c") == "cd.qcheck.vn known");
    CHECK(host("HTTPS://QR.iCheck.VN:443/x") == "qr.icheck.vn known");
    CHECK(host("https://icheck.vn./x") == "icheck.vn known");
    CHECK(host("https://qcheck.vn/") == "qcheck.vn");
    CHECK(host("https://evilicheck.vn/") == "evilicheck.vn");
    CHECK(host("https://icheck.vn.evil.example/") == "icheck.vn.evil.example");
    CHECK(host("https://icheck.vn@evil.example/") == "evil.example");
    CHECK(host("https://evil.example\\@icheck.vn/") == "evil.example");
    CHECK(host("https://evil.example#@icheck.vn/") == "evil.example");
    CHECK(host("https://i\u0441heck.vn/") == "?");  // a Cyrillic letter
    CHECK(host("https://xn--iheck-3nf.vn/") == "xn--iheck-3nf.vn");
    CHECK(host("https://[::1]/") == "?");
    CHECK(host("http:///path") == "?");
    CHECK_FALSE(is_known_host("icheck.vn", {""}));
}

TEST_CASE("what deceives the eye in a code is shown as what it is", "[core][code]") {
    CHECK(shown_safely("https://i\u0441heck.vn", 60) == "https://i\\u0441heck.vn");
    CHECK(shown_safely("abc\u202Etxt.exe", 60) == "abc\\u202Etxt.exe");
    CHECK(shown_safely("a\nb\x1D", 60) == "a\\u000Ab\\u001D");
    CHECK(shown_safely("Hạt điều rang củi", 60) == "Hạt điều rang củi");
    CHECK(shown_safely(std::string(500, 'x'), 60).size() < 66);
}
