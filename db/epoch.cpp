#include "db/epoch.h"

#include <nlohmann/json.hpp>

#include "db/journal_hash.h"

namespace db {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kAll =
    "SELECT epoch, till, first_seq - 1, reason, delivered_seq FROM epoch ORDER BY epoch";
constexpr const char* kAt =
    "SELECT epoch, till, first_seq - 1, reason, delivered_seq FROM epoch WHERE first_seq <= ? "
    "ORDER BY epoch DESC LIMIT 1";
constexpr const char* kEnd =
    "UPDATE epoch SET delivered_seq = (SELECT acked_seq FROM till) "
    "WHERE epoch = (SELECT epoch FROM till)";
constexpr const char* kBegin =
    "INSERT INTO epoch (epoch, till, first_seq, reason, started_at_ms) "
    "VALUES (?, ?, 1 + (SELECT coalesce(max(seq), 0) FROM journal), ?, ?)";
constexpr const char* kTill =
    "UPDATE till SET epoch = ?, name = ?, "
    "acked_seq = (SELECT coalesce(max(seq), 0) FROM journal)";

Epoch epoch_of(const Query& row) {
    return {row.number(0), row.text(1), row.number(2), row.text(3), row.number(4)};
}

}  // namespace

std::vector<Epoch> epochs(Database& database) {
    std::vector<Epoch> all;
    Query query = database.query(kAll);
    while (query.next()) {
        all.push_back(epoch_of(query));
    }
    return all;
}

Epoch epoch_at(Database& database, std::int64_t seq) {
    Query query = database.query(kAt);
    return query.with(seq).next() ? epoch_of(query) : Epoch{};
}

void begin_epoch(Database& database, std::int64_t number, std::string_view till,
                 std::string_view reason, std::int64_t at_ms) {
    database.query(kEnd).run();
    {
        Query insert = database.query(kBegin);
        insert.with(number, till, reason, at_ms).run();
    }
    Query update = database.query(kTill);
    update.with(number, till).run();
}

std::string encode_opening(const Epoch& epoch, const EpochOpening& opening) {
    const Json body{{"v", 1},
                    {"at_ms", opening.at_ms},
                    {"epoch", epoch.number},
                    {"till", epoch.till},
                    {"reason", epoch.reason},
                    {"after",
                     {{"epoch", opening.after_epoch},
                      {"seq", opening.after_seq},
                      {"hash", to_hex(opening.after_hash)}}}};
    return body.dump();
}

bool opening_fits(std::string_view body, const Epoch& epoch, const EpochOpening& opening) {
    const Json json = Json::parse(body, nullptr, false);
    if (!json.is_object()) {
        return false;
    }
    const Json wanted = Json::parse(encode_opening(epoch, opening));
    for (const char* key : {"v", "epoch", "till", "reason", "after"}) {
        if (json.value(key, Json{}) != wanted.at(key)) {
            return false;
        }
    }
    return true;
}

}  // namespace db
