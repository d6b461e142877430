#include "tests/blackbox/month_end.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace blackbox {
namespace {

Json lines(std::initializer_list<Json> all) {
    Json list = Json::array();
    for (const Json& one : all) list.push_back(one);
    return list;
}

Json cash(std::int64_t tendered) { return {{"method", "cash"}, {"tendered", tendered}}; }
Json other(const char* method, std::int64_t amount) {
    return {{"method", method}, {"amount", amount}, {"reference", "FT7"}};
}

const std::string kTill =
    "tap Nhân viên\nscreen login\ntap Nguyễn Thị Hạnh\ntype 246810\nscreen till\n";

// A supervisor's cash out and in, a transfer that waits and comes, a cart put aside, an exchange.
std::string at_the_till_script(const std::string& receipt) {
    return kTill +
           "key F7\nscreen shift\nkey F4\nexpect Lấy tiền ra khỏi ngăn\ntype 50000\n"
           "tap Mua đồ dùng\nkey F9\nexpect Đã ghi vào ca\n"
           "key F3\nexpect Bỏ thêm tiền vào ngăn\ntype 20000\ntap Thêm tiền lẻ\nkey F9\n"
           "expect Đã ghi vào ca\nkey Escape\nscreen till\n"
           // Two transfers wait; one has come.
           "scan 2000000000343\nkey F9\nscreen payment\ntap VietQR\nexpect Chờ tiền đến\nkey F8\n"
           "screen till\nscan 2000000000350\nkey F9\nscreen payment\ntap VietQR\n"
           "expect Chờ tiền đến\nkey F8\nscreen till\nkey F10\nexpect Chờ chuyển khoản\n"
           "key Enter\nscreen receipt\nkey Enter\nscreen till\n"
           // A cart put aside, a discount on a line and one on the sale, half by transfer.
           "scan 2000000000022\nkey F8\ntype mu do\nkey Enter\nexpect Giỏ hàng còn trống\n"
           "scan 2000000000015\nscan 2000000000282\nexpect Giỏ hàng · 2 dòng\n"
           "key F9\nscreen payment\nkey Enter\nscreen receipt\nkey Enter\nscreen till\n"
           // What came back pays for something dearer.
           "key F6\nscreen returns\ntype " +
           receipt +
           "\nkey Enter\nexpect Hóa đơn khác\ntap Trả tất cả\ntap Đổi hàng\nscreen till\n"
           "expect Hàng trả lại từ\nscan 2000000000329\nscan 2000000000329\nkey F9\n"
           "screen payment\nkey Enter\nscreen receipt\nexpect Đã đổi hàng\nkey Enter\n"
           "screen till\nquit\n";
}

}  // namespace

MonthEnd::MonthEnd() {
    today = shop.json({"totals"})["date"];
    const auto days = days_of(journal_of(shop));
    REQUIRE(days.size() >= 31);
    yesterday = *std::prev(days.lower_bound(today));
    long_ago = *std::next(days.begin(), 5);
    sell_today();
    take_back();
    at_the_till();
    change_shifts();
    move_stock();
    settle();
    hand_over();
}

void MonthEnd::plays(const std::string& script) const {
    const std::filesystem::path file = shop.beside("script.txt");
    support::write_file(file, script);
    const Outcome played = shop.run({"run", "--window", "1366x768", "--camera", "none", "--script",
                                     file.string(), "--shots", shop.beside("screens").string()});
    INFO(said(played));
    REQUIRE(played.status == 0);
}

std::string MonthEnd::words(const std::string& name) const {
    return support::read_file(shop.beside("screens") / (name + ".txt"));
}

Outcome MonthEnd::in_vietnamese(std::vector<std::string> arguments) const {
    Launch launch = shop.launch(std::move(arguments));
    launch.environment["LC_ALL"] = "vi_VN.UTF-8";
    return shop.run(launch);
}

Json MonthEnd::refund(Json request) const {
    const Outcome outcome = shop.run({"refund"}, request.dump() + "\n");
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    return objects_of(outcome.out).at(0);
}

// Of an earlier day, discounted, whole pieces of everything, not yet returned.
std::string MonthEnd::number_of_first_sale_with(std::size_t count) const {
    const auto whole = [](const Json& line) {
        return line["quantity"].get<std::int64_t>() % 1000 == 0;
    };
    for (const Entry& entry : journal_of(shop)) {
        if (entry.kind == "sale" && entry.body["lines"].size() == count &&
            entry.body["discount"].get<std::int64_t>() > 0 &&
            std::ranges::all_of(entry.body["lines"], whole))
            return entry.body["number"];
    }
    FAIL("no such sale");
    return {};
}

