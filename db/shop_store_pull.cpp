// ShopStore's other face to the centre: the catalogue, people and promotions that come down.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "db/goods_repository.h"
#include "db/left_out.h"
#include "db/pulled_people.h"
#include "db/pulled_promotions.h"
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

// Thrown for what an import would refuse; told at the edge.
struct Unfit {
    LeftOut one;
};
struct Unreadable {
    kiosk::Problem problem;
};

kiosk::Problem unreadable(const kiosk::Text& why) {
    return {{"Danh mục của trung tâm chưa được nhận", "The centre's catalogue was not taken"},
            {"JSON: " + why.vi, "JSON: " + why.en},
            {"báo cho người quản trị trung tâm; máy giữ danh mục cũ",
             "tell the centre's administrator; the till keeps the catalogue it has"},
            "JSON"};
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
                throw Unfit{left_out(id, column.name, {"còn trống", "is empty"})};
            }
            continue;
        }
        if (!cell->is_string()) {
            throw Unfit{left_out(id, column.name, {"không phải chữ", "is no text"})};
        }
        if (const auto why = column.read(product, kiosk::nfc(cell->get<std::string>()))) {
            throw Unfit{left_out(id, column.name, *why)};
        }
    }
    return product;
}

struct Changes {
    std::vector<kiosk::Product> products;
    std::vector<kiosk::ProductId> withdrawn;
    std::vector<PulledRecall> recalls;
    PulledShops shops;
    std::vector<FedPerson> people;
    std::vector<FedPromotion> promotions;
    std::vector<LeftOut> left_out;  // what does not fit
};

// A product that does not fit is left out; its recalls count all the same.
void take_product(const Json& item, const std::string& id, Changes& changes) {
    try {
        const auto recalls = pulled_recalls(item, kiosk::ProductId{id});
        if (!recalls) {
            throw Unfit{left_out(id, "recalls", {"sai cấu trúc", "has another shape"})};
        }
        changes.recalls.insert(changes.recalls.end(), recalls->begin(), recalls->end());
        changes.products.push_back(product_of(item, id));
    } catch (const Unfit& refused) {
        changes.left_out.push_back(refused.one);
    }
}

// Whose code it is once these changes are made; none: nobody's.
std::optional<std::string> owner_after(CatalogueRepository& catalogue, const Changes& changes,
                                       const std::map<std::string, std::string>& claimed,
                                       const std::string& code) {
    if (const auto mine = claimed.find(code); mine != claimed.end()) return mine->second;
    const auto owner = catalogue.owner_of(code);
    const auto is_owner = [&](const kiosk::ProductId& id) { return owner == id.text(); };
    const bool gives_up = std::ranges::any_of(changes.withdrawn, is_owner) ||
                          std::ranges::any_of(changes.products, is_owner, &kiosk::Product::id);
    return gives_up ? std::nullopt : owner;
}

// A code belongs to one product: of two that claim it, the first keeps it and the other one is left
// out. Whoever is left out keeps its own codes, which may stand in the way of a third.
void leave_out_taken_codes(CatalogueRepository& catalogue, Changes& changes) {
    for (bool settled = false; !settled;) {
        settled = true;
        std::map<std::string, std::string> claimed;
        for (auto product = changes.products.begin(); product != changes.products.end();) {
            const std::string id = product->id.text();
            std::optional<LeftOut> refused;
            for (const std::string& code : stored_form(*product).codes) {
                const auto owner = owner_after(catalogue, changes, claimed, code);
                if (owner && *owner != id) {
                    refused = left_out(id, "codes",
                                       {"mã " + code + " đang thuộc sản phẩm " + *owner,
                                        "code " + code + " belongs to " + *owner});
                    break;
                }
                claimed[code] = id;
            }
            if (!refused) {
                ++product;
                continue;
            }
            changes.left_out.push_back(std::move(*refused));
            product = changes.products.erase(product);
            settled = false;
        }
    }
}

// What is left out is told until it fits, is withdrawn, or everything is read anew.
void note_left_out(Database& database, const Changes& changes, const PulledMark& before,
                   const PulledMark& mark) {
    if (mark.generation != before.generation || mark.up_to < before.up_to) {
        forget_left_out(database);
    }
    const auto mended = [&](const kiosk::ProductId& id) { mend_left_out(database, id.text()); };
    for (const kiosk::Product& product : changes.products) mended(product.id);
    std::ranges::for_each(changes.withdrawn, mended);
    for (const LeftOut& one : changes.left_out) keep_left_out(database, one);
}

Changes changes_of(std::string_view items) {
    const Json list = Json::parse(items, nullptr, false);
    if (!list.is_array()) {
        throw Unreadable{unreadable({"không đọc được", "cannot be read"})};
    }
    Changes changes;
    for (const Json& change : list) {
        const bool fits = change.is_object() && change.value("product_id", Json()).is_string() &&
                          change.value("withdrawn", Json()).is_boolean() &&
                          change.value("item", Json()).is_object();
        if (!fits) {
            throw Unreadable{unreadable({"sai cấu trúc", "has another shape"})};
        }
        const auto id = change["product_id"].get<std::string>();
        read_shops(change["item"], changes.shops);
        if (fed_as(kFedPerson, id)) changes.people.push_back({id, change["item"]});
        if (fed_as(kFedPromotion, id)) changes.promotions.push_back({id, change["item"]});
        if (change["withdrawn"].get<bool>()) {
            changes.withdrawn.emplace_back(id);
        } else {
            take_product(change["item"], id, changes);
        }
    }
    return changes;
}

