// The centre as the sync loop sees it: entries go up, catalogue changes come down. What goes wrong
// on the way is a value, because it is expected: a till sells on without a centre. One thread at a
// time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

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

// Refunds that were given at other tills.
struct RefundChanges {
    std::int64_t generation{0};
    std::int64_t up_to{0};
    bool more{false};
    std::vector<std::string> bodies;
};
// Another till's receipt, as the centre has it; none: it has not, or not yet.
struct FoundReceipt {
    std::optional<std::string> sale;  // bodies, as they were journaled
    std::vector<std::string> refunds;
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
    virtual Answer<RefundChanges> pull_refunds(std::int64_t since, std::int64_t at_most) = 0;
    // By its number ("K01-1-000123") or its sale's id.
    virtual Answer<FoundReceipt> find_receipt(const std::string& receipt) = 0;
};

}  // namespace db::sync