void MonthEnd::sell_today() {
    const auto sold = shop.ring(
        {{{"request_id", "discounts"},
          {"cashier", "101"},
          {"lines", lines({{{"code", "2000000000015"}, {"quantity", 3}, {"discount", 7777}},
                           {{"code", "2000000000022"}, {"quantity", 2}},
                           {{"code", "2000000000282"}}})},
          {"discount", 12'345},
          {"payments", Json::array({cash(1'000'000)})}},
         {{"request_id", "promotions"},
          {"cashier", "102"},
          {"promotions", true},
          {"lines", lines({{{"code", "2000000000343"}, {"quantity", 4}},
                           {{"code", "2000000001210"}},
                           {{"code", "2000000001159"}},
                           {{"code", "2000000001166"}}})},
          {"payments",
           Json::array({other("transfer", 100'001), other("card", 50'333), cash(1'000'000)})}},
         {{"request_id", "by weight"},
          {"cashier", "101"},
          {"lines", lines({{{"code", "2000000000251"}, {"quantity", 0.355}},
                           {{"code", "2000000000299"}, {"quantity", 1.105}},
                           {{"code", "2100025012359"}}})},
          {"payments", Json::array({cash(1'000'000)})}},
         {{"request_id", "cancelled"},
          {"cashier", "102"},
          {"lines", lines({{{"code", "2000000000091"}, {"quantity", 2}}})},
          {"payments", Json::array({other("card", 100'000), cash(200'000)})}},
         {{"request_id", "of the settled producer"},
          {"cashier", "900"},
          {"lines", lines({{{"code", "2000000000091"}, {"quantity", 3}, {"discount", 1'111}}})},
          {"payments", Json::array({cash(500'000)})}}});
    CHECK(sold.size() == 5);
}

void MonthEnd::take_back() {
    const std::string receipt = number_of_first_sale_with(3);
    // Two parts of an earlier day's sale, discounted; one of them cannot be sold again.
    refund({{"request_id", "b1"},
            {"receipt", receipt},
            {"cashier", "101"},
            {"lines", lines({{{"line", 1}, {"quantity", 1}, {"reason", "hộp móp"}}})}});
    refund({{"request_id", "b2"},
            {"receipt", receipt},
            {"cashier", "102"},
            {"method", "transfer"},
            {"lines", lines({{{"line", 2}, {"quantity", 1}, {"back_to_shelf", false}}})}});
    std::string to_cancel;
    for (const Entry& entry : journal_of(shop)) {
        if (entry.kind == "sale" && entry.body["request_id"] == "cancelled")
            to_cancel = entry.body["number"];
    }
    refund({{"request_id", "c"}, {"receipt", to_cancel}, {"cancel", true}, {"cashier", "102"}});
    // By the scale's label: 0.275 kg at 160,000.
    const Json bare = refund({{"request_id", "n"},
                              {"cashier", "101"},
                              {"approver", "103"},
                              {"reason", "mất hóa đơn"},
                              {"lines", lines({{{"code", "2100052002750"}}})}});
    CHECK(bare["refunded"] == 44'000);
}

void MonthEnd::at_the_till() { plays(at_the_till_script(number_of_first_sale_with(1))); }

void MonthEnd::change_shifts() {
    const std::int64_t expected = shop.json({"shift", "report"})["expected"];
    CHECK(shop.json({"shift", "close", "--counted", std::to_string(expected - 2'000), "--by", "101",
                     "--note", "thối nhầm"})["difference"] == -2'000);
    // What an outage kept on paper: of yesterday, and of a day that was settled with its producer.
    const auto late = shop.ring({{{"request_id", "outage"},
                                  {"cashier", "102"},
                                  {"time", yesterday + "T19:59:00+07:00"},
                                  {"lines", lines({{{"code", "2000000000015"}}})},
                                  {"payments", Json::array({other("transfer", 45'000)})}},
                                 {{"request_id", "very late"},
                                  {"cashier", "102"},
                                  {"time", long_ago + "T12:00:00+07:00"},
                                  {"lines", lines({{{"code", "2000000000015"}, {"quantity", 2}}})},
                                  {"payments", Json::array({cash(100'000)})}}});
    CHECK(late.size() == 2);
    shop.json({"shift", "open", "--float", "750000", "--by", "102"});
    const auto sold = shop.ring({{{"request_id", "afternoon"},
                                  {"cashier", "102"},
                                  {"lines", lines({{{"code", "2000000000398"}, {"quantity", 2}},
                                                   {{"code", "2000000001142"}}})},
                                  {"discount", 333},
                                  {"payments", Json::array({cash(500'000)})}}});
    refund({{"request_id", "b3"},
            {"receipt", sold.at(0)["number"]},
            {"cashier", "102"},
            {"lines", lines({{{"line", 1}, {"quantity", 1}}})}});
}

void MonthEnd::move_stock() {
    shop.json({"stock", "receive", "demo-001", "24", "--lot", "L99", "--expires", "2099-06-30",
               "--document", "PG-77", "--by", "900"});
    // The third producer sells outright.
    shop.json({"stock", "receive", "demo-004", "10", "--cost", "61000", "--by", "900"});
    shop.json(
        {"stock", "adjust", "demo-001", "2", "--lot", "L99", "--reason", "damaged", "--by", "900"});
    shop.json({"stock", "adjust", "demo-001", "3", "--lot", "L99", "--reason", "given_back", "--by",
               "900"});
    shop.json({"stock", "count", "demo-022", "17", "--by", "900"});
}

void MonthEnd::settle() {
    const Json closed = shop.json({"settle", "close", kSettledProducer, "--by", "900"});
    closed_period = closed["number"];
    const std::int64_t due = closed["due"];
    REQUIRE(due > 50'000);
    CHECK(shop.json({"settle", "paid", closed_period, "50000", "--reference", "FT26", "--by",
                     "900"})["remaining"] == due - 50'000);
    std::string receipt;
    for (const Entry& entry : journal_of(shop)) {
        if (entry.kind == "sale" && entry.body["request_id"] == "of the settled producer")
            receipt = entry.body["number"];
    }
    // After it was settled: into the next period.
    refund({{"request_id", "late"},
            {"receipt", receipt},
            {"cashier", "102"},
            {"lines", lines({{{"line", 1}, {"quantity", 1}}})}});
}

void MonthEnd::hand_over() {
    const std::filesystem::path file = shop.beside("invoices.jsonl");
    const Outcome handed = shop.run({"invoices", "--date", yesterday, "--out", file.string()});
    INFO(said(handed));
    REQUIRE(handed.status == 0);
    handed_over = support::read_file(file);
}

}  // namespace blackbox
