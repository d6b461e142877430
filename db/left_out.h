// What the centre sent and does not fit here: left out, named, and told to a person until the
// centre corrects or withdraws it. It holds up nothing else. Private to db; one thread at a time;
// writing within the caller's transaction.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "kiosk/core/result.h"

namespace db {

// How the feed names what is no product (db/central/0013_people_promotions.sql).
inline constexpr std::string_view kFedPerson = "@person/";
inline constexpr std::string_view kFedPromotion = "@promotion/";

struct LeftOut {
    std::string name;   // in the feed: a product's id, "@person/101", "@promotion/tet"
    std::string field;  // for people: "honey, price", "person 101, role"
    kiosk::Text why;
};

LeftOut left_out(const std::string& name, std::string_view column, const kiosk::Text& why);
// Its code or id after the prefix; none: the feed names something else.
std::optional<std::string> fed_as(std::string_view prefix, const std::string& name);

void keep_left_out(Database& database, const LeftOut& one);
void mend_left_out(Database& database, const std::string& name);
void forget_left_out(Database& database);              // all: everything is read anew
bool is_told(Database& database, const LeftOut& one);  // already, in the same words
std::vector<kiosk::Problem> told_left_out(Database& database);

}  // namespace db
