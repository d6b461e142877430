#include "db/sale_projection.h"

#include "db/sold_item.h"

namespace db {
namespace {

constexpr const char* kInsertSale =
    "INSERT INTO sale (seq, id, request_id, receipt, business_date, closed_at_ms, hour, cashier, "
    "cashier_name, demonstration, items, gross, discount, total, rounding, payable, change, tax, "
    "note, discount_percent, discount_reason, discount_approver) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kInsertLine =
    "INSERT INTO sale_line (business_date, item, seq, n, quantity, amount, tax, unit_price, "
    "discount, sale_discount, lot, serial, promotion, promotion_discount, discount_percent, "
    "discount_reason, discount_approver, note, cost) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kInsertPayment =
    "INSERT INTO payment (business_date, method, seq, n, amount, tendered, reference) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)";

// The same columns in the same order, so that a comparison is a SELECT of what was inserted.
constexpr const char* kHasSale =
    "SELECT 1 FROM sale WHERE seq = ? AND id = ? AND request_id = ? AND receipt = ? AND "
    "business_date = ? AND closed_at_ms = ? AND hour = ? AND cashier = ? AND cashier_name = ? AND "
    "demonstration = ? AND items = ? AND gross = ? AND discount = ? AND total = ? AND "
    "rounding = ? AND payable = ? AND change = ? AND tax = ? AND note = ? AND "
    "discount_percent = ? AND discount_reason = ? AND discount_approver = ?";
constexpr const char* kHasLine =
    "SELECT 1 FROM sale_line WHERE business_date = ? AND item = ? AND seq = ? AND n = ? AND "
    "quantity = ? AND amount = ? AND tax = ? AND unit_price = ? AND discount = ? AND "
    "sale_discount = ? AND lot = ? AND serial = ? AND promotion = ? AND promotion_discount = ? AND "
    "discount_percent = ? AND discount_reason = ? AND discount_approver = ? AND note = ? "
    "AND cost IS ?";
constexpr const char* kHasPayment =
    "SELECT 1 FROM payment WHERE business_date = ? AND method = ? AND seq = ? AND n = ? AND "
    "amount = ? AND tendered = ? AND reference = ?";

void bind_sale(Query& query, std::int64_t seq, const SaleBody& body) {
    const kiosk::Sale& sale = body.sale;
    kiosk::Quantity items;
    for (const kiosk::SaleLine& line : sale.lines) {
        items = items + line.quantity;
    }
    query.with(seq, blob_of(sale.id), sale.request_id, body.receipt, day_number(sale.business_date),
               sale.closed_at_ms, kiosk::local_hour(sale.closed_at_ms), sale.cashier.text(),
               sale.cashier_name, sale.demonstration, items.thousandths(), sale.gross,
               sale.discount, sale.total, sale.settlement.rounding, sale.settlement.payable,
               sale.settlement.change, sale.tax, sale.note, sale.discount_percent,
               sale.discount_reason, sale.discount_approver);
}

void bind_line(Query& query, std::int64_t day, std::int64_t item, std::int64_t seq, std::int64_t n,
               const kiosk::SaleLine& line, std::optional<kiosk::Money> cost) {
    query.with(day, item, seq, n, line.quantity.thousandths(), line.amount, line.tax,
               line.unit_price, line.discount, line.sale_discount, line.lot, line.serial,
               line.promotion, line.promotion_discount, line.discount_percent, line.discount_reason,
               line.discount_approver, line.note, cost);
}

void bind_payment(Query& query, std::int64_t day, std::int64_t seq, std::int64_t n,
                  const kiosk::Payment& payment) {
    query.with(day, name_of(payment.method), seq, n, payment.amount, payment.tendered,
               payment.reference);
}

kiosk::Text does_not_fit(const SaleBody& body, const std::string& vi, const std::string& en) {
    return {"đơn " + body.number + ": " + vi + " không khớp với nhật ký",
            "sale " + body.number + ": " + en + " does not fit the journal"};
}

}  // namespace

void project_sale(Database& database, std::int64_t seq, const SaleBody& body) {
    const std::int64_t day = day_number(body.sale.business_date);
    {
        Query insert = database.query(kInsertSale);
        bind_sale(insert, seq, body);
        insert.run();
    }
    const LineCosts costs = take_sold(database, body.sale.lines);
    std::int64_t n = 0;
    for (const kiosk::SaleLine& line : body.sale.lines) {
        const std::int64_t item = sold_item_for(database, line);
        const auto cost = costs.at(static_cast<std::size_t>(n));
        Query insert = database.query(kInsertLine);
        bind_line(insert, day, item, seq, ++n, line, cost);
        insert.run();
    }
    n = 0;
    for (const kiosk::Payment& payment : body.sale.settlement.payments) {
        Query insert = database.query(kInsertPayment);
        bind_payment(insert, day, seq, ++n, payment);
        insert.run();
    }
}

std::optional<kiosk::Text> compare_projection(Database& database, std::int64_t seq,
                                              const SaleBody& body, const LineCosts& costs) {
    const std::int64_t day = day_number(body.sale.business_date);
    {
        Query query = database.query(kHasSale);
        bind_sale(query, seq, body);
        if (!query.next()) {
            return does_not_fit(body, "phần đầu của đơn", "its head");
        }
    }
    std::int64_t n = 0;
    for (const kiosk::SaleLine& line : body.sale.lines) {
        ++n;
        const auto item = find_sold_item(database, line);
        Query query = database.query(kHasLine);
        if (item) {
            bind_line(query, day, *item, seq, n, line, costs.at(static_cast<std::size_t>(n - 1)));
        }
        if (!item || !query.next()) {
            return does_not_fit(body, "dòng " + std::to_string(n), "line " + std::to_string(n));
        }
    }
    n = 0;
    for (const kiosk::Payment& payment : body.sale.settlement.payments) {
        Query query = database.query(kHasPayment);
        bind_payment(query, day, seq, ++n, payment);
        if (!query.next()) {
            return does_not_fit(body, "khoản thanh toán " + std::to_string(n),
                                "payment " + std::to_string(n));
        }
    }
    return std::nullopt;
}

}  // namespace db
