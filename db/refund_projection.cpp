#include "db/refund_projection.h"

#include "db/return_cost.h"
#include "db/sold_item.h"

namespace db {
namespace {

constexpr const char* kInsertRefund =
    "INSERT INTO refund (seq, id, kind, request_id, receipt, sale, sale_number, exchange, "
    "business_date, closed_at_ms, hour, cashier, cashier_name, approver, reason, demonstration, "
    "items, gross, discount, amount, rounding, paid, tax) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kInsertLine =
    "INSERT INTO refund_line (business_date, item, seq, n, sale, sale_line, quantity, unit_price, "
    "gross, discount, amount, tax, lot, serial, reason, back_to_shelf, cost) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kInsertPayment =
    "INSERT INTO refund_payment (business_date, method, seq, n, amount, reference) "
    "VALUES (?, ?, ?, ?, ?, ?)";

// The same columns in the same order, so that a comparison is a SELECT of what was inserted.
constexpr const char* kHasRefund =
    "SELECT 1 FROM refund WHERE seq = ? AND id = ? AND kind = ? AND request_id = ? AND "
    "receipt = ? AND sale IS ? AND sale_number = ? AND exchange IS ? AND business_date = ? AND "
    "closed_at_ms = ? AND hour = ? AND cashier = ? AND cashier_name = ? AND approver = ? AND "
    "reason = ? AND demonstration = ? AND items = ? AND gross = ? AND discount = ? AND "
    "amount = ? AND rounding = ? AND paid = ? AND tax = ?";
constexpr const char* kHasLine =
    "SELECT 1 FROM refund_line WHERE business_date = ? AND item = ? AND seq = ? AND n = ? AND "
    "sale IS ? AND sale_line = ? AND quantity = ? AND unit_price = ? AND gross = ? AND "
    "discount = ? AND amount = ? AND tax = ? AND lot = ? AND serial = ? AND reason = ? AND "
    "back_to_shelf = ? AND cost IS ?";
constexpr const char* kHasPayment =
    "SELECT 1 FROM refund_payment WHERE business_date = ? AND method = ? AND seq = ? AND n = ? "
    "AND amount = ? AND reference = ?";

std::optional<Query::Blob> blob(const std::optional<kiosk::SaleId>& id) {
    return id ? std::optional{blob_of(*id)} : std::nullopt;
}

void bind_refund(Query& query, std::int64_t seq, const RefundBody& body) {
    const kiosk::Refund& refund = body.refund;
    kiosk::Quantity items;
    for (const kiosk::ReturnLine& line : refund.lines) items = items + line.goods.quantity;
    query.with(seq, blob_of(refund.id), name_of(refund.kind), refund.request_id, body.receipt,
               blob(refund.sale), refund.sale_number, blob(refund.exchange),
               day_number(refund.business_date), refund.closed_at_ms,
               kiosk::local_hour(refund.closed_at_ms), refund.cashier.text(), refund.cashier_name,
               refund.approver, refund.reason, refund.demonstration, items.thousandths(),
               refund.gross, refund.discount, refund.amount, refund.rounding, refund.paid,
               refund.tax);
}

void bind_line(Query& query, std::int64_t item, std::int64_t seq, std::int64_t n,
               const kiosk::Refund& refund, const kiosk::ReturnLine& returned,
               std::optional<kiosk::Money> cost) {
    const kiosk::SaleLine& line = returned.goods;
    query.with(day_number(refund.business_date), item, seq, n, blob(refund.sale),
               returned.sale_line, line.quantity.thousandths(), line.unit_price, line.gross,
               line.discount, line.amount, line.tax, line.lot, line.serial, returned.reason,
               returned.back_to_shelf, cost);
}

void bind_payment(Query& query, std::int64_t seq, std::int64_t n, const kiosk::Refund& refund,
                  const kiosk::Payment& payment) {
    query.with(day_number(refund.business_date), name_of(payment.method), seq, n, payment.amount,
               payment.reference);
}

// What was sold here, for what it was sold; else what such goods cost now.
std::optional<kiosk::Money> cost_of(Database& database, std::int64_t seq, std::int64_t n,
                                    const kiosk::Refund& refund, std::int64_t item) {
    const SoldFor sold = sold_for(database, refund, item, seq, n);
    if (sold.known_here) return sold.cost;
    const kiosk::SaleLine& goods = refund.lines.at(static_cast<std::size_t>(n - 1)).goods;
    const auto usual = usual_cost(database, goods.product_id);
    return usual ? std::optional{kiosk::cost_of(goods.quantity, *usual)} : std::nullopt;
}

kiosk::Text does_not_fit(const RefundBody& body, const std::string& vi, const std::string& en) {
    return {"phiếu trả " + body.number + ": " + vi + " không khớp với nhật ký",
            "refund " + body.number + ": " + en + " does not fit the journal"};
}

}  // namespace

void project_refund(Database& database, std::int64_t seq, const RefundBody& body) {
    const kiosk::Refund& refund = body.refund;
    {
        Query insert = database.query(kInsertRefund);
        bind_refund(insert, seq, body);
        insert.run();
    }
    std::int64_t n = 0;
    for (const kiosk::ReturnLine& line : refund.lines) {
        const std::int64_t item = sold_item_for(database, line.goods);
        const auto cost = cost_of(database, seq, ++n, refund, item);
        Query insert = database.query(kInsertLine);
        bind_line(insert, item, seq, n, refund, line, cost);
        insert.run();
        if (line.back_to_shelf) put_returned(database, line.goods, cost);
    }
    n = 0;
    for (const kiosk::Payment& payment : refund.payments) {
        Query insert = database.query(kInsertPayment);
        bind_payment(insert, seq, ++n, refund, payment);
        insert.run();
    }
}

std::optional<kiosk::Text> compare_projection(Database& database, std::int64_t seq,
                                              const RefundBody& body, const LineCosts& costs) {
    const kiosk::Refund& refund = body.refund;
    {
        Query query = database.query(kHasRefund);
        bind_refund(query, seq, body);
        if (!query.next()) return does_not_fit(body, "phần đầu của phiếu", "its head");
    }
    std::int64_t n = 0;
    for (const kiosk::ReturnLine& line : refund.lines) {
        ++n;
        const auto item = find_sold_item(database, line.goods);
        Query query = database.query(kHasLine);
        const auto cost = costs.at(static_cast<std::size_t>(n - 1));
        if (item) bind_line(query, *item, seq, n, refund, line, cost);
        if (!item || !query.next()) {
            return does_not_fit(body, "dòng " + std::to_string(n), "line " + std::to_string(n));
        }
    }
    n = 0;
    for (const kiosk::Payment& payment : refund.payments) {
        Query query = database.query(kHasPayment);
        bind_payment(query, seq, ++n, refund, payment);
        if (!query.next()) {
            return does_not_fit(body, "khoản trả " + std::to_string(n),
                                "payment " + std::to_string(n));
        }
    }
    return std::nullopt;
}

}  // namespace db
