#include "kiosk/core/shift.h"

#include <algorithm>

namespace kiosk {
namespace {

std::optional<Problem> refuse_count(const CashCount& count, const Text& what) {
    const bool fits = std::ranges::all_of(
        count.notes, [](std::int64_t notes) { return notes >= 0 && notes <= kMostNotes; });
    if (fits && count.other >= Money{} && count.other.dong() <= kMaxDrawerDong) return std::nullopt;
    return Problem{what,
                   {"số đếm không thể như vậy", "cannot have been counted like this"},
                   {"đếm lại", "count it again"}};
}

}  // namespace

Money CashCount::total() const {
    Money sum = other;
    for (std::size_t i = 0; i < kNotes.size(); ++i) sum += Money::from_dong(kNotes[i] * notes[i]);
    return sum;
}

std::string_view name_of(CashDirection direction) {
    return direction == CashDirection::In ? "in" : "out";
}

std::optional<CashDirection> cash_direction_from(std::string_view name) {
    if (name == "in") return CashDirection::In;
    if (name == "out") return CashDirection::Out;
    return std::nullopt;
}

Money expected_cash(Money opening, const ShiftFigures& figures) {
    return opening + figures.cash + figures.paid_in - figures.paid_out - figures.cash_back;
}

Money ShiftReport::difference() const {
    return closing ? closing->counted.total() - expected : Money{};
}

std::string z_number(std::string_view till, std::int64_t epoch, std::int64_t z) {
    std::string digits = std::to_string(z);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return std::string{till} + "-" + std::to_string(epoch) + "-Z" + digits;
}

bool is_left_over(const Shift& shift, Date today) { return shift.business_date < today; }

Date business_date_at(const std::optional<Shift>& open, std::int64_t now_ms) {
    return open ? open->business_date : Date::of_instant(now_ms);
}

std::optional<Problem> refuse_opening(const CashCount& opening) {
    return refuse_count(opening, {"Tiền đầu ca", "The float"});
}

std::optional<Problem> refuse_movement(const CashMovement& movement) {
    const Text what = movement.direction == CashDirection::In ? Text{"Thu tiền mặt", "Cash in"}
                                                              : Text{"Chi tiền mặt", "Cash out"};
    if (movement.amount <= Money{}) {
        return Problem{what,
                       {"số tiền phải lớn hơn 0", "needs an amount above 0"},
                       {"gõ số tiền", "type the amount"}};
    }
    if (movement.amount.dong() > kMaxDrawerDong) {
        return Problem{what,
                       {"số tiền quá lớn", "the amount is too large"},
                       {"kiểm tra lại số tiền", "check the amount"}};
    }
    if (movement.reason.empty()) {
        return Problem{what,
                       {"phải có lý do", "needs a reason"},
                       {"chọn hoặc gõ lý do", "choose a reason or type one"}};
    }
    return std::nullopt;
}

std::optional<Problem> refuse_closing(const ShiftReport& now, const ShiftClosing& closing) {
    const Text what{"Chốt ca", "Closing the shift"};
    if (auto wrong = refuse_count(closing.counted, what)) return wrong;
    const Money difference = closing.counted.total() - now.expected;
    if (difference.is_zero() || !closing.note.empty()) return std::nullopt;
    return Problem{what,
                   {"lệch " + format_money(difference) + " mà chưa ghi chú",
                    "is off by " + format_money(difference) + " and nobody says why"},
                   {"ghi vì sao lệch, hoặc đếm lại", "write what is known of it, or count again"}};
}

}  // namespace kiosk
