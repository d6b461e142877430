// A shift's report as a document, before any paper or pixels.
#include "kiosk/core/receipt_writer.h"
#include "kiosk/core/shift.h"

namespace kiosk {
namespace {

using Kind = ReceiptLine::Kind;

void heading(ReceiptWriter& to, const Text& title) {
    to.rule();
    to.strong(title, {});
}

void money(ReceiptWriter& to, const Text& title, Money amount) {
    to.columns(title, digits(amount));
}

void money_if(ReceiptWriter& to, const Text& title, Money amount) {
    if (!amount.is_zero()) money(to, title, amount);
}

// What goes out of the drawer, or off the price.
void off(ReceiptWriter& to, const Text& title, Money amount) {
    to.columns(title, amount.is_zero() ? digits(amount) : taken_off(amount));
}

void off_if(ReceiptWriter& to, const Text& title, Money amount) {
    if (!amount.is_zero()) off(to, title, amount);
}

void sum(ReceiptWriter& to, const Text& title, Money amount) {
    to.strong(title, format_money(amount));
}

std::string moment(std::int64_t at_ms) {
    return Date::of_instant(at_ms).dmy() + " " + local_time_hm(at_ms);
}

void write_head(ReceiptWriter& to, const ShiftReport& report, const ShopIdentity& shop,
                bool demonstration) {
    to.add(Kind::Title, shop.name);
    to.centered(shop.address);
    to.space();
    to.add(Kind::Title, to.in(report.closing ? Text{"BÁO CÁO CHỐT CA (Z)", "Z REPORT"}
                                             : Text{"BÁO CÁO GIỮA CA (X)", "X REPORT"}));
    if (demonstration) {
        to.centered(
            to.in({"BẢN TRÌNH DIỄN – SỐ LIỆU MINH HỌA", "DEMONSTRATION – FIGURES ARE MADE UP"}));
    }
    to.columns({"Số", "Number"}, report.number);
    to.columns({"Quầy", "Till"}, shop.till);
    to.columns({"Ngày bán hàng", "Business day"}, report.shift.business_date.dmy());
    to.columns({"Mở ca", "Opened"}, moment(report.shift.opened_at_ms));
    to.columns({"Người mở", "By"}, report.shift.by_name);
    if (report.closing) {
        to.columns({"Chốt ca", "Closed"}, moment(report.closing->at_ms));
        to.columns({"Người chốt", "By"}, report.closing->by_name);
        to.columns({"Người duyệt", "Allowed by"}, report.closing->approver.text());
    } else {
        to.columns({"In lúc", "Printed"}, moment(report.at_ms));
    }
}

void write_sales(ReceiptWriter& to, const ShiftFigures& figures) {
    heading(to, {"BÁN HÀNG", "SALES"});
    to.columns({"Số đơn", "Sales"}, format_digits(figures.sales));
    money(to, {"Tiền hàng", "Gross"}, figures.gross);
    off_if(to, {"Giảm giá", "Discounts"}, figures.discount);
    money_if(to, {"Làm tròn tiền mặt", "Cash rounding"}, figures.rounding);
    if (figures.refunds > 0) {
        to.columns({"Số phiếu trả hàng", "Refunds"}, format_digits(figures.refunds));
        off(to, {"Tiền trả lại", "Given back"}, figures.given_back());
    }
    sum(to, {"Thực thu", "Net"}, figures.taken() - figures.given_back());
    money(to, {"  Tiền mặt", "  Cash"}, figures.cash - figures.cash_back);
    money(to, {"  Chuyển khoản", "  Transfers"}, figures.transfer - figures.transfer_back);
    money(to, {"  Thẻ", "  Cards"}, figures.card - figures.card_back);
}

void write_drawer(ReceiptWriter& to, const ShiftReport& report) {
    const ShiftFigures& figures = report.figures;
    heading(to, {"TIỀN MẶT TRONG NGĂN", "CASH IN THE DRAWER"});
    money(to, {"Đầu ca", "Float"}, report.shift.opening.total());
    money(to, {"Bán hàng, đã trừ tiền thối", "Sales, change taken off"}, figures.cash);
    off_if(to, {"Trả lại khách", "Given back"}, figures.cash_back);
    for (const CashMovement& one : report.movements) {
        if (one.direction == CashDirection::Out) {
            off(to, {"Chi: " + one.reason, "Out: " + one.reason}, one.amount);
        } else {
            money(to, {"Thu: " + one.reason, "In: " + one.reason}, one.amount);
        }
        to.add(Kind::Text, "  " + local_time_hm(one.at_ms) + " " + one.by_name);
    }
    sum(to, {"Phải có", "Expected"}, report.expected);
}

void write_count(ReceiptWriter& to, const ShiftReport& report) {
    const ShiftClosing& closing = *report.closing;
    for (std::size_t i = 0; i < kNotes.size(); ++i) {
        const std::int64_t notes = closing.counted.notes[i];
        if (notes == 0) continue;
        to.add(Kind::Columns, "  " + format_digits(kNotes[i]) + kTimes + format_digits(notes),
               format_digits(kNotes[i] * notes));
    }
    money_if(to, {"  Đếm gộp", "  Counted together"}, closing.counted.other);
    sum(to, {"Đếm được", "Counted"}, closing.counted.total());
    sum(to, {"Chênh lệch", "Difference"}, report.difference());
    if (!closing.note.empty()) {
        to.add(Kind::Text, to.in({"Ghi chú: ", "Note: "}) + closing.note);
    }
    if (closing.counts > 1) {
        to.columns({"Đếm lần đầu", "Counted at first"},
                   format_digits(closing.first_counted.dong()));
    }
}

}  // namespace

Receipt document_of(const ShiftReport& report, const ShopIdentity& shop, bool demonstration,
                    Language language) {
    ReceiptWriter to{language};
    write_head(to, report, shop, demonstration);
    write_sales(to, report.figures);
    write_drawer(to, report);
    if (report.closing) write_count(to, report);
    to.rule();
    to.columns({"Mở ngăn kéo khi không bán", "Drawer opened without a sale"},
               format_digits(report.figures.drawer_openings));
    to.columns({"Việc phải duyệt", "Steps allowed by PIN"},
               format_digits(report.figures.overrides));
    to.space();
    to.add(Kind::Columns, to.in({"Thu ngân ký", "Cashier"}), to.in({"Quản lý ký", "Manager"}));
    to.space();
    to.space();
    return to.finish();
}

}  // namespace kiosk
