#include "db/sales_behind.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "db/epoch.h"
#include "db/sale_projection.h"

namespace db {
namespace {

using kiosk::SalesBy;
using kiosk::SalesOrder;

struct Statements {
    std::array<const char*, 4> rows;  // by SalesOrder
    const char* count;
};

// ?1 first day, ?2 last, ?3 the key, ?4 receipt number or 0 for any, then limit and offset.
#define SALES_OF(condition)                                                               \
    "FROM sale s WHERE s.business_date BETWEEN ?1 AND ?2 AND (?4 = 0 OR s.receipt = ?4) " \
    "AND " condition
#define SALES_ROWS(condition, order)                                                               \
    "SELECT s.id, s.receipt, s.seq, s.closed_at_ms, s.cashier_name, s.items, s.payable " SALES_OF( \
        condition) " ORDER BY " order " LIMIT ?5 OFFSET ?6"
#define SALES_BEHIND(condition)                                                \
    Statements {                                                               \
        {SALES_ROWS(condition, "s.business_date DESC, s.seq DESC"),            \
         SALES_ROWS(condition, "s.business_date, s.seq"),                      \
         SALES_ROWS(condition, "s.payable DESC, s.seq DESC"),                  \
         SALES_ROWS(condition, "s.payable, s.seq DESC")},                      \
            "SELECT count(*) FROM (SELECT 1 " SALES_OF(condition) " LIMIT ?5)" \
    }
// Lines are read once, for all sales.
#define WITH_LINES(items)                                                              \
    "s.seq IN (SELECT l.seq FROM sale_line l WHERE l.business_date BETWEEN ?1 AND ?2 " \
    "AND l.item IN (SELECT i.id FROM sold_item i WHERE " items "))"

const Statements& statements_of(SalesBy by) {
    static const std::array<Statements, 10> kAll{
        SALES_BEHIND("?3 = ?3"),
        SALES_BEHIND("s.hour = CAST(?3 AS INTEGER)"),
        SALES_BEHIND("s.seq IN (SELECT p.seq FROM payment p "
                     "WHERE p.business_date BETWEEN ?1 AND ?2 AND p.method = ?3)"),
        SALES_BEHIND(WITH_LINES("i.group_key = ?3")),
        SALES_BEHIND(WITH_LINES("i.product_id = ?3")),
        SALES_BEHIND(WITH_LINES("i.producer = ?3")),
        SALES_BEHIND("s.cashier = ?3"),
        SALES_BEHIND(WITH_LINES("coalesce(CAST(i.stars AS TEXT), 'none') = ?3")),
        SALES_BEHIND(WITH_LINES("coalesce((SELECT p.province_today FROM product p "
                                "WHERE p.product_id = i.product_id), '') = ?3")),
        SALES_BEHIND(WITH_LINES("i.tax_rate = ?3")),
    };
    return kAll.at(static_cast<std::size_t>(by));
}

#undef WITH_LINES
#undef SALES_BEHIND
#undef SALES_ROWS
#undef SALES_OF

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
    return row;
}

// A whole period in two runs: the page, and how many there are.
kiosk::SalesPage page_of(Database& database, const kiosk::SalesFilter& filter, SalesOrder order,
                         std::size_t offset, std::size_t limit) {
    const Statements& statements = statements_of(filter.by);
    const std::int64_t first = day_number(filter.period.from), last = day_number(filter.period.to);
    const std::int64_t receipt = receipt_asked(filter.receipt);
    kiosk::SalesPage page;
    {
        Query query = database.query(statements.rows.at(static_cast<std::size_t>(order)));
        query.with(first, last, filter.key, receipt, static_cast<std::int64_t>(limit),
                   static_cast<std::int64_t>(offset));
        while (query.next()) page.rows.push_back(row_of(database, query));
    }
    Query count = database.query(statements.count);
    count.with(first, last, filter.key, receipt, kiosk::kMostCounted + 1);
    count.next();
    page.total = count.number(0);
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
                              kiosk::SalesOrder order, std::size_t offset, std::size_t limit) {
    std::vector<kiosk::Period> months = monthly_pieces(filter.period);
    if (months.size() == 1 || !goes_by_months(filter, order))
        return page_of(database, filter, order, offset, limit);
    if (order == SalesOrder::Newest) std::ranges::reverse(months);
    kiosk::SalesPage page;
    std::size_t skip = offset;
    for (const kiosk::Period& month : months) {
        kiosk::SalesFilter part = filter;
        part.period = month;
        kiosk::SalesPage found = page_of(database, part, order, skip, limit - page.rows.size());
        page.total += found.total;
        skip -= std::min(skip, static_cast<std::size_t>(found.total));
        std::ranges::move(found.rows, std::back_inserter(page.rows));
        page.there_may_be_more = month != months.back();
        if (page.rows.size() >= limit && page.there_may_be_more) break;
    }
    return page;
}

}  // namespace db
