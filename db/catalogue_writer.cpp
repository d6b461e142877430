// CatalogueRepository::save in three runs over the products. Their rows first. Then their words:
// FTS5 gathers them in memory, but writes out what it has whenever another table's statement opens
// a savepoint, so it is left alone with its own. Codes last, because a code may move from one
// product of the file to another.
#include <algorithm>
#include <map>
#include <utility>

#include "db/catalogue_csv.h"
#include "db/catalogue_repository.h"
#include "db/journal_hash.h"
#include "db/sha256.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

constexpr const char* kFind =
    "SELECT p.id, p.group_key, p.province_today, w.name, w.other, p.stars FROM product p "
    "JOIN product_words w ON w.id = p.id WHERE p.product_id = ?";
constexpr const char* kUpsert =
    "INSERT INTO product (product_id, name_vi, name_en, group_key, group_scheme, producer, "
    "producer_address, producer_phone, commune, district, province, province_today, stars, "
    "decision, issuer, issued, expires, revoked, price, tax_rate, unit, by_weight, lot, picture, "
    "story_vi, story_en, source, source_date, demonstration, size, ingredients_vi, "
    "ingredients_en, storage_vi, storage_en, how_to_use_vi, how_to_use_en, allergens_vi, "
    "allergens_en, producer_kind, producer_website, producer_email, sort_key, digest) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (product_id) DO UPDATE SET name_vi = excluded.name_vi, "
    "name_en = excluded.name_en, group_key = excluded.group_key, "
    "group_scheme = excluded.group_scheme, producer = excluded.producer, "
    "producer_address = excluded.producer_address, producer_phone = excluded.producer_phone, "
    "commune = excluded.commune, district = excluded.district, province = excluded.province, "
    "province_today = excluded.province_today, stars = excluded.stars, "
    "decision = excluded.decision, issuer = excluded.issuer, issued = excluded.issued, "
    "expires = excluded.expires, revoked = excluded.revoked, price = excluded.price, "
    "tax_rate = excluded.tax_rate, unit = excluded.unit, by_weight = excluded.by_weight, "
    "lot = excluded.lot, picture = excluded.picture, story_vi = excluded.story_vi, "
    "story_en = excluded.story_en, source = excluded.source, "
    "source_date = excluded.source_date, demonstration = excluded.demonstration, "
    "size = excluded.size, ingredients_vi = excluded.ingredients_vi, "
    "ingredients_en = excluded.ingredients_en, storage_vi = excluded.storage_vi, "
    "storage_en = excluded.storage_en, how_to_use_vi = excluded.how_to_use_vi, "
    "how_to_use_en = excluded.how_to_use_en, allergens_vi = excluded.allergens_vi, "
    "allergens_en = excluded.allergens_en, producer_kind = excluded.producer_kind, "
    "producer_website = excluded.producer_website, producer_email = excluded.producer_email, "
    "sort_key = excluded.sort_key, digest = excluded.digest RETURNING id";
constexpr const char* kDeleteCodes = "DELETE FROM product_code WHERE product = ?";
constexpr const char* kInsertCode =
    "INSERT INTO product_code (code, product, n) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
constexpr const char* kOwner =
    "SELECT p.id, p.product_id FROM product_code c JOIN product p ON p.id = c.product "
    "WHERE c.code = ?";
constexpr const char* kForgetWords =
    "INSERT INTO product_search (product_search, rowid, words) VALUES ('delete', ?, ?)";
constexpr const char* kSaveWords =
    "INSERT INTO product_words (id, name, other) VALUES (?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET name = excluded.name, other = excluded.other";
constexpr const char* kIndexWords = "INSERT INTO product_search (rowid, words) VALUES (?, ?)";
constexpr const char* kAddTally =
    "INSERT INTO product_tally (facet, key, products) VALUES (?, ?, ?) "
    "ON CONFLICT (facet, key) DO UPDATE SET products = products + excluded.products";

constexpr const char* kDeleteWords = "DELETE FROM product_words WHERE id = ?";
constexpr const char* kDeleteProduct = "DELETE FROM product WHERE id = ?";

constexpr std::size_t kRowDigestBytes = 8;  // against rot, not against forgers
constexpr std::int64_t kProgressEvery = 2'000;

