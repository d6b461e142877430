// What the shop's storage answers besides the shop's own values (shop_store.h). Plain values; any
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/goods_change.h"
#include "kiosk/core/product.h"
#include "kiosk/core/result.h"
#include "kiosk/core/sale.h"
#include "kiosk/core/staff.h"

namespace db {

// What the store answers once a sale is durable. A repeated request_id or sale id answers the first
// one with `repeated` set, and records nothing.
struct StoredSale {
    kiosk::SaleId id;
    std::string number;      // "K01-1-000123": till, epoch, gapless receipt number
    std::string short_hash;  // first 8 hex digits of the journal entry's hash
    kiosk::Money total;      // payable
    kiosk::Money change;
    bool repeated{false};
    std::int64_t print_job{0};  // where its receipt was asked for and still waits
};

// Likewise of a refund.
struct StoredRefund {
    kiosk::SaleId id;
    std::string number;  // from the sales' own sequence
    std::string short_hash;
    kiosk::Money paid;
    bool repeated{false};
    std::int64_t print_job{0};
};

struct ProductFilter {
    std::optional<kiosk::Group> group;
    std::string province_today;  // empty: any
    std::optional<int> stars{};  // then neither group nor province
};

// Goods of the same hands, place and group; none of them twice.
struct Related {
    std::vector<kiosk::Product> same_producer, same_place, same_group;
    std::string place;  // what same_place has in common: a commune, or a province of today
};

struct GroupCount {
    std::string key;
    std::int64_t products{0};
};

struct VerifyProblem {
    std::int64_t entry{0};  // journal seq, 0 where none
    kiosk::Text what;
};
struct VerifyReport {
    bool ok{true};
    std::int64_t sales{0};
    std::int64_t entries{0};
    std::string head;  // hex of the last hash
    std::vector<VerifyProblem> problems;
};

struct Journaled {  // one entry as it is stored and sent
    std::int64_t seq{0};
    std::string kind;
    std::string body;
    std::string prev, hash, sig;  // raw bytes: 32, 32, 64
};
struct TillIdentity {
    std::string till;  // "K01"
    std::int64_t epoch{1};
    std::string public_key;  // 32 raw bytes
    // The last seq before this epoch: what the centre counts is seq - before.
    std::int64_t before{0};
};
struct EpochSpan {  // an epoch that is over: seq before + 1 … last
    std::int64_t number{1};
    std::string till;
    std::int64_t before{0};
    std::int64_t last{0};
};
struct DeliveredEpoch {  // how many entries of it, from its first, the centre has as they are here
    std::int64_t number{1};
    std::int64_t entries{0};
};

// How far the centre's catalogue has been read: another generation begins anew.
struct PulledMark {
    std::int64_t generation{0};
    std::int64_t up_to{0};
    friend bool operator==(const PulledMark&, const PulledMark&) = default;
};

// Answer to an edit. `now`: somebody else (the centre, another person) changed it since it was
// read, nothing was stored, and this is how it stands.
struct GoodsSaved {
    std::vector<kiosk::FieldChange> changes;  // what was stored
    std::optional<kiosk::Product> now;
};
// A catalogue to come, compared with the one that is there.
struct CatalogueImport {
    std::vector<kiosk::Product> products;
    bool withdraw_missing{false};  // what the file does not have leaves the catalogue
    kiosk::StaffCode by;           // empty: from the command line
};
struct ImportPreview {
    struct Changed {
        kiosk::ProductId id;
        std::string name;
        std::vector<kiosk::FieldChange> fields;
    };
    struct Named {
        kiosk::ProductId id;
        std::string name;
    };
    std::int64_t added{0}, changed{0}, unchanged{0}, missing{0};
    // The first of each; a file may have a million.
    std::vector<Named> new_ones, missing_ones;
    std::vector<Changed> changed_ones;
    bool stopped{false};
};
struct ProducerCount {
    kiosk::Producer producer;
    std::int64_t products{0};
};

}  // namespace db
