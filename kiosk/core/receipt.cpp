#include "kiosk/core/receipt.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/core/receipt_writer.h"

namespace kiosk {
namespace {

void write_head(ReceiptWriter& to, const Sale& sale, const ShopIdentity& shop,
                std::string_view number) {
    write_shop(to, shop, {"HÓA ĐƠN BÁN LẺ", "RETAIL RECEIPT"}, sale.demonstration);
    to.columns({"Số", "Number"}, std::string{number});
    write_when_and_who(to, sale.closed_at_ms,
                       sale.cashier_name.empty() ? sale.cashier.text() : sale.cashier_name, shop);
}

// "Giảm giá 10 %"; nothing is added where the discount was given in đồng.
Text with_percent(Text title, std::int64_t hundredths) {
    if (hundredths == 0) return title;
    const std::string percent = format_quantity(Quantity::from_thousandths(hundredths * 10));
    return {title.vi + " " + percent + " %", title.en + " " + percent + " %"};
}

// Under a line: which lot, which promotion by its name, which discount by hand, which note.
void write_line_details(ReceiptWriter& to, const SaleLine& line) {
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

void write_payments(ReceiptWriter& to, const Sale& sale) {
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

}  // namespace

void write_sale_lines(ReceiptWriter& to, const Sale& sale) {
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

Receipt receipt_of(const Sale& sale, const ShopIdentity& shop, std::string_view number,
                   std::string_view short_hash, Language language) {
    ReceiptWriter to{language};
    write_head(to, sale, shop, number);
    write_sale_lines(to, sale);
    write_payments(to, sale);
    if (shop.vat_lines) {
        std::vector<TaxedAmount> amounts;
        for (const SaleLine& line : sale.lines) {
            amounts.push_back({line.tax_rate, line.amount, line.tax});
        }
        write_tax(to, amounts);
    }
    to.rule();
    write_end(to, {"Cảm ơn quý khách, hẹn gặp lại!", "Thank you, see you again!"},
              sale.demonstration, sale.id, short_hash);
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
