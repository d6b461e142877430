#include "db/pulled_recalls.h"

#include <nlohmann/json.hpp>

#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestNumber = 64;

std::optional<std::string> text(const Json& recall, const char* key) {
    const auto found = recall.find(key);
    if (found == recall.end()) return std::string{};
    return found->is_string() ? std::optional{kiosk::nfc(found->get<std::string>())} : std::nullopt;
}

std::optional<PulledRecall> one_of(const Json& recall, const kiosk::ProductId& product) {
    if (!recall.is_object()) return std::nullopt;
    const auto lot = text(recall, "lot"), day = text(recall, "day");
    const auto vi = text(recall, "reason_vi"), en = text(recall, "reason_en");
    if (!lot || lot->empty() || lot->size() > kLongestNumber || !day || !vi || !en) {
        return std::nullopt;
    }
    PulledRecall pulled{product, *lot, {}};
    const auto lifted = recall.find("lifted");
    if (lifted != recall.end() && *lifted == true) return pulled;
    const auto date = kiosk::Date::parse(*day);
    if (!date) return std::nullopt;
    pulled.recall = kiosk::Recall{*date, {*vi, *en}};
    return pulled;
}

}  // namespace

std::optional<std::vector<PulledRecall>> pulled_recalls(const Json& item,
                                                        const kiosk::ProductId& product) {
    std::vector<PulledRecall> recalls;
    const auto list = item.find("recalls");
    if (list == item.end() || list->is_null()) return recalls;
    if (!list->is_array()) return std::nullopt;
    for (const Json& recall : *list) {
        auto one = one_of(recall, product);
        if (!one) return std::nullopt;
        recalls.push_back(*std::move(one));
    }
    return recalls;
}

std::vector<PulledRecall> apply_recalls(LotRepository& lots,
                                        const std::vector<PulledRecall>& recalls) {
    std::vector<PulledRecall> changed;
    for (const PulledRecall& pulled : recalls) {
        const auto known = lots.find(pulled.product, pulled.lot);
        const auto before = known ? known->recall : std::nullopt;
        if (before == pulled.recall) continue;
        lots.set_recall(pulled.product, pulled.lot, pulled.recall);
        changed.push_back(pulled);
    }
    return changed;
}

}  // namespace db
