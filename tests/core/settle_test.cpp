#include <array>
#include <random>

#include "kiosk/core/sale.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Money dong(std::int64_t amount) { return Money::from_dong(amount); }
Tender cash(std::int64_t amount) { return {PaymentMethod::Cash, dong(amount), ""}; }
Tender bank(std::int64_t amount) { return {PaymentMethod::Transfer, dong(amount), "FT1"}; }

std::string refused_field(std::int64_t total, const std::vector<Tender>& tenders) {
    const auto settled = settle(dong(total), tenders, 500);
    REQUIRE_FALSE(settled);
    CHECK_FALSE(settled.problem().line(Language::Vietnamese).empty());
    return settled.problem().field;
}

}  // namespace

TEST_CASE("change comes from cash only", "[core][payment]") {
    const auto settled = settle(dong(250'000), {bank(50'000), cash(500'000)}, 0);
    REQUIRE(settled);
    CHECK(settled->change == dong(300'000));
    REQUIRE(settled->payments.size() == 2);
    CHECK(settled->payments[0].amount == dong(50'000));
    CHECK(settled->payments[0].reference == "FT1");
    CHECK(settled->payments[1].amount == dong(200'000));
    CHECK(settled->payments[1].tendered == dong(500'000));
}

TEST_CASE("only what is paid in cash is rounded", "[core][payment]") {
    const auto all_cash = settle(dong(124'700), {cash(125'000)}, 500);
    REQUIRE(all_cash);
    CHECK(all_cash->rounding == dong(-200));
    CHECK(all_cash->payable == dong(124'500));
    CHECK(all_cash->change == dong(500));

    const auto all_bank = settle(dong(124'700), {bank(124'700)}, 500);
    REQUIRE(all_bank);
    CHECK(all_bank->rounding.is_zero());

    const auto mixed = settle(dong(124'700), {bank(100'000), cash(24'500)}, 500);
    REQUIRE(mixed);
    CHECK(mixed->rounding == dong(-200));
    CHECK(mixed->change.is_zero());
}

TEST_CASE("payments that cannot be are refused by field", "[core][payment]") {
    CHECK(refused_field(250'000, {}) == "payments");
    CHECK(refused_field(250'000, {cash(249'000)}) == "payments");
    CHECK(refused_field(250'000, {bank(100'000), cash(100'000)}) == "payments");
    CHECK(refused_field(250'000, {cash(1), bank(250'001)}) == "payments[1].amount");
    CHECK(refused_field(250'000, {bank(200'000), bank(50'001)}) == "payments[1].amount");
    CHECK(refused_field(250'000, {cash(-1)}) == "payments[0].amount");
    CHECK(refused_field(250'000, {cash(INT64_MAX)}) == "payments[0].amount");
    CHECK(refused_field(250'000, {cash(100'000), cash(150'000)}) == "payments[1].method");
    CHECK(refused_field(250'000, std::vector<Tender>(21, bank(1))) == "payments");
}

TEST_CASE("a sale of nothing needs no payment", "[core][payment]") {
    const auto settled = settle(Money{}, {}, 500);
    REQUIRE(settled);
    CHECK(settled->payments.empty());
    CHECK(settled->payable.is_zero());
    CHECK(settle(Money{}, {cash(0)}, 500)->payments.empty());
}

TEST_CASE("whatever is tendered, what is settled adds up", "[core][payment]") {
    std::mt19937_64 random{7};
    const auto below = [&](std::int64_t limit) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(limit));
    };
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::int64_t total = below(2'000'000);
        const std::int64_t step = std::array<std::int64_t, 4>{0, 1, 500, 1000}[random() % 4];
        std::vector<Tender> tenders;
        for (std::int64_t i = below(3); i > 0; --i) tenders.push_back(bank(below(total + 1)));
        if (below(4) != 0) tenders.push_back(cash(below(3'000'000)));
        const Due due = due_after(dong(total), tenders, step);
        REQUIRE(due.remaining >= Money{});
        const auto settled = settle(dong(total), tenders, step);
        if (!settled) continue;
        ++accepted;
        REQUIRE(due.remaining.is_zero());
        REQUIRE(due.change == settled->change);
        Money paid, tendered;
        for (const Payment& payment : settled->payments) {
            paid += payment.amount;
            tendered += payment.tendered;
            REQUIRE(payment.amount >= Money{});
        }
        REQUIRE(paid == settled->payable);
        REQUIRE(settled->payable == dong(total) + settled->rounding);
        REQUIRE(tendered - settled->change == settled->payable);
        REQUIRE(settled->rounding.dong() * 2 <= step);
        REQUIRE(settled->rounding.dong() * 2 >= -step);
    }
    CHECK(accepted > 5'000);
}

TEST_CASE("the payment screen knows what is still due", "[core][payment]") {
    CHECK(due_after(dong(124'700), {}, 500).remaining == dong(124'500));
    CHECK(due_after(dong(124'700), {bank(100'000)}, 500).remaining == dong(24'500));
    CHECK(due_after(dong(124'700), {cash(200'000)}, 500).change == dong(75'500));
    CHECK(due_after(dong(100), {bank(INT64_MAX), bank(-5)}, 0).remaining == dong(100));
}

TEST_CASE("the notes offered are those a person would hand over", "[core][payment]") {
    const auto notes = [](std::int64_t amount, std::size_t count) {
        std::vector<std::int64_t> dongs;
        for (const Money note : likely_cash(dong(amount), count)) dongs.push_back(note.dong());
        return dongs;
    };
    using Notes = std::vector<std::int64_t>;
    CHECK(notes(125'000, 5) == Notes{125'000, 130'000, 150'000, 200'000, 500'000});
    CHECK(notes(8'000, 4) == Notes{8'000, 10'000, 20'000, 50'000});
    CHECK(notes(500'000, 5) == Notes{500'000});
    CHECK(notes(1'234'500, 3) == Notes{1'234'500, 1'235'000, 1'240'000});
    CHECK(notes(0, 5).empty());
    CHECK(notes(125'000, 0).empty());
}

TEST_CASE("payment methods are found by the names they give", "[core][payment]") {
    for (const auto method : {PaymentMethod::Cash, PaymentMethod::Transfer, PaymentMethod::Card}) {
        CHECK(payment_method_from(name_of(method)) == method);
        CHECK_FALSE(title_of(method).vi.empty());
    }
    CHECK_FALSE(payment_method_from("gold"));
}
