#include "kiosk/core/receipt.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "kiosk/core/own_code.h"

namespace kiosk {
namespace {

constexpr const char* kTimes = " \u00D7 ";
constexpr const char* kMinus = "\u2212";

// Writes the lines of one receipt in one language.
class Writer {
public:
    explicit Writer(Language language) : language_{language} {}

    void add(ReceiptLine::Kind kind, std::string left = {}, std::string right = {}) {
        receipt_.lines.push_back({kind, std::move(left), std::move(right)});
    }
    void rule() { add(ReceiptLine::Kind::Rule); }
    void space() { add(ReceiptLine::Kind::Space); }
    void centered(std::string text) {
        if (!text.empty()) add(ReceiptLine::Kind::Centered, std::move(text));
    }
    void columns(const Text& title, std::string value) {
        if (!value.empty()) add(ReceiptLine::Kind::Columns, in(title), std::move(value));
    }
    void strong(const Text& title, std::string value) {
        add(ReceiptLine::Kind::Strong, in(title), std::move(value));
    }
    const std::string& in(const Text& text) const { return text.in(language_); }
    Language language() const { return language_; }
    Receipt finish() { return std::move(receipt_); }

private:
    Language language_;
    Receipt receipt_;
};

std::string digits(Money money) { return format_digits(money.dong()); }

std::string taken_off(Money discount) { return kMinus + digits(discount); }

void write_head(Writer& to, const Sale& sale, const ShopIdentity& shop, std::string_view number) {
    using Kind = ReceiptLine::Kind;
    to.add(Kind::Title, shop.name);
    to.centered(shop.address);
    if (!shop.phone.empty()) to.centered(to.in({"ĐT: ", "Phone: "}) + shop.phone);
    if (!shop.tax_number.empty()) to.centered(to.in({"MST: ", "Tax number: "}) + shop.tax_number);
    to.space();
    to.add(Kind::Title, to.in({"HÓA ĐƠN BÁN LẺ", "RETAIL RECEIPT"}));
    if (sale.demonstration) {
        to.centered(to.in({"BẢN TRÌNH DIỄN – KHÔNG CÓ GIÁ TRỊ THANH TOÁN",
                           "DEMONSTRATION – NOT A VALID RECEIPT"}));
    }
    to.columns({"Số", "Number"}, std::string{number});
    to.columns({"Ngày", "Date"},
               Date::of_instant(sale.closed_at_ms).dmy() + " " + local_time_hm(sale.closed_at_ms));
    to.columns({"Thu ngân", "Cashier"},
               sale.cashier_name.empty() ? sale.cashier.text() : sale.cashier_name);
    to.columns({"Quầy", "Till"}, shop.till);
    to.rule();
}

// "Giảm giá 10 %"; nothing is added where the discount was given in đồng.
Text with_percent(Text title, std::int64_t hundredths) {
    if (hundredths == 0) return title;
    const std::string percent = format_quantity(Quantity::from_thousandths(hundredths * 10));
    return {title.vi + " " + percent + " %", title.en + " " + percent + " %"};
}

// Under a line: which lot, which promotion by its name, which discount by hand, which note.
void write_line_details(Writer& to, const SaleLine& line) {
    if (!line.lot.empty()) {
        to.columns({"  Lô", "  Lot"}, line.lot);
    }
    if (!line.promotion_discount.is_zero()) {
        to.columns({"  " + line.promotion, "  " + line.promotion},
                   taken_off(line.promotion_discount));
    }
    if (!line.discount.is_zero()) {
        to.columns(with_percent({"  Giảm giá", "  Discount"}, line.discount_percent),
                   taken_off(line.discount));
    }
    if (!line.note.empty()) {
        to.add(ReceiptLine::Kind::Text, "  " + line.note);
    }
}

void write_lines(Writer& to, const Sale& sale) {
    Money line_discounts;
    for (const SaleLine& line : sale.lines) {
        const bool english = to.language() == Language::English && !line.name_en.empty();
        to.add(ReceiptLine::Kind::Text, english ? line.name_en : line.name);
        // A unit is said where the quantity is a weight: "0,305 kg × 390.000".
        const std::string unit =
            line.quantity.is_whole() || line.unit.empty() ? "" : " " + line.unit;
        to.add(ReceiptLine::Kind::Columns,
               "  " + format_quantity(line.quantity) + unit + kTimes + digits(line.unit_price),
               digits(line.gross));
        write_line_details(to, line);
        line_discounts += line.promotion_discount + line.discount;
    }
    to.rule();
    if (sale.discount.is_zero()) return;
    to.columns({"Tiền hàng", "Subtotal"}, digits(sale.gross));
    if (!line_discounts.is_zero()) {
        to.columns({"Giảm giá sản phẩm", "Discounts on goods"}, taken_off(line_discounts));
    }
    if (sale.discount != line_discounts) {
        to.columns(with_percent({"Giảm giá cả đơn", "Discount on the sale"}, sale.discount_percent),
                   taken_off(sale.discount - line_discounts));
    }
}

void write_payments(Writer& to, const Sale& sale) {
    const Settlement& settlement = sale.settlement;
    to.strong({"TỔNG CỘNG", "TOTAL"}, format_money(sale.total));
    if (!settlement.rounding.is_zero()) {
        to.columns({"Làm tròn tiền mặt", "Cash rounding"}, digits(settlement.rounding));
        to.strong({"PHẢI TRẢ", "TO PAY"}, format_money(settlement.payable));
    }
    for (const Payment& payment : settlement.payments) {
        to.columns(title_of(payment.method), digits(payment.tendered));
        if (payment.reference.empty()) continue;
        to.add(ReceiptLine::Kind::Text,
               to.in({"  Mã giao dịch: ", "  Reference: "}) + payment.reference);
    }
    if (!settlement.change.is_zero()) {
        to.columns({"Tiền thối", "Change"}, digits(settlement.change));
    }
}

Text tax_title(TaxRate rate) {
    if (rate == TaxRate::NotSubject) {
        return {"Hàng không chịu thuế GTGT", "Goods not subject to VAT"};
    }
    if (rate == TaxRate::NotDeclared) {
        return {"Hàng không kê khai thuế GTGT", "Goods without VAT declaration"};
    }
    const std::string percent = std::to_string(percent_of(rate)) + "%";
    return {"Thuế GTGT " + percent + " của ", "VAT " + percent + " of "};
}

// QR codes hold capitals in fewer modules.
std::string capitals(const SaleId& id) {
    std::string text = id.text();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

void write_tax(Writer& to, const Sale& sale) {
    std::map<TaxRate, std::pair<Money, Money>> by_rate;  // net base, tax
    for (const SaleLine& line : sale.lines) {
        by_rate[line.tax_rate].first += line.amount - line.tax;
        by_rate[line.tax_rate].second += line.tax;
    }
    to.rule();
    to.add(ReceiptLine::Kind::Text, to.in({"Giá đã gồm thuế GTGT:", "Prices include VAT:"}));
    for (const auto& [rate, sums] : by_rate) {
        const bool taxed = rate != TaxRate::NotSubject && rate != TaxRate::NotDeclared;
        to.add(ReceiptLine::Kind::Columns,
               "  " + to.in(tax_title(rate)) + (taxed ? digits(sums.first) : ""),
               digits(taxed ? sums.second : sums.first));
    }
}

}  // namespace

Receipt receipt_of(const Sale& sale, const ShopIdentity& shop, std::string_view number,
                   std::string_view short_hash, Language language) {
    Writer to{language};
    write_head(to, sale, shop, number);
    write_lines(to, sale);
    write_payments(to, sale);
    if (shop.vat_lines) write_tax(to, sale);
    to.rule();
    if (sale.demonstration) {
        to.centered(to.in(
            {"Dữ liệu minh họa, giá không có thật", "Demonstration data, the prices are made up"}));
    }
    to.centered(to.in({"Cảm ơn quý khách, hẹn gặp lại!", "Thank you, see you again!"}));
    if (!short_hash.empty()) {
        to.centered(to.in({"Mã kiểm tra: ", "Check code: "}) + std::string{short_hash});
        to.add(ReceiptLine::Kind::Qr, write_own_code({OwnCode::Kind::Receipt, capitals(sale.id)}));
    }
    return to.finish();
}

bool is_tax_number(std::string_view text) {
    if (text.size() != 10 && !(text.size() == 14 && text[10] == '-')) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at != 10 && (text[at] < '0' || text[at] > '9')) return false;
    }
    constexpr std::array<int, 9> kWeights{31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (std::size_t at = 0; at < kWeights.size(); ++at) sum += kWeights[at] * (text[at] - '0');
    return 10 - sum % 11 == text[9] - '0';
}

}  // namespace kiosk
