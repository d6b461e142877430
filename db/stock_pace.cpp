#include "db/stock_pace.h"

#include "kiosk/core/stock.h"

namespace db {
namespace {

constexpr const char* kSold =
    "SELECT i.product_id, sum(d.quantity) FROM (SELECT item, sum(quantity) AS quantity "
    "FROM sale_line WHERE business_date BETWEEN ? AND ? GROUP BY item) AS d "
    "CROSS JOIN sold_item AS i ON i.id = d.item GROUP BY i.product_id";
constexpr const char* kLastSeq = "SELECT coalesce(max(seq), 0) FROM sale";
constexpr const char* kNews =
    "SELECT EXISTS (SELECT 1 FROM sale WHERE seq > ? AND +business_date BETWEEN ? AND ?)";

}  // namespace

void StockPace::add(SoldQuantities& sums, kiosk::Date from, kiosk::Date until) {
    Query query = database_.query(kSold);
    query.with(day_number(from), day_number(until));
    while (query.next()) {
        kiosk::Quantity& sum = sums[query.text(0)];
        sum = sum + kiosk::Quantity::from_thousandths(query.number(1));
    }
}

bool StockPace::has_news(kiosk::Date from, kiosk::Date until) {
    Query query = database_.query(kNews);
    query.with(seen_seq_, day_number(from), day_number(until)).next();
    return query.number(0) != 0;
}

const SoldQuantities& StockPace::sold(kiosk::Date today) {
    const kiosk::Date from = today.plus_days(1 - kiosk::kPaceDays), until = today.plus_days(-1);
    const std::int64_t last = database_.number(kLastSeq);
    if (today_ != today || last < seen_seq_ || has_news(from, until)) {
        finished_.clear();
        add(finished_, from, until);
        today_ = today;
    }
    seen_seq_ = last;
    sums_ = finished_;
    add(sums_, today, today);
    return sums_;
}

}  // namespace db
