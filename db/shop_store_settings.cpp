// ShopStore's memory of the settings: who changed what. The settings themselves stand in their
// file; what the journal said of them last is folded from its entries.
#include <nlohmann/json.hpp>

#include "db/body_values.h"
#include "db/shop_store_impl.h"

namespace db {
namespace {

using body::Json;

constexpr const char* kEntries =
    "SELECT body FROM journal INDEXED BY journal_of_settings WHERE kind = 'settings' "
    "AND seq NOT IN (SELECT seq FROM anew) ORDER BY seq";

struct Known {
    std::map<std::string, std::string> values;
    bool any{false};  // an entry of them
};

Known known_settings(Database& database, const std::map<std::string, std::string>& defaults) {
    Known known{defaults, false};
    Query query = database.query(kEntries);
    while (query.next()) {
        const Json json = Json::parse(query.view(0), nullptr, false);
        try {
            for (const Json& one : body::array(json, "changes"))
                known.values[body::text(one, "key")] = body::text(one, "after");
            known.any = true;
        } catch (const body::Unreadable&) {  // `verify` says so
        }
    }
    return known;
}

}  // namespace

bool ShopStore::note_settings(const std::map<std::string, std::string>& defaults,
                              const std::map<std::string, std::string>& now,
                              const kiosk::StaffCode& by) {
    const auto changes = [&] {
        const Known known = known_settings(*impl_->database, defaults);
        Json list = Json::array();
        for (const auto& [key, value] : now) {
            const auto before = known.values.find(key);
            const std::string was = before == known.values.end() ? std::string{} : before->second;
            if (was == value) continue;
            list.push_back({{"key", body::storable(key)},
                            {"before", body::storable(was)},
                            {"after", body::storable(value)}});
        }
        return std::pair{list, known.any};
    };
    if (impl_->read(changes).first.empty()) return false;
    return impl_->write([&](const TillKey& key) {
        auto [list, any] = changes();
        if (list.empty()) return false;
        const char* via = !by.empty() ? "screen" : any ? "file" : "first";
        const Json body{{"v", 1},
                        {"at_ms", impl_->clock.now_ms()},
                        {"by", by.text()},
                        {"via", via},
                        {"changes", std::move(list)}};
        impl_->journal->append(key, "settings",
                               body.dump(-1, ' ', false, Json::error_handler_t::replace));
        return true;
    });
}

}  // namespace db
