#include "kiosk/app/invoice_file.h"

#include <map>

#include "kiosk/app/json_shapes.h"
#include "kiosk/core/report.h"

namespace kiosk::app {
namespace {

// A line as it counts: of what came back everything but the price is negative.
struct Line {
    const SaleLine& goods;
    Quantity quantity;
    Money discount, amount, tax;
};

Line sold_line(const SaleLine& line) {
    return {line, line.quantity, line.promotion_discount + line.discount + line.sale_discount,
            line.amount, line.tax};
}
Line returned_line(const ReturnLine& line) {
    const SaleLine& goods = line.goods;
    return {goods, Quantity::from_thousandths(-goods.quantity.thousandths()),
            -(goods.promotion_discount + goods.discount + goods.sale_discount), -goods.amount,
            -goods.tax};
}

std::vector<Line> lines_of(const Sale& sale) {
    std::vector<Line> lines;
    for (const SaleLine& line : sale.lines) lines.push_back(sold_line(line));
    return lines;
}
std::vector<Line> lines_of(const Refund& refund) {
    std::vector<Line> lines;
    for (const ReturnLine& line : refund.lines) lines.push_back(returned_line(line));
    return lines;
}

const char* state_of(const std::optional<std::int64_t>& handed_over_ms) {
    return handed_over_ms ? "handed_over" : "new";
}
const char* state_of(const InvoiceOriginal& original) {
    if (original.is_another_tills) return "another_till";
    return original.handed_over_ms ? "handed_over" : "with_this";
}
Json when(const std::optional<std::int64_t>& at_ms) {
    return at_ms ? Json(rfc3339(*at_ms)) : Json(nullptr);
}

Json line_json(const Line& line, std::size_t n) {
    return {{"n", n},
            {"product_id", line.goods.product_id.text()},
            {"name", line.goods.name},
            {"unit", line.goods.unit},
            {"quantity", format_quantity(line.quantity, '.')},
            {"unit_price", line.goods.unit_price.dong()},
            {"discount", line.discount.dong()},
            {"amount", line.amount.dong()},
            {"tax_rate", name_of(line.goods.tax_rate)},
            {"tax", line.tax.dong()},
            {"amount_before_tax", (line.amount - line.tax).dong()}};
}

Json lines_json(const std::vector<Line>& lines) {
    Json all = Json::array();
    for (std::size_t i = 0; i < lines.size(); ++i) all.push_back(line_json(lines[i], i + 1));
    return all;
}

Json taxes_json(const std::vector<Line>& lines) {
    std::map<TaxRate, std::pair<Money, Money>> rates;
    for (const Line& line : lines) {
        rates[line.goods.tax_rate].first += line.amount - line.tax;
        rates[line.goods.tax_rate].second += line.tax;
    }
    Json taxes = Json::array();
    for (const auto& [rate, sums] : rates)
        taxes.push_back(
            {{"rate", name_of(rate)}, {"base", sums.first.dong()}, {"tax", sums.second.dong()}});
    return taxes;
}

Json seller_json(const ShopIdentity& shop) {
    return {{"name", shop.name},
            {"tax_number", shop.tax_number},
            {"address", shop.address},
            {"till", shop.till}};
}

Json buyer_json(const std::optional<InvoiceBuyer>& buyer) {
    if (!buyer) return nullptr;
    return {{"name", buyer->name},
            {"tax_number", buyer->tax_number},
            {"address", buyer->address},
            {"email", buyer->email}};
}

Json payments_json(const std::vector<Payment>& payments, bool given_back) {
    Json all = Json::array();
    for (const Payment& payment : payments) {
        const Money amount = given_back ? -payment.amount : payment.amount;
        all.push_back({{"method", name_of(payment.method)}, {"amount", amount.dong()}});
    }
    return all;
}

Json sale_json(const InvoiceSale& one, const ShopIdentity& shop) {
    const Sale& sale = one.sold.sale;
    const std::vector<Line> lines = lines_of(sale);
    return {{"kind", "sale"},
            {"invoice", one.is_void ? "none" : "issue"},
            {"sale_id", sale.id.text()},
            {"number", one.sold.number},
            {"date", sale.business_date.iso()},
            {"time", rfc3339(sale.closed_at_ms)},
            {"state", state_of(one.handed_over_ms)},
            {"handed_over", when(one.handed_over_ms)},
            {"currency", "VND"},
            {"demonstration", sale.demonstration},
            {"seller", seller_json(shop)},
            {"buyer", buyer_json(one.buyer)},
            {"lines", lines_json(lines)},
            {"taxes", taxes_json(lines)},
            {"gross", sale.gross.dong()},
            {"discount", sale.discount.dong()},
            {"total", sale.total.dong()},
            {"tax", sale.tax.dong()},
            {"rounding", sale.settlement.rounding.dong()},
            {"payable", sale.settlement.payable.dong()},
            {"returned", one.returned.dong()},
            {"payments", payments_json(sale.settlement.payments, false)}};
}

Json original_json(const std::optional<InvoiceOriginal>& original) {
    if (!original) return nullptr;
    return {{"sale_id", original->id.text()},
            {"number", original->number},
            {"date", original->date ? Json(original->date->iso()) : Json(nullptr)},
            {"state", state_of(*original)},
            {"handed_over", when(original->handed_over_ms)}};
}

Json adjustment_json(const InvoiceAdjustment& one, const ShopIdentity& shop) {
    const Refund& refund = one.given.refund;
    const std::vector<Line> lines = lines_of(refund);
    return {
        {"kind", "adjustment"},
        {"invoice", one.is_void ? "none" : "adjust"},
        {"adjustment_id", refund.id.text()},
        {"number", one.given.number},
        {"date", refund.business_date.iso()},
        {"time", rfc3339(refund.closed_at_ms)},
        {"state", state_of(one.handed_over_ms)},
        {"handed_over", when(one.handed_over_ms)},
        {"original", original_json(one.original)},
        {"cause", name_of(refund.kind)},
        {"reason", refund.reason},
        {"exchanged_for", one.exchange_number.empty() ? Json(nullptr) : Json(one.exchange_number)},
        {"currency", "VND"},
        {"demonstration", refund.demonstration},
        {"seller", seller_json(shop)},
        {"buyer", buyer_json(one.buyer)},
        {"lines", lines_json(lines)},
        {"taxes", taxes_json(lines)},
        {"gross", -refund.gross.dong()},
        {"discount", -refund.discount.dong()},
        {"total", -refund.amount.dong()},
        {"tax", -refund.tax.dong()},
        {"rounding", -refund.rounding.dong()},
        {"payable", -refund.paid.dong()},
        {"payments", payments_json(refund.payments, true)}};
}

// What stands in every row of one sale or one adjustment, before and after its lines.
struct Sheet {
    std::vector<Line> lines;
    std::string sale_id, number;
    Date date;
    std::string state;
    InvoiceBuyer buyer;
    Money total, tax, payable, returned;
    std::string kind, invoice, adjustment_id;
    std::optional<InvoiceOriginal> original{};
    std::string exchanged_for{};
};

void add_rows(ReportTable& table, const Sheet& sheet) {
    std::int64_t n = 0;
    const std::optional<InvoiceOriginal>& original = sheet.original;
    for (const Line& line : sheet.lines)
        table.rows.push_back({sheet.sale_id,
                              sheet.number,
                              sheet.date,
                              sheet.state,
                              sheet.buyer.name,
                              sheet.buyer.tax_number,
                              sheet.buyer.address,
                              sheet.buyer.email,
                              ++n,
                              line.goods.name,
                              line.goods.unit,
                              line.quantity,
                              line.goods.unit_price,
                              line.discount,
                              line.amount,
                              std::string{name_of(line.goods.tax_rate)},
                              line.tax,
                              line.amount - line.tax,
                              sheet.total,
                              sheet.tax,
                              sheet.payable,
                              sheet.returned,
                              sheet.kind,
                              sheet.invoice,
                              sheet.adjustment_id,
                              original ? original->id.text() : std::string{},
                              original ? original->number : std::string{},
                              original && original->date ? original->date->iso() : std::string{},
                              original ? std::string{state_of(*original)} : std::string{},
                              sheet.exchanged_for});
}

ReportDocument document_of(const InvoiceDay& day, Date date) {
    ReportTable table{{date.iso(), date.iso()}, {}, {}};
    for (const char* title : {"sale_id",
                              "number",
                              "date",
                              "state",
                              "buyer_name",
                              "buyer_tax_number",
                              "buyer_address",
                              "buyer_email",
                              "line",
                              "name",
                              "unit",
                              "quantity",
                              "unit_price",
                              "discount",
                              "amount",
                              "tax_rate",
                              "tax",
                              "amount_before_tax",
                              "sale_total",
                              "sale_tax",
                              "sale_payable",
                              "sale_returned",
                              "kind",
                              "invoice",
                              "adjustment_id",
                              "original_sale_id",
                              "original_number",
                              "original_date",
                              "original_state",
                              "exchanged_for"})
        table.columns.push_back({{title, title}});
    for (const InvoiceSale& one : day.sales) {
        const Sale& sale = one.sold.sale;
        add_rows(table, {lines_of(sale), sale.id.text(), one.sold.number, sale.business_date,
                         state_of(one.handed_over_ms), one.buyer.value_or(InvoiceBuyer{}),
                         sale.total, sale.tax, sale.settlement.payable, one.returned, "sale",
                         one.is_void ? "none" : "issue", ""});
    }
    for (const InvoiceAdjustment& one : day.adjustments) {
        const Refund& refund = one.given.refund;
        add_rows(table,
                 {lines_of(refund), "", one.given.number, refund.business_date,
                  state_of(one.handed_over_ms), one.buyer.value_or(InvoiceBuyer{}), -refund.amount,
                  -refund.tax, -refund.paid, Money{}, "adjustment", one.is_void ? "none" : "adjust",
                  refund.id.text(), one.original, one.exchange_number});
    }
    return {{"Bàn giao hóa đơn điện tử", "E-invoice hand-over"}, {}, {table}};
}

}  // namespace

Problem handed_over_elsewhere(const std::string& file) {
    return {{file, file},
            {"trong lúc đó chính các đơn này đã được bàn giao ở nơi khác",
             "the same was handed over elsewhere in the meantime"},
            {"bỏ tệp này, rồi bàn giao lại", "throw this file away, then hand over again"}};
}

std::string invoices_as_json(const InvoiceDay& day, const ShopIdentity& shop) {
    std::string all;
    for (const InvoiceSale& one : day.sales) all += one_line(sale_json(one, shop)) + "\n";
    for (const InvoiceAdjustment& one : day.adjustments)
        all += one_line(adjustment_json(one, shop)) + "\n";
    return all;
}

std::string invoices_as_csv(const InvoiceDay& day, Date date) {
    return csv_of(document_of(day, date), Language::English);
}

}  // namespace kiosk::app
