// The month-end on the screen: a manager walks through every figure, and what she reads is compared
// with what the commands and the journal say.
#include <algorithm>

#include "tests/blackbox/books.h"
#include "tests/blackbox/month_end.h"
#include "tests/support/catch.h"

namespace blackbox {
namespace {

const char* const kWalk =
    "tap Nhân viên\nscreen login\ntap Lê Thu Hà\ntype 314159\nscreen till\nkey F11\nscreen manage\n"
    "tap Doanh thu\nscreen totals\nwithin 10000 expect Từ đầu tháng\nwords today.txt\n"
    "tap Theo cách trả tiền\nexpect Tỷ lệ\nwords payments.txt\n"
    "tap Thuế\nexpect Chưa thuế\nwords tax.txt\n"
    "tap Nhóm\nexpect Tỷ lệ\nwords groups.txt\n"
    "tap Sản phẩm\nexpect Tỷ lệ\nwords products.txt\n"
    "tap Thu ngân\nexpect Tỷ lệ\nwords cashiers.txt\n"
    "key Escape\nscreen totals\ntap Tháng\nwithin 10000 expect Doanh thu theo ngày\n"
    "words month.txt\nkey Escape\nscreen manage\n"
    "tap Chốt ngày\nscreen day-close\nwithin 10000 expect Còn ca đang mở\nwords day-close.txt\n"
    "tap K01-1-Z0001\nexpect BÁO CÁO CHỐT CA\nwords z.txt\nkey Escape\nkey Escape\nscreen manage\n"
    "tap Quyết toán\nscreen settle\nwithin 10000 expect Phải trả kỳ này\nwords settle.txt\n"
    "type atiso\ntap Công ty TNHH Atiso\nwithin 5000 expect Kỳ đang mở\nwords account.txt\n"
    "tap Kỳ đã đóng\nexpect QT-K01-1-000\nwords periods.txt\nquit\n";

struct Screen {
    std::string name, words;
    std::vector<std::string> amounts;

    Screen(const MonthEnd& month, const std::string& of)
        : name{of}, words{month.words(of)}, amounts{amounts_in(words)} {}
    void shows(std::int64_t dong) const {
        INFO(name << " shows " << money_text(dong) << "\n" << words);
        CHECK(std::ranges::find(amounts, money_text(dong)) != amounts.end());
    }
    void says(const std::string& text) const {
        INFO(name << " says " << text << "\n" << words);
        CHECK(("\n" + words).find("\n" + text + "\n") != std::string::npos);
    }
    void shows_all(const Sums& sums) const {
        for (const auto& [key, sum] : sums) {
            INFO(key);
            shows(sum.amount);
        }
    }
};

std::int64_t average_of(const LedgerSums& sums) {
    return sums.sales == 0 ? 0 : (2 * sums.net + sums.sales) / (2 * sums.sales);
}

void check_head(const Screen& screen, const LedgerSums& sums) {
    screen.shows(sums.net);
    screen.says(count_text(sums.sales));
    screen.shows(average_of(sums));
    screen.says(count_text((sums.items + 500) / 1000));
}

}  // namespace

void check_screens(const MonthEnd& month, const std::vector<Entry>& journal) {
    month.plays(kWalk);
    const LedgerSums today = sums_of_day(journal, month.today);
    LedgerSums so_far;
    for (const Entry& entry : journal) {
        const std::string day = entry.body.value("business_date", "");
        if (!day.starts_with(month.today.substr(0, 8)) || day > month.today) continue;
        if (entry.kind == "sale") so_far.add_sale(entry.body);
        if (entry.kind == "refund") so_far.add_refund(entry.body);
    }
    check_head({month, "today"}, today);
    Screen{month, "today"}.shows(so_far.net);
    check_head({month, "month"}, so_far);
    for (const auto& [rate, sums] : today.tax) {
        const Screen screen{month, "tax"};
        screen.shows(sums.first);
        screen.shows(sums.second);
    }
    Screen{month, "payments"}.shows_all(today.by_payment);
    Screen{month, "groups"}.shows_all(today.by_group);
    Screen{month, "cashiers"}.shows_all(today.by_cashier);
    // As many products as the screen holds, the largest first.
    std::vector<std::int64_t> products;
    for (const auto& [key, sum] : today.by_product) products.push_back(sum.amount);
    std::ranges::sort(products, std::greater<>{});
    for (std::size_t i = 0; i < std::min<std::size_t>(5, products.size()); ++i)
        Screen{month, "products"}.shows(products[i]);

    const Screen close{month, "day-close"};
    close.shows(today.net);
    close.shows(-today.refunded);
    close.shows(-today.discount);
    for (const auto& [method, sum] : today.by_payment) close.shows(sum.amount);
    close.says(count_text(today.sales));
    close.says(count_text(today.refunds));
    const ShiftSums first = shifts_of(journal).at(0);
    close.shows(first.expected());
    close.shows(first.expected() - 2'000);
    const Screen z{month, "z"};
    z.shows(first.expected());
    z.shows(first.sums.net);
    z.says(count_text(first.sums.sales));  // its payments are further down the paper
}

void check_settlement_screens(const MonthEnd& month) {
    std::int64_t due = 0, sold = 0, commission = 0, outstanding = 0;
    for (const Json& one : objects_of(month.shop.run({"settle", "list", "--json"}).out)) {
        due += one["due"].get<std::int64_t>();
        sold += one["sold"].get<std::int64_t>();
        commission += one["commission"].get<std::int64_t>();
        outstanding += one["outstanding"].get<std::int64_t>();
    }
    const Screen list{month, "settle"};
    for (const std::int64_t sum : {due, sold, commission, outstanding}) list.says(count_text(sum));
    const Json open = month.shop.json({"settle", "statement", kSettledProducer});
    const Screen account{month, "account"};
    account.says(count_text(open["due"]));
    account.says(
        count_text(open["sold"].get<std::int64_t>() - open["returned"].get<std::int64_t>()));
    const Json closed = month.shop.json({"settle", "statement", month.closed_period});
    const Screen periods{month, "periods"};
    periods.says(count_text(closed["due"]));
    periods.says(count_text(closed["remaining"]));
}

}  // namespace blackbox
