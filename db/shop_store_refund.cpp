// The shop's store: goods that come back.
#include "db/shop_store_impl.h"

namespace db {
namespace {

constexpr const char* kMark = "SELECT generation, up_to FROM pulled_refunds";
constexpr const char* kSetMark =
    "INSERT INTO pulled_refunds (id, generation, up_to) VALUES (1, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, up_to = excluded.up_to";

kiosk::PrintJob of_refund(const kiosk::PrintJob& wanted, const kiosk::SaleId& id) {
    kiosk::PrintJob job = wanted;
    job.sale = id;
    return job;
}

}  // namespace

StoredRefund ShopStore::save_refund(const kiosk::Refund& refund,
                                    const std::optional<kiosk::PrintJob>& receipt) {
    const auto print_job = [&](const StoredRefund& stored) {
        if (!receipt) return std::int64_t{0};
        return stored.repeated ? impl_->prints->waiting_for(stored.id)
                               : impl_->prints->add(of_refund(*receipt, stored.id));
    };
    return impl_->write_or_find(
        [&](const TillKey& key) {
            StoredRefund stored = impl_->refunds->save(key, refund);
            stored.print_job = print_job(stored);
            return stored;
        },
        [&]() -> std::optional<StoredRefund> {
            std::optional<StoredRefund> stored = impl_->refunds->found(refund);
            if (stored) stored->print_job = impl_->prints->waiting_for(stored->id);
            return stored;
        });
}

ShopStore::StoredExchange ShopStore::save_exchange(const kiosk::Refund& refund,
                                                   const kiosk::Sale& sale,
                                                   const std::optional<kiosk::PrintJob>& receipt) {
    return impl_->write_or_find(
        [&](const TillKey& key) {
            impl_->baskets->close(impl_->held->sold(sale.id), impl_->clock.now_ms());
            StoredExchange both{impl_->refunds->save(key, refund), impl_->sales->save(key, sale)};
            if (!receipt) return both;
            // One paper tells of both: the refund's, which names the sale.
            both.refund.print_job = both.refund.repeated
                                        ? impl_->prints->waiting_for(both.refund.id)
                                        : impl_->prints->add(of_refund(*receipt, both.refund.id));
            both.sale.print_job = both.refund.print_job;
            return both;
        },
        [&]() -> std::optional<StoredExchange> {
            auto given = impl_->refunds->found(refund);
            auto sold = impl_->sales->found(sale);
            if (!given || !sold) return std::nullopt;
            given->print_job = sold->print_job = impl_->prints->waiting_for(given->id);
            return StoredExchange{*std::move(given), *std::move(sold)};
        });
}

std::optional<StoredRefund> ShopStore::refund_for_request(std::string_view request_id) {
    return impl_->read([&] { return impl_->refunds->for_request(request_id); });
}

std::optional<kiosk::GivenBack> ShopStore::given_back(const kiosk::SaleId& id) {
    return impl_->read([&] { return impl_->refunds->given_back(id); });
}

std::optional<kiosk::GivenBack> ShopStore::given_back(std::string_view number) {
    return impl_->read([&] { return impl_->refunds->given_back(number); });
}

std::optional<kiosk::Returnable> ShopStore::returnable(const kiosk::SaleId& sale) {
    return impl_->read([&] { return impl_->refunds->returnable(sale); });
}

std::optional<kiosk::Returnable> ShopStore::returnable(std::string_view number) {
    return impl_->read([&] { return impl_->refunds->returnable(number); });
}

void ShopStore::keep_foreign(const std::string& sale, const std::vector<std::string>& refunds) {
    impl_->write([&](const TillKey&) {
        impl_->refunds->keep_foreign_sale(sale);
        for (const std::string& body : refunds) impl_->refunds->keep_foreign_refund(body);
    });
}

PulledMark ShopStore::pulled_refunds() {
    return impl_->read([&]() -> PulledMark {
        Query query = impl_->database->query(kMark);
        return query.next() ? PulledMark{query.number(0), query.number(1)} : PulledMark{};
    });
}

std::int64_t ShopStore::take_foreign_refunds(const std::vector<std::string>& bodies,
                                             const PulledMark& mark) {
    if (bodies.empty() && mark == pulled_refunds()) return 0;
    return impl_->write([&](const TillKey&) {
        std::int64_t news = 0;
        for (const std::string& body : bodies) {
            news += impl_->refunds->keep_foreign_refund(body) ? 1 : 0;
        }
        Query set = impl_->database->query(kSetMark);
        set.with(mark.generation, mark.up_to).run();
        return news;
    });
}

}  // namespace db
