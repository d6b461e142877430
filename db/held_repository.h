// Carts that wait, in table held_cart. Private to db; one thread at a time; what writes needs a
// transaction under the writer lock. A parked transfer and its cancelling are journaled, because
// money may be on its way; the others are nothing but convenience.
#pragma once

#include <optional>
#include <vector>

#include "db/journal.h"
#include "kiosk/core/held.h"

namespace db {

class HeldRepository {
public:
    HeldRepository(Database& database, Journal& journal) : database_{database}, journal_{journal} {}

    // There is one draft: another one takes its place.
    void keep_draft(const kiosk::HeldCart& draft);
    void drop_draft();
    std::optional<kiosk::HeldCart> draft();

    // Takes the draft's place; of a transfer, journaled.
    void hold(const TillKey& key, const kiosk::HeldCart& held);
    std::vector<kiosk::HeldCart> all();  // without the draft, oldest first
    std::optional<kiosk::HeldCart> find(const kiosk::SaleId& id);
    // The cart becomes the draft: whoever recalls it and loses power still has it.
    void recall(const kiosk::SaleId& id);
    void drop(const kiosk::SaleId& id);
    // The transfer will not come: its cart waits as an ordinary one.
    void cancel_transfer(const TillKey& key, const kiosk::SaleId& id, const kiosk::StaffCode& by);
    // It was sold. Answers the shoppers' baskets that were in it.
    std::vector<std::string> sold(const kiosk::SaleId& id);

private:
    std::vector<kiosk::HeldCart> rows(Query& query);
    void insert(const kiosk::HeldCart& held);

    Database& database_;
    Journal& journal_;
};

}  // namespace db
