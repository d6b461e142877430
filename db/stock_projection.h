// What the stock tables hold of journal entries of kinds "stock_move", "sale" and "refund": written
// in the entry's transaction, compared with them by verify. Private to db; one thread at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "kiosk/core/sale.h"
#include "kiosk/core/stock.h"

namespace db {

using LineCosts = std::vector<std::optional<kiosk::Money>>;  // none: unknown

void project_move(Database& database, std::int64_t seq, const kiosk::StockMove& move);
// What a sale takes off the shelves, and what each line costs.
LineCosts take_sold(Database& database, const std::vector<kiosk::SaleLine>& lines);
// What comes back onto its shelf, for the cost it was sold at where that is known.
void put_returned(Database& database, const kiosk::SaleLine& goods,
                  std::optional<kiosk::Money> cost);
std::optional<kiosk::UnitCost> usual_cost(Database& database, const kiosk::ProductId& product);

// The rows of a product that matter to a sale of `lot`.
std::vector<kiosk::LotOnHand> shelf_of(Database& database, const kiosk::ProductId& product,
                                       std::string_view lot);

// Adds the journal up once more and compares. Entries in their order; not those journaled anew.
class StockCheck {
public:
    explicit StockCheck(Database& database);
    // What does not fit between an entry of kind "stock_move" and its rows, in words.
    std::optional<kiosk::Text> take(std::int64_t seq, std::string_view body);
    // What each line costs.
    LineCosts sold(std::int64_t seq, const std::vector<kiosk::SaleLine>& lines);
    void returned(std::int64_t seq, const kiosk::SaleLine& goods, std::optional<kiosk::Money> cost);
    // Of goods that came back without a sale this till knows.
    std::optional<kiosk::Money> cost_as_usual(const kiosk::SaleLine& goods);
    std::vector<kiosk::Text> misfits();

private:
    struct Shelf {
        std::vector<kiosk::LotOnHand> lots;
        std::optional<kiosk::Quantity> minimum;
        std::optional<kiosk::UnitCost> usual;
        // Of each lot, the last that a delivery told before costs were kept.
        std::map<std::string, kiosk::UnitCost, std::less<>> told{};
        std::optional<kiosk::UnitCost> told_last{};
        kiosk::LotOnHand& row(std::string_view lot);
        kiosk::Quantity on_hand(std::string_view lot) const;
    };
    void move(std::int64_t seq, Shelf& shelf, kiosk::MoveKind kind, const kiosk::StockLine& line);
    // Costs are kept from here on.
    void begin_costs(std::int64_t seq);
    std::optional<kiosk::Text> compare_costs();
    Database& database_;
    std::int64_t since_{0};
    std::int64_t costs_since_{0};
    bool has_costs_{false};
    std::int64_t moves_{0};
    std::int64_t lines_{0};
    std::map<std::string, Shelf> shelves_;
};

}  // namespace db
