// The promises of promotions: one a line, the best for the shopper, whatever order things lie in.
#include "kiosk/core/promotion.h"

#include <algorithm>
#include <random>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

constexpr std::int64_t kNow = 1'795'410'000'000;

Money dong(std::int64_t amount) { return Money::from_dong(amount); }

SaleLine line(const std::string& product, std::int64_t price, std::int64_t pieces = 1,
              Group group = Group::Food) {
    SaleLine line;
    line.product_id = ProductId{product};
    line.name = product;
    line.group = group;
    line.producer = "HTX " + product;
    line.unit_price = dong(price);
    line.quantity = Quantity::pieces(pieces);
    line.at_ms = kNow;
    return line;
}

Promotion percent(const std::string& id, std::int64_t hundredths) {
    Promotion one;
    one.id = one.name = id;
    one.percent = hundredths;
    return one;
}
Promotion of_kind(const std::string& id, PromotionKind kind, std::int64_t amount) {
    Promotion one;
    one.id = one.name = id;
    one.kind = kind;
    one.amount = dong(amount);
    return one;
}
Promotion buy_get(const std::string& id, std::int64_t buy, std::int64_t get) {
    Promotion one = of_kind(id, PromotionKind::BuyGet, 0);
    one.buy = buy;
    one.get = get;
    return one;
}

Money taken_off(const Cart& cart) {
    Money all;
    for (const SaleLine& one : cart.lines) all += one.promotion_discount;
    return all;
}

Cart with(std::vector<SaleLine> lines, const std::vector<Promotion>& promotions,
          std::int64_t now_ms = kNow) {
    Cart cart;
    cart.lines = std::move(lines);
    apply_promotions(cart, promotions, now_ms);
    return cart;
}

}  // namespace

