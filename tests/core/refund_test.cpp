// The promise: whatever comes back, in whatever parts, all parts together are the sale to the đồng,
// and never more.
#include "kiosk/core/refund.h"

#include <numeric>
#include <random>

#include "kiosk/core/refund_receipt.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Money dong(std::int64_t amount) { return Money::from_dong(amount); }

SaleLine line(std::int64_t price, std::int64_t thousandths, std::int64_t discount = 0) {
    SaleLine made;
    made.product_id = ProductId{"p" + std::to_string(price)};
    made.name = "Hàng " + std::to_string(price);
    made.unit = thousandths % 1000 == 0 ? "hộp" : "kg";
    made.quantity = Quantity::from_thousandths(thousandths);
    made.unit_price = dong(price);
    made.discount = dong(discount);
    return made;
}

Sale sale_of(Cart cart, const std::vector<Tender>& tenders, std::int64_t rounding) {
    const CartTotals totals = price_cart(cart).value();
    const Settlement settled = settle(totals.total, tenders, rounding).value();
    SaleIdMaker ids{[](std::uint8_t* into, std::size_t count) { std::fill_n(into, count, 7); }};
    return make_sale(ids.next(1), cart, totals, settled, 1, Date{}, StaffCode{"101"}, "Hạnh");
}

