// The month-end's settlements: closed and open periods, their statements and files, against the
// journal.
#include <algorithm>

#include "tests/blackbox/books.h"
#include "tests/blackbox/month_end.h"
#include "tests/support/catch.h"

namespace blackbox {
namespace {

std::int64_t of(const Json& json, const char* name) { return json.at(name).get<std::int64_t>(); }

// What is due of a producer's rows, by the terms its own statement names.
void check_statement(const Json& statement, const std::map<std::string, ProducerRow>& ledger) {
    INFO(statement.dump());
    std::int64_t sold = 0, returned = 0, commission = 0, tax = 0, due = 0;
    std::map<std::string, ProducerRow> rows;
    for (const Json& row : statement["rows"]) {
        const std::int64_t kept = of(row, "sold_amount") - of(row, "returned_amount");
        const bool consigned = row["kind"] == "consigned";
        CHECK(of(row, "commission") == (consigned ? share_of(kept, row["commission_percent"]) : 0));
        CHECK(of(row, "due") == (consigned ? kept - of(row, "commission") : 0) + of(row, "cost"));
        sold += of(row, "sold_amount");
        returned += of(row, "returned_amount");
        commission += of(row, "commission");
        tax += of(row, "tax");
        due += of(row, "due");
        ProducerRow& into = rows[row["product_id"]];
        into.sold += thousandths(row["sold"]);
        into.returned += thousandths(row["returned"]);
        into.sold_amount += of(row, "sold_amount");
        into.returned_amount += of(row, "returned_amount");
        into.tax += of(row, "tax");
    }
    CHECK(sold == of(statement, "sold"));
    CHECK(returned == of(statement, "returned"));
    CHECK(commission == of(statement, "commission"));
    CHECK(tax == of(statement, "tax"));
    CHECK(due == of(statement, "due"));
    for (const auto& [product, row] : ledger) {
        INFO(product);
        CHECK(rows[product].sold == row.sold);
        CHECK(rows[product].returned == row.returned);
        CHECK(rows[product].sold_amount == row.sold_amount);
        CHECK(rows[product].returned_amount == row.returned_amount);
        CHECK(rows[product].tax == row.tax);
    }
    CHECK(rows.size() >= ledger.size());
}

// Its files say the same.
void check_statement_files(const MonthEnd& month, const std::string& name, const Json& statement) {
    const std::string xlsx = month.shop.beside("s.xlsx").string(),
                      pdf = month.shop.beside("s.pdf").string();
    const Outcome written =
        month.in_vietnamese({"settle", "statement", name, "--xlsx", xlsx, "--pdf", pdf});
    INFO(said(written));
    REQUIRE(written.status == 0);
    std::vector<std::string> wrong;
    const Book book = book_of_xlsx(xlsx, wrong);
    CHECK(wrong.empty());
    const BookTable& amounts = book.table("Tiền");
    const auto sum = [&](const char* column) {
        return amounts.number("Cộng", amounts.column(column));
    };
    CHECK(sum("Tiền bán") == of(statement, "sold"));
    CHECK(sum("Khách trả") == of(statement, "returned"));
    const BookTable& goods = book.table("Hàng");
    CHECK(goods.number("Cộng", goods.column("Gồm thuế")) == of(statement, "tax"));
    CHECK(sum("Phải trả") == of(statement, "due"));
    std::int64_t due = 0;
    for (const Json& row : statement["rows"]) {
        if (of(row, "due") == 0) continue;
        const std::string product = row["name"];
        INFO(product);
        CHECK(amounts.number(product, amounts.column("Phải trả")) == of(row, "due"));
        due += of(row, "due");
    }
    CHECK(due == of(statement, "due"));
    const std::vector<std::string> pieces = pieces_of_pdf(pdf);
    for (const char* what : {"sold", "returned", "commission", "due"}) {
        INFO(what);
        if (of(statement, what) == 0) continue;
        CHECK(std::ranges::any_of(pieces, [&](const std::string& piece) {
            return pdf_shows({piece}, {money_text(of(statement, what))});
        }));
    }
}

}  // namespace

void check_producers(const MonthEnd& month, const std::vector<Entry>& journal,
                     const LedgerSums& all) {
    std::int64_t settlement_seq = 0, last = journal.back().seq;
    for (const Entry& entry : journal)
        if (entry.kind == "settlement" && entry.body["producer"] == kSettledProducer)
            settlement_seq = entry.seq;
    REQUIRE(settlement_seq > 0);
    const Json closed = month.shop.json({"settle", "statement", month.closed_period});
    check_statement(closed, producer_rows(journal, kSettledProducer, 0, settlement_seq));
    check_statement_files(month, month.closed_period, closed);
    CHECK(of(closed, "paid") == 50'000);
    CHECK(of(closed, "remaining") == of(closed, "due") - 50'000);
    const Json open = month.shop.json({"settle", "statement", kSettledProducer});
    check_statement(open, producer_rows(journal, kSettledProducer, settlement_seq, last));
    CHECK(of(open, "due") < 0);  // only what came back
    check_statement_files(month, kSettledProducer, open);

    // Every producer, whatever was closed before: closed and open periods together are the sales.
    std::int64_t together = 0;
    for (const Json& one : objects_of(month.shop.run({"settle", "list", "--json"}).out)) {
        const std::string producer = one["producer"];
        if (one["settlements"] != 0) continue;
        const auto found = all.by_producer.find(producer);
        const std::int64_t sold = found == all.by_producer.end() ? 0 : found->second.amount;
        INFO(one.dump());
        CHECK(of(one, "sold") == sold);
        together += sold;
    }
    CHECK(together != 0);
    // What was entered for a settled day is in the open period.
    const Json first = month.shop.json({"settle", "statement", "Công ty TNHH Seagull"});
    INFO(first.dump());
    const auto seagull = all.by_producer.at("Công ty TNHH Seagull").amount;
    std::int64_t settled = 0;
    for (const Entry& entry : journal)
        if (entry.kind == "settlement" && entry.body["producer"] == "Công ty TNHH Seagull")
            settled += of(entry.body, "sold") - of(entry.body, "returned");
    CHECK(settled + of(first, "sold") - of(first, "returned") == seagull);
}

}  // namespace blackbox
