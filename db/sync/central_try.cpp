// Whether an enrolment would work, found out without changing anything.
#include "db/sync/admin_calls.h"
#include "db/sync/central_admin.h"

namespace db::sync {
namespace {

constexpr const char* kFacts =
    "SELECT current_setting('server_version'), to_regnamespace('ocop') IS NOT NULL, "
    "(SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user), "
    "coalesce((SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles "
    "WHERE rolname = 'ocop_owner'), false)";

kiosk::Problem not_ready(const std::string& where, kiosk::Text why, kiosk::Text to_do) {
    return {{"Trung tâm " + where + " chưa nhận được quầy này",
             "The centre " + where + " cannot take this till yet"},
            std::move(why),
            std::move(to_do)};
}

}  // namespace

kiosk::Result<std::string> try_centre(const std::string& url) {
    std::string where;
    try {
        PgUrl address{url};
        where = address.where();
        PgConnection connection = connected(address);
        const auto facts = connection.query(kFacts, {}, kStepMs).at(0);
        const std::string version = facts.at(0).value_or("");
        if (connection.server_version() < kOldestServer) {
            return not_ready(where,
                             {"máy chủ PostgreSQL " + version + " cũ hơn bản 15",
                              "its PostgreSQL " + version + " is older than version 15"},
                             {"nâng cấp máy chủ", "upgrade the server"});
        }
        if (facts.at(1) != "t") {
            return not_ready(
                where,
                {"cơ sở dữ liệu này chưa có lược đồ ocop", "this database has no schema ocop"},
                {"người quản trị chạy trước: ocop-kiosk central apply --to URL",
                 "an administrator runs first: ocop-kiosk central apply --to URL"});
        }
        if (facts.at(2) != "t" || facts.at(3) != "t") {
            return not_ready(
                where,
                {"vai trò này không được phép đăng ký quầy", "this role may not enrol a till"},
                {"dùng tên và mật khẩu của người đã chạy central apply",
                 "use the name and password of whoever ran central apply"});
        }
        return version.substr(0, version.find(' '));
    } catch (const PgFault& fault) {
        return for_administrator(fault, where);
    }
}

}  // namespace db::sync
