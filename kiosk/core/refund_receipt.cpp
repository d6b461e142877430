#include "kiosk/core/refund_receipt.h"

#include <algorithm>
#include <map>

#include "kiosk/core/receipt_writer.h"

namespace kiosk {
namespace {

using Kind = ReceiptLine::Kind;

Text title_of(const GivenBack& given, bool exchanged) {
    if (exchanged) return {"PHIẾU ĐỔI HÀNG / EXCHANGE", "EXCHANGE"};
    if (given.refund.kind == RefundKind::Cancelled) {
        return {"PHIẾU HỦY ĐƠN / CANCELLED SALE", "CANCELLED SALE"};
    }
    return {"PHIẾU TRẢ HÀNG / RETURN", "RETURN"};
}

void write_head(ReceiptWriter& to, const GivenBack& given, const std::optional<SoldReceipt>& bought,
                const ShopIdentity& shop) {
    const Refund& refund = given.refund;
    write_shop(to, shop, title_of(given, bought.has_value()), refund.demonstration);
    to.columns({"Số", "Number"}, given.number);
    if (bought) to.columns({"Số đơn mới", "New receipt"}, bought->number);
    to.columns({"Hóa đơn gốc", "Original receipt"}, refund.sale_number);
    if (refund.kind == RefundKind::WithoutReceipt) {
        to.columns({"Hóa đơn gốc", "Original receipt"}, to.in({"không có", "none"}));
    }
    to.columns({"Người duyệt", "Allowed by"}, refund.approver);
    write_when_and_who(to, refund.closed_at_ms,
                       refund.cashier_name.empty() ? refund.cashier.text() : refund.cashier_name,
                       shop);
}

void write_returned(ReceiptWriter& to, const Refund& refund) {
    for (const ReturnLine& returned : refund.lines) {
        const SaleLine& line = returned.goods;
        const bool english = to.language() == Language::English && !line.name_en.empty();
        to.add(Kind::Text, english ? line.name_en : line.name);
        const std::string unit =
            line.quantity.is_whole() || line.unit.empty() ? "" : " " + line.unit;
        to.add(Kind::Columns,
               std::string{"  "} + kMinus + format_quantity(line.quantity) + unit + kTimes +
                   digits(line.unit_price),
               digits(-line.gross));
        to.columns({"  Lô", "  Lot"}, line.lot);
        if (!line.discount.is_zero()) {
            to.columns({"  Đã giảm khi bán", "  Discount at the sale"}, digits(line.discount));
        }
        if (!returned.reason.empty()) {
            to.add(Kind::Text, to.in({"  Lý do: ", "  Reason: "}) + returned.reason);
        }
    }
    to.rule();
}

void write_given(ReceiptWriter& to, const Refund& refund) {
    to.strong({"TỔNG TRẢ LẠI", "REFUND"}, format_money(-refund.amount));
    if (!refund.rounding.is_zero()) {
        to.columns({"Làm tròn tiền mặt", "Cash rounding"}, digits(-refund.rounding));
        to.strong({"TRẢ KHÁCH", "GIVEN BACK"}, format_money(-refund.paid));
    }
    for (const Payment& payment : refund.payments) {
        to.columns(title_of(payment.method), digits(-payment.amount));
        if (payment.reference.empty()) continue;
        to.add(Kind::Text, to.in({"  Mã giao dịch: ", "  Reference: "}) + payment.reference);
    }
}

// What the shopper paid or got, tender by tender.
void write_difference(ReceiptWriter& to, const Refund& refund, const Sale& sale) {
    to.columns({"Hàng mới", "New goods"}, digits(sale.settlement.payable));
    to.columns({"Hàng trả lại", "Returned goods"}, digits(-refund.paid));
    const Money difference = sale.settlement.payable - refund.paid;
    if (difference < Money{}) {
        to.strong({"TRẢ KHÁCH", "GIVEN BACK"}, format_money(difference));
    } else {
        to.strong({"KHÁCH TRẢ THÊM", "TO PAY"}, format_money(difference));
    }
    std::map<PaymentMethod, Money> net;
    for (const Payment& payment : sale.settlement.payments) net[payment.method] += payment.amount;
    for (const Payment& payment : refund.payments) net[payment.method] -= payment.amount;
    for (const auto& [method, money] : net) {
        if (money.is_zero()) continue;
        to.columns(title_of(method), digits(money));
    }
}

}  // namespace

Receipt receipt_of(const GivenBack& given, const std::optional<SoldReceipt>& bought,
                   const ShopIdentity& shop, Language language) {
    const Refund& refund = given.refund;
    ReceiptWriter to{language};
    write_head(to, given, bought, shop);
    write_returned(to, refund);
    if (bought) {
        write_sale_lines(to, bought->sale);
        write_difference(to, refund, bought->sale);
    } else {
        write_given(to, refund);
    }
    const bool lines_say = std::ranges::any_of(
        refund.lines, [](const ReturnLine& line) { return !line.reason.empty(); });
    if (!refund.reason.empty() && !lines_say) {
        to.add(Kind::Text, to.in({"Lý do: ", "Reason: "}) + refund.reason);
    }
    if (shop.vat_lines && !bought) {
        std::vector<TaxedAmount> amounts;
        for (const ReturnLine& line : refund.lines) {
            amounts.push_back({line.goods.tax_rate, line.goods.amount, line.goods.tax});
        }
        write_tax(to, amounts, kMinus);
    }
    to.rule();
    to.columns({"Khách ký nhận", "Signature"}, "........................");
    to.space();
    write_end(to,
              {"Quý khách giữ phiếu này cùng hóa đơn gốc.",
               "Please keep this with the original receipt."},
              refund.demonstration, refund.id, given.short_hash);
    return to.finish();
}

}  // namespace kiosk
