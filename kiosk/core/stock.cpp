#include "kiosk/core/stock.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "kiosk/core/sale.h"

namespace kiosk {
namespace {

template <typename T>
struct Named {
    T value;
    std::string_view name;
    std::string_view vi, en;
};

constexpr std::array<Named<MoveKind>, 7> kKinds{{
    {MoveKind::Receive, "receive", "Nhập hàng", "Received"},
    {MoveKind::Adjust, "adjust", "Điều chỉnh", "Adjusted"},
    {MoveKind::Count, "count", "Kiểm kê", "Counted"},
    {MoveKind::Send, "send", "Chuyển đi", "Sent"},
    {MoveKind::Take, "take", "Nhận chuyển", "Taken in"},
    {MoveKind::Minimum, "minimum", "Mức tối thiểu", "Minimum"},
    {MoveKind::Cost, "cost", "Giá vốn", "Cost"},
}};
constexpr std::array<Named<AdjustReason>, 9> kReasons{{
    {AdjustReason::None, "", "", ""},
    {AdjustReason::Damaged, "damaged", "Hỏng, vỡ", "Damaged"},
    {AdjustReason::Expired, "expired", "Hết hạn", "Expired"},
    {AdjustReason::Lost, "lost", "Mất", "Lost"},
    {AdjustReason::Sample, "sample", "Dùng thử", "Sample"},
    {AdjustReason::OwnUse, "own_use", "Cửa hàng dùng", "Own use"},
    {AdjustReason::GivenBack, "given_back", "Trả cơ sở", "Given back"},
    {AdjustReason::Found, "found", "Tìm thấy", "Found"},
    {AdjustReason::Other, "other", "Khác", "Other"},
}};
constexpr std::array<Named<StockFilter>, 5> kFilters{{
    {StockFilter::All, "all", "Tất cả", "All"},
    {StockFilter::Low, "low", "Sắp hết", "Low"},
    {StockFilter::Expiring, "expiring", "Sắp hết hạn", "Expiring"},
    {StockFilter::Negative, "negative", "Âm kho", "Negative"},
    {StockFilter::Uncosted, "uncosted", "Chưa có giá vốn", "No cost"},
}};

// A thousandth of it times the largest quantity is a sum that stays within 64 bits.
constexpr Money kMostUnitCost = Money::from_dong(10'000'000'000);
constexpr std::int64_t kMostVat = 20;

template <typename T, std::size_t n>
const Named<T>& row_of(const std::array<Named<T>, n>& rows, T value) {
    return rows.at(static_cast<std::size_t>(value));
}

template <typename T, std::size_t n>
std::optional<T> from_name(const std::array<Named<T>, n>& rows, std::string_view name) {
    for (const Named<T>& row : rows) {
        if (row.name == name && !name.empty()) return row.value;
    }
    return std::nullopt;
}

template <typename T, std::size_t n>
Text title_in(const std::array<Named<T>, n>& rows, T value) {
    const Named<T>& row = row_of(rows, value);
    return {std::string{row.vi}, std::string{row.en}};
}

Problem refused(Text why, std::string field) {
    return {{"Phiếu kho chưa ghi được", "The stock move was not recorded"},
            std::move(why),
            {"sửa lại rồi ghi", "correct it and record it"},
            std::move(field)};
}

// The sign a line's quantity must have; 0: either.
int sign_of(const StockMove& move) {
    switch (move.kind) {
        case MoveKind::Receive:
        case MoveKind::Take:
            return 1;
        case MoveKind::Send:
            return -1;
        case MoveKind::Adjust:
            if (move.reason == AdjustReason::Other) return 0;
            return move.reason == AdjustReason::Found ? 1 : -1;
        case MoveKind::Count:
        case MoveKind::Minimum:
        case MoveKind::Cost:
            break;
    }
    return 0;
}

std::optional<Problem> wrong_quantity(const StockMove& move, const StockLine& line,
                                      const std::string& at) {
    const auto beyond = [](Quantity quantity) {
        return quantity.thousandths() > kMaxQuantityThousandths ||
               quantity.thousandths() < -kMaxQuantityThousandths;
    };
    if (beyond(line.quantity) || beyond(line.counted) || beyond(line.minimum)) {
        return refused({"số lượng quá lớn", "the quantity is too large"}, at + "quantity");
    }
    if (move.kind == MoveKind::Cost) {
        if (line.quantity == Quantity{}) return std::nullopt;
        return refused({"giá vốn không làm thay đổi số lượng", "a cost moves no goods"},
                       at + "quantity");
    }
    if (move.kind == MoveKind::Count || move.kind == MoveKind::Minimum) {
        const Quantity told = move.kind == MoveKind::Count ? line.counted : line.minimum;
        if (told >= Quantity{}) return std::nullopt;
        return refused({"số đếm không thể âm", "a count cannot be negative"}, at + "quantity");
    }
    // Of a transfer, what did not arrive stands there as 0.
    if (move.kind == MoveKind::Take && line.quantity == Quantity{}) return std::nullopt;
    const int sign = sign_of(move);
    const bool fits =
        sign == 0 ? line.quantity != Quantity{}
                  : (sign > 0) == (line.quantity > Quantity{}) && line.quantity != Quantity{};
    if (fits) return std::nullopt;
    if (line.quantity == Quantity{}) {
        return refused({"chưa có số lượng", "the quantity is missing"}, at + "quantity");
    }
    return sign > 0
               ? refused({"số lượng phải lớn hơn 0", "the quantity must be above 0"},
                         at + "quantity")
               : refused({"lý do này chỉ làm giảm kho", "this reason only takes from the stock"},
                         at + "quantity");
}

std::optional<Problem> wrong_line(const StockMove& move, const StockLine& line,
                                  const std::string& at) {
    if (line.product.empty()) {
        return refused({"chưa chọn sản phẩm", "no product is chosen"}, at + "product");
    }
    if (line.lot.size() > kLongestLot) {
        return refused({"số lô quá dài", "the lot's number is too long"}, at + "lot");
    }
    if (line.unit_cost < Money{}) {
        return refused({"giá vốn không thể âm", "a cost cannot be negative"}, at + "unit_cost");
    }
    if (line.unit_cost.dong() > kMaxSaleDong) {
        return refused({"giá vốn quá lớn", "the cost is too large"}, at + "unit_cost");
    }
    if (line.consigned && !line.unit_cost.is_zero()) {
        return refused({"hàng ký gửi không có giá vốn", "consigned goods have no cost"},
                       at + "unit_cost");
    }
    const bool may_be_given =
        tells_cost(move.kind) || move.kind == MoveKind::Cost || move.kind == MoveKind::Send;
    if (line.given && (!may_be_given || line.consigned || !line.unit_cost.is_zero())) {
        return refused({"hàng được tặng thì giá vốn là 0", "what is given costs nothing"},
                       at + "given");
    }
    if (move.kind == MoveKind::Cost && line.unit_cost.is_zero() && !line.given) {
        return refused({"chưa có giá vốn", "the cost is missing"}, at + "unit_cost");
    }
    if (line.unit_cost > kMostUnitCost) {
        return refused({"giá vốn quá lớn", "the cost is too large"}, at + "unit_cost");
    }
    if (line.deductible_vat < 0 || line.deductible_vat > kMostVat) {
        return refused({"thuế suất không đúng", "there is no such rate of tax"},
                       at + "deductible_vat");
    }
    return wrong_quantity(move, line, at);
}

std::optional<Problem> wrong_head(const StockMove& move) {
    if (move.lines.empty()) {
        return refused({"phiếu trống", "there is nothing in it"}, "lines");
    }
    if (move.lines.size() > kMaxMoveLines) {
        return refused({"quá nhiều dòng trong một phiếu", "too many lines at once"}, "lines");
    }
    if (move.note.size() > kLongestMoveText || move.document.size() > kLongestMoveText) {
        return refused({"ghi chú quá dài", "the note is too long"}, "note");
    }
    if ((move.kind == MoveKind::Adjust) != (move.reason != AdjustReason::None)) {
        return refused({"chưa chọn lý do", "the reason is missing"}, "reason");
    }
    if (move.reason == AdjustReason::Other && move.note.empty()) {
        return refused({"lý do khác thì phải ghi rõ", "another reason has to be written down"},
                       "note");
    }
    if (move.kind == MoveKind::Send && move.shop.empty()) {
        return refused({"chưa chọn nơi nhận", "nobody is named to receive it"}, "shop");
    }
    if (move.kind == MoveKind::Take && !move.transfer) {
        return refused({"chưa chọn lần chuyển hàng", "no transfer is chosen"}, "transfer");
    }
    return std::nullopt;
}

}  // namespace

std::string_view name_of(MoveKind kind) { return row_of(kKinds, kind).name; }
std::optional<MoveKind> move_kind_from(std::string_view name) { return from_name(kKinds, name); }
Text title_of(MoveKind kind) { return title_in(kKinds, kind); }

std::string_view name_of(AdjustReason reason) { return row_of(kReasons, reason).name; }
std::optional<AdjustReason> adjust_reason_from(std::string_view name) {
    return from_name(kReasons, name);
}
Text title_of(AdjustReason reason) { return title_in(kReasons, reason); }

std::string_view name_of(StockFilter filter) { return row_of(kFilters, filter).name; }
std::optional<StockFilter> stock_filter_from(std::string_view name) {
    return from_name(kFilters, name);
}
Text title_of(StockFilter filter) { return title_in(kFilters, filter); }

Status check_move(const StockMove& move) {
    if (auto problem = wrong_head(move)) return *std::move(problem);
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < move.lines.size(); ++i) {
        const StockLine& line = move.lines[i];
        const std::string at = "lines[" + std::to_string(i) + "].";
        if (auto problem = wrong_line(move, line, at)) return *std::move(problem);
        const bool once = seen.emplace(line.product.text(), line.lot).second;
        if (!once && move.kind == MoveKind::Count) {
            return refused({"một lô được đếm hai lần", "a lot is counted twice"}, at + "lot");
        }
    }
    return Done{};
}

bool tells_cost(MoveKind kind) { return kind == MoveKind::Receive || kind == MoveKind::Take; }

std::optional<Money> cost_of_delivery(const StockLine& line) {
    if (line.given) return Money{};
    if (line.consigned || line.unit_cost.is_zero()) return std::nullopt;
    return line.unit_cost.times(line.quantity, Rounding::HalfUp)
        .share(100, 100 + line.deductible_vat, Rounding::HalfUp);
}

std::optional<UnitCost> unit_cost_told(const StockLine& line) {
    if (line.given) return UnitCost{0};
    if (line.consigned || line.unit_cost.is_zero()) return std::nullopt;
    return Money::from_dong(unit_cost_of(line.unit_cost))
        .share(100, 100 + line.deductible_vat, Rounding::HalfUp)
        .dong();
}

std::optional<UnitCost> usual_cost_told(const StockLine& line) {
    return line.given ? std::nullopt : unit_cost_told(line);
}

bool keeps_stock(Group group) { return group != Group::Tourism; }

std::optional<Quantity> parse_quantity(std::string_view text) {
    std::string digits;
    int decimals = -1;
    for (const char c : text) {
        if ((c == ',' || c == '.') && decimals < 0 && !digits.empty()) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        if (decimals >= 0) ++decimals;
        digits += c;
    }
    if (digits.empty() || digits.size() > 12 || decimals == 0 || decimals > 3) return std::nullopt;
    for (int i = std::max(decimals, 0); i < 3; ++i) digits += '0';
    const std::int64_t thousandths = std::stoll(digits);
    if (thousandths > kMaxQuantityThousandths) return std::nullopt;
    return Quantity::from_thousandths(thousandths);
}

bool sells_before(const LotOnHand& one, const LotOnHand& other) {
    const auto key = [](const LotOnHand& row) {
        return std::tuple{!row.best_before.has_value(), row.best_before.value_or(Date{}),
                          std::string_view{row.lot}};
    };
    return key(one) < key(other);
}

std::vector<LotChange> take_out(std::span<const LotOnHand> rows, std::string_view lot,
                                Quantity quantity) {
    if (!lot.empty()) {
        const auto known = std::ranges::find(rows, lot, &LotOnHand::lot);
        if (known != rows.end()) return {{std::string{lot}, -quantity}};
    }
    std::vector<const LotOnHand*> order;
    for (const LotOnHand& row : rows) {
        if (row.on_hand > Quantity{}) order.push_back(&row);
    }
    std::ranges::sort(order, [](const LotOnHand* one, const LotOnHand* other) {
        if (one->lot.empty() != other->lot.empty()) return one->lot.empty();
        return sells_before(*one, *other);
    });
    std::vector<LotChange> changes;
    Quantity left = quantity;
    for (const LotOnHand* row : order) {
        if (left == Quantity{}) return changes;
        const Quantity taken = std::min(left, row->on_hand);
        changes.push_back({row->lot, -taken});
        left = left - taken;
    }
    if (left == Quantity{}) return changes;
    if (!changes.empty() && changes.front().lot.empty()) {
        changes.front().quantity = changes.front().quantity - left;
    } else {
        changes.push_back({{}, -left});
    }
    return changes;
}

std::optional<Money> change_with_cost(std::vector<LotOnHand>& rows,
                                      std::span<const LotChange> changes,
                                      std::optional<Money> brought, std::optional<UnitCost> usual) {
    std::optional<Money> cost = Money{};
    for (const LotChange& change : changes) {
        auto row = std::ranges::find(rows, change.lot, &LotOnHand::lot);
        if (row == rows.end()) {
            rows.push_back({change.lot, {}, {}});
            row = rows.end() - 1;
        }
        if (change.quantity > Quantity{}) {
            row->cost = cost_after_in(row->on_hand, row->cost, change.quantity, brought, usual);
        } else if (change.quantity < Quantity{}) {
            const TakenCost taken =
                cost_after_out(row->on_hand, row->cost, -change.quantity, usual);
            row->cost = taken.left;
            cost = cost && taken.cost ? std::optional{*cost + *taken.cost} : std::nullopt;
        }
        row->on_hand = row->on_hand + change.quantity;
    }
    return cost;
}

bool needs_usual_cost(std::span<const LotOnHand> rows, std::span<const LotChange> changes) {
    return std::ranges::any_of(changes, [&](const LotChange& change) {
        const auto row = std::ranges::find(rows, change.lot, &LotOnHand::lot);
        return row == rows.end() || !row->cost.unit;
    });
}

LotChange put_back(std::span<const LotOnHand> rows, std::string_view lot, Quantity quantity) {
    const bool is_known = std::ranges::find(rows, lot, &LotOnHand::lot) != rows.end();
    return {is_known ? std::string{lot} : std::string{}, quantity};
}

bool is_negative(const StockRow& row) {
    return std::ranges::any_of(row.lots,
                               [](const LotOnHand& lot) { return lot.on_hand < Quantity{}; });
}

bool is_low(const StockRow& row) {
    if (row.minimum) return row.on_hand <= *row.minimum;
    if (row.sold <= Quantity{}) return false;
    return row.on_hand.thousandths() * kPaceDays < row.sold.thousandths() * kSupplyDays;
}

bool is_expired(const LotOnHand& lot, Date today) {
    return lot.on_hand > Quantity{} && lot.best_before && *lot.best_before < today;
}

bool expires_soon(const StockRow& row, Date today) {
    return std::ranges::any_of(row.lots, [&](const LotOnHand& lot) {
        return lot.on_hand > Quantity{} && lot.best_before &&
               today.days_until(*lot.best_before) <= kExpiresSoonDays;
    });
}

}  // namespace kiosk
