// What the centre's feed says beside the catalogue: transfers between shops, and which shops there
// are (db/central/0010_stock.sql). Private to db; one thread at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "db/shop_store.h"
#include "kiosk/core/stock.h"

#include <nlohmann/json.hpp>

namespace db {

struct TillMark {
    std::string name;     // at the centre
    std::string journal;  // what it writes its journal under
    std::string key;      // its public key, in hex digits
};
// Throws body::Unreadable.
TillMark till_mark_of(const nlohmann::ordered_json& json);
bool is_us(const TillMark& mark, const TillIdentity& us);
struct PulledTransfer {
    kiosk::MoveId id;
    TillMark from, to;
    std::int64_t sent_at_ms{0};
    std::vector<kiosk::StockLine> lines;
    std::string taken_by;
    std::vector<kiosk::StockLine> taken;
};
struct PulledShops {
    std::vector<PulledTransfer> transfers;
    std::vector<TillMark> shops;
};

// Adds what an item of the feed says. One that says neither adds nothing, nor does one that cannot
// be read: it is another till's word, and must not hold up everybody's catalogue.
void read_shops(const nlohmann::ordered_json& item, PulledShops& into);
// Within the caller's transaction. Transfers of other shops are nobody's business here.
void apply_shops(Database& database, const TillIdentity& us, const PulledShops& pulled);

}  // namespace db
