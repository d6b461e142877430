#include "db/stock_repository.h"

#include <algorithm>

#include "db/settlement_body.h"
#include "db/stock_body.h"
#include "db/stock_projection.h"

namespace db {
namespace {

using kiosk::MoveKind;
using kiosk::Problem;
using kiosk::Quantity;

constexpr const char* kById =
    "SELECT j.body FROM stock_move m JOIN journal j USING (seq) WHERE m.id = ?";
constexpr const char* kOnHand = "SELECT on_hand FROM stock WHERE product_id = ? AND lot = ?";
constexpr const char* kCost =
    "SELECT coalesce((SELECT unit_cost FROM stock WHERE product_id = ?1 AND lot = ?2), "
    "(SELECT unit_cost FROM usual_cost WHERE product_id = ?1))";
constexpr const char* kStocked = "SELECT 1 FROM stock WHERE product_id = ? LIMIT 1";
constexpr const char* kTerms = "SELECT terms FROM producer_terms WHERE producer = ?";
constexpr const char* kOnTheWay =
    "SELECT from_shop, is_for_us, taken_by FROM transfer WHERE id = ?";
constexpr const char* kWasSent = "SELECT 1 FROM stock_move WHERE id = ? AND kind = 'send'";
constexpr const char* kWasTaken = "SELECT 1 FROM stock_move WHERE transfer = ?";
constexpr const char* kKnowLot =
    "INSERT INTO lot (product_id, number, best_before, received, source, reason_vi, reason_en, "
    "demonstration) VALUES (?, ?, ?, ?, ?, '', '', 0) ON CONFLICT (product_id, number) DO UPDATE "
    "SET best_before = coalesce(best_before, excluded.best_before), "
    "received = coalesce(received, excluded.received), "
    "source = CASE WHEN source = '' THEN excluded.source ELSE source END";

Problem refused(kiosk::Text why, kiosk::Text to_do, std::string field) {
    return {{"Phiếu kho chưa ghi được", "The stock move was not recorded"},
            std::move(why),
            std::move(to_do),
            std::move(field)};
}

std::optional<std::string> iso(const std::optional<kiosk::Date>& date) {
    return date ? std::optional{date->iso()} : std::nullopt;
}

}  // namespace

std::optional<kiosk::StockMove> StockRepository::known(const kiosk::MoveId& id) {
    Query query = database_.query(kById);
    if (!query.with(blob_of(id)).next()) return std::nullopt;
    auto move = decode_move(query.view(0));
    if (!move) throw fault(FaultKind::Corrupt, database_.file(), move.problem().why.en);
    return std::move(move).value();
}

kiosk::Result<kiosk::StockMove> StockRepository::record(const TillKey& key,
                                                        const kiosk::StockMove& wanted) {
    if (auto first = known(wanted.id)) return *std::move(first);
    kiosk::StockMove move = wanted;
    if (auto problem = fill(move)) return *std::move(problem);
    if (auto status = kiosk::check_move(move); !status) return status.problem();
    const std::string body = encode_move(move);
    // As the body says it: never another one than what is hashed.
    auto written = decode_move(body);
    if (!written) return written.problem();
    const Appended entry = journal_.append(key, "stock_move", body);
    project_move(database_, entry.seq, *written);
    know_lots(*written);
    return written;
}

std::optional<Problem> StockRepository::fill(kiosk::StockMove& move) {
    if (move.kind == MoveKind::Take) {
        if (auto problem = check_transfer(move)) return problem;
    }
    for (std::size_t i = 0; i < move.lines.size(); ++i) {
        const std::string at = "lines[" + std::to_string(i) + "].";
        if (auto problem = fill_line(move, move.lines[i], at)) return problem;
    }
    return std::nullopt;
}

std::optional<Problem> StockRepository::fill_line(const kiosk::StockMove& move,
                                                  kiosk::StockLine& line, const std::string& at) {
    const auto product = catalogue_.by_id(line.product);
    if (!product) {
        Query stocked = database_.query(kStocked);
        // What left the catalogue may still lie on a shelf, and what comes from another shop need
        // not be in this one's.
        if (move.kind != MoveKind::Take && !stocked.with(line.product.text()).next()) {
            return refused({"không có sản phẩm " + line.product.text() + " trong danh mục",
                            "no product has the id " + line.product.text()},
                           {"thêm sản phẩm vào danh mục trước", "add it to the catalogue first"},
                           at + "product");
        }
        if (line.name.empty()) line.name = line.product.text();
    } else {
        line.name = product->name_vi;
        line.producer = product->producer.name;
        // A tour has a cost, too, but no shelf.
        if (!kiosk::keeps_stock(product->group) && move.kind != MoveKind::Cost) {
            return refused({product->name_vi + " là dịch vụ, không có tồn kho",
                            product->name_vi + " is a service and has no stock"},
                           {}, at + "product");
        }
        const bool whole =
            line.quantity.is_whole() && line.counted.is_whole() && line.minimum.is_whole();
        if (!product->by_weight && !whole) {
            return refused({product->name_vi + " bán theo chiếc, không chia lẻ",
                            product->name_vi + " is sold by the piece"},
                           {"ghi số nguyên", "give a whole number"}, at + "quantity");
        }
        if (auto problem = agree(move, line, product->group, at)) return problem;
    }
    if (!line.lot.empty() && !line.best_before) {
        if (const auto lot = lots_.find(line.product, line.lot))
            line.best_before = lot->best_before;
    }
    if (move.kind == MoveKind::Send) {
        line.deductible_vat = 0;
        const auto cost = known_cost(line);
        line.unit_cost = cost.value_or(kiosk::Money{});
        line.given = cost && cost->is_zero();
    }
    if (move.kind == MoveKind::Count) {
        Query query = database_.query(kOnHand);
        query.with(line.product.text(), line.lot);
        line.expected = query.next() ? Quantity::from_thousandths(query.number(0)) : Quantity{};
        line.quantity = line.counted - line.expected;
    }
    return std::nullopt;
}

// What the terms say decides: goods that nobody agreed to consign were bought.
std::optional<Problem> StockRepository::agree(const kiosk::StockMove& move, kiosk::StockLine& line,
                                              kiosk::Group group, const std::string& at) {
    const bool matters = move.kind == MoveKind::Receive || move.kind == MoveKind::Cost ||
                         move.reason == kiosk::AdjustReason::GivenBack;
    if (!matters) return std::nullopt;
    const auto agreed = terms_on(line.producer, line.product, group, move.day);
    const bool consigned = agreed && agreed->kind == kiosk::TermsKind::Consigned;
    if (line.consigned && !consigned) {
        return refused(
            {"chưa có thỏa thuận ký gửi " + line.name + " với " + line.producer,
             "no consignment of " + line.name + " was agreed with " + line.producer},
            {"đặt thỏa thuận ở Quyết toán trước", "set the terms under settlement first"},
            at + "consigned");
    }
    if (consigned && line.given) {
        return refused({"hàng ký gửi không có giá vốn", "consigned goods have no cost"},
                       {"để trống giá nhập", "leave the price paid empty"}, at + "unit_cost");
    }
    line.consigned = consigned;
    // What goes back to whom it was bought from goes back for what it cost.
    const bool is_back = move.reason == kiosk::AdjustReason::GivenBack;
    if (is_back && !consigned && line.unit_cost.is_zero()) {
        line.unit_cost = known_cost(line).value_or(kiosk::Money{});
    }
    return std::nullopt;
}

std::optional<kiosk::Terms> StockRepository::terms_on(const std::string& producer,
                                                      const kiosk::ProductId& product,
                                                      kiosk::Group group, kiosk::Date day) {
    Query query = database_.query(kTerms);
    if (!query.with(producer).next()) return std::nullopt;
    const std::vector<kiosk::Terms> terms = terms_in(query.view(0));
    const kiosk::Terms* agreed = kiosk::terms_for(terms, product, group, day);
    return agreed == nullptr ? std::nullopt : std::optional{*agreed};
}

std::optional<kiosk::Terms> StockRepository::agreed_on(const kiosk::ProductId& product,
                                                       kiosk::Date day) {
    const auto known = catalogue_.by_id(product);
    return known ? terms_on(known->producer.name, product, known->group, day) : std::nullopt;
}

std::optional<kiosk::Money> StockRepository::known_cost(const kiosk::StockLine& line) {
    Query query = database_.query(kCost);
    if (!query.with(line.product.text(), line.lot).next() || query.is_null(0)) return std::nullopt;
    return kiosk::whole_cost(query.number(0));
}

std::optional<Problem> StockRepository::check_transfer(kiosk::StockMove& move) {
    if (!move.transfer) return std::nullopt;  // check_move() says so
    const Query::Blob id = blob_of(*move.transfer);
    const kiosk::Text gone{"lần chuyển này đã được nhận", "this transfer has been taken already"};
    Query taken = database_.query(kWasTaken);
    if (taken.with(id).next()) return refused(gone, {}, "transfer");
    Query offered = database_.query(kOnTheWay);
    const bool is_known = offered.with(id).next();
    if (is_known && !offered.text(2).empty()) return refused(gone, {}, "transfer");
    if (is_known && offered.number(1) != 0) {
        move.shop = offered.text(0);
        return std::nullopt;
    }
    Query sent = database_.query(kWasSent);
    if (sent.with(id).next()) return std::nullopt;  // back where it came from
    return refused({"không thấy lần chuyển này", "there is no such transfer"},
                   {"đồng bộ với trung tâm rồi thử lại", "sync with the centre, then try again"},
                   "transfer");
}

void StockRepository::know_lots(const kiosk::StockMove& move) {
    if (move.kind != MoveKind::Receive && move.kind != MoveKind::Take) return;
    for (const kiosk::StockLine& line : move.lines) {
        if (line.lot.empty()) continue;
        Query know = database_.query(kKnowLot);
        know.with(line.product.text(), line.lot, iso(line.best_before), move.day.iso(),
                  move.kind == MoveKind::Take ? move.shop : line.producer)
            .run();
    }
}

}  // namespace db
