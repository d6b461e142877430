// A shift's report as a document, before any paper or pixels.
#include "kiosk/core/shift.h"

namespace kiosk {
namespace {

using Kind = ReceiptLine::Kind;

constexpr const char* kMinus = "\u2212";
constexpr const char* kTimes = " \u00D7 ";

class Page {
public:
    explicit Page(Language language) : language_{language} {}
    void add(Kind kind, std::string left = {}, std::string right = {}) {
        paper_.lines.push_back({kind, std::move(left), std::move(right)});
    }
    void fact(const Text& title, std::string value) {
        if (!value.empty()) add(Kind::Columns, title.in(language_), std::move(value));
    }
    void money(const Text& title, Money amount, bool off = false) {
        const std::string digits = format_digits(amount.dong());
        fact(title, off && !amount.is_zero() ? kMinus + digits : digits);
    }
    void money_if(const Text& title, Money amount, bool off = false) {
        if (!amount.is_zero()) money(title, amount, off);
    }
    void strong(const Text& title, Money amount) {
        add(Kind::Strong, title.in(language_), format_money(amount));
    }
    void heading(const Text& title) {
        add(Kind::Rule);
        add(Kind::Strong, title.in(language_));
    }
    const std::string& in(const Text& text) const { return text.in(language_); }
    Receipt finish() { return std::move(paper_); }

private:
    Language language_;
    Receipt paper_;
};

std::string moment(std::int64_t at_ms) {
    return Date::of_instant(at_ms).dmy() + " " + local_time_hm(at_ms);
}

void write_head(Page& to, const ShiftReport& report, const ShopIdentity& shop, bool demonstration) {
    to.add(Kind::Title, shop.name);
    if (!shop.address.empty()) to.add(Kind::Centered, shop.address);
    to.add(Kind::Space);
    to.add(Kind::Title, to.in(report.closing ? Text{"BÁO CÁO CHỐT CA (Z)", "Z REPORT"}
                                             : Text{"BÁO CÁO GIỮA CA (X)", "X REPORT"}));
    if (demonstration) {
        to.add(Kind::Centered,
               to.in({"BẢN TRÌNH DIỄN – SỐ LIỆU MINH HỌA", "DEMONSTRATION – FIGURES ARE MADE UP"}));
    }
    to.fact({"Số", "Number"}, report.number);
    to.fact({"Quầy", "Till"}, shop.till);
    to.fact({"Ngày bán hàng", "Business day"}, report.shift.business_date.dmy());
    to.fact({"Mở ca", "Opened"}, moment(report.shift.opened_at_ms));
    to.fact({"Người mở", "By"}, report.shift.by_name);
    if (report.closing) {
        to.fact({"Chốt ca", "Closed"}, moment(report.closing->at_ms));
        to.fact({"Người chốt", "By"}, report.closing->by_name);
        to.fact({"Người duyệt", "Allowed by"}, report.closing->approver.text());
    } else {
        to.fact({"In lúc", "Printed"}, moment(report.at_ms));
    }
}

void write_sales(Page& to, const ShiftFigures& figures) {
    to.heading({"BÁN HÀNG", "SALES"});
    to.fact({"Số đơn", "Sales"}, format_digits(figures.sales));
    to.money({"Tiền hàng", "Gross"}, figures.gross);
    to.money_if({"Giảm giá", "Discounts"}, figures.discount, true);
    to.money_if({"Làm tròn tiền mặt", "Cash rounding"}, figures.rounding);
    if (figures.refunds > 0) {
        to.fact({"Số phiếu trả hàng", "Refunds"}, format_digits(figures.refunds));
        to.money({"Tiền trả lại", "Given back"}, figures.given_back(), true);
    }
    to.strong({"Thực thu", "Net"}, figures.taken() - figures.given_back());
    to.money({"  Tiền mặt", "  Cash"}, figures.cash - figures.cash_back);
    to.money({"  Chuyển khoản", "  Transfers"}, figures.transfer - figures.transfer_back);
    to.money({"  Thẻ", "  Cards"}, figures.card - figures.card_back);
}

void write_drawer(Page& to, const ShiftReport& report) {
    const ShiftFigures& figures = report.figures;
    to.heading({"TIỀN MẶT TRONG NGĂN", "CASH IN THE DRAWER"});
    to.money({"Đầu ca", "Float"}, report.shift.opening.total());
    to.money({"Bán hàng, đã trừ tiền thối", "Sales, change taken off"}, figures.cash);
    to.money_if({"Trả lại khách", "Given back"}, figures.cash_back, true);
    for (const CashMovement& one : report.movements) {
        const bool out = one.direction == CashDirection::Out;
        const Text title = out ? Text{"Chi: ", "Out: "} : Text{"Thu: ", "In: "};
        to.money({title.vi + one.reason, title.en + one.reason}, one.amount, out);
        to.add(Kind::Text, "  " + local_time_hm(one.at_ms) + " " + one.by_name);
    }
    to.strong({"Phải có", "Expected"}, report.expected);
}

void write_count(Page& to, const ShiftReport& report) {
    const ShiftClosing& closing = *report.closing;
    for (std::size_t i = 0; i < kNotes.size(); ++i) {
        const std::int64_t notes = closing.counted.notes[i];
        if (notes == 0) continue;
        to.add(Kind::Columns, "  " + format_digits(kNotes[i]) + kTimes + format_digits(notes),
               format_digits(kNotes[i] * notes));
    }
    to.money_if({"  Đếm gộp", "  Counted together"}, closing.counted.other);
    to.strong({"Đếm được", "Counted"}, closing.counted.total());
    to.strong({"Chênh lệch", "Difference"}, report.difference());
    if (!closing.note.empty()) {
        to.add(Kind::Text, to.in({"Ghi chú: ", "Note: "}) + closing.note);
    }
    if (closing.counts > 1) {
        to.fact({"Đếm lần đầu", "Counted at first"}, format_digits(closing.first_counted.dong()));
    }
}

}  // namespace

Receipt document_of(const ShiftReport& report, const ShopIdentity& shop, bool demonstration,
                    Language language) {
    Page to{language};
    write_head(to, report, shop, demonstration);
    write_sales(to, report.figures);
    write_drawer(to, report);
    if (report.closing) write_count(to, report);
    to.add(Kind::Rule);
    to.fact({"Mở ngăn kéo khi không bán", "Drawer opened without a sale"},
            format_digits(report.figures.drawer_openings));
    to.fact({"Việc phải duyệt", "Steps allowed by PIN"}, format_digits(report.figures.overrides));
    to.add(Kind::Space);
    to.add(Kind::Columns, to.in({"Thu ngân ký", "Cashier"}), to.in({"Quản lý ký", "Manager"}));
    to.add(Kind::Space);
    to.add(Kind::Space);
    return to.finish();
}

}  // namespace kiosk
