#include "db/settlement_figures.h"

#include <algorithm>
#include <unordered_map>

namespace db {
namespace {

using kiosk::Money;
using kiosk::Quantity;

// A day's lines that were entered after a period with that day was closed.
constexpr const char* kSoldLate =
    "SELECT item, quantity, amount, tax, seq FROM sale_line WHERE business_date = ? AND seq > ?";
constexpr const char* kReturnedSince =
    "SELECT i.product_id, sum(l.quantity) FROM refund_line AS l CROSS JOIN sold_item AS i "
    "ON i.id = l.item WHERE l.business_date > ? AND l.back_to_shelf = 1 AND i.producer = ? "
    "AND l.seq > (SELECT after_seq FROM stock_since) GROUP BY i.product_id";
constexpr const char* kShelves =
    "SELECT s.product_id, p.name_vi, p.group_key, sum(s.on_hand) FROM product AS p "
    "JOIN stock AS s ON s.product_id = p.product_id WHERE p.producer = ? GROUP BY s.product_id";
constexpr const char* kSoldSince =
    "SELECT i.product_id, sum(d.quantity) FROM (SELECT item, sum(quantity) AS quantity "
    "FROM sale_line WHERE business_date > ? AND seq > (SELECT after_seq FROM stock_since) "
    "GROUP BY item) AS d CROSS JOIN sold_item AS i ON i.id = d.item "
    "WHERE i.producer = ? GROUP BY i.product_id";
constexpr const char* kMovedSince =
    "SELECT product_id, sum(quantity) FROM stock_move_line WHERE day > ? GROUP BY product_id";
constexpr const char* kGroup = "SELECT group_key FROM product WHERE product_id = ?";

kiosk::Group group_in(const Query& row, int column) {
    return kiosk::group_from(row.view(column)).value_or(kiosk::Group::Food);
}

CutDays cut_days(const FiguresWish& wish) {
    CutDays cuts;
    for (const auto& [producer, terms] : wish.agreed) {
        std::vector<std::int64_t>& days = cuts[producer];
        for (const kiosk::Terms& one : terms) {
            if (one.from) days.push_back(day_number(*one.from));
            if (one.until) days.push_back(day_number(one.until->plus_days(1)));
        }
    }
    for (const auto& [producer, mark] : wish.marks) {
        if (mark.until) cuts[producer].push_back(day_number(mark.until->plus_days(1)));
    }
    for (auto& [producer, days] : cuts) {
        std::ranges::sort(days);
        days.erase(std::ranges::unique(days).begin(), days.end());
    }
    return cuts;
}

// What is wanted of one producer.
struct Wanted {
    bool wanted{false};
    std::int64_t after_day{0};    // settled until here; 0: never
    std::int64_t through_seq{0};  // … and entered until there
    std::int64_t from_day{0};     // 0: from the beginning
    const std::vector<std::int64_t>* cuts{nullptr};
    Figures* figures{nullptr};
    bool is_open(std::int64_t day, std::int64_t seq) const {
        return wanted && day >= from_day && (day > after_day || seq > through_seq);
    }
    // Days of the same number have the same terms.
    std::size_t stretch(std::int64_t day) const {
        if (cuts == nullptr) return 0;
        return static_cast<std::size_t>(std::ranges::upper_bound(*cuts, day) - cuts->begin());
    }
};

class Gatherer {
public:
    Gatherer(Database& database, SettlementPieces& kept, const FiguresWish& wish)
        : database_{database}, kept_{kept}, wish_{wish} {
        kept_.refresh();
        cuts_ = cut_days(wish_);
        learn_marks();
    }

    std::map<std::string, Figures> run() {
        for (const kiosk::Period& piece : pieces()) {
            add(kept_.read(piece, cuts_, holds_open_days(piece), wish_.today));
        }
        name_moved();
        std::erase_if(figures_, [](const auto& of) {
            return of.second.sold.empty() && of.second.moved.empty();
        });
        return std::move(figures_);
    }

    std::size_t read_ahead() {
        std::size_t left = 0;
        bool has_read = false;
        for (const kiosk::Period& piece : pieces()) {
            const bool is_last = piece.to >= wish_.today;
            const bool with_sales = holds_open_days(piece);
            if (is_last || kept_.is_kept(piece, cuts_, with_sales, wish_.today)) continue;
            if (has_read) {
                ++left;
            } else {
                kept_.read(piece, cuts_, with_sales, wish_.today);
                has_read = true;
            }
        }
        return left;
    }

private:
    std::vector<kiosk::Period> pieces() {
        kiosk::Date from = wish_.from.value_or(kept_.first_day(wish_.today));
        // One that is begun anew each time is never kept.
        if (!wish_.from) from = kiosk::piece_around(from).from;
        if (wish_.until < from) return {};
        return SettlementPieces::pieces({kiosk::PeriodKind::Range, from, wish_.until}, wish_.today);
    }

