#include "db/settlement_rows.h"

namespace db {

void bind_settlement(Query& query, std::int64_t seq, const SettlementBody& body) {
    const kiosk::Statement& statement = body.period.statement;
    std::optional<std::int64_t> from;
    if (statement.from) from = day_number(*statement.from);
    query.with(seq, blob_of(body.period.id), body.number, statement.producer, from,
               day_number(statement.until), body.through_seq, body.period.closed_at_ms,
               body.period.by.text(), statement.sold, statement.returned, statement.commission,
               statement.tax, statement.cost, statement.due);
}

void bind_payment(Query& query, std::int64_t seq, const PaidBody& body) {
    const kiosk::PeriodPayment& payment = body.payment;
    std::optional<Query::Blob> id;
    if (payment.id) id = blob_of(*payment.id);
    query.with(seq, id, blob_of(body.settlement), payment.amount, name_of(payment.method),
               payment.reference, day_number(payment.day), payment.by.text());
}

}  // namespace db
