#include "kiosk/core/refund.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

namespace kiosk {
namespace {

Problem refused(std::string field, Text why, Text to_do) {
    return Problem{{"Chưa nhận trả hàng được", "This cannot be returned"},
                   std::move(why),
                   std::move(to_do),
                   std::move(field)};
}

std::string field_of(std::size_t wish, const char* name) {
    return "lines[" + std::to_string(wish) + "]." + name;
}

ReturnedLine returned_line(const Returned& before, std::size_t line) {
    return line < before.lines.size() ? before.lines[line] : ReturnedLine{};
}

Money not_below_zero(Money money) { return std::max(money, Money{}); }

std::size_t place_of(PaymentMethod method) {
    const auto found = std::find(kPaymentMethods.begin(), kPaymentMethods.end(), method);
    assert(found != kPaymentMethods.end());
    return static_cast<std::size_t>(found - kPaymentMethods.begin());
}

// By kRefundRule, in the header.
void mirror(ReturnLine& into, const SaleLine& sold, const ReturnedLine& before, Quantity quantity) {
    const std::int64_t whole = sold.quantity.thousandths();
    const std::int64_t part = before.quantity.thousandths() + quantity.thousandths();
    const Money discount = sold.gross - sold.amount;
    const Money amount_so_far = sold.amount.share(part, whole, Rounding::HalfUp);
    const Money discount_so_far = discount - discount.share(whole - part, whole, Rounding::HalfUp);
    const Money tax_so_far =
        sold.amount.is_zero()
            ? Money{}
            : sold.tax.share(amount_so_far.dong(), sold.amount.dong(), Rounding::HalfUp);
    SaleLine& line = into.goods;
    line.quantity = quantity;
    line.amount = not_below_zero(amount_so_far - before.amount);
    line.discount = not_below_zero(discount_so_far - before.discount);
    line.tax = std::min(not_below_zero(tax_so_far - before.tax), line.amount);
    line.gross = line.amount + line.discount;
}

ReturnLine line_of(const SaleLine& sold, const ReturnedLine& before, const ReturnWish& wish) {
    ReturnLine line;
    line.sale_line = wish.line;
    line.goods = sold;
    // What explains the sale's discount belongs to the sale.
    line.goods.sale_discount = line.goods.promotion_discount = Money{};
    line.goods.promotion.clear();
    line.goods.discount_percent = 0;
    line.goods.discount_reason.clear();
    line.goods.discount_approver.clear();
    line.goods.note.clear();
    mirror(line, sold, before, wish.quantity);
    line.reason = wish.reason;
    line.back_to_shelf = wish.back_to_shelf;
    return line;
}

std::optional<Problem> refuse_wish(const Sale& sale, const Returned& before, std::size_t at,
                                   const ReturnWish& wish) {
    if (wish.line < 1 || wish.line > static_cast<std::int64_t>(sale.lines.size())) {
        return refused(field_of(at, "line"),
                       {"hóa đơn không có dòng này", "the receipt has no such line"},
                       {"chọn lại dòng hàng", "choose a line of the receipt"});
    }
    const auto line = static_cast<std::size_t>(wish.line - 1);
    const SaleLine& sold = sale.lines[line];
    if (wish.quantity <= Quantity{}) {
        return refused(field_of(at, "quantity"),
                       {"số lượng phải lớn hơn 0", "a quantity is more than 0"},
                       {"nhập lại số lượng", "enter the quantity again"});
    }
    if (!wish.quantity.is_whole() && !comes_in_parts(sold)) {
        return refused(field_of(at, "quantity"),
                       {sold.name + " chỉ trả được nguyên chiếc",
                        sold.name_en.empty() ? sold.name + " comes back in whole pieces"
                                             : sold.name_en + " comes back in whole pieces"},
                       {"nhập số nguyên", "enter a whole number"});
    }
    const Quantity left = left_of(sale, before, line);
    if (wish.quantity > left) {
        const std::string most = format_quantity(left);
        const std::string& english = sold.name_en.empty() ? sold.name : sold.name_en;
        if (left == Quantity{}) {
            return refused(field_of(at, "quantity"),
                           {sold.name + " đã được trả hết rồi", english + " has come back already"},
                           {"bỏ dòng này", "leave this line out"});
        }
        return refused(field_of(at, "quantity"),
                       {sold.name + " chỉ còn trả được " + most,
                        "only " + most + " of " + english + " can still come back"},
                       {"nhập không quá " + most, "enter no more than " + most});
    }
    return std::nullopt;
}

void add_up(Refund& refund) {
    refund.gross = refund.discount = refund.amount = refund.tax = Money{};
    for (const ReturnLine& line : refund.lines) {
        refund.gross += line.goods.gross;
        refund.discount += line.goods.discount;
        refund.amount += line.goods.amount;
        refund.tax += line.goods.tax;
    }
}

void give(Refund& refund, PaymentMethod method, Money amount) {
    if (amount.is_zero()) return;
    refund.payments.push_back({method, amount, amount, {}});
    refund.paid += amount;
}

// What of the sale's money is still in the shop, by tender.
std::array<Money, kPaymentMethods.size()> still_here(const Sale& sale, const Returned& before) {
    std::array<Money, kPaymentMethods.size()> left{};
    for (const Payment& payment : sale.settlement.payments) {
        left[place_of(payment.method)] += payment.amount;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        left[i] = not_below_zero(left[i] - before.paid[i]);
    }
    return left;
}

std::vector<PaymentMethod> order_of(PaymentMethod first) {
    std::vector<PaymentMethod> order{first};
    for (const PaymentMethod method : kPaymentMethods) {
        if (method != first) order.push_back(method);
    }
    return order;
}

bool is_the_last(const Sale& sale, const Returned& before, const Refund& refund) {
    Returned after = before;
    add_to_returned(after, refund);
    return !anything_left(sale, after);
}

void give_back(const Sale& sale, const Returned& before, const RefundTerms& terms, Refund& refund) {
    auto left = still_here(sale, before);
    const std::vector<PaymentMethod> order = order_of(terms.first);
    if (is_the_last(sale, before, refund)) {
        for (const PaymentMethod method : order) give(refund, method, left[place_of(method)]);
    } else {
        // What rounding gave too much or too little before is made up for, so that it never adds
        // up over many small returns.
        Money owed = not_below_zero(before.amount + refund.amount - before.paid_in_all());
        for (const PaymentMethod method : order) {
            Money& here = left[place_of(method)];
            Money part = std::min(owed, here);
            if (method == PaymentMethod::Cash && terms.cash_rounding > 1 && part == owed) {
                part = std::min(owed.rounded_to(terms.cash_rounding, Rounding::HalfUp), here);
                owed = part;  // the rounded sum is all that is owed
            }
            give(refund, method, part);
            owed -= part;
        }
    }
    refund.rounding = refund.paid - refund.amount;
}

}  // namespace

const std::vector<ReturnReason>& return_reasons() {
    static const std::vector<ReturnReason> kReasons{
        {{"Khách đổi ý", "Changed their mind"}, true},
        {{"Hàng hỏng, lỗi", "Damaged or faulty"}, false},
        {{"Nhầm hàng, nhầm giá", "Wrong goods or price"}, true},
        {{"Quá hạn, bị thu hồi", "Past its date, recalled"}, false},
    };
    return kReasons;
}

std::string_view name_of(RefundKind kind) {
    switch (kind) {
        case RefundKind::OfReceipt:
            return "receipt";
        case RefundKind::WithoutReceipt:
            return "no_receipt";
        case RefundKind::Cancelled:
            return "cancel";
    }
    assert(false);
    return "receipt";
}

std::optional<RefundKind> refund_kind_from(std::string_view name) {
    for (const auto kind :
         {RefundKind::OfReceipt, RefundKind::WithoutReceipt, RefundKind::Cancelled}) {
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

Money Returned::paid_in_all() const {
    Money all;
    for (const Money one : paid) all += one;
    return all;
}

void add_to_returned(Returned& returned, const Refund& refund) {
    for (const ReturnLine& line : refund.lines) {
        // A sale has no such line, whoever says so.
        if (line.sale_line < 1 || line.sale_line > std::int64_t{kMaxLines}) continue;
        const auto at = static_cast<std::size_t>(line.sale_line - 1);
        if (at >= returned.lines.size()) returned.lines.resize(at + 1);
        ReturnedLine& into = returned.lines[at];
        into.quantity = into.quantity + line.goods.quantity;
        into.discount += line.goods.discount;
        into.amount += line.goods.amount;
        into.tax += line.goods.tax;
    }
    returned.amount += refund.amount;
    for (const Payment& payment : refund.payments) {
        returned.paid[place_of(payment.method)] += payment.amount;
    }
}

Quantity left_of(const Sale& sale, const Returned& before, std::size_t line) {
    if (line >= sale.lines.size()) return {};
    const std::int64_t sold = sale.lines[line].quantity.thousandths();
    const std::int64_t back = returned_line(before, line).quantity.thousandths();
    return Quantity::from_thousandths(std::max<std::int64_t>(0, sold - back));
}

bool anything_left(const Sale& sale, const Returned& before) {
    for (std::size_t i = 0; i < sale.lines.size(); ++i) {
        if (left_of(sale, before, i) > Quantity{}) return true;
    }
    return false;
}

bool comes_in_parts(const SaleLine& line) {
    static const std::set<std::string> kMeasures{"kg", "g", "gram", "lít", "l", "ml", "m"};
    return !line.quantity.is_whole() || kMeasures.contains(line.unit);
}

Result<Refund> refund_of(const Sale& sale, const Returned& before,
                         const std::vector<ReturnWish>& wishes, const RefundTerms& terms) {
    if (wishes.empty()) {
        return refused("lines", {"chưa chọn hàng nào", "no line was chosen"},
                       {"chọn hàng khách trả lại", "choose what comes back"});
    }
    Refund refund;
    refund.sale = sale.id;
    refund.demonstration = sale.demonstration;
    std::set<std::int64_t> named;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        if (auto problem = refuse_wish(sale, before, i, wishes[i])) return *std::move(problem);
        if (!named.insert(wishes[i].line).second) {
            return refused(field_of(i, "line"),
                           {"dòng này được chọn hai lần", "this line is named twice"},
                           {"gộp thành một dòng", "name it once"});
        }
        const auto line = static_cast<std::size_t>(wishes[i].line - 1);
        refund.lines.push_back(line_of(sale.lines[line], returned_line(before, line), wishes[i]));
    }
    add_up(refund);
    give_back(sale, before, terms, refund);
    return refund;
}

Result<Refund> cancellation_of(const Sale& sale, const Returned& before) {
    if (before != Returned{}) {
        return refused("lines",
                       {"đơn này đã có hàng trả lại", "something of this sale has come back"},
                       {"nhận trả phần còn lại thay vì hủy đơn",
                        "take the rest back instead of cancelling the sale"});
    }
    std::vector<ReturnWish> wishes;
    for (std::size_t i = 0; i < sale.lines.size(); ++i) {
        wishes.push_back({static_cast<std::int64_t>(i + 1), sale.lines[i].quantity, {}, true});
    }
    Result<Refund> refund = refund_of(sale, before, wishes, {});
    if (refund) refund->kind = RefundKind::Cancelled;
    return refund;
}

Result<Refund> refund_without_receipt(std::vector<ReturnLine> lines, PaymentMethod method,
                                      std::int64_t cash_rounding) {
    Cart cart;
    for (const ReturnLine& line : lines) cart.lines.push_back(line.goods);
    // The sale's own limits: quantities, prices, sums.
    const Result<CartTotals> totals = price_cart(cart);
    if (!totals) return totals.problem();
    Refund refund;
    refund.kind = RefundKind::WithoutReceipt;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].sale_line = 0;
        lines[i].goods = cart.lines[i];
        lines[i].goods.discount = cart.lines[i].gross - cart.lines[i].amount;
        lines[i].goods.promotion_discount = lines[i].goods.sale_discount = Money{};
    }
    refund.lines = std::move(lines);
    add_up(refund);
    const bool is_rounded = method == PaymentMethod::Cash && cash_rounding > 1;
    give(refund, method,
         is_rounded ? refund.amount.rounded_to(cash_rounding, Rounding::HalfUp) : refund.amount);
    refund.rounding = refund.paid - refund.amount;
    return refund;
}

SetOff set_off(const Refund& refund, Money total, std::int64_t cash_rounding) {
    SetOff result;
    Money open = total;
    // What is not cash first: it would have to go back through a bank.
    for (const bool is_cash : {false, true}) {
        for (const Payment& payment : refund.payments) {
            if ((payment.method == PaymentMethod::Cash) != is_cash) continue;
            Money used = std::min(payment.amount, open);
            if (is_cash && cash_rounding > 1) {
                // Only the cash part is rounded, and only what notes can pay is given back.
                used = std::min(payment.amount, open.rounded_to(cash_rounding, Rounding::HalfUp));
            }
            // All the cash goes on the counter; what is too much comes back as the sale's change.
            if (is_cash && !used.is_zero()) {
                result.tenders.push_back({payment.method, payment.amount, {}});
            } else if (!used.is_zero()) {
                result.tenders.push_back({payment.method, used, refund.sale_number});
            }
            open = not_below_zero(open - used);
            if (used == payment.amount) continue;
            const Money rest = payment.amount - used;
            result.give_back.push_back({payment.method, rest, rest, {}});
        }
    }
    return result;
}

}  // namespace kiosk
