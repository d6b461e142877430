// Sales: stored with their journal entry, answered once per id and request. Private to db; one
// thread at a time. save() needs a transaction under the writer lock.
#pragma once

#include <optional>
#include <string_view>

#include "db/journal.h"
#include "db/shop_store.h"

namespace db {

class SaleRepository {
public:
    SaleRepository(Database& database, Journal& journal) : database_{database}, journal_{journal} {}

    // Refuses (Error Internal) a sale whose sums do not agree, and another sale under a known id.
    StoredSale save(const TillKey& key, const kiosk::Sale& sale);
    std::optional<StoredSale> for_request(std::string_view request_id);
    std::optional<kiosk::Sale> sale(const kiosk::SaleId& id);
    // The same sale or request, if it is stored; refuses another sale under its id.
    std::optional<StoredSale> found(const kiosk::Sale& sale);
    // With its number and hash; by the number as receipt_number() writes it.
    std::optional<kiosk::SoldReceipt> sold(const kiosk::SaleId& id);
    std::optional<kiosk::SoldReceipt> sold(std::string_view number);
    bool is_empty();  // no receipt number was given out, for refunds neither

private:
    std::optional<StoredSale> stored(Query& found);
    std::optional<StoredSale> for_id(const kiosk::Sale& sale);

    Database& database_;
    Journal& journal_;
};

// Lines, discounts, tax and payments add up to the sale's own figures. Throws MoneyOverflow.
bool sums_agree(const kiosk::Sale& sale);

}  // namespace db
