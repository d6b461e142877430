#include "kiosk/core/margin.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_set>

namespace kiosk {
namespace {

constexpr std::int64_t kWhole = 10'000;  // hundredths of a per cent

void add(Margin& sum, const MarginLine& line, Money commission) {
    sum.revenue += line.revenue;
    sum.cost += line.cost;
    sum.consigned += line.consigned;
    sum.commission += commission;
    sum.uncosted += line.uncosted;
}

// Of each line. A statement's row is one product at one rate, rounded once; where its goods were
// sold under several descriptions, the lines share it so that they add up to it.
std::vector<Money> commissions(std::span<const MarginLine> lines) {
    using Key = std::tuple<std::string_view, std::string_view, std::int64_t>;
    struct Row {
        Money paid, told;
    };
    std::map<Key, Row> rows;
    std::vector<Money> all;
    all.reserve(lines.size());
    for (const MarginLine& line : lines) {
        if (line.percent == kBoughtOutright) {
            all.emplace_back();
            continue;
        }
        Row& row = rows[{line.producer, line.product, line.percent}];
        row.paid += line.consigned;
        const Money until_here = row.paid.share(line.percent, kWhole, Rounding::HalfUp);
        all.push_back(until_here - row.told);
        row.told = until_here;
    }
    return all;
}

bool is_uncosted(const MarginLine& line) {
    return line.uncosted_items != Quantity{} || !line.uncosted.is_zero();
}

// How many products a table's rows have, and how many of them without a cost.
void count_goods(Margins& margins, std::span<const MarginLine> lines) {
    const auto count = [&](auto key_of, auto row_of) {
        std::unordered_set<std::string> seen, bare;
        for (const MarginLine& line : lines) {
            const std::string key = key_of(line) + '\0' + line.product;
            Margin& row = row_of(line);
            if (seen.insert(key).second) ++row.goods;
            if (is_uncosted(line) && bare.insert(key).second) ++row.uncosted_goods;
        }
    };
    count([](const MarginLine&) { return std::string{}; },
          [&](const MarginLine&) -> Margin& { return margins.whole; });
    count([](const MarginLine& line) { return line.group; },
          [&](const MarginLine& line) -> Margin& { return margins.groups[line.group]; });
    count([](const MarginLine& line) { return line.producer; },
          [&](const MarginLine& line) -> Margin& { return margins.producers[line.producer]; });
    count([](const MarginLine& line) { return line.stars; },
          [&](const MarginLine& line) -> Margin& { return margins.stars[line.stars]; });
    count([](const MarginLine& line) { return line.place; },
          [&](const MarginLine& line) -> Margin& { return margins.places[line.place]; });
    count([](const MarginLine& line) { return line.product; },
          [&](const MarginLine& line) -> Margin& { return margins.products[line.product]; });
}

}  // namespace

void MarginLine::add(const MarginLine& more) {
    consigned += more.consigned;
    revenue += more.revenue;
    cost += more.cost;
    uncosted += more.uncosted;
    uncosted_items = uncosted_items + more.uncosted_items;
}

Margins margins_of(std::span<const MarginLine> lines) {
    Margins margins;
    const std::vector<Money> kept = commissions(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const MarginLine& line = lines[i];
        for (Margin* row : {&margins.whole, &margins.groups[line.group],
                            &margins.products[line.product], &margins.producers[line.producer],
                            &margins.stars[line.stars], &margins.places[line.place]})
            add(*row, line, kept[i]);
    }
    count_goods(margins, lines);
    return margins;
}

Text uncosted_words(const Margin& margin) {
    if (margin.uncosted_goods == 0) return {};
    const std::string count = std::to_string(margin.uncosted_goods);
    return {
        "giá vốn chưa biết của " + count + " mặt hàng",
        "cost of " + count + (margin.uncosted_goods == 1 ? " product" : " products") + " unknown"};
}

}  // namespace kiosk
