#include "kiosk/core/basket.h"

namespace kiosk {

Money amount_of(const BasketLine& line) {
    return line.product.price.times(line.quantity, Rounding::HalfUp);
}

}  // namespace kiosk
