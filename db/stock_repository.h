// The shelves: what is on hand, what moved it, what is on the way. Private to db; one thread at a
// time; record() needs a transaction under the writer lock.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "db/catalogue_repository.h"
#include "db/journal.h"
#include "db/lot_repository.h"
#include "db/stock_pace.h"
#include "db/terms_book.h"
#include "kiosk/core/settlement.h"
#include "kiosk/core/stock.h"

namespace db {

class StockRepository {
public:
    StockRepository(Database& database, Journal& journal, CatalogueRepository& catalogue,
                    LotRepository& lots)
        : database_{database},
          journal_{journal},
          catalogue_{catalogue},
          lots_{lots},
          pace_{database} {}

    // Journals and projects the move, filled in: names, expiry and consignment of its lines, what a
    // count expected. One of a known id answers the first and records nothing. Refuses what
    // check_move() refuses, unknown goods, parts of a piece, consignment that was not agreed, and a
    // transfer that is not on the way.
    kiosk::Result<kiosk::StockMove> record(const TillKey& key, const kiosk::StockMove& move);

    kiosk::StockList list(kiosk::StockFilter filter, std::string_view words, std::size_t limit,
                          kiosk::Date today);
    std::optional<kiosk::StockRow> row(const kiosk::ProductId& product, kiosk::Date today);
    // Adds a product of the catalogue to a list unless it is in stock, or never can be.
    void add_unstocked(const kiosk::Product& product, kiosk::StockList& list);
    // On which terms a product of the catalogue comes on that day.
    std::optional<kiosk::Terms> agreed_on(const kiosk::ProductId& product, kiosk::Date day);
    std::vector<kiosk::LotOnHand> lots_of(const kiosk::ProductId& product);
    // The lot to sell first: on hand, not recalled, not past its date.
    std::optional<kiosk::LotOnHand> first_to_expire(const kiosk::ProductId& product,
                                                    kiosk::Date today);
    // Newest first; of one product where it is named.
    std::vector<kiosk::StockMove> moves(const kiosk::ProductId& product, std::size_t limit);
    std::vector<kiosk::Transfer> transfers(std::size_t limit);
    std::vector<std::string> other_shops();

private:
    std::optional<kiosk::StockMove> known(const kiosk::MoveId& id);
    std::optional<kiosk::Problem> fill(kiosk::StockMove& move);
    std::optional<kiosk::Problem> fill_line(const kiosk::StockMove& move, kiosk::StockLine& line,
                                            const std::string& at);
    std::optional<kiosk::Terms> terms_on(const std::string& producer,
                                         const kiosk::ProductId& product, kiosk::Group group,
                                         kiosk::Date day);
    // Sold of late, bought outright, and nobody said what they cost; by name. Services have no
    // shelf, and a cost all the same.
    std::vector<kiosk::StockRow> uncosted_services(const SoldQuantities& sold,
                                                   const std::set<std::string>& stocked,
                                                   const TermsBook& terms, kiosk::Date today);
    std::optional<kiosk::Money> known_cost(const kiosk::StockLine& line);
    std::optional<kiosk::Problem> agree(const kiosk::StockMove& move, kiosk::StockLine& line,
                                        kiosk::Group group, const std::string& at);
    std::optional<kiosk::Problem> check_transfer(kiosk::StockMove& move);
    void know_lots(const kiosk::StockMove& move);

    Database& database_;
    Journal& journal_;
    CatalogueRepository& catalogue_;
    LotRepository& lots_;
    StockPace pace_;
};

}  // namespace db
