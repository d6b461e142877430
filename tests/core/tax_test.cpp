// The table of VAT rates with its dates, and the one rule of rounding.
#include "kiosk/core/tax.h"

#include <fstream>
#include <sstream>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Date day(const char* iso) { return *Date::parse(iso); }

TaxTable shipped() {
    std::ifstream file{OCOP_SOURCE_DIR "/assets/data/tax-rates.tsv"};
    std::stringstream text;
    text << file.rdbuf();
    const auto table = TaxTable::parse(text.str());
    REQUIRE(table);
    return *table;
}

}  // namespace

TEST_CASE("the cut to 8 % ends with 2026, every other rate is as it is listed", "[core][tax]") {
    const TaxTable table = shipped();
    const TaxTable built_in;
    for (const TaxRate rate : {TaxRate::NotSubject, TaxRate::NotDeclared, TaxRate::Zero,
                               TaxRate::Five, TaxRate::Eight, TaxRate::Ten}) {
        for (const char* on : {"2025-01-01", "2026-12-31", "2027-01-01", "2030-01-01"}) {
            CHECK(built_in.rate_on(rate, day(on)) == table.rate_on(rate, day(on)));
        }
    }
    CHECK(table.rate_on(TaxRate::Eight, day("2026-11-23")) == TaxRate::Eight);
    CHECK(table.rate_on(TaxRate::Eight, day("2026-12-31")) == TaxRate::Eight);
    CHECK(table.rate_on(TaxRate::Eight, day("2027-01-01")) == TaxRate::Ten);
    for (const TaxRate rate :
         {TaxRate::NotSubject, TaxRate::NotDeclared, TaxRate::Zero, TaxRate::Five, TaxRate::Ten}) {
        CHECK(table.rate_on(rate, day("2026-12-31")) == rate);
        CHECK(table.rate_on(rate, day("2027-01-01")) == rate);
    }
}

TEST_CASE("another law is another row, and a wrong row is named", "[core][tax]") {
    const std::string head = "rate\tfrom\tuntil\tapplies\tsource\n";
    int line = 0;
    const auto longer = TaxTable::parse(head + "8\t\t2027-06-30\t8\tlonger\n8\t\t\t10\tover\n");
    REQUIRE(longer);
    CHECK(longer->rate_on(TaxRate::Eight, day("2027-06-30")) == TaxRate::Eight);
    CHECK(longer->rate_on(TaxRate::Eight, day("2027-07-01")) == TaxRate::Ten);
    CHECK_FALSE(TaxTable::parse(head + "5\t\t\t5\tok\n7\t\t\t7\tno such rate\n", &line));
    CHECK(line == 3);
    CHECK_FALSE(TaxTable::parse(head + "8\t2026-13-01\t\t8\tno such day\n"));
    CHECK_FALSE(TaxTable::parse(head + "8\t\t\t8\n"));
}

TEST_CASE("vat-per-line-half-up: tax is rounded once a line, its net is what is left",
          "[core][tax]") {
    CHECK(kVatRule == "vat-per-line-half-up");
    CHECK(tax_inside(Money::from_dong(12'440), TaxRate::Eight) == Money::from_dong(921));
    CHECK(tax_inside(Money::from_dong(10'000), TaxRate::Ten) == Money::from_dong(909));
    CHECK(tax_inside(Money::from_dong(11), TaxRate::Ten) == Money::from_dong(1));
    CHECK(tax_inside(Money::from_dong(5), TaxRate::Ten) == Money{});  // 0.4545
    CHECK(tax_inside(Money::from_dong(27), TaxRate::Eight) == Money::from_dong(2));
    // A refund mirrors its sale.
    CHECK(tax_inside(Money::from_dong(-12'440), TaxRate::Eight) == Money::from_dong(-921));
    CHECK(tax_inside(Money::from_dong(12'440), TaxRate::NotDeclared) == Money{});
}
