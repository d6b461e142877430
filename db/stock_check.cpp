// verify of the shelves: the journal added up once more.
#include <algorithm>

#include "db/stock_body.h"
#include "db/stock_projection.h"
#include "db/stock_rows.h"

namespace db {
namespace {

using kiosk::Quantity;

constexpr const char* kSince = "SELECT after_seq FROM stock_since";
constexpr const char* kCostsSince = "SELECT after_seq FROM cost_since";

// The same columns in the same order, so that a comparison is a SELECT of what was inserted.
constexpr const char* kHasMove =
    "SELECT 1 FROM stock_move WHERE seq = ? AND id = ? AND kind = ? AND day = ? AND by_code = ? "
    "AND reason = ? AND note = ? AND document = ? AND shop = ? AND transfer IS ?";
constexpr const char* kHasLine =
    "SELECT 1 FROM stock_move_line WHERE day = ? AND seq = ? AND n = ? AND product_id = ? AND "
    "name = ? AND producer = ? AND lot = ? AND best_before IS ? AND quantity = ? AND counted = ? "
    "AND expected = ? AND minimum = ? AND consigned = ? AND unit_cost = ? "
    "AND deductible_vat = ? AND given = ?";

constexpr const char* kAll =
    "SELECT product_id, lot, best_before, on_hand, value, unit_cost FROM stock";
constexpr const char* kMinimums = "SELECT product_id, minimum FROM stock_minimum";
constexpr const char* kUsuals = "SELECT product_id, unit_cost FROM usual_cost";

kiosk::Text shelf_misfit(const std::string& product, const std::string& lot) {
    const std::string of = lot.empty() ? product : product + ", " + lot;
    return {"tồn kho của " + of + " không khớp với nhật ký",
            "the stock of " + of + " does not fit the journal"};
}

kiosk::Text cost_misfit(const std::string& product) {
    return {"giá vốn của " + product + " không khớp với nhật ký",
            "the cost of " + product + " does not fit the journal"};
}

bool fits(const Query& row, const kiosk::LotOnHand& lot) {
    const auto unit = row.is_null(5) ? std::nullopt : std::optional{row.number(5)};
    return iso(lot.best_before).value_or("") == row.text(2) &&
           lot.on_hand.thousandths() == row.number(3) && lot.cost.value == row.money(4) &&
           lot.cost.unit == unit;
}

}  // namespace

kiosk::LotOnHand& StockCheck::Shelf::row(std::string_view lot) {
    const auto found = std::ranges::find(lots, lot, &kiosk::LotOnHand::lot);
    if (found != lots.end()) return *found;
    return lots.emplace_back(kiosk::LotOnHand{std::string{lot}, {}, {}});
}

Quantity StockCheck::Shelf::on_hand(std::string_view lot) const {
    const auto found = std::ranges::find(lots, lot, &kiosk::LotOnHand::lot);
    return found == lots.end() ? Quantity{} : found->on_hand;
}

StockCheck::StockCheck(Database& database)
    : database_{database},
      since_{database.number(kSince)},
      costs_since_{database.number(kCostsSince)} {}

void StockCheck::begin_costs(std::int64_t seq) {
    if (has_costs_ || seq <= costs_since_) return;
    has_costs_ = true;
    for (auto& [product, shelf] : shelves_) {
        shelf.usual = shelf.told_last;
        for (const auto& [lot, unit] : shelf.told) {
            kiosk::LotOnHand& row = shelf.row(lot);
            row.cost = kiosk::cost_as_told(row.on_hand, unit);
        }
    }
}

void StockCheck::move(std::int64_t seq, Shelf& shelf, kiosk::MoveKind kind,
                      const kiosk::StockLine& line) {
    const auto told = kiosk::unit_cost_told(line);
    if (kind == kiosk::MoveKind::Minimum) {
        shelf.minimum = line.minimum == Quantity{} ? std::nullopt : std::optional{line.minimum};
        return;
    }
    if (kind == kiosk::MoveKind::Cost) {
        if (!line.given) shelf.usual = told;
        const auto row = std::ranges::find(shelf.lots, line.lot, &kiosk::LotOnHand::lot);
        if (row != shelf.lots.end()) row->cost = kiosk::cost_as_told(row->on_hand, *told);
        return;
    }
    const bool received = kiosk::tells_cost(kind);
    const bool costed = received && seq > costs_since_;
    const kiosk::LotChange change{line.lot, line.quantity};
    kiosk::change_with_cost(shelf.lots, {&change, 1},
                            costed ? kiosk::cost_of_delivery(line) : std::nullopt, shelf.usual);
    if (line.best_before) shelf.row(line.lot).best_before = line.best_before;
    if (!received || !told) return;
    if (costed) {
        if (!line.given) shelf.usual = told;
    } else {
        shelf.told[line.lot] = *told;
        shelf.told_last = told;
    }
}

std::optional<kiosk::Text> StockCheck::take(std::int64_t seq, std::string_view body) {
    begin_costs(seq);
    const auto move_made = decode_move(body);
    if (!move_made) return move_made.problem().why;
    ++moves_;
    {
        Query query = database_.query(kHasMove);
        bind_move(query, seq, *move_made);
        if (!query.next()) {
            return kiosk::Text{"phiếu kho không khớp với nhật ký",
                               "the stock move does not fit the journal"};
        }
    }
    std::optional<kiosk::Text> misfit;
    std::int64_t n = 0;
    for (const kiosk::StockLine& line : move_made->lines) {
        ++lines_;
        Query query = database_.query(kHasLine);
        bind_line(query, day_number(move_made->day), seq, ++n, line);
        Shelf& shelf = shelves_[line.product.text()];
        const bool counted_well = move_made->kind != kiosk::MoveKind::Count ||
                                  (shelf.on_hand(line.lot) == line.expected &&
                                   line.expected + line.quantity == line.counted);
        if (!query.next() || !counted_well) {
            const std::string number = std::to_string(n);
            misfit = kiosk::Text{"dòng " + number + " của phiếu kho không khớp với nhật ký",
                                 "line " + number + " of the stock move does not fit the journal"};
        }
        move(seq, shelf, move_made->kind, line);
    }
    return misfit;
}

LineCosts StockCheck::sold(std::int64_t seq, const std::vector<kiosk::SaleLine>& lines) {
    begin_costs(seq);
    if (seq <= since_) return LineCosts(lines.size());
    LineCosts costs;
    for (const kiosk::SaleLine& line : lines) {
        if (!kiosk::keeps_stock(line.group)) {
            costs.push_back(cost_as_usual(line));
            continue;
        }
        Shelf& shelf = shelves_[line.product_id.text()];
        const auto changes = kiosk::take_out(shelf.lots, line.lot, line.quantity);
        costs.push_back(kiosk::change_with_cost(shelf.lots, changes, std::nullopt, shelf.usual));
    }
    // Without costs there is none of nothing either.
    return has_costs_ ? costs : LineCosts(lines.size());
}

std::optional<kiosk::Money> StockCheck::cost_as_usual(const kiosk::SaleLine& goods) {
    const auto shelf = shelves_.find(goods.product_id.text());
    if (shelf == shelves_.end() || !shelf->second.usual) return std::nullopt;
    return kiosk::cost_of(goods.quantity, *shelf->second.usual);
}

void StockCheck::returned(std::int64_t seq, const kiosk::SaleLine& goods,
                          std::optional<kiosk::Money> cost) {
    begin_costs(seq);
    if (seq <= since_ || !kiosk::keeps_stock(goods.group)) return;
    Shelf& shelf = shelves_[goods.product_id.text()];
    const kiosk::LotChange by = kiosk::put_back(shelf.lots, goods.lot, goods.quantity);
    kiosk::change_with_cost(shelf.lots, {&by, 1}, cost, shelf.usual);
}

std::optional<kiosk::Text> StockCheck::compare_costs() {
    Query usuals = database_.query(kUsuals);
    while (usuals.next()) {
        auto& usual = shelves_[usuals.text(0)].usual;
        if (usual != usuals.number(1)) return cost_misfit(usuals.text(0));
        usual.reset();
    }
    for (const auto& [product, shelf] : shelves_) {
        if (shelf.usual) return cost_misfit(product);
    }
    return std::nullopt;
}

std::vector<kiosk::Text> StockCheck::misfits() {
    begin_costs(costs_since_ + 1);
    std::vector<kiosk::Text> found;
    Query query = database_.query(kAll);
    while (query.next()) {
        const std::string product = query.text(0), lot = query.text(1);
        auto& lots = shelves_[product].lots;
        const auto row = std::ranges::find(lots, lot, &kiosk::LotOnHand::lot);
        if (row == lots.end() || !fits(query, *row)) found.push_back(shelf_misfit(product, lot));
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
    if (auto misfit = compare_costs()) found.push_back(*std::move(misfit));
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
