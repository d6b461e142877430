// The shopper's smaller values: contact cards, baskets, what may be counted of a scan, lots.
#include "kiosk/core/basket.h"
#include "kiosk/core/contact.h"
#include "kiosk/core/lot.h"
#include "kiosk/core/place.h"
#include "kiosk/core/scan_count.h"
#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("a contact card holds what is public, and nothing breaks out of it", "[core][contact]") {
    Producer producer;
    producer.name = "HTX Nông nghiệp; Đắk Lắk\r\nTEL:113";
    Place place{"xã Ninh Gia", "", "Lâm Đồng", "Lâm Đồng"};
    CHECK(vcard_of(producer, place).empty());  // nothing to reach it by
    producer.phone = "(0262) 385 1234";
    producer.website = "htx.example";
    CHECK(vcard_of(producer, place) ==
          "BEGIN:VCARD\r\nVERSION:3.0\r\n"
          "N:HTX Nông nghiệp\\; Đắk Lắk\\nTEL:113;;;;\r\n"
          "FN:HTX Nông nghiệp\\; Đắk Lắk\\nTEL:113\r\n"
          "ORG:HTX Nông nghiệp\\; Đắk Lắk\\nTEL:113\r\n"
          "TEL;TYPE=WORK,VOICE:02623851234\r\n"
          "URL:htx.example\r\n"
          "ADR;TYPE=WORK:;;xã Ninh Gia\\, Lâm Đồng;;Lâm Đồng;;Việt Nam\r\n"
          "END:VCARD\r\n");
    CHECK(vcard_of({}, place).empty());
}

TEST_CASE("of an unknown code only a trade number or a host is counted", "[core][scans]") {
    const auto counted = [](std::string_view text) {
        return countable_code(*parse_code(text, "", {}));
    };
    CHECK(counted("8930000000019") == "08930000000019");
    CHECK(counted("https://qr.icheck.vn/one/somebody@mail.example") == "qr.icheck.vn");
    CHECK(counted("001099012345||Nguyễn Văn A|01011999|Nam|Hà Nội").empty());  // an identity card
    CHECK(counted("WIFI:S:home;P:secret;;").empty());
}

TEST_CASE("a basket's line costs today's price", "[core][basket]") {
    BasketLine line;
    line.product.price = Money::from_dong(125'000);
    line.quantity = Quantity::from_thousandths(500);
    CHECK(amount_of(line) == Money::from_dong(62'500));
}

TEST_CASE("days left count to the last good day", "[core][lot]") {
    Lot lot;
    const Date today = *Date::from_ymd(2026, 11, 23);
    CHECK_FALSE(days_left(lot, today).has_value());
    lot.best_before = today.plus_days(3);
    CHECK(days_left(lot, today) == 3);
    CHECK(days_left(lot, today.plus_days(4)) == -1);
}

TEST_CASE("a producer's kind is read as it is written and has a title", "[core][product]") {
    for (const ProducerKind kind : {ProducerKind::Unknown, ProducerKind::Cooperative,
                                    ProducerKind::Company, ProducerKind::Household}) {
        CHECK(producer_kind_from(name_of(kind)) == kind);
    }
    CHECK_FALSE(producer_kind_from("state").has_value());
    CHECK(title_of(ProducerKind::Cooperative).vi == "Hợp tác xã");
    CHECK(title_of(ProducerKind::Unknown).vi.empty());
}

TEST_CASE("a province that lost its name leads to today's", "[core][place]") {
    const ProvinceTable table{
        "old_code\told_name\tnew_code\tnew_name\n"
        "54\tTỉnh Phú Yên\t66\tTỉnh Đắk Lắk\n66\tTỉnh Đắk Lắk\t66\tTỉnh Đắk Lắk\n"};
    CHECK(table.renamed() ==
          std::vector<std::pair<std::string, std::string>>{{"Phú Yên", "Đắk Lắk"}});
}
