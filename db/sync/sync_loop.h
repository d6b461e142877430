// One round with the centre: what waits goes up, what is new in the catalogue comes down. Safe to
// break off anywhere and to repeat: the till's own entries are the outbox, the centre answers what
// it already has. One thread, with a ShopStore of its own. Storage faults throw db::Error.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "db/shop_store.h"
#include "db/sync/central.h"

namespace db::sync {

inline constexpr std::size_t kBatch = 500;
inline constexpr std::int64_t kCatalogueBatch = 1'000;

enum class SyncState {
    Done,     // nothing waits, or the caller stopped it
    Offline,  // out of reach; try again after backoff_ms()
    Refused,  // somebody has to act; the till sells on
};

struct SyncOutcome {
    std::int64_t delivered{0};  // entries the centre took in this round
    std::int64_t acked_seq{0};
    std::int64_t waiting{0};  // entries it does not have yet
    std::int64_t pulled{0};   // goods, people, promotions changed or withdrawn
    SyncState state{SyncState::Done};
    std::optional<kiosk::Problem> problem;
};

// `progress` is told entries delivered and entries there were; false stops between two batches.
SyncOutcome sync_once(ShopStore& store, Central& central, const kiosk::Clock& clock,
                      const Progress& progress = {});
// The same with the PostgreSQL at `url`.
SyncOutcome sync_once(ShopStore& store, const std::string& url, const kiosk::Clock& clock,
                      const Progress& progress = {});

// Another till's receipt, by its number or its sale's id, with what came back of it: kept in the
// store where the centre has it. Answers why it could not be asked; nothing where it could.
std::optional<kiosk::Problem> fetch_receipt(ShopStore& store, const std::string& url,
                                            const std::string& receipt);

// How long to wait after `failures` rounds in a row (1, 2, …) that did not succeed: doubling from
// two seconds up to two minutes, spread by `random` (0…999) over the upper half, so that a hundred
// tills do not come back together.
std::int64_t backoff_ms(int failures, std::uint32_t random);

}  // namespace db::sync
