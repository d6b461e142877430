#include "kiosk/app/demonstration_sales.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace kiosk::app {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

// SplitMix64. The standard library's distributions differ between versions; these do not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_{seed} {}
    std::uint64_t next() {
        std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15u;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
        return mixed ^ (mixed >> 31);
    }
    // 0 … below − 1
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
    }
    bool percent(std::int64_t chance) { return below(100) < chance; }
    // An index, as often as its weight says.
    std::size_t weighted(std::span<const std::int64_t> weights) {
        std::int64_t total = 0;
        for (const std::int64_t weight : weights) total += weight;
        std::int64_t left = below(total);
        for (std::size_t at = 0; at < weights.size(); ++at) {
            if (left < weights[at]) return at;
            left -= weights[at];
        }
        return weights.size() - 1;
    }

private:
    std::uint64_t state_;
};

// FNV-1a: a product keeps its popularity wherever it stands in the catalogue.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3u;
    return hash;
}

std::int64_t popularity(const Product& product) {
    const std::int64_t price = product.price.dong();
    if (price <= 0) return 0;
    const std::int64_t taste = 2 + static_cast<std::int64_t>(hash_of(product.id.text()) % 9);
    if (price <= 60'000) return taste * 30;
    if (price <= 150'000) return taste * 24;
    if (price <= 300'000) return taste * 9;
    if (price <= 500'000) return taste * 4;
    return taste / 2;  // a present, now and then
}

// Travellers before work, at lunch and on the way home: one weight for each hour from 07:00.
constexpr std::array<std::int64_t, 14> kHours{7, 9, 7, 6, 8, 7, 4, 4, 6, 9, 12, 11, 8, 3};
constexpr int kOpens = 7;

std::int64_t minute_of_day(Dice& dice) {
    const auto hour = static_cast<std::int64_t>(dice.weighted(kHours));
    // The last hour is half an hour long.
    const std::int64_t minutes = hour + 1 == static_cast<std::int64_t>(kHours.size()) ? 30 : 60;
    return (kOpens + hour) * 60 + dice.below(minutes);
}

int number_of_sales(Dice& dice, Date day) {
    const unsigned weekday = std::chrono::weekday{std::chrono::sys_days{day.ymd()}}.c_encoding();
    const std::int64_t usual = 26 + dice.below(12);
    const std::int64_t percent = weekday == 6 ? 150 : weekday == 0 ? 145 : weekday == 5 ? 122 : 100;
    return static_cast<int>(std::clamp<std::int64_t>(usual * percent / 100, 25, 60));
}

Quantity quantity_of(Dice& dice, const Product& product) {
    if (product.by_weight) return Quantity::from_thousandths(300 + dice.below(440) * 5);
    static constexpr std::array<std::int64_t, 4> kPieces{72, 19, 6, 3};
    const std::size_t pieces = dice.weighted(kPieces) + 1;
    return Quantity::pieces(pieces == 4 ? 5 : static_cast<std::int64_t>(pieces));
}

Cart cart_of(Dice& dice, const std::vector<Product>& products,
             std::span<const std::int64_t> weights, Date day) {
    static constexpr std::array<std::int64_t, 6> kLines{44, 28, 15, 8, 3, 2};
    Cart cart;
    for (std::size_t lines = dice.weighted(kLines) + 1; lines > 0; --lines) {
        const Product& product = products[dice.weighted(weights)];
        const bool scanned = !product.codes.empty() && dice.percent(85);
        const Quantity quantity = quantity_of(dice, product);
        auto line = line_for(product, quantity, scanned ? product.codes.front() : "", day);
        assert(line);  // only products with a price have a weight
        // A little less for the second one of something.
        if (quantity >= Quantity::pieces(3) && !product.by_weight && dice.percent(35))
            line->discount = Money::from_dong(5'000);
        add_to_cart(cart, *line);
    }
    return cart;
}

Money whole_discount(Dice& dice, Money total) {
    if (total < Money::from_dong(200'000) || !dice.percent(11)) return Money{};
    const std::int64_t percent = dice.percent(70) ? 5 : 10;
    return total.share(percent, 100, Rounding::Down).rounded_to(1'000, Rounding::Down);
}

std::string reference_of(Dice& dice) {
    return "DEMO" + std::to_string(100'000 + dice.below(900'000));
}

std::vector<Tender> tenders_of(Dice& dice, Money total) {
    const bool large = total >= Money::from_dong(400'000);
    const std::array<std::int64_t, 4> ways{large ? 28 : 54, large ? 47 : 39, large ? 18 : 4, 3};
    switch (dice.weighted(ways)) {
        case 1:
            return {{PaymentMethod::Transfer, total, reference_of(dice)}};
        case 2:
            return {{PaymentMethod::Card, total, reference_of(dice)}};
        case 3: {  // what was in the purse, the rest by telephone
            const Money half = total.share(1, 2, Rounding::Down);
            const Money notes = half.rounded_to(10'000, Rounding::Down);
            if (notes.dong() > 0)
                return {{PaymentMethod::Transfer, total - notes, reference_of(dice)},
                        {PaymentMethod::Cash, notes, ""}};
            [[fallthrough]];
        }
        default: {
            const Money due = due_after(total, {}, kDemonstrationCashRounding).remaining;
            const std::vector<Money> notes = likely_cash(due, 4);
            const auto pick = static_cast<std::size_t>(
                dice.below(static_cast<std::int64_t>(std::max<std::size_t>(notes.size(), 1))));
            return {{PaymentMethod::Cash, notes.empty() ? due : notes[pick], ""}};
        }
    }
}

// The morning is the first person's, the afternoon the second's; the manager helps out.
const Staff& cashier_at(Dice& dice, const std::vector<Staff>& staff, std::int64_t minute) {
    if (staff.size() < 3) return staff[static_cast<std::size_t>(minute) / 480 % staff.size()];
    if (dice.percent(9)) return staff[2];
    return staff[minute < 14 * 60 ? 0 : 1];
}

}  // namespace

std::vector<Sale> demonstration_day(const std::vector<Product>& products,
                                    const std::vector<Staff>& staff, Date day) {
    assert(!products.empty() && !staff.empty());
    std::vector<std::int64_t> weights;
    for (const Product& product : products) weights.push_back(popularity(product));

    Dice dice{hash_of(day.iso())};
    std::vector<std::int64_t> instants;
    for (int count = number_of_sales(dice, day); count > 0; --count)
        instants.push_back(day.starts_at_ms() + minute_of_day(dice) * kMinuteMs +
                           dice.below(kMinuteMs));
    std::sort(instants.begin(), instants.end());

    SaleIdMaker ids{[&dice](std::uint8_t* into, std::size_t count) {
        for (std::size_t at = 0; at < count; ++at)
            into[at] = static_cast<std::uint8_t>(dice.next());
    }};
    std::vector<Sale> sales;
    for (const std::int64_t instant : instants) {
        Cart cart = cart_of(dice, products, weights, day);
        auto totals = price_cart(cart);
        assert(totals);
        cart.discount = whole_discount(dice, totals->total);
        totals = price_cart(cart);
        assert(totals);
        const std::vector<Tender> tenders = tenders_of(dice, totals->total);
        auto settlement = settle(totals->total, tenders, kDemonstrationCashRounding);
        assert(settlement);
        const Staff& cashier = cashier_at(dice, staff, (instant - day.starts_at_ms()) / kMinuteMs);
        sales.push_back(make_sale(ids.next(instant), cart, *totals, std::move(*settlement), instant,
                                  day, cashier.code, cashier.name));
        sales.back().demonstration = true;
    }
    return sales;
}

}  // namespace kiosk::app
