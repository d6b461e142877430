#include "db/restore_epoch.h"

#include <unistd.h>

#include <algorithm>

#include "db/epoch.h"
#include "db/journal.h"
#include "db/migrations.h"
#include "db/shop_store_impl.h"

namespace db {
namespace {

constexpr const char* kTill = "SELECT epoch, public_key FROM till";
constexpr const char* kHead = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1";
constexpr const char* kHas = "SELECT count(*) FROM journal WHERE seq = ? AND hash = ?";
constexpr const char* kKeptName = "kiosk-before-restore-";

struct Life {
    std::int64_t epoch{0};
    std::string public_key;
    std::int64_t seq{0};
    std::string hash;
};

// Nothing where the file cannot be read as a shop's database, of whatever version.
std::optional<Life> life_of(const std::filesystem::path& file) {
    if (!std::filesystem::is_regular_file(file)) {
        return std::nullopt;
    }
    try {
        Database database{file, Database::Access::Read};
        return database.guarded([&]() -> std::optional<Life> {
            Query till = database.query(kTill);
            if (!till.next()) {
                return std::nullopt;
            }
            Life life{till.number(0), till.text(1), 0, {}};
            Query head = database.query(kHead);
            if (head.next()) {
                life.seq = head.number(0);
                life.hash = head.text(1);
            }
            return life;
        });
    } catch (const Error&) {
        return std::nullopt;
    }
}

bool has_entry(const std::filesystem::path& file, std::int64_t seq, const std::string& hash) {
    Database database{file, Database::Access::Read};
    return database.guarded([&] {
        Query has = database.query(kHas);
        return has.with(seq, Query::Blob{hash}).next() && has.number(0) == 1;
    });
}

// 2611251430 for 2026-11-25 14:30 at the till.
std::int64_t minute_number(std::int64_t now_ms) {
    std::string digits = kiosk::rfc3339(now_ms).substr(2, 14);
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    return std::stoll(digits);
}

std::int64_t highest_kept(const std::filesystem::path& folder) {
    std::int64_t highest = 0;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator{folder, failed}) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(kKeptName) && name.ends_with(".db")) {
            const auto life = life_of(entry.path());
            highest = std::max(highest, life ? life->epoch : 0);
        }
    }
    return highest;
}

}  // namespace

std::optional<std::int64_t> epoch_after_restore(const std::filesystem::path& folder,
                                                const std::filesystem::path& backup,
                                                const kiosk::Clock& clock) {
    const Life put_back = life_of(backup).value_or(Life{});
    const auto replaced = life_of(folder / kDatabaseName);
    const bool is_known = replaced && replaced->public_key == put_back.public_key;
    if (is_known && replaced->epoch == put_back.epoch &&
        (replaced->seq == 0 || has_entry(backup, replaced->seq, replaced->hash))) {
        return std::nullopt;
    }
    const std::int64_t next =
        1 + std::max({put_back.epoch, is_known ? replaced->epoch : 0, highest_kept(folder)});
    return is_known ? next : std::max(next, minute_number(clock.now_ms()));
}

TillIdentity begin_restored_epoch(const std::filesystem::path& file, std::int64_t number,
                                  const kiosk::Clock& clock) {
    TillIdentity till;
    {
        Database database{file, Database::Access::Write};
        database.guarded([&] {
            migrate(database, {});
            SQLite::Transaction transaction{database.handle(),
                                            SQLite::TransactionBehavior::IMMEDIATE};
            begin_epoch(database, number, till_identity(database).till, "restored", clock.now_ms());
            transaction.commit();
            till = till_identity(database);
        });
    }
    for (const char* helper : {"-wal", "-shm", "-journal"}) {
        ::unlink((file.string() + helper).c_str());
    }
    return till;
}

}  // namespace db
