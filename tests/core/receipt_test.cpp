#include "kiosk/core/receipt.h"

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Money dong(std::int64_t amount) { return Money::from_dong(amount); }

std::string printed(const Receipt& receipt) {
    std::string text;
    for (const ReceiptLine& line : receipt.lines) {
        using Kind = ReceiptLine::Kind;
        switch (line.kind) {
            case Kind::Rule:
                text += "--------";
                break;
            case Kind::Space:
                break;
            case Kind::Title:
                text += "# " + line.left;
                break;
            case Kind::Centered:
                text += "^ " + line.left;
                break;
            case Kind::Strong:
                text += "! " + line.left + " | " + line.right;
                break;
            case Kind::Columns:
                text += line.left + " | " + line.right;
                break;
            default:
                text += line.left;
        }
        text += '\n';
    }
    // The space before ₫ does not break; plain here, so that the expected text can be read.
    for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) {
        text.replace(at, 2, " ");
    }
    return text;
}

Sale sample() {
    SaleLine coffee;
    coffee.name = "Cà phê rang xay";
    coffee.name_en = "Ground coffee";
    coffee.quantity = Quantity::pieces(2);
    coffee.unit_price = dong(125'000);
    coffee.discount = dong(10'000);
    SaleLine beef;
    beef.name = "Thịt trâu gác bếp";
    beef.unit = "kg";
    beef.quantity = Quantity::from_thousandths(305);
    beef.unit_price = dong(890'000);
    beef.tax_rate = TaxRate::NotSubject;
    Cart cart{{coffee, beef}, dong(5'000)};
    const CartTotals totals = price_cart(cart).value();
    const std::vector<Tender> tenders{{PaymentMethod::Transfer, dong(100'000), "FT26327"},
                                      {PaymentMethod::Cash, dong(500'000), ""}};
    Sale sale = make_sale(SaleId{}, cart, totals, settle(totals.total, tenders, 500).value(),
                          *parse_rfc3339("2026-11-23T14:05:09+07:00"), *Date::parse("2026-11-23"),
                          StaffCode{"101"}, "Nguyễn Thị Lan");
    sale.demonstration = true;
    return sale;
}

const ShopIdentity kShop{"Điểm OCOP Ga Hà Nội", "120 Lê Duẩn, Hà Nội", "024 0000 0000",
                         "0100109106", "K01"};

}  // namespace

TEST_CASE("a Vietnamese receipt says everything a shopper may ask", "[core][receipt]") {
    CHECK(printed(receipt_of(sample(), kShop, "K01-1-42", "9f3a-77c1", Language::Vietnamese)) ==
          R"(# Điểm OCOP Ga Hà Nội
^ 120 Lê Duẩn, Hà Nội
^ ĐT: 024 0000 0000
^ MST: 0100109106

# HÓA ĐƠN BÁN LẺ
^ BẢN TRÌNH DIỄN – KHÔNG CÓ GIÁ TRỊ THANH TOÁN
Số | K01-1-42
Ngày | 23/11/2026 14:05
Thu ngân | Nguyễn Thị Lan
Quầy | K01
--------
Cà phê rang xay
  2 × 125.000 | 250.000
  Giảm giá | −10.000
Thịt trâu gác bếp
  0,305 kg × 890.000 | 271.450
--------
Tiền hàng | 521.450
Giảm giá sản phẩm | −10.000
Giảm giá cả đơn | −5.000
! TỔNG CỘNG | 506.450 ₫
Làm tròn tiền mặt | 50
! PHẢI TRẢ | 506.500 ₫
Chuyển khoản | 100.000
  Mã giao dịch: FT26327
Tiền mặt | 500.000
Tiền thối | 93.500
--------
Giá đã gồm thuế GTGT:
  Hàng không chịu thuế GTGT | 268.796
  Thuế GTGT 8% của 220.050 | 17.604
--------
^ Dữ liệu minh họa, giá không có thật
^ Cảm ơn quý khách, hẹn gặp lại!
^ Mã kiểm tra: 9f3a-77c1
OCOP-R-00000000-0000-0000-0000-000000000000-33
)");
}

TEST_CASE("an English receipt of the same sale has the same figures", "[core][receipt]") {
    const std::string text =
        printed(receipt_of(sample(), kShop, "K01-1-42", "", Language::English));
    for (const char* wanted :
         {"# RETAIL RECEIPT", "Ground coffee", "Thịt trâu gác bếp", "! TOTAL | 506.450",
          "Cash rounding | 50", "Change | 93.500", "VAT 8% of 220.050 | 17.604",
          "Date | 23/11/2026 14:05", "DEMONSTRATION"}) {
        INFO(wanted);
        CHECK(text.find(wanted) != std::string::npos);
    }
    CHECK(text.find("Check code") == std::string::npos);
}

TEST_CASE("a plain sale has a plain receipt", "[core][receipt]") {
    SaleLine line;
    line.name = "Mật ong";
    line.unit_price = dong(200'000);
    Cart cart{{line}, {}};
    const CartTotals totals = price_cart(cart).value();
    const Sale sale =
        make_sale(SaleId{}, cart, totals,
                  settle(totals.total, {{PaymentMethod::Cash, dong(200'000), ""}}, 500).value(), 0,
                  Date{}, StaffCode{"101"}, "");
    const std::string text = printed(receipt_of(sale, {}, "", "", Language::Vietnamese));
    for (const char* unwanted :
         {"Giảm", "Làm tròn", "PHẢI TRẢ", "Tiền thối", "MINH", "MST", "Số |"}) {
        INFO(unwanted);
        CHECK(text.find(unwanted) == std::string::npos);
    }
    CHECK(text.find("Thu ngân | 101") != std::string::npos);
}

TEST_CASE("a tax number is proven by its check digit", "[core][receipt]") {
    CHECK(is_tax_number("0100109106"));
    CHECK(is_tax_number("0100109106-001"));
    CHECK(is_tax_number("0300588569"));
    CHECK_FALSE(is_tax_number("0100109107"));
    CHECK_FALSE(is_tax_number("0100109106001"));
    CHECK_FALSE(is_tax_number("0100109106-01"));
    CHECK_FALSE(is_tax_number("010010910a"));
    CHECK_FALSE(is_tax_number(""));
}
