// The promise: a manager's month-end. After a day with everything a shop does, the figures of every
// screen, export, report and statement, and the centre's, are those of the journal: number by
// number.
#include <algorithm>
#include <numeric>

#include "tests/blackbox/books.h"
#include "tests/blackbox/month_end.h"
#include "tests/support/catch.h"

using namespace blackbox;

namespace {

std::int64_t of(const Json& json, const char* name) { return json.at(name).get<std::int64_t>(); }

Sums sums_of(const Json& rows) {
    Sums sums;
    for (const Json& row : rows) {
        if (row["key"] == "rounding") continue;
        sums[row["key"]] = {thousandths(row["quantity"]), of(row, "amount")};
    }
    return sums;
}

std::int64_t amount_of(const Json& rows) {
    return std::accumulate(
        rows.begin(), rows.end(), std::int64_t{0},
        [](std::int64_t sum, const Json& row) { return sum + row["amount"].get<std::int64_t>(); });
}

// A day of `totals` is the journal's, in every table.
void check_totals(const Json& totals, const LedgerSums& ledger) {
    INFO(totals.dump());
    CHECK(of(totals, "sales") == ledger.sales);
    CHECK(of(totals, "refunds") == ledger.refunds);
    CHECK(thousandths(totals["items"]) == ledger.items);
    CHECK(of(totals, "gross") == ledger.gross);
    CHECK(of(totals, "discount") == ledger.discount);
    CHECK(of(totals, "refunded") == ledger.refunded);
    CHECK(of(totals, "rounding") == ledger.rounding);
    CHECK(of(totals, "net") == ledger.net);
    CHECK(ledger.net == ledger.gross - ledger.discount - ledger.refunded + ledger.rounding);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> tax;
    for (const Json& row : totals["tax"]) tax[row["rate"]] = {of(row, "base"), of(row, "tax")};
    CHECK(tax == ledger.tax);
    CHECK(totals["by_hour"].get<std::array<std::int64_t, 24>>() == ledger.by_hour);
    CHECK(sums_of(totals["by_payment"]) == ledger.by_payment);
    CHECK(sums_of(totals["by_group"]) == ledger.by_group);
    CHECK(sums_of(totals["by_product"]) == ledger.by_product);
    CHECK(sums_of(totals["by_producer"]) == ledger.by_producer);
    CHECK(sums_of(totals["by_cashier"]) == ledger.by_cashier);
    CHECK(sums_of(totals["by_stars"]) == ledger.by_stars);
    for (const char* table :
         {"by_payment", "by_group", "by_product", "by_producer", "by_cashier", "by_stars"})
        CHECK(amount_of(totals[table]) == ledger.net);
}

void add(LedgerSums& into, const LedgerSums& day) {
    into.sales += day.sales;
    into.refunds += day.refunds;
    into.items += day.items;
    into.gross += day.gross;
    into.discount += day.discount;
    into.refunded += day.refunded;
    into.rounding += day.rounding;
    into.net += day.net;
    for (const auto& [rate, sums] : day.tax) {
        into.tax[rate].first += sums.first;
        into.tax[rate].second += sums.second;
    }
    const auto rows = [](Sums& all, const Sums& more) {
        for (const auto& [key, sum] : more) {
            all[key].quantity += sum.quantity;
            all[key].amount += sum.amount;
        }
    };
    rows(into.by_payment, day.by_payment);
    rows(into.by_product, day.by_product);
    rows(into.by_producer, day.by_producer);
    rows(into.by_group, day.by_group);
}

const char* const kMargin = "Lãi gộp";

// Bought goods, their cost and the commission make the margin, and every table's rows do.
void check_margins(const Book& book, std::vector<std::string>& amounts) {
    const BookTable& sums = book.table("Tổng hợp");
    std::vector<std::int64_t> parts;
    for (const char* name : {"Doanh thu hàng mua đứt", "Giá vốn hàng bán", "Hoa hồng hàng ký gửi",
                             kMargin, "Doanh thu chưa biết giá vốn"}) {
        parts.push_back(sums.number(name, 1));
        amounts.push_back(money_text(parts.back()));
    }
    CHECK(parts[0] - parts[1] + parts[2] == parts[3]);
    for (const BookTable& table : book.tables) {
        if (table.columns.back() != kMargin) continue;
        INFO(table.title);
        const std::size_t last = table.columns.size() - 1;
        std::int64_t sum = 0;
        for (std::size_t i = 0; i + 1 < table.rows.size(); ++i)
            if (!table.rows[i].at(last).empty()) sum += std::stoll(table.rows[i][last]);
        CHECK(sum == parts[3]);
        CHECK(table.number("Cộng", last) == parts[3]);
    }
}

// A report's tables say what the journal says; `amounts` grows by each amount in reading order.
void check_book(const Book& book, const LedgerSums& ledger, std::vector<std::string>& amounts) {
    const BookTable& sums = book.table("Tổng hợp");
    const std::int64_t average = ledger.sales == 0
                                     ? 0
                                     : (2 * std::abs(ledger.net) + ledger.sales) /
                                           (2 * ledger.sales) * (ledger.net < 0 ? -1 : 1);
    CHECK(sums.number("Số đơn bán", 1) == ledger.sales);
    CHECK(sums.number("Số đơn trả", 1) == ledger.refunds);
    CHECK(thousandths(sums.row("Số món").at(1)) == ledger.items);
    for (const auto& [name, amount] :
         {std::pair{"Tiền hàng", ledger.gross}, std::pair{"Giảm giá", -ledger.discount},
          std::pair{"Trả lại khách", -ledger.refunded}, std::pair{"Làm tròn", ledger.rounding},
          std::pair{"Doanh thu thuần", ledger.net}, std::pair{"Trung bình", average}}) {
        INFO(name);
        CHECK(sums.number(name, 1) == amount);
        amounts.push_back(money_text(amount));
    }
    check_margins(book, amounts);
    for (const BookTable& table : book.tables) {
        if (!table.title.starts_with("Theo ")) continue;
        INFO(table.title);
        const std::size_t last = table.columns.size() - (table.columns.back() == kMargin ? 2 : 1);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i + 1 < table.rows.size(); ++i)
            sum += std::stoll(table.rows[i].at(last));
        CHECK(sum == ledger.net);
        CHECK(table.number("Cộng", last) == ledger.net);
    }
    const BookTable& taxes = book.table("Thuế");
    CHECK(taxes.rows.size() == ledger.tax.size() + 1);
    for (const auto& [rate, base_and_tax] : ledger.tax) {
        INFO(rate);
        CHECK(taxes.number(rate, 1) == base_and_tax.first);
        CHECK(taxes.number(rate, 2) == base_and_tax.second);
    }
    const BookTable& payments = book.table("Theo cách trả tiền");
    for (const auto& [method, name] :
         {std::pair{"cash", "Tiền mặt"}, std::pair{"transfer", "Chuyển khoản"},
          std::pair{"card", "Thẻ"}}) {
        const auto found = ledger.by_payment.find(method);
        if (found != ledger.by_payment.end())
            CHECK(payments.number(name, 2) == found->second.amount);
    }
}

