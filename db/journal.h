// Appends to the journal inside the caller's transaction: numbered, chained, signed. Reads it back.
// db/journal_hash.h has the bytes. Private to db; one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "db/shop_store.h"
#include "db/till_key.h"

namespace db {

struct Appended {
    std::int64_t seq{0};
    std::string hash;  // 32 bytes
};

TillIdentity till_identity(Database& database);

class Journal {
public:
    Journal(Database& database, const kiosk::Clock& clock) : database_{database}, clock_{clock} {}

    // Needs a transaction and the writer lock. A clock that went back by more than
    // kClockStepMs since the last entry is journaled first, as an entry of its own.
    Appended append(const TillKey& key, std::string_view kind, std::string_view body);
    // Gives every entry the till's new name by making the chain anew; only for a journal nobody
    // else has seen. The triggers are lifted inside the caller's transaction.
    void rename_till(const TillKey& key, std::string_view till);

    std::int64_t now_ms() const { return clock_.now_ms(); }
    std::int64_t last_seq();
    std::vector<Journaled> after(std::int64_t seq, std::size_t limit);

private:
    struct Head {
        std::int64_t seq{0};
        std::string hash;
        std::int64_t at_ms{0};
    };
    Head head();
    Head add(const TillKey& key, const Head& last, std::string_view kind, std::string_view body);

    Database& database_;
    const kiosk::Clock& clock_;
};

inline constexpr std::int64_t kClockStepMs = 60'000;

}  // namespace db