Sale two_lines() {
    Cart cart;
    cart.lines = {line(45'000, 3'000, 10'000), line(333'333, 305)};
    cart.discount = dong(1'001);
    return sale_of(cart, {{PaymentMethod::Cash, dong(500'000), ""}}, 500);
}

struct Sums {
    Money gross, discount, amount, tax, rounding, paid;
    friend bool operator==(const Sums&, const Sums&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Sums& sums) {
        return out << sums.gross.dong() << " − " << sums.discount.dong() << " = "
                   << sums.amount.dong() << ", tax " << sums.tax.dong() << ", rounding "
                   << sums.rounding.dong() << ", paid " << sums.paid.dong();
    }
};

Sums sums_of(const Sale& sale) {
    return {sale.gross,
            sale.discount,
            sale.total,
            sale.tax,
            sale.settlement.rounding,
            sale.settlement.payable};
}

void add(Sums& sums, const Refund& refund) {
    sums.gross += refund.gross;
    sums.discount += refund.discount;
    sums.amount += refund.amount;
    sums.tax += refund.tax;
    sums.rounding += refund.rounding;
    sums.paid += refund.paid;
}

Sale random_sale(std::mt19937& random) {
    const auto pick = [&random](int from, int to) {
        return std::uniform_int_distribution<int>{from, to}(random);
    };
    Cart cart;
    for (int i = pick(1, 5); i > 0; --i) {
        const std::int64_t quantity = pick(0, 1) == 0 ? pick(1, 6) * 1000 : pick(1, 4'000);
        SaleLine one = line(pick(1, 400'000), quantity);
        one.tax_rate = pick(0, 1) == 0 ? TaxRate::Eight : TaxRate::Five;
        one.discount = one.unit_price.times(one.quantity, Rounding::Down)
                           .share(pick(0, 4) == 0 ? pick(0, 100) : 0, 100, Rounding::Down);
        cart.lines.push_back(one);
    }
    Cart priced = cart;
    const Money before = price_cart(priced)->total;
    cart.discount = before.share(pick(0, 30), 100, Rounding::Down);
    priced = cart;
    const Money total = price_cart(priced)->total;
    const Money card = total.share(pick(0, 3), 3, Rounding::Down);
    return sale_of(
        cart, {{PaymentMethod::Card, card, "1"}, {PaymentMethod::Cash, total + dong(1'000), ""}},
        pick(0, 1) == 0 ? 500 : 1'000);
}

// Some of what is left: a few lines, each in part or whole.
std::vector<ReturnWish> some_of(const Sale& sale, const Returned& before, std::mt19937& random) {
    std::vector<ReturnWish> wishes;
    for (std::size_t i = 0; i < sale.lines.size(); ++i) {
        const std::int64_t left = left_of(sale, before, i).thousandths();
        if (left == 0 || random() % 3 == 0) continue;
        const std::int64_t step = comes_in_parts(sale.lines[i]) ? 1 : 1'000;
        const std::int64_t part =
            std::uniform_int_distribution<std::int64_t>{1, left / step}(random)*step;
        wishes.push_back(
            {static_cast<std::int64_t>(i + 1), Quantity::from_thousandths(part), {}, true});
    }
    return wishes;
}

}  // namespace

TEST_CASE("all parts that come back of a sale are the sale, to the đồng", "[refund]") {
    const unsigned seed = GENERATE(range(1u, 301u));
    INFO("seed " << seed);
    std::mt19937 random{seed};
    const Sale sale = random_sale(random);
    Returned before;
    Sums sums;
    std::array<Money, 3> paid{};
    while (anything_left(sale, before)) {
        const auto wishes = some_of(sale, before, random);
        if (wishes.empty()) continue;
        const auto first = kPaymentMethods.at(random() % 3);
        const Result<Refund> made = refund_of(sale, before, wishes, {500, first});
        REQUIRE(made);
        for (const ReturnLine& one : made->lines) {
            CHECK(one.goods.amount >= Money{});
            CHECK(one.goods.discount >= Money{});
            CHECK(one.goods.tax <= one.goods.amount);
        }
        CHECK(made->amount == made->gross - made->discount);
        CHECK(made->paid == made->amount + made->rounding);
        add(sums, *made);
        add_to_returned(before, *made);
    }
    CHECK(sums == sums_of(sale));
    for (const Payment& payment : sale.settlement.payments) {
        paid.at(static_cast<std::size_t>(payment.method)) += payment.amount;
    }
    CHECK(before.paid == paid);
}

TEST_CASE("whole pieces keep their price in every part", "[refund]") {
    Cart cart;
    cart.lines = {line(15'001, 2'000, 3)};
    const Sale sale = sale_of(cart, {{PaymentMethod::Card, dong(29'999), ""}}, 0);
    Returned before;
    const Refund half = refund_of(sale, before, {{1, Quantity::pieces(1), {}, true}}, {}).value();
    CHECK(half.gross == dong(15'001));
    CHECK(half.discount == dong(1));
    add_to_returned(before, half);
    const Refund rest = refund_of(sale, before, {{1, Quantity::pieces(1), {}, true}}, {}).value();
    CHECK(rest.gross == dong(15'001));
    CHECK(rest.discount == dong(2));
}

TEST_CASE("a sale rounded at the till is given back as it was paid", "[refund]") {
    const Sale sale = two_lines();
    REQUIRE_FALSE(sale.settlement.rounding.is_zero());
    const Refund all = cancellation_of(sale, {}).value();
    CHECK(all.kind == RefundKind::Cancelled);
    CHECK(all.paid == sale.settlement.payable);
    CHECK(all.rounding == sale.settlement.rounding);
    CHECK(all.amount == sale.total);
    CHECK(all.tax == sale.tax);
}

TEST_CASE("rounding of many small returns never adds up", "[refund]") {
    Cart cart;
    cart.lines = {line(1'250, 10'000)};
    const Sale sale = sale_of(cart, {{PaymentMethod::Cash, dong(12'500), ""}}, 500);
    Returned before;
    for (int piece = 1; piece <= 10; ++piece) {
        const Refund one =
            refund_of(sale, before, {{1, Quantity::pieces(1), {}, true}}, {500, {}}).value();
        CHECK(one.paid.dong() % 500 == 0);
        add_to_returned(before, one);
        const std::int64_t fair = 1'250 * piece;
        CHECK(std::abs(before.paid_in_all().dong() - fair) <= 250);
    }
    CHECK(before.paid_in_all() == dong(12'500));
}

TEST_CASE("money goes back to the tenders it came from, the wished one first", "[refund]") {
    Cart cart;
    cart.lines = {line(50'000, 4'000)};
    const Sale sale = sale_of(
        cart, {{PaymentMethod::Card, dong(120'000), "7"}, {PaymentMethod::Cash, dong(80'000), ""}},
        0);
    const std::vector<ReturnWish> two{{1, Quantity::pieces(2), {}, true}};
    const Refund cash = refund_of(sale, {}, two, {0, PaymentMethod::Cash}).value();
    REQUIRE(cash.payments.size() == 2);
    CHECK(cash.payments[0].method == PaymentMethod::Cash);
    CHECK(cash.payments[0].amount == dong(80'000));
    CHECK(cash.payments[1].amount == dong(20'000));
    const Refund card = refund_of(sale, {}, two, {0, PaymentMethod::Card}).value();
    REQUIRE(card.payments.size() == 1);
    CHECK(card.payments[0].method == PaymentMethod::Card);
    Returned before;
    add_to_returned(before, card);
    const Refund rest = refund_of(sale, before, two, {0, PaymentMethod::Card}).value();
    REQUIRE(rest.payments.size() == 2);
    CHECK(rest.payments[0].amount == dong(20'000));
    CHECK(rest.payments[1].amount == dong(80'000));
}

TEST_CASE("what cannot come back is refused, and said which line", "[refund]") {
    const Sale sale = two_lines();
    Returned before;
    add_to_returned(before,
                    refund_of(sale, before, {{1, Quantity::pieces(3), {}, true}}, {}).value());
    const auto field = [&](std::vector<ReturnWish> wishes) {
        const Result<Refund> made = refund_of(sale, before, wishes, {});
        REQUIRE_FALSE(made);
        CHECK_FALSE(made.problem().why.vi.empty());
        CHECK_FALSE(made.problem().to_do.en.empty());
        return made.problem().field;
    };
    const Quantity some = Quantity::from_thousandths(100);
    CHECK(field({}) == "lines");
    CHECK(field({{3, some, {}, true}}) == "lines[0].line");
    CHECK(field({{0, some, {}, true}}) == "lines[0].line");
    CHECK(field({{2, some, {}, true}, {2, some, {}, true}}) == "lines[1].line");
    CHECK(field({{2, Quantity{}, {}, true}}) == "lines[0].quantity");
    CHECK(field({{2, Quantity::from_thousandths(306), {}, true}}) == "lines[0].quantity");
    CHECK(field({{1, Quantity::pieces(1), {}, true}}) == "lines[0].quantity");
    CHECK_FALSE(cancellation_of(sale, before));
    Cart cart;
    cart.lines = {line(45'000, 3'000)};
    const Sale boxes = sale_of(cart, {{PaymentMethod::Card, dong(135'000), ""}}, 0);
    CHECK_FALSE(refund_of(boxes, {}, {{1, Quantity::from_thousandths(500), {}, true}}, {}));
}

TEST_CASE("an exchange pays with what came back, the difference goes one way", "[refund]") {
    Cart cart;
    cart.lines = {line(50'000, 2'000)};
    const Sale sale = sale_of(
        cart, {{PaymentMethod::Card, dong(40'000), "7"}, {PaymentMethod::Cash, dong(60'000), ""}},
        500);
    Refund refund = refund_of(sale, {}, {{1, Quantity::pieces(2), {}, true}}, {500, {}}).value();
    refund.sale_number = "K01-1-000001";
    SECTION("dearer: all of it pays") {
        const SetOff off = set_off(refund, dong(130'000), 500);
        REQUIRE(off.tenders.size() == 2);
        CHECK(off.tenders[0].method == PaymentMethod::Card);
        CHECK(off.tenders[0].amount == dong(40'000));
        CHECK(off.tenders[1].amount == dong(60'000));
        CHECK(off.give_back.empty());
        CHECK(due_after(dong(130'000), off.tenders, 500).remaining == dong(30'000));
    }
    SECTION("cheaper: cash comes back as the change of the sale") {
        const SetOff off = set_off(refund, dong(70'200), 500);
        REQUIRE(off.give_back.size() == 1);
        CHECK(off.give_back[0].method == PaymentMethod::Cash);
        CHECK(off.give_back[0].amount == dong(30'000));
        const Settlement settled = settle(dong(70'200), off.tenders, 500).value();
        CHECK(settled.change == dong(30'000));
    }
    SECTION("much cheaper: the card is charged less") {
        const SetOff off = set_off(refund, dong(25'000), 500);
        REQUIRE(off.tenders.size() == 1);
        CHECK(off.tenders[0].amount == dong(25'000));
        REQUIRE(off.give_back.size() == 2);
        CHECK(off.give_back[0].amount == dong(15'000));
        CHECK(off.give_back[1].amount == dong(60'000));
    }
}

TEST_CASE("a refund's paper has a minus before every figure and names the receipt", "[refund]") {
    const Sale sale = two_lines();
    GivenBack given{cancellation_of(sale, {}).value(), "K01-1-000002", "0badcafe"};
    given.refund.kind = RefundKind::OfReceipt;
    given.refund.sale_number = "K01-1-000001";
    given.refund.lines[0].reason = "Hộp móp";
    const Receipt paper = receipt_of(given, std::nullopt, {}, Language::Vietnamese);
    const auto says = [&](const std::string& left, const std::string& right) {
        return std::any_of(paper.lines.begin(), paper.lines.end(), [&](const ReceiptLine& one) {
            return one.left == left && one.right == right;
        });
    };
    CHECK(says("PHIẾU TRẢ HÀNG / RETURN", ""));
    CHECK(says("Số", "K01-1-000002"));
    CHECK(says("Hóa đơn gốc", "K01-1-000001"));
    CHECK(says("  −3 × 45.000", "−135.000"));
    CHECK(says("  Lý do: Hộp móp", ""));
    CHECK(says("TRẢ KHÁCH", format_money(-sale.settlement.payable)));
    CHECK(paper.lines.back().kind == ReceiptLine::Kind::Qr);
}
