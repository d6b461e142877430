// Shoppers' baskets in the database, under short numbers that come round again. Private to db; one
// thread at a time. Writing needs a transaction under the writer lock.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/catalogue_repository.h"
#include "db/database.h"
#include "kiosk/core/basket.h"

namespace db {

class BasketRepository {
public:
    BasketRepository(Database& database, CatalogueRepository& catalogue)
        : database_{database}, catalogue_{catalogue} {}

    using Lines = std::vector<std::pair<kiosk::ProductId, kiosk::Quantity>>;
    // Under `number` while that basket is still open, else under a new one; answers which.
    std::string save(const Lines& lines, std::string_view number, std::int64_t now_ms);
    kiosk::Basket find(std::string_view number, std::int64_t now_ms, std::int64_t keeps_ms);
    void close(const std::vector<std::string>& numbers, std::int64_t now_ms);

private:
    std::int64_t free_number(std::int64_t now_ms);
    void forget(std::int64_t number);

    Database& database_;
    CatalogueRepository& catalogue_;
};

}  // namespace db
