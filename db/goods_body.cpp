#include "db/goods_body.h"

#include "db/body_values.h"

namespace db {

using body::Json;

std::string encode_goods(const GoodsEntry& entry) {
    Json items = Json::array();
    for (const GoodsItem& item : entry.items) {
        Json fields = Json::array();
        for (const kiosk::FieldChange& change : item.fields) {
            fields.push_back({{"field", change.field},
                              {"before", body::storable(change.before)},
                              {"after", body::storable(change.after)}});
        }
        items.push_back({{"product_id", body::storable(item.product.text())},
                         {"lot", body::storable(item.lot)},
                         {"fields", std::move(fields)}});
    }
    const Json json{{"v", 1},
                    {"at_ms", entry.at_ms},
                    {"by", body::storable(entry.by)},
                    {"act", name_of(entry.act)},
                    {"starts_ms", entry.starts_ms},
                    {"items", std::move(items)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<GoodsEntry> decode_goods(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    try {
        if (body::whole(json, "v", {}) != 1) return std::nullopt;
        GoodsEntry entry;
        entry.at_ms = body::whole(json, "at_ms", {});
        entry.by = body::text(json, "by");
        entry.act = body::known(kiosk::goods_act_from(body::text(json, "act")), "act");
        entry.starts_ms = body::whole(json, "starts_ms", {});
        for (const Json& told : body::array(json, "items")) {
            GoodsItem item{
                kiosk::ProductId{body::text(told, "product_id")}, body::text(told, "lot"), {}};
            for (const Json& field : body::array(told, "fields")) {
                item.fields.push_back({body::text(field, "field"), body::text(field, "before"),
                                       body::text(field, "after")});
            }
            entry.items.push_back(std::move(item));
        }
        return entry;
    } catch (const body::Unreadable&) {
        return std::nullopt;
    }
}

std::vector<kiosk::GoodsChange> rows_of(const GoodsEntry& entry, std::int64_t seq) {
    std::vector<kiosk::GoodsChange> rows;
    for (const GoodsItem& item : entry.items) {
        for (const kiosk::FieldChange& change : item.fields) {
            rows.push_back({seq, entry.at_ms, entry.by, entry.act, item.product, item.lot, change});
        }
    }
    return rows;
}

}  // namespace db
