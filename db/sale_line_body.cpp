#include "db/sale_line_body.h"

namespace db {

using body::field;
using body::Json;
using body::known;
using body::money;
using body::storable;
using body::text;
using body::whole;

Json line_json(std::size_t number, const kiosk::SaleLine& line) {
    return Json{{"n", number},
                {"product_id", storable(line.product_id.text())},
                {"code", storable(line.code)},
                {"name", storable(line.name)},
                {"name_en", storable(line.name_en)},
                {"group", name_of(line.group)},
                {"producer", storable(line.producer)},
                {"stars", line.stars ? Json(*line.stars) : Json(nullptr)},
                {"unit", storable(line.unit)},
                {"quantity", line.quantity.thousandths()},
                {"unit_price", line.unit_price.dong()},
                {"discount", line.discount.dong()},
                {"gross", line.gross.dong()},
                {"sale_discount", line.sale_discount.dong()},
                {"amount", line.amount.dong()},
                {"tax_rate", name_of(line.tax_rate)},
                {"tax", line.tax.dong()},
                {"lot", storable(line.lot)},
                {"serial", storable(line.serial)},
                {"promotion", storable(line.promotion)},
                {"promotion_discount", line.promotion_discount.dong()},
                {"discount_percent", line.discount_percent},
                {"discount_reason", storable(line.discount_reason)},
                {"discount_approver", storable(line.discount_approver)},
                {"note", storable(line.note)},
                {"at_ms", line.at_ms}};
}

void read_goods(const Json& json, const std::string& at, kiosk::SaleLine& line) {
    line.product_id = kiosk::ProductId{text(json, "product_id", at)};
    line.code = text(json, "code", at);
    line.name = text(json, "name", at);
    line.name_en = text(json, "name_en", at);
    line.group = known(kiosk::group_from(text(json, "group", at)), at + "group");
    line.producer = text(json, "producer", at);
    if (!field<Json>(json, "stars", at).is_null()) {
        line.stars = static_cast<int>(whole(json, "stars", at));
    }
    line.unit = text(json, "unit", at);
    line.quantity = kiosk::Quantity::from_thousandths(whole(json, "quantity", at));
    line.unit_price = money(json, "unit_price", at);
    line.discount = money(json, "discount", at);
    line.gross = money(json, "gross", at);
    line.amount = money(json, "amount", at);
    line.tax_rate = known(kiosk::tax_rate_from(text(json, "tax_rate", at)), at + "tax_rate");
    line.tax = money(json, "tax", at);
}

kiosk::SaleLine line_of(const Json& json, std::int64_t version, const std::string& at) {
    kiosk::SaleLine line;
    read_goods(json, at, line);
    line.sale_discount = money(json, "sale_discount", at);
    if (version == 1) return line;
    line.lot = text(json, "lot", at);
    line.serial = text(json, "serial", at);
    line.promotion = text(json, "promotion", at);
    line.promotion_discount = money(json, "promotion_discount", at);
    line.discount_percent = whole(json, "discount_percent", at);
    line.discount_reason = text(json, "discount_reason", at);
    line.discount_approver = text(json, "discount_approver", at);
    line.note = text(json, "note", at);
    line.at_ms = whole(json, "at_ms", at);
    return line;
}

}  // namespace db
