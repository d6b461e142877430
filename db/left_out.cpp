#include "db/left_out.h"

namespace db {
namespace {

constexpr const char* kForget = "DELETE FROM left_out";
constexpr const char* kMend = "DELETE FROM left_out WHERE product_id = ?";
constexpr const char* kKeep =
    "INSERT INTO left_out (product_id, field, why_vi, why_en) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (product_id) DO UPDATE SET field = excluded.field, why_vi = excluded.why_vi, "
    "why_en = excluded.why_en";
constexpr const char* kTold = "SELECT product_id, field, why_vi, why_en FROM left_out ORDER BY 1";
constexpr const char* kIsTold =
    "SELECT 1 FROM left_out WHERE product_id = ? AND field = ? AND why_en = ?";

kiosk::Text kind_of(const std::string& name) {
    if (fed_as(kFedPerson, name)) return {"nhân viên", "person"};
    if (fed_as(kFedPromotion, name)) return {"khuyến mại", "promotion"};
    return {"sản phẩm", "product"};
}

// "promotion tet" where it is no product.
kiosk::Text shown(const std::string& name) {
    for (const std::string_view prefix : {kFedPerson, kFedPromotion}) {
        const auto fed = fed_as(prefix, name);
        if (!fed) continue;
        const kiosk::Text kind = kind_of(name);
        return {kind.vi + " " + *fed, kind.en + " " + *fed};
    }
    return {name, name};
}

kiosk::Problem not_taken(const std::string& name, std::string field, kiosk::Text why) {
    const kiosk::Text kind = kind_of(name);
    return {{"Một " + kind.vi + " của trung tâm chưa được nhận",
             "A " + kind.en + " of the centre was not taken"},
            std::move(why),
            {"sửa " + kind.vi + " này ở trung tâm; máy giữ như cũ",
             "correct this " + kind.en + " at the centre; the till keeps it as it was"},
            std::move(field)};
}

}  // namespace

std::optional<std::string> fed_as(std::string_view prefix, const std::string& name) {
    if (!name.starts_with(prefix)) return std::nullopt;
    return name.substr(prefix.size());
}

LeftOut left_out(const std::string& name, std::string_view column, const kiosk::Text& why) {
    const kiosk::Text what = shown(name);
    const std::string place = ", " + std::string{column};
    return {
        name, what.en + place, {what.vi + place + ": " + why.vi, what.en + place + ": " + why.en}};
}

void keep_left_out(Database& database, const LeftOut& one) {
    Query query = database.query(kKeep);
    query.with(one.name, one.field, one.why.vi, one.why.en).run();
}

void mend_left_out(Database& database, const std::string& name) {
    Query query = database.query(kMend);
    query.with(name).run();
}

void forget_left_out(Database& database) { database.query(kForget).run(); }

bool is_told(Database& database, const LeftOut& one) {
    Query query = database.query(kIsTold);
    return query.with(one.name, one.field, one.why.en).next();
}

std::vector<kiosk::Problem> told_left_out(Database& database) {
    std::vector<kiosk::Problem> problems;
    Query query = database.query(kTold);
    while (query.next()) {
        problems.push_back(not_taken(query.text(0), query.text(1), {query.text(2), query.text(3)}));
    }
    return problems;
}

}  // namespace db
