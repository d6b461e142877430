#include "db/staff_check.h"

#include <nlohmann/json.hpp>

namespace db {
namespace {

constexpr const char* kAll = "SELECT code, name, role, standing FROM staff";

}  // namespace

bool StaffCheck::take(std::string_view body) {
    const nlohmann::json json = nlohmann::json::parse(body, nullptr, false);
    for (const char* key : {"code", "name", "role"}) {
        if (!json.is_object() || !json.contains(key) || !json[key].is_string()) {
            return false;
        }
    }
    // Versions before 3 know nobody who may not work here.
    const nlohmann::json standing = json.value("standing", nlohmann::json("active"));
    if (!standing.is_string()) return false;
    people_[json["code"]] = {json["name"], json["role"], standing};
    return true;
}

std::vector<kiosk::Text> StaffCheck::misfits(Database& database) const {
    std::vector<kiosk::Text> found;
    std::map<std::string, Person> here;
    Query query = database.query(kAll);
    while (query.next()) {
        here[query.text(0)] = {query.text(1), query.text(2), query.text(3)};
    }
    for (const auto& [code, person] : here) {
        const auto said = people_.find(code);
        if (said == people_.end() || said->second != person) {
            found.push_back({"nhân viên " + code + " (" + person.role + ") khác với nhật ký",
                             "person " + code + " (" + person.role +
                                 ") is not what the journal "
                                 "says"});
        }
    }
    for (const auto& [code, person] : people_) {
        if (!here.contains(code)) {
            found.push_back({"thiếu nhân viên " + code, "person " + code + " is missing"});
        }
    }
    return found;
}

}  // namespace db
