// What the tests of the centre's feed share: people and promotions that it publishes, and what a
// till has of them.
#pragma once

#include <nlohmann/json.hpp>

#include "tests/db/sync_fixture.h"

namespace fixture::feed {

using kiosk::Role;
using kiosk::Staff;
using kiosk::StaffCode;

inline constexpr std::int64_t kPatienceMs = 20'000;
using Columns = nlohmann::ordered_json;

inline const Staff kHa{StaffCode{"900"}, "Lê Thu Hà", Role::Manager, false};
inline const Staff kHoa{StaffCode{"101"}, "Nguyễn Thị Hoa", Role::Cashier, false};
inline const Columns kTet{
    {"id", "tet"}, {"name", "Tết −10 %"}, {"kind", "percent"}, {"percent", "10"}};

inline void call(const Centre& centre, const char* sql, const Columns& columns) {
    db::sync::PgConnection admin{db::sync::PgUrl{centre.url()}, kPatienceMs};
    admin.query(sql, {db::sync::PgParam::text(columns.dump())}, kPatienceMs);
}
inline void promote(const Centre& centre, const Columns& columns) {
    call(centre, "SELECT ocop.publish_promotion($1)", columns);
}
inline void person(const Centre& centre, const std::string& code, const std::string& name,
                   const std::string& role, const std::string& till = {}) {
    Columns columns{{"code", code}, {"name", name}, {"role", role}};
    if (!till.empty()) columns["till"] = till;
    call(centre, "SELECT ocop.publish_person($1)", columns);
}
// Past publish_person and publish_promotion, as a hand in the table would.
inline void smuggle(const Centre& centre, const std::string& name, const Columns& item) {
    db::sync::PgConnection admin{db::sync::PgUrl{centre.url()}, kPatienceMs};
    admin.query("SELECT ocop.feed($1, $2)",
                {db::sync::PgParam::text(name), db::sync::PgParam::text(item.dump())}, kPatienceMs);
}
// What the centre says of it; "" where it takes it.
inline std::string refusal(const Centre& centre, const char* sql, const Columns& columns) {
    try {
        call(centre, sql, columns);
    } catch (const db::sync::PgFault& fault) {
        return fault.what();
    }
    return {};
}

inline kiosk::Promotion own_promotion(const std::string& id = "own") {
    kiosk::Promotion one;
    one.id = id;
    one.name = "Của riêng shop";
    one.kind = kiosk::PromotionKind::Percent;
    one.percent = 500;
    return one;
}

inline std::optional<kiosk::Promotion> promotion(Till& till, const std::string& id) {
    for (const kiosk::Promotion& one : till.store.promotions())
        if (one.id == id) return one;
    return std::nullopt;
}

inline std::optional<Staff> staff(Till& till, const StaffCode& code) {
    for (const Staff& one : till.store.staff())
        if (one.code == code) return one;
    return std::nullopt;
}

inline std::int64_t journaled(const Till& till, const std::string& kind) {
    return fixture::count(till.folder, "journal WHERE kind = '" + kind + "'");
}

// The centre was put back: everything is told once more.
inline void read_anew(const Centre& centre) {
    centre.ask("UPDATE ocop.catalogue_revision SET generation = generation + 1");
}

}  // namespace fixture::feed
