#include "db/pulled_transfers.h"

#include "db/journal_hash.h"
#include "db/stock_body.h"

namespace db {
namespace {

using body::Json;

constexpr const char* kSetTransfer =
    "INSERT INTO transfer (id, from_shop, to_shop, is_for_us, sent_at_ms, lines, taken_by, taken) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET from_shop = "
    "excluded.from_shop, to_shop = excluded.to_shop, is_for_us = excluded.is_for_us, sent_at_ms = "
    "excluded.sent_at_ms, lines = excluded.lines, taken_by = excluded.taken_by, taken = "
    "excluded.taken";
constexpr const char* kSetShop =
    "INSERT INTO shop (name, is_us) VALUES (?, ?) "
    "ON CONFLICT (name) DO UPDATE SET is_us = excluded.is_us";

PulledTransfer transfer_of(const Json& json) {
    PulledTransfer transfer;
    transfer.id = body::known(kiosk::SaleId::parse(body::text(json, "id")), "id");
    transfer.from = till_mark_of(json.value("from", Json::object()));
    transfer.to = till_mark_of(json.value("to", Json::object()));
    transfer.sent_at_ms = body::whole(json, "sent_at_ms", {});
    transfer.lines = stock_lines_of(body::array(json, "lines"));
    transfer.taken_by = body::text(json, "taken_by");
    transfer.taken = stock_lines_of(body::array(json, "taken"));
    return transfer;
}

std::string written(const std::vector<kiosk::StockLine>& lines) {
    return stock_lines_json(lines).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

TillMark till_mark_of(const Json& json) {
    return {body::text(json, "name"), body::text(json, "journal"), body::text(json, "key")};
}

bool is_us(const TillMark& mark, const TillIdentity& us) {
    return mark.journal == us.till && mark.key == to_hex(us.public_key);
}

void read_shops(const Json& item, PulledShops& into) {
    try {
        if (const auto transfer = item.find("transfer"); transfer != item.end()) {
            into.transfers.push_back(transfer_of(*transfer));
        }
        if (const auto shop = item.find("shop"); shop != item.end()) {
            into.shops.push_back(till_mark_of(*shop));
        }
    } catch (const body::Unreadable&) {
    } catch (const nlohmann::json::exception&) {
    }
}

void apply_shops(Database& database, const TillIdentity& us, const PulledShops& pulled) {
    for (const TillMark& shop : pulled.shops) {
        Query set = database.query(kSetShop);
        set.with(shop.name, is_us(shop, us)).run();
    }
    for (const PulledTransfer& one : pulled.transfers) {
        if (!is_us(one.from, us) && !is_us(one.to, us)) continue;
        const std::string_view id{reinterpret_cast<const char*>(one.id.bytes().data()),
                                  one.id.bytes().size()};
        Query set = database.query(kSetTransfer);
        set.with(Query::Blob{id}, one.from.name, one.to.name, is_us(one.to, us), one.sent_at_ms,
                 written(one.lines), one.taken_by, written(one.taken))
            .run();
    }
}

}  // namespace db
