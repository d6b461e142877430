#include "db/log_entry.h"

#include <algorithm>

#include "db/body_values.h"
#include "db/goods_body.h"
#include "db/override_body.h"
#include "db/refund_body.h"
#include "db/shift_body.h"

namespace db {
namespace {

using body::Json;
using kiosk::LogEntry;
using kiosk::LogKind;
using kiosk::Text;
using Line = std::optional<LogEntry>;

constexpr std::size_t kMostNamed = 3;  // products or fields of one entry

Text same(const std::string& text) { return {text, text}; }

std::string person(const std::string& name, const std::string& code) {
    if (name.empty() || name == code) return code;
    return code.empty() ? name : name + " · " + code;
}

std::string person(const std::string& code, const LogNames& names) {
    return code.empty() ? std::string{} : person(names.staff(code), code);
}

void add(Text& text, const Text& more, const char* between) {
    if (!text.vi.empty()) {
        text.vi += between;
        text.en += between;
    }
    text.vi += more.vi;
    text.en += more.en;
}

Line step(LogKind kind, std::string_view text) {
    const auto read = decode_override(text);
    if (!read) return {};
    LogEntry line;
    line.kind = kind;
    line.who = person(read->asked_name, read->asked.text());
    line.allowed_by = person(read->by_name, read->by.text());
    line.what = same(read->what);
    if (read->what.empty()) line.what = title_of(read->right);
    return line;
}

Line refund(std::string_view text, const LogNames& names) {
    const auto read = decode_refund(text);
    if (!read) return {};
    const kiosk::Refund& refund = read->refund;
    LogEntry line;
    line.kind = refund.kind == kiosk::RefundKind::Cancelled ? LogKind::Cancel : LogKind::Refund;
    line.who = person(refund.cashier_name, refund.cashier.text());
    line.allowed_by = person(refund.approver, names);
    line.what = same(read->number + " · " + format_money(refund.paid));
    add(line.what,
        refund.sale_number.empty()
            ? Text{"không có hóa đơn", "without a receipt"}
            : Text{"của đơn " + refund.sale_number, "of " + refund.sale_number},
        " · ");
    std::string reason = refund.reason;
    for (const kiosk::ReturnLine& one : refund.lines)
        if (reason.empty()) reason = one.reason;
    if (!reason.empty()) add(line.what, same(reason), " · ");
    return line;
}

bool is_price(const GoodsEntry& entry) {
    using kiosk::GoodsAct;
    if (entry.act == GoodsAct::PlanPrice || entry.act == GoodsAct::CancelPrice ||
        entry.act == GoodsAct::PriceBegan) {
        return true;
    }
    return std::ranges::any_of(entry.items, [](const GoodsItem& item) {
        return std::ranges::find(item.fields, "price", &kiosk::FieldChange::field) !=
               item.fields.end();
    });
}

Text change(const kiosk::FieldChange& one) {
    const Text& title = kiosk::title_of_field(one.field);
    const std::string change = ": " + (one.before.empty() ? "–" : one.before) + " → " +
                               (one.after.empty() ? "–" : one.after);
    return {title.vi + change, title.en + change};
}

Text item_text(const GoodsItem& item, bool price, const LogNames& names) {
    Text text = same(names.product(item.product.text()));
    if (!item.lot.empty()) add(text, {"lô " + item.lot, "lot " + item.lot}, " · ");
    // What the price is asked for stands first, however many fields a form changed.
    std::vector<kiosk::FieldChange> fields = item.fields;
    if (price) {
        std::ranges::stable_partition(
            fields, [](const kiosk::FieldChange& one) { return one.field == "price"; });
    }
    for (std::size_t i = 0; i < std::min(fields.size(), kMostNamed); ++i)
        add(text, change(fields[i]), i == 0 ? " · " : "; ");
    if (fields.size() > kMostNamed) add(text, same("…"), "; ");
    return text;
}

Line goods(std::string_view text, const LogNames& names) {
    const auto read = decode_goods(text);
    if (!read) return {};
    LogEntry line;
    const bool price = is_price(*read);
    line.kind = price ? LogKind::GoodsPrice : LogKind::GoodsChange;
    line.who = person(read->by, names);
    line.what = kiosk::title_of(read->act);
    for (std::size_t i = 0; i < std::min(read->items.size(), kMostNamed); ++i)
        add(line.what, item_text(read->items[i], price, names), i == 0 ? ": " : " | ");
    if (read->items.size() > kMostNamed) {
        const std::string rest = std::to_string(read->items.size() - kMostNamed);
        add(line.what, {"và " + rest + " sản phẩm nữa", "and " + rest + " more products"}, " | ");
    }
    return line;
}

Line movement(std::string_view text, const LogNames& names) {
    const auto read = decode_movement(text);
    if (!read) return {};
    LogEntry line;
    line.kind = LogKind::CashMovement;
    line.who = person(read->by_name, read->by.text());
    line.allowed_by = person(read->approver.text(), names);
    const std::string amount = format_money(read->amount);
    line.what = read->direction == kiosk::CashDirection::In
                    ? Text{"Thu vào " + amount, amount + " put in"}
                    : Text{"Chi ra " + amount, amount + " taken out"};
    add(line.what, same(read->reason), " · ");
    return line;
}

Line opening(std::string_view text) {
    const auto read = decode_shift_opening(text);
    if (!read) return {};
    LogEntry line;
    line.kind = LogKind::ShiftOpen;
    line.who = person(read->by_name, read->by.text());
    const std::string amount = format_money(read->opening.total());
    line.what = {"Tiền đầu ca " + amount, "Float of " + amount};
    return line;
}

Line closing(std::string_view text, const LogNames& names) {
    const auto read = decode_closing(text);
    if (!read) return {};
    LogEntry line;
    line.kind = LogKind::ShiftClose;
    line.who = person(read->closing.by_name, read->closing.by.text());
    line.allowed_by = person(read->closing.approver.text(), names);
    const kiosk::Money counted = read->closing.counted.total();
    const kiosk::Money off = counted - read->expected;
    const std::string amount = format_money(counted);
    line.what = {read->number + " · đếm được " + amount, read->number + " · counted " + amount};
    if (!off.is_zero()) {
        add(line.what, {"lệch " + format_money(off), "off by " + format_money(off)}, " · ");
    }
    if (!read->closing.note.empty()) add(line.what, same(read->closing.note), " · ");
    return line;
}

Line sign_in(const Json& json, const LogNames& names) {
    LogEntry line;
    line.kind = LogKind::SignIn;
    line.who = person(body::text(json, "code"), names);
    line.what = {"Đã đăng nhập", "Signed in"};
    return line;
}

Line staff(const Json& json, const LogNames& names) {
    const auto role = body::known(kiosk::role_from(body::text(json, "role")), "role");
    LogEntry line;
    line.kind = LogKind::Staff;
    // Version 1 does not say who did it.
    if (json.contains("by")) line.who = person(body::text(json, "by"), names);
    line.what = same(person(body::text(json, "name"), body::text(json, "code")));
    const Text& title = kiosk::title_of(role);
    add(line.what, {"vai trò: " + title.vi, "role: " + title.en}, " · ");
    if (body::field<bool>(json, "pin_changed", "")) {
        add(line.what, {"đặt mã PIN mới", "new PIN"}, " · ");
    }
    return line;
}

Line recall(const Json& json, const LogNames& names) {
    LogEntry line;
    line.kind = LogKind::Recall;
    const std::string by = body::text(json, "by");
    line.who = by == "centre" ? std::string{} : person(by, names);
    line.what = body::field<bool>(json, "lifted", "") ? Text{"Thôi thu hồi", "Recall lifted"}
                                                      : Text{"Thu hồi", "Recalled"};
    const std::string lot = body::text(json, "lot");
    add(line.what, same(names.product(body::text(json, "product_id"))), ": ");
    if (!lot.empty()) add(line.what, {"lô " + lot, "lot " + lot}, " · ");
    const Text reason{body::text(json, "reason_vi"), body::text(json, "reason_en")};
    if (!reason.vi.empty()) {
        add(line.what, reason.en.empty() ? same(reason.vi) : reason, " · ");
    }
    return line;
}

Line of_plain(std::string_view kind, std::string_view text, const LogNames& names) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return {};
    try {
        if (kind == "sign_in") return sign_in(json, names);
        if (kind == "staff") return staff(json, names);
        if (kind == "recall") return recall(json, names);
    } catch (const body::Unreadable&) {
    }
    return {};
}

}  // namespace

Line log_entry(std::string_view kind, std::string_view body, const LogNames& names) {
    if (kind == "override") return step(LogKind::Override, body);
    if (kind == "drawer_open") return step(LogKind::DrawerOpen, body);
    if (kind == "price_change") return step(LogKind::PriceChange, body);
    if (kind == "reprint") return step(LogKind::Reprint, body);
    if (kind == "refund") return refund(body, names);
    if (kind == "goods_change") return goods(body, names);
    if (kind == "cash_movement") return movement(body, names);
    if (kind == "shift_open") return opening(body);
    if (kind == "shift_close") return closing(body, names);
    return of_plain(kind, body, names);
}

}  // namespace db
