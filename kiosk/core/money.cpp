#include "kiosk/core/money.h"

#include <cassert>
#include <limits>

namespace kiosk {
namespace {

// ISO C++ has no 128-bit integer, both compilers of Debian 12 and 13 do.
__extension__ using Wide = __int128;

std::int64_t narrow(Wide value) {
    if (value > std::numeric_limits<std::int64_t>::max() ||
        value < std::numeric_limits<std::int64_t>::min()) {
        throw MoneyOverflow{};
    }
    return static_cast<std::int64_t>(value);
}

// Division truncates toward zero, which is Down; HalfUp looks at twice the remainder's size.
Wide divide(Wide dividend, Wide divisor, Rounding rounding) {
    assert(divisor != 0);
    if (divisor < 0) {
        dividend = -dividend;
        divisor = -divisor;
    }
    const Wide quotient = dividend / divisor;
    const Wide remainder = dividend % divisor;
    const Wide size = remainder < 0 ? -remainder : remainder;
    if (rounding == Rounding::Down || size < divisor - size) return quotient;
    return dividend < 0 ? quotient - 1 : quotient + 1;
}

std::uint64_t size_of(std::int64_t number) {
    // -INT64_MIN does not exist, so the sign is taken off in unsigned arithmetic.
    const auto bits = static_cast<std::uint64_t>(number);
    return number < 0 ? std::uint64_t{0} - bits : bits;
}

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, '.');
    }
    return digits;
}

constexpr const char* kMinus = "\u2212";
constexpr const char* kSpaceAndSign = "\u00A0\u20AB";

}  // namespace

Quantity operator+(Quantity a, Quantity b) {
    return Quantity{narrow(Wide{a.thousandths_} + Wide{b.thousandths_})};
}

Quantity operator-(Quantity a, Quantity b) {
    return Quantity{narrow(Wide{a.thousandths_} - Wide{b.thousandths_})};
}

Money operator+(Money a, Money b) { return Money{narrow(Wide{a.dong_} + Wide{b.dong_})}; }

Money operator-(Money a, Money b) { return Money{narrow(Wide{a.dong_} - Wide{b.dong_})}; }

Money Money::operator-() const { return Money{narrow(-Wide{dong_})}; }

Money Money::times(Quantity quantity, Rounding rounding) const {
    return share(quantity.thousandths(), 1000, rounding);
}

Money Money::share(std::int64_t part, std::int64_t whole, Rounding rounding) const {
    return Money{narrow(divide(Wide{dong_} * Wide{part}, Wide{whole}, rounding))};
}

Money Money::rounded_to(std::int64_t step, Rounding rounding) const {
    assert(step > 0);
    return Money{narrow(divide(Wide{dong_}, Wide{step}, rounding) * Wide{step})};
}

std::string format_money(Money money) { return format_digits(money.dong()) + kSpaceAndSign; }

std::string format_digits(std::int64_t number) {
    return (number < 0 ? kMinus : "") + grouped(size_of(number));
}

std::string format_quantity(Quantity quantity, char decimal_mark) {
    const std::uint64_t size = size_of(quantity.thousandths());
    // On the command line (decimal point) a machine reads it: ASCII minus, no grouping.
    const bool for_people = decimal_mark != '.';
    std::string text = quantity.thousandths() >= 0 ? "" : for_people ? kMinus : "-";
    text += for_people ? grouped(size / 1000) : std::to_string(size / 1000);
    if (size % 1000 == 0) return text;
    std::string decimals = std::to_string(1000 + size % 1000).substr(1);
    while (decimals.back() == '0') decimals.pop_back();
    return text + decimal_mark + decimals;
}

}  // namespace kiosk
