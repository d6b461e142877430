// The books reckoned a second time: every figure out of the journal's own entries, by code that
// knows none of the program's. Reads kiosk.db with the sqlite3 tool; throws std::runtime_error
// where that fails. What a month-end shows anywhere must be what stands here.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/blackbox/shop.h"

namespace blackbox {

struct Entry {
    std::int64_t seq{0};
    std::string kind;
    Json body;
};
std::vector<Entry> journal_of(const Shop& shop);

struct Sum {
    std::int64_t quantity{0};  // thousandths
    std::int64_t amount{0};
    friend bool operator==(const Sum&, const Sum&) = default;
};
using Sums = std::map<std::string, Sum>;

// A day, or several, of sales and of what came back.
struct LedgerSums {
    std::int64_t sales{0}, refunds{0}, items{0};
    std::int64_t gross{0}, discount{0}, refunded{0}, rounding{0}, net{0};
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> tax;  // rate: base, tax
    Sums by_payment, by_group, by_product, by_producer, by_cashier, by_stars;
    std::array<std::int64_t, 24> by_hour{};

    void add_sale(const Json& body);
    void add_refund(const Json& body);
};

// The days that have an entry, "2026-11-26".
std::set<std::string> days_of(const std::vector<Entry>& journal);
LedgerSums sums_of_day(const std::vector<Entry>& journal, const std::string& day);

// What one shift's drawer and its report must say: `number` of a Z report, "" of the open one.
struct ShiftSums {
    std::string number, day;
    LedgerSums sums;
    std::int64_t opening{0}, paid_in{0}, paid_out{0};
    std::int64_t expected() const;
};
std::vector<ShiftSums> shifts_of(const std::vector<Entry>& journal);

// One producer's goods, by product: sold and what came back of it, in entries after `after_seq`.
struct ProducerRow {
    std::int64_t sold{0}, returned{0};  // thousandths
    std::int64_t sold_amount{0}, returned_amount{0}, tax{0};
};
std::map<std::string, ProducerRow> producer_rows(const std::vector<Entry>& journal,
                                                 const std::string& producer,
                                                 std::int64_t after_seq, std::int64_t until_seq);

// Half away from zero: amount × percent / 100, the percent with two decimals ("12.5").
std::int64_t share_of(std::int64_t amount, const std::string& percent);

// "1.5", "-0.305", "12": thousandths.
std::int64_t thousandths(const std::string& text);
// As people read them: "1.234.567 ₫" with a space that does not break, "31", "1,5".
std::string money_text(std::int64_t dong);
std::string count_text(std::int64_t count);
std::string quantity_text(std::int64_t thousandths);

}  // namespace blackbox
