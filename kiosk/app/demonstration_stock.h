// The demonstration's shelves and its producers: what was delivered before the month began, on what
// terms, and what has been settled. Made through the store's own rules. Throws db::Error; asserts
// where a rule refuses, because all of it is ours.
#pragma once

#include <map>
#include <vector>

#include "db/shop_store.h"

namespace kiosk::app {

// `sold`: how many of each the month will sell. Enough is delivered, but for a few: some goods run
// low and one was never written down.
void stock_demonstration(db::ShopStore& store, const std::vector<Product>& products,
                         const std::map<ProductId, Quantity>& sold, Date first_day);
// After the month's sales: two producers are settled with until two weeks ago, one is half paid.
void settle_demonstration(db::ShopStore& store, const std::vector<Product>& products, Date today);

}  // namespace kiosk::app
