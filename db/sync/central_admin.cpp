#include "db/sync/central_admin.h"

#include <sodium.h>

#include <algorithm>
#include <vector>

#include "db/journal_hash.h"
#include "db/sync/admin_calls.h"
#include "db/sync/pg_connection.h"

namespace db {
std::string_view embedded_sql(std::string_view path);
}

namespace db::sync {
namespace {

struct Version {
    int number;
    const char* file;
};
constexpr Version kVersions[] = {
    {1, "central/0001_tables.sql"},
    {2, "central/0002_push.sql"},
    {3, "central/0003_pull.sql"},
    {4, "central/0004_reports.sql"},
    {5, "central/0005_sale_details.sql"},
    {6, "central/0006_epochs.sql"},
    {7, "central/0007_shifts.sql"},
    {8, "central/0008_refunds.sql"},
    {9, "central/0009_goods.sql"},
    {10, "central/0010_stock.sql"},
    {11, "central/0011_settlement.sql"},
    {12, "central/0012_costs.sql"},
    {13, "central/0013_people_promotions.sql"},
};

constexpr const char* kIsThere = "SELECT to_regnamespace('ocop') IS NOT NULL";
constexpr const char* kStart =
    "CREATE SCHEMA ocop; CREATE TABLE ocop.schema_version (version integer PRIMARY KEY, "
    "name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())";
constexpr const char* kHave = "SELECT coalesce(max(version), 0) FROM ocop.schema_version";
constexpr const char* kRecord = "INSERT INTO ocop.schema_version (version, name) VALUES ($1, $2)";

constexpr const char* kKnown =
    "SELECT role, epoch, encode(public_key, 'hex'), last_seq, encode(last_hash, 'hex'), state "
    "FROM ocop.till "
    "WHERE till = $1 AND state <> 'closed' FOR UPDATE";
constexpr const char* kNamed =
    "SELECT till FROM ocop.till WHERE public_key = $1 AND till <> $2 AND journal_till = $3 "
    "AND epoch = $4 AND state <> 'closed'";
constexpr const char* kClose =
    "UPDATE ocop.till SET state = 'closed' WHERE till = $1 AND state <> 'closed'";
constexpr const char* kEnrol =
    "INSERT INTO ocop.till (till, epoch, role, public_key, journal_till) "
    "VALUES ($1, $2, $3, $4, $5)";
constexpr const char* kRelease =
    "UPDATE ocop.till SET state = 'active' WHERE till = $1 AND state = 'quarantined'";
constexpr const char* kResolve =
    "UPDATE ocop.incident SET resolved_at = now(), resolution = $2 "
    "WHERE till = $1 AND kind IN ('fork', 'wrong_epoch') AND resolved_at IS NULL";
// A till that has not delivered yet may still be renamed.
constexpr const char* kRename =
    "UPDATE ocop.till SET journal_till = $2 WHERE till = $1 AND state <> 'closed' AND last_seq = 0";
// Names and passwords cannot be parameters of CREATE ROLE: they travel as settings of this
// transaction and are quoted by the server.
constexpr const char* kTell =
    "SELECT set_config('ocop.role', $1, true), set_config('ocop.verifier', $2, true)";
constexpr const char* kMakeRole = R"(DO $$
DECLARE
    r text := current_setting('ocop.role');
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = r) THEN
        EXECUTE format('CREATE ROLE %I LOGIN', r);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN CONNECTION LIMIT 5 PASSWORD %L', r,
                   current_setting('ocop.verifier'));
    EXECUTE format('GRANT ocop_till TO %I', r);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), r);
    -- A till that vanished in mid-call must not hold its row for long.
    EXECUTE format('ALTER ROLE %I SET statement_timeout = ''60s''', r);
    EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''60s''', r);
END $$)";

using kiosk::Problem;
using kiosk::Text;

Problem refused(Text what, Text why, Text to_do) {
    return {std::move(what), std::move(why), std::move(to_do)};
}

bool is_letter_or_digit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_kiosk_name(std::string_view name) {
    return !name.empty() && name.size() <= 32 && is_letter_or_digit(name.front()) &&
           std::ranges::all_of(name, [](char c) {
               return is_letter_or_digit(c) || c == '_' || c == '.' || c == '-';
           });
}

std::string random_hex(std::size_t bytes) {
    std::string random(bytes, '\0');
    randombytes_buf(random.data(), random.size());
    return to_hex(random);
}

std::string new_role(std::string_view kiosk_name) {
    std::string role = "ocop_";
    for (char c : kiosk_name) {
        const bool is_capital = c >= 'A' && c <= 'Z';
        role += is_capital ? static_cast<char>(c - 'A' + 'a') : is_letter_or_digit(c) ? c : '_';
    }
    // Roles belong to the whole server, kiosks to one of its databases.
    return role + "_" + random_hex(4);
}

kiosk::Result<int> upgrade(PgConnection& connection,
                           const std::function<void(const std::string&)>& told) {
    if (connection.server_version() < kOldestServer) {
        return refused({"Không cài được lược đồ trung tâm", "The central schema was not applied"},
                       {"máy chủ PostgreSQL cũ hơn bản 15", "the server is older than version 15"},
                       {"dùng PostgreSQL 15 trở lên", "use PostgreSQL 15 or newer"});
    }
    connection.execute("BEGIN", kStepMs);
    const bool is_there = connection.query(kIsThere, {}, kStepMs).at(0).at(0) == "t";
    if (!is_there) {
        connection.execute(kStart, kStepMs);
    } else {
        connection.execute("SET LOCAL ROLE ocop_owner", kStepMs);
        connection.execute("LOCK TABLE ocop.schema_version IN EXCLUSIVE MODE", kStepMs);
    }
    const int have = std::stoi(connection.query(kHave, {}, kStepMs).at(0).at(0).value_or("0"));
    const int newest = std::ranges::max(kVersions, {}, &Version::number).number;
    if (have > newest) {
        return refused({"Không cài được lược đồ trung tâm", "The central schema was not applied"},
                       {"trung tâm đã ở bản " + std::to_string(have) + ", chương trình này có " +
                            std::to_string(newest),
                        "the centre is at version " + std::to_string(have) +
                            ", this program only knows " + std::to_string(newest)},
                       {"dùng chương trình mới hơn", "use a newer program"});
    }
    int applied = 0;
    for (const Version& version : kVersions) {
        if (version.number <= have) {
            continue;
        }
        connection.execute("RESET ROLE", kStepMs);
        connection.execute(std::string{embedded_sql(version.file)}, kStepMs);
        connection.query(kRecord, {PgParam::number(version.number), PgParam::text(version.file)},
                         kStepMs);
        ++applied;
        if (told) {
            told(version.file);
        }
    }
    connection.execute("COMMIT", kStepMs);
    return applied;
}

Problem not_the_same(const Text& what, std::int64_t seq) {
    const std::string entry = std::to_string(seq);
    return refused(what,
                   {"bản ghi số " + entry +
                        " ở trung tâm khác với ở máy này: máy đã được sao chép hoặc chép lại dữ "
                        "liệu cũ",
                    "entry " + entry +
                        " at the centre is another one than here: this till was cloned, or older "
                        "data was copied back"},
                   {"mở kỳ mới (--new-epoch) để máy này đi tiếp; nếu máy kia vẫn bán, "
                    "đặt cho một trong hai máy tên riêng",
                    "begin a new epoch (--new-epoch) to let this till go on; if the other one goes "
                    "on selling too, give one of them a name of its own"});
}

kiosk::Result<std::string> enrolled_role(PgConnection& connection, const std::string& name,
                                         const TillIdentity& till, const HoldsEntry& holds) {
    const Text what{"Máy " + name + " không được đăng ký",
                    "The kiosk " + name + " was not enrolled"};
    const auto named = connection.query(kNamed,
                                        {PgParam::bytea(till.public_key), PgParam::text(name),
                                         PgParam::text(till.till), PgParam::number(till.epoch)},
                                        kStepMs);
    if (!named.empty()) {
        const std::string other = named[0][0].value_or("");
        return refused(what,
                       {"máy này đã được đăng ký với tên " + other,
                        "this till is enrolled as " + other + " already"},
                       {"đăng ký lại với --kiosk " + other, "enrol again with --kiosk " + other});
    }
    const auto known = connection.query(kKnown, {PgParam::text(name)}, kStepMs);
    std::string role = known.empty() ? new_role(name) : known[0][0].value_or("");
    const std::int64_t epoch = known.empty() ? 0 : std::stoll(known[0][1].value_or("0"));
    if (!known.empty() && till.epoch == epoch && known[0][2] == to_hex(till.public_key)) {
        // Whoever has what the centre has is the till the centre knows.
        const std::int64_t last = std::stoll(known[0][3].value_or("0"));
        if (holds && !holds(last, from_hex(known[0][4].value_or("")))) {
            return not_the_same(what, last);
        }
        if (known[0][5] == "quarantined" && holds) {
            connection.query(kRelease, {PgParam::text(name)}, kStepMs);
            connection.query(kResolve, {PgParam::text(name), PgParam::text("enrolled again")},
                             kStepMs);
        }
        connection.query(kRename, {PgParam::text(name), PgParam::text(till.till)}, kStepMs);
        return role;
    }
    if (!known.empty() && till.epoch <= epoch) {
        const std::string now = std::to_string(epoch);
        return refused(
            what,
            {"trung tâm đã có một máy khác mang tên này (khóa khác, kỳ " + now + ")",
             "the centre knows another till by this name (another key, epoch " + now + ")"},
            {"chọn tên khác, hoặc mở kỳ mới cho máy này (--new-epoch)",
             "choose another name, or begin a new epoch on this till (--new-epoch)"});
    }
    connection.query(kClose, {PgParam::text(name)}, kStepMs);
    connection.query(kEnrol,
                     {PgParam::text(name), PgParam::number(till.epoch), PgParam::text(role),
                      PgParam::bytea(till.public_key), PgParam::text(till.till)},
                     kStepMs);
    connection.query(
        kResolve,
        {PgParam::text(name), PgParam::text("epoch " + std::to_string(till.epoch) + " began")},
        kStepMs);
    return role;
}

}  // namespace

kiosk::Result<int> apply_schema(const std::string& url,
                                const std::function<void(const std::string& file)>& told) {
    std::string where;
    try {
        PgUrl address{url};
        where = address.where();
        PgConnection connection = connected(address);
        return upgrade(connection, told);
    } catch (const PgFault& fault) {
        return for_administrator(fault, where);
    }
}

kiosk::Result<std::string> enroll(const std::string& url, std::string_view kiosk_name,
                                  const TillIdentity& till, const HoldsEntry& holds) {
    const std::string name{kiosk_name};
    if (!is_kiosk_name(kiosk_name)) {
        return refused(
            {"Máy “" + name + "” không được đăng ký", "The kiosk “" + name + "” was not enrolled"},
            {"tên máy gồm 1 đến 32 chữ cái không dấu, chữ số, “_”, “.” hoặc “-”",
             "a kiosk's name is 1 to 32 plain letters, digits, “_”, “.” or “-”"},
            {"ghi như --kiosk K01", "write it like --kiosk K01"});
    }
    std::string where;
    try {
        PgUrl address{url};
        where = address.where();
        PgConnection connection = connected(address);
        connection.execute("BEGIN", kStepMs);
        if (connection.query(kIsThere, {}, kStepMs).at(0).at(0) != "t") {
            return refused(
                {"Máy " + name + " không được đăng ký", "The kiosk " + name + " was not enrolled"},
                {"cơ sở dữ liệu " + where + " chưa có lược đồ ocop",
                 "the database " + where + " has no schema ocop"},
                {"chạy trước: ocop-kiosk central apply --to URL",
                 "run first: ocop-kiosk central apply --to URL"});
        }
        connection.execute("SET LOCAL ROLE ocop_owner", kStepMs);
        auto role = enrolled_role(connection, name, till, holds);
        if (!role) {
            return role;
        }
        const std::string password = random_hex(24);
        connection.execute("RESET ROLE", kStepMs);
        connection.query(
            kTell,
            {PgParam::text(*role), PgParam::text(connection.scram_verifier(*role, password))},
            kStepMs);
        connection.execute(kMakeRole, kStepMs);
        connection.execute("COMMIT", kStepMs);

        PgUrl own{url};
        // What opens doors for the administrator stays with the administrator.
        for (const char* key : {"passfile", "service", "sslcert", "sslkey", "sslpassword"}) {
            own.remove(key);
        }
        own.set("host", connection.host());
        own.set("port", connection.port());
        own.set("dbname", connection.database());
        own.set("user", *role);
        own.set("password", password);
        return own.text();
    } catch (const PgFault& fault) {
        return for_administrator(fault, where);
    }
}

}  // namespace db::sync
