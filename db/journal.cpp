#include "db/journal.h"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "db/journal_hash.h"

namespace db {
namespace {

constexpr const char* kHead = "SELECT seq, hash, at_ms FROM journal ORDER BY seq DESC LIMIT 1";
constexpr const char* kInsert =
    "INSERT INTO journal (seq, kind, at_ms, body, prev, hash, sig) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kAfter =
    "SELECT seq, kind, body, prev, hash, sig FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";
constexpr const char* kTill =
    "SELECT t.name, t.epoch, t.public_key, e.first_seq - 1 FROM till t JOIN epoch e USING (epoch)";
constexpr const char* kBodies = "SELECT seq, body FROM journal WHERE seq > ? ORDER BY seq LIMIT 1";
constexpr const char* kRechain = "UPDATE journal SET prev = ?, hash = ?, sig = ? WHERE seq = ?";
constexpr const char* kRenameTill = "UPDATE till SET name = ?";
constexpr const char* kRenameEpoch = "UPDATE epoch SET till = ?";
constexpr const char* kNoteAnew = "INSERT INTO anew (seq, original) VALUES (?, ?)";
constexpr std::string_view kMark = ",\"entry\":{\"kind\":\"";

Epoch former_epoch(const std::vector<Epoch>& all, std::int64_t seq) {
    const auto found =
        std::find_if(all.rbegin(), all.rend(), [&](const Epoch& one) { return one.before < seq; });
    return found == all.rend() ? all.front() : *found;
}

// The mark as it stands at a body's end, behind at least one other key.
std::string mark_of(std::string_view kind, std::int64_t at_ms) {
    return std::string{kMark} + std::string{kind} + "\",\"at_ms\":" + std::to_string(at_ms) + "}}";
}

}  // namespace

TillIdentity till_identity(Database& database) {
    Query query = database.query(kTill);
    query.next();
    return {query.text(0), query.number(1), query.text(2), query.number(3)};
}

std::string marked(std::string_view body, std::string_view kind, std::int64_t at_ms) {
    assert(body.size() > 2 && body.front() == '{' && body.back() == '}');
    return std::string{body.substr(0, body.size() - 1)} + mark_of(kind, at_ms);
}

bool mark_fits(std::string_view body, std::string_view kind, std::int64_t at_ms) {
    if (body.ends_with(mark_of(kind, at_ms))) {
        return true;
    }
    // The longest a mark can be; texts before it may hold anything.
    constexpr std::size_t kLongest = 160;
    const std::string_view end = body.substr(body.size() - std::min(body.size(), kLongest));
    const std::size_t at = end.rfind(kMark);
    return at == std::string_view::npos || end.find("}", at) + 2 != end.size();
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
    // Asked once: what is hashed and what stands in the column are the same moment.
    const std::int64_t now_ms = clock_.now_ms();
    return chain(key, last, kind, marked(body, kind, now_ms), now_ms);
}

Journal::Head Journal::chain(const TillKey& key, const Head& last, std::string_view kind,
                             std::string_view body, std::int64_t at_ms) {
    const TillIdentity till = till_identity(database_);
    Head next{last.seq + 1, {}, at_ms};
    const std::string prev = last.seq == till.before ? journal_origin() : last.hash;
    next.hash = journal_hash(till.till, till.epoch, next.seq - till.before, prev, body);
    const std::string sig = key.sign(next.hash);
    Query insert = database_.query(kInsert);
    insert.with(next.seq, kind, next.at_ms, Query::Blob{body}, Query::Blob{prev},
                Query::Blob{next.hash}, Query::Blob{sig});
    insert.run();
    return next;
}

Journal::Head Journal::opened(const TillKey& key, const Head& last) {
    const std::vector<Epoch> all = epochs(database_);
    const Epoch& now = all.back();
    if (now.reason == "new" || last.seq != now.before) {
        return last;
    }
    const Epoch former = last.seq == 0 ? all.front() : former_epoch(all, last.seq);
    const std::int64_t now_ms = clock_.now_ms();
    const std::string body =
        encode_opening(now, {now_ms, former.number, last.seq - former.before, last.hash});
    return add(key, last, "epoch", body);
}

Journal::Head Journal::ready(const TillKey& key) {
    Head last = opened(key, head());
    std::optional<ClockWatch::Entry> newest;
    if (last.seq != 0) newest = ClockWatch::Entry{last.seq, last.at_ms};
    if (const auto step = watch_.step(newest)) {
        const nlohmann::ordered_json body{
            {"v", 1}, {"at_ms", step->to_ms}, {"from_ms", step->from_ms}, {"to_ms", step->to_ms}};
        last = add(key, last, "clock_step", body.dump());
    }
    return last;
}

Appended Journal::append(const TillKey& key, std::string_view kind, std::string_view body) {
    const Head last = ready(key);
    const Head next = add(key, last, kind, body);
    return {next.seq, next.hash};
}

void Journal::open_epoch(const TillKey& key) { opened(key, head()); }

void Journal::append_anew(const TillKey& key, const Journaled& original) {
    const Head next = chain(key, ready(key), original.kind, original.body, clock_.now_ms());
    Query note = database_.query(kNoteAnew);
    note.with(next.seq, original.seq).run();
}

void Journal::rename_till(const TillKey& key, std::string_view till) {
    for (const char* sql : {kRenameTill, kRenameEpoch}) {
        Query named = database_.query(sql);
        named.with(till).run();
    }
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
