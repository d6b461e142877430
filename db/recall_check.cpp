#include "db/recall_check.h"

#include <nlohmann/json.hpp>

namespace db {
namespace {

using Json = nlohmann::json;

constexpr const char* kRecalled =
    "SELECT coalesce(recalled, '') FROM lot WHERE product_id = ? AND number = ?";

}  // namespace

bool RecallCheck::take(std::string_view kind, std::string_view body) {
    const Json entry = Json::parse(body, nullptr, false);
    if (!entry.is_object() || entry.value("v", 0) != 1) {
        return false;
    }
    try {
        if (kind == "recall") {
            recalls_[{entry.at("product_id"), entry.at("lot")}] =
                entry.at("lifted").get<bool>() ? "" : entry.at("day").get<std::string>();
        } else {
            for (const Json& lot : entry.at("recalled")) {
                recalls_[{lot.at("product_id"), lot.at("lot")}] = lot.at("day");
            }
        }
    } catch (const Json::exception&) {
        return false;
    }
    return true;
}

std::vector<kiosk::Text> RecallCheck::misfits(Database& database) const {
    std::vector<kiosk::Text> misfits;
    for (const auto& [lot, day] : recalls_) {
        Query query = database.query(kRecalled);
        const bool is_there = query.with(lot.first, lot.second).next();
        if (is_there && query.text(0) == day) {
            continue;
        }
        misfits.push_back(
            {"lô " + lot.second + " của " + lot.first + ": việc thu hồi không khớp với nhật ký",
             "lot " + lot.second + " of " + lot.first + ": its recall does not fit the journal"});
    }
    return misfits;
}

}  // namespace db
