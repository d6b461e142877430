// ShopStore's other face to the manager: a period's figures and the sales behind one.
#include "db/figures_report.h"
#include "db/sales_behind.h"
#include "db/shop_store_impl.h"

namespace db {

kiosk::Figures ShopStore::figures(const kiosk::Period& period) {
    return impl_->read([&] {
        const kiosk::Date today = kiosk::Date::of_instant(impl_->clock.now_ms());
        return impl_->figures->read(period, today);
    });
}

kiosk::SalesPage ShopStore::sales_behind(const kiosk::SalesFilter& filter, kiosk::SalesOrder order,
                                         std::size_t offset, std::size_t limit) {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        return db::sales_behind(*impl_->database, filter, order, offset, limit);
    });
}

}  // namespace db
