#include "tests/screens/sample_views.h"

namespace samples {

using namespace kiosk::screens;
using kiosk::CashDirection;
using kiosk::Money;

namespace {

constexpr std::int64_t kMorningMs = 1'795'393'800'000;  // 2026-11-23 07:30 +07:00

kiosk::ShiftReport report() {
    kiosk::ShiftReport report;
    report.shift.business_date = kiosk::Date::of_instant(kMorningMs);
    report.shift.opened_at_ms = kMorningMs;
    report.shift.by = kiosk::StaffCode{"101"};
    report.shift.by_name = "Nguyễn Hoàng Bảo Ngọc Trâm Anh";
    report.shift.opening.notes = {0, 2, 6, 10, 20, 20, 20, 30, 30, 20};
    report.figures.sales = 147;
    report.figures.refunds = 2;
    report.figures.gross = Money::from_dong(48'765'500);
    report.figures.discount = Money::from_dong(1'250'000);
    report.figures.cash = Money::from_dong(21'345'500);
    report.figures.transfer = Money::from_dong(22'170'000);
    report.figures.card = Money::from_dong(4'000'000);
    report.figures.cash_back = Money::from_dong(145'000);
    report.figures.paid_in = Money::from_dong(500'000);
    report.figures.paid_out = Money::from_dong(12'300'000);
    report.figures.drawer_openings = 3;
    report.figures.overrides = 4;
    const auto add = [&](CashDirection direction, std::int64_t amount, std::string reason) {
        kiosk::CashMovement one;
        one.at_ms = kMorningMs + 9'000'000 * static_cast<std::int64_t>(report.movements.size());
        one.direction = direction;
        one.amount = Money::from_dong(amount);
        one.reason = std::move(reason);
        one.by_name = report.shift.by_name;
        report.movements.push_back(std::move(one));
    };
    add(CashDirection::In, 500'000, "Thêm tiền lẻ");
    add(CashDirection::Out, 12'000'000, "Nộp tiền về quỹ của trung tâm trưng bày sản phẩm OCOP");
    add(CashDirection::Out, 300'000, "Mua đồ dùng");
    report.expected = kiosk::expected_cash(report.shift.opening.total(), report.figures);
    kiosk::ShiftClosing closing;
    closing.at_ms = kMorningMs + 36'000'000;
    closing.by_name = "Phạm Văn Lực";
    closing.counted.notes = {20, 1, 3, 5, 4, 2, 1, 3, 2, 1};
    closing.first_counted = closing.counted.total();
    closing.note = "Thối nhầm cho khách lúc 14 giờ";
    report.closing = closing;
    report.number = "K01-1-Z0012";
    return report;
}

}  // namespace

ShiftView shift_view(ShiftPart part) {
    const kiosk::ShiftReport whole = report();
    ShiftView view;
    view.part = part;
    view.known = true;
    view.shift = whole.shift;
    view.sales = whole.figures.sales;
    view.movements = whole.movements;
    view.printer = true;
    view.reasons = {"Nộp tiền về quỹ", "Đổi tiền lẻ", "Mua đồ dùng", "Trả người giao hàng"};
    if (part == ShiftPart::Open) view.shift.reset();
    if (part == ShiftPart::Open || part == ShiftPart::Count) {
        view.typed = {"20", "1", "3", "5", "4", "", "", "3", "2", "1", ""};
        view.row = 5;
        view.total = Money::from_dong(10'999'500);
    }
    if (part == ShiftPart::CashOut) {
        view.amount = "12000000";
        view.reason = "Nộp tiền về quỹ";
        view.problem = kiosk::Problem{{"Chi tiền mặt", "Cash out"},
                                      {"phải có lý do", "needs a reason"},
                                      {"chọn hoặc gõ lý do", "choose a reason or type one"}};
    }
    if (part == ShiftPart::Difference) view.counted = whole;
    if (part == ShiftPart::Closed) {
        view.counted = whole;
        view.paper = kiosk::document_of(whole, {}, true, kiosk::Language::Vietnamese);
        view.shift.reset();
    }
    return view;
}

}  // namespace samples
