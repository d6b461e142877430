#include "db/sync/admin_calls.h"

namespace db::sync {
namespace {

constexpr std::int64_t kConnectMs = 15'000;
constexpr const char* kNotAllowed = "42501";

}  // namespace

kiosk::Problem for_administrator(const PgFault& fault, const std::string& where) {
    kiosk::Problem problem = problem_of(fault, where);
    switch (fault.kind()) {
        case PgFault::Kind::BadUrl:
            break;
        case PgFault::Kind::Offline:
        case PgFault::Kind::Deadline:
            problem.to_do = {"kiểm tra địa chỉ, mạng và máy chủ PostgreSQL",
                             "check the address, the network and that PostgreSQL runs there"};
            break;
        case PgFault::Kind::Identity:
            problem.to_do = {"kiểm tra địa chỉ, chứng chỉ của máy chủ và sslrootcert",
                             "check the address, the server's certificate and sslrootcert"};
            break;
        case PgFault::Kind::Login:
            problem.to_do = {"kiểm tra tên và mật khẩu trong địa chỉ, và pg_hba.conf của máy chủ",
                             "check the name and the password, and the server's pg_hba.conf"};
            break;
        case PgFault::Kind::Server:
            if (fault.sqlstate() != kNotAllowed) break;
            problem.to_do = {"kết nối bằng vai trò được phép tạo bảng và vai trò",
                             "connect as a role that may create tables and roles"};
            break;
    }
    return problem;
}

PgConnection connected(PgUrl& url) {
    url.insist_on_tls();
    url.set("application_name", "ocop-kiosk central");
    return PgConnection{url, kConnectMs};
}

}  // namespace db::sync
