#include "kiosk/core/trust.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Date day(const char* iso) { return *Date::parse(iso); }
const Date kToday = *Date::from_ymd(2026, 11, 23);

Product honey() {
    Product product;
    product.id = ProductId{"honey"};
    product.name_vi = "Mật ong hoa cà phê";
    product.stars = 4;
    product.codes = {"08930000000019"};
    product.certificate =
        Certificate{"3981/QĐ-UBND", "UBND tỉnh Lâm Đồng", day("2026-08-05"), day("2029-08-05")};
    return product;
}

Lot lot() {
    Lot lot;
    lot.product = ProductId{"honey"};
    lot.number = "L02";
    lot.best_before = day("2027-11-01");
    return lot;
}

Code code(std::string_view text) {
    return *parse_code(text, "", {{}, {"qr.icheck.vn", "stamp.example"}});
}
const char* const kWithLot = "(01)08930000000019(10)L02(21)A0001";

std::vector<FindingKind> kinds(const std::vector<Finding>& findings) {
    std::vector<FindingKind> kinds;
    for (const Finding& one : findings) kinds.push_back(one.kind);
    return kinds;
}
using Kinds = std::vector<FindingKind>;

}  // namespace

TEST_CASE("a sound product of a sound lot has nothing to be said about", "[core][trust]") {
    CHECK(findings_of(code(kWithLot), {honey(), lot(), true, {}}, kToday).empty());
    CHECK(findings_of(code("8930000000019"), {honey(), {}, false, {}}, kToday).empty());
    CHECK(findings_of_payload(kWithLot).empty());
    CHECK(findings_of_payload("BEGIN:VCARD\r\nFN:Hợp tác xã\r\n").empty());
    CHECK(findings_of_payload("]d20108930000000019"
                              "10L02\x1d"
                              "21A1")
              .empty());
}

TEST_CASE("a recalled lot is told before everything else, and is not sold", "[core][trust]") {
    ScanFacts facts{honey(), lot(), true, SerialSold{1'795'410'000'000, "K01-1-000007"}};
    facts.lot->recall = Recall{day("2026-11-20"), {"nắp hở", "caps are not tight"}};
    facts.lot->best_before = day("2026-11-01");
    const auto findings = findings_of(code(kWithLot), facts, kToday);
    CHECK(kinds(findings) == Kinds{FindingKind::LotRecalled, FindingKind::PastBestBefore,
                                   FindingKind::SerialSoldBefore});
    CHECK(findings[0].explanation.vi == "Lô L02 được thu hồi ngày 20/11/2026: nắp hở.");
    CHECK(findings[0].explanation.en == "Lot L02 was recalled on 20/11/2026: caps are not tight.");
    REQUIRE(forbidding(findings) != nullptr);
    CHECK(forbidding(findings)->kind == FindingKind::LotRecalled);
}

TEST_CASE("the last good day is good, the day after is not", "[core][trust]") {
    const auto on = [](const char* today) {
        return kinds(findings_of(code(kWithLot), {honey(), lot(), true, {}}, day(today)));
    };
    CHECK(on("2027-10-01").empty());
    CHECK(on("2027-10-02") == Kinds{FindingKind::BestBeforeSoon});
    CHECK(on("2027-11-01") == Kinds{FindingKind::BestBeforeSoon});
    CHECK(on("2027-11-02") == Kinds{FindingKind::PastBestBefore});
}

TEST_CASE("the earlier date of label and book counts", "[core][trust]") {
    const Code dated = code("(01)08930000000019(10)L02(15)261101");
    CHECK(kinds(findings_of(dated, {honey(), lot(), true, {}}, kToday)) ==
          Kinds{FindingKind::PastBestBefore});
    Lot old = lot();
    old.best_before = day("2026-11-01");
    CHECK(kinds(findings_of(code("(01)08930000000019(10)L02(17)281231"), {honey(), old, true, {}},
                            kToday)) == Kinds{FindingKind::PastBestBefore});
}

TEST_CASE("a lot is unknown only where the shop keeps lots", "[core][trust]") {
    CHECK(kinds(findings_of(code(kWithLot), {honey(), {}, true, {}}, kToday)) ==
          Kinds{FindingKind::LotUnknown});
    CHECK(findings_of(code(kWithLot), {honey(), {}, false, {}}, kToday).empty());
}

TEST_CASE("a serial number that was sold here is told with its day", "[core][trust]") {
    const auto findings = findings_of(
        code(kWithLot), {honey(), lot(), true, SerialSold{1'795'410'000'000, ""}}, kToday);
    REQUIRE(kinds(findings) == Kinds{FindingKind::SerialSoldBefore});
    CHECK(findings[0].explanation.vi.find("A0001 đã bán tại đây ngày 23/11/2026, 12:00") !=
          std::string::npos);
    CHECK(findings[0].forbids_sale);
}

