// What was agreed with producers, what they are owed, and the periods that are closed. Private to
// db; one thread at a time; what writes needs a transaction under the writer lock.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/journal.h"
#include "db/settlement_figures.h"
#include "kiosk/core/settlement.h"

namespace db {

class SettlementRepository {
public:
    SettlementRepository(Database& database, Journal& journal)
        : database_{database}, journal_{journal} {}

    kiosk::Status save_terms(const TillKey& key, std::string_view producer,
                             const std::vector<kiosk::Terms>& terms, const kiosk::StaffCode& by);
    std::vector<kiosk::Terms> terms(std::string_view producer);

    std::vector<kiosk::ProducerAccount> accounts(kiosk::Date today);
    kiosk::Statement statement(std::string_view producer, std::optional<kiosk::Date> from,
                               kiosk::Date until);

    kiosk::Result<kiosk::ClosedPeriod> close(const TillKey& key, const kiosk::SaleId& id,
                                             std::string_view producer, kiosk::Date until,
                                             const kiosk::StaffCode& by);
    std::vector<kiosk::ClosedPeriod> closed(std::string_view producer);
    std::optional<kiosk::ClosedPeriod> closed_by_number(std::string_view number);
    kiosk::Result<kiosk::ClosedPeriod> pay(const TillKey& key, std::string_view number,
                                           const kiosk::PeriodPayment& payment);

private:
    std::map<std::string, PeriodMark> marks();
    kiosk::ClosedPeriod at(std::int64_t seq);
    std::optional<kiosk::ClosedPeriod> by_id(const kiosk::SaleId& id);
    std::optional<kiosk::Problem> why_not(const kiosk::Statement& statement,
                                          const std::optional<kiosk::Date>& settled);

    Database& database_;
    Journal& journal_;
};

// The entries of kinds "terms", "settlement" and "settlement_paid" against their tables.
class SettlementCheck {
public:
    explicit SettlementCheck(Database& database) : database_{database} {}
    // What does not fit of this entry, in words; nothing where it is of another kind.
    std::optional<kiosk::Text> take(const Journaled& entry);
    std::vector<kiosk::Text> misfits();

private:
    Database& database_;
    std::map<std::string, std::string> terms_;  // producer → its last list
    std::int64_t settlements_{0};
    std::int64_t payments_{0};
};

}  // namespace db
