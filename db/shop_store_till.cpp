// ShopStore's part for the till: carts that wait, and promotions.
#include "db/pulled_promotions.h"
#include "db/shop_store_impl.h"

namespace db {

void ShopStore::keep_draft(const kiosk::HeldCart& draft) {
    impl_->write([&](const TillKey&) { impl_->held->keep_draft(draft); });
}

void ShopStore::drop_draft() {
    impl_->write([&](const TillKey&) { impl_->held->drop_draft(); });
}

std::optional<kiosk::HeldCart> ShopStore::draft() {
    return impl_->read([&] { return impl_->held->draft(); });
}

void ShopStore::hold(const kiosk::HeldCart& held) {
    impl_->write([&](const TillKey& key) { impl_->held->hold(key, held); });
}

std::vector<kiosk::HeldCart> ShopStore::held_carts() {
    return impl_->read([&] { return impl_->held->all(); });
}

void ShopStore::recall(const kiosk::SaleId& id) {
    impl_->write([&](const TillKey&) {
        const auto held = impl_->held->find(id);
        if (held && held->kind == kiosk::HeldKind::Cart) impl_->held->recall(id);
    });
}

void ShopStore::drop_held(const kiosk::SaleId& id) {
    impl_->write([&](const TillKey&) { impl_->held->drop(id); });
}

void ShopStore::cancel_transfer(const kiosk::SaleId& id, const kiosk::StaffCode& by) {
    impl_->write([&](const TillKey& key) { impl_->held->cancel_transfer(key, id, by); });
}

std::vector<kiosk::Promotion> ShopStore::promotions() {
    return impl_->read([&] { return impl_->promotions->all(); });
}

void ShopStore::save_promotions(const std::vector<kiosk::Promotion>& promotions,
                                std::string_view reason) {
    impl_->write([&](const TillKey& key) {
        impl_->promotions->replace(key, *impl_->journal,
                                   with_centre(*impl_->database, *impl_->catalogue, promotions),
                                   reason);
    });
}

}  // namespace db
