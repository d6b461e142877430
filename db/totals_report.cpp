#include "db/totals_report.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <unordered_map>

#include "kiosk/core/product.h"
#include "kiosk/core/sale.h"

namespace db {
namespace {

using kiosk::Money;
using kiosk::Quantity;
using kiosk::Totals;
using kiosk::TotalsRow;

constexpr const char* kLines =
    "SELECT i.product_id, i.name, i.group_key, i.producer, i.stars, i.tax_rate, d.quantity, "
    "d.amount, d.tax FROM (SELECT item, sum(quantity) AS quantity, sum(amount) AS amount, "
    "sum(tax) AS tax FROM sale_line WHERE business_date = ? GROUP BY item) AS d "
    "CROSS JOIN sold_item AS i ON i.id = d.item";
constexpr const char* kSales =
    "SELECT cashier, hour, max(cashier_name), count(*), sum(items), sum(gross), sum(discount), "
    "sum(rounding), sum(payable) FROM sale WHERE business_date = ? GROUP BY cashier, hour";
// What came back counts against the day it came back on. There is little of it, so the sums are
// taken off here rather than in one statement that could use neither index.
constexpr const char* kReturnedLines =
    "SELECT i.product_id, i.name, i.group_key, i.producer, i.stars, i.tax_rate, d.quantity, "
    "d.amount, d.tax FROM (SELECT item, -sum(quantity) AS quantity, -sum(amount) AS amount, "
    "-sum(tax) AS tax FROM refund_line WHERE business_date = ? GROUP BY item) AS d "
    "CROSS JOIN sold_item AS i ON i.id = d.item";
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

void add_lines(Database& database, std::int64_t day, Totals& totals) {
    Table groups, products, producers, stars;
    std::map<kiosk::TaxRate, kiosk::TaxTotals> rates;
    for (const char* sql : {kLines, kReturnedLines}) {
        Query query = database.query(sql);
        query.with(day);
        while (query.next()) {
            const Quantity quantity = Quantity::from_thousandths(query.number(6));
            const Money amount = query.money(7), tax_part = query.money(8);
            const std::string_view producer = query.view(3);
            products.add(query.view(0), query.view(1), quantity, amount);
            groups.add(query.view(2), {}, quantity, amount);
            producers.add(producer, producer, quantity, amount);
            stars.add(query.is_null(4) ? "none" : query.view(4), {}, quantity, amount);
            const auto rate =
                kiosk::tax_rate_from(query.view(5)).value_or(kiosk::TaxRate::NotDeclared);
            kiosk::TaxTotals& tax = rates[rate];
            tax.rate = rate;
            tax.tax += tax_part;
            tax.base += amount - tax_part;
        }
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

void add_sales(Database& database, std::int64_t day, Totals& totals) {
    Table cashiers;
    add_refunds(database, day, totals, cashiers);
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
    totals.by_cashier = std::move(cashiers).by_amount();
}

void add_payments(Database& database, std::int64_t day, Totals& totals) {
    Table methods;
    for (const char* sql : {kPayments, kRefundPayments}) {
        Query query = database.query(sql);
        query.with(day);
        while (query.next()) methods.add(query.view(0), {}, Quantity{}, query.money(1));
    }
    totals.by_payment =
        std::move(methods).in_order(kiosk::TotalsBy::Payment, {"cash", "transfer", "card"});
}

}  // namespace

kiosk::Totals totals_of_day(Database& database, kiosk::Date date) {
    Totals totals;
    totals.date = date;
    const std::int64_t day = day_number(date);
    add_lines(database, day, totals);
    add_sales(database, day, totals);
    add_payments(database, day, totals);
    totals.net = totals.gross - totals.discount - totals.refunded + totals.rounding;
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

}  // namespace db
