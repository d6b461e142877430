#include "db/sync/postgres_central.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "db/journal_hash.h"
#include "db/sha256.h"
#include "db/sync/pg_connection.h"

namespace db::sync {
namespace {

constexpr const char* kPush =
    "SELECT answer, acked_seq, encode(acked_hash, 'hex') "
    "FROM ocop.push_batch($1::bigint, $2::bigint, $3, $4, $5, $6)";
constexpr const char* kPull =
    "SELECT generation, up_to, more, items, encode(digest, 'hex') "
    "FROM ocop.pull_changes($1::bigint, $2::integer)";

constexpr const char* kPullRefunds =
    "SELECT generation, up_to, more, refunds FROM ocop.pull_refunds($1::bigint, $2::integer)";
constexpr const char* kFind = "SELECT sale, refunds FROM ocop.find_receipt($1)";

// Faults that pass by themselves: too many connections, locks, a full disk, an interrupted call.
bool is_passing(const std::string& sqlstate) {
    return sqlstate.starts_with("53") || sqlstate.starts_with("40") || sqlstate.starts_with("55") ||
           sqlstate.starts_with("57") || sqlstate.starts_with("58");
}

CentralFault fault_of(const PgFault& fault, const std::string& where) {
    const bool is_refused =
        fault.kind() == PgFault::Kind::Login || fault.kind() == PgFault::Kind::BadUrl ||
        fault.kind() == PgFault::Kind::Identity ||
        (fault.kind() == PgFault::Kind::Server && !is_passing(fault.sqlstate()));
    return {is_refused ? CentralFault::Kind::Refused : CentralFault::Kind::Offline,
            problem_of(fault, where)};
}

std::optional<PushAnswer::Kind> answer_from(const std::string& word) {
    using Kind = PushAnswer::Kind;
    if (word == "ok") return Kind::Ok;
    if (word == "gap") return Kind::Gap;
    if (word == "fork") return Kind::Fork;
    if (word == "wrong_epoch") return Kind::WrongEpoch;
    if (word == "bad_chain") return Kind::BadChain;
    if (word == "quarantined") return Kind::Quarantined;
    return std::nullopt;
}

const std::string& cell(const std::vector<PgRow>& rows, std::size_t column) {
    if (rows.size() != 1 || rows.front().size() <= column || !rows.front()[column]) {
        throw PgFault{PgFault::Kind::Server, {}, "an answer of another shape"};
    }
    return *rows.front()[column];
}

std::vector<std::string> texts_of(const std::string& array) {
    const auto json = nlohmann::json::parse(array, nullptr, false);
    const auto is_text = [](const nlohmann::json& one) { return one.is_string(); };
    if (!json.is_array() || !std::ranges::all_of(json, is_text)) {
        throw PgFault{PgFault::Kind::Server, {}, "an answer of another shape"};
    }
    return json.get<std::vector<std::string>>();
}

}  // namespace

struct PostgresCentral::Link {
    std::string where;
    std::optional<PgConnection> connection;

    template <typename T, typename Work>
    Answer<T> call(const std::string& address, std::int64_t deadline_ms, Work&& work) {
        try {
            PgUrl url{address};
            where = url.where();
            if (!connection || !connection->usable()) {
                url.insist_on_tls();
                url.set("application_name", "ocop-kiosk");
                connection.reset();
                connection.emplace(url, deadline_ms);
            }
            return work(*connection);
        } catch (const PgFault& fault) {
            // The outcome is unknown; a new connection begins from a clean slate.
            connection.reset();
            return fault_of(fault, where);
        }
    }
};

PostgresCentral::PostgresCentral(std::string url, std::int64_t deadline_ms)
    : url_{std::move(url)}, deadline_ms_{deadline_ms}, link_{std::make_unique<Link>()} {}
PostgresCentral::~PostgresCentral() = default;

Answer<PushAnswer> PostgresCentral::push(std::int64_t epoch, std::int64_t first_seq,
                                         std::span<const Journaled> entries) {
    return link_->call<PushAnswer>(url_, deadline_ms_, [&](PgConnection& connection) -> PushAnswer {
        std::vector<std::string_view> kinds, bodies, hashes, sigs;
        for (const Journaled& entry : entries) {
            kinds.push_back(entry.kind);
            bodies.push_back(entry.body);
            hashes.push_back(entry.hash);
            sigs.push_back(entry.sig);
        }
        const auto rows = connection.query(
            kPush,
            {PgParam::number(epoch), PgParam::number(first_seq), PgParam::texts(kinds),
             PgParam::byteas(bodies), PgParam::byteas(hashes), PgParam::byteas(sigs)},
            deadline_ms_);
        const auto kind = answer_from(cell(rows, 0));
        if (!kind) {
            throw PgFault{PgFault::Kind::Server, {}, "an unknown answer: " + cell(rows, 0)};
        }
        return {*kind, std::stoll(cell(rows, 1)), from_hex(cell(rows, 2))};
    });
}

Answer<CatalogueChanges> PostgresCentral::pull(std::int64_t since, std::int64_t at_most) {
    return link_->call<CatalogueChanges>(
        url_, deadline_ms_, [&](PgConnection& connection) -> CatalogueChanges {
            const auto rows = connection.query(
                kPull, {PgParam::number(since), PgParam::number(at_most)}, deadline_ms_);
            Sha256 digest;
            digest.add(cell(rows, 3));
            if (digest.finish() != from_hex(cell(rows, 4))) {
                throw PgFault{PgFault::Kind::Offline, {}, "the catalogue arrived damaged"};
            }
            return {std::stoll(cell(rows, 0)), std::stoll(cell(rows, 1)), cell(rows, 2) == "t",
                    cell(rows, 3)};
        });
}

Answer<RefundChanges> PostgresCentral::pull_refunds(std::int64_t since, std::int64_t at_most) {
    return link_->call<RefundChanges>(
        url_, deadline_ms_, [&](PgConnection& connection) -> RefundChanges {
            const auto rows = connection.query(
                kPullRefunds, {PgParam::number(since), PgParam::number(at_most)}, deadline_ms_);
            return {std::stoll(cell(rows, 0)), std::stoll(cell(rows, 1)), cell(rows, 2) == "t",
                    texts_of(cell(rows, 3))};
        });
}

Answer<FoundReceipt> PostgresCentral::find_receipt(const std::string& receipt) {
    return link_->call<FoundReceipt>(
        url_, deadline_ms_, [&](PgConnection& connection) -> FoundReceipt {
            const auto rows = connection.query(kFind, {PgParam::text(receipt)}, deadline_ms_);
            if (rows.size() == 1 && !rows.front().empty() && !rows.front().front()) return {};
            return {cell(rows, 0), texts_of(cell(rows, 1))};
        });
}

}  // namespace db::sync
