#include "kiosk/core/totals.h"

#include "kiosk/core/product.h"
#include "kiosk/core/sale.h"

namespace kiosk {
namespace {

const Text kRounding{"Làm tròn tiền mặt", "Cash rounding"};

}  // namespace

Text title_of(TotalsBy table, const TotalsRow& row) {
    const Text as_stored{row.name, row.name};
    switch (table) {
        case TotalsBy::Payment:
            if (const auto method = payment_method_from(row.key)) return title_of(*method);
            return as_stored;
        case TotalsBy::Cashier:
            return as_stored;
        case TotalsBy::Group:
            if (const auto group = group_from(row.key)) return title_of(*group);
            break;
        case TotalsBy::Stars:
            if (row.key == "none") return {"Chưa xếp hạng", "Not rated"};
            if (row.key.size() == 1) {
                return {row.key + " sao", row.key + (row.key == "1" ? " star" : " stars")};
            }
            break;
        case TotalsBy::Place:
            if (row.key.empty()) return {"Chưa rõ nơi sản xuất", "Place unknown"};
            break;
        case TotalsBy::Product:
        case TotalsBy::Producer:
            break;
    }
    return row.key == "rounding" ? kRounding : as_stored;
}

}  // namespace kiosk
