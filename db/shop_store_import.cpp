// A catalogue that comes from outside: first compared, then taken whole or not at all.
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "db/goods_repository.h"
#include "db/shop_store_impl.h"

namespace db {
namespace {

using Json = nlohmann::ordered_json;
using kiosk::Product;

constexpr std::size_t kMostListed = 500;
constexpr std::size_t kItemsInEntry = 500;  // of the journal: one entry must not be megabytes
constexpr std::int64_t kProgressEvery = 1'000;

class Comparison {
public:
    Comparison(CatalogueRepository& catalogue, const CatalogueImport& wanted,
               const Progress& progress, std::int64_t total)
        : catalogue_{catalogue}, wanted_{wanted}, progress_{progress}, total_{total} {}

    // `visit` gets every product that is new or changed, with what changed.
    void run(const std::function<void(const Product&, const std::vector<kiosk::FieldChange>&,
                                      bool is_new)>& visit) {
        std::unordered_set<std::string> ids;
        for (const Product& told : wanted_.products) {
            if (!step()) return;
            ids.insert(told.id.text());
            compare(told, visit);
        }
        find_missing(ids);
    }

    ImportPreview preview;
    std::vector<kiosk::ProductId> missing;

private:
    bool step() {
        if (++done_ % kProgressEvery != 0 || !progress_) return true;
        preview.stopped = !progress_(done_, total_);
        return !preview.stopped;
    }

    template <typename Visit>
    void compare(const Product& told, const Visit& visit) {
        const std::optional<Product> before = catalogue_.by_id(told.id);
        const std::vector<kiosk::FieldChange> fields =
            kiosk::changes_between(before.value_or(Product{}), stored_form(told));
        if (before && fields.empty()) {
            ++preview.unchanged;
            return;
        }
        visit(told, fields, !before);
        if (!before) {
            ++preview.added;
            if (preview.new_ones.size() < kMostListed) {
                preview.new_ones.push_back({told.id, told.name_vi});
            }
            return;
        }
        ++preview.changed;
        if (preview.changed_ones.size() < kMostListed) {
            preview.changed_ones.push_back({told.id, told.name_vi, fields});
        }
    }

    void find_missing(const std::unordered_set<std::string>& ids) {
        catalogue_.for_each([&](const Product& known) {
            if (preview.stopped || !step() || ids.contains(known.id.text())) return;
            ++preview.missing;
            if (wanted_.withdraw_missing) missing.push_back(known.id);
            if (preview.missing_ones.size() < kMostListed) {
                preview.missing_ones.push_back({known.id, known.name_vi});
            }
        });
    }

    CatalogueRepository& catalogue_;
    const CatalogueImport& wanted_;
    const Progress& progress_;
    std::int64_t total_;
    std::int64_t done_{0};
};

}  // namespace

ImportPreview ShopStore::preview_import(const CatalogueImport& wanted, const Progress& progress) {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        const auto total =
            static_cast<std::int64_t>(wanted.products.size()) + impl_->catalogue->count();
        Comparison comparison{*impl_->catalogue, wanted, progress, total};
        comparison.run([](const Product&, const auto&, bool) {});
        return std::move(comparison.preview);
    });
}

ImportPreview ShopStore::import_catalogue(const CatalogueImport& wanted, const Progress& progress) {
    return impl_->write([&](const TillKey& key) {
        const std::int64_t now_ms = impl_->clock.now_ms();
        const auto count = static_cast<std::int64_t>(wanted.products.size());
        const std::int64_t total = count + impl_->catalogue->count();
        Comparison comparison{*impl_->catalogue, wanted, progress, total};
        std::vector<Product> products;
        GoodsEntry entry{now_ms, wanted.by.text(), kiosk::GoodsAct::Import, 0, {}};
        const auto note = [&](std::size_t at_least) {
            if (entry.items.size() < at_least) return;
            impl_->goods->note(key, *impl_->journal, entry);
            entry.items.clear();
        };
        comparison.run([&](const Product& product, const auto& fields, bool is_new) {
            products.push_back(product);
            // A new product's own entry would only repeat the file.
            if (is_new) return;
            entry.items.push_back({product.id, {}, fields});
            note(kItemsInEntry);
        });
        if (comparison.preview.stopped) {
            throw refusal({"Danh mục chưa được lưu", "The catalogue was not stored"},
                          {"đã dừng theo yêu cầu", "stopped as asked"});
        }
        for (const kiosk::ProductId& id : comparison.missing) {
            impl_->catalogue->remove(id);
            entry.items.push_back({id, {}, {{"withdrawn", "0", "1"}}});
            note(kItemsInEntry);
        }
        note(1);
        const CatalogueRepository::Saved saved = impl_->catalogue->save(products, progress);
        const Json body{{"v", 1},
                        {"at_ms", now_ms},
                        {"reason", "import"},
                        {"by", wanted.by.text()},
                        {"added", saved.added},
                        {"changed", saved.changed},
                        {"removed", comparison.missing.size()},
                        {"digest", saved.digest}};
        impl_->journal->append(key, "catalogue", body.dump());
        return std::move(comparison.preview);
    });
}

}  // namespace db
