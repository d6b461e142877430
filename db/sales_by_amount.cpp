#include "db/sales_by_amount.h"

#include <array>
#include <cstddef>

namespace db {
namespace {

#define COLUMNS                                                                           \
    "SELECT s.id, s.receipt, s.seq, s.closed_at_ms, s.cashier_name, s.items, s.payable, " \
    "s.business_date "
#define LARGEST "payable DESC, seq DESC"
#define SMALLEST "payable, seq DESC"
#define PAGE " LIMIT ?5 OFFSET ?6"
// The index of days has hour, cashier and amount: the table itself is not read. What comes out of
// it stays in its order, the sales are only looked up.
#define TOP(condition, order, most)                                                            \
    COLUMNS                                                                                    \
    "FROM (SELECT seq FROM sale INDEXED BY sale_by_day WHERE business_date BETWEEN ?1 AND ?2 " \
    "AND ?7 > 0 AND " condition " ORDER BY " order " LIMIT " most                              \
    ") AS top CROSS JOIN sale s ON s.seq = top.seq"

// Days on which something was sold, each found by one step in the index of days.
#define DAYS                                                                           \
    "WITH RECURSIVE days (day) AS (SELECT min(business_date) FROM sale WHERE "         \
    "business_date >= ?1 UNION ALL SELECT (SELECT min(business_date) FROM sale WHERE " \
    "business_date > days.day) FROM days WHERE days.day < ?2) "
#define PICKED(found, order) \
    DAYS COLUMNS "FROM sale s WHERE s.seq IN (" found ") AND ?7 > 0 ORDER BY s." order PAGE
#define COUNTED(found) DAYS "SELECT count(*) FROM (SELECT DISTINCT seq FROM (" found ") LIMIT ?5)"

// Of the sale itself.
#define OF_SALE(condition)                                                                     \
    ByAmount {                                                                                 \
        TOP(condition, LARGEST, "?5 OFFSET ?6"), TOP(condition, SMALLEST, "?5 OFFSET ?6"),     \
            TOP(condition, LARGEST, "?5 OFFSET ?6"), TOP(condition, SMALLEST, "?5 OFFSET ?6"), \
            "SELECT count(*) FROM (SELECT 1 FROM sale WHERE business_date BETWEEN ?1 AND ?2 "  \
            "AND " condition " LIMIT ?5)"                                                      \
    }
// Of its lines or payments.
#define OF_PARTS(has, found)                                                                     \
    ByAmount {                                                                                   \
        TOP("1", LARGEST, "?7")                                                                  \
        " WHERE EXISTS (" has ")" PAGE, TOP("1", SMALLEST, "?7") " WHERE EXISTS (" has ")" PAGE, \
            PICKED(found, LARGEST), PICKED(found, SMALLEST), COUNTED(found)                      \
    }
#define ITEMS(items) "l.item IN (SELECT i.id FROM sold_item i WHERE " items ")"
#define OF_LINES(items)                                                                           \
    OF_PARTS(                                                                                     \
        "SELECT 1 FROM sale_line l WHERE l.business_date = s.business_date AND " ITEMS(           \
            items) " AND l.seq = s.seq",                                                          \
        "SELECT l.seq FROM days CROSS JOIN sale_line l ON l.business_date = days.day AND " ITEMS( \
            items) " WHERE days.day <= ?2")

}  // namespace

const ByAmount& by_amount(kiosk::SalesBy by) {
    static const std::array<ByAmount, 10> kAll{
        OF_SALE("?3 = ?3"),
        OF_SALE("hour = CAST(?3 AS INTEGER)"),
        OF_PARTS("SELECT 1 FROM payment p WHERE p.business_date = s.business_date AND "
                 "p.method = ?3 AND p.seq = s.seq",
                 "SELECT p.seq FROM days CROSS JOIN payment p ON p.business_date = days.day AND "
                 "p.method = ?3 WHERE days.day <= ?2"),
        OF_LINES("i.group_key = ?3"),
        OF_LINES("i.product_id = ?3"),
        OF_LINES("i.producer = ?3"),
        OF_SALE("cashier = ?3"),
        OF_LINES("coalesce(CAST(i.stars AS TEXT), 'none') = ?3"),
        OF_LINES("coalesce((SELECT p.province_today FROM product p "
                 "WHERE p.product_id = i.product_id), '') = ?3"),
        OF_LINES("i.tax_rate = ?3")};
    return kAll.at(static_cast<std::size_t>(by));
}

#undef OF_LINES
#undef ITEMS
#undef OF_PARTS
#undef OF_SALE
#undef COUNTED
#undef PICKED
#undef DAYS
#undef TOP
#undef PAGE
#undef SMALLEST
#undef LARGEST
#undef COLUMNS

}  // namespace db
