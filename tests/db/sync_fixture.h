// What the tests of sync share: one real PostgreSQL a program, a fresh centre a test, tills
// enrolled at it, and hand-made journals for what no honest till would send.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "db/sync/central.h"
#include "db/sync/pg_connection.h"
#include "db/sync/postgres_central.h"
#include "db/sync/sync_loop.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/postgres_cluster.h"

namespace fixture {

support::PostgresCluster& cluster();

// A new database with the schema applied.
class Centre {
public:
    Centre();
    const std::string& url() const { return url_; }
    // As the administrator; the first cell as text, "" for null or no row.
    std::string ask(const std::string& sql) const;
    std::int64_t count(const std::string& table) const;
    // Enrols and answers the kiosk's URL; throws the Problem's line.
    std::string enroll(const std::string& name, std::string_view public_key,
                       std::int64_t epoch = 1) const;

private:
    std::string url_;
};

// A till with its own folder, renamed and enrolled at a centre.
struct Till {
    Till(const Centre& centre, const std::string& name);
    void sell(int sales);
    db::sync::SyncOutcome sync(db::sync::Central& central);
    db::sync::SyncOutcome sync();

    Folder folder;
    kiosk::ManualClock clock{kNoonMs};
    db::ShopStore store;
    std::string url;
};

// A journal by hand: `bodies` of kind 'sale' (or `kind`), chained after `prev`.
std::vector<db::Journaled> chain(const std::string& till, std::int64_t epoch,
                                 std::int64_t first_seq, std::string prev,
                                 const std::vector<std::string>& bodies,
                                 const std::string& kind = "sale");

db::sync::PushAnswer push(const std::string& url, std::int64_t epoch, std::int64_t first_seq,
                          const std::vector<db::Journaled>& entries);

}  // namespace fixture
