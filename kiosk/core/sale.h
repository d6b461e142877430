// A cart, what it costs, how it is paid, and the sale it becomes. All sums are exact; a sale's
// figures are fixed here once and stored, sent and printed as they are. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"
#include "kiosk/core/product.h"
#include "kiosk/core/result.h"
#include "kiosk/core/tax.h"

namespace kiosk {

inline constexpr std::size_t kMaxLines = 500;                         // of one sale
inline constexpr std::int64_t kMaxQuantityThousandths = 100'000'000;  // 100,000 pieces a line
inline constexpr std::int64_t kWholePercent = 10'000;                 // 100 % in hundredths
inline constexpr std::int64_t kMaxSaleDong = 100'000'000'000;  // a typing mistake, not a sale

// One line. The price and the product's facts are frozen as scanned: totals by group, producer or
// stars of a past day never change with the catalogue.
struct SaleLine {
    ProductId product_id;
    std::string code;  // as scanned or typed; empty when picked on screen
    std::string name;  // name_vi at the time
    std::string name_en;
    Group group{Group::Food};
    std::string producer;
    std::optional<int> stars;
    std::string unit;
    Quantity quantity{Quantity::pieces(1)};
    Money unit_price;  // VAT included
    Money discount;    // of this line by hand, 0…gross − promotion_discount
    TaxRate tax_rate{TaxRate::Eight};
    // Filled by price_cart():
    Money gross;          // quantity × price, half up
    Money sale_discount;  // this line's part of the discount on the whole sale
    Money amount;         // gross − promotion_discount − discount − sale_discount
    Money tax;            // VAT inside `amount`
    // What the code said (GS1 AI 10 and 21) or a person chose; empty: unknown.
    std::string lot;
    std::string serial;
    // The one promotion of this line, by its name on the receipt; empty: none (core/promotion.h).
    std::string promotion;
    Money promotion_discount;          // 0…gross
    std::int64_t discount_percent{0};  // in hundredths: 1000 is 10 %; 0: `discount` is in đồng
    std::string discount_reason;
    std::string discount_approver;  // staff code of who allowed it; empty: the cashier's own right
    std::string note;
    std::int64_t at_ms{0};  // when it was scanned: it keeps that moment's price and promotions
    friend bool operator==(const SaleLine&, const SaleLine&) = default;
};

struct Cart {
    std::vector<SaleLine> lines;
    Money discount;                    // on the whole sale
    std::int64_t discount_percent{0};  // in hundredths; 0: `discount` is in đồng
    std::string discount_reason{};
    std::string discount_approver{};  // staff code; empty: the cashier's own right
    std::string note{};
    std::vector<std::string> baskets{};  // shoppers' baskets it came from, by number
    bool empty() const { return lines.empty(); }
    friend bool operator==(const Cart&, const Cart&) = default;
};

// A line of one piece (or the given quantity) for a product at its price of `day` (the tax rate is
// the one in force by `taxes`). Refuses a product without a price.
Result<SaleLine> line_for(const Product& product, Quantity quantity, std::string_view code,
                          Date day, const TaxTable& taxes = {});

// Adds a line; a line of the same product, price, code and lot without weight or serial inside,
// without a discount by hand and without a note grows instead. Returns the index of the line.
std::size_t add_to_cart(Cart& cart, SaleLine line);

struct CartTotals {
    Money gross;     // Σ quantity × price
    Money discount;  // Σ of every discount
    Money total;     // gross − discount, before cash rounding
    Money tax;
    std::vector<std::pair<TaxRate, std::pair<Money, Money>>> by_rate;  // rate → (net base, tax)
};
// Fills the computed fields of every line: discounts given in per cent (of what the promotion left,
// half up), then the sale's discount shared out in proportion to the lines' amounts, exactly
// (largest remainder), then VAT per line, half up (core/tax.h). Refuses (naming
// "lines[2].quantity" and the like) what cannot be: no lines, too many, zero or negative quantity,
// parts of a piece for goods not sold by weight are allowed only with by_weight products, discounts
// larger than what they discount, totals beyond kMaxSaleDong.
Result<CartTotals> price_cart(Cart& cart);

enum class PaymentMethod { Cash, Transfer, Card };
std::string_view name_of(PaymentMethod method);  // "cash", "transfer", "card"
std::optional<PaymentMethod> payment_method_from(std::string_view name);
Text title_of(PaymentMethod method);

struct Payment {
    PaymentMethod method{PaymentMethod::Cash};
    Money amount;           // what it pays of the sale; for cash: tendered − change
    Money tendered;         // cash only: what was handed over; otherwise = amount
    std::string reference;  // bank's or card's reference; may be empty
    friend bool operator==(const Payment&, const Payment&) = default;
};

struct Settlement {
    std::vector<Payment> payments;
    Money rounding;  // payable − total: only the cash part is rounded
    Money payable;   // total + rounding = Σ payments
    Money change;    // given back, from cash only
    friend bool operator==(const Settlement&, const Settlement&) = default;
};
// What a person handed over: for cash the tendered notes, for others the amount.
struct Tender {
    PaymentMethod method{PaymentMethod::Cash};
    Money amount;
    std::string reference;
    friend bool operator==(const Tender&, const Tender&) = default;
};
// Settles `total` by these tenders. The cash part (what non-cash tenders leave) is rounded half up
// to `cash_rounding` đồng (0 or 1: not at all). Refuses (field "payments", "payments[1].amount"):
// too little, non-cash beyond the total, more than one cash tender, negative amounts. A sale of 0 ₫
// needs no payment.
Result<Settlement> settle(Money total, const std::vector<Tender>& tenders,
                          std::int64_t cash_rounding);
// What is still to pay after these tenders (cash rounded), and the change; never negative.
struct Due {
    Money remaining;
    Money change;
};
Due due_after(Money total, const std::vector<Tender>& tenders, std::int64_t cash_rounding);

// The notes a person would hand over for an amount, ascending, at most `count`, e.g. for 125.000:
// 125.000 (exact), 130.000, 150.000, 200.000, 500.000. Buttons of the payment screen.
std::vector<Money> likely_cash(Money amount, std::size_t count);

// A finished sale. `number` and `sequence` are given by the store inside its transaction.
struct Sale {
    SaleId id;
    std::string request_id;  // of `ring`; empty for sales at the screen
    Date business_date;
    std::int64_t closed_at_ms{0};
    StaffCode cashier;
    std::string cashier_name;
    std::vector<SaleLine> lines;
    Money gross, discount, total, tax;  // of CartTotals
    Settlement settlement;
    bool demonstration{false};
    std::string note;
    // Of the discount on the whole sale, which is Σ lines' sale_discount.
    std::int64_t discount_percent{0};  // in hundredths; 0: given in đồng
    std::string discount_reason;
    std::string discount_approver;  // staff code; empty: the cashier's own right
    friend bool operator==(const Sale&, const Sale&) = default;
};

// Builds a sale from a priced cart and a settlement; asserts that they agree.
Sale make_sale(SaleId id, const Cart& priced, const CartTotals& totals, Settlement settlement,
               std::int64_t closed_at_ms, Date business_date, StaffCode cashier,
               std::string cashier_name);

}  // namespace kiosk
