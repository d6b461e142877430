#include "kiosk/app/invoice_file.h"

#include <map>

#include "kiosk/app/json_shapes.h"
#include "kiosk/core/report.h"

namespace kiosk::app {
namespace {

Json line_json(const SaleLine& line, std::size_t n) {
    return {{"n", n},
            {"product_id", line.product_id.text()},
            {"name", line.name},
            {"unit", line.unit},
            {"quantity", format_quantity(line.quantity, '.')},
            {"unit_price", line.unit_price.dong()},
            {"discount", (line.promotion_discount + line.discount + line.sale_discount).dong()},
            {"amount", line.amount.dong()},
            {"tax_rate", name_of(line.tax_rate)},
            {"tax", line.tax.dong()},
            {"amount_before_tax", (line.amount - line.tax).dong()}};
}

Json taxes_json(const Sale& sale) {
    std::map<TaxRate, std::pair<Money, Money>> rates;
    for (const SaleLine& line : sale.lines) {
        rates[line.tax_rate].first += line.amount - line.tax;
        rates[line.tax_rate].second += line.tax;
    }
    Json taxes = Json::array();
    for (const auto& [rate, sums] : rates)
        taxes.push_back(
            {{"rate", name_of(rate)}, {"base", sums.first.dong()}, {"tax", sums.second.dong()}});
    return taxes;
}

Json sale_json(const InvoiceSale& one, const ShopIdentity& shop) {
    const Sale& sale = one.sold.sale;
    Json json{
        {"sale_id", sale.id.text()},
        {"number", one.sold.number},
        {"date", sale.business_date.iso()},
        {"time", rfc3339(sale.closed_at_ms)},
        {"state", one.handed_over_ms ? "handed_over" : "new"},
        {"handed_over", one.handed_over_ms ? Json(rfc3339(*one.handed_over_ms)) : Json(nullptr)},
        {"currency", "VND"},
        {"demonstration", sale.demonstration},
        {"seller",
         {{"name", shop.name},
          {"tax_number", shop.tax_number},
          {"address", shop.address},
          {"till", shop.till}}}};
    json["buyer"] = one.buyer ? Json{{"name", one.buyer->name},
                                     {"tax_number", one.buyer->tax_number},
                                     {"address", one.buyer->address},
                                     {"email", one.buyer->email}}
                              : Json(nullptr);
    json["lines"] = Json::array();
    for (std::size_t i = 0; i < sale.lines.size(); ++i)
        json["lines"].push_back(line_json(sale.lines[i], i + 1));
    json["taxes"] = taxes_json(sale);
    json["gross"] = sale.gross.dong();
    json["discount"] = sale.discount.dong();
    json["total"] = sale.total.dong();
    json["tax"] = sale.tax.dong();
    json["rounding"] = sale.settlement.rounding.dong();
    json["payable"] = sale.settlement.payable.dong();
    json["returned"] = one.returned.dong();
    json["payments"] = Json::array();
    for (const Payment& payment : sale.settlement.payments)
        json["payments"].push_back(
            {{"method", name_of(payment.method)}, {"amount", payment.amount.dong()}});
    return json;
}

// One row for each line of each sale.
ReportDocument document_of(const std::vector<InvoiceSale>& sales, Date day) {
    ReportTable table{{day.iso(), day.iso()}, {}, {}};
    for (const char* title : {"sale_id",       "number",      "date",
                              "state",         "buyer_name",  "buyer_tax_number",
                              "buyer_address", "buyer_email", "line",
                              "name",          "unit",        "quantity",
                              "unit_price",    "discount",    "amount",
                              "tax_rate",      "tax",         "amount_before_tax",
                              "sale_total",    "sale_tax",    "sale_payable",
                              "sale_returned"})
        table.columns.push_back({{title, title}});
    for (const InvoiceSale& one : sales) {
        const Sale& sale = one.sold.sale;
        const InvoiceBuyer buyer = one.buyer.value_or(InvoiceBuyer{});
        std::int64_t n = 0;
        for (const SaleLine& line : sale.lines)
            table.rows.push_back({sale.id.text(),
                                  one.sold.number,
                                  sale.business_date,
                                  std::string{one.handed_over_ms ? "handed_over" : "new"},
                                  buyer.name,
                                  buyer.tax_number,
                                  buyer.address,
                                  buyer.email,
                                  ++n,
                                  line.name,
                                  line.unit,
                                  line.quantity,
                                  line.unit_price,
                                  line.promotion_discount + line.discount + line.sale_discount,
                                  line.amount,
                                  std::string{name_of(line.tax_rate)},
                                  line.tax,
                                  line.amount - line.tax,
                                  sale.total,
                                  sale.tax,
                                  sale.settlement.payable,
                                  one.returned});
    }
    return {{"Bàn giao hóa đơn điện tử", "E-invoice hand-over"}, {}, {table}};
}

}  // namespace

std::string invoices_as_json(const std::vector<InvoiceSale>& sales, const ShopIdentity& shop) {
    std::string all;
    for (const InvoiceSale& one : sales) all += one_line(sale_json(one, shop)) + "\n";
    return all;
}

std::string invoices_as_csv(const std::vector<InvoiceSale>& sales, Date day) {
    return csv_of(document_of(sales, day), Language::English);
}

}  // namespace kiosk::app
