#include "db/settlement_figures.h"

#include <algorithm>

#include "kiosk/core/stock.h"

namespace db {
namespace {

using kiosk::Money;
using kiosk::Quantity;

// ?1: a producer, or null for all; ?2 and ?3: the first and the last day.
constexpr const char* kSold =
    "SELECT i.producer, d.business_date, i.product_id, i.name, i.group_key, d.quantity, d.amount, "
    "d.tax FROM (SELECT business_date, item, sum(quantity) AS quantity, sum(amount) AS amount, "
    "sum(tax) AS tax FROM sale_line WHERE business_date BETWEEN ?2 AND ?3 "
    "GROUP BY business_date, item) AS d CROSS JOIN sold_item AS i ON i.id = d.item "
    "WHERE ?1 IS NULL OR i.producer = ?1";
constexpr const char* kSoldLate =
    "SELECT i.producer, l.business_date, i.product_id, i.name, i.group_key, l.quantity, l.amount, "
    "l.tax, l.seq FROM sale_line AS l CROSS JOIN sold_item AS i ON i.id = l.item "
    "WHERE l.business_date BETWEEN ?2 AND ?3 AND l.seq > ?4 AND (?1 IS NULL OR i.producer = ?1)";
// What came back has the day of its sale for its terms, where the sale is known here.
constexpr const char* kReturned =
    "SELECT i.producer, l.business_date, i.product_id, i.name, i.group_key, l.quantity, l.amount, "
    "l.tax, l.seq, coalesce(s.business_date, l.business_date) FROM refund_line AS l "
    "CROSS JOIN sold_item AS i ON i.id = l.item LEFT JOIN sale AS s ON s.id = l.sale "
    "WHERE l.business_date <= ?2 AND (?1 IS NULL OR i.producer = ?1)";
constexpr const char* kReturnedSince =
    "SELECT i.product_id, sum(l.quantity) FROM refund_line AS l CROSS JOIN sold_item AS i "
    "ON i.id = l.item WHERE l.business_date > ? AND l.back_to_shelf = 1 AND i.producer = ? "
    "AND l.seq > (SELECT after_seq FROM stock_since) GROUP BY i.product_id";
constexpr const char* kFirstDayAfter = "SELECT min(business_date) FROM sale WHERE seq > ?";
constexpr const char* kMoved =
    "SELECT l.producer, l.day, l.product_id, l.name, p.group_key, m.kind, m.reason, l.quantity, "
    "l.unit_cost, l.seq FROM stock_move_line AS l JOIN stock_move AS m ON m.seq = l.seq "
    "LEFT JOIN product AS p ON p.product_id = l.product_id "
    "WHERE l.day <= ?2 AND m.kind <> 'minimum' AND (?1 IS NULL OR l.producer = ?1)";
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

constexpr std::int64_t kFirstDay = 10101;

kiosk::Group group_in(const Query& row, int column) {
    return kiosk::group_from(row.view(column)).value_or(kiosk::Group::Food);
}

class Gatherer {
public:
    Gatherer(Database& database, const FiguresWish& wish) : database_{database}, wish_{wish} {}

    std::map<std::string, Figures> run() {
        add_sold(kSold, first_day(), day_number(wish_.until), std::nullopt);
        add_late();
        add_returned();
        add_moved();
        return std::move(figures_);
    }

private:
    const PeriodMark* mark_of(const std::string& producer) const {
        const auto found = wish_.from ? wish_.marks.end() : wish_.marks.find(producer);
        return found == wish_.marks.end() ? nullptr : &found->second;
    }
    // The first day that somebody's open period may hold.
    std::int64_t first_day() const {
        if (wish_.from) return day_number(*wish_.from);
        if (!wish_.producer) return kFirstDay;
        const PeriodMark* mark = mark_of(*wish_.producer);
        return mark != nullptr && mark->until ? day_number(mark->until->plus_days(1)) : kFirstDay;
    }

