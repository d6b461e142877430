// What a spreadsheet may and may not do with our files.
#include "kiosk/core/report.h"
#include "kiosk/core/day_report.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;

ReportDocument with_cells(std::vector<ReportCell> cells) {
    ReportDocument document{{"Báo cáo", "Report"}, {}, {}};
    document.tables.push_back({{"Bảng", "Table"}, {{{"Cột", "Column"}}}, {std::move(cells)}});
    return document;
}

std::string last_line(const std::string& csv) {
    const std::size_t end = csv.rfind("\r\n");
    const std::size_t begin = csv.rfind("\r\n", end - 1);
    return csv.substr(begin + 2, end - begin - 2);
}

TEST_CASE("a CSV begins with the mark Excel needs for Vietnamese and ends lines as RFC 4180 says",
          "[report]") {
    const std::string csv = csv_of(with_cells({std::string{"Mật ong"}}), Language::Vietnamese);
    CHECK(
        csv.starts_with("\xEF\xBB\xBF"
                        "Báo cáo\r\n"));
    CHECK(csv.ends_with("Mật ong\r\n"));
}

TEST_CASE("numbers of a CSV are numbers", "[report]") {
    const std::string csv =
        csv_of(with_cells({Money::from_dong(-1'250'000), Quantity::from_thousandths(1'500),
                           std::int64_t{7}, *Date::parse("2026-11-26")}),
               Language::Vietnamese);
    CHECK(last_line(csv) == "-1250000,1.5,7,2026-11-26");
}

TEST_CASE("no cell of a CSV is a formula, and quotes stay whole", "[report]") {
    for (const char* text : {"=1+1", "+84 9", "-5 hộp", "@sum", "\tx"}) {
        const std::string line =
            last_line(csv_of(with_cells({std::string{text}}), Language::Vietnamese));
        CHECK(line == std::string{"'"} + text);
    }
    const std::string csv = csv_of(
        with_cells({std::string{"a \"b\", c"}, std::string{"hai\ndòng"}}), Language::Vietnamese);
    CHECK(csv.find("\"a \"\"b\"\", c\",\"hai\ndòng\"") != std::string::npos);
}

TEST_CASE("every table of a report adds up to the net of its days", "[report]") {
    Totals day;
    day.date = *Date::parse("2026-11-26");
    day.sales = 3;
    day.gross = Money::from_dong(100'300);
    day.rounding = Money::from_dong(200);
    day.net = Money::from_dong(100'500);
    const TotalsRow row{"k", "Tên", Quantity::pieces(2), day.net};
    day.by_payment = {{"cash", "Tiền mặt", {}, day.net}};
    day.by_group = day.by_product = day.by_producer = day.by_cashier = day.by_stars = {row};
    day.by_hour[9] = day.net;
    FiguresSum sum;
    sum.add(day);
    Figures figures = sum.sum({PeriodKind::Day, day.date, day.date});
    figures.by_place = {row};
    const ReportDocument report = report_of(figures, {});
    int with_sums = 0;
    for (const ReportTable& table : report.tables) {
        if (table.sum.empty() || table.title.vi == "Thuế GTGT") continue;
        CHECK(std::get<Money>(table.sum.back()) == day.net);
        CHECK(table.sum.size() == table.columns.size());
        ++with_sums;
    }
    CHECK(with_sums == 8);
    // Costs only for whoever may know them; then in a column of their own, and said apart.
    kiosk::MarginLine earned{.item = 1, .product = "k", .group = "k", .producer = "k"};
    earned.stars = earned.place = "k";
    earned.revenue = Money::from_dong(90'000);
    earned.cost = Money::from_dong(60'000);
    figures.margin_lines = {earned};
    figures.margins = kiosk::margins_of(figures.margin_lines);
    kiosk::ReportFacts facts;
    CHECK(csv_of(report_of(figures, facts), kiosk::Language::Vietnamese).find("Lãi gộp") ==
          std::string::npos);
    facts.margin = true;
    const ReportDocument with = report_of(figures, facts);
    int with_margins = 0;
    for (const ReportTable& table : with.tables) {
        if (table.columns.back().title.vi != "Lãi gộp") continue;
        CHECK(std::get<Money>(table.rows.front().back()) == Money::from_dong(30'000));
        CHECK(std::get<Money>(table.sum.back()) == Money::from_dong(30'000));
        ++with_margins;
    }
    CHECK(with_margins == 5);
    const std::string csv = csv_of(with, kiosk::Language::Vietnamese);
    CHECK(csv.find("Lãi gộp / Gross margin,30000") != std::string::npos);
    CHECK(csv.find("Giá vốn hàng bán / Cost of goods sold,60000") != std::string::npos);
    CHECK(report_name(figures.period) == "bao-cao-2026-11-26");
}

}  // namespace
