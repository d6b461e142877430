// ShopStore's other face to the centre: the catalogue that comes down.
#include <nlohmann/json.hpp>

#include "db/pulled_recalls.h"
#include "db/pulled_transfers.h"
#include "db/shop_store_impl.h"
#include "kiosk/core/product_columns.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kMark = "SELECT generation, up_to FROM pulled";
constexpr const char* kSetMark =
    "INSERT INTO pulled (id, generation, up_to) VALUES (1, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, up_to = excluded.up_to";

// Thrown for an item that an import would refuse; told at the edge.
struct Unfit {
    kiosk::Problem problem;
};

kiosk::Problem unfit(const std::string& product, std::string_view column, const kiosk::Text& why) {
    const std::string field = product + (column.empty() ? "" : ", " + std::string{column});
    return {{"Danh mục của trung tâm chưa được nhận", "The centre's catalogue was not taken"},
            {field + ": " + why.vi, field + ": " + why.en},
            {"sửa sản phẩm này ở trung tâm; máy giữ danh mục cũ",
             "correct this product at the centre; the till keeps the catalogue it has"},
            field};
}

kiosk::Product product_of(const Json& item, const std::string& id) {
    kiosk::Product product;
    // In the columns' own order: `revoked` asks whether there is a certificate. Columns of a newer
    // centre are not for us.
    for (const kiosk::ProductColumn& column : kiosk::product_columns()) {
        const auto cell = item.find(std::string{column.name});
        const bool is_empty = cell == item.end() || cell->is_null() || *cell == "";
        if (is_empty) {
            if (column.is_required) {
                throw Unfit{unfit(id, column.name, {"còn trống", "is empty"})};
            }
            continue;
        }
        if (!cell->is_string()) {
            throw Unfit{unfit(id, column.name, {"không phải chữ", "is no text"})};
        }
        if (const auto why = column.read(product, kiosk::nfc(cell->get<std::string>()))) {
            throw Unfit{unfit(id, column.name, *why)};
        }
    }
    return product;
}

struct Changes {
    std::vector<kiosk::Product> products;
    std::vector<kiosk::ProductId> withdrawn;
    std::vector<PulledRecall> recalls;
    PulledShops shops;
};

Changes changes_of(std::string_view items) {
    const Json list = Json::parse(items, nullptr, false);
    if (!list.is_array()) {
        throw Unfit{unfit("JSON", {}, {"không đọc được", "cannot be read"})};
    }
    Changes changes;
    for (const Json& change : list) {
        const bool fits = change.is_object() && change.value("product_id", Json()).is_string() &&
                          change.value("withdrawn", Json()).is_boolean() &&
                          change.value("item", Json()).is_object();
        if (!fits) {
            throw Unfit{unfit("JSON", {}, {"sai cấu trúc", "has another shape"})};
        }
        const auto id = change["product_id"].get<std::string>();
        read_shops(change["item"], changes.shops);
        if (change["withdrawn"].get<bool>()) {
            changes.withdrawn.emplace_back(id);
        } else {
            changes.products.push_back(product_of(change["item"], id));
            const auto recalls = pulled_recalls(change["item"], kiosk::ProductId{id});
            if (!recalls) {
                throw Unfit{unfit(id, "recalls", {"sai cấu trúc", "has another shape"})};
            }
            changes.recalls.insert(changes.recalls.end(), recalls->begin(), recalls->end());
        }
    }
    return changes;
}

}  // namespace

PulledMark ShopStore::pulled_mark() {
    return impl_->read([&]() -> PulledMark {
        Query query = impl_->database->query(kMark);
        return query.next() ? PulledMark{query.number(0), query.number(1)} : PulledMark{};
    });
}

kiosk::Result<std::int64_t> ShopStore::apply_catalogue_changes(std::string_view items,
                                                               const PulledMark& mark) {
    Changes changes;
    try {
        changes = changes_of(items);
    } catch (const Unfit& refused) {
        return refused.problem;
    }
    const bool is_nothing = changes.products.empty() && changes.withdrawn.empty();
    if (is_nothing && mark == pulled_mark()) {
        return std::int64_t{0};
    }
    try {
        return impl_->write([&](const TillKey& key) {
            std::int64_t removed = 0;
            for (const kiosk::ProductId& id : changes.withdrawn) {
                removed += impl_->catalogue->remove(id) ? 1 : 0;
            }
            const auto saved = impl_->catalogue->save(changes.products, {});
            const std::int64_t changed = saved.added + saved.changed + removed;
            if (changed > 0) {
                const Json body{{"v", 1},
                                {"at_ms", impl_->clock.now_ms()},
                                {"reason", "centre"},
                                {"added", saved.added},
                                {"changed", saved.changed},
                                {"removed", removed},
                                {"generation", mark.generation},
                                {"up_to", mark.up_to},
                                {"digest", saved.digest}};
                impl_->journal->append(key, "catalogue", body.dump());
            }
            for (const PulledRecall& pulled : apply_recalls(*impl_->lots, changes.recalls)) {
                impl_->journal_recall(key, pulled.product, pulled.lot, pulled.recall, "centre");
            }
            apply_shops(*impl_->database, till_identity(*impl_->database), changes.shops);
            Query set = impl_->database->query(kSetMark);
            set.with(mark.generation, mark.up_to).run();
            return changed;
        });
    } catch (const Error& error) {
        // A code that belongs to another product: the centre's to mend, not this disk's fault.
        if (error.kind() == FaultKind::Internal) {
            return error.problem();
        }
        throw;
    }
}

}  // namespace db
