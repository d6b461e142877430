// One PostgreSQL connection through libpq's asynchronous calls, so that every call ends by its own
// deadline: a server that accepts and never answers, a cable that was pulled. Private to db/sync;
// one thread. Throws PgFault; no text of it ever holds a password.
//
// Looking up the host's name is the system resolver's, with the resolver's own time limit.
#pragma once

#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.h"

struct pg_conn;

namespace db::sync {

class PgFault : public std::exception {
public:
    // Identity: TLS, or the server's certificate, does not prove who answers.
    enum class Kind { BadUrl, Offline, Deadline, Identity, Login, Server };
    PgFault(Kind kind, std::string sqlstate, std::string detail)
        : kind_{kind}, sqlstate_{std::move(sqlstate)}, detail_{std::move(detail)} {}
    Kind kind() const { return kind_; }
    const std::string& sqlstate() const { return sqlstate_; }  // "28P01"; empty where none
    const std::string& detail() const { return detail_; }      // the server's or libpq's own words
    const char* what() const noexcept override { return detail_.c_str(); }

private:
    Kind kind_;
    std::string sqlstate_;
    std::string detail_;
};

// What a person is told about a fault; `where` is "host:port/database". Its field is "url" for an
// address that is none, otherwise "centre".
kiosk::Problem problem_of(const PgFault& fault, std::string_view where);

// A parameter of a query.
struct PgParam {
    std::optional<std::string> bytes;
    unsigned type{0};  // OID; 0: the server infers it
    bool is_binary{false};

    static PgParam text(std::string_view value);
    static PgParam number(std::int64_t value);
    static PgParam bytea(std::string_view value);
    static PgParam texts(const std::vector<std::string_view>& values);
    static PgParam byteas(const std::vector<std::string_view>& values);
};

using PgRow = std::vector<std::optional<std::string>>;

// A connection URL (or "key=value …") taken apart. Throws PgFault BadUrl.
class PgUrl {
public:
    explicit PgUrl(const std::string& url);
    std::string get(const std::string& key) const;  // "" where missing
    void set(const std::string& key, const std::string& value) { values_[key] = value; }
    void remove(const std::string& key) { values_.erase(key); }
    const std::map<std::string, std::string>& values() const { return values_; }
    // postgresql://user:password@host:port/database?… with everything escaped.
    std::string text() const;
    // "host:port/database", never user or password.
    std::string where() const;
    // sslmode=verify-full for hosts that are neither this machine nor a socket, unless the URL says
    // what it wants itself.
    void insist_on_tls();

private:
    std::map<std::string, std::string> values_;
};

class PgConnection {
public:
    PgConnection(const PgUrl& url, std::int64_t deadline_ms);
    ~PgConnection();
    PgConnection(const PgConnection&) = delete;
    PgConnection& operator=(const PgConnection&) = delete;

    // One statement with parameters; rows as text. After Offline or Deadline the connection is of
    // no more use.
    std::vector<PgRow> query(const char* sql, const std::vector<PgParam>& params,
                             std::int64_t deadline_ms);
    // Many statements without parameters (a .sql file, BEGIN).
    void execute(const std::string& sql, std::int64_t deadline_ms);

    bool usable() const;
    int server_version() const;
    int backend_pid() const;
    std::string host() const;
    std::string port() const;
    std::string database() const;
    // The SCRAM verifier of a password, so that the password itself never travels in SQL.
    std::string scram_verifier(const std::string& role, const std::string& password);

private:
    class Deadline;
    void connect(const PgUrl& url, const Deadline& deadline);
    void flush(const Deadline& deadline);
    std::vector<PgRow> collect(const Deadline& deadline);
    void wait(short events, const Deadline& deadline);
    std::string last_words() const;

    struct Finish {
        void operator()(pg_conn* connection) const;
    };
    std::unique_ptr<pg_conn, Finish> connection_;
    std::string password_;  // to be kept out of texts
};

}  // namespace db::sync
