#include "db/sales_behind.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "db/epoch.h"
#include "db/invoice_repository.h"
#include "db/sale_projection.h"
#include "db/sales_by_amount.h"

namespace db {
namespace {

using kiosk::SalesBy;
using kiosk::SalesOrder;

struct Statements {
    std::array<const char*, 4> rows;  // by SalesOrder
    const char* count;
};

// ?1 first day, ?2 last, ?3 the key, ?4 receipt number or 0 for any, then limit and offset. The
// same of sales and of what came back, which counts against its day.
#define BEHIND_OF(table, condition)               \
    "FROM " table                                 \
    " s WHERE s.business_date BETWEEN ?1 AND ?2 " \
    "AND (?4 = 0 OR s.receipt = ?4) AND " condition
#define BEHIND_ROWS(table, amount, condition, order)                                  \
    "SELECT s.id, s.receipt, s.seq, s.closed_at_ms, s.cashier_name, s.items, " amount \
    ", s.business_date " BEHIND_OF(table, condition) " ORDER BY " order " LIMIT ?5 OFFSET ?6"
#define BEHIND(table, amount, condition)                                               \
    Statements {                                                                       \
        {BEHIND_ROWS(table, amount, condition, "s.business_date DESC, s.seq DESC"),    \
         BEHIND_ROWS(table, amount, condition, "s.business_date, s.seq"),              \
         BEHIND_ROWS(table, amount, condition, "s." amount " DESC, s.seq DESC"),       \
         BEHIND_ROWS(table, amount, condition, "s." amount ", s.seq DESC")},           \
            "SELECT count(*) FROM (SELECT 1 " BEHIND_OF(table, condition) " LIMIT ?5)" \
    }
// Lines are read once, for all of them.
#define WITH_LINES(lines, items)                  \
    "s.seq IN (SELECT l.seq FROM " lines          \
    " l WHERE l.business_date BETWEEN ?1 AND ?2 " \
    "AND l.item IN (SELECT i.id FROM sold_item i WHERE " items "))"
#define EVERY_WAY(table, amount, lines, payments)                                                 \
    BEHIND(table, amount, "?3 = ?3"), BEHIND(table, amount, "s.hour = CAST(?3 AS INTEGER)"),      \
        BEHIND(table, amount,                                                                     \
               "s.seq IN (SELECT p.seq FROM " payments                                            \
               " p WHERE p.business_date BETWEEN ?1 AND ?2 AND p.method = ?3)"),                  \
        BEHIND(table, amount, WITH_LINES(lines, "i.group_key = ?3")),                             \
        BEHIND(table, amount, WITH_LINES(lines, "i.product_id = ?3")),                            \
        BEHIND(table, amount, WITH_LINES(lines, "i.producer = ?3")),                              \
        BEHIND(table, amount, "s.cashier = ?3"),                                                  \
        BEHIND(table, amount, WITH_LINES(lines, "coalesce(CAST(i.stars AS TEXT), 'none') = ?3")), \
        BEHIND(table, amount,                                                                     \
               WITH_LINES(lines,                                                                  \
                          "coalesce((SELECT p.province_today FROM product p "                     \
                          "WHERE p.product_id = i.product_id), '') = ?3")),                       \
        BEHIND(table, amount, WITH_LINES(lines, "i.tax_rate = ?3"))

using AllWays = std::array<Statements, 10>;  // by SalesBy
const AllWays& of_sales() {
    static const AllWays kAll{EVERY_WAY("sale", "payable", "sale_line", "payment")};
    return kAll;
}
const AllWays& of_refunds() {
    static const AllWays kAll{EVERY_WAY("refund", "paid", "refund_line", "refund_payment")};
    return kAll;
}

#undef EVERY_WAY
#undef WITH_LINES
#undef BEHIND
#undef BEHIND_ROWS
#undef BEHIND_OF

// The receipt's own number out of what a person types of it: "K01-1-000123", "123".
std::int64_t receipt_asked(const std::string& text) {
    const std::size_t dash = text.rfind('-');
    const std::string digits = dash == std::string::npos ? text : text.substr(dash + 1);
    if (digits.empty()) return 0;
    if (digits.size() > 12 || digits.find_first_not_of("0123456789") != std::string::npos)
        return -1;  // no receipt has such a number
    const std::int64_t number = std::stoll(digits);
    return number == 0 ? -1 : number;
}

kiosk::SoldRow row_of(Database& database, const Query& query) {
    kiosk::SoldRow row;
    std::array<std::uint8_t, 16> id{};
    const std::string bytes = query.text(0);
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.size()), id.begin());
    row.id = kiosk::SaleId{id};
    const Epoch epoch = epoch_at(database, query.number(2));
    row.number = receipt_number(epoch.till, epoch.number, query.number(1));
    row.closed_at_ms = query.number(3);
    row.cashier = query.text(4);
    row.items = kiosk::Quantity::from_thousandths(query.number(5));
    row.amount = query.money(6);
    row.business_date = day_from(query.number(7));
    row.seq = query.number(2);
    return row;
}

struct Asked {
    const kiosk::SalesFilter& filter;
    SalesOrder order;
    std::size_t limit;
    std::int64_t few;
};

void put(Database& database, Query& query, bool refunds, kiosk::SalesPage& page) {
    while (query.next()) {
        page.rows.push_back(row_of(database, query));
        if (!refunds) continue;
        kiosk::SoldRow& row = page.rows.back();
        row.refund = true;
        row.amount = -row.amount;
        row.items = kiosk::Quantity::from_thousandths(-row.items.thousandths());
    }
}

