#include "db/stock_projection.h"

#include <algorithm>

#include "db/stock_body.h"

namespace db {
namespace {

using kiosk::Quantity;

constexpr const char* kSince = "SELECT after_seq FROM stock_since";
constexpr const char* kShelf =
    "SELECT lot, best_before, on_hand FROM stock WHERE product_id = ? AND (on_hand > 0 OR lot = ?)";
constexpr const char* kChange =
    "INSERT INTO stock (product_id, lot, on_hand) VALUES (?, ?, ?) "
    "ON CONFLICT (product_id, lot) DO UPDATE SET on_hand = on_hand + excluded.on_hand";
constexpr const char* kChangeOfLot =
    "INSERT INTO stock (product_id, lot, best_before, on_hand) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (product_id, lot) DO UPDATE SET on_hand = on_hand + excluded.on_hand, "
    "best_before = coalesce(excluded.best_before, best_before)";
constexpr const char* kInsertMove =
    "INSERT INTO stock_move (seq, id, kind, day, by_code, reason, note, document, shop, transfer) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kInsertLine =
    "INSERT INTO stock_move_line (day, seq, n, product_id, name, producer, lot, best_before, "
    "quantity, counted, expected, minimum, consigned, unit_cost) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kSetMinimum =
    "INSERT INTO stock_minimum (product_id, minimum) VALUES (?, ?) "
    "ON CONFLICT (product_id) DO UPDATE SET minimum = excluded.minimum";
constexpr const char* kForgetMinimum = "DELETE FROM stock_minimum WHERE product_id = ?";

// The same columns in the same order, so that a comparison is a SELECT of what was inserted.
constexpr const char* kHasMove =
    "SELECT 1 FROM stock_move WHERE seq = ? AND id = ? AND kind = ? AND day = ? AND by_code = ? "
    "AND reason = ? AND note = ? AND document = ? AND shop = ? AND transfer IS ?";
constexpr const char* kHasLine =
    "SELECT 1 FROM stock_move_line WHERE day = ? AND seq = ? AND n = ? AND product_id = ? AND "
    "name = ? AND producer = ? AND lot = ? AND best_before IS ? AND quantity = ? AND counted = ? "
    "AND expected = ? AND minimum = ? AND consigned = ? AND unit_cost = ?";
constexpr const char* kAll = "SELECT product_id, lot, best_before, on_hand FROM stock";
constexpr const char* kMinimums = "SELECT product_id, minimum FROM stock_minimum";

std::string_view id_bytes(const kiosk::SaleId& id) {
    return {reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size()};
}

std::optional<std::string> iso(const std::optional<kiosk::Date>& date) {
    return date ? std::optional{date->iso()} : std::nullopt;
}

void bind_move(Query& query, std::int64_t seq, const kiosk::StockMove& move) {
    std::optional<Query::Blob> transfer;
    if (move.transfer) transfer = Query::Blob{id_bytes(*move.transfer)};
    query.with(seq, Query::Blob{id_bytes(move.id)}, name_of(move.kind), day_number(move.day),
               move.by.text(), name_of(move.reason), move.note, move.document, move.shop, transfer);
}

void bind_line(Query& query, std::int64_t day, std::int64_t seq, std::int64_t n,
               const kiosk::StockLine& line) {
    query.with(day, seq, n, line.product.text(), line.name, line.producer, line.lot,
               iso(line.best_before), line.quantity.thousandths(), line.counted.thousandths(),
               line.expected.thousandths(), line.minimum.thousandths(), line.consigned,
               line.unit_cost);
}

void change(Database& database, const kiosk::ProductId& product, const kiosk::LotChange& by) {
    Query query = database.query(kChange);
    query.with(product.text(), by.lot, by.quantity.thousandths()).run();
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
    Query query = database.query(kChangeOfLot);
    query.with(line.product.text(), line.lot, iso(line.best_before), line.quantity.thousandths())
        .run();
}

kiosk::Text shelf_misfit(const std::string& product, const std::string& lot) {
    const std::string of = lot.empty() ? product : product + ", " + lot;
    return {"tồn kho của " + of + " không khớp với nhật ký",
            "the stock of " + of + " does not fit the journal"};
}

}  // namespace

std::vector<kiosk::LotOnHand> shelf_of(Database& database, const kiosk::ProductId& product,
                                       std::string_view lot) {
    std::vector<kiosk::LotOnHand> rows;
    Query query = database.query(kShelf);
    query.with(product.text(), lot);
    while (query.next()) {
        rows.push_back({query.text(0),
                        query.is_null(1) ? std::nullopt : kiosk::Date::parse(query.text(1)),
                        Quantity::from_thousandths(query.number(2))});
    }
    return rows;
}

void take_sold(Database& database, const std::vector<kiosk::SaleLine>& lines) {
    for (const kiosk::SaleLine& line : lines) {
        if (!kiosk::keeps_stock(line.group)) continue;
        const auto shelf = shelf_of(database, line.product_id, line.lot);
        for (const kiosk::LotChange& by : kiosk::take_out(shelf, line.lot, line.quantity)) {
            change(database, line.product_id, by);
        }
    }
}

void put_returned(Database& database, const kiosk::SaleLine& goods) {
    if (!kiosk::keeps_stock(goods.group)) return;
    const auto shelf = shelf_of(database, goods.product_id, goods.lot);
    change(database, goods.product_id, kiosk::put_back(shelf, goods.lot, goods.quantity));
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

// --- verify --------------------------------------------------------------------------------------

void StockCheck::Shelf::add(std::string_view lot, Quantity quantity,
                            const std::optional<kiosk::Date>& best_before) {
    auto found = std::ranges::find(lots, lot, &kiosk::LotOnHand::lot);
    if (found == lots.end()) {
        lots.push_back({std::string{lot}, {}, {}});
        found = lots.end() - 1;
    }
    found->on_hand = found->on_hand + quantity;
    if (best_before) found->best_before = best_before;
}

Quantity StockCheck::Shelf::on_hand(std::string_view lot) const {
    const auto found = std::ranges::find(lots, lot, &kiosk::LotOnHand::lot);
    return found == lots.end() ? Quantity{} : found->on_hand;
}

StockCheck::StockCheck(Database& database) : database_{database}, since_{database.number(kSince)} {}

std::optional<kiosk::Text> StockCheck::take(std::int64_t seq, std::string_view body) {
    const auto move = decode_move(body);
    if (!move) return move.problem().why;
    ++moves_;
    {
        Query query = database_.query(kHasMove);
        bind_move(query, seq, *move);
        if (!query.next()) {
            return kiosk::Text{"phiếu kho không khớp với nhật ký",
                               "the stock move does not fit the journal"};
        }
    }
    std::optional<kiosk::Text> misfit;
    std::int64_t n = 0;
    for (const kiosk::StockLine& line : move->lines) {
        ++lines_;
        Query query = database_.query(kHasLine);
        bind_line(query, day_number(move->day), seq, ++n, line);
        Shelf& shelf = shelves_[line.product.text()];
        const bool counted_well =
            move->kind != kiosk::MoveKind::Count || (shelf.on_hand(line.lot) == line.expected &&
                                                     line.expected + line.quantity == line.counted);
        if (!query.next() || !counted_well) {
            const std::string number = std::to_string(n);
            misfit = kiosk::Text{"dòng " + number + " của phiếu kho không khớp với nhật ký",
                                 "line " + number + " of the stock move does not fit the journal"};
        }
        if (move->kind == kiosk::MoveKind::Minimum) {
            shelf.minimum = line.minimum == Quantity{} ? std::nullopt : std::optional{line.minimum};
        } else {
            shelf.add(line.lot, line.quantity, line.best_before);
        }
    }
    return misfit;
}

void StockCheck::sold(std::int64_t seq, const std::vector<kiosk::SaleLine>& lines) {
    if (seq <= since_) return;
    for (const kiosk::SaleLine& line : lines) {
        if (!kiosk::keeps_stock(line.group)) continue;
        Shelf& shelf = shelves_[line.product_id.text()];
        for (const auto& by : kiosk::take_out(shelf.lots, line.lot, line.quantity)) {
            shelf.add(by.lot, by.quantity, std::nullopt);
        }
    }
}

void StockCheck::returned(std::int64_t seq, const kiosk::SaleLine& goods) {
    if (seq <= since_ || !kiosk::keeps_stock(goods.group)) return;
    Shelf& shelf = shelves_[goods.product_id.text()];
    const kiosk::LotChange by = kiosk::put_back(shelf.lots, goods.lot, goods.quantity);
    shelf.add(by.lot, by.quantity, std::nullopt);
}

std::vector<kiosk::Text> StockCheck::misfits() {
    std::vector<kiosk::Text> found;
    Query query = database_.query(kAll);
    while (query.next()) {
        const std::string product = query.text(0), lot = query.text(1);
        auto& lots = shelves_[product].lots;
        const auto row = std::ranges::find(lots, lot, &kiosk::LotOnHand::lot);
        const bool fits = row != lots.end() &&
                          iso(row->best_before).value_or("") == query.text(2) &&
                          row->on_hand.thousandths() == query.number(3);
        if (!fits) found.push_back(shelf_misfit(product, lot));
        if (row != lots.end()) lots.erase(row);
    }
    Query minimums = database_.query(kMinimums);
    while (minimums.next()) {
        auto& minimum = shelves_[minimums.text(0)].minimum;
        if (!minimum || minimum->thousandths() != minimums.number(1)) {
            found.push_back(shelf_misfit(minimums.text(0), {}));
        }
        minimum.reset();
    }
    for (const auto& [product, shelf] : shelves_) {
        for (const kiosk::LotOnHand& lot : shelf.lots) {
            found.push_back(shelf_misfit(product, lot.lot));
        }
        if (shelf.minimum) found.push_back(shelf_misfit(product, {}));
    }
    const bool counts_fit = database_.number("SELECT count(*) FROM stock_move") == moves_ &&
                            database_.number("SELECT count(*) FROM stock_move_line") == lines_;
    if (!counts_fit) {
        found.push_back({"bảng stock_move không khớp với nhật ký",
                         "table stock_move does not fit the journal"});
    }
    return found;
}

}  // namespace db
