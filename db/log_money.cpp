// The log's lines about money: what came back, the drawer, producers, invoices.
#include <algorithm>

#include "db/log_parts.h"
#include "db/refund_body.h"
#include "db/settlement_body.h"
#include "db/shift_body.h"
#include "kiosk/core/date.h"

namespace db::log {
namespace {

std::string reason_of(const kiosk::Refund& refund) {
    if (!refund.reason.empty()) return refund.reason;
    for (const kiosk::ReturnLine& one : refund.lines)
        if (!one.reason.empty()) return one.reason;
    return {};
}

Text paid_by(const std::vector<kiosk::Payment>& payments) {
    Text all;
    for (const kiosk::Payment& one : payments) {
        const Text title = title_of(one.method);
        const std::string amount = " " + format_money(one.amount);
        add(all, {title.vi + amount, title.en + amount}, ", ");
    }
    return all;
}

Text days(const std::optional<kiosk::Date>& from, const std::optional<kiosk::Date>& until) {
    Text text;
    if (from) add(text, {"từ " + from->dmy(), "from " + from->dmy()}, " ");
    if (until) add(text, {"đến " + until->dmy(), "to " + until->dmy()}, " ");
    return text;
}

void notes_of(LogRecord& record, const kiosk::CashCount& count) {
    LogSubject& notes = subject(record, {"Tờ tiền đã đếm", "Notes that were counted"});
    for (std::size_t i = 0; i < kiosk::kNotes.size(); ++i) {
        if (count.notes[i] == 0) continue;
        keep(notes, both(kiosk::Money::from_dong(kiosk::kNotes[i])),
             same(format_digits(count.notes[i])));
    }
    if (!count.other.is_zero())
        keep(notes, {"Không ghi mệnh giá", "Notes not told"}, both(count.other));
}

Text kind_and_share(const kiosk::Terms& one) {
    Text text = title_of(one.kind);
    if (one.kind == kiosk::TermsKind::Consigned)
        add(text, same(kiosk::format_share(one.commission_percent)));
    return text;
}

}  // namespace

Line refund(std::string_view text, const LogNames& names) {
    const auto read = decode_refund(text);
    if (!read) return {};
    const kiosk::Refund& refund = read->refund;
    LogRecord record;
    record.entry.kind =
        refund.kind == kiosk::RefundKind::Cancelled ? LogKind::Cancel : LogKind::Refund;
    record.entry.who = person(refund.cashier_name, refund.cashier.text());
    record.entry.allowed_by = person(refund.approver, names);
    record.entry.what = same(read->number + " · " + format_money(refund.paid));
    const bool bare = refund.sale_number.empty();
    add(record.entry.what, bare
                               ? Text{"không có hóa đơn", "without a receipt"}
                               : Text{"của đơn " + refund.sale_number, "of " + refund.sale_number});
    add(record.entry.what, same(reason_of(refund)));
    record.sale = refund.id;
    LogSubject& about = subject(record);
    keep(about, {"Phiếu", "Its paper"}, same(read->number));
    keep(about, {"Của đơn", "Of sale"}, same(refund.sale_number));
    keep(about, {"Tiền trả lại", "Given back"}, paid_by(refund.payments));
    keep(about, {"Lý do", "Reason"}, same(reason_of(refund)));
    for (const kiosk::ReturnLine& line : refund.lines) {
        const kiosk::SaleLine& goods = line.goods;
        LogSubject& one =
            subject(record, {goods.name, goods.name_en.empty() ? goods.name : goods.name_en});
        keep(one, {"Số lượng", "Quantity"}, same(format_quantity(goods.quantity)));
        keep(one, {"Số tiền", "Amount"}, both(goods.amount));
        keep(one, {"Lý do", "Reason"}, same(line.reason));
        if (!line.back_to_shelf)
            keep(one, {"Hàng", "Goods"}, {"không bán lại được", "cannot be sold again"});
    }
    return record;
}

Line movement(std::string_view text, const LogNames& names) {
    const auto read = decode_movement(text);
    if (!read) return {};
    LogRecord record;
    record.entry.kind = LogKind::CashMovement;
    record.entry.who = person(read->by_name, read->by.text());
    record.entry.allowed_by = person(read->approver.text(), names);
    const std::string amount = format_money(read->amount);
    const bool in = read->direction == kiosk::CashDirection::In;
    record.entry.what = in ? Text{"Thu vào " + amount, amount + " put in"}
                           : Text{"Chi ra " + amount, amount + " taken out"};
    add(record.entry.what, same(read->reason));
    LogSubject& about = subject(record);
    keep(about, in ? Text{"Thu vào", "Put in"} : Text{"Chi ra", "Taken out"}, same(amount));
    keep(about, {"Lý do", "Reason"}, same(read->reason));
    return record;
}

Line opening(std::string_view text) {
    const auto read = decode_shift_opening(text);
    if (!read) return {};
    LogRecord record;
    record.entry.kind = LogKind::ShiftOpen;
    record.entry.who = person(read->by_name, read->by.text());
    const std::string amount = format_money(read->opening.total());
    record.entry.what = {"Tiền đầu ca " + amount, "Float of " + amount};
    LogSubject& about = subject(record);
    keep(about, {"Tiền đầu ca", "Float"}, same(amount));
    keep(about, {"Ngày bán", "Business day"}, same(read->business_date.dmy()));
    notes_of(record, read->opening);
    return record;
}

Line closing(std::string_view text, const LogNames& names) {
    const auto read = decode_closing(text);
    if (!read) return {};
    const kiosk::ShiftClosing& close = read->closing;
    LogRecord record;
    record.entry.kind = LogKind::ShiftClose;
    record.entry.who = person(close.by_name, close.by.text());
    record.entry.allowed_by = person(close.approver.text(), names);
    const kiosk::Money counted = close.counted.total();
    const kiosk::Money off = counted - read->expected;
    const std::string amount = format_money(counted);
    record.entry.what = {read->number + " · đếm được " + amount,
                         read->number + " · counted " + amount};
    if (!off.is_zero())
        add(record.entry.what, {"lệch " + format_money(off), "off by " + format_money(off)});
    add(record.entry.what, same(close.note));
    LogSubject& about = subject(record);
    keep(about, {"Phiếu Z", "Z report"}, same(read->number));
    keep(about, {"Phải có", "Should be there"}, both(read->expected));
    keep(about, {"Đếm được", "Counted"}, same(amount));
    keep(about, {"Lệch", "Off by"}, both(off));
    if (close.counts > 1) {
        keep(about, {"Lần đếm đầu", "First count"}, both(close.first_counted));
        keep(about, {"Số lần đếm", "Times counted"}, same(format_digits(close.counts)));
    }
    keep(about, {"Ghi chú", "Note"}, same(close.note));
    keep(about, {"Số đơn bán", "Sales"}, same(format_digits(read->figures.sales)));
    keep(about, {"Tiền mặt đã thu", "Cash taken"}, both(read->figures.cash));
    keep(about, {"Mở ngăn kéo không bán", "Drawer without a sale"},
         same(format_digits(read->figures.drawer_openings)));
    notes_of(record, close.counted);
    return record;
}

Line transfer_cancelled(const Json& json, const LogNames& names) {
    LogRecord record;
    record.entry.kind = LogKind::TransferCancelled;
    record.entry.who = person(body::text(json, "by"), names);
    const std::string amount = format_money(body::money(json, "total"));
    record.entry.what = {"Tiền không tới: " + amount, "The money did not come: " + amount};
    LogSubject& about = subject(record);
    keep(about, {"Số tiền chờ", "Amount awaited"}, same(amount));
    keep(about, {"Nội dung chuyển khoản", "Words of the transfer"},
         same(body::text(json, "reference")));
    record.sale = kiosk::SaleId::parse(body::text(json, "sale_id"));
    return record;
}

Line terms(std::string_view text, const LogNames& names) {
    const auto read = decode_terms(text);
    if (!read) return {};
    LogRecord record;
    record.entry.kind = LogKind::Terms;
    record.entry.who = person(read->by, names);
    record.entry.what = same(read->producer);
    Text all;
    for (const kiosk::Terms& one : read->terms) {
        Text about{"Mọi sản phẩm", "All goods"};
        if (one.group) about = title_of(*one.group);
        if (one.product) about = same(names.product(one.product->text()));
        LogSubject& agreed = subject(record, about);
        keep(agreed, {"Thỏa thuận", "Agreed"}, kind_and_share(one));
        keep(agreed, {"Thời gian", "Time"}, days(one.from, one.until));
        if (record.subjects.size() <= kMostNamed) {
            const Text share = kind_and_share(one);
            add(all, {about.vi + ": " + share.vi, about.en + ": " + share.en}, " | ");
        }
    }
    if (read->terms.size() > kMostNamed) add(all, same("…"), " | ");
    add(record.entry.what,
        read->terms.empty() ? Text{"bỏ hết thỏa thuận", "all terms dropped"} : all);
    return record;
}

Line settlement(std::string_view text, const LogNames& names) {
    const auto read = decode_settlement(text);
    if (!read) return {};
    const kiosk::Statement& statement = read->period.statement;
    LogRecord record;
    record.entry.kind = LogKind::Settlement;
    record.entry.who = person(read->period.by.text(), names);
    record.entry.what = same(statement.producer);
    add(record.entry.what, days(statement.from, statement.until));
    const std::string due = format_money(statement.due);
    add(record.entry.what, {"phải trả " + due, "due " + due});
    LogSubject& about = subject(record);
    keep(about, {"Nhà sản xuất", "Producer"}, same(statement.producer));
    keep(about, {"Kỳ", "Period"}, days(statement.from, statement.until));
    keep(about, {"Đã bán", "Sold"}, both(statement.sold));
    keep(about, {"Khách trả lại", "Came back"}, both(statement.returned));
    keep(about, {"Hoa hồng", "Commission"}, both(statement.commission));
    keep(about, {"Hàng mua đứt", "Bought outright"}, both(statement.cost));
    keep(about, {"Phải trả", "Due"}, same(due));
    return record;
}

Line settlement_paid(std::string_view text, const LogNames& names) {
    const auto read = decode_paid(text);
    if (!read) return {};
    const kiosk::PeriodPayment& payment = read->payment;
    LogRecord record;
    record.entry.kind = LogKind::SettlementPaid;
    record.entry.who = person(payment.by.text(), names);
    record.entry.what = both(payment.amount);
    add(record.entry.what, title_of(payment.method));
    add(record.entry.what, same(payment.reference));
    LogSubject& about = subject(record);
    keep(about, {"Số tiền", "Amount"}, both(payment.amount));
    keep(about, {"Cách trả", "Paid by"}, title_of(payment.method));
    keep(about, {"Số chứng từ", "Reference"}, same(payment.reference));
    keep(about, {"Ngày trả", "Paid on"}, same(payment.day.dmy()));
    return record;
}

Line invoices(const Json& json, const LogNames& names) {
    LogRecord record;
    record.entry.kind = LogKind::Invoices;
    if (json.contains("by")) record.entry.who = person(body::text(json, "by"), names);
    const auto day = kiosk::Date::parse(body::text(json, "date"));
    const std::string said = day ? day->dmy() : body::text(json, "date");
    const auto sales = static_cast<std::int64_t>(body::array(json, "sales").size());
    record.entry.what = {"Ngày " + said, "Of " + said};
    add(record.entry.what, counted(sales, {"đơn", "sales"}));
    LogSubject& about = subject(record);
    keep(about, {"Ngày bán", "Business day"}, same(said));
    keep(about, {"Số đơn đã bàn giao", "Sales handed over"}, same(format_digits(sales)));
    return record;
}

Line buyers_forgotten(const Json& json) {
    LogRecord record;
    record.entry.kind = LogKind::BuyersForgotten;
    const std::int64_t buyers = body::whole(json, "buyers", "");
    record.entry.what = counted(buyers, {"người mua, đã đến hạn", "buyers, as was due"});
    keep(subject(record), {"Số người mua", "Buyers"}, same(format_digits(buyers)));
    return record;
}

}  // namespace db::log
