// The manager's goods on the store: one command, one answer. The storage thread; storage faults
// become the answer's problem where something was to be stored, and are thrown elsewhere.
#pragma once

#include "db/shop_store.h"
#include "kiosk/app/goods_messages.h"

namespace kiosk::app {

GoodsAnswer answer_of(db::ShopStore& store, const GoodsCommand& command);

}  // namespace kiosk::app