    void add_sold(const char* sql, std::int64_t from, std::int64_t until,
                  std::optional<std::int64_t> late_after) {
        Query query = database_.query(sql);
        if (late_after) {
            query.with(wish_.producer, from, until, *late_after);
        } else {
            query.with(wish_.producer, from, until);
        }
        while (query.next()) {
            const std::string producer = query.text(0);
            const kiosk::Date day = day_from(query.number(1));
            const PeriodMark* mark = mark_of(producer);
            const bool is_settled_day = mark != nullptr && mark->until && day <= *mark->until;
            const bool counts = late_after ? is_settled_day && query.number(8) > mark->through_seq
                                           : !is_settled_day;
            if (!counts) continue;
            figures_[producer].sold.push_back({kiosk::ProductId{query.text(2)},
                                               query.text(3),
                                               group_in(query, 4),
                                               day,
                                               Quantity::from_thousandths(query.number(5)),
                                               {},
                                               query.money(6),
                                               {},
                                               query.money(7)});
        }
    }

    // What was entered after a period was closed for one of its days.
    void add_late() {
        if (wish_.from || wish_.marks.empty()) return;
        std::int64_t after = 0;
        std::optional<kiosk::Date> last;
        for (const auto& [producer, mark] : wish_.marks) {
            if (wish_.producer && producer != *wish_.producer) continue;
            after = last ? std::min(after, mark.through_seq) : mark.through_seq;
            if (mark.until && (!last || *last < *mark.until)) last = mark.until;
        }
        if (!last) return;
        Query first = database_.query(kFirstDayAfter);
        if (!first.with(after).next() || first.is_null(0)) return;
        const std::int64_t from = first.number(0), until = day_number(std::min(*last, wish_.until));
        if (from <= until) add_sold(kSoldLate, from, until, after);
    }

    bool is_open(const std::string& producer, kiosk::Date day, std::int64_t seq) const {
        if (wish_.from && day < *wish_.from) return false;
        const PeriodMark* mark = mark_of(producer);
        return mark == nullptr || !mark->until || day > *mark->until || seq > mark->through_seq;
    }

    void add_returned() {
        Query query = database_.query(kReturned);
        query.with(wish_.producer, day_number(wish_.until));
        while (query.next()) {
            const std::string producer = query.text(0);
            if (!is_open(producer, day_from(query.number(1)), query.number(8))) continue;
            kiosk::SoldOn back;
            back.product = kiosk::ProductId{query.text(2)};
            back.name = query.text(3);
            back.group = group_in(query, 4);
            back.day = day_from(query.number(9));
            back.returned = Quantity::from_thousandths(query.number(5));
            back.returned_amount = query.money(6);
            back.tax = -query.money(7);
            figures_[producer].sold.push_back(std::move(back));
        }
    }

    void add_moved() {
        Query query = database_.query(kMoved);
        query.with(wish_.producer, day_number(wish_.until));
        while (query.next()) {
            const std::string producer = query.text(0);
            const kiosk::Date day = day_from(query.number(1));
            if (!is_open(producer, day, query.number(9))) continue;
            figures_[producer].moved.push_back(moved_in(query, day));
        }
    }

    static kiosk::MovedOn moved_in(const Query& row, kiosk::Date day) {
        kiosk::MovedOn moved;
        moved.product = kiosk::ProductId{row.text(2)};
        moved.name = row.text(3);
        moved.group = group_in(row, 4);
        moved.day = day;
        const Quantity quantity = Quantity::from_thousandths(row.number(7));
        const bool given_back = row.view(6) == name_of(kiosk::AdjustReason::GivenBack);
        if (row.view(5) == name_of(kiosk::MoveKind::Receive)) {
            moved.delivered = quantity;
        } else if (given_back) {
            moved.given_back = -quantity;
        } else {
            moved.other = quantity;
            return moved;
        }
        moved.cost = row.money(8).times(quantity, kiosk::Rounding::HalfUp);
        return moved;
    }

    Database& database_;
    const FiguresWish& wish_;
    std::map<std::string, Figures> figures_;
};

}  // namespace

std::map<std::string, Figures> gather_figures(Database& database, const FiguresWish& wish) {
    return Gatherer{database, wish}.run();
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
