// A till's epochs. One ends when the till is put back from a backup, so that entries it had given
// out are gone, or when it turns out to be a clone: what it would number next may be taken. The
// next one has a higher number and counts from 1, receipts as well as entries; its chain begins
// with 32 NULs, and its first entry, of kind "epoch", names the last one before it:
//
//   {"v":1,"at_ms":…,"epoch":2,"till":"K01","reason":"restored"|"cloned",
//    "after":{"epoch":1,"seq":812,"hash":"hex of 64 digits"}}
//
// `journal.seq` runs on over all epochs and orders this file; what is hashed and what the centre
// counts is the number within the epoch: seq - before. An epoch without entries is possible.
// Private to db; one thread at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace db {

struct Epoch {
    std::int64_t number{1};
    std::string till;        // the name its entries are hashed with
    std::int64_t before{0};  // the last seq that is not its own
    std::string reason;      // "new", "restored", "cloned"
    std::int64_t delivered_seq{0};
};

std::vector<Epoch> epochs(Database& database);  // the oldest first, at least one
Epoch epoch_at(Database& database, std::int64_t seq);

// Within the caller's transaction; needs no key, the entry is written with the next one. Nothing of
// it counts as delivered.
void begin_epoch(Database& database, std::int64_t number, std::string_view till,
                 std::string_view reason, std::int64_t at_ms);

// The body of an epoch's first entry, and whether `body` is one that fits.
struct EpochOpening {
    std::int64_t at_ms{0};
    std::int64_t after_epoch{0};
    std::int64_t after_seq{0};  // within its epoch
    std::string after_hash;     // 32 raw bytes
};
std::string encode_opening(const Epoch& epoch, const EpochOpening& opening);
bool opening_fits(std::string_view body, const Epoch& epoch, const EpochOpening& opening);

}  // namespace db
