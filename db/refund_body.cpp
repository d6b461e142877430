#include "db/refund_body.h"

#include <utility>

#include "db/body_values.h"
#include "db/sale_line_body.h"

namespace db {
namespace {

using body::array;
using body::field;
using body::Json;
using body::known;
using body::money;
using body::storable;
using body::text;
using body::Unreadable;
using body::whole;

constexpr std::int64_t kVersion = 1;

std::string id_text(const std::optional<kiosk::SaleId>& id) {
    return id ? id->text() : std::string{};
}

std::optional<kiosk::SaleId> optional_id(const Json& json, const char* key) {
    const std::string value = text(json, key);
    if (value.empty()) return std::nullopt;
    return known(kiosk::SaleId::parse(value), key);
}

Json line_json(std::size_t number, const kiosk::ReturnLine& returned) {
    const kiosk::SaleLine& line = returned.goods;
    return Json{{"n", number},
                {"sale_line", returned.sale_line},
                {"product_id", storable(line.product_id.text())},
                {"code", storable(line.code)},
                {"name", storable(line.name)},
                {"name_en", storable(line.name_en)},
                {"group", name_of(line.group)},
                {"producer", storable(line.producer)},
                {"stars", line.stars ? Json(*line.stars) : Json(nullptr)},
                {"unit", storable(line.unit)},
                {"quantity", line.quantity.thousandths()},
                {"unit_price", line.unit_price.dong()},
                {"gross", line.gross.dong()},
                {"discount", line.discount.dong()},
                {"amount", line.amount.dong()},
                {"tax_rate", name_of(line.tax_rate)},
                {"tax", line.tax.dong()},
                {"lot", storable(line.lot)},
                {"serial", storable(line.serial)},
                {"reason", storable(returned.reason)},
                {"back_to_shelf", returned.back_to_shelf}};
}

kiosk::ReturnLine line_of(const Json& json, const std::string& at) {
    kiosk::ReturnLine returned;
    returned.sale_line = whole(json, "sale_line", at);
    kiosk::SaleLine& line = returned.goods;
    read_goods(json, at, line);
    line.lot = text(json, "lot", at);
    line.serial = text(json, "serial", at);
    returned.reason = text(json, "reason", at);
    returned.back_to_shelf = field<bool>(json, "back_to_shelf", at);
    return returned;
}

kiosk::Payment payment_of(const Json& json, const std::string& at) {
    kiosk::Payment payment;
    payment.method = known(kiosk::payment_method_from(text(json, "method", at)), at + "method");
    payment.amount = payment.tendered = money(json, "amount", at);
    payment.reference = text(json, "reference", at);
    return payment;
}

RefundBody body_of(const Json& json) {
    if (whole(json, "v", {}) != kVersion) throw Unreadable{"v"};
    RefundBody body;
    kiosk::Refund& refund = body.refund;
    refund.id = known(kiosk::SaleId::parse(text(json, "id")), "id");
    refund.kind = known(kiosk::refund_kind_from(text(json, "kind")), "kind");
    body.number = text(json, "number");
    body.receipt = whole(json, "receipt", {});
    refund.request_id = text(json, "request_id");
    refund.sale = optional_id(json, "sale");
    refund.sale_number = text(json, "sale_number");
    refund.exchange = optional_id(json, "exchange");
    refund.business_date = known(kiosk::Date::parse(text(json, "business_date")), "business_date");
    refund.closed_at_ms = whole(json, "closed_at_ms", {});
    refund.cashier = kiosk::StaffCode{text(json, "cashier")};
    refund.cashier_name = text(json, "cashier_name");
    refund.approver = text(json, "approver");
    refund.reason = text(json, "reason");
    refund.demonstration = field<bool>(json, "demonstration", {});
    refund.gross = money(json, "gross");
    refund.discount = money(json, "discount");
    refund.amount = money(json, "amount");
    refund.rounding = money(json, "rounding");
    refund.paid = money(json, "paid");
    refund.tax = money(json, "tax");
    for (const Json& line : array(json, "lines")) {
        refund.lines.push_back(
            line_of(line, "lines[" + std::to_string(refund.lines.size()) + "]."));
    }
    for (const Json& payment : array(json, "payments")) {
        refund.payments.push_back(
            payment_of(payment, "payments[" + std::to_string(refund.payments.size()) + "]."));
    }
    return body;
}

kiosk::Problem unreadable(std::string field_name) {
    return {{"Bản ghi trả hàng không đọc được", "A refund's entry cannot be read"},
            {"thiếu hoặc sai kiểu “" + field_name + "”",
             "“" + field_name + "” is missing or of another kind"},
            {},
            std::move(field_name)};
}

}  // namespace

std::string encode_refund(const kiosk::Refund& refund, std::string_view number,
                          std::int64_t receipt) {
    Json lines = Json::array();
    for (std::size_t i = 0; i < refund.lines.size(); ++i) {
        lines.push_back(line_json(i + 1, refund.lines[i]));
    }
    Json payments = Json::array();
    for (std::size_t i = 0; i < refund.payments.size(); ++i) {
        const kiosk::Payment& payment = refund.payments[i];
        payments.push_back({{"n", i + 1},
                            {"method", name_of(payment.method)},
                            {"amount", payment.amount.dong()},
                            {"reference", storable(payment.reference)}});
    }
    const Json body{{"v", kVersion},
                    {"id", refund.id.text()},
                    {"kind", name_of(refund.kind)},
                    {"number", number},
                    {"receipt", receipt},
                    {"request_id", storable(refund.request_id)},
                    {"sale", id_text(refund.sale)},
                    {"sale_number", storable(refund.sale_number)},
                    {"exchange", id_text(refund.exchange)},
                    {"business_date", refund.business_date.iso()},
                    {"closed_at_ms", refund.closed_at_ms},
                    {"cashier", storable(refund.cashier.text())},
                    {"cashier_name", storable(refund.cashier_name)},
                    {"approver", storable(refund.approver)},
                    {"reason", storable(refund.reason)},
                    {"demonstration", refund.demonstration},
                    {"gross", refund.gross.dong()},
                    {"discount", refund.discount.dong()},
                    {"amount", refund.amount.dong()},
                    {"rounding", refund.rounding.dong()},
                    {"paid", refund.paid.dong()},
                    {"tax", refund.tax.dong()},
                    {"lines", std::move(lines)},
                    {"payments", std::move(payments)}};
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

kiosk::Result<RefundBody> decode_refund(std::string_view body) {
    const Json json = Json::parse(body, nullptr, false);
    if (!json.is_object()) return unreadable("{");
    try {
        return body_of(json);
    } catch (const Unreadable& missing) {
        return unreadable(missing.field);
    }
}

}  // namespace db
