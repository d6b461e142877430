// Money is an exact count of đồng, the smallest unit of the currency (DOMAIN.md section 4).
//
// There is deliberately no way in from float or double. Sums are checked: a wrapped total must
// never reach a receipt, so overflow throws MoneyOverflow. Every operation that can leave a
// remainder names its Rounding at the call site. A plain value: copy it freely, also between
// threads.
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace kiosk {

class MoneyOverflow : public std::overflow_error {
public:
    MoneyOverflow() : std::overflow_error{"an amount of money left the range of 64 bits"} {}
};

enum class Rounding {
    HalfUp,  // half away from zero: 0.5 -> 1, -0.5 -> -1, so that a refund mirrors its sale
    Down,    // toward zero
};

// Thousandths of a unit: 2 pieces = 2000, 0.305 kg = 305. Three decimals, as CLI.md allows.
class Quantity {
public:
    constexpr Quantity() = default;
    static constexpr Quantity from_thousandths(std::int64_t thousandths) {
        return Quantity{thousandths};
    }
    static constexpr Quantity pieces(std::int64_t pieces) { return Quantity{pieces * 1000}; }

    constexpr std::int64_t thousandths() const { return thousandths_; }
    constexpr bool is_whole() const { return thousandths_ % 1000 == 0; }

    friend Quantity operator+(Quantity a, Quantity b);  // throws MoneyOverflow
    friend Quantity operator-(Quantity a, Quantity b);  // throws MoneyOverflow
    friend Quantity operator-(Quantity a) { return Quantity{} - a; }
    friend constexpr auto operator<=>(Quantity, Quantity) = default;

private:
    constexpr explicit Quantity(std::int64_t thousandths) : thousandths_{thousandths} {}
    std::int64_t thousandths_{0};
};

class Money {
public:
    constexpr Money() = default;
    static constexpr Money from_dong(std::int64_t dong) { return Money{dong}; }
    static Money from_dong(std::floating_point auto) = delete;

    constexpr std::int64_t dong() const { return dong_; }
    constexpr bool is_zero() const { return dong_ == 0; }

    friend Money operator+(Money a, Money b);  // throws MoneyOverflow
    friend Money operator-(Money a, Money b);  // throws MoneyOverflow
    Money operator-() const;                   // throws MoneyOverflow
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }
    friend constexpr auto operator<=>(Money, Money) = default;

    // This price a unit, for a quantity. Throws MoneyOverflow.
    [[nodiscard]] Money times(Quantity quantity, Rounding rounding) const;

    // This amount × part ÷ whole, computed in 128 bits; whole must not be zero. Throws
    // MoneyOverflow.
    [[nodiscard]] Money share(std::int64_t part, std::int64_t whole, Rounding rounding) const;

    // The nearest multiple of step (đồng, > 0), e.g. cash rounded to 500.
    [[nodiscard]] Money rounded_to(std::int64_t step, Rounding rounding) const;

private:
    constexpr explicit Money(std::int64_t dong) : dong_{dong} {}
    std::int64_t dong_{0};
};

// "1.234.567 ₫" with U+00A0 before ₫; a minus sign is U+2212 in front. Vietnamese grouping in both
// languages.
std::string format_money(Money money);
// "1.234.567" without the currency sign.
std::string format_digits(std::int64_t number);
// "2", "0,305" (Vietnamese decimal comma) or, for the command line, "0.305".
std::string format_quantity(Quantity quantity, char decimal_mark = ',');

}  // namespace kiosk
