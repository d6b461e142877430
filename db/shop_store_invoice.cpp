// ShopStore's other face to the e-invoice provider.
#include "db/invoice_repository.h"
#include "db/shop_store_impl.h"

namespace db {

std::vector<kiosk::InvoiceSale> ShopStore::invoice_sales(kiosk::Date day) {
    return impl_->read([&] { return impl_->invoices->of_day(day); });
}

std::int64_t ShopStore::hand_over_invoices(kiosk::Date day, const std::vector<kiosk::SaleId>& sales,
                                           const kiosk::StaffCode& by) {
    return impl_->write(
        [&](const TillKey& key) { return impl_->invoices->hand_over(key, day, sales, by); });
}

std::int64_t ShopStore::invoices_waiting(kiosk::Date day) {
    return impl_->read([&] { return impl_->invoices->waiting(day); });
}

void ShopStore::save_buyer(const kiosk::SaleId& sale, const kiosk::InvoiceBuyer& buyer) {
    impl_->write([&](const TillKey& key) { impl_->invoices->save_buyer(key, sale, buyer); });
}

std::optional<kiosk::InvoiceBuyer> ShopStore::buyer(const kiosk::SaleId& sale) {
    return impl_->read([&] { return impl_->invoices->buyer(sale); });
}

void ShopStore::forget_due_buyers() {
    const std::int64_t now = impl_->clock.now_ms();
    if (!impl_->read([&] { return impl_->invoices->any_due(now); })) return;
    impl_->write([&](const TillKey& key) { impl_->invoices->forget_due(key, now); });
}

}  // namespace db
