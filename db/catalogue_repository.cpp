#include "db/catalogue_repository.h"

#include <algorithm>

#include "db/catalogue_csv.h"
#include "kiosk/core/gs1.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

#define OCOP_PRODUCT_COLUMNS                                                                      \
    "p.id, p.product_id, p.name_vi, p.name_en, p.group_key, p.group_scheme, p.producer, "         \
    "p.producer_address, p.producer_phone, p.commune, p.district, p.province, p.province_today, " \
    "p.stars, p.decision, p.issuer, p.issued, p.expires, p.revoked, p.price, p.tax_rate, "        \
    "p.unit, p.by_weight, p.lot, p.picture, p.story_vi, p.story_en, p.source, p.source_date, "    \
    "p.demonstration, p.size, p.ingredients_vi, p.ingredients_en, p.storage_vi, p.storage_en, "   \
    "p.how_to_use_vi, p.how_to_use_en, p.allergens_vi, p.allergens_en, p.producer_kind, "         \
    "p.producer_website, p.producer_email "

constexpr const char* kByRow = "SELECT " OCOP_PRODUCT_COLUMNS "FROM product p WHERE p.id = ?";
constexpr const char* kById =
    "SELECT " OCOP_PRODUCT_COLUMNS "FROM product p WHERE p.product_id = ?";
constexpr const char* kByCode =
    "SELECT " OCOP_PRODUCT_COLUMNS
    "FROM product_code c JOIN product p ON p.id = c.product WHERE c.code = ?";
constexpr const char* kEvery = "SELECT " OCOP_PRODUCT_COLUMNS "FROM product p ORDER BY p.sort_key";
constexpr const char* kEveryDigest = "SELECT " OCOP_PRODUCT_COLUMNS ", p.digest FROM product p";
constexpr int kDigestColumn = 42;
constexpr const char* kCodes = "SELECT code FROM product_code WHERE product = ? ORDER BY n, code";

constexpr const char* kBrowseAll = "SELECT id FROM product ORDER BY sort_key LIMIT ? OFFSET ?";
constexpr const char* kBrowseGroup =
    "SELECT id FROM product WHERE group_key = ? ORDER BY sort_key LIMIT ? OFFSET ?";
constexpr const char* kBrowseProvince =
    "SELECT id FROM product WHERE province_today = ? ORDER BY sort_key LIMIT ? OFFSET ?";
// The unary plus keeps SQLite on the province's index, which is the narrower one.
constexpr const char* kBrowseBoth =
    "SELECT id FROM product WHERE province_today = ? AND +group_key = ? ORDER BY sort_key "
    "LIMIT ? OFFSET ?";

constexpr const char* kBrowseStars =
    "SELECT id FROM product WHERE stars = ? AND stars IS NOT NULL ORDER BY sort_key "
    "LIMIT ? OFFSET ?";

constexpr const char* kTally =
    "SELECT key, products FROM product_tally WHERE facet = ? AND products > 0 ORDER BY key";
constexpr const char* kHasDetails =
    "SELECT EXISTS (SELECT 1 FROM product WHERE size <> '' OR ingredients_vi <> '' OR "
    "ingredients_en <> '' OR storage_vi <> '' OR storage_en <> '' OR how_to_use_vi <> '' OR "
    "how_to_use_en <> '' OR allergens_vi <> '' OR allergens_en <> '' OR producer_kind <> '' OR "
    "producer_website <> '' OR producer_email <> '')";
constexpr const char* kCount =
    "SELECT coalesce(sum(products), 0) FROM product_tally WHERE facet = 'group'";
// Counted by item first: joining every line with its item takes four times as long.
constexpr const char* kFavourites =
    "SELECT p.id FROM (SELECT i.product_id AS product_id, sum(d.times) AS times FROM "
    "(SELECT item, count(*) AS times FROM sale_line WHERE business_date >= ? GROUP BY item) AS d "
    "CROSS JOIN sold_item i ON i.id = d.item GROUP BY i.product_id) AS s "
    "JOIN product p ON p.product_id = s.product_id ORDER BY s.times DESC, p.sort_key LIMIT ?";

std::optional<kiosk::Date> date_or_none(const Query& row, int column) {
    return row.is_null(column) ? std::nullopt : kiosk::Date::parse(row.text(column));
}

// From a row of OCOP_PRODUCT_COLUMNS; the codes are read apart.
kiosk::Product product_of(const Query& row) {
    kiosk::Product product;
    int column = 1;
    const auto text = [&] { return row.text(column++); };
    product.id = kiosk::ProductId{text()};
    product.name_vi = text();
    product.name_en = text();
    product.group = kiosk::group_from(text()).value_or(kiosk::Group::Food);
    product.group_scheme = text();
    product.producer.name = text();
    product.producer.address = text();
    product.producer.phone = text();
    product.place.commune = text();
    product.place.district = text();
    product.place.province = text();
    product.place.province_today = text();
    if (!row.is_null(column)) {
        product.stars = static_cast<int>(row.number(column));
    }
    ++column;
    if (!row.is_null(column)) {
        product.certificate = {row.text(column), row.text(column + 1),
                               date_or_none(row, column + 2), date_or_none(row, column + 3),
                               row.number(column + 4) != 0};
    }
    column += 5;
    product.price = row.money(column++);
    product.tax_rate = kiosk::tax_rate_from(text()).value_or(kiosk::TaxRate::Eight);
    product.unit = text();
    product.by_weight = row.number(column++) != 0;
    product.lot = text();
    product.picture = text();
    product.story_vi = text();
    product.story_en = text();
    product.source = text();
    product.source_date = text();
    product.demonstration = row.number(column++) != 0;
    product.size = text();
    for (kiosk::Text* told :
         {&product.ingredients, &product.storage, &product.how_to_use, &product.allergens}) {
        told->vi = text();
        told->en = text();
    }
    product.producer.kind =
        kiosk::producer_kind_from(text()).value_or(kiosk::ProducerKind::Unknown);
    product.producer.website = text();
    product.producer.email = text();
    return product;
}

}  // namespace

