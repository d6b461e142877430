// The log of what was changed in the goods, and the prices that wait for their time (0015). Private
// to db; one thread at a time. Writing needs a transaction under the writer lock.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "db/goods_body.h"
#include "db/journal.h"

namespace db {

class GoodsRepository {
public:
    explicit GoodsRepository(Database& database) : database_{database} {}

    // Journal entry and its rows; nothing where no field changed.
    void note(const TillKey& key, Journal& journal, const GoodsEntry& entry);
    // Newest first.
    std::vector<kiosk::GoodsChange> of_product(const kiosk::ProductId& id, std::size_t limit);
    std::vector<kiosk::GoodsChange> newest(std::size_t limit);

    std::vector<kiosk::PlannedPrice> planned();  // by start
    std::vector<kiosk::PlannedPrice> planned_for(const kiosk::ProductId& id);
    std::vector<kiosk::PlannedPrice> due(std::int64_t now_ms);
    std::optional<std::int64_t> next_start();
    // Another price of the same product at the same time takes its place; answers that one.
    std::optional<kiosk::PlannedPrice> plan(const kiosk::PlannedPrice& price);
    void forget(const kiosk::ProductId& id, std::int64_t starts_ms);

private:
    std::vector<kiosk::GoodsChange> changes(Query& query);
    std::vector<kiosk::PlannedPrice> prices(Query& query);

    Database& database_;
};

}  // namespace db
