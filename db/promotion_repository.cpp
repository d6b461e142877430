#include "db/promotion_repository.h"

#include <algorithm>
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
    database_.query(kDeleteAll).run();
    Json list = Json::array();
    for (const kiosk::Promotion& one : sorted) {
        list.push_back(promotion_json(one));
        Query insert = database_.query(kInsert);
        insert.with(one.id, written(list.back())).run();
    }
    journal.append(key, "promotions",
                   written({{"v", 1},
                            {"at_ms", journal.now_ms()},
                            {"reason", reason},
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
