// What waits for paper (0006). Private to db; one thread at a time. add() and forget() need a
// transaction under the writer lock. The queue is bounded: the oldest gives way, and its receipt
// can still be printed from the sale.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "db/refund_repository.h"
#include "db/sale_repository.h"
#include "kiosk/core/print_job.h"

namespace db {

inline constexpr std::int64_t kMostPrintJobs = 200;

class PrintQueue {
public:
    PrintQueue(Database& database, SaleRepository& sales, RefundRepository& refunds)
        : database_{database}, sales_{sales}, refunds_{refunds} {}

    std::int64_t add(const kiosk::PrintJob& job);  // its id
    // The original receipt of this sale or refund that still waits; 0: none.
    std::int64_t waiting_for(const kiosk::SaleId& sale);
    void forget(std::int64_t id);
    // Oldest first. A row that cannot be read is skipped: it must not hold up the others.
    std::vector<kiosk::WaitingPrint> all();
    std::optional<kiosk::WaitingPrint> one(std::int64_t id);

private:
    std::optional<kiosk::WaitingPrint> read(const Query& row);

    Database& database_;
    SaleRepository& sales_;
    RefundRepository& refunds_;
};

}  // namespace db
