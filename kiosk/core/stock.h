// What the shop has on its shelves, lot by lot, and what moves it: deliveries, corrections, counts,
// transfers between shops, and sales and returns. On hand is never set, it is always the sum of
// what moved: delivered + taken in − sent − sold + returned ± corrected. It may be negative: a till
// sells whatever lies on its counter, and a negative row says that a delivery was not written down.
//
// Which lot a sale takes from, where its code named none (or one this shop never had in stock):
// first what is here without a lot, then the lots in the order in which they expire, then, below
// nothing, the row without a lot. A rule of the journal's order alone, so that `verify` comes to
// the same shelves. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"
#include "kiosk/core/product.h"
#include "kiosk/core/result.h"
#include "kiosk/core/stock_cost.h"

namespace kiosk {

using MoveId = SaleId;  // a UUID of version 7, made once by whoever records the move

inline constexpr std::size_t kMaxMoveLines = 500;
inline constexpr std::size_t kLongestLot = 64;        // bytes
inline constexpr std::size_t kLongestMoveText = 200;  // bytes of a note or a document's number
inline constexpr int kExpiresSoonDays = 30;
inline constexpr int kSupplyDays = 7;  // low: what sells in so many days is no longer there
inline constexpr int kPaceDays = 28;   // over which it is seen how fast goods sell

enum class MoveKind {
    Receive,  // from the producer
    Adjust,   // with its reason
    Count,    // what was counted; the store adds what was expected
    Send,     // to another shop
    Take,     // what another shop sent, or one's own transfer back
    Minimum,  // moves nothing: below which the goods are low
    Cost,     // moves nothing: what one of a lot costs, from now on
};
std::string_view name_of(MoveKind kind);  // "receive", "adjust", …
std::optional<MoveKind> move_kind_from(std::string_view name);
Text title_of(MoveKind kind);

enum class AdjustReason { None, Damaged, Expired, Lost, Sample, OwnUse, GivenBack, Found, Other };
inline constexpr AdjustReason kAdjustReasons[] = {
    AdjustReason::Damaged, AdjustReason::Expired,   AdjustReason::Lost,  AdjustReason::Sample,
    AdjustReason::OwnUse,  AdjustReason::GivenBack, AdjustReason::Found, AdjustReason::Other};
std::string_view name_of(AdjustReason reason);  // "", "damaged", "given_back", …
std::optional<AdjustReason> adjust_reason_from(std::string_view name);
Text title_of(AdjustReason reason);

// One product and lot of a move; the product's facts as they were.
struct StockLine {
    ProductId product;
    std::string name;
    std::string producer;
    std::string lot;                  // empty: no lot
    std::optional<Date> best_before;  // of the lot, where it is told
    Quantity quantity;                // the change: sent and lost goods are negative
    Quantity counted;                 // Count: what is there; `quantity` is filled by the store
    Quantity expected;                // Count: what should have been there; by the store
    Quantity minimum;                 // Minimum: 0 forgets it
    bool consigned{false};            // Receive, GivenBack: the producer's until it is sold
    // Receive, GivenBack, Cost: what one costs, VAT included; 0: not told, and for consigned goods.
    // Send, Take: what it costs the shop that sends it, so that the other one knows; by the store.
    Money unit_cost;
    // As unit_cost: a present, which is known to cost nothing; never with a cost of its own.
    bool given{false};
    // Receive, Cost: the rate, in per cent, of the VAT in unit_cost that the shop gets back.
    std::int64_t deductible_vat{0};
    friend bool operator==(const StockLine&, const StockLine&) = default;
};

struct StockMove {
    MoveId id;
    MoveKind kind{MoveKind::Receive};
    Date day;  // the business day it counts for
    StaffCode by;
    AdjustReason reason{AdjustReason::None};
    std::string note;
    std::string document;            // number of the delivery note
    std::string shop;                // Send: to; Take: from
    std::optional<MoveId> transfer;  // Take: the Send it answers
    std::vector<StockLine> lines;
    friend bool operator==(const StockMove&, const StockMove&) = default;
};

// What cannot be, named by its field ("lines[2].quantity"): nothing in it, quantities of the wrong
// sign for their kind and reason, too long texts, costs of consigned goods, a transfer to nobody, a
// lot twice in a count.
Status check_move(const StockMove& move);

// What the line's goods cost without VAT that comes back; none: not told, or consigned.
std::optional<Money> cost_of_delivery(const StockLine& line);
// The same of one, where goods do not move.
std::optional<UnitCost> unit_cost_told(const StockLine& line);
// What it makes the product's usual cost: a present says nothing of what goods cost.
std::optional<UnitCost> usual_cost_told(const StockLine& line);

// Whether a move of this kind says what its goods cost.
bool tells_cost(MoveKind kind);

// Goods that are kept in stock at all: tours are not.
bool keeps_stock(Group group);

struct LotOnHand {
    std::string lot;  // empty: no lot
    std::optional<Date> best_before;
    Quantity on_hand;
    ShelfCost cost{};
    friend bool operator==(const LotOnHand&, const LotOnHand&) = default;
};
struct LotChange {
    std::string lot;
    Quantity quantity;
    friend bool operator==(const LotChange&, const LotChange&) = default;
};
// The rows of a product that a sale of `quantity` (> 0) changes, by the rule above; changes are
// negative and add up to −quantity. `lot`: as the sale's code said, or empty.
std::vector<LotChange> take_out(std::span<const LotOnHand> rows, std::string_view lot,
                                Quantity quantity);
// Changes rows by what take_out() said, or brings `brought` worth of goods: adds what is not there,
// and answers what left cost (none: unknown). `usual`: the product's, see stock_cost.h.
std::optional<Money> change_with_cost(std::vector<LotOnHand>& rows,
                                      std::span<const LotChange> changes,
                                      std::optional<Money> brought, std::optional<UnitCost> usual);
// Whether somebody has to look the usual cost up.
bool needs_usual_cost(std::span<const LotOnHand> rows, std::span<const LotChange> changes);
// Where returned goods go: the lot they say where the shop knows it, else the row without a lot.
LotChange put_back(std::span<const LotOnHand> rows, std::string_view lot, Quantity quantity);
// "12", "0,305" or "0.305": at most three decimals, not negative; nullopt for anything else, and
// beyond kMaxQuantityThousandths.
std::optional<Quantity> parse_quantity(std::string_view text);
// The order in which lots are sold: what expires first, unknown dates last, then by number.
bool sells_before(const LotOnHand& one, const LotOnHand& other);

// A product as the stock screen lists it.
struct StockRow {
    ProductId product;
    std::string name_vi, name_en, producer, unit, picture;
    bool by_weight{false};
    std::vector<LotOnHand> lots;  // not those that are 0, in the order in which they are sold
    Quantity on_hand;
    std::optional<Quantity> minimum;
    Quantity sold;           // in the last kPaceDays days
    bool lacks_cost{false};  // bought outright, and nobody said what it costs
    friend bool operator==(const StockRow&, const StockRow&) = default;
};
bool is_negative(const StockRow& row);  // some row of it is below nothing
// At or below its minimum; without one, less than what sells in kSupplyDays days.
bool is_low(const StockRow& row);
// Some lot on hand is past its last good day, or has kExpiresSoonDays or fewer left.
bool expires_soon(const StockRow& row, Date today);
bool is_expired(const LotOnHand& lot, Date today);

enum class StockFilter { All, Low, Expiring, Negative, Uncosted };
std::string_view name_of(StockFilter filter);  // "all", "low", "expiring", "negative", "uncosted"
std::optional<StockFilter> stock_filter_from(std::string_view name);
Text title_of(StockFilter filter);

struct StockList {
    std::vector<StockRow> rows;  // in Vietnamese order of names
    std::int64_t matching{0};    // of which `rows` may hold only the first
    // Over the whole stock, whatever was asked for.
    std::int64_t all{0}, low{0}, expiring{0}, negative{0}, uncosted{0};
};

// Goods on the way between two shops.
struct Transfer {
    MoveId id;
    std::string from, to;  // names of shops at the centre; empty: this one
    std::int64_t sent_at_ms{0};
    bool is_incoming{false};       // for this shop to take
    bool is_announced{false};      // the centre knows of it
    std::vector<StockLine> lines;  // quantities as sent, positive
    // Where it was taken; then it is no longer on the way.
    std::string taken_by{};
    std::vector<StockLine> taken{};  // quantities as they arrived
    bool is_back{false};             // taken back by the shop that sent it
    bool is_on_the_way() const { return taken_by.empty(); }
    friend bool operator==(const Transfer&, const Transfer&) = default;
};

}  // namespace kiosk
