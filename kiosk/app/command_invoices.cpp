// invoices: a day's sales for the e-invoice provider, each handed over once. The shape is in the
// man page; names are a promise.
#include <iostream>
#include <map>

#include "kiosk/app/command.h"
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
    json["payments"] = Json::array();
    for (const Payment& payment : sale.settlement.payments)
        json["payments"].push_back(
            {{"method", name_of(payment.method)}, {"amount", payment.amount.dong()}});
    return json;
}

// One row for each line of each sale.
ReportDocument rows_of(const std::vector<InvoiceSale>& sales, Date day) {
    ReportTable table{{day.iso(), day.iso()}, {}, {}};
    for (const char* title : {"sale_id",       "number",      "date",
                              "state",         "buyer_name",  "buyer_tax_number",
                              "buyer_address", "buyer_email", "line",
                              "name",          "unit",        "quantity",
                              "unit_price",    "discount",    "amount",
                              "tax_rate",      "tax",         "amount_before_tax",
                              "sale_total",    "sale_tax",    "sale_payable"})
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
                                  sale.settlement.payable});
    }
    return {{"Bàn giao hóa đơn điện tử", "E-invoice hand-over"}, {}, {table}};
}

}  // namespace

int hand_over_invoices(const Context& context, const InvoicesWish& wish) {
    std::optional<Date> day = Date::of_instant(context.clock.now_ms());
    if (!wish.date.empty()) day = Date::parse(wish.date);
    if (!day)
        throw WrongUse{{{"--date " + wish.date, "--date " + wish.date},
                        {"không phải là một ngày", "is not a day"},
                        {"ghi như 2026-11-23", "write it like 2026-11-23"}}};
    const Settings settings = settings_or_throw(context);
    db::ShopStore store = open_store(context, wish.all ? db::Mode::Read : db::Mode::Write);
    if (!wish.all) store.forget_due_buyers();
    std::vector<InvoiceSale> sales = store.invoice_sales(*day);
    if (!wish.all)
        std::erase_if(sales, [](const InvoiceSale& one) { return one.handed_over_ms.has_value(); });
    const std::string file = wish.file.empty() ? "-" : wish.file;
    write_output(file, [&](std::ostream& out) {
        if (wish.csv) {
            out << csv_of(rows_of(sales, *day), Language::English);
            return;
        }
        for (const InvoiceSale& one : sales) out << one_line(sale_json(one, settings.shop)) << '\n';
    });
    if (wish.all) return kDone;
    // Marked only once they are written: a hand-over that failed is done again.
    std::cout.flush();
    if (!std::cout) return kFault;
    std::vector<SaleId> ids;
    for (const InvoiceSale& one : sales) ids.push_back(one.sold.sale.id);
    const std::string count = std::to_string(store.hand_over_invoices(*day, ids));
    std::cerr << Text{"Đã bàn giao " + count + " đơn của ngày " + day->dmy() + "\n",
                      count + " sales of " + day->dmy() + " handed over\n"}
                     .in(context.language);
    return kDone;
}

}  // namespace kiosk::app