// Many products touch pages all over the indexes: with the everyday cache each page would be
// written out and read back many times within the one transaction.
constexpr std::size_t kManyProducts = 20'000;
constexpr int kImportCacheKb = 256'000;

class RoomForImport {
public:
    RoomForImport(Database& database, std::size_t products)
        : database_{products >= kManyProducts ? &database : nullptr} {
        if (database_ != nullptr) database_->set_cache_kb(kImportCacheKb);
    }
    ~RoomForImport() {
        if (database_ == nullptr) return;
        try {
            database_->set_cache_kb(kCacheKb);
        } catch (const SQLite::Exception&) {
            // A cache that stays large harms nobody; what went wrong is already being told.
        }
    }
    RoomForImport(const RoomForImport&) = delete;
    RoomForImport& operator=(const RoomForImport&) = delete;

private:
    Database* database_;
};

struct Words {
    std::string name;
    std::string other;
    std::string all() const { return name + " " + other; }
    friend bool operator==(const Words&, const Words&) = default;
};

Words words_of(const kiosk::Product& product) {
    return {kiosk::fold_for_search(product.name_vi + " " + product.name_en),
            kiosk::fold_for_search(product.producer.name + " " + product.place.commune + " " +
                                   product.place.province + " " + product.place.province_today)};
}

struct Known {
    std::int64_t row{0};
    std::string group;
    std::string province;
    Words words;
    std::string stars;  // empty: none
};

std::optional<Known> find(Database& database, const kiosk::ProductId& id) {
    Query query = database.query(kFind);
    if (!query.with(id.text()).next()) {
        return std::nullopt;
    }
    return Known{query.number(0),
                 query.text(1),
                 query.text(2),
                 {query.text(3), query.text(4)},
                 query.is_null(5) ? std::string{} : std::to_string(query.number(5))};
}

std::optional<std::string> iso(const std::optional<kiosk::Date>& date) {
    return date ? std::optional{date->iso()} : std::nullopt;
}

std::int64_t upsert(Database& database, const kiosk::Product& product, const std::string& row) {
    std::optional<std::string> decision, issuer;
    std::optional<std::string> issued, expires;
    std::optional<bool> revoked;
    if (product.certificate) {
        decision = product.certificate->decision;
        issuer = product.certificate->issuer;
        issued = iso(product.certificate->issued);
        expires = iso(product.certificate->expires);
        revoked = product.certificate->revoked;
    }
    const std::string sort_key = kiosk::vietnamese_sort_key(product.name_vi);
    const std::string digest = row_digest(row);
    const kiosk::Place& place = product.place;
    Query query = database.query(kUpsert);
    query.with(product.id.text(), product.name_vi, product.name_en, name_of(product.group),
               product.group_scheme, product.producer.name, product.producer.address,
               product.producer.phone, place.commune, place.district, place.province,
               place.province_today, product.stars, decision, issuer, issued, expires, revoked,
               product.price, name_of(product.tax_rate), product.unit, product.by_weight,
               product.lot, product.picture, product.story_vi, product.story_en, product.source,
               product.source_date, product.demonstration, product.size, product.ingredients.vi,
               product.ingredients.en, product.storage.vi, product.storage.en,
               product.how_to_use.vi, product.how_to_use.en, product.allergens.vi,
               product.allergens.en, name_of(product.producer.kind), product.producer.website,
               product.producer.email, Query::Blob{sort_key}, Query::Blob{digest});
    query.next();
    return query.number(0);
}

// False where the words are as they were: nothing to index.
bool save_words(Database& database, std::int64_t row, const Words* before, const Words& now) {
    if (before != nullptr) {
        if (*before == now) {
            return false;
        }
        Query forget = database.query(kForgetWords);
        forget.with(row, before->all()).run();
    }
    Query save = database.query(kSaveWords);
    save.with(row, now.name, now.other).run();
    return true;
}

void save_codes(Database& database, std::int64_t row, const kiosk::Product& product) {
    std::int64_t n = 0;
    for (const std::string& code : stored_form(product).codes) {
        {
            Query insert = database.query(kInsertCode);
            insert.with(code, row, ++n).run();
        }
        if (database.handle().getChanges() > 0) {
            continue;
        }
        Query owner = database.query(kOwner);
        if (owner.with(code).next() && owner.number(0) != row) {
            const std::string other = owner.text(1);
            const std::string mine = product.id.text();
            throw refusal({"Danh mục chưa được lưu", "The catalogue was not stored"},
                          {"mã " + code + " của sản phẩm " + mine + " đang thuộc sản phẩm " + other,
                           "code " + code + " of product " + mine + " belongs to product " + other},
                          {"sửa mã của một trong hai sản phẩm", "correct one of the two products"});
        }
    }
}

