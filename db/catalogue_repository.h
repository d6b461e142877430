// Products in the database, with their codes and searchable words. Private to db; one thread at a
// time. save() needs a transaction under the writer lock.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "db/shop_store.h"
#include "kiosk/core/product_columns.h"

namespace db {

using kiosk::stored_code;
// The first eight bytes of a product's exported row's SHA-256.
std::string row_digest(std::string_view row);
// The row that is digested: as exported by the first version that could say all of it, so that
// digests of older programs stay right.
std::string digested_row(const kiosk::Product& product);

class CatalogueRepository {
public:
    explicit CatalogueRepository(Database& database) : database_{database} {}

    std::optional<kiosk::Product> by_id(const kiosk::ProductId& id);
    std::optional<kiosk::Product> by_code(const kiosk::Code& code);
    std::optional<kiosk::Product> by_row(std::int64_t row);
    std::vector<kiosk::Product> browse(const ProductFilter& filter, std::size_t offset,
                                       std::size_t limit);
    std::vector<GroupCount> tally(std::string_view facet);
    std::int64_t count();
    bool has_details();
    void for_each(const std::function<void(const kiosk::Product&)>& visit);
    std::vector<kiosk::Product> favourites(kiosk::Date since, std::size_t limit);

    struct Saved {
        std::int64_t added{0};
        std::int64_t changed{0};
        std::string digest;  // SHA-256 of the rows as `catalogue export` would write them
    };
    // Refuses (Error Internal) a code that belongs to a product outside `products`.
    Saved save(const std::vector<kiosk::Product>& products, const Progress& progress);
    // Answers whether the product was there. Past sales keep their own facts.
    bool remove(const kiosk::ProductId& id);
    // Of a code as stored_form() has it.
    std::optional<std::string> owner_of(std::string_view code);
    // The ids of products that are no longer what was saved: the disk forgot, or somebody meddled.
    std::vector<std::string> unfit();

private:
    std::optional<kiosk::Product> by_stored_code(std::string_view code);
    std::vector<kiosk::Product> by_rows(const std::vector<std::int64_t>& rows);
    std::vector<std::string> codes_of(std::int64_t row);

    Database& database_;
};

// As it will be read back: equal codes once, GTINs as 14 digits.
kiosk::Product stored_form(kiosk::Product product);

}  // namespace db