    void learn_marks() {
        if (wish_.from) return;
        for (const auto& [producer, mark] : wish_.marks) {
            if (!mark.until || (wish_.producer && producer != *wish_.producer)) continue;
            marked_.emplace_back(day_number(*mark.until), mark.through_seq);
        }
        everybody_until_ = wish_.producer ? 0 : all_settled_until();
        if (wish_.producer && !marked_.empty()) everybody_until_ = marked_.front().first;
    }
    // The day up to which everybody who ever sold here is settled with; 0: somebody never was.
    std::int64_t all_settled_until() {
        std::int64_t until = 99'999'999;
        for (const TradedItem& item : kept_.items()) {
            const auto mark = wish_.marks.find(item.producer);
            if (mark == wish_.marks.end() || !mark->second.until) return 0;
            until = std::min(until, day_number(*mark->second.until));
        }
        return until;
    }
    bool holds_open_days(const kiosk::Period& piece) const {
        return day_number(piece.to) > everybody_until_;
    }

    Wanted wanted_of(const std::string& producer) {
        Wanted of;
        of.wanted = !wish_.producer || *wish_.producer == producer;
        if (!of.wanted) return of;
        if (wish_.from) {
            of.from_day = day_number(*wish_.from);
        } else if (const auto mark = wish_.marks.find(producer);
                   mark != wish_.marks.end() && mark->second.until) {
            of.after_day = day_number(*mark->second.until);
            of.through_seq = mark->second.through_seq;
        }
        if (const auto cuts = cuts_.find(producer); cuts != cuts_.end()) of.cuts = &cuts->second;
        of.figures = &figures_[producer];
        return of;
    }
    const Wanted& sold_by(std::int32_t item) {
        const auto items = kept_.items();
        while (sellers_.size() < items.size()) {
            sellers_.push_back(wanted_of(items[sellers_.size()].producer));
        }
        return sellers_[static_cast<std::size_t>(item)];
    }
    const Wanted& delivered_by(std::int32_t item) {
        const auto items = kept_.moved_items();
        while (deliverers_.size() < items.size()) {
            deliverers_.push_back(wanted_of(items[deliverers_.size()].producer));
        }
        return deliverers_[static_cast<std::size_t>(item)];
    }

    void add(const TradePiece& trade) {
        for (const SoldPiece& sold : trade.sold) {
            const Wanted& by = sold_by(sold.item);
            // A piece lies on one side of the closing.
            if (!by.wanted || sold.day <= by.after_day) continue;
            add_sold(by, sold);
        }
        for (const auto& [day, last_seq] : trade.last_sales) add_late(day, last_seq);
        for (const BackPiece& back : trade.back) {
            const Wanted& by = sold_by(back.item);
            if (by.is_open(back.day, back.seq)) add_back(by, back);
        }
        for (const MovedPiece& moved : trade.moved) {
            const Wanted& by = delivered_by(moved.item);
            if (by.is_open(moved.day, moved.seq)) add_moved(by, moved);
        }
    }

    // What was entered after a period was closed for one of its days.
    void add_late(std::int64_t day, std::int64_t last_seq) {
        std::optional<std::int64_t> after;
        for (const auto& [until, through] : marked_) {
            if (day <= until && through < last_seq)
                after = std::min(after.value_or(through), through);
        }
        if (!after) return;
        Query query = database_.query(kSoldLate);
        query.with(day, *after);
        while (query.next()) {
            const std::int32_t item = kept_.item_of(query.number(0));
            const Wanted& by = sold_by(item);
            const bool counts =
                by.wanted && day <= by.after_day && query.number(4) > by.through_seq;
            if (!counts) continue;
            add_sold(by, {item, static_cast<std::int32_t>(day), query.number(1), query.number(2),
                          query.number(3)});
        }
    }

