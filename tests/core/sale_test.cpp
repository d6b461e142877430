#include "kiosk/core/sale.h"

#include <random>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Money dong(std::int64_t amount) { return Money::from_dong(amount); }
const Date kDay = *Date::from_ymd(2026, 11, 23);

Product coffee() {
    Product product;
    product.id = ProductId{"coffee"};
    product.name_vi = "Cà phê rang xay";
    product.name_en = "Ground coffee";
    product.producer.name = "HTX Cà phê";
    product.stars = 4;
    product.price = dong(125'000);
    product.unit = "gói";
    return product;
}

SaleLine line_of(std::int64_t price, std::int64_t thousandths = 1000, std::int64_t discount = 0) {
    SaleLine line;
    line.product_id = ProductId{"p"};
    line.name = "Món";
    line.unit_price = dong(price);
    line.quantity = Quantity::from_thousandths(thousandths);
    line.discount = dong(discount);
    return line;
}

std::string refused_field(Cart cart) {
    const Cart before = cart;
    const auto totals = price_cart(cart);
    REQUIRE_FALSE(totals);
    CHECK(cart == before);
    CHECK_FALSE(totals.problem().line(Language::Vietnamese).empty());
    CHECK_FALSE(totals.problem().line(Language::English).empty());
    return totals.problem().field;
}

}  // namespace

