#include "kiosk/core/statement_report.h"

#include "kiosk/core/vietnamese_text.h"

namespace kiosk {
namespace {

const std::string kNothing;

ReportCell quantity(Quantity of) {
    return of == Quantity{} ? ReportCell{kNothing} : ReportCell{of};
}
ReportCell money(Money of) { return of.is_zero() ? ReportCell{kNothing} : ReportCell{of}; }

ReportTable moved_table(const Statement& statement) {
    ReportTable table;
    table.title = {"Hàng", "Goods"};
    table.columns = {{{"Sản phẩm", "Product"}, 4.6F},           {{"Nhập", "Delivered"}, 1.1F, true},
                     {{"Trả cơ sở", "Given back"}, 1.2F, true}, {{"Bán", "Sold"}, 1.1F, true},
                     {{"Khách trả", "Returned"}, 1.2F, true},   {{"Khác", "Other"}, 1.1F, true},
                     {{"Tồn", "On hand"}, 1.1F, true}};
    for (const StatementRow& row : statement.rows) {
        table.rows.push_back({row.name, quantity(row.delivered), quantity(row.given_back),
                              quantity(row.sold), quantity(row.returned), quantity(row.other),
                              row.on_hand ? ReportCell{*row.on_hand} : ReportCell{kNothing}});
    }
    return table;
}

std::string terms_of(const StatementRow& row) {
    if (!row.kind) return "–";
    if (*row.kind == TermsKind::Bought) return title_of(*row.kind).vi;
    return format_share(row.commission_percent);
}

ReportTable owed_table(const Statement& statement) {
    ReportTable table;
    table.title = {"Tiền", "Amounts"};
    table.columns = {
        {{"Sản phẩm", "Product"}, 3.4F},          {{"Tỷ lệ", "Share"}, 1.1F, true},
        {{"Tiền bán", "Sold"}, 1.5F, true},       {{"Khách trả", "Returned"}, 1.4F, true},
        {{"Hoa hồng", "Commission"}, 1.4F, true}, {{"Gồm thuế", "VAT inside"}, 1.4F, true},
        {{"Phải trả", "Due"}, 1.5F, true}};
    for (const StatementRow& row : statement.rows) {
        table.rows.push_back({row.name, terms_of(row), money(row.sold_amount),
                              money(row.returned_amount), money(row.commission), money(row.tax),
                              ReportCell{row.due}});
    }
    table.sum = {std::string{"Cộng"},  kNothing,      statement.sold, statement.returned,
                 statement.commission, statement.tax, statement.due};
    return table;
}

ReportTable paid_table(const ClosedPeriod& period) {
    ReportTable table;
    table.title = {"Đã trả", "Paid"};
    table.columns = {{{"Ngày", "Day"}, 1.4F},
                     {{"Cách trả", "Method"}, 1.6F},
                     {{"Nội dung", "Reference"}, 3},
                     {{"Số tiền", "Amount"}, 1.6F, true}};
    for (const PeriodPayment& payment : period.payments) {
        table.rows.push_back(
            {payment.day, title_of(payment.method).vi, payment.reference, payment.amount});
    }
    table.sum = {std::string{"Còn phải trả"}, kNothing, kNothing, period.remaining()};
    return table;
}

Text days_of(const Statement& statement) {
    const std::string until = statement.until.dmy();
    if (!statement.from) return {"Từ đầu đến " + until, "From the beginning to " + until};
    const std::string days = statement.from->dmy() + " – " + until;
    return {"Kỳ " + days, "Period " + days};
}

Text same(const std::string& text) { return {text, text}; }

}  // namespace

ReportDocument report_of(const Statement& statement, const StatementFacts& facts) {
    ReportDocument document;
    document.title = {"Bảng quyết toán với cơ sở", "Statement of account"};
    document.head = {same(statement.producer), days_of(statement), same(facts.shop)};
    if (facts.demonstration) document.head.push_back({"MINH HỌA", "DEMONSTRATION"});
    document.head.insert(
        document.head.end(),
        {Text{"Tiền tính bằng đồng, đã gồm thuế. Ký gửi: phải trả = tiền bán − khách trả − hoa "
              "hồng.",
              "Amounts in đồng, VAT included. Consigned: due = sold − returned − commission."},
         Text{"Mua đứt: phải trả theo giá vốn hàng nhập. Hoa hồng làm tròn một lần mỗi dòng.",
              "Bought outright: due at cost when delivered. A commission is rounded once a row."}});
    document.tables = {moved_table(statement), owed_table(statement)};
    return document;
}

ReportDocument report_of(const ClosedPeriod& period, const StatementFacts& facts) {
    ReportDocument document = report_of(period.statement, facts);
    document.title.vi += " " + period.number;
    document.title.en += " " + period.number;
    document.tables.push_back(paid_table(period));
    return document;
}

std::string report_name(const Statement& statement) {
    std::string name = "quyet-toan-";
    for (const char c : to_ascii(statement.producer)) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) {
            name += c;
        } else if (name.back() != '-') {
            name += '-';
        }
        if (name.size() > 60) break;
    }
    if (name.back() != '-') name += '-';
    return name + statement.until.iso();
}

}  // namespace kiosk
