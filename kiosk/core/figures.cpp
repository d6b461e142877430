#include "kiosk/core/figures.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>

#include "kiosk/core/product.h"
#include "kiosk/core/sale.h"

namespace kiosk {
namespace {

constexpr std::string_view kRounding = "rounding";

// One table being added up. Where a shop renamed something, the greater name stays, as in a day.
class Table {
public:
    void add(const std::vector<TotalsRow>& rows) {
        for (const TotalsRow& row : rows) {
            const auto [at, is_new] = rows_.try_emplace(row.key, row);
            if (is_new) continue;
            TotalsRow& sum = at->second;
            if (sum.name < row.name) sum.name = row.name;
            sum.quantity = sum.quantity + row.quantity;
            sum.amount += row.amount;
        }
    }
    // Largest first, the rounding last.
    std::vector<TotalsRow> by_amount() const {
        std::vector<TotalsRow> rows = all();
        std::ranges::sort(rows, [](const TotalsRow& a, const TotalsRow& b) {
            const bool last_a = a.key == kRounding, last_b = b.key == kRounding;
            if (last_a != last_b) return last_b;
            return a.amount != b.amount ? a.amount > b.amount : a.key < b.key;
        });
        return rows;
    }
    // As `order` says; a key it does not name comes after, the rounding last.
    std::vector<TotalsRow> in_order(const std::vector<std::string_view>& order) const {
        std::vector<TotalsRow> rows = all();
        const auto place = [&](const TotalsRow& row) {
            if (row.key == kRounding) return order.size() + 1;
            return static_cast<std::size_t>(std::ranges::find(order, row.key) - order.begin());
        };
        std::ranges::sort(rows, [&](const TotalsRow& a, const TotalsRow& b) {
            const auto at = place(a), bt = place(b);
            return at != bt ? at < bt : a.key < b.key;
        });
        return rows;
    }

private:
    std::vector<TotalsRow> all() const {
        std::vector<TotalsRow> rows;
        rows.reserve(rows_.size());
        for (const auto& [key, row] : rows_) rows.push_back(row);
        // A rounding that came to nothing in the end is no row, as in a day.
        std::erase_if(rows, [](const TotalsRow& row) {
            return row.key == kRounding && row.amount.is_zero();
        });
        return rows;
    }
    std::unordered_map<std::string, TotalsRow> rows_;
};

}  // namespace

struct FiguresSum::Parts {
    Totals sums;
    std::vector<DayFigures> days;
    std::map<TaxRate, TaxTotals> rates;
    std::map<std::pair<std::int64_t, std::int64_t>, MarginLine> margins;  // by item and share
    Table payments, groups, products, producers, cashiers, stars, places;

    void add_sums(const Totals& next) {
        sums.date = next.date;
        sums.sales += next.sales;
        sums.refunds += next.refunds;
        sums.items = sums.items + next.items;
        sums.gross += next.gross;
        sums.discount += next.discount;
        sums.refunded += next.refunded;
        sums.rounding += next.rounding;
        sums.net += next.net;
        for (const TaxTotals& tax : next.tax) {
            TaxTotals& sum = rates[tax.rate];
            sum.rate = tax.rate;
            sum.base += tax.base;
            sum.tax += tax.tax;
        }
        for (std::size_t hour = 0; hour < sums.by_hour.size(); ++hour)
            sums.by_hour[hour] += next.by_hour[hour];
        payments.add(next.by_payment);
        groups.add(next.by_group);
        products.add(next.by_product);
        producers.add(next.by_producer);
        cashiers.add(next.by_cashier);
        stars.add(next.by_stars);
    }
};

FiguresSum::FiguresSum() : parts_{std::make_unique<Parts>()} {}
FiguresSum::~FiguresSum() = default;
FiguresSum::FiguresSum(FiguresSum&&) noexcept = default;
FiguresSum& FiguresSum::operator=(FiguresSum&&) noexcept = default;

void FiguresSum::add(const Totals& day) {
    parts_->add_sums(day);
    parts_->days.push_back({day.date, day.sales, day.refunds, day.items, day.net});
}

void FiguresSum::add(const Figures& next) {
    parts_->add_sums(next.sums);
    parts_->places.add(next.by_place);
    add(next.margin_lines);
    parts_->days.insert(parts_->days.end(), next.days.begin(), next.days.end());
}

void FiguresSum::add(const std::vector<MarginLine>& lines) {
    for (const MarginLine& line : lines) {
        const auto [at, is_new] = parts_->margins.try_emplace({line.item, line.percent}, line);
        if (!is_new) at->second.add(line);
    }
}

Figures FiguresSum::sum(const Period& period) const {
    Figures figures{period, parts_->sums, parts_->days, parts_->places.by_amount(), {}, {}};
    for (const auto& [key, line] : parts_->margins) figures.margin_lines.push_back(line);
    figures.margins = margins_of(figures.margin_lines);
    Totals& sums = figures.sums;
    for (const auto& [rate, tax] : parts_->rates) sums.tax.push_back(tax);
    std::vector<std::string_view> groups;
    for (const Group group : kAllGroups) groups.push_back(name_of(group));
    sums.by_payment = parts_->payments.in_order({"cash", "transfer", "card"});
    sums.by_group = parts_->groups.in_order(groups);
    sums.by_stars = parts_->stars.in_order({"5", "4", "3", "2", "1", "none"});
    sums.by_product = parts_->products.by_amount();
    sums.by_producer = parts_->producers.by_amount();
    sums.by_cashier = parts_->cashiers.by_amount();
    return figures;
}

Money Figures::average() const {
    return sums.sales > 0 ? sums.net.share(1, sums.sales, Rounding::HalfUp) : Money{};
}

Figures joined(const Figures& first, const Figures& next) {
    FiguresSum sum;
    sum.add(first);
    sum.add(next);
    return sum.sum({first.period.kind, first.period.from, next.period.to});
}

}  // namespace kiosk
