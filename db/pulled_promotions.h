// Promotions that the centre sends (db/central/0013_people_promotions.sql): {"promotion": the
// columns of the promotions' CSV as text, "withdrawn": true}. They stand in the shop's list beside
// its own, in the place of one with the same id, until they are withdrawn. Their products are ids
// or codes; one that is not sold here is no fault. Private to db; one thread; writing within the
// caller's transaction.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "db/catalogue_repository.h"
#include "db/left_out.h"
#include "kiosk/core/promotion.h"

namespace db {

struct FedPromotion {
    std::string name;  // in the feed: "@promotion/tet"
    nlohmann::ordered_json item;
};

// Keeps what the centre says now; answers the ids it withdrew. One that cannot be read joins
// `left_out`, and what was there before stays.
std::vector<std::string> keep_promotions(Database& database, const std::vector<FedPromotion>& fed,
                                         std::vector<LeftOut>& left_out);
// The list that counts, by id: `own` with the centre's in it.
std::vector<kiosk::Promotion> with_centre(Database& database, CatalogueRepository& catalogue,
                                          std::vector<kiosk::Promotion> own);
std::vector<kiosk::Promotion> without(std::vector<kiosk::Promotion> list,
                                      const std::vector<std::string>& ids);

}  // namespace db
