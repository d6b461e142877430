#include "kiosk/core/product.h"

#include <set>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {
Date day(const char* iso) { return Date::parse(iso).value(); }
}  // namespace

TEST_CASE("a certificate's state follows from its dates", "[core][certificate]") {
    Certificate certificate{"3981/QĐ-UBND", "UBND tỉnh Lâm Đồng", day("2026-08-05"),
                            day("2029-08-05")};
    CHECK(state_on(certificate, day("2026-11-23")) == CertificateState::Valid);
    CHECK(state_on(certificate, day("2029-02-05")) == CertificateState::Valid);
    CHECK(state_on(certificate, day("2029-02-06")) == CertificateState::Expiring);
    CHECK(state_on(certificate, day("2029-08-05")) == CertificateState::Expiring);
    CHECK(state_on(certificate, day("2029-08-06")) == CertificateState::Expired);
    certificate.revoked = true;
    CHECK(state_on(certificate, day("2030-01-01")) == CertificateState::Revoked);
    certificate = {};
    CHECK(state_on(certificate, day("2026-11-23")) == CertificateState::None);
    CHECK(state_on(std::nullopt, day("2026-11-23")) == CertificateState::None);
    CHECK(name_of(CertificateState::Expiring) == "expiring");
}

TEST_CASE("a score becomes stars at the edges the decision draws", "[core][certificate]") {
    const auto stars = [](int score) { return stars_of_score(score).value(); };
    CHECK(stars(0) == 1);
    CHECK(stars(29'99) == 1);
    CHECK(stars(30'00) == 2);
    CHECK(stars(50'00) == 3);
    CHECK(stars(69'71) == 3);
    CHECK(stars(70'00) == 4);
    CHECK(stars(89'99) == 4);
    CHECK(stars(90'00) == 5);
    CHECK(stars(100'00) == 5);
    CHECK_FALSE(stars_of_score(-1));
    CHECK_FALSE(stars_of_score(100'01));
}

TEST_CASE("groups and tax rates are found by the names they give", "[core][product]") {
    for (const Group group : kAllGroups) {
        CHECK(group_from(name_of(group)) == group);
        CHECK_FALSE(title_of(group).vi.empty());
        CHECK_FALSE(title_of(group).en.empty());
    }
    CHECK_FALSE(group_from("Food"));
    for (const char* name : {"KCT", "KKKNT", "0", "5", "8", "10"}) {
        CHECK(name_of(tax_rate_from(name).value()) == name);
    }
    CHECK_FALSE(tax_rate_from("7"));
    CHECK_FALSE(tax_rate_from(""));
}

TEST_CASE("the cut to 8 percent ends with 2026", "[core][tax]") {
    CHECK(rate_on(TaxRate::Eight, day("2026-12-31")) == TaxRate::Eight);
    CHECK(rate_on(TaxRate::Eight, day("2027-01-01")) == TaxRate::Ten);
    CHECK(rate_on(TaxRate::Five, day("2027-01-01")) == TaxRate::Five);
}

TEST_CASE("VAT is taken out of a price, half up", "[core][tax]") {
    CHECK(tax_inside(Money::from_dong(108'000), TaxRate::Eight) == Money::from_dong(8'000));
    CHECK(tax_inside(Money::from_dong(125'000), TaxRate::Eight) == Money::from_dong(9'259));
    CHECK(tax_inside(Money::from_dong(125'000), TaxRate::Ten) == Money::from_dong(11'364));
    CHECK(tax_inside(Money::from_dong(125'000), TaxRate::Zero).is_zero());
    CHECK(tax_inside(Money::from_dong(125'000), TaxRate::NotSubject).is_zero());
    CHECK(tax_inside(Money::from_dong(125'000), TaxRate::NotDeclared).is_zero());
}

TEST_CASE("a problem reads as one line and leaves out what is empty", "[core][result]") {
    const Problem whole{{"A", "what"}, {"B", "why"}, {"C", "to do"}};
    CHECK(whole.line(Language::English) == "what: why (to do)");
    CHECK(whole.line(Language::Vietnamese) == "A: B (C)");
    CHECK(Problem{{"A", "what"}, {}, {}}.line(Language::English) == "what");
    CHECK(Problem{{"A", "what"}, {}, {"C", "to do"}}.line(Language::English) == "what (to do)");
}
