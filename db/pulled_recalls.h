// Recalls that the centre sends with a product: "recalls": [{"lot", "day", "reason_vi",
// "reason_en"}] or {"lot", "lifted": true}. A key that tills of before leave alone. Private to db;
// one thread at a time.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "db/lot_repository.h"

namespace db {

struct PulledRecall {
    kiosk::ProductId product;
    std::string lot;
    std::optional<kiosk::Recall> recall;  // none: lifted
};

// nullopt: has another shape.
std::optional<std::vector<PulledRecall>> pulled_recalls(const nlohmann::ordered_json& item,
                                                        const kiosk::ProductId& product);
// Under the writer lock; answers those that changed something.
std::vector<PulledRecall> apply_recalls(LotRepository& lots,
                                        const std::vector<PulledRecall>& recalls);

}  // namespace db
