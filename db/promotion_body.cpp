#include "db/promotion_body.h"

namespace db {

using body::Json;
using body::known;
using body::text;
using body::whole;

Json promotion_json(const kiosk::Promotion& promotion) {
    Json products = Json::array();
    for (const kiosk::ProductId& id : promotion.products) {
        products.push_back(body::storable(id.text()));
    }
    return Json{{"id", body::storable(promotion.id)},
                {"name", body::storable(promotion.name)},
                {"kind", name_of(promotion.kind)},
                {"products", std::move(products)},
                {"group", promotion.group ? name_of(*promotion.group) : ""},
                {"producer", body::storable(promotion.producer)},
                {"percent", promotion.percent},
                {"amount", promotion.amount.dong()},
                {"buy", promotion.buy},
                {"get", promotion.get},
                {"starts_ms", promotion.starts_ms},
                {"ends_ms", promotion.ends_ms}};
}

kiosk::Promotion promotion_of(const Json& json) {
    kiosk::Promotion promotion;
    promotion.id = text(json, "id");
    promotion.name = text(json, "name");
    promotion.kind = known(kiosk::promotion_kind_from(text(json, "kind")), "kind");
    for (const Json& id : body::array(json, "products")) {
        if (!id.is_string()) throw body::Unreadable{"products"};
        promotion.products.emplace_back(id.get<std::string>());
    }
    const std::string group = text(json, "group");
    if (!group.empty()) promotion.group = known(kiosk::group_from(group), "group");
    promotion.producer = text(json, "producer");
    promotion.percent = whole(json, "percent", {});
    promotion.amount = body::money(json, "amount");
    promotion.buy = whole(json, "buy", {});
    promotion.get = whole(json, "get", {});
    promotion.starts_ms = whole(json, "starts_ms", {});
    promotion.ends_ms = whole(json, "ends_ms", {});
    return promotion;
}

}  // namespace db
