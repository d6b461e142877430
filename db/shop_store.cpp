#include "db/shop_store.h"

#include <nlohmann/json.hpp>

#include "db/product_search.h"
#include "db/shop_store_impl.h"
#include "db/totals_report.h"

namespace db {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kFavouriteDays = 7;

std::string written(const Json& body) {
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

ShopStore::ShopStore(const std::filesystem::path& folder, Mode mode, const kiosk::Clock& clock)
    : impl_{std::make_unique<Impl>(folder, mode, clock)} {}
ShopStore::~ShopStore() = default;
ShopStore::ShopStore(ShopStore&&) noexcept = default;
ShopStore& ShopStore::operator=(ShopStore&&) noexcept = default;

// --- catalogue -----------------------------------------------------------------------------------

std::optional<kiosk::Product> ShopStore::product(const kiosk::ProductId& id) {
    return impl_->read([&] { return impl_->catalogue->by_id(id); });
}

std::optional<kiosk::Product> ShopStore::product_by_code(const kiosk::Code& code) {
    return impl_->read([&] { return impl_->catalogue->by_code(code); });
}

std::vector<kiosk::Product> ShopStore::search(std::string_view words, std::size_t limit) {
    return impl_->read([&] {
        std::vector<kiosk::Product> products;
        for (std::int64_t row : search_products(*impl_->database, words, limit)) {
            if (auto product = impl_->catalogue->by_row(row)) {
                products.push_back(*std::move(product));
            }
        }
        return products;
    });
}

std::vector<kiosk::Product> ShopStore::browse(const ProductFilter& filter, std::size_t offset,
                                              std::size_t limit) {
    return impl_->read([&] { return impl_->catalogue->browse(filter, offset, limit); });
}

std::vector<GroupCount> ShopStore::count_by_group() {
    return impl_->read([&] { return impl_->catalogue->tally("group"); });
}

std::vector<GroupCount> ShopStore::count_by_province() {
    return impl_->read([&] { return impl_->catalogue->tally("province"); });
}

std::int64_t ShopStore::product_count() {
    return impl_->read([&] { return impl_->catalogue->count(); });
}

void ShopStore::save_products(const std::vector<kiosk::Product>& products, std::string_view reason,
                              const Progress& progress) {
    impl_->write([&](const TillKey& key) {
        const CatalogueRepository::Saved saved = impl_->catalogue->save(products, progress);
        impl_->journal->append(key, "catalogue",
                               written({{"v", 1},
                                        {"at_ms", impl_->clock.now_ms()},
                                        {"reason", reason},
                                        {"added", saved.added},
                                        {"changed", saved.changed},
                                        {"digest", saved.digest}}));
    });
}

void ShopStore::for_each_product(const std::function<void(const kiosk::Product&)>& visit) {
    impl_->read([&] { impl_->catalogue->for_each(visit); });
}

std::vector<kiosk::Product> ShopStore::favourites(std::size_t limit) {
    return impl_->read([&] {
        const kiosk::Date today = kiosk::Date::of_instant(impl_->clock.now_ms());
        return impl_->catalogue->favourites(today.plus_days(-kFavouriteDays), limit);
    });
}

// --- sales ---------------------------------------------------------------------------------------

StoredSale ShopStore::save_sale(const kiosk::Sale& sale,
                                const std::optional<kiosk::PrintJob>& receipt) {
    return impl_->write_or_find(
        [&](const TillKey& key) {
            // What waited as this sale waits no longer: sold and waiting at once cannot be.
            impl_->baskets->close(impl_->held->sold(sale.id), impl_->clock.now_ms());
            StoredSale stored = impl_->sales->save(key, sale);
            if (!receipt) return stored;
            kiosk::PrintJob job = *receipt;
            job.sale = stored.id;
            // A second try of a sale that was stored after all: its receipt waits, or is out.
            stored.print_job =
                stored.repeated ? impl_->prints->waiting_for(stored.id) : impl_->prints->add(job);
            return stored;
        },
        [&] {
            std::optional<StoredSale> found = impl_->sales->found(sale);
            if (found && receipt) found->print_job = impl_->prints->waiting_for(sale.id);
            return found;
        });
}

std::vector<StoredSale> ShopStore::save_sales(const std::vector<kiosk::Sale>& sales) {
    return impl_->write([&](const TillKey& key) {
        std::vector<StoredSale> stored;
        stored.reserve(sales.size());
        for (const kiosk::Sale& sale : sales) {
            stored.push_back(impl_->sales->save(key, sale));
        }
        return stored;
    });
}

std::optional<StoredSale> ShopStore::sale_for_request(std::string_view request_id) {
    return impl_->read([&] { return impl_->sales->for_request(request_id); });
}

std::optional<kiosk::Sale> ShopStore::sale(const kiosk::SaleId& id) {
    return impl_->read([&] { return impl_->sales->sale(id); });
}

kiosk::Totals ShopStore::totals(kiosk::Date business_date) {
    return impl_->read([&] {
        // One snapshot: a sale between two of the queries must not tear the sums apart.
        SQLite::Transaction snapshot{impl_->database->handle()};
        return totals_of_day(*impl_->database, business_date);
    });
}

}  // namespace db
