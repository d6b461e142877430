// E-invoices: what was handed over, and the buyers who asked for one. Private to db; one thread at
// a time. Changing needs a transaction under the writer lock.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "db/journal.h"
#include "db/refund_repository.h"
#include "db/sale_repository.h"
#include "kiosk/core/invoice.h"
#include "kiosk/core/sales_behind.h"

namespace db {

class InvoiceRepository {
public:
    InvoiceRepository(Database& database, Journal& journal, SaleRepository& sales,
                      RefundRepository& refunds)
        : database_{database}, journal_{journal}, sales_{sales}, refunds_{refunds} {}

    // The day's sales and what came back on it, each with its state and its buyer.
    kiosk::InvoiceDay of_day(kiosk::Date day);
    // What of them waits; and sales of other days that must go before their adjustment.
    kiosk::InvoiceDay to_hand_over(kiosk::Date day);
    kiosk::InvoiceCounts counts(kiosk::Date day);
    // Journals the batch; what was handed over before is left out. Answers how many were not.
    std::int64_t hand_over(const TillKey& key, kiosk::Date day, const kiosk::InvoiceDay& batch,
                           const kiosk::StaffCode& by);
    // In place of what was written before, kept for so many days; the journal says that somebody
    // asked, not who.
    void save_buyer(const TillKey& key, const kiosk::SaleId& sale, const kiosk::InvoiceBuyer& buyer,
                    std::int64_t days);
    std::optional<kiosk::InvoiceBuyer> buyer(const kiosk::SaleId& sale);
    bool any_due(std::int64_t now_ms);
    void forget_due(const TillKey& key, std::int64_t now_ms);

private:
    std::optional<kiosk::InvoiceSale> sale(const kiosk::SaleId& id);
    std::vector<kiosk::InvoiceAdjustment> adjustments(kiosk::Date day);
    std::optional<kiosk::InvoiceAdjustment> adjustment(Query& row);
    bool is_known(const char* sql, const kiosk::SaleId& id);

    Database& database_;
    Journal& journal_;
    SaleRepository& sales_;
    RefundRepository& refunds_;
};

// What the lists say of each of these; two look-ups a row.
void fill_invoice_states(Database& database, std::vector<kiosk::SoldRow>& rows);

}  // namespace db
