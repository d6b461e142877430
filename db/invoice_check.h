// Which sales and refunds were handed over to the e-invoice provider, against the journal's entries
// of kind "invoices": one that is forgotten would be invoiced twice. Private to db; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/result.h"

namespace db {

class InvoiceCheck {
public:
    explicit InvoiceCheck(Database& database) : database_{database} {}
    // In the journal's order; what is wrong with the entry.
    std::optional<kiosk::Text> take(std::int64_t seq, std::string_view body);
    // At the end: rows without an entry.
    std::optional<kiosk::Text> misfit();

private:
    bool has_all(const char* sql, const std::vector<kiosk::SaleId>& ids, std::int64_t seq,
                 std::int64_t at_ms);

    Database& database_;
    std::int64_t sales_{0}, refunds_{0};
};

}  // namespace db