// The amounts a PDF must show after the summary's: every cell of a money column, row by row.
void add_amounts(const Book& book, std::vector<std::string>& amounts) {
    for (const BookTable& table : book.tables) {
        if (table.title.starts_with("Tổng hợp")) continue;
        for (const Cells& row : table.rows) {
            for (std::size_t i = 1; i < row.size(); ++i) {
                const std::string& title = table.columns.at(i);
                const bool money = title.starts_with("Doanh thu") || title.starts_with("Tiền") ||
                                   title == kMargin || title == "Đầu ca" || title == "Phải có" ||
                                   title == "Đếm được" || title == "Chênh lệch";
                if (money && !row[i].empty()) amounts.push_back(money_text(std::stoll(row[i])));
            }
        }
    }
}

void check_same(const Book& csv, const Book& xlsx) {
    REQUIRE(csv.tables.size() == xlsx.tables.size());
    for (std::size_t i = 0; i < csv.tables.size(); ++i) {
        INFO(csv.tables[i].title);
        CHECK(xlsx.tables[i].title == csv.tables[i].title);
        CHECK(xlsx.tables[i].columns == csv.tables[i].columns);
        REQUIRE(xlsx.tables[i].rows.size() == csv.tables[i].rows.size());
        for (std::size_t row = 0; row < csv.tables[i].rows.size(); ++row) {
            Cells cells = xlsx.tables[i].rows[row];
            cells.resize(csv.tables[i].rows[row].size());
            // A day is a number there; only its place is looked at.
            if (csv.tables[i].title == "Theo ngày" && cells[0] != "Cộng")
                cells[0] = csv.tables[i].rows[row][0];
            CHECK(cells == csv.tables[i].rows[row]);
        }
    }
}

