#include "kiosk/core/ids.h"

#include <random>
#include <set>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {
SaleIdMaker maker(std::uint32_t seed) {
    return SaleIdMaker{
        [random = std::mt19937{seed}](std::uint8_t* into, std::size_t count) mutable {
            for (std::size_t i = 0; i < count; ++i) into[i] = static_cast<std::uint8_t>(random());
        }};
}
}  // namespace

TEST_CASE("a sale's id is a UUID of version 7 with its time in front", "[core][ids]") {
    SaleIdMaker ids = maker(1);
    const std::string text = ids.next(0x018F'1234'5678).text();
    CHECK(text.size() == 36);
    CHECK(text.substr(0, 15) == "018f1234-5678-7");
    CHECK(std::string{"89ab"}.find(text[19]) != std::string::npos);
    CHECK(SaleId::parse(text)->text() == text);
}

TEST_CASE("ids never repeat and never go backwards, whatever the clock does", "[core][ids]") {
    SaleIdMaker ids = maker(2);
    std::mt19937 random{3};
    std::int64_t now = 1'795'000'000'000;
    SaleId last = ids.next(now);
    for (int i = 0; i < 50'000; ++i) {
        const int step = static_cast<int>(random() % 40);
        if (step == 0) now -= 3'600'000;
        if (step == 1) now += 1'000;
        const SaleId id = ids.next(now);
        REQUIRE(last < id);
        last = id;
    }
}

TEST_CASE("only a UUID in lower case is a sale's id", "[core][ids]") {
    const std::string good = "018f1234-5678-7abc-8def-0123456789ab";
    CHECK(SaleId::parse(good));
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string wrong = good;
        wrong[at] = good[at] == '-' ? '0' : 'G';
        CHECK_FALSE(SaleId::parse(wrong));
    }
    CHECK_FALSE(SaleId::parse(good + "0"));
    CHECK_FALSE(SaleId::parse(good.substr(1)));
    CHECK_FALSE(SaleId::parse("018F1234-5678-7abc-8def-0123456789ab"));
    CHECK_FALSE(SaleId::parse(""));
}

TEST_CASE("ids go on after the last one of the program before, whatever the clock says", "[ids]") {
    SaleIdMaker before = maker(3);
    SaleId last;
    for (int i = 0; i < 5'000; ++i) last = before.next(1'795'410'000'000);
    SaleIdMaker after = maker(4);
    after.continue_after(last);
    SaleId previous = last;
    for (const std::int64_t now_ms : {0LL, 1'700'000'000'000LL, 1'795'410'000'000LL,
                                      1'795'410'000'001LL, 1'895'410'000'000LL}) {
        const SaleId next = after.next(now_ms);
        CHECK(next > previous);
        previous = next;
    }
    // An older id changes nothing.
    after.continue_after(last);
    CHECK(after.next(0) > previous);
}
