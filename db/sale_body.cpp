#include "db/sale_body.h"

#include <utility>

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

constexpr std::int64_t kVersion = 2;

Json payment_json(std::size_t number, const kiosk::Payment& payment) {
    return Json{{"n", number},
                {"method", name_of(payment.method)},
                {"amount", payment.amount.dong()},
                {"tendered", payment.tendered.dong()},
                {"reference", storable(payment.reference)}};
}

kiosk::Payment payment_of(const Json& json, const std::string& at) {
    kiosk::Payment payment;
    payment.method = known(kiosk::payment_method_from(text(json, "method", at)), at + "method");
    payment.amount = money(json, "amount", at);
    payment.tendered = money(json, "tendered", at);
    payment.reference = text(json, "reference", at);
    return payment;
}

SaleBody body_of(const Json& json) {
    const std::int64_t version = whole(json, "v", {});
    if (version < 1 || version > kVersion) {
        throw Unreadable{"v"};
    }
    SaleBody body;
    kiosk::Sale& sale = body.sale;
    sale.id = known(kiosk::SaleId::parse(text(json, "id")), "id");
    body.number = text(json, "number");
    body.receipt = whole(json, "receipt", {});
    sale.request_id = text(json, "request_id");
    sale.business_date = known(kiosk::Date::parse(text(json, "business_date")), "business_date");
    sale.closed_at_ms = whole(json, "closed_at_ms", {});
    sale.cashier = kiosk::StaffCode{text(json, "cashier")};
    sale.cashier_name = text(json, "cashier_name");
    sale.demonstration = field<bool>(json, "demonstration", {});
    sale.gross = money(json, "gross");
    sale.discount = money(json, "discount");
    sale.total = money(json, "total");
    sale.settlement.rounding = money(json, "rounding");
    sale.settlement.payable = money(json, "payable");
    sale.settlement.change = money(json, "change");
    sale.tax = money(json, "tax");
    if (version > 1) {
        sale.note = text(json, "note");
        sale.discount_percent = whole(json, "discount_percent", {});
        sale.discount_reason = text(json, "discount_reason");
        sale.discount_approver = text(json, "discount_approver");
    }
    for (const Json& line : array(json, "lines")) {
        const std::string at = "lines[" + std::to_string(sale.lines.size()) + "].";
        sale.lines.push_back(line_of(line, version, at));
    }
    for (const Json& payment : array(json, "payments")) {
        const std::string at = "payments[" + std::to_string(sale.settlement.payments.size()) + "].";
        sale.settlement.payments.push_back(payment_of(payment, at));
    }
    return body;
}

kiosk::Problem unreadable(std::string field_name) {
    return {{"Bản ghi bán hàng không đọc được", "A sale's entry cannot be read"},
            {"thiếu hoặc sai kiểu “" + field_name + "”",
             "“" + field_name + "” is missing or of another kind"},
            {},
            std::move(field_name)};
}

}  // namespace

std::string encode_sale(const kiosk::Sale& sale, std::string_view number, std::int64_t receipt) {
    Json lines = Json::array();
    for (std::size_t i = 0; i < sale.lines.size(); ++i) {
        lines.push_back(line_json(i + 1, sale.lines[i]));
    }
    Json payments = Json::array();
    for (std::size_t i = 0; i < sale.settlement.payments.size(); ++i) {
        payments.push_back(payment_json(i + 1, sale.settlement.payments[i]));
    }
    const Json body{{"v", kVersion},
                    {"id", sale.id.text()},
                    {"number", number},
                    {"receipt", receipt},
                    {"request_id", storable(sale.request_id)},
                    {"business_date", sale.business_date.iso()},
                    {"closed_at_ms", sale.closed_at_ms},
                    {"cashier", storable(sale.cashier.text())},
                    {"cashier_name", storable(sale.cashier_name)},
                    {"demonstration", sale.demonstration},
                    {"gross", sale.gross.dong()},
                    {"discount", sale.discount.dong()},
                    {"total", sale.total.dong()},
                    {"rounding", sale.settlement.rounding.dong()},
                    {"payable", sale.settlement.payable.dong()},
                    {"change", sale.settlement.change.dong()},
                    {"tax", sale.tax.dong()},
                    {"note", storable(sale.note)},
                    {"discount_percent", sale.discount_percent},
                    {"discount_reason", storable(sale.discount_reason)},
                    {"discount_approver", storable(sale.discount_approver)},
                    {"lines", std::move(lines)},
                    {"payments", std::move(payments)}};
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

kiosk::Result<SaleBody> decode_sale(std::string_view body) {
    const Json json = Json::parse(body, nullptr, false);
    if (!json.is_object()) {
        return unreadable("{");
    }
    try {
        return body_of(json);
    } catch (const Unreadable& missing) {
        return unreadable(missing.field);
    }
}

std::string receipt_number(std::string_view till, std::int64_t epoch, std::int64_t receipt) {
    std::string digits = std::to_string(receipt);
    if (digits.size() < 6) {
        digits.insert(0, 6 - digits.size(), '0');
    }
    return std::string{till} + "-" + std::to_string(epoch) + "-" + digits;
}

}  // namespace db
