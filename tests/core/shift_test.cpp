// What a shift promises to the đồng.
#include "kiosk/core/shift.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

constexpr std::int64_t kNoonMs = 1'795'410'000'000;  // 2026-11-23 12:00 +07:00

Money dong(std::int64_t amount) { return Money::from_dong(amount); }

ShiftReport closed_shift() {
    ShiftReport report;
    report.shift.business_date = *Date::parse("2026-11-23");
    report.shift.opened_at_ms = kNoonMs;
    report.shift.by_name = "Nguyễn Thị Hạnh";
    report.shift.opening.notes[2] = 10;  // 1,000,000
    report.figures.sales = 3;
    report.figures.gross = dong(500'000);
    report.figures.cash = dong(300'000);
    report.figures.transfer = dong(200'000);
    report.figures.cash_back = dong(45'000);
    report.figures.refunds = 1;
    report.figures.paid_in = dong(100'000);
    report.figures.paid_out = dong(50'000);
    report.movements = {
        {{}, {}, kNoonMs, CashDirection::Out, dong(50'000), "Mua đá", {}, "Hạnh", {}}};
    report.expected = expected_cash(report.shift.opening.total(), report.figures);
    ShiftClosing closing;
    closing.at_ms = kNoonMs + 3'600'000;
    closing.by_name = "Phạm Văn Lực";
    closing.counted.notes[0] = 2;
    closing.counted.notes[2] = 3;
    closing.first_counted = closing.counted.total();
    closing.note = "Thối nhầm";
    report.closing = closing;
    report.number = "K01-1-Z0007";
    return report;
}

std::string all_of(const Receipt& paper) {
    std::string text;
    for (const ReceiptLine& line : paper.lines) text += line.left + "|" + line.right + "\n";
    return text;
}

}  // namespace

TEST_CASE("a count is its notes and what was counted together", "[core][shift]") {
    CashCount count;
    count.notes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    count.other = dong(250);
    CHECK(count.total() == dong(500'000 + 400'000 + 300'000 + 200'000 + 100'000 + 60'000 + 35'000 +
                                16'000 + 9'000 + 5'000 + 250));
}

TEST_CASE("the expected cash is float + cash ± movements − cash refunds, transfers left out",
          "[core][shift]") {
    const ShiftReport report = closed_shift();
    CHECK(report.expected == dong(1'000'000 + 300'000 - 45'000 + 100'000 - 50'000));
    CHECK(report.difference() == dong(1'300'000) - report.expected);
}

TEST_CASE("a difference is closed only with its note", "[core][shift]") {
    ShiftReport now = closed_shift();
    ShiftClosing closing = *now.closing;
    now.closing.reset();
    CHECK_FALSE(refuse_closing(now, closing));
    closing.note.clear();
    REQUIRE(refuse_closing(now, closing));
    CHECK(refuse_closing(now, closing)->why.vi.find("5.000") != std::string::npos);
    closing.counted.other = now.expected - closing.counted.total();
    CHECK_FALSE(refuse_closing(now, closing));
    closing.counted.notes[0] = -1;
    CHECK(refuse_closing(now, closing));
}

TEST_CASE("cash goes in or out with an amount and a reason", "[core][shift]") {
    CashMovement movement;
    movement.amount = dong(50'000);
    CHECK(refuse_movement(movement));
    movement.reason = "Đổi tiền lẻ";
    CHECK_FALSE(refuse_movement(movement));
    movement.amount = dong(0);
    CHECK(refuse_movement(movement));
    movement.amount = dong(-1);
    CHECK(refuse_movement(movement));
    movement.amount = dong(kMaxDrawerDong + 1);
    const auto typed_wrong = refuse_movement(movement);
    REQUIRE(typed_wrong);
    CHECK(typed_wrong->why.en == "the amount is too large");
}

TEST_CASE("a sale after midnight belongs to the shift's day, and the shift is left over",
          "[core][shift]") {
    Shift shift;
    shift.business_date = *Date::parse("2026-11-23");
    const std::int64_t after_midnight = kNoonMs + 13 * 3'600'000LL;
    CHECK(business_date_at(shift, after_midnight) == *Date::parse("2026-11-23"));
    CHECK(business_date_at(std::nullopt, after_midnight) == *Date::parse("2026-11-24"));
    CHECK_FALSE(is_left_over(shift, Date::of_instant(kNoonMs)));
    CHECK(is_left_over(shift, Date::of_instant(after_midnight)));
}

TEST_CASE("a Z report says number, notes, difference and why, an X report counts nothing",
          "[core][shift]") {
    const ShopIdentity shop;
    ShiftReport report = closed_shift();
    const std::string z = all_of(document_of(report, shop, false, Language::Vietnamese));
    for (const char* wanted :
         {"BÁO CÁO CHỐT CA (Z)", "K01-1-Z0007", "  500.000 × 2|1.000.000", "Chênh lệch|\u22125.000",
          "Thối nhầm", "Chi: Mua đá|\u221250.000", "Phải có|1.305.000", "Quản lý ký"}) {
        INFO(wanted << "\n" << z);
        CHECK(z.find(wanted) != std::string::npos);
    }
    CHECK(z.find("TRÌNH DIỄN") == std::string::npos);
    report.closing.reset();
    report.number.clear();
    const std::string x = all_of(document_of(report, shop, true, Language::English));
    CHECK(x.find("X REPORT") != std::string::npos);
    CHECK(x.find("DEMONSTRATION") != std::string::npos);
    CHECK(x.find("Difference") == std::string::npos);
}
