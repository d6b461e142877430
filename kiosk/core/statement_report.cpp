#include "kiosk/core/statement_report.h"

#include <algorithm>

#include "kiosk/core/vietnamese_text.h"

namespace kiosk {
namespace {

const std::string kNothing;

ReportCell quantity(Quantity of) {
    return of == Quantity{} ? ReportCell{kNothing} : ReportCell{of};
}
ReportCell money(Money of) { return of.is_zero() ? ReportCell{kNothing} : ReportCell{of}; }

std::string terms_of(const StatementRow& row) {
    if (!row.kind) return "–";
    if (*row.kind == TermsKind::Bought) return title_of(*row.kind).vi;
    return format_share(row.commission_percent);
}

// What the producer's account is about. What the shop earned by goods that it had bought is its
// own: it stands on no statement.
bool is_bought(const StatementRow& row) { return row.kind == TermsKind::Bought; }

struct Owed {
    Money sold, returned, commission, tax, cost, due;
};
Owed owed_for(const StatementRow& row) {
    if (is_bought(row)) return {{}, {}, {}, {}, row.cost, row.due};
    return {row.sold_amount, row.returned_amount, row.commission, row.tax, row.cost, row.due};
}
Owed owed_in_all(const Statement& statement) {
    Owed sum;
    for (const StatementRow& row : statement.rows) {
        const Owed one = owed_for(row);
        sum.sold += one.sold;
        sum.returned += one.returned;
        sum.commission += one.commission;
        sum.tax += one.tax;
        sum.cost += one.cost;
        sum.due += one.due;
    }
    return sum;
}

// Beside the goods the VAT inside what they sold for, which their producer declares.
ReportTable moved_table(const Statement& statement) {
    ReportTable table;
    table.title = {"Hàng", "Goods"};
    table.columns = {
        {{"Sản phẩm", "Product"}, 3.6F},           {{"Nhập", "Delivered"}, 1.0F, true},
        {{"Trả cơ sở", "Given back"}, 1.2F, true}, {{"Bán", "Sold"}, 1.0F, true},
        {{"Khách trả", "Returned"}, 1.2F, true},   {{"Khác", "Other"}, 1.0F, true},
        {{"Tồn", "On hand"}, 1.0F, true},          {{"Gồm thuế", "VAT inside"}, 1.8F, true}};
    for (const StatementRow& row : statement.rows) {
        table.rows.push_back({row.name, quantity(row.delivered), quantity(row.given_back),
                              quantity(row.sold), quantity(row.returned), quantity(row.other),
                              row.on_hand ? ReportCell{*row.on_hand} : ReportCell{kNothing},
                              money(owed_for(row).tax)});
    }
    table.sum = {
        std::string{"Cộng"},       kNothing, kNothing, kNothing, kNothing, kNothing, kNothing,
        owed_in_all(statement).tax};
    return table;
}

// sold − returned − commission + cost = due, in every line and in the last.
ReportTable owed_table(const Statement& statement) {
    const Owed sum = owed_in_all(statement);
    const bool with_cost = std::ranges::any_of(
        statement.rows, [](const StatementRow& row) { return !row.cost.is_zero(); });
    ReportTable table;
    table.title = {"Tiền", "Amounts"};
    // Wide enough for hundreds of millions: nothing of an amount may be cut off.
    table.columns = {{{"Sản phẩm", "Product"}, 2.7F},
                     {{"Tỷ lệ", "Share"}, 1.3F, true},
                     {{"Tiền bán", "Sold"}, 1.9F, true},
                     {{"Khách trả", "Returned"}, 1.5F, true},
                     {{"Hoa hồng", "Commission"}, 1.8F, true}};
    if (with_cost) table.columns.push_back({{"Giá nhập", "At cost"}, 1.9F, true});
    table.columns.push_back({{"Phải trả", "Due"}, 1.9F, true});
    const auto add = [&](std::vector<ReportCell>& cells, const Owed& owed) {
        for (const Money one : {owed.sold, owed.returned, owed.commission}) {
            cells.push_back(money(one));
        }
        if (with_cost) cells.push_back(money(owed.cost));
        cells.emplace_back(owed.due);
    };
    for (const StatementRow& row : statement.rows) {
        const Owed owed = owed_for(row);
        const bool is_idle = owed.sold.is_zero() && owed.returned.is_zero() &&
                             owed.cost.is_zero() && owed.due.is_zero();
        if (is_idle) continue;
        std::vector<ReportCell> cells{row.name, terms_of(row)};
        add(cells, owed);
        table.rows.push_back(std::move(cells));
    }
    table.sum = {std::string{"Cộng"}, kNothing};
    add(table.sum, sum);
    return table;
}

// What a producer looks for first.
ReportTable summary(const Statement& statement, const ClosedPeriod* period) {
    const Owed sum = owed_in_all(statement);
    ReportTable table;
    table.title = {"Tóm tắt", "In short"};
    table.columns = {{{"Khoản", "What"}, 5}, {{"Số tiền", "Amount"}, 2, true}};
    const auto add = [&](const char* what, Money amount) {
        if (!amount.is_zero()) table.rows.push_back({std::string{what}, amount});
    };
    add("Tiền bán hàng ký gửi", sum.sold);
    add("Trừ hàng khách trả lại", -sum.returned);
    add("Trừ hoa hồng của cửa hàng", -sum.commission);
    add("Hàng mua đứt, theo giá nhập", sum.cost);
    if (period == nullptr) {
        table.sum = {std::string{"Phải trả đến nay"}, sum.due};
        return table;
    }
    table.rows.push_back({std::string{"Phải trả cơ sở"}, sum.due});
    add("Đã trả", -period->paid());
    const bool owes = period->remaining() < Money{};
    table.sum = {std::string{owes ? "Cơ sở còn phải trả lại cửa hàng" : "Còn phải trả cơ sở"},
                 owes ? -period->remaining() : period->remaining()};
    return table;
}

ReportTable signatures() {
    ReportTable table;
    table.title = {"Xác nhận", "Agreed"};
    table.columns = {{{"Đại diện cửa hàng", "For the shop"}, 1},
                     {{"Đại diện cơ sở", "For the producer"}, 1}};
    table.rows = {{std::string{"(ký, ghi rõ họ tên)"}, std::string{"(ký, ghi rõ họ tên)"}}};
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
    table.sum = {std::string{"Cộng"}, kNothing, kNothing, period.paid()};
    return table;
}

Text days_of(const Statement& statement) {
    const std::string until = statement.until.dmy();
    if (!statement.from) return {"Từ đầu đến " + until, "From the beginning to " + until};
    const std::string days = statement.from->dmy() + " – " + until;
    return {"Kỳ " + days, "Period " + days};
}

Text same(const std::string& text) { return {text, text}; }

Text shop_of(const ShopIdentity& shop) {
    const std::string& number = shop.tax_number;
    return {"Cửa hàng: " + shop.name + (number.empty() ? "" : " · MST " + number),
            "Shop: " + shop.name + (number.empty() ? "" : " · tax number " + number)};
}

}  // namespace

namespace {

ReportDocument document_of(const Statement& statement, const StatementFacts& facts,
                           const ClosedPeriod* period) {
    ReportDocument document;
    document.title = {"Bảng quyết toán với cơ sở", "Statement of account"};
    document.head = {{"Cơ sở: " + statement.producer, "Producer: " + statement.producer},
                     days_of(statement),
                     shop_of(facts.shop)};
    if (!facts.shop.address.empty()) document.head.push_back(same(facts.shop.address));
    if (facts.demonstration) document.head.push_back({"MINH HỌA", "DEMONSTRATION"});
    document.head.insert(
        document.head.end(),
        {Text{"Tiền tính bằng đồng, đã gồm thuế. Ký gửi: phải trả = tiền bán − khách trả − hoa "
              "hồng.",
              "Amounts in đồng, VAT included. Consigned: due = sold − returned − commission."},
         Text{"Mua đứt: phải trả theo giá nhập. Hoa hồng làm tròn đến đồng, một lần mỗi dòng.",
              "Bought outright: due at cost when delivered. A commission is rounded once a row."}});
    document.tables = {summary(statement, period), owed_table(statement), moved_table(statement)};
    return document;
}

}  // namespace

ReportDocument report_of(const Statement& statement, const StatementFacts& facts) {
    return document_of(statement, facts, nullptr);
}

ReportDocument report_of(const ClosedPeriod& period, const StatementFacts& facts) {
    ReportDocument document = document_of(period.statement, facts, &period);
    document.title.vi += " " + period.number;
    document.title.en += " " + period.number;
    if (!period.payments.empty()) document.tables.push_back(paid_table(period));
    document.tables.push_back(signatures());
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
