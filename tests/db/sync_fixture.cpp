#include "tests/db/sync_fixture.h"

#include <stdexcept>

#include "db/journal_hash.h"
#include "db/sync/central_admin.h"

namespace fixture {

namespace sync = db::sync;

constexpr std::int64_t kPatienceMs = 20'000;

support::PostgresCluster& cluster() {
    static support::PostgresCluster only;
    return only;
}

Centre::Centre() {
    static int number = 0;
    const std::string name = "centre" + std::to_string(++number);
    sync::PgConnection admin{sync::PgUrl{cluster().url()}, kPatienceMs};
    admin.execute("CREATE DATABASE " + name, kPatienceMs);
    url_ = cluster().url(name);
    const auto applied = sync::apply_schema(url_);
    if (!applied) {
        throw std::runtime_error{applied.problem().line(kiosk::Language::English)};
    }
}

std::string Centre::ask(const std::string& sql) const {
    sync::PgConnection admin{sync::PgUrl{url_}, kPatienceMs};
    const auto rows = admin.query(sql.c_str(), {}, kPatienceMs);
    return rows.empty() || rows[0].empty() ? std::string{} : rows[0][0].value_or("");
}

std::int64_t Centre::count(const std::string& table) const {
    return std::stoll(ask("SELECT count(*) FROM ocop." + table));
}

std::string Centre::enroll(const std::string& name, std::string_view public_key,
                           std::int64_t epoch) const {
    auto enrolled = sync::enroll(url_, name, {name, epoch, std::string{public_key}});
    if (!enrolled) {
        throw std::runtime_error{enrolled.problem().line(kiosk::Language::English)};
    }
    return *enrolled;
}

Till::Till(const Centre& centre, const std::string& name)
    : store{folder.path(), db::Mode::Write, clock} {
    store.set_till(name);
    url = centre.enroll(name, store.identity().public_key);
}

void Till::sell(int sales) {
    for (int i = 0; i < sales; ++i) {
        store.save_sale(sample_sale());
    }
}

sync::SyncOutcome Till::sync(sync::Central& central) {
    return sync::sync_once(store, central, clock);
}

sync::SyncOutcome Till::sync() { return sync::sync_once(store, url, clock); }

std::vector<db::Journaled> chain(const std::string& till, std::int64_t epoch,
                                 std::int64_t first_seq, std::string prev,
                                 const std::vector<std::string>& bodies, const std::string& kind) {
    std::vector<db::Journaled> entries;
    for (const std::string& body : bodies) {
        const auto seq = first_seq + static_cast<std::int64_t>(entries.size());
        std::string hash = db::journal_hash(till, epoch, seq, prev, body);
        entries.push_back({seq, kind, body, prev, hash, std::string(64, 's')});
        prev = std::move(hash);
    }
    return entries;
}

sync::PushAnswer push(const std::string& url, std::int64_t epoch, std::int64_t first_seq,
                      const std::vector<db::Journaled>& entries) {
    sync::PostgresCentral central{url};
    auto answer = central.push(epoch, first_seq, entries);
    if (const auto* fault = std::get_if<sync::CentralFault>(&answer)) {
        throw std::runtime_error{fault->problem.line(kiosk::Language::English)};
    }
    return std::get<sync::PushAnswer>(answer);
}

}  // namespace fixture