TEST_CASE("a line freezes what the product was when it was scanned", "[core][sale]") {
    const auto line = line_for(coffee(), Quantity::pieces(2), "8930000000019", kDay);
    REQUIRE(line);
    CHECK(line->name == "Cà phê rang xay");
    CHECK(line->name_en == "Ground coffee");
    CHECK(line->producer == "HTX Cà phê");
    CHECK(line->stars == 4);
    CHECK(line->unit_price == dong(125'000));
    CHECK(line->tax_rate == TaxRate::Eight);
    CHECK(line_for(coffee(), Quantity::pieces(1), "", kDay.plus_days(60))->tax_rate ==
          TaxRate::Ten);
}

TEST_CASE("a product without a price or in a broken quantity is not sold", "[core][sale]") {
    Product product = coffee();
    const Quantity half = Quantity::from_thousandths(500);
    CHECK(line_for(product, half, "", kDay).problem().field == "quantity");
    product.by_weight = true;
    CHECK(line_for(product, half, "", kDay));
    product.price = Money{};
    CHECK(line_for(product, half, "", kDay).problem().field == "unit_price");
}

TEST_CASE("scanning the same thing again grows its line", "[core][sale]") {
    Cart cart;
    const SaleLine line = line_for(coffee(), Quantity::pieces(1), "X", kDay).value();
    CHECK(add_to_cart(cart, line) == 0);
    CHECK(add_to_cart(cart, line) == 0);
    CHECK(cart.lines[0].quantity == Quantity::pieces(2));

    SECTION("another price is another line") {
        SaleLine dearer = line;
        dearer.unit_price = dong(130'000);
        CHECK(add_to_cart(cart, dearer) == 1);
    }
    SECTION("another code is another line") {
        SaleLine other = line;
        other.code = "Y";
        CHECK(add_to_cart(cart, other) == 1);
    }
    SECTION("a weight is a line of its own") {
        SaleLine weighed = line;
        weighed.quantity = Quantity::from_thousandths(305);
        CHECK(add_to_cart(cart, weighed) == 1);
        CHECK(add_to_cart(cart, weighed) == 2);
    }
    SECTION("another lot is another line, and a serial is one piece") {
        SaleLine lot = line;
        lot.lot = "L2";
        CHECK(add_to_cart(cart, lot) == 1);
        CHECK(add_to_cart(cart, lot) == 1);
        lot.serial = "S1";
        CHECK(add_to_cart(cart, lot) == 2);
        CHECK(add_to_cart(cart, lot) == 3);
    }
    SECTION("a line with a note stays alone") {
        cart.lines[0].note = "gói quà";
        CHECK(add_to_cart(cart, line) == 1);
    }
    SECTION("a discounted line stays as it was agreed") {
        cart.lines[0].discount = dong(1'000);
        CHECK(add_to_cart(cart, line) == 1);
    }
}

TEST_CASE("what cannot be sold is refused by field, and the cart is left alone", "[core][sale]") {
    CHECK(refused_field({}) == "lines");
    CHECK(refused_field({{line_of(1000), line_of(1000, 0)}, {}}) == "lines[1].quantity");
    CHECK(refused_field({{line_of(1000, -1000)}, {}}) == "lines[0].quantity");
    CHECK(refused_field({{line_of(1000, kMaxQuantityThousandths + 1)}, {}}) == "lines[0].quantity");
    CHECK(refused_field({{line_of(0)}, {}}) == "lines[0].unit_price");
    CHECK(refused_field({{line_of(-1)}, {}}) == "lines[0].unit_price");
    CHECK(refused_field({{line_of(INT64_MAX, INT64_MAX)}, {}}) == "lines[0].quantity");
    CHECK(refused_field({{line_of(kMaxSaleDong, 2000)}, {}}) == "lines[0].unit_price");
    CHECK(refused_field({{line_of(1000, 1000, 1001)}, {}}) == "lines[0].discount");
    CHECK(refused_field({{line_of(1000, 1000, -1)}, {}}) == "lines[0].discount");
    CHECK(refused_field({{line_of(1000, 1000, 400)}, dong(601)}) == "discount");
    CHECK(refused_field({{line_of(1000)}, dong(-1)}) == "discount");
    CHECK(refused_field({{line_of(kMaxSaleDong), line_of(1)}, {}}) == "lines");
    CHECK(refused_field({std::vector<SaleLine>(kMaxLines + 1, line_of(1)), {}}) == "lines");
}

TEST_CASE("a discount on the sale is shared out to the last đồng", "[core][sale]") {
    // 100 over three equal lines: 34 + 33 + 33, the odd đồng to the first.
    Cart cart{{line_of(1000), line_of(1000), line_of(1000)}, dong(100)};
    REQUIRE(price_cart(cart));
    CHECK(cart.lines[0].sale_discount == dong(34));
    CHECK(cart.lines[1].sale_discount == dong(33));
    CHECK(cart.lines[2].sale_discount == dong(33));

    Cart free{{line_of(1000), line_of(3)}, dong(1003)};
    const auto totals = price_cart(free);
    REQUIRE(totals);
    CHECK(totals->total.is_zero());
    CHECK(totals->tax.is_zero());
}

TEST_CASE("a discount in per cent follows the quantity, after the promotion", "[core][sale]") {
    Cart cart{{line_of(10'005)}, {}};
    cart.lines[0].discount_percent = 1'000;
    cart.lines[0].promotion_discount = dong(1'000);
    REQUIRE(price_cart(cart));
    CHECK(cart.lines[0].discount == dong(901));  // 10 % of 9,005, half up
    CHECK(cart.lines[0].amount == dong(8'104));
    cart.lines[0].quantity = Quantity::pieces(2);
    REQUIRE(price_cart(cart));
    CHECK(cart.lines[0].discount == dong(1'901));
    cart.discount_percent = 500;
    REQUIRE(price_cart(cart));
    CHECK(cart.discount == dong(855));  // 5 % of 17,109
    CHECK(cart.lines[0].amount == dong(16'254));
    cart.lines[0].promotion_discount = dong(20'010);
    REQUIRE(price_cart(cart));
    CHECK(cart.lines[0].amount.is_zero());

    Cart wrong{{line_of(1'000)}, {}};
    wrong.lines[0].promotion_discount = dong(1'001);
    CHECK(refused_field(wrong) == "lines[0].promotion_discount");
    wrong.lines[0].promotion_discount = dong(600);
    wrong.lines[0].discount = dong(401);
    CHECK(refused_field(wrong) == "lines[0].discount");
    wrong.lines[0].discount = {};
    wrong.lines[0].discount_percent = 10'001;
    CHECK(refused_field(wrong) == "lines[0].discount_percent");
    wrong.lines[0].discount_percent = 0;
    wrong.discount_percent = -1;
    CHECK(refused_field(wrong) == "discount_percent");
}

TEST_CASE("whatever is in the cart, the sums agree", "[core][sale]") {
    std::mt19937_64 random{20261123};
    const auto below = [&](std::int64_t limit) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
    };
    constexpr TaxRate kRates[] = {TaxRate::NotSubject, TaxRate::NotDeclared, TaxRate::Zero,
                                  TaxRate::Five,       TaxRate::Eight,       TaxRate::Ten};
    for (int round = 0; round < 3'000; ++round) {
        Cart cart;
        Money base;
        for (std::int64_t i = 0, count = 1 + below(30); i < count; ++i) {
            SaleLine line = line_of(1 + below(3'000'000), 1 + below(20'000));
            line.tax_rate = kRates[below(6)];
            const Money gross = line.unit_price.times(line.quantity, Rounding::HalfUp);
            if (below(3) == 0) line.discount = dong(below(gross.dong() + 1));
            base += gross - line.discount;
            cart.lines.push_back(line);
        }
        if (below(2) == 0) cart.discount = dong(below(base.dong() + 1));
        const auto totals = price_cart(cart);
        REQUIRE(totals);
        Money gross, discount, amount, tax, net_of_rates, tax_of_rates;
        for (const SaleLine& line : cart.lines) {
            REQUIRE(line.amount == line.gross - line.discount - line.sale_discount);
            REQUIRE(line.amount >= Money{});
            REQUIRE(line.sale_discount >= Money{});
            REQUIRE(line.tax == tax_inside(line.amount, line.tax_rate));
            gross += line.gross;
            discount += line.discount + line.sale_discount;
            amount += line.amount;
            tax += line.tax;
        }
        for (std::size_t i = 0; i < totals->by_rate.size(); ++i) {
            if (i > 0) REQUIRE(totals->by_rate[i - 1].first < totals->by_rate[i].first);
            net_of_rates += totals->by_rate[i].second.first;
            tax_of_rates += totals->by_rate[i].second.second;
        }
        REQUIRE(totals->gross == gross);
        REQUIRE(totals->discount == discount);
        REQUIRE(totals->total == amount);
        REQUIRE(totals->total == base - cart.discount);
        REQUIRE(totals->tax == tax);
        REQUIRE(tax_of_rates == tax);
        REQUIRE(net_of_rates + tax_of_rates == amount);
    }
}

TEST_CASE("a sale is the priced cart and its settlement", "[core][sale]") {
    Cart cart{{line_of(125'000, 2000)}, dong(5'100)};
    const CartTotals totals = price_cart(cart).value();
    Settlement settlement =
        settle(totals.total, {{PaymentMethod::Cash, dong(500'000), ""}}, 500).value();
    const Sale sale = make_sale(SaleId{}, cart, totals, settlement, 1'795'000'000'000, kDay,
                                StaffCode{"101"}, "Lan");
    CHECK(sale.total == dong(244'900));
    CHECK(sale.settlement.payable == dong(245'000));
    CHECK(sale.settlement.change == dong(255'000));
    CHECK(sale.gross - sale.discount == sale.total);
    CHECK(sale.lines == cart.lines);
    CHECK(sale.cashier_name == "Lan");
}
