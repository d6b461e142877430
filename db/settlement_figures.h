// What statements are made of, gathered piece by piece (db/settlement_pieces.h), however
// many producers there are. Private to db; one thread at a time; call inside a snapshot.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "db/settlement_pieces.h"
#include "kiosk/core/settlement.h"

namespace db {

// Where a producer's last closed period ended. What was entered after through_seq is in none of the
// closed ones, whatever its day.
struct PeriodMark {
    std::optional<kiosk::Date> until;
    std::int64_t through_seq{0};
};

struct Figures {
    // Added up over days on which the same terms are in force; `day` is one of them.
    std::vector<kiosk::SoldOn> sold;
    std::vector<kiosk::MovedOn> moved;
};

using AgreedTerms = std::map<std::string, std::vector<kiosk::Terms>>;  // by producer

struct FiguresWish {
    std::optional<std::string> producer;        // none: everybody
    std::optional<kiosk::Date> from;            // then by days alone, whatever was settled
    kiosk::Date until;                          // inclusive
    kiosk::Date today;                          // what is before it is finished
    std::map<std::string, PeriodMark> marks{};  // of those who have one
    AgreedTerms agreed{};                       // of everybody
};

std::map<std::string, Figures> gather_figures(Database& database, SettlementPieces& kept,
                                              const FiguresWish& wish);
// Reads one piece that gather_figures() will want and that is not kept yet. How many are left.
std::size_t read_ahead(Database& database, SettlementPieces& kept, const FiguresWish& wish);

// What lay on a producer's shelves at the end of `until`.
std::vector<kiosk::ShelfRow> shelves_at(Database& database, const std::string& producer,
                                        kiosk::Date until);

}  // namespace db
