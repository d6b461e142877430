// What happened in a shift: sums over the entries between its opening and its close.
#include "db/shift_repository.h"
#include "kiosk/core/sale.h"

namespace db {
namespace {

constexpr const char* kSales =
    "SELECT count(*), coalesce(sum(gross), 0), coalesce(sum(discount), 0), "
    "coalesce(sum(rounding), 0) FROM sale WHERE seq > ? AND seq < ?";
// A payment is found by its whole key: a shift is some hundred of a year's sales.
constexpr const char* kPaid =
    "SELECT p.method, sum(p.amount) FROM sale s CROSS JOIN payment p ON "
    "p.business_date = s.business_date AND p.method IN ('cash', 'transfer', 'card') AND "
    "p.seq = s.seq WHERE s.seq > ? AND s.seq < ? GROUP BY p.method";
constexpr const char* kRefunds = "SELECT count(*) FROM refund WHERE seq > ? AND seq < ?";
constexpr const char* kGivenBack =
    "SELECT p.method, sum(p.amount) FROM refund r CROSS JOIN refund_payment p ON "
    "p.business_date = r.business_date AND p.method IN ('cash', 'transfer', 'card') AND "
    "p.seq = r.seq WHERE r.seq > ? AND r.seq < ? GROUP BY p.method";
constexpr const char* kMoved =
    "SELECT direction, sum(amount) FROM cash_movement WHERE shift = ? GROUP BY direction";
constexpr const char* kActions =
    "SELECT kind, count(*) FROM action WHERE seq > ? AND seq < ? GROUP BY kind";

void add_sales(Database& database, std::int64_t after, std::int64_t before,
               kiosk::ShiftFigures& figures) {
    {
        Query query = database.query(kSales);
        if (query.with(after, before).next()) {
            figures.sales = query.number(0);
            figures.gross = query.money(1);
            figures.discount = query.money(2);
            figures.rounding = query.money(3);
        }
    }
    Query query = database.query(kPaid);
    query.with(after, before);
    while (query.next()) {
        const std::string_view method = query.view(0);
        if (method == "cash") figures.cash = query.money(1);
        if (method == "transfer") figures.transfer = query.money(1);
        if (method == "card") figures.card = query.money(1);
    }
}

void add_refunds(Database& database, std::int64_t after, std::int64_t before,
                 kiosk::ShiftFigures& figures) {
    {
        Query query = database.query(kRefunds);
        if (query.with(after, before).next()) figures.refunds = query.number(0);
    }
    Query query = database.query(kGivenBack);
    query.with(after, before);
    while (query.next()) {
        const std::string_view method = query.view(0);
        if (method == "cash") figures.cash_back = query.money(1);
        if (method == "transfer") figures.transfer_back = query.money(1);
        if (method == "card") figures.card_back = query.money(1);
    }
}

}  // namespace

kiosk::ShiftFigures figures_between(Database& database, const kiosk::ShiftId& shift,
                                    std::int64_t after_seq, std::int64_t before_seq) {
    kiosk::ShiftFigures figures;
    add_sales(database, after_seq, before_seq, figures);
    add_refunds(database, after_seq, before_seq, figures);
    {
        Query query = database.query(kMoved);
        query.with(blob_of(shift));
        while (query.next()) {
            (query.view(0) == "in" ? figures.paid_in : figures.paid_out) = query.money(1);
        }
    }
    Query query = database.query(kActions);
    query.with(after_seq, before_seq);
    while (query.next()) {
        if (query.view(0) == "drawer_open") figures.drawer_openings = query.number(1);
        if (query.view(0) == "override") figures.overrides = query.number(1);
    }
    return figures;
}

}  // namespace db
