#include "db/sync/pg_connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

namespace db::sync {
namespace {

using SteadyClock = std::chrono::steady_clock;

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, ClearResult>;

std::string one_line(std::string text) {
    // Where in PostgreSQL's own source, or in our SQL, it was said helps nobody at a till.
    text.resize(std::min({text.size(), text.find("LOCATION:"), text.find("\nLINE ")}));
    std::ranges::replace(text, '\n', ' ');
    std::ranges::replace(text, '\t', ' ');
    while (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
    return text;
}

std::string without(std::string text, const std::string& secret) {
    if (secret.empty()) {
        return text;
    }
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
        text.replace(at, secret.size(), "***");
    }
    return text;
}

// Between the words of a line one space is enough.
std::string without_gaps(const std::string& text) {
    std::string lean;
    for (const char c : text) {
        if (c != ' ' || lean.empty() || lean.back() != ' ') {
            lean += c;
        }
    }
    return lean;
}

// With verbose errors a refused login reads "FATAL:  28P01: password authentication failed…",
// whatever language the server speaks.
std::string sqlstate_in(std::string_view text) {
    for (std::size_t at = text.find(":  "); at != std::string_view::npos;
         at = text.find(":  ", at + 1)) {
        const std::string_view state = text.substr(at + 3, 5);
        const bool fits = state.size() == 5 && text.substr(at + 8, 2) == ": " &&
                          std::ranges::all_of(state, [](char c) {
                              return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
                          });
        if (fits) {
            return std::string{state};
        }
    }
    return {};
}

// libpq gives no code for it. A line that merely broke says neither of these.
bool is_about_identity(std::string_view words) {
    return words.find("certificate") != std::string_view::npos ||
           words.find("does not support SSL") != std::string_view::npos;
}

}  // namespace

class PgConnection::Deadline {
public:
    explicit Deadline(std::int64_t after_ms)
        : at_{SteadyClock::now() + std::chrono::milliseconds{after_ms}} {}
    int left_ms() const {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(at_ - SteadyClock::now());
        return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
    }

private:
    SteadyClock::time_point at_;
};

void PgConnection::Finish::operator()(pg_conn* connection) const { PQfinish(connection); }

PgConnection::PgConnection(const PgUrl& url, std::int64_t deadline_ms)
    : password_{url.get("password")} {
    connect(url, Deadline{deadline_ms});
}
PgConnection::~PgConnection() = default;

void PgConnection::connect(const PgUrl& url, const Deadline& deadline) {
    std::vector<const char*> keys, values;
    for (const auto& [key, value] : url.values()) {
        keys.push_back(key.c_str());
        values.push_back(value.c_str());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    connection_.reset(PQconnectStartParams(keys.data(), values.data(), 0));
    if (!connection_) {
        throw PgFault{PgFault::Kind::Offline, {}, "out of memory"};
    }
    PQsetErrorVerbosity(connection_.get(), PQERRORS_VERBOSE);
    PQsetNoticeReceiver(
        connection_.get(), [](void*, const PGresult*) {}, nullptr);
    PostgresPollingStatusType step = PGRES_POLLING_WRITING;
    while (PQstatus(connection_.get()) != CONNECTION_BAD && step != PGRES_POLLING_OK &&
           step != PGRES_POLLING_FAILED) {
        wait(step == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline);
        step = PQconnectPoll(connection_.get());
    }
    if (PQstatus(connection_.get()) != CONNECTION_OK) {
        const std::string words = last_words();
        const std::string state = sqlstate_in(words);
        // 28: no such role or wrong password; 3D: no such database; 42501: may not connect.
        const bool is_login =
            state.starts_with("28") || state.starts_with("3D") || state == "42501";
        const PgFault::Kind kind = is_login                   ? PgFault::Kind::Login
                                   : is_about_identity(words) ? PgFault::Kind::Identity
                                                              : PgFault::Kind::Offline;
        throw PgFault{kind, state, without_gaps(words)};
    }
    PQsetErrorVerbosity(connection_.get(), PQERRORS_DEFAULT);
    PQsetnonblocking(connection_.get(), 1);
}

void PgConnection::wait(short events, const Deadline& deadline) {
    pollfd watched{PQsocket(connection_.get()), events, 0};
    for (;;) {
        const int left_ms = deadline.left_ms();
        const int ready = left_ms > 0 ? ::poll(&watched, 1, left_ms) : 0;
        if (ready > 0) {
            return;
        }
        if (ready == 0) {
            // Whatever was under way is over for us: a late answer must not meet the next query.
            connection_.reset();
            throw PgFault{PgFault::Kind::Deadline, {}, "no answer in time"};
        }
        if (errno != EINTR) {
            throw PgFault{PgFault::Kind::Offline, {}, "poll failed"};
        }
    }
}

void PgConnection::flush(const Deadline& deadline) {
    for (;;) {
        const int left = PQflush(connection_.get());
        if (left == 0) {
            return;
        }
        if (left < 0) {
            throw PgFault{PgFault::Kind::Offline, {}, last_words()};
        }
        // Reading too: a server that is full of its own words would never take ours.
        wait(POLLIN | POLLOUT, deadline);
        if (PQconsumeInput(connection_.get()) == 0) {
            throw PgFault{PgFault::Kind::Offline, {}, last_words()};
        }
    }
}

std::vector<PgRow> PgConnection::collect(const Deadline& deadline) {
    std::vector<PgRow> rows;
    std::optional<PgFault> fault;
    for (;;) {
        while (PQisBusy(connection_.get()) != 0) {
            wait(POLLIN, deadline);
            if (PQconsumeInput(connection_.get()) == 0) {
                throw PgFault{PgFault::Kind::Offline, {}, last_words()};
            }
        }
        const PgResult result{PQgetResult(connection_.get())};
        if (!result) {
            break;
        }
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
            const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
            const std::string sqlstate = state != nullptr ? state : "";
            // 57P: the server goes down or this backend was ended; 08: the line broke.
            const bool is_gone = PQstatus(connection_.get()) != CONNECTION_OK ||
                                 sqlstate.starts_with("57P") || sqlstate.starts_with("08");
            fault.emplace(
                is_gone ? PgFault::Kind::Offline : PgFault::Kind::Server, sqlstate,
                without_gaps(without(one_line(PQresultErrorMessage(result.get())), password_)));
            continue;
        }
        for (int row = 0; row < PQntuples(result.get()); ++row) {
            PgRow& cells = rows.emplace_back();
            for (int column = 0; column < PQnfields(result.get()); ++column) {
                if (PQgetisnull(result.get(), row, column) != 0) {
                    cells.emplace_back(std::nullopt);
                } else {
                    const int size = PQgetlength(result.get(), row, column);
                    cells.emplace_back(std::string(PQgetvalue(result.get(), row, column),
                                                   static_cast<std::size_t>(size)));
                }
            }
        }
    }
    if (fault) {
        throw PgFault{*fault};
    }
    return rows;
}

std::vector<PgRow> PgConnection::query(const char* sql, const std::vector<PgParam>& params,
                                       std::int64_t deadline_ms) {
    if (!usable()) {
        throw PgFault{PgFault::Kind::Offline, {}, "the connection is closed"};
    }
    const Deadline deadline{deadline_ms};
    std::vector<Oid> types;
    std::vector<const char*> values;
    std::vector<int> lengths, formats;
    for (const PgParam& param : params) {
        types.push_back(param.type);
        values.push_back(param.bytes ? param.bytes->c_str() : nullptr);
        lengths.push_back(param.bytes ? static_cast<int>(param.bytes->size()) : 0);
        formats.push_back(param.is_binary ? 1 : 0);
    }
    if (PQsendQueryParams(connection_.get(), sql, static_cast<int>(params.size()), types.data(),
                          values.data(), lengths.data(), formats.data(), 0) == 0) {
        throw PgFault{PgFault::Kind::Offline, {}, last_words()};
    }
    flush(deadline);
    return collect(deadline);
}

void PgConnection::execute(const std::string& sql, std::int64_t deadline_ms) {
    if (!usable()) {
        throw PgFault{PgFault::Kind::Offline, {}, "the connection is closed"};
    }
    const Deadline deadline{deadline_ms};
    if (PQsendQuery(connection_.get(), sql.c_str()) == 0) {
        throw PgFault{PgFault::Kind::Offline, {}, last_words()};
    }
    flush(deadline);
    collect(deadline);
}

bool PgConnection::usable() const {
    return connection_ && PQstatus(connection_.get()) == CONNECTION_OK;
}
int PgConnection::server_version() const { return PQserverVersion(connection_.get()); }
int PgConnection::backend_pid() const { return PQbackendPID(connection_.get()); }
std::string PgConnection::host() const { return PQhost(connection_.get()); }
std::string PgConnection::port() const { return PQport(connection_.get()); }
std::string PgConnection::database() const { return PQdb(connection_.get()); }

std::string PgConnection::scram_verifier(const std::string& role, const std::string& password) {
    const std::unique_ptr<char, void (*)(void*)> verifier{
        PQencryptPasswordConn(connection_.get(), password.c_str(), role.c_str(), "scram-sha-256"),
        PQfreemem};
    if (!verifier) {
        throw PgFault{PgFault::Kind::Server, {}, last_words()};
    }
    return verifier.get();
}

std::string PgConnection::last_words() const {
    return connection_ ? without(one_line(PQerrorMessage(connection_.get())), password_)
                       : std::string{};
}

}  // namespace db::sync
