#include "db/return_cost.h"

#include "kiosk/core/stock_cost.h"

namespace db {
namespace {

using kiosk::Quantity;

constexpr const char* kSold =
    "SELECT l.quantity, l.cost FROM sale s JOIN sale_line l ON l.business_date = s.business_date "
    "AND l.item = ?2 AND l.seq = s.seq AND l.n = ?3 WHERE s.id = ?1";
constexpr const char* kBefore =
    "SELECT coalesce(sum(l.quantity), 0), coalesce(sum(l.cost), 0) FROM refund r "
    "JOIN refund_line l ON l.business_date = r.business_date AND l.item = ?2 AND l.seq = r.seq "
    "WHERE r.sale = ?1 AND l.sale_line = ?3 AND (l.seq, l.n) < (?4, ?5)";

}  // namespace

SoldFor sold_for(Database& database, const kiosk::Refund& refund, std::int64_t item,
                 std::int64_t seq, std::int64_t n) {
    if (!refund.sale) return {};
    const kiosk::ReturnLine& line = refund.lines.at(static_cast<std::size_t>(n - 1));
    const Query::Blob sale{
        {reinterpret_cast<const char*>(refund.sale->bytes().data()), refund.sale->bytes().size()}};
    Quantity sold;
    kiosk::Money cost;
    {
        Query query = database.query(kSold);
        if (!query.with(sale, item, line.sale_line).next()) return {};
        if (query.is_null(1)) return {true, std::nullopt};
        sold = Quantity::from_thousandths(query.number(0));
        cost = query.money(1);
    }
    Query before = database.query(kBefore);
    before.with(sale, item, line.sale_line, seq, n).next();
    return {true, kiosk::cost_of_return(sold, cost, Quantity::from_thousandths(before.number(0)),
                                        before.money(1), line.goods.quantity)};
}

}  // namespace db