void report(const Progress& progress, std::int64_t done, std::int64_t total) {
    if (progress && done % kProgressEvery == 0 && !progress(done, total)) {
        throw refusal({"Danh mục chưa được lưu", "The catalogue was not stored"},
                      {"đã dừng theo yêu cầu", "stopped as asked"});
    }
}

}  // namespace

std::string row_digest(std::string_view row) {
    Sha256 digest;
    digest.add(row);
    return digest.finish().substr(0, kRowDigestBytes);
}

kiosk::Product stored_form(kiosk::Product product) {
    std::vector<std::string> codes;
    for (const std::string& text : product.codes) {
        std::string code = stored_code(text);
        if (std::ranges::find(codes, code) == codes.end()) {
            codes.push_back(std::move(code));
        }
    }
    product.codes = std::move(codes);
    return product;
}

std::optional<std::string> CatalogueRepository::owner_of(std::string_view code) {
    Query query = database_.query(kOwner);
    return query.with(code).next() ? std::optional{query.text(1)} : std::nullopt;
}

CatalogueRepository::Saved CatalogueRepository::save(const std::vector<kiosk::Product>& products,
                                                     const Progress& progress) {
    const RoomForImport room{database_, products.size()};
    Saved saved;
    std::map<std::pair<std::string, std::string>, std::int64_t> tally;
    Sha256 digest;
    struct Stored {
        std::int64_t row;
        bool has_new_words;
    };
    std::vector<Stored> stored;
    stored.reserve(products.size());
    const auto count = static_cast<std::int64_t>(products.size());
    std::int64_t done = 0;
    for (const kiosk::Product& product : products) {
        const std::optional<Known> known = find(database_, product.id);
        if (known) {
            ++saved.changed;
            --tally[{"group", known->group}];
            --tally[{"province", known->province}];
            if (!known->stars.empty()) --tally[{"stars", known->stars}];
            Query codes = database_.query(kDeleteCodes);
            codes.with(known->row).run();
        } else {
            ++saved.added;
        }
        ++tally[{"group", std::string{name_of(product.group)}}];
        ++tally[{"province", product.place.province_today}];
        if (product.stars) ++tally[{"stars", std::to_string(*product.stars)}];
        const std::string exported = digested_row(stored_form(product));
        digest.add(exported);
        const std::int64_t row = upsert(database_, product, exported);
        stored.push_back(
            {row, save_words(database_, row, known ? &known->words : nullptr, words_of(product))});
        report(progress, ++done, 3 * count);
    }
    for (std::size_t i = 0; i < products.size(); ++i) {
        if (stored[i].has_new_words) {
            Query index = database_.query(kIndexWords);
            index.with(stored[i].row, words_of(products[i]).all()).run();
        }
        report(progress, ++done, 3 * count);
    }
    for (std::size_t i = 0; i < products.size(); ++i) {
        save_codes(database_, stored[i].row, products[i]);
        report(progress, ++done, 3 * count);
    }
    for (const auto& [key, change] : tally) {
        Query add = database_.query(kAddTally);
        add.with(key.first, key.second, change).run();
    }
    saved.digest = to_hex(digest.finish());
    return saved;
}

bool CatalogueRepository::remove(const kiosk::ProductId& id) {
    const std::optional<Known> known = find(database_, id);
    if (!known) {
        return false;
    }
    Query forget = database_.query(kForgetWords);
    forget.with(known->row, known->words.all()).run();
    for (const char* statement : {kDeleteWords, kDeleteCodes, kDeleteProduct}) {
        Query erase = database_.query(statement);
        erase.with(known->row).run();
    }
    for (const auto& [facet, key] :
         {std::pair{"group", known->group}, std::pair{"province", known->province},
          std::pair{"stars", known->stars}}) {
        if (key.empty() && facet == std::string_view{"stars"}) continue;
        Query tally = database_.query(kAddTally);
        tally.with(facet, key, std::int64_t{-1}).run();
    }
    return true;
}

}  // namespace db
