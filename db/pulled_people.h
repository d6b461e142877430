// People that the centre sends (db/central/0013_people_promotions.sql): {"person": {"code", "name",
// "role"}, "for": the till they are for, null for all, "withdrawn": true}. Name and role are taken
// over, also of somebody who is here already. Somebody new has no PIN and stays outside until a
// manager sets one; who is withdrawn is blocked, and let in once they are published anew. Whoever a
// manager here blocked stays blocked. Private to db; one thread; within the caller's transaction.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "db/left_out.h"
#include "db/staff_repository.h"

namespace db {

struct FedPerson {
    std::string name;  // in the feed: "@person/101"
    nlohmann::ordered_json item;
};
struct PersonChange {
    kiosk::Staff now;
    std::optional<kiosk::Staff> before;
};

// Answers what it changed, in the order of the changes. What does not fit joins `left_out`: a
// person that cannot be read, one who has left, the last manager who could let anybody in.
std::vector<PersonChange> apply_people(Database& database, StaffRepository& people,
                                       const std::vector<FedPerson>& fed,
                                       std::vector<LeftOut>& left_out);

}  // namespace db