Json fields_of(const std::vector<LeftOut>& left_out) {
    Json fields = Json::array();
    for (const LeftOut& one : left_out) fields.push_back(one.field);
    return fields;
}

constexpr const char* kCentre = "centre";   // as who did it
constexpr std::size_t kItemsInEntry = 500;  // of the journal: one entry must not be megabytes

// What the centre changes in goods that are here, field by field, before it is changed.
void note_changes(CatalogueRepository& catalogue, const Changes& changes,
                  const std::function<void(GoodsItem)>& note) {
    for (const kiosk::Product& told : changes.products) {
        const std::optional<kiosk::Product> before = catalogue.by_id(told.id);
        if (!before) continue;  // a new product is the centre's own to tell
        auto fields = kiosk::changes_between(*before, stored_form(told));
        if (!fields.empty()) note({told.id, {}, std::move(fields)});
    }
    for (const kiosk::ProductId& id : changes.withdrawn)
        if (catalogue.by_id(id)) note({id, {}, {{"withdrawn", "0", "1"}}});
}

void journal_changes(const TillKey& key, Journal& journal, GoodsRepository& goods,
                     CatalogueRepository& catalogue, const Changes& changes) {
    GoodsEntry entry{journal.now_ms(), kCentre, kiosk::GoodsAct::Import, 0, {}};
    const auto note = [&](std::size_t at_least) {
        if (entry.items.size() < at_least) return;
        goods.note(key, journal, entry);
        entry.items.clear();
    };
    note_changes(catalogue, changes, [&](GoodsItem item) {
        entry.items.push_back(std::move(item));
        note(kItemsInEntry);
    });
    note(1);
}

std::string catalogue_body(const CatalogueRepository::Saved& saved, std::int64_t removed,
                           const Changes& changes, const PulledMark& mark, std::int64_t at_ms) {
    const Json body{{"v", 1},
                    {"at_ms", at_ms},
                    {"reason", kCentre},
                    {"added", saved.added},
                    {"changed", saved.changed},
                    {"removed", removed},
                    {"generation", mark.generation},
                    {"up_to", mark.up_to},
                    {"left_out", fields_of(changes.left_out)},
                    {"digest", saved.digest}};
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool tells_anything_new(Database& database, const std::vector<LeftOut>& left_out) {
    return std::ranges::any_of(left_out,
                               [&](const LeftOut& one) { return !is_told(database, one); });
}

// How many differ, by id.
std::int64_t changed_between(const std::vector<kiosk::Promotion>& before,
                             const std::vector<kiosk::Promotion>& after) {
    std::int64_t changed = 0;
    for (const kiosk::Promotion& one : after)
        if (std::ranges::find(before, one) == before.end()) ++changed;
    for (const kiosk::Promotion& one : before)
        if (std::ranges::find(after, one.id, &kiosk::Promotion::id) == after.end()) ++changed;
    return changed;
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
    } catch (const Unreadable& refused) {
        return refused.problem;
    }
    const bool is_nothing = changes.products.empty() && changes.withdrawn.empty() &&
                            changes.recalls.empty() && changes.left_out.empty();
    const PulledMark before = pulled_mark();
    if (is_nothing && mark == before) return 0;
    try {
        return impl_->write([&](const TillKey& key) {
            Database& database = *impl_->database;
            leave_out_taken_codes(*impl_->catalogue, changes);
            const auto people =
                apply_people(database, *impl_->people, changes.people, changes.left_out);
            for (const PersonChange& one : people) {
                impl_->journal_person(key, one.now, one.before, kiosk::StaffCode{kCentre}, false);
            }
            const auto ended = keep_promotions(database, changes.promotions, changes.left_out);
            journal_changes(key, *impl_->journal, *impl_->goods, *impl_->catalogue, changes);
            std::int64_t removed = 0;
            for (const kiosk::ProductId& id : changes.withdrawn) {
                removed += impl_->catalogue->remove(id) ? 1 : 0;
            }
            const auto saved = impl_->catalogue->save(changes.products, {});
            const std::int64_t changed = saved.added + saved.changed + removed;
            if (changed > 0 || tells_anything_new(database, changes.left_out)) {
                impl_->journal->append(
                    key, "catalogue",
                    catalogue_body(saved, removed, changes, mark, impl_->clock.now_ms()));
            }
            for (const PulledRecall& pulled : apply_recalls(*impl_->lots, changes.recalls)) {
                impl_->journal_recall(key, pulled.product, pulled.lot, pulled.recall, kCentre);
            }
            // After the catalogue: a promotion may name goods that come with it by their code.
            const auto ran = impl_->promotions->all();
            const auto runs = with_centre(database, *impl_->catalogue, without(ran, ended));
            if (runs != ran) impl_->promotions->replace(key, *impl_->journal, runs, kCentre);
            apply_shops(database, till_identity(database), changes.shops);
            note_left_out(database, changes, before, mark);
            Query set = database.query(kSetMark);
            set.with(mark.generation, mark.up_to).run();
            return changed + static_cast<std::int64_t>(people.size()) + changed_between(ran, runs);
        });
    } catch (const Error& error) {
        // What cannot be stored is the centre's to mend, not this disk's fault.
        if (error.kind() == FaultKind::Internal) {
            return error.problem();
        }
        throw;
    }
}

std::vector<kiosk::Problem> ShopStore::left_out() {
    return impl_->read([&] { return told_left_out(*impl_->database); });
}

}  // namespace db