// A day's or a period's report in its three files.
void check_report(const MonthEnd& month, const std::vector<std::string>& days,
                  const LedgerSums& ledger) {
    const auto file = [&](const char* name) { return month.shop.beside(name).string(); };
    std::vector<std::string> arguments{"report",       "--csv", file("r.csv"), "--xlsx",
                                       file("r.xlsx"), "--pdf", file("r.pdf")};
    arguments.insert(arguments.end(), days.begin(), days.end());
    const Outcome written = month.in_vietnamese(arguments);
    INFO(said(written));
    REQUIRE(written.status == 0);
    const Book csv = book_of_csv(support::read_file(file("r.csv")));
    std::vector<std::string> wrong, amounts;
    const Book xlsx = book_of_xlsx(file("r.xlsx"), wrong);
    CHECK(wrong.empty());
    check_book(csv, ledger, amounts);
    check_same(csv, xlsx);
    add_amounts(csv, amounts);
    const std::vector<std::string> pieces = pieces_of_pdf(file("r.pdf"));
    CHECK(pieces.size() == amounts.size());
    for (std::size_t i = 0; i < std::min(pieces.size(), amounts.size()); ++i) {
        INFO(pieces[i] << " ends in " << amounts[i]);
        CHECK(pdf_shows({pieces[i]}, {amounts[i]}));
    }
}

