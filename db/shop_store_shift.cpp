// The shop's store: shifts, the drawer, and the steps a person answers for.
#include "db/shop_store_impl.h"

namespace db {

std::optional<kiosk::Shift> ShopStore::open_shift() {
    return impl_->read([&] { return impl_->shifts->open(); });
}

void ShopStore::begin_shift(const kiosk::Shift& shift) {
    impl_->write([&](const TillKey& key) { impl_->shifts->begin(key, shift); });
}

void ShopStore::move_cash(const kiosk::CashMovement& movement) {
    impl_->write([&](const TillKey& key) { impl_->shifts->move(key, movement); });
}

kiosk::ShiftReport ShopStore::close_shift(const kiosk::ShiftId& id,
                                          const kiosk::ShiftClosing& closing) {
    return impl_->write([&](const TillKey& key) { return impl_->shifts->close(key, id, closing); });
}

std::optional<kiosk::ShiftReport> ShopStore::x_report() {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        return impl_->shifts->x_report();
    });
}

std::optional<kiosk::ShiftReport> ShopStore::z_report(std::string_view number) {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        return impl_->shifts->z_report(number);
    });
}

std::vector<kiosk::ShiftReport> ShopStore::shifts(std::size_t limit) {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        return impl_->shifts->newest(limit);
    });
}

std::vector<kiosk::ShiftReport> ShopStore::closed_shifts(kiosk::Date business_date) {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        return impl_->shifts->closed_on(business_date);
    });
}

void ShopStore::note_drawer(const kiosk::Override& step) {
    impl_->write([&](const TillKey& key) { impl_->shifts->note(key, "drawer_open", step); });
}

void ShopStore::note_price(const kiosk::Override& step) {
    impl_->write([&](const TillKey& key) { impl_->shifts->note(key, "price_change", step); });
}

}  // namespace db
