#include "db/log_entry.h"

#include <algorithm>
#include <array>

#include "db/log_parts.h"
#include "db/override_body.h"
#include "kiosk/core/date.h"

namespace db {

namespace log {

std::string person(const std::string& name, const std::string& code) {
    if (name.empty() || name == code) return code;
    return code.empty() ? name : name + " · " + code;
}

std::string person(const std::string& code, const LogNames& names) {
    return code.empty() ? std::string{} : person(names.staff(code), code);
}

void add(Text& text, const Text& more, std::string_view between) {
    if (more.vi.empty()) return;
    if (!text.vi.empty()) {
        text.vi += between;
        text.en += between;
    }
    text.vi += more.vi;
    text.en += more.en;
}

Text change_text(const LogFact& fact) {
    if (!fact.before)
        return {fact.title.vi + ": " + fact.after.vi, fact.title.en + ": " + fact.after.en};
    const auto shown = [](const std::string& text) { return text.empty() ? "–" : text; };
    return {fact.title.vi + ": " + shown(fact.before->vi) + " → " + shown(fact.after.vi),
            fact.title.en + ": " + shown(fact.before->en) + " → " + shown(fact.after.en)};
}

Text counted(std::int64_t count, const Text& one_of_them) {
    const std::string number = format_digits(count);
    return {number + " " + one_of_them.vi, number + " " + one_of_them.en};
}

std::string moment(std::int64_t at_ms) {
    return kiosk::Date::of_instant(at_ms).dmy() + " " + kiosk::local_time_hm(at_ms);
}

void keep(LogSubject& subject, Text title, Text value) {
    if (value.vi.empty()) return;
    subject.facts.push_back({std::move(title), std::move(value), std::nullopt});
}

void keep_change(LogSubject& subject, Text title, Text before, Text after) {
    if (before == after) return;
    subject.facts.push_back({std::move(title), std::move(after), std::move(before)});
}

LogSubject& subject(LogRecord& record, Text title) {
    record.subjects.push_back({std::move(title), {}});
    return record.subjects.back();
}

void drop_empty(LogRecord& record) {
    std::erase_if(record.subjects, [](const LogSubject& one) { return one.facts.empty(); });
}

Line step(LogKind kind, std::string_view text) {
    const auto read = decode_override(text);
    if (!read) return {};
    LogRecord record;
    record.entry.kind = kind;
    record.entry.who = person(read->asked_name, read->asked.text());
    record.entry.allowed_by = person(read->by_name, read->by.text());
    const Text& right = title_of(read->right);
    record.entry.what = read->what.empty() ? right : same(read->what);
    record.sale = read->sale;
    LogSubject& about = subject(record);
    keep(about, {"Việc đã làm", "What was done"}, same(read->what));
    keep(about, {"Quyền đã dùng", "Right that was used"}, right);
    return record;
}

namespace {

Line of_plain(std::string_view kind, std::string_view text, const LogNames& names) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return {};
    try {
        if (kind == "sign_in") return sign_in(json, names);
        if (kind == "pin_wrong") return pin_wrong(json, names);
        if (kind == "staff") return staff(json, names);
        if (kind == "recall") return recall(json, names);
        if (kind == "catalogue") return catalogue(json, names);
        if (kind == "lots") return lots(json, names);
        if (kind == "promotions") return promotions(json, names);
        if (kind == "transfer_cancelled") return transfer_cancelled(json, names);
        if (kind == "invoices") return invoices(json, names);
        if (kind == "invoice_forgotten") return buyers_forgotten(json);
        if (kind == "settings") return settings(json, names);
        if (kind == "epoch") return epoch(json);
        if (kind == "clock_step") return clock_step(json);
    } catch (const body::Unreadable&) {
    } catch (const Json::exception&) {
    }
    return {};
}

Line of_kind(std::string_view kind, std::string_view body, const LogNames& names) {
    if (kind == "override") return step(LogKind::Override, body);
    if (kind == "drawer_open") return step(LogKind::DrawerOpen, body);
    if (kind == "price_change") return step(LogKind::PriceChange, body);
    if (kind == "reprint") return step(LogKind::Reprint, body);
    if (kind == "refund") return refund(body, names);
    if (kind == "goods_change") return goods(body, names);
    if (kind == "stock_move") return stock(body, names);
    if (kind == "cash_movement") return movement(body, names);
    if (kind == "shift_open") return opening(body);
    if (kind == "shift_close") return closing(body, names);
    if (kind == "terms") return terms(body, names);
    if (kind == "settlement") return settlement(body, names);
    if (kind == "settlement_paid") return settlement_paid(body, names);
    return of_plain(kind, body, names);
}

}  // namespace

}  // namespace log

std::optional<kiosk::LogRecord> log_record(std::string_view kind, std::string_view body,
                                           const LogNames& names) {
    log::Line record = log::of_kind(kind, body, names);
    if (record) log::drop_empty(*record);
    return record;
}

}  // namespace db