// Sales by their amount over a long period; the count is taken first, it tells which way is the
// shorter one.
void add_by_amount(Database& database, const Asked& asked, kiosk::SalesPage& page) {
    const kiosk::SalesFilter& filter = asked.filter;
    const std::int64_t first = day_number(filter.period.from), last = day_number(filter.period.to);
    const auto wanted = static_cast<std::int64_t>(asked.limit);
    const ByAmount& ways = by_amount(filter.by);
    std::int64_t fitting = 0;
    {
        Query count = database.query(ways.count);
        count.with(first, last, filter.key, std::int64_t{0}, kiosk::kMostCounted + 1).next();
        fitting = count.number(0);
    }
    page.total += fitting;
    const bool largest = asked.order == SalesOrder::Largest;
    const auto read = [&](const char* rows) {
        Query query = database.query(rows);
        query.with(first, last, filter.key, std::int64_t{0}, wanted, std::int64_t{0},
                   amounts_for(wanted));
        put(database, query, false, page);
    };
    if (fitting > asked.few) {
        read(largest ? ways.many_largest : ways.many_smallest);
        // They may lie deeper than was looked.
        if (std::ssize(page.rows) >= std::min(wanted, fitting)) return;
        page.rows.clear();
    }
    read(largest ? ways.few_largest : ways.few_smallest);
}

void add(Database& database, const Asked& asked, const Statements& statements, bool refunds,
         kiosk::SalesPage& page) {
    const kiosk::SalesFilter& filter = asked.filter;
    const std::int64_t first = day_number(filter.period.from), last = day_number(filter.period.to);
    const std::int64_t receipt = receipt_asked(filter.receipt);
    const bool by_amount =
        asked.order == SalesOrder::Largest || asked.order == SalesOrder::Smallest;
    if (by_amount && !refunds && receipt == 0 && filter.period.days() > kLongDays)
        return add_by_amount(database, asked, page);
    {
        Query query = database.query(statements.rows.at(static_cast<std::size_t>(asked.order)));
        query.with(first, last, filter.key, receipt, static_cast<std::int64_t>(asked.limit),
                   std::int64_t{0});
        put(database, query, refunds, page);
    }
    Query count = database.query(statements.count);
    count.with(first, last, filter.key, receipt, kiosk::kMostCounted + 1);
    count.next();
    page.total += count.number(0);
}

bool comes_before(const kiosk::SoldRow& a, const kiosk::SoldRow& b, SalesOrder order) {
    const auto time = [](const kiosk::SoldRow& row) {
        return std::pair{row.business_date, row.seq};
    };
    switch (order) {
        case SalesOrder::Newest:
            return time(a) > time(b);
        case SalesOrder::Oldest:
            return time(a) < time(b);
        case SalesOrder::Largest:
            return a.amount > b.amount;
        case SalesOrder::Smallest:
            return a.amount < b.amount;
    }
    return false;
}

// What comes back is ordered by what it takes off: the other way round than what it paid.
SalesOrder of_refunds(SalesOrder order) {
    if (order == SalesOrder::Largest) return SalesOrder::Smallest;
    return order == SalesOrder::Smallest ? SalesOrder::Largest : order;
}

// A whole period: sales and what came back, each in its order, put together.
kiosk::SalesPage page_of(Database& database, const kiosk::SalesFilter& filter, SalesOrder order,
                         std::size_t offset, std::size_t limit, std::int64_t few) {
    const auto by = static_cast<std::size_t>(filter.by);
    kiosk::SalesPage page;
    add(database, {filter, order, offset + limit, few}, of_sales().at(by), false, page);
    const auto middle = static_cast<std::ptrdiff_t>(page.rows.size());
    add(database, {filter, of_refunds(order), offset + limit, few}, of_refunds().at(by), true,
        page);
    std::inplace_merge(page.rows.begin(), page.rows.begin() + middle, page.rows.end(),
                       [order](const auto& a, const auto& b) { return comes_before(a, b, order); });
    const std::size_t from = std::min(offset, page.rows.size());
    page.rows.erase(page.rows.begin(), page.rows.begin() + static_cast<std::ptrdiff_t>(from));
    if (page.rows.size() > limit) page.rows.resize(limit);
    return page;
}

// What reads lines reads all of them; by time a page is full long before.
bool goes_by_months(const kiosk::SalesFilter& filter, SalesOrder order) {
    const bool by_time = order == SalesOrder::Newest || order == SalesOrder::Oldest;
    const bool reads_lines =
        filter.by != SalesBy::All && filter.by != SalesBy::Hour && filter.by != SalesBy::Cashier;
    return by_time && reads_lines;
}

}  // namespace

kiosk::SalesPage sales_behind(Database& database, const kiosk::SalesFilter& filter,
                              kiosk::SalesOrder order, std::size_t offset, std::size_t limit,
                              std::int64_t few) {
    std::vector<kiosk::Period> months = monthly_pieces(filter.period);
    if (months.size() == 1 || !goes_by_months(filter, order)) {
        kiosk::SalesPage whole = page_of(database, filter, order, offset, limit, few);
        fill_invoice_states(database, whole.rows);
        return whole;
    }
    if (order == SalesOrder::Newest) std::ranges::reverse(months);
    kiosk::SalesPage page;
    std::size_t skip = offset;
    for (const kiosk::Period& month : months) {
        kiosk::SalesFilter part = filter;
        part.period = month;
        kiosk::SalesPage found =
            page_of(database, part, order, skip, limit - page.rows.size(), few);
        page.total += found.total;
        skip -= std::min(skip, static_cast<std::size_t>(found.total));
        std::ranges::move(found.rows, std::back_inserter(page.rows));
        page.there_may_be_more = month != months.back();
        if (page.rows.size() >= limit && page.there_may_be_more) break;
    }
    fill_invoice_states(database, page.rows);
    return page;
}

}  // namespace db
