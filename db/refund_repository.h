// Refunds: stored with their journal entry, answered once per id and request; and what is known of
// other tills' sales and refunds. Private to db; one thread at a time. Writing needs a transaction
// under the writer lock.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/journal.h"
#include "db/sale_repository.h"
#include "db/shop_store.h"

namespace db {

class RefundRepository {
public:
    RefundRepository(Database& database, Journal& journal, SaleRepository& sales)
        : database_{database}, journal_{journal}, sales_{sales} {}

    // Refuses (Error Internal): sums that do not agree, more than is left of the sale or of its
    // tenders, a sale this till does not know, another refund under a known id; to cancel a sale of
    // another till or of a shift that is closed.
    StoredRefund save(const TillKey& key, const kiosk::Refund& refund);
    // The same refund or request, if it is stored; refuses another one under its id.
    std::optional<StoredRefund> found(const kiosk::Refund& refund);
    std::optional<StoredRefund> for_request(std::string_view request_id);
    std::optional<kiosk::GivenBack> given_back(const kiosk::SaleId& id);
    std::optional<kiosk::GivenBack> given_back(std::string_view number);

    // Own sales and those the centre has told. A number of digits only is one of this till's.
    std::optional<kiosk::Returnable> returnable(const kiosk::SaleId& id);
    std::optional<kiosk::Returnable> returnable(std::string_view number);
    kiosk::Returned returned(const kiosk::SaleId& sale);

    // What the centre tells; a body that cannot be read or does not hang together (foreign_check.h)
    // is left out, a refund of this till, of a sale nobody here knows and one that is known already
    // too.
    void keep_foreign_sale(std::string_view body);
    bool keep_foreign_refund(std::string_view body);

private:
    std::optional<StoredRefund> stored(Query& found);
    std::optional<kiosk::SoldReceipt> foreign(Query& found);
    kiosk::Returnable with_returns(kiosk::SoldReceipt sold, bool here);
    void refuse_too_much(const kiosk::Refund& refund);
    void refuse_late_cancel(const kiosk::Refund& refund);

    Database& database_;
    Journal& journal_;
    SaleRepository& sales_;
};

// Lines, tax and payments add up to the refund's own figures. Throws MoneyOverflow.
bool sums_agree(const kiosk::Refund& refund);

}  // namespace db
