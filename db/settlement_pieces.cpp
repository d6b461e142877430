#include "db/settlement_pieces.h"

#include <algorithm>

#include "kiosk/core/stock.h"

namespace db {
namespace {

using kiosk::Money;
using kiosk::Quantity;

constexpr const char* kLastSeq = "SELECT coalesce(max(seq), 0) FROM journal";
constexpr const char* kNewSaleDays = "SELECT DISTINCT business_date FROM sale WHERE seq > ?";
constexpr const char* kNewBackDays = "SELECT DISTINCT business_date FROM refund WHERE seq > ?";
constexpr const char* kNewMoveDays = "SELECT DISTINCT day FROM stock_move WHERE seq > ?";
constexpr const char* kNewItems =
    "SELECT id, product_id, name, producer, group_key FROM sold_item WHERE id > ? ORDER BY id";
constexpr const char* kFirstDay =
    "SELECT min(day) FROM (SELECT min(business_date) AS day FROM sale "
    "UNION ALL SELECT min(business_date) FROM refund UNION ALL SELECT min(day) FROM "
    "stock_move_line)";
// In the table's own order: neither is sorted.
constexpr const char* kSold =
    "SELECT business_date, item, sum(quantity), sum(amount), sum(tax) FROM sale_line "
    "WHERE business_date BETWEEN ? AND ? GROUP BY business_date, item";
constexpr const char* kLastSales =
    "SELECT business_date, max(seq) FROM sale WHERE business_date BETWEEN ? AND ? "
    "GROUP BY business_date";
// What came back has the day of its sale for its terms, where the sale is known here.
constexpr const char* kBack =
    "SELECT l.item, l.business_date, coalesce(s.business_date, l.business_date), l.seq, "
    "l.quantity, l.amount, l.tax FROM refund_line AS l LEFT JOIN sale AS s ON s.id = l.sale "
    "WHERE l.business_date BETWEEN ? AND ?";
constexpr const char* kMoved =
    "SELECT l.product_id, l.producer, l.name, l.day, l.seq, m.kind, m.reason, l.quantity, "
    "l.unit_cost FROM stock_move_line AS l JOIN stock_move AS m ON m.seq = l.seq "
    "WHERE l.day BETWEEN ? AND ? AND l.quantity <> 0";

constexpr std::size_t kPiecesKept = 960;  // of twenty years

// As far as it is finished: only that is kept.
bool may_keep(const kiosk::Period& piece, kiosk::Date today) {
    const kiosk::Period whole = kiosk::piece_around(piece.from);
    return piece.from == whole.from && piece.to == std::min(whole.to, today.plus_days(-1));
}

CutDays cuts_inside(const CutDays& cuts, const kiosk::Period& piece) {
    const std::int64_t from = day_number(piece.from), to = day_number(piece.to);
    CutDays inside;
    for (const auto& [producer, days] : cuts) {
        for (const std::int64_t day : days) {
            if (from < day && day <= to) inside[producer].push_back(day);
        }
    }
    return inside;
}

MovedPiece moved_in(const Query& row) {
    MovedPiece moved;
    moved.day = static_cast<std::int32_t>(row.number(3));
    moved.seq = row.number(4);
    const Quantity quantity = Quantity::from_thousandths(row.number(7));
    if (row.view(5) == name_of(kiosk::MoveKind::Receive)) {
        moved.delivered = quantity.thousandths();
    } else if (row.view(6) == name_of(kiosk::AdjustReason::GivenBack)) {
        moved.given_back = -quantity.thousandths();
    } else {
        moved.other = quantity.thousandths();
        return moved;
    }
    moved.cost = row.money(8).times(quantity, kiosk::Rounding::HalfUp).dong();
    return moved;
}

}  // namespace

void SettlementPieces::refresh() {
    const std::int64_t last = database_.number(kLastSeq);
    if (last < seen_seq_) {
        pieces_.clear();
    } else if (last > seen_seq_ && !pieces_.empty()) {
        for (const char* sql : {kNewSaleDays, kNewBackDays, kNewMoveDays}) {
            drop_days(sql, seen_seq_);
        }
    }
    seen_seq_ = last;
    Query items = database_.query(kNewItems);
    items.with(items_.empty() ? std::int64_t{0} : items_.back().id);
    while (items.next()) {
        places_[items.number(0)] = static_cast<std::int32_t>(items_.size());
        items_.push_back({items.number(0), kiosk::ProductId{items.text(1)}, items.text(2),
                          items.text(3),
                          kiosk::group_from(items.view(4)).value_or(kiosk::Group::Food)});
    }
}

void SettlementPieces::drop_days(const char* sql, std::int64_t since_seq) {
    Query query = database_.query(sql);
    query.with(since_seq);
    while (query.next()) {
        const kiosk::Date day = day_from(query.number(0));
        const auto kept = pieces_.find(day_number(kiosk::piece_around(day).from));
        if (kept != pieces_.end() && query.number(0) <= kept->second.until) pieces_.erase(kept);
    }
}

kiosk::Date SettlementPieces::first_day(kiosk::Date today) {
    Query query = database_.query(kFirstDay);
    return query.next() && !query.is_null(0) ? std::min(day_from(query.number(0)), today) : today;
}

std::vector<kiosk::Period> SettlementPieces::pieces(const kiosk::Period& days, kiosk::Date today) {
    std::vector<kiosk::Period> pieces = kiosk::pieces_of(days);
    if (pieces.empty() || pieces.back().to < today || pieces.back().from >= today) return pieces;
    // Today goes on: it is read each time, and nothing but it.
    kiosk::Period rest = pieces.back();
    pieces.back().to = today.plus_days(-1);
    rest.from = today;
    pieces.push_back(rest);
    return pieces;
}

bool SettlementPieces::is_kept(const kiosk::Period& piece, const CutDays& cuts, bool with_sales,
                               kiosk::Date today) const {
    if (!may_keep(piece, today)) return false;
    const auto kept = pieces_.find(day_number(piece.from));
    return kept != pieces_.end() && kept->second.until == day_number(piece.to) &&
           (!with_sales ||
            (kept->second.has_sales && kept->second.cuts == cuts_inside(cuts, piece)));
}

const TradePiece& SettlementPieces::read(const kiosk::Period& piece, const CutDays& cuts,
                                         bool with_sales, kiosk::Date today) {
    const std::int64_t key = day_number(piece.from);
    if (is_kept(piece, cuts, with_sales, today)) return pieces_.at(key);
    TradePiece trade = read_anew(piece, cuts_inside(cuts, piece), with_sales);
    if (!may_keep(piece, today)) return passing_ = std::move(trade);
    if (pieces_.size() >= kPiecesKept) pieces_.erase(pieces_.begin());
    return pieces_[key] = std::move(trade);
}

TradePiece SettlementPieces::read_anew(const kiosk::Period& piece, CutDays cuts, bool with_sales) {
    TradePiece trade;
    trade.until = day_number(piece.to);
    trade.cuts = std::move(cuts);
    trade.has_sales = with_sales;
    if (with_sales) read_sold(piece, trade);
    Query last = database_.query(kLastSales);
    last.with(day_number(piece.from), day_number(piece.to));
    while (last.next()) trade.last_sales.emplace_back(last.number(0), last.number(1));
    read_back(piece, trade);
    read_moved(piece, trade);
    return trade;
}

void SettlementPieces::read_sold(const kiosk::Period& piece, TradePiece& trade) {
    const auto first = static_cast<std::int32_t>(day_number(piece.from));
    std::vector<const std::vector<std::int64_t>*> cuts(items_.size(), nullptr);
    for (std::size_t i = 0; i < items_.size() && !trade.cuts.empty(); ++i) {
        const auto own = trade.cuts.find(items_[i].producer);
        if (own != trade.cuts.end()) cuts[i] = &own->second;
    }
    // Where an item's running piece stands; days come in their order.
    std::vector<std::int32_t> open(items_.size(), -1);
    Query query = database_.query(kSold);
    query.with(first, day_number(piece.to));
    while (query.next()) {
        const std::int32_t item = places_.at(query.number(1));
        const auto at = static_cast<std::size_t>(item);
        std::int32_t begins = first;
        if (cuts[at] != nullptr) {
            for (const std::int64_t cut : *cuts[at]) {
                if (cut <= query.number(0)) begins = static_cast<std::int32_t>(cut);
            }
        }
        if (open[at] < 0 || trade.sold[static_cast<std::size_t>(open[at])].day != begins) {
            open[at] = static_cast<std::int32_t>(trade.sold.size());
            trade.sold.push_back({item, begins});
        }
        SoldPiece& sum = trade.sold[static_cast<std::size_t>(open[at])];
        sum.quantity += query.number(2);
        sum.amount += query.number(3);
        sum.tax += query.number(4);
    }
    trade.sold.shrink_to_fit();
}

void SettlementPieces::read_back(const kiosk::Period& piece, TradePiece& trade) {
    Query query = database_.query(kBack);
    query.with(day_number(piece.from), day_number(piece.to));
    while (query.next()) {
        trade.back.push_back({places_.at(query.number(0)),
                              static_cast<std::int32_t>(query.number(1)),
                              static_cast<std::int32_t>(query.number(2)), query.number(3),
                              query.number(4), query.number(5), query.number(6)});
    }
}

std::int32_t SettlementPieces::moved_item(const Query& row) {
    const auto [at, is_new] = moved_places_.try_emplace(
        {row.text(0), row.text(1)}, static_cast<std::int32_t>(moved_items_.size()));
    if (is_new) {
        moved_items_.push_back({kiosk::ProductId{row.text(0)}, row.text(2), row.text(1)});
    }
    return at->second;
}

void SettlementPieces::read_moved(const kiosk::Period& piece, TradePiece& trade) {
    Query query = database_.query(kMoved);
    query.with(day_number(piece.from), day_number(piece.to));
    while (query.next()) {
        MovedPiece moved = moved_in(query);
        moved.item = moved_item(query);
        trade.moved.push_back(moved);
    }
}

}  // namespace db