    kiosk::SoldOn& sums_of(const Wanted& by, std::int32_t item, std::int64_t day) {
        const auto key = (static_cast<std::uint64_t>(item) << 32U) | by.stretch(day);
        const auto [at, is_new] = sums_.try_emplace(key, by.figures->sold.size());
        if (is_new) {
            const TradedItem& what = kept_.items()[static_cast<std::size_t>(item)];
            kiosk::SoldOn begun;
            begun.product = what.product;
            begun.name = what.name;
            begun.group = what.group;
            begun.day = day_from(day);
            by.figures->sold.push_back(std::move(begun));
        }
        return by.figures->sold[at->second];
    }
    void add_sold(const Wanted& by, const SoldPiece& sold) {
        kiosk::SoldOn& sum = sums_of(by, sold.item, sold.day);
        sum.sold = sum.sold + Quantity::from_thousandths(sold.quantity);
        sum.sold_amount += Money::from_dong(sold.amount);
        sum.tax += Money::from_dong(sold.tax);
    }
    void add_back(const Wanted& by, const BackPiece& back) {
        kiosk::SoldOn& sum = sums_of(by, back.item, back.sold_on);
        sum.returned = sum.returned + Quantity::from_thousandths(back.quantity);
        sum.returned_amount += Money::from_dong(back.amount);
        sum.tax -= Money::from_dong(back.tax);
    }
    void add_moved(const Wanted& by, const MovedPiece& moved) {
        const auto key = (static_cast<std::uint64_t>(moved.item) << 32U) | by.stretch(moved.day);
        const auto [at, is_new] = moved_sums_.try_emplace(key, by.figures->moved.size());
        if (is_new) {
            const MovedItem& what = kept_.moved_items()[static_cast<std::size_t>(moved.item)];
            kiosk::MovedOn begun;
            begun.product = what.product;
            begun.name = what.name;
            begun.day = day_from(moved.day);
            by.figures->moved.push_back(std::move(begun));
        }
        kiosk::MovedOn& sum = by.figures->moved[at->second];
        sum.delivered = sum.delivered + Quantity::from_thousandths(moved.delivered);
        sum.given_back = sum.given_back + Quantity::from_thousandths(moved.given_back);
        sum.other = sum.other + Quantity::from_thousandths(moved.other);
        sum.cost += Money::from_dong(moved.cost);
    }

    // Moves do not say their group; it matters where something was agreed for groups.
    void name_moved() {
        for (auto& [producer, figures] : figures_) {
            const auto agreed = wish_.agreed.find(producer);
            const bool by_group = agreed != wish_.agreed.end() &&
                                  std::ranges::any_of(agreed->second, [](const kiosk::Terms& one) {
                                      return one.group.has_value();
                                  });
            if (!by_group) continue;
            for (kiosk::MovedOn& moved : figures.moved) {
                Query query = database_.query(kGroup);
                if (query.with(moved.product.text()).next()) moved.group = group_in(query, 0);
            }
        }
    }

    Database& database_;
    SettlementPieces& kept_;
    const FiguresWish& wish_;
    CutDays cuts_;
    std::vector<std::pair<std::int64_t, std::int64_t>> marked_;  // until, through; of the wanted
    std::int64_t everybody_until_{0};
    std::vector<Wanted> sellers_, deliverers_;  // as the pieces' items
    std::map<std::string, Figures> figures_;
    std::unordered_map<std::uint64_t, std::size_t> sums_, moved_sums_;
};

}  // namespace

std::map<std::string, Figures> gather_figures(Database& database, SettlementPieces& kept,
                                              const FiguresWish& wish) {
    return Gatherer{database, kept, wish}.run();
}

std::size_t read_ahead(Database& database, SettlementPieces& kept, const FiguresWish& wish) {
    return Gatherer{database, kept, wish}.read_ahead();
}

std::vector<kiosk::ShelfRow> shelves_at(Database& database, const std::string& producer,
                                        kiosk::Date until) {
    std::map<std::string, Quantity> since;
    {
        Query sold = database.query(kSoldSince);
        sold.with(day_number(until), producer);
        while (sold.next()) {
            Quantity& sum = since[sold.text(0)];
            sum = sum - Quantity::from_thousandths(sold.number(1));
        }
        Query returned = database.query(kReturnedSince);
        returned.with(day_number(until), producer);
        while (returned.next()) {
            Quantity& sum = since[returned.text(0)];
            sum = sum + Quantity::from_thousandths(returned.number(1));
        }
        Query moved = database.query(kMovedSince);
        moved.with(day_number(until));
        while (moved.next()) {
            Quantity& sum = since[moved.text(0)];
            sum = sum + Quantity::from_thousandths(moved.number(1));
        }
    }
    std::vector<kiosk::ShelfRow> rows;
    Query query = database.query(kShelves);
    query.with(producer);
    while (query.next()) {
        const Quantity now = Quantity::from_thousandths(query.number(3));
        rows.push_back({kiosk::ProductId{query.text(0)}, query.text(1), group_in(query, 2),
                        now - since[query.text(0)]});
    }
    return rows;
}

}  // namespace db
