// shift: open and close one from a script, its reports, and what shifts there were.
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/device_settings.h"
#include "kiosk/app/json_shapes.h"
#include "kiosk/app/paper_text.h"
#include "kiosk/app/sale_ids.h"
#include "platform/receipt_raster.h"

namespace kiosk::app {
namespace {

Staff person_or_throw(db::ShopStore& store, const std::string& code) {
    for (const Staff& one : store.staff()) {
        if (one.code.text() == code) return one;
    }
    throw WrongUse{{{"--by " + code, "--by " + code},
                    {"không phải nhân viên của cửa hàng", "is nobody's code here"},
                    {"xem ocop-kiosk staff list", "see ocop-kiosk staff list"}}};
}

CashCount amount_or_throw(const char* option, std::int64_t dong) {
    CashCount count;
    count.other = Money::from_dong(dong);
    if (dong >= 0 && dong <= kMaxDrawerDong) return count;
    throw WrongUse{{{option, option},
                    {"phải là số đồng từ 0", "is an amount in đồng, 0 or more"},
                    {"ghi như 1000000", "write it like 1000000"}}};
}

Json json_of(const CashCount& count) {
    Json notes = Json::object();
    for (std::size_t i = 0; i < kNotes.size(); ++i) {
        if (count.notes[i] != 0) notes[std::to_string(kNotes[i])] = count.notes[i];
    }
    return {{"amount", count.total().dong()}, {"notes", notes}, {"other", count.other.dong()}};
}

Json json_of(const ShiftReport& report) {
    const ShiftFigures& figures = report.figures;
    Json movements = Json::array();
    for (const CashMovement& one : report.movements) {
        movements.push_back({{"time", rfc3339(one.at_ms)},
                             {"direction", name_of(one.direction)},
                             {"amount", one.amount.dong()},
                             {"reason", one.reason},
                             {"by", one.by.text()},
                             {"approver", one.approver.text()}});
    }
    Json json{{"number", report.number.empty() ? Json{} : Json(report.number)},
              {"shift_id", report.shift.id.text()},
              {"business_date", report.shift.business_date.iso()},
              {"opened", rfc3339(report.shift.opened_at_ms)},
              {"opened_by", report.shift.by.text()},
              {"opening", json_of(report.shift.opening)},
              {"sales", figures.sales},
              {"refunds", figures.refunds},
              {"gross", figures.gross.dong()},
              {"discount", figures.discount.dong()},
              {"rounding", figures.rounding.dong()},
              {"cash", figures.cash.dong()},
              {"transfer", figures.transfer.dong()},
              {"card", figures.card.dong()},
              {"cash_refunded", figures.cash_back.dong()},
              {"refunded", figures.given_back().dong()},
              {"net", (figures.taken() - figures.given_back()).dong()},
              {"cash_in", figures.paid_in.dong()},
              {"cash_out", figures.paid_out.dong()},
              {"movements", movements},
              {"drawer_openings", figures.drawer_openings},
              {"overrides", figures.overrides},
              {"expected", report.expected.dong()}};
    if (!report.closing) return json;
    json["closed"] = rfc3339(report.closing->at_ms);
    json["closed_by"] = report.closing->by.text();
    json["counted"] = json_of(report.closing->counted);
    json["difference"] = report.difference().dong();
    json["note"] = report.closing->note;
    return json;
}

void tell_report(const Context& context, const ShiftReport& report, const Receipt& paper) {
    if (context.json) {
        std::cout << one_line(json_of(report)) << '\n';
    } else {
        print_as_text(std::cout, paper);
    }
}

std::optional<ShiftReport> wanted_report(db::ShopStore& store, const std::string& z) {
    if (z.empty()) return store.x_report();
    const bool is_count = z.find_first_not_of("0123456789") == std::string::npos && z.size() < 10;
    if (!is_count) return store.z_report(z);
    // The bare number means the present epoch.
    const db::TillIdentity till = store.identity();
    return store.z_report(z_number(till.till, till.epoch, std::stoll(z)));
}

int nothing(const Context& context, const std::string& z) {
    tell(context,
         z.empty()
             ? Problem{{"Báo cáo X", "X report"},
                       {"quầy chưa mở ca", "no shift is open at this till"},
                       {"ghi --z SỐ để xem ca đã chốt", "give --z N for a shift that is closed"}}
             : Problem{{"Z " + z, "Z " + z},
                       {"không có báo cáo này ở quầy", "there is no such report at this till"},
                       {"xem ocop-kiosk shift list", "see ocop-kiosk shift list"}});
    return kNo;
}

}  // namespace

int open_shift(const Context& context, const ShiftWish& wish) {
    const Settings settings = settings_or_throw(context);  // before anything is written
    db::ShopStore store = open_store(context, db::Mode::Write);
    const Staff by = person_or_throw(store, wish.by);
    Shift shift;
    shift.opening = amount_or_throw("--float", wish.amount);
    shift.opened_at_ms = context.clock.now_ms();
    shift.id = sale_ids(store).next(shift.opened_at_ms);
    shift.business_date = Date::of_instant(shift.opened_at_ms);
    shift.by = by.code;
    shift.by_name = by.name;
    if (const auto other = store.open_shift()) {
        tell(context, {{"Chưa mở được ca", "The shift was not opened"},
                       {"ca của " + other->by_name + " chưa chốt",
                        "the shift of " + other->by_name + " is still open"},
                       {"chốt ca đó trước", "close that one first"}});
        return kNo;
    }
    store.begin_shift(shift);
    const auto report = store.x_report();
    tell_report(context, *report,
                document_of(*report, settings.shop, store.is_demonstration(), context.language));
    return kDone;
}

int close_shift(const Context& context, const ShiftWish& wish) {
    const Settings settings = settings_or_throw(context);  // before anything is written
    db::ShopStore store = open_store(context, db::Mode::Write);
    const Staff by = person_or_throw(store, wish.by);
    const auto now = store.x_report();
    if (!now) return nothing(context, {});
    ShiftClosing closing;
    closing.at_ms = context.clock.now_ms();
    closing.by = by.code;
    closing.by_name = by.name;
    closing.counted = amount_or_throw("--counted", wish.amount);
    closing.first_counted = closing.counted.total();
    closing.note = wish.note;
    if (const auto refused = refuse_closing(*now, closing)) {
        tell(context, *refused);
        return kNo;
    }
    const ShiftReport report = store.close_shift(now->shift.id, closing);
    tell_report(context, report,
                document_of(report, settings.shop, store.is_demonstration(), context.language));
    return kDone;
}

int report_shift(const Context& context, const ShiftWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    const auto report = wanted_report(store, wish.z);
    if (!report) return nothing(context, wish.z);
    const Settings settings = settings_or_throw(context);
    const Receipt paper =
        document_of(*report, settings.shop, store.is_demonstration(), settings.language);
    if (wish.pdf.empty()) {
        tell_report(context, *report, paper);
        return kDone;
    }
    if (std::filesystem::path{wish.pdf}.extension() != ".pdf") {
        throw WrongUse{{{wish.pdf, wish.pdf},
                        {"tên tệp phải có đuôi .pdf", "the file's name must end in .pdf"},
                        {"ghi như ca.pdf", "write it like shift.pdf"}}};
    }
    const Status done =
        platform::write_receipt_pdf(wish.pdf, paper, receipt_dots_wide(settings.printer));
    if (!done) throw WrongUse{done.problem()};
    return kDone;
}

int list_shifts(const Context& context, std::size_t limit) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    for (const ShiftReport& report : store.shifts(limit)) {
        if (context.json) {
            std::cout << one_line(json_of(report)) << '\n';
            continue;
        }
        const Text open{"đang mở", "open"};
        std::cout << (report.number.empty() ? open.in(context.language) : report.number) << '\t'
                  << report.shift.business_date.iso() << '\t' << report.shift.by_name << '\t'
                  << format_digits(report.figures.sales) << '\t'
                  << format_money(report.figures.taken() - report.figures.given_back());
        if (report.closing) std::cout << '\t' << format_money(report.difference());
        std::cout << '\n';
    }
    return kDone;
}

}  // namespace kiosk::app
