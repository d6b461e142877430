// The manager's forms of goods: from a product, lot, producer or price into fields, and back with
// what is wrong under its field. Pure; any thread.
#pragma once

#include <optional>

#include "kiosk/core/goods_change.h"
#include "kiosk/screens/goods_view.h"

namespace kiosk::app {

screens::FormView product_form(const Product& product, screens::ProductTab part, bool is_new);
// `read` with what the form says; nothing where a field is wrong, which the form then tells.
std::optional<Product> product_of(screens::FormView& form, const Product& read);

// The same while another part of the form is turned to: what is still empty may stay so.
std::optional<Product> draft_of(screens::FormView& form, const Product& draft);

screens::FormView lot_form(const Lot& lot, bool is_new);
std::optional<Lot> lot_of(screens::FormView& form, const Lot& read);

screens::FormView producer_form(const Producer& producer);
std::optional<Producer> producer_of(screens::FormView& form);

screens::FormView price_form(std::int64_t now_ms);
std::optional<PlannedPrice> price_of(screens::FormView& form, const ProductId& product,
                                     std::int64_t now_ms);

}  // namespace kiosk::app
