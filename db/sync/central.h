// The centre as the sync loop sees it: entries go up, catalogue changes come down. What goes wrong
// on the way is a value, because it is expected: a till sells on without a centre. One thread at a
// time.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>

#include "db/shop_store.h"
#include "kiosk/core/result.h"

namespace db::sync {

struct PushAnswer {
    // As db/central/0002_push.sql explains them.
    enum class Kind { Ok, Gap, Fork, WrongEpoch, BadChain, Quarantined };
    Kind kind{Kind::Ok};
    std::int64_t acked_seq{0};  // the last entry the centre has
    std::string acked_hash;     // its 32 bytes
};

struct CatalogueChanges {
    std::int64_t generation{0};
    std::int64_t up_to{0};
    bool more{false};
    std::string items;  // JSON: [{"product_id","withdrawn","item":{column: text}}]
};

struct CentralFault {
    enum class Kind {
        Offline,  // out of reach, too slow, or broke off: the outcome is unknown, send again later
        Refused,  // the centre will not talk to this till until a person has acted
    };
    Kind kind{Kind::Offline};
    kiosk::Problem problem;
};

template <typename T>
using Answer = std::variant<T, CentralFault>;

class Central {
public:
    virtual ~Central() = default;
    // Entries first_seq, first_seq + 1, …; none: only asks where the centre is.
    virtual Answer<PushAnswer> push(std::int64_t epoch, std::int64_t first_seq,
                                    std::span<const Journaled> entries) = 0;
    virtual Answer<CatalogueChanges> pull(std::int64_t since, std::int64_t at_most) = 0;
};

}  // namespace db::sync
