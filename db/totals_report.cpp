#include "db/totals_report.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <unordered_map>

#include "db/item_sums.h"
#include "kiosk/core/product.h"
#include "kiosk/core/sale.h"

namespace db {
namespace {

using kiosk::Money;
using kiosk::Quantity;
using kiosk::Totals;
using kiosk::TotalsRow;

constexpr const char* kSales =
    "SELECT cashier, hour, max(cashier_name), count(*), sum(items), sum(gross), sum(discount), "
    "sum(rounding), sum(payable) FROM sale WHERE business_date = ? GROUP BY cashier, hour";
// What came back counts against the day it came back on.
constexpr const char* kRefunds =
    "SELECT cashier, hour, max(cashier_name), count(*), sum(items), sum(amount), sum(rounding), "
    "sum(paid) FROM refund WHERE business_date = ? GROUP BY cashier, hour";
constexpr const char* kRefundPayments =
    "SELECT method, -sum(amount) FROM refund_payment WHERE business_date = ? GROUP BY method";
constexpr const char* kPayments =
    "SELECT method, sum(amount) FROM payment WHERE business_date = ? GROUP BY method";

// The name that goes with a key into reports: Vietnamese, the language of the shop's books.
std::string stored_name(kiosk::TotalsBy table, const std::string& key) {
    return title_of(table, {key, key, {}, {}}).vi;
}

struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
        return std::hash<std::string_view>{}(key);
    }
};

// Rows of one table by key. A day may have thousands of lines for few rows: a key that is known
// copies nothing.
class Table {
public:
    void add(std::string_view key, std::string_view name, Quantity quantity, Money amount) {
        auto found = rows_.find(key);
        if (found == rows_.end()) {
            found =
                rows_.emplace(key, TotalsRow{std::string{key}, std::string{name}, {}, {}}).first;
        }
        TotalsRow& row = found->second;
        // Renamed in the course of the day: one of the names, and the same one at the centre.
        if (row.name < name) row.name = name;
        row.quantity = row.quantity + quantity;
        row.amount += amount;
    }
    std::vector<TotalsRow> by_amount() && {
        std::vector<TotalsRow> rows;
        rows.reserve(rows_.size());
        for (auto& [key, row] : rows_) rows.push_back(std::move(row));
        std::ranges::sort(rows, [](const TotalsRow& a, const TotalsRow& b) {
            return a.amount != b.amount ? a.amount > b.amount : a.key < b.key;
        });
        return rows;
    }
    // Those of `keys` that are there, by the names people read.
    std::vector<TotalsRow> in_order(kiosk::TotalsBy table,
                                    const std::vector<std::string>& keys) && {
        std::vector<TotalsRow> rows;
        for (const std::string& key : keys) {
            const auto found = rows_.find(key);
            if (found == rows_.end()) continue;
            rows.push_back(std::move(found->second));
            rows.back().name = stored_name(table, key);
        }
        return rows;
    }

private:
    std::unordered_map<std::string, TotalsRow, KeyHash, std::equal_to<>> rows_;
};

void put_items(const ItemSums& sums, Totals& totals) {
    Table groups, products, producers, stars;
    std::map<kiosk::TaxRate, kiosk::TaxTotals> rates;
    for (const auto& [id, item] : sums.items()) {
        products.add(item.keys.product, item.name, item.quantity, item.amount);
        groups.add(item.keys.group, {}, item.quantity, item.amount);
        producers.add(item.keys.producer, item.keys.producer, item.quantity, item.amount);
        stars.add(item.keys.stars, {}, item.quantity, item.amount);
        kiosk::TaxTotals& tax = rates[item.tax_rate];
        tax.rate = item.tax_rate;
        tax.tax += item.tax;
        tax.base += item.amount - item.tax;
    }
    for (const auto& [rate, tax] : rates) {
        totals.tax.push_back(tax);
    }
    std::vector<std::string> group_order;
    for (kiosk::Group group : kiosk::kAllGroups) {
        group_order.emplace_back(name_of(group));
    }
    totals.by_group = std::move(groups).in_order(kiosk::TotalsBy::Group, group_order);
    totals.by_product = std::move(products).by_amount();
    totals.by_producer = std::move(producers).by_amount();
    totals.by_stars =
        std::move(stars).in_order(kiosk::TotalsBy::Stars, {"5", "4", "3", "2", "1", "none"});
}

