// PgParam, PgUrl and problem_of: what goes into a connection and what is told about it.
#include <arpa/inet.h>
#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "db/sync/pg_connection.h"

namespace db::sync {
namespace {

constexpr unsigned kByteaOid = 17;
constexpr unsigned kTextOid = 25;
constexpr unsigned kByteaArrayOid = 1001;
constexpr unsigned kTextArrayOid = 1009;
constexpr const char* kSystemRoots = "/etc/ssl/certs/ca-certificates.crt";

void put(std::string& into, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        into += static_cast<char>((number >> shift) & 0xFF);
    }
}

// PostgreSQL's binary form of a one-dimensional array without nulls.
PgParam binary_array(const std::vector<std::string_view>& values, unsigned element, unsigned type) {
    std::size_t size = 20;
    for (std::string_view value : values) {
        size += 4 + value.size();
    }
    std::string bytes;
    bytes.reserve(size);
    put(bytes, values.empty() ? 0 : 1);
    put(bytes, 0);
    put(bytes, element);
    if (!values.empty()) {
        put(bytes, static_cast<std::uint32_t>(values.size()));
        put(bytes, 1);
    }
    for (std::string_view value : values) {
        put(bytes, static_cast<std::uint32_t>(value.size()));
        bytes += value;
    }
    return {std::move(bytes), type, true};
}

std::string escaped(std::string_view text) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += kDigits[byte >> 4];
            out += kDigits[byte & 15];
        }
    }
    return out;
}

// This machine, by its socket, its name or its address; "127.0.0.1.example" is another one.
bool is_here(const std::string& host) {
    in_addr address{};
    const bool is_ipv4 = ::inet_pton(AF_INET, host.c_str(), &address) == 1;
    return host.empty() || host.front() == '/' || host.front() == '@' || host == "localhost" ||
           host == "::1" || (is_ipv4 && ntohl(address.s_addr) >> 24 == 127);
}

bool says(std::string_view words, std::string_view part) {
    return words.find(part) != std::string_view::npos;
}

// libpq's words in a shopkeeper's; what is not known stays as libpq says it.
kiosk::Text plain(const std::string& words) {
    if (says(words, "could not translate host name")) {
        return {"không tìm thấy máy chủ nào tên này trên mạng",
                "no server of this name is found on the network"};
    }
    if (says(words, "Connection refused")) {
        return {"máy chủ có đó nhưng không có PostgreSQL nhận kết nối ở cổng này",
                "the server is there, but no PostgreSQL takes connections at this port"};
    }
    if (says(words, "unreachable") || says(words, "No route to host")) {
        return {"mạng của máy này không đến được máy chủ",
                "this machine's network does not reach the server"};
    }
    return {words, words};
}

// Why a login was refused, by its SQLSTATE.
kiosk::Text refused_login(const std::string& state, const std::string& words) {
    if (state == "28P01") return {"sai tên hoặc mật khẩu", "the name or the password is wrong"};
    if (state == "3D000") {
        return {"máy chủ không có cơ sở dữ liệu này", "the server has no such database"};
    }
    if (state == "28000") {
        return {"máy chủ không cho tên này vào từ máy này: " + words,
                "the server does not let this name in from here: " + words};
    }
    return {words, words};
}

}  // namespace

PgParam PgParam::text(std::string_view value) { return {std::string{value}, 0, false}; }
PgParam PgParam::number(std::int64_t value) { return {std::to_string(value), 0, false}; }
PgParam PgParam::bytea(std::string_view value) { return {std::string{value}, kByteaOid, true}; }
PgParam PgParam::texts(const std::vector<std::string_view>& values) {
    return binary_array(values, kTextOid, kTextArrayOid);
}
PgParam PgParam::byteas(const std::vector<std::string_view>& values) {
    return binary_array(values, kByteaOid, kByteaArrayOid);
}

PgUrl::PgUrl(const std::string& url) {
    char* why = nullptr;
    PQconninfoOption* options = PQconninfoParse(url.c_str(), &why);
    // libpq's own words repeat parts of the URL, perhaps the password: they stay here.
    PQfreemem(why);
    if (options == nullptr) {
        throw PgFault{PgFault::Kind::BadUrl, {}, {}};
    }
    for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
        if (option->val != nullptr) {
            values_[option->keyword] = option->val;
        }
    }
    PQconninfoFree(options);
}

std::string PgUrl::get(const std::string& key) const {
    const auto found = values_.find(key);
    return found == values_.end() ? std::string{} : found->second;
}

