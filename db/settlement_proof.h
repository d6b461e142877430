// Proves terms and settlements by the journal: their tables are what the entries say, and what a
// closed statement says is what the entries before it add up to, product by product, on the terms
// there were. Fed by verify with every entry, in its order. Private to db; one thread at a time.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "db/database.h"
#include "db/journal.h"
#include "db/settlement_body.h"
#include "kiosk/core/refund.h"
#include "kiosk/core/sale.h"
#include "kiosk/core/settlement.h"

namespace db {

class SettlementProof {
public:
    explicit SettlementProof(Database& database);
    // What does not fit of this entry, in words; nothing where it is of another kind. Entries of
    // kinds "sale" and "refund" come decoded instead.
    std::optional<kiosk::Text> take(const Journaled& entry);
    void sold(std::int64_t seq, const kiosk::Sale& sale);
    void returned(std::int64_t seq, const kiosk::Refund& refund);
    // After the last entry: rows that no entry speaks of.
    std::vector<kiosk::Text> misfits();

private:
    // Of one product on one day, of what no closed statement holds yet.
    struct Traded {
        std::string name;
        std::vector<kiosk::SoldOn> sold;  // one for each group it was in
        std::vector<kiosk::SoldOn> back;  // `day` is that of their sale
        kiosk::MovedOn moved;
        kiosk::Quantity shelf;  // by how much the shelf changed
        kiosk::SoldOn& sold_as(kiosk::Group group);
    };
    struct Account {  // of a producer that was ever settled with
        std::map<std::pair<kiosk::ProductId, kiosk::Date>, Traded> open;
        std::map<kiosk::ProductId, kiosk::Quantity> shelf;  // at the end of its last period
    };
    struct Expected;

    Traded* open_on(const std::string& producer, const kiosk::ProductId& product, kiosk::Date day);
    std::optional<kiosk::Text> take_settlement(std::int64_t seq, const std::string& body);
    void moved(const std::string& body);
    std::optional<kiosk::Text> prove(const kiosk::Statement& closed);
    Expected close(Account& account, const kiosk::Statement& closed);
    std::optional<kiosk::Date> day_of_sale(const kiosk::SaleId& id);

    Database& database_;
    std::int64_t stock_since_{0};
    std::map<std::string, std::string> terms_;  // producer → its last list, as stored
    std::unordered_map<std::string, Account> accounts_;
    std::unordered_map<std::string, std::string> producers_;  // of each product, the first
    std::set<std::string> moved_on_;                          // products of several producers
    std::int64_t settlements_{0};
    std::int64_t payments_{0};
};

}  // namespace db
