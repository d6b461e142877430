// What is owed to a producer: the most specific terms win, a row is rounded once, and every sum of
// a statement is the sum of its rows.
#include "kiosk/core/settlement.h"

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Date day(const char* iso) { return *Date::parse(iso); }
Money dong(std::int64_t amount) { return Money::from_dong(amount); }
Quantity pieces(std::int64_t count) { return Quantity::pieces(count); }
const ProductId kHoney{"honey"}, kTea{"tea"};

Terms consigned(std::int64_t percent) {
    Terms terms;
    terms.commission_percent = percent * 100;
    return terms;
}

SoldOn sold(const char* on, std::int64_t count, std::int64_t amount,
            const ProductId& product = kHoney) {
    SoldOn one;
    one.product = product;
    one.name = product.text();
    one.day = day(on);
    one.sold = pieces(count);
    one.sold_amount = dong(amount);
    return one;
}

Statement statement_of(const std::vector<SoldOn>& lines, const std::vector<Terms>& terms,
                       const std::vector<MovedOn>& moved = {},
                       const std::vector<ShelfRow>& shelf = {}) {
    return make_statement("HTX", day("2026-11-01"), day("2026-11-30"), lines, moved, shelf, terms);
}

std::string field_of(const std::vector<Terms>& terms) {
    const Status status = check_terms(terms);
    return status ? "" : status.problem().field;
}

}  // namespace

TEST_CASE("terms of a product win over its group's, and those over the producer's",
          "[core][settlement]") {
    std::vector<Terms> terms{consigned(20), consigned(15), consigned(10)};
    terms[1].group = Group::Food;
    terms[2].product = kHoney;
    const Date on = day("2026-11-10");
    const auto percent = [&](const ProductId& product, Group group) {
        return terms_for(terms, product, group, on)->commission_percent;
    };
    CHECK(percent(kHoney, Group::Food) == 1000);
    CHECK(percent(kTea, Group::Food) == 1500);
    CHECK(percent(kTea, Group::Drink) == 2000);
    // Over: what was agreed for more is in force again.
    terms[2].until = day("2026-11-09");
    CHECK(percent(kHoney, Group::Food) == 1500);
    // Of two that both fit, the newer one.
    terms.push_back(consigned(12));
    terms[3].from = day("2026-11-10");
    CHECK(percent(kTea, Group::Drink) == 1200);
    CHECK(terms_for({}, kTea, Group::Drink, on) == nullptr);
}

TEST_CASE("terms that contradict each other or themselves are refused", "[core][settlement]") {
    CHECK(field_of({consigned(0)}).empty());
    CHECK(field_of({consigned(101)}) == "terms[0].commission_percent");
    Terms bought = consigned(0);
    bought.kind = TermsKind::Bought;
    CHECK(field_of({bought}).empty());
    bought.commission_percent = 1;
    CHECK(field_of({bought}) == "terms[0].commission_percent");
    Terms both = consigned(5);
    both.product = kHoney;
    both.group = Group::Food;
    CHECK(field_of({both}) == "terms[0].product");
    Terms back = consigned(5);
    back.from = day("2026-11-02");
    back.until = day("2026-11-01");
    CHECK(field_of({back}) == "terms[0].until");
    CHECK(field_of({consigned(5), consigned(6)}) == "terms[1].from");
    Terms later = consigned(6);
    later.from = day("2026-12-01");
    CHECK(field_of({consigned(5), later}).empty());
}

