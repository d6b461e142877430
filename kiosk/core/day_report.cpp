#include "kiosk/core/day_report.h"

#include "kiosk/core/sale.h"

namespace kiosk {
namespace {

using Row = std::vector<ReportCell>;

ReportTable summary(const Figures& figures, bool with_margin) {
    const Totals& sums = figures.sums;
    ReportTable table{
        {"Tổng hợp", "Summary"}, {{{"Khoản", "What"}, 3}, {{"Giá trị", "Value"}, 2, true}}, {}};
    const auto line = [&](const char* vi, const char* en, ReportCell value) {
        const std::string name = std::string{vi} + " / " + en;
        table.rows.push_back(Row{name, std::move(value)});
    };
    line("Số đơn bán", "Sales", sums.sales);
    line("Số đơn trả", "Refunds", sums.refunds);
    line("Số món", "Items", sums.items);
    line("Tiền hàng", "Gross", sums.gross);
    line("Giảm giá", "Discounts", -sums.discount);
    line("Trả lại khách", "Refunded", -sums.refunded);
    line("Làm tròn tiền mặt", "Cash rounding", sums.rounding);
    line("Doanh thu thuần", "Net sales", sums.net);
    line("Trung bình mỗi đơn", "Average sale", figures.average());
    if (!with_margin) return table;
    const Margin& margin = figures.margins.whole;
    line("Doanh thu hàng mua đứt, chưa thuế", "Goods bought outright, before tax", margin.revenue);
    line("Giá vốn hàng bán", "Cost of goods sold", margin.cost);
    line("Hoa hồng hàng ký gửi", "Commission of consigned goods", margin.commission);
    line("Lãi gộp", "Gross margin", margin.gross());
    line("Doanh thu chưa biết giá vốn", "Sold at an unknown cost", margin.uncosted);
    line("Số mặt hàng chưa biết giá vốn", "Products of unknown cost", margin.uncosted_goods);
    return table;
}

ReportTable taxes(const Totals& sums) {
    ReportTable table{{"Thuế GTGT", "VAT"},
                      {{{"Thuế suất", "Rate"}, 2},
                       {{"Doanh thu chưa thuế", "Net of tax"}, 2, true},
                       {{"Tiền thuế", "Tax"}, 2, true}},
                      {}};
    Money base, tax;
    for (const TaxTotals& rate : sums.tax) {
        table.rows.push_back(Row{std::string{name_of(rate.rate)}, rate.base, rate.tax});
        base += rate.base;
        tax += rate.tax;
    }
    table.sum = {std::string{"Cộng"}, base, tax};
    return table;
}

ReportTable days(const Figures& figures) {
    ReportTable table{{"Theo ngày", "By day"},
                      {{{"Ngày", "Day"}, 2},
                       {{"Số đơn", "Sales"}, 1, true},
                       {{"Đơn trả", "Refunds"}, 1, true},
                       {{"Số món", "Items"}, 1, true},
                       {{"Doanh thu thuần", "Net sales"}, 2, true}},
                      {}};
    for (const DayFigures& day : figures.days)
        table.rows.push_back(Row{day.date, day.sales, day.refunds, day.items, day.net});
    const Totals& sums = figures.sums;
    table.sum = {std::string{"Cộng"}, sums.sales, sums.refunds, sums.items, sums.net};
    return table;
}

ReportTable hours(const Figures& figures) {
    ReportTable table{{"Theo giờ", "By hour"},
                      {{{"Giờ", "Hour"}, 3}, {{"Doanh thu thuần", "Net sales"}, 2, true}},
                      {}};
    for (std::size_t hour = 0; hour < figures.sums.by_hour.size(); ++hour) {
        if (figures.sums.by_hour[hour].is_zero()) continue;
        table.rows.push_back(Row{std::to_string(hour) + ":00 – " + std::to_string(hour + 1) + ":00",
                                 figures.sums.by_hour[hour]});
    }
    table.sum = {std::string{"Cộng"}, figures.sums.net};
    return table;
}

// Nothing where no cost is known, so that nobody takes it for a margin of 0.
ReportCell margin_cell(const Margins::ByKey& margins, const std::string& key) {
    const auto found = margins.find(key);
    if (found == margins.end()) return std::string{};
    const Margin& margin = found->second;
    const bool unknown = margin.uncosted_goods > 0 && margin.uncosted_goods == margin.goods &&
                         margin.gross().is_zero();
    return unknown ? ReportCell{std::string{}} : ReportCell{margin.gross()};
}

// `margins`: of the rows, in a column of their own.
ReportTable rows(Text title, Text name, TotalsBy by, const std::vector<TotalsRow>& from,
                 const Margins::ByKey* margins = nullptr) {
    ReportTable table{std::move(title),
                      {{std::move(name), 5},
                       {{"Số lượng", "Quantity"}, 1.5F, true},
                       {{"Doanh thu", "Amount"}, 2, true}},
                      {}};
    if (margins != nullptr) table.columns.push_back({{"Lãi gộp", "Gross margin"}, 2, true});
    Money sum, gross;
    for (const TotalsRow& row : from) {
        // Payments and the rounding are not counted in pieces.
        const ReportCell quantity =
            row.quantity == Quantity{} ? ReportCell{std::string{}} : ReportCell{row.quantity};
        table.rows.push_back(Row{title_of(by, row).vi, quantity, row.amount});
        sum += row.amount;
        if (margins == nullptr) continue;
        table.rows.back().push_back(margin_cell(*margins, row.key));
        if (const auto found = margins->find(row.key); found != margins->end())
            gross += found->second.gross();
    }
    table.sum = {std::string{"Cộng"}, std::string{}, sum};
    if (margins != nullptr) table.sum.emplace_back(gross);
    return table;
}

ReportTable z_reports(const std::vector<ShiftReport>& shifts) {
    ReportTable table{{"Ca bán hàng (báo cáo Z)", "Shifts (Z reports)"},
                      {{{"Số", "Number"}, 2.2F},
                       {{"Người mở", "Opened by"}, 2.6F},
                       {{"Mở – chốt", "Open – closed"}, 2},
                       {{"Đầu ca", "Float"}, 1.8F, true},
                       {{"Phải có", "Expected"}, 1.8F, true},
                       {{"Đếm được", "Counted"}, 1.8F, true},
                       {{"Chênh lệch", "Difference"}, 1.6F, true},
                       {{"Ghi chú", "Note"}, 2}},
                      {}};
    for (const ShiftReport& one : shifts) {
        if (!one.closing) continue;
        table.rows.push_back(
            Row{one.number, one.shift.by_name,
                local_time_hm(one.shift.opened_at_ms) + " – " + local_time_hm(one.at_ms),
                one.shift.opening.total(), one.expected, one.closing->counted.total(),
                one.difference(), one.closing->note});
    }
    return table;
}

// How the margin is reckoned, so that an accountant need not ask.
void add_margin_words(std::vector<Text>& head, const Margin& margin) {
    head.push_back(
        {"Lãi gộp = doanh thu chưa thuế GTGT − giá vốn (đích danh theo lô, bình quân sau mỗi lần "
         "nhập) + hoa hồng hàng ký gửi",
         "Gross margin = sales before VAT − cost (by lot, averaged at each delivery) + commission "
         "of consigned goods"});
    if (const Text words = uncosted_words(margin); !words.vi.empty())
        head.push_back({"Chưa tính vào lãi gộp: " + words.vi, "Not in the margin: " + words.en});
}

std::vector<Text> head_of(const Figures& figures, const ReportFacts& facts) {
    std::vector<Text> head;
    const auto both = [&](const std::string& line) {
        if (!line.empty()) head.push_back({line, line});
    };
    both(facts.shop.name);
    both(facts.shop.address);
    if (!facts.shop.tax_number.empty())
        head.push_back({"MST: " + facts.shop.tax_number, "Tax number: " + facts.shop.tax_number});
    const Text period = title_of(figures.period);
    const std::string when =
        Date::of_instant(facts.made_at_ms).dmy() + " " + local_time_hm(facts.made_at_ms);
    head.push_back({"Kỳ: " + period.vi + " · Quầy " + facts.shop.till + " · Lập lúc " + when,
                    "Period: " + period.en + " · Till " + facts.shop.till + " · Made at " + when});
    if (facts.has_centre)
        head.push_back({"Chưa gửi về trung tâm: " + format_digits(facts.unsent) + " bản ghi",
                        "Not yet at the centre: " + format_digits(facts.unsent) + " entries"});
    if (facts.margin) add_margin_words(head, figures.margins.whole);
    if (facts.demonstration)
        head.push_back(
            {"BẢN TRÌNH DIỄN · số liệu minh họa", "DEMONSTRATION · figures are examples"});
    return head;
}

}  // namespace

ReportDocument report_of(const Figures& figures, const ReportFacts& facts) {
    const Totals& sums = figures.sums;
    const Margins& margins = figures.margins;
    const auto if_told = [&](const Margins::ByKey& of) { return facts.margin ? &of : nullptr; };
    ReportDocument report{{"Báo cáo bán hàng", "Sales report"}, head_of(figures, facts), {}};
    report.tables = {summary(figures, facts.margin),
                     rows({"Theo cách trả tiền", "By payment"}, {"Cách trả", "Method"},
                          TotalsBy::Payment, sums.by_payment),
                     taxes(sums),
                     figures.period.from == figures.period.to ? hours(figures) : days(figures),
                     rows({"Theo nhóm hàng", "By group"}, {"Nhóm", "Group"}, TotalsBy::Group,
                          sums.by_group, if_told(margins.groups)),
                     rows({"Theo sản phẩm", "By product"}, {"Sản phẩm", "Product"},
                          TotalsBy::Product, sums.by_product, if_told(margins.products)),
                     rows({"Theo chủ thể", "By producer"}, {"Chủ thể", "Producer"},
                          TotalsBy::Producer, sums.by_producer, if_told(margins.producers)),
                     rows({"Theo nơi sản xuất", "By place"}, {"Nơi", "Place"}, TotalsBy::Place,
                          figures.by_place, if_told(margins.places)),
                     rows({"Theo số sao", "By stars"}, {"Sao", "Stars"}, TotalsBy::Stars,
                          sums.by_stars, if_told(margins.stars)),
                     rows({"Theo thu ngân", "By cashier"}, {"Thu ngân", "Cashier"},
                          TotalsBy::Cashier, sums.by_cashier)};
    if (!facts.shifts.empty())
        report.tables.insert(report.tables.begin() + 1, z_reports(facts.shifts));
    return report;
}

std::string report_name(const Period& period) {
    const std::string first = "bao-cao-" + period.from.iso();
    return period.from == period.to ? first : first + "-" + period.to.iso();
}

}  // namespace kiosk
