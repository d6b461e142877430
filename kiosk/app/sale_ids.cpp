#include "kiosk/app/sale_ids.h"

#include <sodium.h>

namespace kiosk::app {

SaleIdMaker sale_ids(db::ShopStore& store) {
    SaleIdMaker ids{[](std::uint8_t* into, std::size_t count) { randombytes_buf(into, count); }};
    if (const auto newest = store.newest_sale_id()) ids.continue_after(*newest);
    return ids;
}

}  // namespace kiosk::app
