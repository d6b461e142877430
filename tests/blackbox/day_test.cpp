// The promise of the whole till: a day of three hundred sales, with discounts, splits, carts put
// aside, goods that come back and a printer that was unplugged; and the totals, the journal, the
// drawer and the centre say the same to the đồng as a bookkeeper who only saw the slips.
#include <libpq-fe.h>

#include <map>
#include <memory>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"
#include "tests/support/postgres_cluster.h"
#include "tests/support/virtual_printer.h"

using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::Shop;

namespace {

constexpr std::int64_t kTea = 45'000, kHoney = 125'000, kBasket = 30'500;
constexpr int kRung = 295;

// What a bookkeeper adds up by hand.
struct Book {
    std::int64_t sales{0}, refunds{0}, gross{0}, discount{0}, refunded{0}, net{0};
    std::map<std::string, std::int64_t> by_payment, by_cashier;
    std::int64_t receipts() const { return sales + refunds; }

    void sold(const std::string& cashier, std::int64_t goods, std::int64_t off,
              const std::map<std::string, std::int64_t>& paid) {
        ++sales;
        gross += goods;
        discount += off;
        take(cashier, goods - off, paid);
    }
    void gave_back(const std::string& cashier, std::int64_t amount,
                   const std::map<std::string, std::int64_t>& paid) {
        ++refunds;
        refunded += amount;
        std::map<std::string, std::int64_t> back;
        for (const auto& [method, money] : paid) back[method] = -money;
        take(cashier, -amount, back);
    }

private:
    void take(const std::string& cashier, std::int64_t amount,
              const std::map<std::string, std::int64_t>& paid) {
        net += amount;
        by_cashier[cashier] += amount;
        for (const auto& [method, money] : paid) by_payment[method] += money;
    }
};

std::string cashier_at(int i) { return i < kRung / 2 ? "101" : "102"; }

// Sale i of the morning and the afternoon: every kind in turns.
Json wanted_sale(int i, Book& book) {
    const std::int64_t tea = 1 + i % 3;
    Json lines = Json::array({{{"code", "8930000000019"}, {"quantity", tea}}});
    std::int64_t goods = tea * kTea, off = 0;
    if (i % 4 == 0) {
        lines.push_back({{"code", "8930000000026"}, {"quantity", 0.4}});
        goods += kHoney * 4 / 10;
    }
    if (i % 5 == 0) {
        lines.push_back({{"code", "8930000000033"}, {"discount", 500}});
        goods += kBasket;
        off += 500;
    }
    Json sale{{"request_id", "s" + std::to_string(i)},
              {"cashier", cashier_at(i)},
              {"lines", std::move(lines)}};
    if (i % 7 == 0) {
        sale["discount"] = 1'000;
        off += 1'000;
    }
    const std::int64_t due = goods - off;
    std::map<std::string, std::int64_t> paid;
    Json payments = Json::array();
    const std::int64_t other = i % 3 == 1 ? 20'000 : i % 3 == 2 ? due : 0;
    if (other > 0) {
        const std::string method = i % 2 == 0 ? "transfer" : "card";
        payments.push_back({{"method", method}, {"amount", other}, {"reference", "R"}});
        paid[method] = other;
    }
    if (other < due) {
        payments.push_back({{"method", "cash"}, {"tendered", 500'000}});
        paid["cash"] = due - other;
    }
    sale["payments"] = std::move(payments);
    book.sold(cashier_at(i), goods, off, paid);
    return sale;
}

std::vector<Json> refund(const Shop& shop, const std::vector<Json>& wanted) {
    std::string input;
    for (const Json& one : wanted) input += one.dump() + "\n";
    const Outcome outcome = shop.run({"refund"}, input);
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    return blackbox::objects_of(outcome.out);
}

void ring_the_day(const Shop& shop, Book& book) {
    std::vector<Json> sales, returns;
    for (int i = 0; i < kRung; ++i) sales.push_back(wanted_sale(i, book));
    const std::vector<Json> answers = shop.ring(sales);
    for (int i = 0; i < kRung; i += 15) {
        Json one{{"request_id", "r" + std::to_string(i)},
                 {"cashier", cashier_at(i)},
                 {"receipt", answers[static_cast<std::size_t>(i)]["number"]},
                 {"reason", "Khách đổi ý"}};
        if (i % 30 == 0) {
            one["cancel"] = true;
        } else {
            one["lines"] = Json::array({{{"line", 1}, {"quantity", 1}}});
        }
        returns.push_back(one);
    }
    for (const Json& answer : refund(shop, returns)) {
        std::map<std::string, std::int64_t> paid;
        for (const Json& one : answer["payments"]) paid[one["method"]] += one["amount"].get<int>();
        const int i = std::stoi(answer["request_id"].get<std::string>().substr(1));
        book.gave_back(cashier_at(i), answer["refunded"], paid);
    }
}

void play(const Shop& shop, const std::string& script) {
    static int number = 0;
    const auto file = shop.beside("day" + std::to_string(++number) + ".txt");
    support::write_file(file, script);
    const Outcome outcome = shop.run({"run", "--window", "1366x768", "--camera", "none", "--lang",
                                      "en", "--script", file.string()});
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
}

const std::string kSignIn =
    "tap Staff\nscreen login\ntap Nguyễn Thị Hạnh\ntype 918273\n"
    "screen till\n";
const std::string kPay =
    "key F9\nscreen payment\nkey Enter\nscreen receipt\nkey Enter\n"
    "screen till\n";

// The printer is away: nothing of this is printed, all of it is sold.
void sell_without_paper(const Shop& shop, Book& book) {
    play(shop, kSignIn + "scan 8930000000019\nexpect 45.000\n" + kPay +
                   "scan 8930000000033\nkey F8\ntype red hat\nkey Enter\nexpect Waiting (1)\n"
                   "scan 8930000000019\nscan 8930000000019\nexpect 90.000\n" +
                   kPay + "key F10\nkey Enter\nexpect 30.500\n" + kPay + "quit\n");
    book.sold("101", kTea, 0, {{"cash", kTea}});
    book.sold("101", 2 * kTea, 0, {{"cash", 2 * kTea}});
    book.sold("101", kBasket, 0, {{"cash", kBasket}});
}

// It is back: a sale, goods of an earlier one come back, and one piece is exchanged.
void sell_with_paper(const Shop& shop, Book& book) {
    const std::string first = std::to_string(book.receipts() - 2);
    const std::string second = std::to_string(book.receipts() - 1);
    const std::string find = "key F6\nscreen returns\ntype ";
    play(shop, kSignIn + "within 40000 absent waiting\nscan 8930000000026\nexpect 125.000\n" +
                   kPay + find + first +
                   "\nkey Enter\nexpect Another receipt\nkey F4\nexpect Give the money back\n"
                   "key F9\nscreen receipt\nexpect The goods are back\nkey Enter\nscreen till\n" +
                   find + second +
                   "\nkey Enter\nexpect Another receipt\ntap One more\ntap Exchange\nscreen till\n"
                   "scan 8930000000026\nexpect 80.000\nkey F9\nscreen payment\nkey Enter\n"
                   "screen receipt\nexpect Exchanged\nkey Enter\nscreen till\n"
                   "within 40000 absent waiting\nquit\n");
    book.sold("101", kHoney, 0, {{"cash", kHoney}});
    book.gave_back("101", kTea, {{"cash", kTea}});
    book.gave_back("101", kTea, {{"cash", kTea}});
    book.sold("101", kHoney, 0, {{"cash", kHoney}});
}

// A shift from its float to its close, counted to the đồng; what the shifts say together.
class Shifts {
public:
    explicit Shifts(const Shop& shop) : shop_{shop} {}
    void open(std::int64_t amount) {
        float_ = amount;
        shop_.json({"shift", "open", "--float", std::to_string(amount), "--by", "101"});
    }
    void close() {
        const auto expected =
            shop_.json({"shift", "report", "--x"})["expected"].get<std::int64_t>();
        const Json z =
            shop_.json({"shift", "close", "--counted", std::to_string(expected), "--by", "101"});
        CHECK(z["difference"] == 0);
        CHECK(z["number"].get<std::string>().ends_with("-Z000" + std::to_string(++closed_)));
        sales_ += z["sales"].get<std::int64_t>();
        refunds_ += z["refunds"].get<std::int64_t>();
        cash_ += expected - float_;
    }
    void check(const Book& book) const {
        CHECK(sales_ == book.sales);
        CHECK(refunds_ == book.refunds);
        CHECK(cash_ == book.by_payment.at("cash"));
    }

private:
    const Shop& shop_;
    std::int64_t float_{0}, sales_{0}, refunds_{0}, cash_{0};
    int closed_{0};
};

std::string ask(const std::string& url, const std::string& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{PQconnectdb(url.c_str()),
                                                                  PQfinish};
    const std::unique_ptr<PGresult, decltype(&PQclear)> result{
        PQexec(connection.get(), sql.c_str()), PQclear};
    INFO(sql << ": " << PQresultErrorMessage(result.get()));
    REQUIRE(PQresultStatus(result.get()) == PGRES_TUPLES_OK);
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

void check_book(const Json& totals, const Book& book) {
    CHECK(totals["sales"] == book.sales);
    CHECK(totals["refunds"] == book.refunds);
    CHECK(totals["gross"] == book.gross);
    CHECK(totals["discount"] == book.discount);
    CHECK(totals["refunded"] == book.refunded);
    CHECK(totals["rounding"] == 0);
    CHECK(totals["net"] == book.net);
    for (const Json& row : totals["by_payment"]) {
        CHECK(row["amount"] == book.by_payment.at(row["key"].get<std::string>()));
    }
    for (const Json& row : totals["by_cashier"]) {
        CHECK(row["amount"] == book.by_cashier.at(row["key"].get<std::string>()));
    }
    for (const char* table :
         {"by_payment", "by_group", "by_product", "by_producer", "by_cashier", "by_stars"}) {
        std::int64_t sum = 0;
        for (const Json& row : totals[table]) sum += row["amount"].get<std::int64_t>();
        INFO(table);
        CHECK(sum == book.net);
    }
}

}  // namespace

TEST_CASE("a whole day of three hundred sales agrees with the slips, everywhere", "[day]") {
    support::PostgresCluster cluster;
    const std::string url = cluster.url();
    const Shop shop;
    support::VirtualPrinter printer;
    for (const auto& [code, name] : {std::pair{"101", "Nguyễn Thị Hạnh"}, {"102", "Lê Văn Minh"}}) {
        REQUIRE(shop.run({"staff", "add", "--code", code, "--name", name}, "918273\n").status == 0);
    }
    support::write_file(shop.folder() / "settings.toml",
                        "[printer]\ndevice = \"" + printer.address() + "\"\n");
    REQUIRE(shop.run({"central", "apply", "--to", url}).status == 0);
    REQUIRE(shop.run({"central", "enroll", "--to", url, "--kiosk", "K01"}).status == 0);
    Book book;
    Shifts shifts{shop};
    shifts.open(1'000'000);
    ring_the_day(shop, book);
    shifts.close();
    shifts.open(500'000);
    printer.unplug();
    sell_without_paper(shop, book);
    CHECK(printer.papers().empty());
    printer.plug_in();
    sell_with_paper(shop, book);
    // Three papers that had waited, then a sale's, a refund's and an exchange's; the drawer opened
    // for what was done while the printer was there.
    REQUIRE(printer.wait_for_papers(6, 40'000));
    CHECK(printer.papers().size() == 6);
    CHECK(printer.pulses(2) == 3);
    shifts.close();
    shifts.check(book);

    const Json here = shop.json({"totals"});
    check_book(here, book);
    CHECK(book.sales == 300);
    const Json whole = shop.json({"verify"});
    CHECK(whole["ok"] == true);
    CHECK(whole["sales"] == book.sales);
    CHECK(shop.json({"sync", "--once"})["waiting"] == 0);
    const Json there =
        Json::parse(ask(url, "SELECT ocop.totals('" + here["date"].get<std::string>() + "')"));
    CHECK(there == here);
    CHECK(ask(url, "SELECT count(*) FROM ocop.check_invariants()") == "0");
    CHECK(ask(url, "SELECT count(*) FROM ocop.incident") == "0");
}
