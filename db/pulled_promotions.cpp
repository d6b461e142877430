#include "db/pulled_promotions.h"

#include <algorithm>

#include "db/promotion_csv.h"

namespace db {
namespace {

using Json = nlohmann::ordered_json;
using kiosk::Promotion;

constexpr const char* kAll = "SELECT columns FROM centre_promotion ORDER BY id";
constexpr const char* kCount = "SELECT count(*) FROM centre_promotion";
constexpr const char* kKeep =
    "INSERT INTO centre_promotion (id, columns) VALUES (?, ?) "
    "ON CONFLICT (id) DO UPDATE SET columns = excluded.columns";
constexpr const char* kDrop = "DELETE FROM centre_promotion WHERE id = ?";
constexpr std::size_t kLongestId = 64;  // bytes, of a promotion or a product

struct Bad {
    std::string column;
    kiosk::Text why;
};

kiosk::Result<Promotion> read(const Json& columns, const ProductFinder& find) {
    return read_promotion(
        [&](std::string_view column) {
            const auto found = columns.find(std::string{column});
            return found == columns.end() ? std::string{} : found->get<std::string>();
        },
        find);
}

// The columns known here, as text; those of a newer centre are not for us. Throws Bad.
Json columns_of(const Json& item, const std::string& id) {
    const Json promotion = item.value("promotion", Json());
    if (!promotion.is_object()) throw Bad{"promotion", {"sai cấu trúc", "has another shape"}};
    Json columns = Json::object();
    for (const auto& [column, value] : promotion.items()) {
        if (!is_promotion_column(column) || value.is_null()) continue;
        if (!value.is_string()) throw Bad{column, {"không phải chữ", "is no text"}};
        columns[column] = value;
    }
    if (id.empty() || id.size() > kLongestId || columns.value("id", "") != id) {
        throw Bad{"id", {"trống, quá dài hoặc là mã khác", "is empty, too long or another one"}};
    }
    const auto read_here = read(columns, [](const std::string& word) {
        return word.size() > kLongestId ? std::nullopt : std::optional{kiosk::ProductId{word}};
    });
    if (!read_here) throw Bad{read_here.problem().field, read_here.problem().why};
    return columns;
}

void keep(Database& database, const std::string& id, const Json& columns) {
    const auto most = static_cast<std::int64_t>(kMostPromotions);
    Query set = database.query(kKeep);
    set.with(id, columns.dump(-1, ' ', false, Json::error_handler_t::replace)).run();
    if (database.number(kCount) <= most) return;
    Query drop = database.query(kDrop);
    drop.with(id).run();
    throw Bad{"id", {"quá 2.000 khuyến mại", "more than 2,000 promotions"}};
}

}  // namespace

std::vector<std::string> keep_promotions(Database& database, const std::vector<FedPromotion>& fed,
                                         std::vector<LeftOut>& left_out_here) {
    std::vector<std::string> withdrawn;
    for (const FedPromotion& one : fed) {
        const std::string id = *fed_as(kFedPromotion, one.name);
        if (one.item.value("withdrawn", Json()) == true) {
            Query drop = database.query(kDrop);
            drop.with(id).run();
            if (database.handle().getChanges() > 0) withdrawn.push_back(id);
            continue;
        }
        try {
            keep(database, id, columns_of(one.item, id));
        } catch (const Bad& bad) {
            left_out_here.push_back(left_out(one.name, bad.column, bad.why));
        }
    }
    return withdrawn;
}

std::vector<Promotion> with_centre(Database& database, CatalogueRepository& catalogue,
                                   std::vector<Promotion> own) {
    const auto find = [&](const std::string& word) -> std::optional<kiosk::ProductId> {
        const kiosk::ProductId id{word};
        if (catalogue.by_id(id)) return id;
        // A code, or goods that are not sold here, or not yet.
        return kiosk::ProductId{catalogue.owner_of(word).value_or(word)};
    };
    std::vector<Json> published;
    {
        Query query = database.query(kAll);
        while (query.next()) published.push_back(Json::parse(query.view(0)));
    }
    for (const Json& columns : published) {
        const auto promotion = read(columns, find);
        if (!promotion) continue;  // what a newer program took and this one cannot read
        std::erase_if(own, [&](const Promotion& one) { return one.id == promotion->id; });
        own.push_back(*promotion);
    }
    std::ranges::sort(own, {}, &Promotion::id);
    return own;
}

std::vector<Promotion> without(std::vector<Promotion> list, const std::vector<std::string>& ids) {
    std::erase_if(
        list, [&](const Promotion& one) { return std::ranges::find(ids, one.id) != ids.end(); });
    return list;
}

}  // namespace db
