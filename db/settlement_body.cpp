#include "db/settlement_body.h"

#include "db/error.h"

namespace db {
namespace {

using body::Json;
using body::known;
using body::storable;
using body::text;
using body::whole;

std::string written(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string day_text(const std::optional<kiosk::Date>& day) { return day ? day->iso() : ""; }

std::optional<kiosk::Date> day_in(const Json& json, const char* key, const std::string& at = {}) {
    const std::string day = text(json, key, at);
    if (day.empty()) return std::nullopt;
    return known(kiosk::Date::parse(day), at + key);
}

kiosk::Quantity quantity_in(const Json& json, const char* key, const std::string& at) {
    return kiosk::Quantity::from_thousandths(whole(json, key, at));
}

Json terms_json(const std::vector<kiosk::Terms>& terms) {
    Json list = Json::array();
    for (const kiosk::Terms& one : terms) {
        list.push_back({{"kind", name_of(one.kind)},
                        {"commission_percent", one.commission_percent},
                        {"product_id", one.product ? storable(one.product->text()) : ""},
                        {"group", one.group ? name_of(*one.group) : ""},
                        {"from", day_text(one.from)},
                        {"until", day_text(one.until)}});
    }
    return list;
}

std::vector<kiosk::Terms> terms_of(const Json& list) {
    if (!list.is_array()) throw body::Unreadable{"terms"};
    std::vector<kiosk::Terms> terms;
    for (const Json& json : list) {
        const std::string at = "terms[" + std::to_string(terms.size()) + "].";
        kiosk::Terms one;
        one.kind = known(kiosk::terms_kind_from(text(json, "kind", at)), at + "kind");
        one.commission_percent = whole(json, "commission_percent", at);
        const std::string product = text(json, "product_id", at);
        if (!product.empty()) one.product = kiosk::ProductId{product};
        const std::string group = text(json, "group", at);
        if (!group.empty()) one.group = known(kiosk::group_from(group), at + "group");
        one.from = day_in(json, "from", at);
        one.until = day_in(json, "until", at);
        terms.push_back(std::move(one));
    }
    return terms;
}

Json row_json(const kiosk::StatementRow& row) {
    return Json{{"product_id", storable(row.product.text())},
                {"name", storable(row.name)},
                {"kind", row.kind ? name_of(*row.kind) : ""},
                {"commission_percent", row.commission_percent},
                {"delivered", row.delivered.thousandths()},
                {"given_back", row.given_back.thousandths()},
                {"sold", row.sold.thousandths()},
                {"returned", row.returned.thousandths()},
                {"other", row.other.thousandths()},
                {"on_hand", row.on_hand ? Json(row.on_hand->thousandths()) : Json()},
                {"sold_amount", row.sold_amount.dong()},
                {"returned_amount", row.returned_amount.dong()},
                {"commission", row.commission.dong()},
                {"tax", row.tax.dong()},
                {"cost", row.cost.dong()},
                {"due", row.due.dong()}};
}

kiosk::StatementRow row_of(const Json& json, const std::string& at) {
    kiosk::StatementRow row;
    row.product = kiosk::ProductId{text(json, "product_id", at)};
    row.name = text(json, "name", at);
    const std::string kind = text(json, "kind", at);
    if (!kind.empty()) row.kind = known(kiosk::terms_kind_from(kind), at + "kind");
    row.commission_percent = whole(json, "commission_percent", at);
    row.delivered = quantity_in(json, "delivered", at);
    row.given_back = quantity_in(json, "given_back", at);
    row.sold = quantity_in(json, "sold", at);
    row.returned = quantity_in(json, "returned", at);
    row.other = quantity_in(json, "other", at);
    const auto on_hand = json.find("on_hand");
    if (on_hand != json.end() && !on_hand->is_null()) {
        row.on_hand = quantity_in(json, "on_hand", at);
    }
    row.sold_amount = body::money(json, "sold_amount", at);
    row.returned_amount = body::money(json, "returned_amount", at);
    row.commission = body::money(json, "commission", at);
    row.tax = body::money(json, "tax", at);
    row.cost = body::money(json, "cost", at);
    row.due = body::money(json, "due", at);
    return row;
}

SettlementBody settlement_of(const Json& json) {
    SettlementBody made;
    kiosk::ClosedPeriod& period = made.period;
    kiosk::Statement& statement = period.statement;
    period.id = known(kiosk::SaleId::parse(text(json, "id")), "id");
    made.number = whole(json, "number", {});
    statement.producer = text(json, "producer");
    statement.from = day_in(json, "from");
    statement.until = known(day_in(json, "until"), "until");
    made.through_seq = whole(json, "through_seq", {});
    period.closed_at_ms = whole(json, "closed_at_ms", {});
    period.by = kiosk::StaffCode{text(json, "by")};
    statement.sold = body::money(json, "sold");
    statement.returned = body::money(json, "returned");
    statement.commission = body::money(json, "commission");
    statement.tax = body::money(json, "tax");
    statement.cost = body::money(json, "cost");
    statement.due = body::money(json, "due");
    for (const Json& row : body::array(json, "rows")) {
        const std::string at = "rows[" + std::to_string(statement.rows.size()) + "].";
        statement.rows.push_back(row_of(row, at));
    }
    return made;
}

// What `read` makes of a body of version 1.
template <typename T, typename Read>
kiosk::Result<T> decoded(std::string_view body, Read&& read) {
    const Json json = Json::parse(body, nullptr, false);
    try {
        if (!json.is_object()) throw body::Unreadable{"JSON"};
        if (whole(json, "v", {}) != 1) throw body::Unreadable{"v"};
        return read(json);
    } catch (const body::Unreadable& unreadable) {
        return kiosk::Problem{
            {"Bản ghi quyết toán không đọc được", "An entry of a settlement cannot be read"},
            {"phần " + unreadable.field + " thiếu hoặc sai",
             unreadable.field + " is missing or wrong"},
            {},
            unreadable.field};
    }
}

}  // namespace

std::string terms_text(const std::vector<kiosk::Terms>& terms) {
    return written(terms_json(terms));
}

std::vector<kiosk::Terms> terms_in(std::string_view stored) {
    try {
        return terms_of(Json::parse(stored, nullptr, false));
    } catch (const body::Unreadable& unreadable) {
        throw Error{FaultKind::Corrupt,
                    {{"Thỏa thuận không đọc được", "Terms cannot be read"},
                     {"phần " + unreadable.field + " thiếu hoặc sai",
                      unreadable.field + " is missing or wrong"},
                     {"chạy ocop-kiosk verify", "run ocop-kiosk verify"}}};
    }
}

std::string encode_terms(const TermsBody& body) {
    return written({{"v", 1},
                    {"producer", storable(body.producer)},
                    {"by", storable(body.by)},
                    {"terms", terms_json(body.terms)}});
}

kiosk::Result<TermsBody> decode_terms(std::string_view body) {
    return decoded<TermsBody>(body, [](const Json& json) {
        return TermsBody{text(json, "producer"), text(json, "by"),
                         terms_of(body::array(json, "terms"))};
    });
}

std::string encode_settlement(const SettlementBody& body) {
    const kiosk::ClosedPeriod& period = body.period;
    const kiosk::Statement& statement = period.statement;
    Json rows = Json::array();
    for (const kiosk::StatementRow& row : statement.rows) rows.push_back(row_json(row));
    return written({{"v", 1},
                    {"id", period.id.text()},
                    {"number", body.number},
                    {"producer", storable(statement.producer)},
                    {"from", day_text(statement.from)},
                    {"until", statement.until.iso()},
                    {"through_seq", body.through_seq},
                    {"closed_at_ms", period.closed_at_ms},
                    {"by", storable(period.by.text())},
                    {"sold", statement.sold.dong()},
                    {"returned", statement.returned.dong()},
                    {"commission", statement.commission.dong()},
                    {"tax", statement.tax.dong()},
                    {"cost", statement.cost.dong()},
                    {"due", statement.due.dong()},
                    {"rows", std::move(rows)}});
}

kiosk::Result<SettlementBody> decode_settlement(std::string_view body) {
    return decoded<SettlementBody>(body, [](const Json& json) { return settlement_of(json); });
}

std::string encode_paid(const PaidBody& body) {
    const kiosk::PeriodPayment& payment = body.payment;
    Json json{{"v", 1},
              {"settlement", body.settlement.text()},
              {"amount", payment.amount.dong()},
              {"method", name_of(payment.method)},
              {"reference", storable(payment.reference)},
              {"day", payment.day.iso()},
              {"by", storable(payment.by.text())}};
    if (payment.id) json["id"] = payment.id->text();
    return written(json);
}

kiosk::Result<PaidBody> decode_paid(std::string_view body) {
    return decoded<PaidBody>(body, [](const Json& json) {
        PaidBody paid;
        paid.settlement = known(kiosk::SaleId::parse(text(json, "settlement")), "settlement");
        if (json.contains("id")) {
            paid.payment.id = known(kiosk::SaleId::parse(text(json, "id")), "id");
        }
        paid.payment.amount = body::money(json, "amount");
        paid.payment.method = known(kiosk::payment_method_from(text(json, "method")), "method");
        paid.payment.reference = text(json, "reference");
        paid.payment.day = known(kiosk::Date::parse(text(json, "day")), "day");
        paid.payment.by = kiosk::StaffCode{text(json, "by")};
        return paid;
    });
}

}  // namespace db
