// The columns of tables settlement and settlement_payment, in their order: written by
// settlement_repository.cpp, compared by settlement_proof.cpp. Private to db; one thread at a time.
#pragma once

#include "db/database.h"
#include "db/settlement_body.h"

namespace db {

// The body must outlive the query's run.
void bind_settlement(Query& query, std::int64_t seq, const SettlementBody& body);
void bind_payment(Query& query, std::int64_t seq, const PaidBody& body);

}  // namespace db
