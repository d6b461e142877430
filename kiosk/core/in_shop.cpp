#include "kiosk/core/in_shop.h"

namespace kiosk {

void apply_in_shop(const Code& code, SaleLine& line) {
    if (!code.in_shop) return;
    if (code.in_shop->weight) {
        const std::int64_t pieces = line.quantity.thousandths();
        line.quantity =
            Quantity::from_thousandths(code.in_shop->weight->thousandths() * pieces / 1000);
    }
    if (code.in_shop->price) line.unit_price = *code.in_shop->price;
}

Quantity quantity_on(const Code& code) {
    return code.in_shop && code.in_shop->weight ? *code.in_shop->weight : Quantity::pieces(1);
}

}  // namespace kiosk
