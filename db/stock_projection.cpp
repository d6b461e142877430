#include "db/stock_projection.h"

#include <algorithm>

#include "db/stock_rows.h"

namespace db {
namespace {

using kiosk::Quantity;

// The row without a lot too: it is what goods are taken from below nothing.
constexpr const char* kShelf =
    "SELECT lot, best_before, on_hand, value, unit_cost FROM stock "
    "WHERE product_id = ? AND (on_hand > 0 OR lot = ? OR lot = '')";
constexpr const char* kPut =
    "INSERT INTO stock (product_id, lot, best_before, on_hand, value, unit_cost) "
    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (product_id, lot) DO UPDATE SET "
    "on_hand = excluded.on_hand, value = excluded.value, unit_cost = excluded.unit_cost, "
    "best_before = coalesce(excluded.best_before, best_before)";
constexpr const char* kUsual = "SELECT unit_cost FROM usual_cost WHERE product_id = ?";
constexpr const char* kSetUsual =
    "INSERT INTO usual_cost (product_id, unit_cost) VALUES (?, ?) "
    "ON CONFLICT (product_id) DO UPDATE SET unit_cost = excluded.unit_cost";
constexpr const char* kInsertMove =
    "INSERT INTO stock_move (seq, id, kind, day, by_code, reason, note, document, shop, transfer) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kInsertLine =
    "INSERT INTO stock_move_line (day, seq, n, product_id, name, producer, lot, best_before, "
    "quantity, counted, expected, minimum, consigned, unit_cost, deductible_vat, given) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kSetMinimum =
    "INSERT INTO stock_minimum (product_id, minimum) VALUES (?, ?) "
    "ON CONFLICT (product_id) DO UPDATE SET minimum = excluded.minimum";
constexpr const char* kForgetMinimum = "DELETE FROM stock_minimum WHERE product_id = ?";

void put(Database& database, const kiosk::ProductId& product, const kiosk::LotOnHand& row) {
    Query query = database.query(kPut);
    query
        .with(product.text(), row.lot, iso(row.best_before), row.on_hand.thousandths(),
              row.cost.value, row.cost.unit)
        .run();
}

// Changes the shelf and writes what was changed.
std::optional<kiosk::Money> apply(Database& database, const kiosk::ProductId& product,
                                  std::vector<kiosk::LotOnHand>& shelf,
                                  const std::vector<kiosk::LotChange>& changes,
                                  std::optional<kiosk::Money> brought) {
    std::optional<kiosk::UnitCost> usual;
    if (kiosk::needs_usual_cost(shelf, changes)) usual = usual_cost(database, product);
    const auto cost = kiosk::change_with_cost(shelf, changes, brought, usual);
    for (const kiosk::LotChange& change : changes)
        put(database, product, *std::ranges::find(shelf, change.lot, &kiosk::LotOnHand::lot));
    return cost;
}

void set_usual(Database& database, const kiosk::StockLine& line) {
    const auto told = kiosk::usual_cost_told(line);
    if (!told) return;
    Query query = database.query(kSetUsual);
    query.with(line.product.text(), *told).run();
}

void set_cost(Database& database, const kiosk::StockLine& line) {
    set_usual(database, line);
    for (kiosk::LotOnHand& row : shelf_of(database, line.product, line.lot)) {
        if (row.lot != line.lot) continue;
        row.cost = kiosk::cost_as_told(row.on_hand, *kiosk::unit_cost_told(line));
        put(database, line.product, row);
    }
}

void project_line(Database& database, kiosk::MoveKind kind, const kiosk::StockLine& line) {
    if (kind == kiosk::MoveKind::Minimum) {
        if (line.minimum == Quantity{}) {
            Query forget = database.query(kForgetMinimum);
            forget.with(line.product.text()).run();
        } else {
            Query set = database.query(kSetMinimum);
            set.with(line.product.text(), line.minimum.thousandths()).run();
        }
        return;
    }
    if (kind == kiosk::MoveKind::Cost) return set_cost(database, line);
    auto shelf = shelf_of(database, line.product, line.lot);
    auto row = std::ranges::find(shelf, line.lot, &kiosk::LotOnHand::lot);
    if (row == shelf.end()) row = shelf.insert(shelf.end(), {line.lot, {}, {}});
    if (line.best_before) row->best_before = line.best_before;
    const bool received = kiosk::tells_cost(kind);
    apply(database, line.product, shelf, {{line.lot, line.quantity}},
          received ? kiosk::cost_of_delivery(line) : std::nullopt);
    if (received) set_usual(database, line);
}

}  // namespace

std::vector<kiosk::LotOnHand> shelf_of(Database& database, const kiosk::ProductId& product,
                                       std::string_view lot) {
    std::vector<kiosk::LotOnHand> rows;
    Query query = database.query(kShelf);
    query.with(product.text(), lot);
    while (query.next()) {
        rows.push_back(
            {query.text(0),
             query.is_null(1) ? std::nullopt : kiosk::Date::parse(query.text(1)),
             Quantity::from_thousandths(query.number(2)),
             {query.money(3), query.is_null(4) ? std::nullopt : std::optional{query.number(4)}}});
    }
    return rows;
}

std::optional<kiosk::UnitCost> usual_cost(Database& database, const kiosk::ProductId& product) {
    Query query = database.query(kUsual);
    return query.with(product.text()).next() ? std::optional{query.number(0)} : std::nullopt;
}

LineCosts take_sold(Database& database, const std::vector<kiosk::SaleLine>& lines) {
    LineCosts costs;
    for (const kiosk::SaleLine& line : lines) {
        if (!kiosk::keeps_stock(line.group)) {
            const auto usual = usual_cost(database, line.product_id);
            costs.push_back(usual ? std::optional{kiosk::cost_of(line.quantity, *usual)}
                                  : std::nullopt);
            continue;
        }
        auto shelf = shelf_of(database, line.product_id, line.lot);
        const auto changes = kiosk::take_out(shelf, line.lot, line.quantity);
        costs.push_back(apply(database, line.product_id, shelf, changes, std::nullopt));
    }
    return costs;
}

void put_returned(Database& database, const kiosk::SaleLine& goods,
                  std::optional<kiosk::Money> cost) {
    if (!kiosk::keeps_stock(goods.group)) return;
    auto shelf = shelf_of(database, goods.product_id, goods.lot);
    const auto back = kiosk::put_back(shelf, goods.lot, goods.quantity);
    apply(database, goods.product_id, shelf, {back}, cost);
}

void project_move(Database& database, std::int64_t seq, const kiosk::StockMove& move) {
    {
        Query insert = database.query(kInsertMove);
        bind_move(insert, seq, move);
        insert.run();
    }
    const std::int64_t day = day_number(move.day);
    std::int64_t n = 0;
    for (const kiosk::StockLine& line : move.lines) {
        Query insert = database.query(kInsertLine);
        bind_line(insert, day, seq, ++n, line);
        insert.run();
        project_line(database, move.kind, line);
    }
}

}  // namespace db
