// Appends to the journal inside the caller's transaction: numbered, chained, signed. Reads it back.
// db/journal_hash.h has the bytes, db/epoch.h the epochs. Private to db; one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/clock_watch.h"
#include "db/database.h"
#include "db/epoch.h"
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
    Journal(Database& database, const kiosk::Clock& clock)
        : database_{database}, clock_{clock}, watch_{clock} {}

    // Needs a transaction and the writer lock. What must stand before it is journaled first, as
    // entries of their own: a new epoch's beginning, and a step of the clock (db/clock_watch.h).
    Appended append(const TillKey& key, std::string_view kind, std::string_view body);
    // The beginning of a new epoch, where it is still to be written.
    void open_epoch(const TillKey& key);
    // An entry of a former epoch once more, byte for byte.
    void append_anew(const TillKey& key, const Journaled& original);
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
    // Writes down first what must stand before an entry that is appended now.
    Head ready(const TillKey& key);
    Head add(const TillKey& key, const Head& last, std::string_view kind, std::string_view body);
    // The same with a body that is final.
    Head chain(const TillKey& key, const Head& last, std::string_view kind, std::string_view body,
               std::int64_t at_ms);
    Head opened(const TillKey& key, const Head& last);

    Database& database_;
    const kiosk::Clock& clock_;
    ClockWatch watch_;
};

// Kind and time of an entry are part of what is hashed: its body, a JSON object, ends with
// "entry":{"kind":"sale","at_ms":…}. Bodies of older programs do not have it.
std::string marked(std::string_view body, std::string_view kind, std::int64_t at_ms);
// Whether a body that says its kind and time says these; one that does not say them fits.
bool mark_fits(std::string_view body, std::string_view kind, std::int64_t at_ms);

}  // namespace db
