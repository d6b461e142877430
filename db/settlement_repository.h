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
        : database_{database}, journal_{journal}, pieces_{database} {}

    // Refuses what check_terms() refuses, and what would tell another share of goods that were
    // settled in a closed period than the terms did then (Problem::field "settled").
    kiosk::Status save_terms(const TillKey& key, std::string_view producer,
                             const std::vector<kiosk::Terms>& terms, const kiosk::StaffCode& by);
    std::vector<kiosk::Terms> terms(std::string_view producer);

    // Open periods may be years long: call read_ahead() until it answers 0, a month a time, and
    // everything below finds finished months ready.
    std::size_t read_ahead(kiosk::Date today);
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
    FiguresWish wish_until(kiosk::Date until);
    std::vector<kiosk::SettledGoods> settled_goods(std::string_view producer);
    std::optional<kiosk::Problem> settled_on(std::string_view producer,
                                             const std::vector<kiosk::Terms>& wanted);
    kiosk::ClosedPeriod at(std::int64_t seq);
    std::optional<kiosk::ClosedPeriod> by_id(const kiosk::SaleId& id);
    std::optional<kiosk::Problem> why_not(const kiosk::Statement& statement,
                                          const std::optional<kiosk::Date>& settled);

    Database& database_;
    Journal& journal_;
    SettlementPieces pieces_;
};

}  // namespace db
