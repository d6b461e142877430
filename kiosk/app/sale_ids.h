// Ids for new sales of a shop: random where they may be, and after every id the shop has, even
// when the machine's clock was set back between two runs. Throws db::Error.
#pragma once

#include "db/shop_store.h"
#include "kiosk/core/ids.h"

namespace kiosk::app {

SaleIdMaker sale_ids(db::ShopStore& store);

}  // namespace kiosk::app
