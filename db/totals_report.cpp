#include "db/totals_report.h"

#include <algorithm>
#include <map>

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
constexpr const char* kPayments =
    "SELECT method, sum(amount) FROM payment WHERE business_date = ? GROUP BY method";

// Rows of one table by key, in the order they are first met.
class Table {
public:
    void add(const std::string& key, const std::string& name, Quantity quantity, Money amount) {
        TotalsRow& row = rows_[key];
        row.key = key;
        // Renamed in the course of the day: one of the names, and the same one at the centre.
        row.name = std::max(row.name, name);
        row.quantity = row.quantity + quantity;
        row.amount += amount;
    }
    std::vector<TotalsRow> by_amount() const {
        std::vector<TotalsRow> rows = by_key();
        std::ranges::stable_sort(
            rows, [](const TotalsRow& a, const TotalsRow& b) { return a.amount > b.amount; });
        return rows;
    }
    std::vector<TotalsRow> by_key() const {
        std::vector<TotalsRow> rows;
        rows.reserve(rows_.size());
        for (const auto& [key, row] : rows_) {
            rows.push_back(row);
        }
        return rows;
    }
    std::vector<TotalsRow> in_order(const std::vector<std::string>& keys) const {
        std::vector<TotalsRow> rows;
        for (const std::string& key : keys) {
            if (const auto found = rows_.find(key); found != rows_.end()) {
                rows.push_back(found->second);
            }
        }
        return rows;
    }

private:
    std::map<std::string, TotalsRow> rows_;
};

// The name that goes with a key into reports: Vietnamese, the language of the shop's books.
std::string stored_name(kiosk::TotalsBy table, const std::string& key) {
    return title_of(table, {key, key, {}, {}}).vi;
}

void add_lines(Database& database, std::int64_t day, Totals& totals) {
    Table groups, products, producers, stars;
    std::map<kiosk::TaxRate, kiosk::TaxTotals> rates;
    Query query = database.query(kLines);
    query.with(day);
    while (query.next()) {
        const Quantity quantity = Quantity::from_thousandths(query.number(6));
        const Money amount = query.money(7);
        const std::string group = query.text(2);
        const std::string producer = query.text(3);
        products.add(query.text(0), query.text(1), quantity, amount);
        groups.add(group, stored_name(kiosk::TotalsBy::Group, group), quantity, amount);
        producers.add(producer, producer, quantity, amount);
        const std::string grade = query.is_null(4) ? "none" : query.text(4);
        stars.add(grade, stored_name(kiosk::TotalsBy::Stars, grade), quantity, amount);
        const auto rate = kiosk::tax_rate_from(query.text(5)).value_or(kiosk::TaxRate::NotDeclared);
        kiosk::TaxTotals& tax = rates[rate];
        tax.rate = rate;
        tax.tax += query.money(8);
        tax.base += amount - query.money(8);
    }
    for (const auto& [rate, tax] : rates) {
        totals.tax.push_back(tax);
    }
    std::vector<std::string> group_order;
    for (kiosk::Group group : kiosk::kAllGroups) {
        group_order.emplace_back(name_of(group));
    }
    totals.by_group = groups.in_order(group_order);
    totals.by_product = products.by_amount();
    totals.by_producer = producers.by_amount();
    totals.by_stars = stars.in_order({"5", "4", "3", "2", "1", "none"});
}

void add_sales(Database& database, std::int64_t day, Totals& totals) {
    Table cashiers;
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
        cashiers.add(query.text(0), query.text(2), items, payable);
    }
    totals.by_cashier = cashiers.by_amount();
}

void add_payments(Database& database, std::int64_t day, Totals& totals) {
    Table methods;
    Query query = database.query(kPayments);
    query.with(day);
    while (query.next()) {
        const std::string key = query.text(0);
        methods.add(key, stored_name(kiosk::TotalsBy::Payment, key), Quantity{}, query.money(1));
    }
    totals.by_payment = methods.in_order({"cash", "transfer", "card"});
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
