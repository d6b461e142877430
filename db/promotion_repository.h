// Price lists and promotions. Private to db; one thread at a time; replace() needs a transaction
// under the writer lock.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/journal.h"
#include "kiosk/core/promotion.h"

namespace db {

class PromotionRepository {
public:
    explicit PromotionRepository(Database& database) : database_{database} {}

    std::vector<kiosk::Promotion> all();  // by id
    // The whole list at once, with its journal entry ("promotions").
    void replace(const TillKey& key, Journal& journal,
                 const std::vector<kiosk::Promotion>& promotions, std::string_view reason);
    // What does not fit between the table and the last such entry; nothing where all fits.
    std::optional<kiosk::Text> compare();

private:
    Database& database_;
};

}  // namespace db
