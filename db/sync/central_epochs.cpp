// A till that was put back or cloned, as the centre knows it: how far it has the former epochs.
#include <algorithm>

#include "db/journal_hash.h"
#include "db/sync/admin_calls.h"
#include "db/sync/central_admin.h"

namespace db::sync {
namespace {

constexpr const char* kHighest =
    "SELECT coalesce(max(epoch), 0) FROM ocop.till WHERE till = $1 OR public_key = $2";
constexpr const char* kKnown =
    "SELECT till, last_seq FROM ocop.till WHERE public_key = $1 AND epoch = $2 "
    "AND journal_till = $3";
constexpr const char* kHash =
    "SELECT encode(hash, 'hex') FROM ocop.journal WHERE till = $1 AND epoch = $2 AND seq = $3";

// The entries from the first on that are the same here and there: a chain, so that where one is
// the same, all before it are.
std::int64_t common_entries(PgConnection& connection, ShopStore& store, const std::string& till,
                            const EpochSpan& span, std::int64_t there) {
    std::int64_t same = 0;
    std::int64_t other = std::min(there, span.last - span.before) + 1;
    while (same + 1 < other) {
        const std::int64_t seq = other - same > 2 ? same + (other - same) / 2 : same + 1;
        const auto rows = connection.query(
            kHash, {PgParam::text(till), PgParam::number(span.number), PgParam::number(seq)},
            kStepMs);
        const auto here = store.entries_after(span.before + seq - 1, 1);
        const bool is_same =
            !rows.empty() && !here.empty() && rows[0][0].value_or("") == to_hex(here.front().hash);
        (is_same ? same : other) = seq;
    }
    return same;
}

}  // namespace

kiosk::Result<std::int64_t> next_epoch(const std::string& url, std::string_view kiosk_name,
                                       const TillIdentity& till) {
    std::string where;
    try {
        PgUrl address{url};
        where = address.where();
        PgConnection connection = connected(address);
        connection.execute("BEGIN; SET LOCAL ROLE ocop_owner", kStepMs);
        const auto rows = connection.query(
            kHighest, {PgParam::text(std::string{kiosk_name}), PgParam::bytea(till.public_key)},
            kStepMs);
        return std::max<std::int64_t>(std::stoll(rows.at(0).at(0).value_or("0")), till.epoch) + 1;
    } catch (const PgFault& fault) {
        return for_administrator(fault, where);
    }
}

kiosk::Result<std::int64_t> hand_over(const std::string& url, ShopStore& store) {
    const std::vector<EpochSpan> spans = store.former_epochs();
    if (spans.empty()) {
        return std::int64_t{0};
    }
    std::string where;
    try {
        PgUrl address{url};
        where = address.where();
        PgConnection connection = connected(address);
        connection.execute("BEGIN; SET LOCAL ROLE ocop_owner", kStepMs);
        const std::string key = store.identity().public_key;
        std::vector<DeliveredEpoch> delivered;
        for (const EpochSpan& span : spans) {
            const auto rows = connection.query(
                kKnown,
                {PgParam::bytea(key), PgParam::number(span.number), PgParam::text(span.till)},
                kStepMs);
            std::int64_t entries = 0;
            for (const PgRow& row : rows) {
                entries = std::max(entries, common_entries(connection, store, row[0].value_or(""),
                                                           span, std::stoll(row[1].value_or("0"))));
            }
            delivered.push_back({span.number, entries});
        }
        return store.journal_anew(delivered);
    } catch (const PgFault& fault) {
        return for_administrator(fault, where);
    }
}

}  // namespace db::sync
