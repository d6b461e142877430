// E-invoices: what was handed over, and the buyers who asked for one. Private to db; one thread at
// a time. Changing needs a transaction under the writer lock.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "db/journal.h"
#include "db/sale_repository.h"
#include "kiosk/core/invoice.h"

namespace db {

class InvoiceRepository {
public:
    InvoiceRepository(Database& database, Journal& journal, SaleRepository& sales)
        : database_{database}, journal_{journal}, sales_{sales} {}

    // The day's sales in their order, each with its state and its buyer.
    std::vector<kiosk::InvoiceSale> of_day(kiosk::Date day);
    std::int64_t waiting(kiosk::Date day);  // not handed over
    // Journals the batch; a sale that was handed over before is left out. Answers how many.
    std::int64_t hand_over(const TillKey& key, kiosk::Date day,
                           const std::vector<kiosk::SaleId>& sales, const kiosk::StaffCode& by);
    // In place of what was written before; the journal says that somebody asked, not who.
    void save_buyer(const TillKey& key, const kiosk::SaleId& sale,
                    const kiosk::InvoiceBuyer& buyer);
    std::optional<kiosk::InvoiceBuyer> buyer(const kiosk::SaleId& sale);
    bool any_due(std::int64_t now_ms);
    void forget_due(const TillKey& key, std::int64_t now_ms);

private:
    Database& database_;
    Journal& journal_;
    SaleRepository& sales_;
};

}  // namespace db
