// What was sold, came back and moved, a piece of a month at a time (kiosk::piece_around), for
// statements of any length: a finished piece is read once, added up as far as terms and closings
// allow, and kept in some bytes a product. What is entered into it later throws it away, and only
// it. Private to db; one thread at a time; call inside a snapshot.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "db/database.h"
#include "kiosk/core/period.h"
#include "kiosk/core/product.h"

namespace db {

// By producer, the days on which something begins to count otherwise: terms begin or are over, a
// closed period is over. Numbers as in the file (20261123), in their order.
using CutDays = std::map<std::string, std::vector<std::int64_t>>;

struct TradedItem {  // of sold_item
    std::int64_t id{0};
    kiosk::ProductId product;
    std::string name, producer;
    kiosk::Group group{kiosk::Group::Food};
};
struct MovedItem {  // of stock_move_line
    kiosk::ProductId product;
    std::string name, producer;
};

// Places are those in SettlementPieces::items() and moved_items(); quantities in thousandths.
struct SoldPiece {
    std::int32_t item{0};
    std::int32_t day{0};  // the first that it may be of; no cut lies between them
    std::int64_t quantity{0}, amount{0}, tax{0};
};
struct BackPiece {
    std::int32_t item{0};
    std::int32_t day{0}, sold_on{0};
    std::int64_t seq{0}, quantity{0}, amount{0}, tax{0};
};
struct MovedPiece {
    std::int32_t item{0};
    std::int32_t day{0};
    std::int64_t seq{0}, delivered{0}, given_back{0}, other{0}, cost{0};
};
struct TradePiece {
    std::int64_t until{0};  // how far it was read
    bool has_sales{false};  // `sold` was wanted
    CutDays cuts;           // those inside it, when it was read
    std::vector<SoldPiece> sold;
    std::vector<BackPiece> back;
    std::vector<MovedPiece> moved;
    std::vector<std::pair<std::int64_t, std::int64_t>> last_sales;  // day, its last sale's seq
};

class SettlementPieces {
public:
    explicit SettlementPieces(Database& database) : database_{database} {}

    // Forgets what is not true any more. First of all, in each snapshot.
    void refresh();
    // The first day anything was sold, came back or moved; `today` where nothing ever was.
    kiosk::Date first_day(kiosk::Date today);
    // In which `days` are read: whole ones, up to yesterday those that are kept.
    static std::vector<kiosk::Period> pieces(const kiosk::Period& days, kiosk::Date today);
    // Until the next call. `with_sales`: else its sold goods need not be there.
    const TradePiece& read(const kiosk::Period& piece, const CutDays& cuts, bool with_sales,
                           kiosk::Date today);
    bool is_kept(const kiosk::Period& piece, const CutDays& cuts, bool with_sales,
                 kiosk::Date today) const;

    std::span<const TradedItem> items() const { return items_; }
    std::span<const MovedItem> moved_items() const { return moved_items_; }
    std::int32_t item_of(std::int64_t sold_item_id) const { return places_.at(sold_item_id); }

private:
    void drop_days(const char* sql, std::int64_t since_seq);
    TradePiece read_anew(const kiosk::Period& piece, CutDays cuts, bool with_sales);
    void read_sold(const kiosk::Period& piece, TradePiece& trade);
    void read_back(const kiosk::Period& piece, TradePiece& trade);
    void read_moved(const kiosk::Period& piece, TradePiece& trade);
    std::int32_t moved_item(const Query& row);

    Database& database_;
    std::int64_t seen_seq_{0};  // nothing before it is news
    std::vector<TradedItem> items_;
    std::unordered_map<std::int64_t, std::int32_t> places_;
    std::vector<MovedItem> moved_items_;
    std::map<std::pair<std::string, std::string>, std::int32_t> moved_places_;
    std::map<std::int64_t, TradePiece> pieces_;  // kept, by their first day
    TradePiece passing_;                         // read and not kept
};

}  // namespace db