TEST_CASE("an unknown code and an unknown web address are explained, never opened",
          "[core][trust]") {
    const auto unknown = findings_of(code("8930000000026"), {}, kToday);
    REQUIRE(kinds(unknown) == Kinds{FindingKind::UnknownCode});
    CHECK(forbidding(unknown) == nullptr);
    const auto strange = findings_of(code("https://qr.icheck.vn@evil.example/a"), {}, kToday);
    REQUIRE(kinds(strange) == Kinds{FindingKind::UnknownHost});
    CHECK(strange[0].explanation.en.find("evil.example") != std::string::npos);
    // A known stamp system with nothing behind it here is simply unknown.
    CHECK(kinds(findings_of(code("https://qr.icheck.vn/x"), {}, kToday)) ==
          Kinds{FindingKind::UnknownCode});
}

TEST_CASE("a strange host is told although the product is known, except where the shop knows it",
          "[core][trust]") {
    const Code link = code("https://evil.example/01/08930000000019");
    CHECK(kinds(findings_of(link, {honey(), {}, false, {}}, kToday)) ==
          Kinds{FindingKind::UnknownHost});
    Product listed = honey();
    listed.codes.push_back("https://evil.example/01/08930000000019");
    CHECK(findings_of(link, {listed, {}, false, {}}, kToday).empty());
    CHECK(
        findings_of(code("https://id.gs1.org/01/08930000000019"), {honey(), {}, false, {}}, kToday)
            .empty());
}

TEST_CASE("a payload too long, with control or hidden characters is not read", "[core][trust]") {
    CHECK(findings_of_payload(std::string(4'096, '9')).empty());
    CHECK(kinds(findings_of_payload(std::string(4'097, '9'))) ==
          Kinds{FindingKind::UnreadablePayload});
    for (const std::string& bytes : {std::string{"893\x1b[31m"},
                                    std::string{"893\0"
                                                "1",
                                                5},
                                    std::string{"a\u202Eb"}, std::string{"893\u200B0"},
                                    std::string{"\xC3\x28"}, std::string{"\u0085"}}) {
        CHECK(kinds(findings_of_payload(bytes)) == Kinds{FindingKind::UnreadablePayload});
    }
}

TEST_CASE("what a code says is shown escaped in every sentence", "[core][trust]") {
    Code dangerous = code("8930000000026");
    dangerous.text = "a\u202Eb\x1b";
    dangerous.lot = "L\u202E1";
    dangerous.serial = "S\x07";
    for (const ScanFacts& facts : {ScanFacts{}, ScanFacts{honey(), {}, true, SerialSold{1, ""}}}) {
        for (const Finding& one : findings_of(dangerous, facts, kToday)) {
            CHECK(one.explanation.vi.find('\x1b') == std::string::npos);
            CHECK(one.explanation.vi.find("\u202E") == std::string::npos);
            CHECK(one.explanation.en.find('\x07') == std::string::npos);
        }
    }
}

TEST_CASE("there is never a proven panel over a certificate that does not hold", "[core][trust]") {
    Product product = honey();
    CHECK(stars_panel(product, CertificateState::Valid) == StarsPanel::Proven);
    CHECK(stars_panel(product, CertificateState::Expiring) == StarsPanel::ProvenForNow);
    for (const auto state :
         {CertificateState::Expired, CertificateState::Revoked, CertificateState::None}) {
        CHECK(stars_panel(product, state) == StarsPanel::Unproven);
    }
    product.stars.reset();
    CHECK(stars_panel(product, CertificateState::Valid) == StarsPanel::None);
}

TEST_CASE("stars are told with what they are worth today", "[core][trust]") {
    Product product = honey();
    CHECK(stars_line(product, CertificateState::Valid).vi == "4 sao · chứng nhận đến 05/08/2029");
    CHECK(stars_line(product, CertificateState::Expired).en ==
          "4 stars · certificate expired on 05/08/2029");
    const auto on = [&](const char* today) { return kinds(findings_of(product, day(today))); };
    CHECK(on("2026-11-23").empty());
    CHECK(on("2029-03-01") == Kinds{FindingKind::CertificateExpiring});
    CHECK(on("2029-08-06") == Kinds{FindingKind::CertificateExpired});
    product.certificate->revoked = true;
    CHECK(on("2026-11-23") == Kinds{FindingKind::CertificateRevoked});
    CHECK(forbidding(findings_of(product, kToday)) != nullptr);
    product.certificate.reset();
    CHECK(on("2026-11-23") == Kinds{FindingKind::CertificateNone});
    product.stars.reset();
    CHECK(on("2026-11-23").empty());  // it claims nothing
}
