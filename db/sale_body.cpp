#include "db/sale_body.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace db {
namespace {

using Json = nlohmann::ordered_json;
using kiosk::Money;
using kiosk::Quantity;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// NUL is rare; the common case copies nothing but the text itself.
std::string storable(const std::string& text) {
    if (text.find('\0') == std::string::npos) {
        return text;
    }
    std::string clean;
    for (char c : text) {
        if (c == '\0') {
            clean += kReplacement;
        } else {
            clean += c;
        }
    }
    return clean;
}

Json line_json(std::size_t number, const kiosk::SaleLine& line) {
    return Json{{"n", number},
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
                {"discount", line.discount.dong()},
                {"gross", line.gross.dong()},
                {"sale_discount", line.sale_discount.dong()},
                {"amount", line.amount.dong()},
                {"tax_rate", name_of(line.tax_rate)},
                {"tax", line.tax.dong()}};
}

Json payment_json(std::size_t number, const kiosk::Payment& payment) {
    return Json{{"n", number},
                {"method", name_of(payment.method)},
                {"amount", payment.amount.dong()},
                {"tendered", payment.tendered.dong()},
                {"reference", storable(payment.reference)}};
}

// What a body must hold but does not; told as a Problem at decode_sale's edge.
struct Unreadable {
    std::string field;
};

template <typename T>
T field(const Json& object, const char* key, const std::string& at) {
    const auto found = object.find(key);
    if (found == object.end()) {
        throw Unreadable{at + key};
    }
    try {
        return found->get<T>();
    } catch (const nlohmann::json::exception&) {
        throw Unreadable{at + key};
    }
}

std::int64_t whole(const Json& object, const char* key, const std::string& at) {
    const auto found = object.find(key);
    // get<int64_t> would quietly truncate 1.5.
    if (found == object.end() || !found->is_number_integer()) {
        throw Unreadable{at + key};
    }
    return found->get<std::int64_t>();
}

Money money(const Json& object, const char* key, const std::string& at = {}) {
    return Money::from_dong(whole(object, key, at));
}

template <typename T>
T known(std::optional<T> value, const std::string& at) {
    if (!value) {
        throw Unreadable{at};
    }
    return *value;
}

kiosk::SaleLine line_of(const Json& json, const std::string& at) {
    kiosk::SaleLine line;
    line.product_id = kiosk::ProductId{field<std::string>(json, "product_id", at)};
    line.code = field<std::string>(json, "code", at);
    line.name = field<std::string>(json, "name", at);
    line.name_en = field<std::string>(json, "name_en", at);
    line.group = known(kiosk::group_from(field<std::string>(json, "group", at)), at + "group");
    line.producer = field<std::string>(json, "producer", at);
    if (!field<Json>(json, "stars", at).is_null()) {
        line.stars = static_cast<int>(whole(json, "stars", at));
    }
    line.unit = field<std::string>(json, "unit", at);
    line.quantity = Quantity::from_thousandths(whole(json, "quantity", at));
    line.unit_price = money(json, "unit_price", at);
    line.discount = money(json, "discount", at);
    line.gross = money(json, "gross", at);
    line.sale_discount = money(json, "sale_discount", at);
    line.amount = money(json, "amount", at);
    line.tax_rate =
        known(kiosk::tax_rate_from(field<std::string>(json, "tax_rate", at)), at + "tax_rate");
    line.tax = money(json, "tax", at);
    return line;
}

kiosk::Payment payment_of(const Json& json, const std::string& at) {
    kiosk::Payment payment;
    payment.method =
        known(kiosk::payment_method_from(field<std::string>(json, "method", at)), at + "method");
    payment.amount = money(json, "amount", at);
    payment.tendered = money(json, "tendered", at);
    payment.reference = field<std::string>(json, "reference", at);
    return payment;
}

const Json& array(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array()) {
        throw Unreadable{key};
    }
    return *found;
}

SaleBody body_of(const Json& json) {
    if (whole(json, "v", {}) != 1) {
        throw Unreadable{"v"};
    }
    SaleBody body;
    kiosk::Sale& sale = body.sale;
    sale.id = known(kiosk::SaleId::parse(field<std::string>(json, "id", {})), "id");
    body.number = field<std::string>(json, "number", {});
    body.receipt = whole(json, "receipt", {});
    sale.request_id = field<std::string>(json, "request_id", {});
    sale.business_date =
        known(kiosk::Date::parse(field<std::string>(json, "business_date", {})), "business_date");
    sale.closed_at_ms = whole(json, "closed_at_ms", {});
    sale.cashier = kiosk::StaffCode{field<std::string>(json, "cashier", {})};
    sale.cashier_name = field<std::string>(json, "cashier_name", {});
    sale.demonstration = field<bool>(json, "demonstration", {});
    sale.gross = money(json, "gross");
    sale.discount = money(json, "discount");
    sale.total = money(json, "total");
    sale.settlement.rounding = money(json, "rounding");
    sale.settlement.payable = money(json, "payable");
    sale.settlement.change = money(json, "change");
    sale.tax = money(json, "tax");
    for (const Json& line : array(json, "lines")) {
        const std::string at = "lines[" + std::to_string(sale.lines.size()) + "].";
        sale.lines.push_back(line_of(line, at));
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
    const Json body{{"v", 1},
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