std::string digested_row(const kiosk::Product& product) {
    return catalogue_row(product, has_details(product));
}

std::vector<std::string> CatalogueRepository::codes_of(std::int64_t row) {
    std::vector<std::string> codes;
    Query query = database_.query(kCodes);
    query.with(row);
    while (query.next()) {
        codes.push_back(query.text(0));
    }
    return codes;
}

std::optional<kiosk::Product> CatalogueRepository::by_row(std::int64_t row) {
    Query query = database_.query(kByRow);
    if (!query.with(row).next()) {
        return std::nullopt;
    }
    kiosk::Product product = product_of(query);
    product.codes = codes_of(row);
    return product;
}

std::optional<kiosk::Product> CatalogueRepository::by_id(const kiosk::ProductId& id) {
    Query query = database_.query(kById);
    if (!query.with(id.text()).next()) {
        return std::nullopt;
    }
    kiosk::Product product = product_of(query);
    product.codes = codes_of(query.number(0));
    return product;
}

std::optional<kiosk::Product> CatalogueRepository::by_stored_code(std::string_view code) {
    Query query = database_.query(kByCode);
    if (!query.with(code).next()) {
        return std::nullopt;
    }
    kiosk::Product product = product_of(query);
    product.codes = codes_of(query.number(0));
    return product;
}

std::optional<kiosk::Product> CatalogueRepository::by_code(const kiosk::Code& code) {
    std::optional<kiosk::Product> found;
    if (code.gtin) {
        found = by_stored_code(*code.gtin);
    }
    if (!found) {
        found = by_stored_code(stored_code(code.text));
    }
    if (!found && code.in_shop) {
        found = by_stored_code(code.in_shop->item);
        if (!found) {
            found = by_id(kiosk::ProductId{code.in_shop->item});
        }
    }
    return found ? found : by_id(kiosk::ProductId{code.text});
}

std::vector<kiosk::Product> CatalogueRepository::by_rows(const std::vector<std::int64_t>& rows) {
    std::vector<kiosk::Product> products;
    products.reserve(rows.size());
    for (std::int64_t row : rows) {
        if (auto product = by_row(row)) {
            products.push_back(*std::move(product));
        }
    }
    return products;
}

std::vector<kiosk::Product> CatalogueRepository::browse(const ProductFilter& filter,
                                                        std::size_t offset, std::size_t limit) {
    const auto first = static_cast<std::int64_t>(offset);
    const auto most = static_cast<std::int64_t>(limit);
    const bool by_province = !filter.province_today.empty();
    Query query = database_.query(filter.stars   ? kBrowseStars
                                  : filter.group ? (by_province ? kBrowseBoth : kBrowseGroup)
                                                 : (by_province ? kBrowseProvince : kBrowseAll));
    if (filter.stars) {
        query.with(*filter.stars, most, first);
    } else if (filter.group && by_province) {
        query.with(filter.province_today, name_of(*filter.group), most, first);
    } else if (filter.group) {
        query.with(name_of(*filter.group), most, first);
    } else if (by_province) {
        query.with(filter.province_today, most, first);
    } else {
        query.with(most, first);
    }
    std::vector<std::int64_t> rows;
    while (query.next()) {
        rows.push_back(query.number(0));
    }
    return by_rows(rows);
}

std::vector<GroupCount> CatalogueRepository::tally(std::string_view facet) {
    std::vector<GroupCount> counts;
    Query query = database_.query(kTally);
    query.with(facet);
    while (query.next()) {
        counts.push_back({query.text(0), query.number(1)});
    }
    return counts;
}

bool CatalogueRepository::has_details() { return database_.number(kHasDetails) != 0; }

std::int64_t CatalogueRepository::count() { return database_.number(kCount); }

void CatalogueRepository::for_each(const std::function<void(const kiosk::Product&)>& visit) {
    Query query = database_.query(kEvery);
    while (query.next()) {
        kiosk::Product product = product_of(query);
        product.codes = codes_of(query.number(0));
        visit(product);
    }
}

std::vector<std::string> CatalogueRepository::unfit() {
    std::vector<std::string> ids;
    Query query = database_.query(kEveryDigest);
    while (query.next()) {
        kiosk::Product product = product_of(query);
        product.codes = codes_of(query.number(0));
        if (row_digest(digested_row(product)) != query.text(kDigestColumn)) {
            ids.push_back(product.id.text());
        }
    }
    return ids;
}

std::vector<kiosk::Product> CatalogueRepository::favourites(kiosk::Date since, std::size_t limit) {
    std::vector<std::int64_t> rows;
    {
        Query query = database_.query(kFavourites);
        query.with(day_number(since), static_cast<std::int64_t>(limit));
        while (query.next()) {
            rows.push_back(query.number(0));
        }
    }
    std::vector<kiosk::Product> products = by_rows(rows);
    // A new shop has sold nothing yet: fill up by name.
    if (products.size() < limit) {
        for (kiosk::Product& product : browse({}, 0, limit)) {
            const bool known =
                std::find(products.begin(), products.end(), product) != products.end();
            if (!known && products.size() < limit) {
                products.push_back(std::move(product));
            }
        }
    }
    return products;
}

}  // namespace db
