// Lots in the database, with the events of their way. Private to db; one thread at a time. Writing
// needs a transaction under the writer lock.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "kiosk/core/lot.h"
#include "kiosk/core/trust.h"

namespace db {

class LotRepository {
public:
    explicit LotRepository(Database& database) : database_{database} {}

    std::optional<kiosk::Lot> find(const kiosk::ProductId& product, std::string_view number);
    bool keeps_lots(const kiosk::ProductId& product);
    std::vector<kiosk::Lot> all();  // by product and number
    // Of every product: the lots of this number.
    std::vector<kiosk::Lot> of_number(std::string_view number);

    struct Saved {
        std::int64_t added{0};
        std::int64_t changed{0};
    };
    // Inserts or replaces. A recall that is known stays when the new row says nothing about it: a
    // delivery list must not put a recalled lot back on the shelf.
    Saved save(const std::vector<kiosk::Lot>& lots);
    // Adds the lot where it is not known yet. nullopt lifts the recall.
    void set_recall(const kiosk::ProductId& product, std::string_view number,
                    const std::optional<kiosk::Recall>& recall);

    std::optional<kiosk::SerialSold> serial_sold(const kiosk::ProductId& product,
                                                 std::string_view serial);

private:
    kiosk::Lot lot_of(const Query& row);

    Database& database_;
};

}  // namespace db
