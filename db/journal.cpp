#include "db/journal.h"

#include <nlohmann/json.hpp>

#include "db/journal_hash.h"

namespace db {
namespace {

constexpr const char* kHead = "SELECT seq, hash, at_ms FROM journal ORDER BY seq DESC LIMIT 1";
constexpr const char* kInsert =
    "INSERT INTO journal (seq, kind, at_ms, body, prev, hash, sig) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kAfter =
    "SELECT seq, kind, body, prev, hash, sig FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";
constexpr const char* kTill = "SELECT name, epoch, public_key FROM till";
constexpr const char* kBodies = "SELECT seq, body FROM journal WHERE seq > ? ORDER BY seq LIMIT 1";
constexpr const char* kRechain = "UPDATE journal SET prev = ?, hash = ?, sig = ? WHERE seq = ?";

}  // namespace

TillIdentity till_identity(Database& database) {
    Query query = database.query(kTill);
    query.next();
    return {query.text(0), query.number(1), query.text(2)};
}

Journal::Head Journal::head() {
    Query query = database_.query(kHead);
    if (!query.next()) {
        return {0, journal_origin(), 0};
    }
    return {query.number(0), query.text(1), query.number(2)};
}

Journal::Head Journal::add(const TillKey& key, const Head& last, std::string_view kind,
                           std::string_view body) {
    const TillIdentity till = till_identity(database_);
    Head next{last.seq + 1, {}, clock_.now_ms()};
    next.hash = journal_hash(till.till, till.epoch, next.seq, last.hash, body);
    const std::string sig = key.sign(next.hash);
    Query insert = database_.query(kInsert);
    insert.with(next.seq, kind, next.at_ms, Query::Blob{body}, Query::Blob{last.hash},
                Query::Blob{next.hash}, Query::Blob{sig});
    insert.run();
    return next;
}

Appended Journal::append(const TillKey& key, std::string_view kind, std::string_view body) {
    Head last = head();
    const std::int64_t now_ms = clock_.now_ms();
    if (now_ms + kClockStepMs < last.at_ms) {
        const nlohmann::ordered_json step{
            {"v", 1}, {"at_ms", now_ms}, {"from_ms", last.at_ms}, {"to_ms", now_ms}};
        last = add(key, last, "clock_step", step.dump());
    }
    last = add(key, last, kind, body);
    return {last.seq, last.hash};
}

void Journal::rename_till(const TillKey& key, std::string_view till) {
    Query named = database_.query("UPDATE till SET name = ?");
    named.with(till).run();
    const std::string trigger_sql = [this] {
        Query query = database_.query(
            "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = "
            "'journal_is_append_only'");
        query.next();
        return query.text(0);
    }();
    database_.execute("DROP TRIGGER journal_is_append_only");
    const TillIdentity identity = till_identity(database_);
    std::string prev = journal_origin();
    std::int64_t seq = 0;
    for (;;) {
        std::string hash;
        {
            Query bodies = database_.query(kBodies);
            if (!bodies.with(seq).next()) {
                break;
            }
            seq = bodies.number(0);
            hash = journal_hash(identity.till, identity.epoch, seq, prev, bodies.text(1));
        }
        const std::string sig = key.sign(hash);
        Query rechain = database_.query(kRechain);
        rechain.with(Query::Blob{prev}, Query::Blob{hash}, Query::Blob{sig}, seq).run();
        prev = hash;
    }
    database_.execute(trigger_sql);
}

std::int64_t Journal::last_seq() { return head().seq; }

std::vector<Journaled> Journal::after(std::int64_t seq, std::size_t limit) {
    std::vector<Journaled> entries;
    Query query = database_.query(kAfter);
    query.with(seq, static_cast<std::int64_t>(limit));
    while (query.next()) {
        entries.push_back({query.number(0), query.text(1), query.text(2), query.text(3),
                           query.text(4), query.text(5)});
    }
    return entries;
}

}  // namespace db
