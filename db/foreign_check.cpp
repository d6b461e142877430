#include "db/foreign_check.h"

#include <algorithm>

#include "db/refund_repository.h"
#include "db/sale_repository.h"

namespace db {
namespace {

using kiosk::Money;

bool is_negative(Money money) { return money < Money{}; }

bool is_line(const kiosk::SaleLine& line) {
    return line.quantity > kiosk::Quantity{} && !is_negative(line.gross) &&
           !is_negative(line.amount) && !is_negative(line.tax) && line.tax <= line.amount &&
           line.quantity.thousandths() <= kiosk::kMaxQuantityThousandths &&
           line.gross.dong() <= kiosk::kMaxSaleDong;
}

bool are_payments(const std::vector<kiosk::Payment>& payments) {
    return std::ranges::none_of(
        payments, [](const kiosk::Payment& payment) { return is_negative(payment.amount); });
}

bool is_part_of(const kiosk::ReturnLine& returned, const kiosk::Sale& sale) {
    const auto lines = static_cast<std::int64_t>(sale.lines.size());
    if (returned.sale_line < 1 || returned.sale_line > lines) return false;
    const kiosk::SaleLine& sold = sale.lines[static_cast<std::size_t>(returned.sale_line - 1)];
    return returned.goods.quantity <= sold.quantity && returned.goods.amount <= sold.amount &&
           returned.goods.tax <= sold.tax && !is_negative(returned.goods.discount);
}

}  // namespace

bool is_sound(const kiosk::Sale& sale) {
    if (sale.lines.size() > kiosk::kMaxLines) return false;
    try {
        return std::ranges::all_of(sale.lines, is_line) && are_payments(sale.settlement.payments) &&
               sums_agree(sale);
    } catch (const kiosk::MoneyOverflow&) {
        return false;
    }
}

bool is_sound(const kiosk::Refund& refund, const kiosk::Sale& sale) {
    const auto is_fit = [&](const kiosk::ReturnLine& line) {
        return is_line(line.goods) && is_part_of(line, sale);
    };
    try {
        return refund.lines.size() <= kiosk::kMaxLines &&
               std::ranges::all_of(refund.lines, is_fit) && are_payments(refund.payments) &&
               sums_agree(refund);
    } catch (const kiosk::MoneyOverflow&) {
        return false;
    }
}

}  // namespace db
