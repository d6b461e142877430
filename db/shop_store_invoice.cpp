// ShopStore's other face to the e-invoice provider.
#include "db/invoice_repository.h"
#include "db/shop_store_impl.h"

namespace db {

kiosk::InvoiceDay ShopStore::invoices_of(kiosk::Date day) {
    return impl_->read([&] { return impl_->invoices->of_day(day); });
}

kiosk::InvoiceDay ShopStore::invoices_to_hand_over(kiosk::Date day) {
    return impl_->read([&] { return impl_->invoices->to_hand_over(day); });
}

std::int64_t ShopStore::hand_over_invoices(kiosk::Date day, const kiosk::InvoiceDay& batch,
                                           const kiosk::StaffCode& by) {
    return impl_->write(
        [&](const TillKey& key) { return impl_->invoices->hand_over(key, day, batch, by); });
}

kiosk::InvoiceCounts ShopStore::invoice_counts(kiosk::Date day) {
    return impl_->read([&] { return impl_->invoices->counts(day); });
}

void ShopStore::save_buyer(const kiosk::SaleId& sale, const kiosk::InvoiceBuyer& buyer,
                           std::int64_t days) {
    impl_->write([&](const TillKey& key) { impl_->invoices->save_buyer(key, sale, buyer, days); });
}

std::optional<kiosk::InvoiceBuyer> ShopStore::buyer(const kiosk::SaleId& sale) {
    return impl_->read([&] { return impl_->invoices->buyer(sale); });
}

void ShopStore::forget_due_buyers() {
    const std::int64_t now = impl_->clock.now_ms();
    if (!impl_->read([&] { return impl_->invoices->any_due(now); })) return;
    impl_->write([&](const TillKey& key) { impl_->invoices->forget_due(key, now); });
    impl_->empty_wal();  // until then the database's own file has the old page
}

}  // namespace db
