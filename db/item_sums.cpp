#include "db/item_sums.h"

#include <algorithm>
#include <cstddef>

namespace db {
namespace {

using kiosk::Money;
using kiosk::Quantity;

constexpr const char* kItem =
    "SELECT product_id, name, group_key, producer, stars, tax_rate FROM sold_item WHERE id = ?";

constexpr const char* kLines =
    "SELECT item, sum(quantity), sum(amount), sum(tax) FROM sale_line WHERE business_date = ? "
    "GROUP BY item";
// Beside them what the goods cost, and what was sold of those whose cost nobody told.
constexpr const char* kLinesWithCost =
    "SELECT item, sum(quantity), sum(amount), sum(tax), sum(cost), count(*), count(cost) "
    "FROM sale_line WHERE business_date = ? GROUP BY item";
// Asked where some lines of a day have a cost and some have none.
constexpr const char* kUncosted =
    "SELECT sum(quantity), sum(amount - tax) FROM sale_line WHERE business_date = ? AND item = ? "
    "AND cost IS NULL";
// What came back counts against the day it came back on, on the terms of the day it was sold on.
// Broken goods bring no cost back.
constexpr const char* kReturned =
    "SELECT l.item, -sum(l.quantity), -sum(l.amount), -sum(l.tax), "
    "-sum(iif(l.back_to_shelf = 1, l.cost, 0)), "
    "-sum(iif(l.cost IS NULL, l.quantity, 0)), "
    "-sum(iif(l.cost IS NULL, l.amount - l.tax, 0)), "
    "coalesce(s.business_date, l.business_date) FROM refund_line AS l "
    "LEFT JOIN sale AS s ON s.id = l.sale WHERE l.business_date = ? "
    "GROUP BY l.item, coalesce(s.business_date, l.business_date)";

}  // namespace

SoldItem& ItemSums::item(std::int64_t id) {
    const auto [at, is_new] = items_.try_emplace(id);
    SoldItem& item = at->second;
    if (!is_new) return item;
    Query row = database_.query(kItem);
    row.with(id).next();
    item.keys.item = id;
    item.keys.product = row.text(0);
    item.name = row.text(1);
    item.keys.group = row.text(2);
    item.keys.producer = row.text(3);
    item.keys.stars = row.is_null(4) ? "none" : row.text(4);
    item.tax_rate = kiosk::tax_rate_from(row.view(5)).value_or(kiosk::TaxRate::NotDeclared);
    item.product = kiosk::ProductId{item.keys.product};
    item.group = kiosk::group_from(item.keys.group).value_or(kiosk::Group::Food);
    return item;
}

kiosk::MarginLine& ItemSums::margin_of(SoldItem& item, kiosk::Date sold_on) {
    const kiosk::Terms* terms =
        terms_->agreed(item.keys.producer, item.product, item.group, sold_on);
    const bool consigned = terms != nullptr && terms->kind == kiosk::TermsKind::Consigned;
    const std::int64_t percent = consigned ? terms->commission_percent : kiosk::kBoughtOutright;
    const auto found = std::ranges::find(item.margins, percent, &kiosk::MarginLine::percent);
    if (found != item.margins.end()) return *found;
    kiosk::MarginLine& line = item.margins.emplace_back(item.keys);
    line.percent = percent;
    return line;
}

void ItemSums::add_uncosted(kiosk::MarginLine& line, const Query& row, std::int64_t day) {
    const std::int64_t lines = row.number(5), costed = row.number(6);
    if (lines == costed) return;
    Quantity items = Quantity::from_thousandths(row.number(1));
    Money revenue = row.money(2) - row.money(3);
    if (costed > 0) {
        Query bare = database_.query(kUncosted);
        bare.with(day, row.number(0)).next();
        items = Quantity::from_thousandths(bare.number(0));
        revenue = bare.money(1);
    }
    line.uncosted_items = line.uncosted_items + items;
    line.uncosted += revenue;
    line.revenue -= revenue;
}

void ItemSums::add(kiosk::Date day) {
    const std::int64_t number = day_number(day);
    {
        Query row = database_.query(terms_ == nullptr ? kLines : kLinesWithCost);
        row.with(number);
        while (row.next()) {
            SoldItem& sold = item(row.number(0));
            const Money amount = row.money(2), tax = row.money(3);
            sold.quantity = sold.quantity + Quantity::from_thousandths(row.number(1));
            sold.amount += amount;
            sold.tax += tax;
            if (terms_ == nullptr) continue;
            kiosk::MarginLine& line = margin_of(sold, day);
            if (line.percent != kiosk::kBoughtOutright) {
                line.consigned += amount;
                continue;
            }
            line.revenue += amount - tax;
            line.cost += row.money(4);
            add_uncosted(line, row, number);
        }
    }
    Query row = database_.query(kReturned);
    row.with(number);
    while (row.next()) take_returned(row, day_from(row.number(7)));
}

void ItemSums::take_returned(const Query& row, kiosk::Date sold_on) {
    SoldItem& back = item(row.number(0));
    const Money amount = row.money(2), tax = row.money(3), bare = row.money(6);
    back.quantity = back.quantity + Quantity::from_thousandths(row.number(1));
    back.amount += amount;
    back.tax += tax;
    if (terms_ == nullptr) return;
    kiosk::MarginLine& line = margin_of(back, sold_on);
    if (line.percent != kiosk::kBoughtOutright) {
        line.consigned += amount;
        return;
    }
    line.revenue += amount - tax - bare;
    line.cost += row.money(4);
    line.uncosted_items = line.uncosted_items + Quantity::from_thousandths(row.number(5));
    line.uncosted += bare;
}

std::vector<kiosk::MarginLine> ItemSums::margin_lines(const PlaceByProduct& places) const {
    std::vector<const SoldItem*> sold;
    for (const auto& [id, item] : items_)
        if (!item.margins.empty()) sold.push_back(&item);
    std::ranges::sort(sold, {}, [](const SoldItem* item) { return item->keys.item; });
    std::vector<kiosk::MarginLine> lines;
    lines.reserve(sold.size());
    for (const SoldItem* item : sold) {
        const auto place = places.find(item->keys.product);
        const std::size_t first = lines.size();
        for (const kiosk::MarginLine& line : item->margins) {
            lines.push_back(line);
            if (place != places.end()) lines.back().place = place->second;
        }
        std::ranges::sort(lines.begin() + static_cast<std::ptrdiff_t>(first), lines.end(), {},
                          &kiosk::MarginLine::percent);
    }
    return lines;
}

}  // namespace db