TEST_CASE("a line gets its best promotion and carries its name", "[core][promotion]") {
    const Cart cart =
        with({line("tea", 40'000, 2)},
             {percent("P10", 1'000), of_kind("S25", PromotionKind::SpecialPrice, 25'000),
              of_kind("A5", PromotionKind::AmountOff, 5'000)});
    CHECK(cart.lines[0].promotion == "S25");
    CHECK(cart.lines[0].promotion_discount == dong(30'000));
    // Of two equally good the smaller id, wherever it stands in the list.
    CHECK(with({line("tea", 100)}, {percent("B", 1'000), percent("A", 1'000)}).lines[0].promotion ==
          "A");
    // Nothing is made dearer, and nothing costs less than nothing.
    CHECK(
        taken_off(with({line("tea", 40'000)}, {of_kind("S", PromotionKind::SpecialPrice, 50'000)}))
            .is_zero());
    CHECK(taken_off(with({line("tea", 4'000)}, {of_kind("A", PromotionKind::AmountOff, 9'000)})) ==
          dong(4'000));
    CHECK(taken_off(with({line("tea", 12'345)}, {percent("P", 1'050)})) == dong(1'296));
}

TEST_CASE("a promotion is only for whom it is meant", "[core][promotion]") {
    Promotion tea = percent("tea", 1'000), craft = percent("craft", 1'000),
              maker = percent("maker", 1'000);
    tea.products = {ProductId{"tea"}};
    craft.group = Group::Craft;
    maker.producer = "HTX rice";
    const Cart cart = with({line("tea", 1'000), line("bowl", 1'000, 1, Group::Craft),
                            line("rice", 1'000), line("salt", 1'000)},
                           {tea, craft, maker});
    CHECK(cart.lines[0].promotion == "tea");
    CHECK(cart.lines[1].promotion == "craft");
    CHECK(cart.lines[2].promotion == "maker");
    CHECK(cart.lines[3].promotion.empty());
}

TEST_CASE("buy three get one: the cheapest of every four", "[core][promotion]") {
    const auto one_free = [](std::int64_t pieces) {
        return taken_off(with({line("tea", 1'000, pieces)}, {buy_get("B", 3, 1)})).dong() / 1'000;
    };
    CHECK(one_free(3) == 0);
    CHECK(one_free(4) == 1);
    CHECK(one_free(7) == 1);
    CHECK(one_free(8) == 2);
    CHECK(one_free(9) == 2);
    CHECK(gifts_for(7, 3, 1) == 2);  // on top of seven that are bought
    CHECK(taken_off(with({line("tea", 1'000, 5)}, {buy_get("B", 2, 2)})) == dong(2'000));
    CHECK(taken_off(with({line("tea", 1'000, 3)}, {buy_get("B", 2, 2)})) == dong(1'000));
    // Over several goods, dearest rounds first: 80 and 10, not 10 and 10.
    CHECK(taken_off(with({line("a", 100), line("b", 10), line("c", 90), line("d", 10),
                          line("e", 80), line("f", 10)},
                         {buy_get("B", 2, 1)})) == dong(90));
    // Weighed goods are no pieces.
    SaleLine weighed = line("nut", 1'000);
    weighed.quantity = Quantity::from_thousandths(4'500);
    CHECK(taken_off(with({weighed}, {buy_get("B", 1, 1)})).is_zero());
    // The cashier is told of what the shopper may still take.
    Cart cart;
    cart.lines = {line("tea", 1'000, 3)};
    CHECK(missing_gifts(cart, {buy_get("B", 3, 1)}, kNow) == std::vector<MissingGift>{{"B", 1}});
    cart.lines = {line("tea", 1'000, 4)};
    CHECK(missing_gifts(cart, {buy_get("B", 3, 1)}, kNow).empty());
}

TEST_CASE("a bundle costs its price, shared out to the last đồng", "[core][promotion]") {
    Promotion bundle = of_kind("set", PromotionKind::Bundle, 100'000);
    bundle.products = {ProductId{"tea"}, ProductId{"cup"}, ProductId{"cup"}};
    const auto sets = [&](std::int64_t tea, std::int64_t cups) {
        const Cart cart = with({line("tea", 70'000, tea), line("cup", 30'001, cups)}, {bundle});
        return taken_off(cart).dong() / 30'002;
    };
    CHECK(sets(1, 1) == 0);
    CHECK(sets(1, 2) == 1);
    CHECK(sets(2, 5) == 2);
    // A bundle that would be dearer than its pieces is none.
    bundle.amount = dong(200'000);
    CHECK(taken_off(with({line("tea", 70'000), line("cup", 30'001, 2)}, {bundle})).is_zero());
}

TEST_CASE("one promotion a line, and the cart as a whole is as cheap as it gets",
          "[core][promotion]") {
    // The bundle alone takes 10 off; each line's own takes 20.
    Promotion bundle = of_kind("set", PromotionKind::Bundle, 190);
    bundle.products = {ProductId{"a"}, ProductId{"b"}};
    const std::vector<SaleLine> lines{line("a", 100), line("b", 100)};
    CHECK(taken_off(with(lines, {bundle, percent("P", 1'000)})) == dong(20));
    bundle.amount = dong(150);
    CHECK(taken_off(with(lines, {bundle, percent("P", 1'000)})) == dong(50));
    // Which of two bundles comes first matters, and both ways are tried: c+d and a+b beat a+c.
    Promotion other = of_kind("AC", PromotionKind::Bundle, 140);
    other.products = {ProductId{"a"}, ProductId{"c"}};
    Promotion third = of_kind("CD", PromotionKind::Bundle, 150);
    third.products = {ProductId{"c"}, ProductId{"d"}};
    CHECK(taken_off(with({line("a", 100), line("b", 100), line("c", 100), line("d", 100)},
                         {other, bundle, third})) == dong(100));
    // Buy two get one leaves out the line that is better off alone.
    Promotion half = percent("H", 5'000);
    half.products = {ProductId{"dear"}};
    CHECK(taken_off(with({line("dear", 1'000), line("x", 100, 3)}, {buy_get("B", 2, 1), half})) ==
          dong(600));
}

TEST_CASE("a promotion that ends or begins in mid-cart is the shopper's luck",
          "[core][promotion]") {
    Promotion lunch = percent("lunch", 1'000);
    lunch.starts_ms = kNow - 1'000;
    lunch.ends_ms = kNow + 1'000;
    SaleLine scanned = line("tea", 10'000);
    // Scanned while it ran, paid afterwards.
    CHECK(taken_off(with({scanned}, {lunch}, kNow + 60'000)) == dong(1'000));
    scanned.at_ms = kNow - 60'000;  // scanned before it began, paid while it runs
    CHECK(taken_off(with({scanned}, {lunch}, kNow)) == dong(1'000));
    CHECK(
        taken_off(with({scanned}, {lunch}, kNow + 1'000)).is_zero());  // the end is not part of it
    CHECK(taken_off(with({scanned}, {lunch}, kNow - 1'001)).is_zero());
}

TEST_CASE("a discount by hand stays, and a promotion takes no more than is left",
          "[core][promotion]") {
    SaleLine agreed = line("tea", 10'000);
    agreed.discount = dong(9'500);
    const Cart cart = with({agreed}, {percent("P", 1'000)});
    CHECK(cart.lines[0].promotion_discount == dong(500));
    Cart priced = cart;
    REQUIRE(price_cart(priced));
    CHECK(priced.lines[0].amount.is_zero());
}

TEST_CASE("a price list is the price of its time, up or down", "[core][promotion]") {
    Product tea;
    tea.id = ProductId{"tea"};
    tea.price = dong(40'000);
    Promotion year = of_kind("2027", PromotionKind::PriceList, 45'000);
    year.products = {tea.id};
    year.starts_ms = kNow;
    Promotion sale = of_kind("A", PromotionKind::PriceList, 35'000);
    sale.products = {tea.id};
    sale.starts_ms = kNow;
    sale.ends_ms = kNow + 10;
    CHECK(price_on(tea, {year}, kNow - 1) == dong(40'000));
    CHECK(price_on(tea, {year}, kNow) == dong(45'000));
    CHECK(price_on(tea, {year, sale}, kNow) == dong(45'000));  // began together: the smaller id
    sale.starts_ms = kNow + 1;
    CHECK(price_on(tea, {year, sale}, kNow + 1) == dong(35'000));
    CHECK(price_on(tea, {year, sale}, kNow + 10) == dong(45'000));
    CHECK(with({line("tea", 45'000)}, {year}).lines[0].promotion.empty());
}

TEST_CASE("what cannot be meant is refused by its column", "[core][promotion]") {
    const auto field = [](const Promotion& one) { return check_promotion(one).problem().field; };
    CHECK(check_promotion(percent("P", 10'000)));
    CHECK(field(percent("", 100)) == "id");
    CHECK(field(percent("P", 10'001)) == "percent");
    CHECK(field(percent("P", 0)) == "percent");
    CHECK(field(of_kind("A", PromotionKind::AmountOff, 0)) == "amount");
    CHECK(field(buy_get("B", 0, 1)) == "buy");
    CHECK(field(buy_get("B", 1, 0)) == "get");
    CHECK(field(of_kind("S", PromotionKind::Bundle, 5)) == "products");
    CHECK(field(of_kind("L", PromotionKind::PriceList, 5)) == "products");
    Promotion over = percent("P", 100);
    over.starts_ms = 5;
    over.ends_ms = 5;
    CHECK(field(over) == "ends");
}

namespace {

struct Dice {
    std::mt19937_64 random{20'261'125};
    std::int64_t operator()(std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>{from, to}(random);
    }
};

std::vector<Promotion> some_promotions(Dice& dice) {
    std::vector<Promotion> all;
    for (std::int64_t i = 0, count = dice(0, 8); i < count; ++i) {
        Promotion one =
            percent("P" + std::to_string(dice(0, 99)) + "-" + std::to_string(i), dice(1, 10'000));
        one.kind = kAllPromotionKinds[dice(0, 5)];
        one.amount = dong(dice(1, 60'000));
        one.buy = dice(1, 4);
        one.get = dice(1, 3);
        if (dice(0, 1) == 0 || one.kind == PromotionKind::Bundle) {
            for (std::int64_t n = dice(2, 3); n > 0; --n)
                one.products.emplace_back("p" + std::to_string(dice(0, 5)));
        }
        if (dice(0, 3) == 0) one.group = kAllGroups[dice(0, 1)];
        if (dice(0, 3) == 0) one.starts_ms = kNow + dice(-5, 5);
        if (dice(0, 3) == 0) one.ends_ms = kNow + dice(-5, 5);
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<SaleLine> some_lines(Dice& dice) {
    std::vector<SaleLine> lines;
    for (std::int64_t i = 0, count = dice(1, 9); i < count; ++i) {
        const std::int64_t product = dice(0, 5);
        SaleLine one = line("p" + std::to_string(product), dice(1, 50'000), dice(1, 6),
                            kAllGroups[product % 2]);
        if (dice(0, 5) == 0) one.quantity = Quantity::from_thousandths(dice(1, 4'000));
        if (dice(0, 5) == 0) one.discount_percent = dice(1, 10'000);
        one.at_ms = kNow + dice(-6, 6);
        one.serial = std::to_string(i);  // so that a shuffled line is found again
        lines.push_back(std::move(one));
    }
    return lines;
}

}  // namespace

TEST_CASE("whatever runs and lies in the cart: nothing negative, order is nothing, never worse",
          "[core][promotion]") {
    Dice dice;
    for (int round = 0; round < 1'500; ++round) {
        const std::vector<Promotion> promotions = some_promotions(dice);
        const std::vector<SaleLine> lines = some_lines(dice);
        Cart cart = with(lines, promotions);
        REQUIRE(price_cart(cart));
        for (const SaleLine& one : cart.lines) {
            REQUIRE(one.promotion_discount >= Money{});
            REQUIRE(one.amount >= Money{});
            REQUIRE(one.promotion.empty() == one.promotion_discount.is_zero());
        }
        // The same cart in another order, the same list in another order: the same lines.
        std::vector<SaleLine> shuffled = lines;
        std::vector<Promotion> listed = promotions;
        std::shuffle(shuffled.begin(), shuffled.end(), dice.random);
        std::shuffle(listed.begin(), listed.end(), dice.random);
        Cart other = with(shuffled, listed);
        REQUIRE(price_cart(other));
        const auto by_serial = [](const SaleLine& a, const SaleLine& b) {
            return a.serial < b.serial;
        };
        std::sort(cart.lines.begin(), cart.lines.end(), by_serial);
        std::sort(other.lines.begin(), other.lines.end(), by_serial);
        REQUIRE(cart.lines == other.lines);
        // No single promotion alone would have been better for the shopper.
        for (const Promotion& one : promotions) {
            REQUIRE(taken_off(with(lines, {one})) <= taken_off(cart));
        }
        // Applied again, nothing changes.
        const Cart before = cart;
        apply_promotions(cart, promotions, kNow);
        REQUIRE(price_cart(cart));
        REQUIRE(cart == before);
    }
}