// Each shift's report is what happened in it, and the day's shifts together are the day's money.
void check_shifts(const MonthEnd& month, const std::vector<Entry>& journal) {
    const auto ledger = shifts_of(journal);
    REQUIRE(ledger.size() == 2);
    CHECK(ledger[0].number == "K01-1-Z0001");
    Sums together;
    for (const ShiftSums& shift : ledger) {
        const Json report = shift.number.empty()
                                ? month.shop.json({"shift", "report", "--x"})
                                : month.shop.json({"shift", "report", "--z", shift.number});
        INFO(report.dump());
        CHECK(report["business_date"] == month.today);
        CHECK(of(report, "sales") == shift.sums.sales);
        CHECK(of(report, "refunds") == shift.sums.refunds);
        CHECK(of(report, "gross") == shift.sums.gross);
        CHECK(of(report, "discount") == shift.sums.discount);
        CHECK(of(report, "net") == shift.sums.net);
        CHECK(of(report, "cash_in") == shift.paid_in);
        CHECK(of(report, "cash_out") == shift.paid_out);
        CHECK(of(report, "expected") == shift.expected());
        CHECK(of(report, "cash") + of(report, "transfer") + of(report, "card") -
                  of(report, "refunded") ==
              shift.sums.net);
        for (const auto& [method, sum] : shift.sums.by_payment)
            together[method].amount += sum.amount;
    }
    CHECK(ledger[0].paid_in == 20'000);
    CHECK(ledger[0].paid_out == 50'000);
    CHECK(together == sums_of_day(journal, month.today).by_payment);
}

// A day's invoices are its sales; what came back of them is told beside each.
void check_invoices(const MonthEnd& month, const std::vector<Entry>& journal,
                    const std::string& day) {
    std::int64_t payable = 0, total = 0, tax = 0, lines = 0, count = 0;
    std::map<std::string, std::int64_t> returned;
    for (const Entry& entry : journal) {
        if (entry.kind == "refund") {
            returned[entry.body["sale"]] += of(entry.body, "paid");
            if (entry.body["business_date"] == day) {
                ++count;
                payable -= of(entry.body, "paid");
            }
        }
        if (entry.kind != "sale" || entry.body["business_date"] != day) continue;
        ++count;
        payable += of(entry.body, "payable");
        total += of(entry.body, "total");
        tax += of(entry.body, "tax");
        lines += static_cast<std::int64_t>(entry.body["lines"].size());
    }
    const auto all = objects_of(month.shop.run({"invoices", "--all", "--date", day}).out);
    CHECK(static_cast<std::int64_t>(all.size()) == count);
    std::int64_t rows = 0;
    for (const Json& one : all) {
        std::int64_t amounts = 0, taxes = 0;
        for (const Json& line : one["lines"]) {
            amounts += of(line, "amount");
            taxes += of(line, "tax");
            CHECK(of(line, "amount_before_tax") == of(line, "amount") - of(line, "tax"));
        }
        CHECK(amounts == of(one, "total"));
        CHECK(taxes == of(one, "tax"));
        if (one["invoice"] != "none")
            CHECK(one["state"] == (day == month.yesterday ? "handed_over" : "new"));
        rows += static_cast<std::int64_t>(one["lines"].size());
        payable -= of(one, "payable");
        if (one["kind"] != "sale") continue;
        CHECK(of(one, "returned") == returned[one["sale_id"]]);
        total -= of(one, "total");
        tax -= of(one, "tax");
        lines -= static_cast<std::int64_t>(one["lines"].size());
    }
    CHECK(payable == 0);
    CHECK(total == 0);
    CHECK(tax == 0);
    CHECK(lines == 0);
    const Book csv =
        book_of_csv("\n" + month.shop.run({"invoices", "--all", "--csv", "--date", day}).out);
    CHECK(static_cast<std::int64_t>(csv.tables.back().rows.size()) == rows);
}

// What is exported comes in again as it went out, and changes nothing.
void check_goods(const MonthEnd& month) {
    const auto out = month.shop.beside("goods.csv"), again = month.shop.beside("again.csv");
    REQUIRE(month.shop.run({"catalogue", "export", out.string()}).status == 0);
    const Json plan = month.shop.json({"catalogue", "import", out.string(), "--dry-run"});
    INFO(plan.dump());
    CHECK(plan["added"] == 0);
    CHECK(plan["changed"] == 0);
    REQUIRE(month.shop.run({"catalogue", "import", out.string()}).status == 0);
    REQUIRE(month.shop.run({"catalogue", "export", again.string()}).status == 0);
    CHECK(support::read_file(again) == support::read_file(out));
}

}  // namespace

TEST_CASE("a month-end: screens, reports, statements and the centre say what the journal says",
          "[month-end]") {
    const MonthEnd month;
    const std::vector<Entry> journal = journal_of(month.shop);
    LedgerSums all;
    for (const std::string& day : days_of(journal)) {
        INFO(day);
        const LedgerSums ledger = sums_of_day(journal, day);
        check_totals(month.shop.json({"totals", "--date", day}), ledger);
        add(all, ledger);
    }
    const LedgerSums today = sums_of_day(journal, month.today);
    check_report(month, {"--date", month.today}, today);
    check_report(month, {"--date", month.yesterday}, sums_of_day(journal, month.yesterday));
    check_report(month, {"--from", *days_of(journal).begin(), "--to", month.today}, all);
    check_shifts(month, journal);
    check_producers(month, journal, all);
    check_invoices(month, journal, month.today);
    check_invoices(month, journal, month.yesterday);
    check_goods(month);
    check_screens(month, journal);
    check_settlement_screens(month);
    check_centre(month, journal);
    CHECK(month.shop.json({"verify"})["ok"] == true);
}