std::string PgUrl::text() const {
    std::string url = "postgresql://";
    if (!get("user").empty()) {
        url += escaped(get("user"));
        url += get("password").empty() ? "" : ":" + escaped(get("password"));
        url += '@';
    }
    const std::string host = get("host");
    const bool is_plain_host = !host.empty() && host.find_first_of("/@,:[]") == std::string::npos;
    if (is_plain_host) {
        url += escaped(host) + (get("port").empty() ? "" : ":" + get("port"));
    }
    url += "/" + escaped(get("dbname"));
    char before = '?';
    for (const auto& [key, value] : values_) {
        if (key == "user" || key == "password" || key == "dbname" ||
            (is_plain_host && (key == "host" || key == "port"))) {
            continue;
        }
        url += before + key + "=" + escaped(value);
        before = '&';
    }
    return url;
}

std::string PgUrl::where() const {
    const std::string host = get("host").empty() ? get("hostaddr") : get("host");
    return (host.empty() ? "localhost" : host) + (get("port").empty() ? "" : ":" + get("port")) +
           (get("dbname").empty() ? "" : "/" + get("dbname"));
}

void PgUrl::insist_on_tls() {
    if (!get("sslmode").empty() ||
        (is_here(get("host")) && (get("hostaddr").empty() || is_here(get("hostaddr"))))) {
        return;
    }
    set("sslmode", "verify-full");
    const char* home = std::getenv("HOME");
    std::error_code ignored;
    const bool has_own_roots =
        home != nullptr &&
        std::filesystem::exists(std::filesystem::path{home} / ".postgresql" / "root.crt", ignored);
    if (get("sslrootcert").empty() && !has_own_roots &&
        std::filesystem::exists(kSystemRoots, ignored)) {
        set("sslrootcert", kSystemRoots);
    }
}

kiosk::Problem problem_of(const PgFault& fault, std::string_view where) {
    // The field tells a command line what is to blame: what was typed, or the centre.
    static constexpr const char* kCentre = "centre";
    const std::string at{where};
    const kiosk::Text out_of_reach{"Không liên lạc được với trung tâm " + at,
                                   "The centre " + at + " is out of reach"};
    const kiosk::Text later{"máy vẫn bán hàng bình thường và sẽ tự gửi lại",
                            "the till sells on and will send again by itself"};
    const std::string& own_words = fault.detail();
    switch (fault.kind()) {
        case PgFault::Kind::BadUrl:
            return {{"Địa chỉ trung tâm không dùng được", "The centre's address cannot be used"},
                    {"không phải địa chỉ PostgreSQL", "it is no PostgreSQL address"},
                    {"ghi như postgresql://ten@may-chu/ocop",
                     "write it like postgresql://name@host/ocop"},
                    "url"};
        case PgFault::Kind::Offline:
            return {out_of_reach, plain(own_words), later, kCentre};
        case PgFault::Kind::Deadline:
            return {
                out_of_reach, {"không trả lời kịp", "it did not answer in time"}, later, kCentre};
        case PgFault::Kind::Identity:
            return {{"Không tin được máy chủ trung tâm " + at,
                     "The centre " + at + " cannot be trusted"},
                    {"kết nối TLS không chứng minh được đó là trung tâm của cửa hàng: " + own_words,
                     "TLS does not prove that it is the shop's own centre: " + own_words},
                    {"chưa gửi gì; báo người quản trị trung tâm kiểm tra địa chỉ và chứng chỉ",
                     "nothing was sent; have the centre's administrator check the address and the "
                     "certificate"},
                    kCentre};
        case PgFault::Kind::Login:
            return {{"Trung tâm " + at + " từ chối đăng nhập", "The centre " + at + " refused us"},
                    refused_login(fault.sqlstate(), own_words),
                    {"kiểm tra địa chỉ, hoặc đăng ký lại: ocop-kiosk central enroll",
                     "check the address, or enrol again: ocop-kiosk central enroll"},
                    kCentre};
        case PgFault::Kind::Server:
            break;
    }
    kiosk::Text to_do{"báo cho người quản trị trung tâm", "tell the centre's administrator"};
    const std::string& state = fault.sqlstate();
    if (state == "3F000" || state == "42P01" || state == "42883") {  // no schema, table, function
        to_do = {"người quản trị trung tâm chạy: ocop-kiosk central apply --to URL",
                 "the centre's administrator runs: ocop-kiosk central apply --to URL"};
    } else if (state == "42501") {  // no right
        to_do = {"người quản trị đăng ký lại máy này: ocop-kiosk central enroll",
                 "the centre's administrator enrols this kiosk again: ocop-kiosk central enroll"};
    }
    return {{"Trung tâm " + at + " báo lỗi", "The centre " + at + " reports an error"},
            {own_words, own_words},
            std::move(to_do),
            kCentre};
}

}  // namespace db::sync
