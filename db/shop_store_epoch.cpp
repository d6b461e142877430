// ShopStore's epochs: beginning one, and saying anew what the centre never had of those before.
#include <algorithm>
#include <map>
#include <set>

#include "db/epoch.h"
#include "db/journal_hash.h"
#include "db/shop_store_impl.h"

namespace db {
namespace {

// A restored shop may have years to say anew: not all of it in one transaction.
constexpr std::size_t kAtOnce = 2'000;
constexpr const char* kOriginals = "SELECT seq, original FROM anew ORDER BY seq";
constexpr const char* kSettled =
    "UPDATE epoch SET delivered_seq = ?2 WHERE epoch = ?1 AND epoch < (SELECT epoch FROM till)";
constexpr const char* kOutstanding =
    "SELECT coalesce(sum(max(0, (SELECT coalesce(min(n.first_seq), e.first_seq) - 1 FROM epoch n "
    "WHERE n.epoch > e.epoch) - max(e.delivered_seq, e.first_seq - 1))), 0) "
    "FROM epoch e WHERE e.epoch < (SELECT epoch FROM till)";
constexpr const char* kNewestId =
    "SELECT max(id) FROM (SELECT max(id) AS id FROM sale UNION ALL SELECT max(id) FROM refund)";

std::vector<EpochSpan> former(Database& database) {
    const std::vector<Epoch> all = epochs(database);
    std::vector<EpochSpan> spans;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        spans.push_back({all[i].number, all[i].till, all[i].before, all[i + 1].before});
    }
    return spans;
}

// What of the former epochs the centre has neither as it was nor anew.
std::vector<std::int64_t> outstanding(Database& database, Journal& journal,
                                      const std::vector<DeliveredEpoch>& delivered) {
    const std::vector<Epoch> all = epochs(database);
    const std::int64_t current = all.back().number;
    const auto is_there = [&](std::int64_t seq) {
        const auto of = std::find_if(all.rbegin(), all.rend(),
                                     [&](const Epoch& one) { return one.before < seq; });
        if (of == all.rend()) return false;
        // What is in the newest epoch is delivered by the ordinary way.
        if (of->number == current) return true;
        const auto known = std::ranges::find(delivered, of->number, &DeliveredEpoch::number);
        return known != delivered.end() && seq <= of->before + known->entries;
    };
    std::map<std::int64_t, std::int64_t> original_of;
    std::set<std::int64_t> said;
    Query query = database.query(kOriginals);
    while (query.next()) {
        original_of[query.number(0)] = query.number(1);
        if (is_there(query.number(0))) said.insert(query.number(1));
    }
    std::vector<std::int64_t> missing;
    for (std::int64_t seq = 1; seq <= all.back().before; ++seq) {
        const auto copy = original_of.find(seq);
        const std::int64_t original = copy == original_of.end() ? seq : copy->second;
        if (is_there(seq) || is_there(original) || !said.insert(original).second) continue;
        const bool is_opening = journal.after(original - 1, 1).front().kind == "epoch";
        if (!is_opening) missing.push_back(original);
    }
    return missing;
}

}  // namespace

std::vector<EpochSpan> ShopStore::former_epochs() {
    return impl_->read([&] { return former(*impl_->database); });
}

void ShopStore::begin_epoch(std::int64_t number, std::string_view till) {
    impl_->write([&](const TillKey& key) {
        const TillIdentity now = till_identity(*impl_->database);
        if (number <= now.epoch) {
            throw refusal({"Kỳ mới chưa được mở", "No new epoch was begun"},
                          {"kỳ " + std::to_string(number) + " không sau kỳ hiện nay",
                           "epoch " + std::to_string(number) + " does not follow the present one"});
        }
        const std::string_view name = is_till_name(till) ? till : std::string_view{now.till};
        db::begin_epoch(*impl_->database, number, name, "cloned", impl_->clock.now_ms());
        impl_->journal->open_epoch(key);
    });
}

std::int64_t ShopStore::journal_anew(const std::vector<DeliveredEpoch>& delivered) {
    const std::vector<std::int64_t> missing =
        impl_->read([&] { return outstanding(*impl_->database, *impl_->journal, delivered); });
    for (std::size_t from = 0; from < missing.size(); from += kAtOnce) {
        impl_->write([&](const TillKey& key) {
            for (std::size_t i = from; i < std::min(from + kAtOnce, missing.size()); ++i) {
                impl_->journal->append_anew(key, impl_->journal->after(missing[i] - 1, 1).front());
            }
        });
    }
    impl_->write([&](const TillKey&) {
        for (const EpochSpan& span : former(*impl_->database)) {
            Query settled = impl_->database->query(kSettled);
            settled.with(span.number, span.last).run();
        }
    });
    return static_cast<std::int64_t>(missing.size());
}

bool ShopStore::holds(std::int64_t seq, std::string_view hash) {
    return impl_->read([&] {
        const TillIdentity till = till_identity(*impl_->database);
        if (seq <= till.before) return seq == till.before && hash == journal_origin();
        const auto entry = impl_->journal->after(seq - 1, 1);
        return !entry.empty() && entry.front().hash == hash;
    });
}

std::int64_t ShopStore::waiting() {
    return impl_->read([&] {
        return impl_->journal->last_seq() - impl_->database->number("SELECT acked_seq FROM till") +
               impl_->database->number(kOutstanding);
    });
}

std::optional<kiosk::SaleId> ShopStore::newest_sale_id() {
    return impl_->read([&]() -> std::optional<kiosk::SaleId> {
        Query query = impl_->database->query(kNewestId);
        if (!query.next() || query.is_null(0)) return std::nullopt;
        return sale_id_in(query.view(0));
    });
}

}  // namespace db
