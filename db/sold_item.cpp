#include "db/sold_item.h"

namespace db {
namespace {

constexpr const char* kFindItem =
    "SELECT id FROM sold_item WHERE product_id = ? AND name = ? AND name_en = ? AND group_key = ? "
    "AND producer = ? AND stars IS ? AND unit = ? AND tax_rate = ?";
constexpr const char* kInsertItem =
    "INSERT INTO sold_item (product_id, name, name_en, group_key, producer, stars, unit, tax_rate) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
void bind_item(Query& query, const kiosk::SaleLine& line) {
    query.with(line.product_id.text(), line.name, line.name_en, name_of(line.group), line.producer,
               line.stars, line.unit, name_of(line.tax_rate));
}

}  // namespace

std::optional<std::int64_t> find_sold_item(Database& database, const kiosk::SaleLine& line) {
    Query query = database.query(kFindItem);
    bind_item(query, line);
    return query.next() ? std::optional{query.number(0)} : std::nullopt;
}

std::int64_t sold_item_for(Database& database, const kiosk::SaleLine& line) {
    if (const auto known = find_sold_item(database, line)) {
        return *known;
    }
    Query insert = database.query(kInsertItem);
    bind_item(insert, line);
    insert.run();
    return database.handle().getLastInsertRowid();
}

}  // namespace db
