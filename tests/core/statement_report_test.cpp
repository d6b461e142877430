// The promise to whoever is paid by a statement: each line can be checked with a pocket calculator,
// and the last line is the sum of the lines.
#include "kiosk/core/statement_report.h"

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Money dong(std::int64_t amount) { return Money::from_dong(amount); }

// Consigned goods, some that came back, and goods that were bought.
Statement mixed() {
    std::vector<SoldOn> sold(3);
    const char* names[] = {"Mật ong", "Trà", "Gốm"};
    for (std::size_t i = 0; i < sold.size(); ++i) {
        sold[i].product = ProductId{names[i]};
        sold[i].name = names[i];
        sold[i].sold = Quantity::pieces(3);
        sold[i].sold_amount = dong(33'333 + static_cast<std::int64_t>(i) * 1'111);
        sold[i].day = *Date::parse("2026-11-05");
    }
    sold[1].returned = Quantity::pieces(1);
    sold[1].returned_amount = dong(11'481);
    MovedOn delivery;
    delivery.product = sold[2].product;
    delivery.name = sold[2].name;
    delivery.day = *Date::parse("2026-11-03");
    delivery.delivered = Quantity::pieces(10);
    delivery.cost = dong(125'000);
    std::vector<Terms> terms(2);
    terms[0].commission_percent = 1'255;
    terms[1].kind = TermsKind::Bought;
    terms[1].product = sold[2].product;
    return make_statement("HTX", Date::parse("2026-11-01"), *Date::parse("2026-11-30"), sold,
                          {&delivery, 1}, {}, terms);
}

Money amount(const ReportCell& cell) {
    const auto* money = std::get_if<Money>(&cell);
    return money == nullptr ? Money{} : *money;
}

const ReportTable& table_of(const ReportDocument& document, std::string_view title) {
    for (const ReportTable& one : document.tables) {
        if (one.title.vi == title) return one;
    }
    FAIL("no table " << title);
    return document.tables.front();
}

}  // namespace

TEST_CASE("a statement on paper adds up in every line and down to the last", "[core][report]") {
    const Statement statement = mixed();
    const ReportDocument document = report_of(statement, StatementFacts{});
    const ReportTable& owed = table_of(document, "Tiền");
    REQUIRE(owed.columns.size() == 7);
    std::vector<Money> sums(owed.columns.size());
    for (const auto& row : owed.rows) {
        REQUIRE(row.size() == owed.columns.size());
        CHECK(amount(row[2]) - amount(row[3]) - amount(row[4]) + amount(row[5]) == amount(row[6]));
        for (std::size_t i = 2; i < row.size(); ++i) sums[i] += amount(row[i]);
    }
    for (std::size_t i = 2; i < sums.size(); ++i) CHECK(amount(owed.sum.at(i)) == sums[i]);
    CHECK(amount(owed.sum[6]) == statement.due);
    // What the shop earned by goods that are its own is nobody else's business.
    CHECK(amount(owed.rows.at(0).at(2)).is_zero());
    CHECK(amount(owed.rows.at(0).at(5)) == dong(125'000));
}

TEST_CASE("a closed statement says what was paid, what is left and who owes it", "[core][report]") {
    ClosedPeriod period;
    period.statement = mixed();
    period.number = "QT-K01-1-0001";
    const auto last = [&] { return table_of(report_of(period, StatementFacts{}), "Tóm tắt").sum; };
    CHECK(amount(last().at(1)) == period.statement.due);
    period.payments.push_back({dong(100'000), PaymentMethod::Transfer, "FT1", {}, {}});
    CHECK(amount(last().at(1)) == period.statement.due - dong(100'000));
    CHECK(table_of(report_of(period, StatementFacts{}), "Đã trả").rows.size() == 1);
    period.payments.clear();
    period.statement.due = dong(-500);
    CHECK(amount(last().at(1)) == dong(500));
    CHECK(text_of(last().at(0)).find("Cơ sở còn phải trả lại") != std::string::npos);
}
