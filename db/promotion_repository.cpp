#include "db/promotion_repository.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "db/promotion_body.h"

namespace db {
namespace {

using body::Json;

constexpr const char* kAll = "SELECT body FROM promotion ORDER BY id";
constexpr const char* kInsert = "INSERT INTO promotion (id, body) VALUES (?, ?)";
constexpr const char* kDeleteAll = "DELETE FROM promotion";
// Not one of a former epoch that was journaled anew: it counts where it was said first.
constexpr const char* kLastEntry =
    "SELECT body FROM journal WHERE kind = 'promotions' AND seq NOT IN (SELECT seq FROM anew) "
    "ORDER BY seq DESC LIMIT 1";

std::string written(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// What was dropped, added or changed, by id: {"before":{…}|null,"after":{…}|null} each.
Json changes_between(const std::vector<kiosk::Promotion>& before,
                     const std::vector<kiosk::Promotion>& after) {
    std::map<std::string, std::pair<Json, Json>> all;
    for (const kiosk::Promotion& one : before) all[one.id].first = promotion_json(one);
    for (const kiosk::Promotion& one : after) all[one.id].second = promotion_json(one);
    Json changes = Json::array();
    for (const auto& [id, sides] : all) {
        if (sides.first != sides.second)
            changes.push_back({{"before", sides.first}, {"after", sides.second}});
    }
    return changes;
}

}  // namespace

std::vector<kiosk::Promotion> PromotionRepository::all() {
    std::vector<kiosk::Promotion> promotions;
    Query query = database_.query(kAll);
    while (query.next()) {
        const Json json = Json::parse(query.view(0), nullptr, false);
        try {
            promotions.push_back(promotion_of(json));
        } catch (const body::Unreadable& unreadable) {
            throw fault(FaultKind::Corrupt, database_.file(), "promotion: " + unreadable.field);
        }
    }
    return promotions;
}

void PromotionRepository::replace(const TillKey& key, Journal& journal,
                                  const std::vector<kiosk::Promotion>& promotions,
                                  std::string_view reason) {
    std::vector<kiosk::Promotion> sorted = promotions;
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return a.id < b.id; });
    Json changes = changes_between(all(), sorted);
    database_.query(kDeleteAll).run();
    Json list = Json::array();
    for (const kiosk::Promotion& one : sorted) {
        list.push_back(promotion_json(one));
        Query insert = database_.query(kInsert);
        insert.with(one.id, written(list.back())).run();
    }
    journal.append(key, "promotions",
                   written({{"v", 2},  // 1 did not say what changed
                            {"at_ms", journal.now_ms()},
                            {"reason", reason},
                            {"changes", std::move(changes)},
                            {"promotions", std::move(list)}}));
}

std::optional<kiosk::Text> PromotionRepository::compare() {
    Json wanted = Json::array();
    {
        Query last = database_.query(kLastEntry);
        if (last.next()) {
            const Json entry = Json::parse(last.view(0), nullptr, false);
            wanted = entry.is_object() ? entry.value("promotions", Json()) : Json();
        }
    }
    Json found = Json::array();
    Query query = database_.query(kAll);
    while (query.next()) found.push_back(Json::parse(query.view(0), nullptr, false));
    if (found == wanted) return std::nullopt;
    return kiosk::Text{"bảng khuyến mại không khớp với nhật ký",
                       "the promotions do not fit the journal"};
}

}  // namespace db