TEST_CASE("a commission is rounded once a row, half up, and a return takes it back",
          "[core][settlement]") {
    // 12.5 % of 3 × 33.333 is 12.499,875; row by row, not sale by sale (3 × 4.167 = 12.501).
    Terms terms = consigned(0);
    terms.commission_percent = 1250;
    const auto three = statement_of({sold("2026-11-02", 1, 33'333), sold("2026-11-03", 1, 33'333),
                                     sold("2026-11-04", 1, 33'333)},
                                    {terms});
    REQUIRE(three.rows.size() == 1);
    CHECK(three.rows[0].commission == dong(12'500));
    CHECK(three.due == dong(99'999 - 12'500));

    SoldOn back = sold("2026-11-02", 0, 0);
    back.returned = pieces(1);
    back.returned_amount = dong(33'333);
    const auto nothing = statement_of({sold("2026-11-02", 1, 33'333), back}, {terms});
    CHECK(nothing.commission == Money{});
    CHECK(nothing.due == Money{});
    // In a period of its own it is owed back, to the đồng as it was owed.
    const auto alone = statement_of({sold("2026-10-30", 1, 33'333)}, {terms});
    CHECK(statement_of({back}, {terms}).due == -alone.due);
}

TEST_CASE("terms change where nobody was settled with on them", "[core][settlement]") {
    const std::vector<SettledGoods> settled{
        {kHoney, "honey", Group::Food, day("2026-10-01"), day("2026-10-31"), "QT-1"}};
    Terms late = consigned(20), ended = consigned(20), next = consigned(25), craft = consigned(9);
    late.from = day("2026-10-10");
    ended.until = day("2026-10-31");
    next.from = day("2026-11-01");
    craft.group = Group::Craft;
    const auto conflict = [&](const std::vector<Terms>& before, const std::vector<Terms>& after) {
        return settled_otherwise(before, after, settled);
    };
    CHECK_FALSE(conflict({consigned(20)}, {consigned(20), craft}));
    CHECK_FALSE(conflict({consigned(20)}, {ended, next}));
    CHECK(conflict({ended}, {}));
    CHECK(conflict({consigned(20)}, {consigned(25)})->day == day("2026-10-01"));
    CHECK(conflict({consigned(20)}, {late})->day == day("2026-10-01"));
    CHECK_FALSE(conflict({consigned(20), late}, {consigned(20), next}));
    // A sale that was entered late, for a day without terms, can still get them.
    CHECK_FALSE(conflict({late}, {consigned(20)}));
    // The same words in another order are the same terms.
    CHECK_FALSE(conflict({ended, next}, {next, ended}));
}

TEST_CASE("what comes back has the terms of the day it was sold", "[core][settlement]") {
    Terms before = consigned(20), after = consigned(30);
    after.from = day("2026-11-10");
    SoldOn back = sold("2026-11-09", 0, 0);
    back.returned = pieces(1);
    back.returned_amount = dong(100'000);
    const auto statement = statement_of({sold("2026-11-10", 2, 200'000), back}, {before, after});
    REQUIRE(statement.rows.size() == 2);
    CHECK(statement.commission == dong(60'000 - 20'000));
    CHECK(statement.due == dong(200'000 - 100'000 - 40'000));
}

TEST_CASE("goods that were bought are owed at cost when they come, not when they sell",
          "[core][settlement]") {
    Terms bought;
    bought.kind = TermsKind::Bought;
    MovedOn delivery{kHoney,     "honey",   Group::Food, day("2026-11-03"),
                     pieces(10), pieces(2), pieces(-1),  dong(8 * 60'000)};
    const auto statement = statement_of({sold("2026-11-05", 3, 300'000)}, {bought}, {delivery},
                                        {{kHoney, "honey", Group::Food, pieces(4)}});
    REQUIRE(statement.rows.size() == 1);
    const StatementRow& row = statement.rows[0];
    CHECK(row.due == dong(480'000));
    CHECK(row.commission == Money{});
    CHECK(row.on_hand == pieces(4));
    CHECK(row.given_back == pieces(2));
    CHECK(row.other == pieces(-1));
    CHECK(statement.sold == dong(300'000));
}

TEST_CASE("a statement lists what lies on the shelf and names what nobody agreed on",
          "[core][settlement]") {
    const auto statement =
        statement_of({sold("2026-11-05", 1, 50'000), sold("2026-11-05", 1, 70'000, kTea)}, {}, {},
                     {{ProductId{"jam"}, "jam", Group::Food, pieces(6)},
                      {ProductId{"gone"}, "gone", Group::Food, {}}});
    REQUIRE(statement.rows.size() == 3);
    CHECK(statement.without_terms() == std::vector<std::string>{"honey", "tea"});
    CHECK(statement.due == Money{});
    CHECK(statement.rows[1].name == "jam");
    CHECK(statement.rows[1].on_hand == pieces(6));
}

TEST_CASE("no more is paid than is due, and what is owed back comes back", "[core][settlement]") {
    ClosedPeriod settlement;
    settlement.statement.due = dong(100);
    const auto fits = [&](std::int64_t amount) {
        PeriodPayment payment;
        payment.amount = dong(amount);
        return check_payment(settlement, payment).has_value();
    };
    CHECK(fits(100));
    CHECK_FALSE(fits(101));
    CHECK_FALSE(fits(0));
    CHECK_FALSE(fits(-1));
    settlement.payments.push_back({dong(60), PaymentMethod::Transfer, "FT1", {}, {}});
    CHECK(settlement.remaining() == dong(40));
    CHECK_FALSE(fits(41));
    settlement.payments.push_back({dong(40), PaymentMethod::Cash, "", {}, {}});
    CHECK_FALSE(fits(1));
    settlement.payments.clear();
    settlement.statement.due = dong(-30);
    CHECK(fits(-30));
    CHECK_FALSE(fits(30));
}

TEST_CASE("a share is read and written as people write it", "[core][settlement]") {
    CHECK(parse_share("20") == 2000);
    CHECK(parse_share("12,5 %") == 1250);
    CHECK(parse_share("12.55%") == 1255);
    CHECK(parse_share("100") == 10'000);
    for (const char* wrong : {"", "%", "100,01", "-1", "1.555", "1,2,3", "ten"}) {
        CHECK_FALSE(parse_share(wrong));
    }
    CHECK(format_share(1250) == "12,5\u00A0%");
    CHECK(format_share(2000) == "20\u00A0%");
}
