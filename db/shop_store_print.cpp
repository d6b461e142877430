// The shop's store: what waits for paper, and the receipts it is about.
#include "db/shop_store_impl.h"

namespace db {

kiosk::WaitingPrint ShopStore::queue_print(const kiosk::PrintJob& job,
                                           const std::optional<kiosk::Override>& reprint) {
    return impl_->write([&](const TillKey& key) {
        const std::int64_t id = impl_->prints->add(job);
        auto waiting = impl_->prints->one(id);
        if (!waiting) {
            throw refusal({"Hóa đơn này", "This receipt"},
                          {"không có ở quầy này", "is not of this till"},
                          {"hỏi quầy đã bán", "ask the till that sold it"});
        }
        if (reprint) impl_->shifts->note(key, "reprint", *reprint);
        return std::move(*waiting);
    });
}

void ShopStore::forget_print(std::int64_t id) {
    impl_->write([&](const TillKey&) { impl_->prints->forget(id); });
}

std::vector<kiosk::WaitingPrint> ShopStore::waiting_prints() {
    return impl_->read([&] { return impl_->prints->all(); });
}

std::optional<kiosk::SoldReceipt> ShopStore::sold(const kiosk::SaleId& id) {
    return impl_->read([&] { return impl_->sales->sold(id); });
}

std::optional<kiosk::SoldReceipt> ShopStore::sold(std::string_view number) {
    return impl_->read([&] { return impl_->sales->sold(number); });
}

}  // namespace db