void add_refunds(Database& database, std::int64_t day, Totals& totals, Table& cashiers) {
    Query query = database.query(kRefunds);
    query.with(day);
    while (query.next()) {
        const Quantity items = Quantity::from_thousandths(-query.number(4));
        const Money paid = -query.money(7);
        totals.refunds += query.number(3);
        totals.items = totals.items + items;
        totals.refunded += query.money(5);
        totals.rounding -= query.money(6);
        totals.by_hour.at(static_cast<std::size_t>(query.number(1))) += paid;
        cashiers.add(query.view(0), query.view(2), items, paid);
    }
}

void add_sales(Database& database, std::int64_t day, Totals& totals, Table& cashiers) {
    Query query = database.query(kSales);
    query.with(day);
    while (query.next()) {
        const Quantity items = Quantity::from_thousandths(query.number(4));
        totals.sales += query.number(3);
        totals.items = totals.items + items;
        totals.gross += query.money(5);
        totals.discount += query.money(6);
        totals.rounding += query.money(7);
        const Money payable = query.money(8);
        totals.by_hour.at(static_cast<std::size_t>(query.number(1))) += payable;
        cashiers.add(query.view(0), query.view(2), items, payable);
    }
}

void add_payments(Database& database, std::int64_t day, Table& methods) {
    for (const char* sql : {kPayments, kRefundPayments}) {
        Query query = database.query(sql);
        query.with(day);
        while (query.next()) methods.add(query.view(0), {}, Quantity{}, query.money(1));
    }
}

void add_head(Totals& sum, const Totals& day) {
    sum.date = day.date;
    sum.sales += day.sales;
    sum.refunds += day.refunds;
    sum.items = sum.items + day.items;
    sum.gross += day.gross;
    sum.discount += day.discount;
    sum.refunded += day.refunded;
    sum.rounding += day.rounding;
    sum.net += day.net;
    for (std::size_t hour = 0; hour < sum.by_hour.size(); ++hour)
        sum.by_hour[hour] += day.by_hour[hour];
}

}  // namespace

struct TotalsReport::Parts {
    Parts(Database& of, const TermsBook* terms) : database{of}, items{of, terms} {}
    Database& database;
    ItemSums items;
    Table cashiers, methods;
    Totals head;
    std::vector<kiosk::DayFigures> days;
};

TotalsReport::TotalsReport(Database& database, const TermsBook* terms)
    : parts_{std::make_unique<Parts>(database, terms)} {}
TotalsReport::~TotalsReport() = default;

void TotalsReport::add(kiosk::Date date) {
    Totals day;
    day.date = date;
    const std::int64_t number = day_number(date);
    parts_->items.add(date);
    add_refunds(parts_->database, number, day, parts_->cashiers);
    add_sales(parts_->database, number, day, parts_->cashiers);
    add_payments(parts_->database, number, parts_->methods);
    day.net = day.gross - day.discount - day.refunded + day.rounding;
    add_head(parts_->head, day);
    parts_->days.push_back({date, day.sales, day.refunds, day.items, day.net});
}

kiosk::Totals TotalsReport::totals() const {
    Totals totals = parts_->head;
    put_items(parts_->items, totals);
    totals.by_cashier = Table{parts_->cashiers}.by_amount();
    totals.by_payment =
        Table{parts_->methods}.in_order(kiosk::TotalsBy::Payment, {"cash", "transfer", "card"});
    if (!totals.rounding.is_zero()) {
        const TotalsRow row{"rounding", stored_name(kiosk::TotalsBy::Group, "rounding"), Quantity{},
                            totals.rounding};
        for (auto* table :
             {&totals.by_group, &totals.by_product, &totals.by_producer, &totals.by_stars}) {
            table->push_back(row);
        }
    }
    return totals;
}

const std::vector<kiosk::DayFigures>& TotalsReport::days() const { return parts_->days; }

std::vector<kiosk::MarginLine> TotalsReport::margin_lines(const PlaceByProduct& places) const {
    return parts_->items.margin_lines(places);
}

kiosk::Totals totals_of_day(Database& database, kiosk::Date date) {
    TotalsReport report{database, nullptr};
    report.add(date);
    return report.totals();
}

}  // namespace db
