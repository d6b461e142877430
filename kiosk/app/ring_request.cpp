#include "kiosk/app/ring_request.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "kiosk/core/date.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kMaxRequestId = 64;
// Before it there were no such goods: a date left at its zero, not the time of a sale.
constexpr std::int64_t kEarliestMs = 946'659'600'000;  // 2000-01-01T00:00:00+07:00

void refuse_unknown(const Json& object, const std::string& at, const std::set<std::string>& known) {
    for (const auto& [name, value] : object.items()) {
        if (!known.contains(name)) {
            throw BadField{at + name, {"không có trường tên này", "is no field of a sale"}};
        }
    }
}

std::string text_field(const Json& object, const char* name, const std::string& at,
                       std::size_t most) {
    if (!object.contains(name) || object[name].is_null()) return {};
    if (!object[name].is_string()) throw BadField{at + name, {"phải là chữ", "is not text"}};
    std::string text = object[name].get<std::string>();
    if (text.find('\0') != std::string::npos) {
        throw BadField{at + name, {"có ký tự số 0", "has a zero character"}};
    }
    const auto characters =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
        }));
    if (characters > most) {
        const std::string limit = std::to_string(most);
        throw BadField{at + name,
                       {"dài quá " + limit + " ký tự", "is longer than " + limit + " characters"}};
    }
    return text;
}

Money money_field(const Json& object, const char* name, const std::string& at) {
    const Json& value = object[name];
    if (!value.is_number_integer() ||
        (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX)) {
        throw BadField{at + name, {"phải là số nguyên đồng", "is not a whole number of đồng"}};
    }
    const auto dong = value.get<std::int64_t>();
    if (dong < 0) throw BadField{at + name, {"không được âm", "is negative"}};
    if (dong > kMaxSaleDong) throw BadField{at + name, {"quá lớn", "is too large"}};
    return Money::from_dong(dong);
}

Money optional_money(const Json& object, const char* name, const std::string& at) {
    if (!object.contains(name) || object[name].is_null()) return {};
    return money_field(object, name, at);
}

Quantity quantity_field(const Json& object, const std::string& at) {
    if (!object.contains("quantity")) return Quantity::pieces(1);
    const Json& value = object["quantity"];
    if (!value.is_number()) throw BadField{at + "quantity", {"phải là số", "is not a number"}};
    const double thousandths = value.get<double>() * 1000.0;
    if (!(thousandths > 0.0) || thousandths > static_cast<double>(kMaxQuantityThousandths)) {
        throw BadField{at + "quantity",
                       {"phải lớn hơn 0 và không quá lớn", "must be above 0 and within reason"}};
    }
    const double nearest = std::round(thousandths);
    if (std::abs(thousandths - nearest) > 1e-4) {
        throw BadField{at + "quantity",
                       {"có quá ba chữ số thập phân", "has more than three decimals"}};
    }
    return Quantity::from_thousandths(static_cast<std::int64_t>(nearest));
}

std::int64_t time_of(const Json& request, std::int64_t now) {
    const std::string text = text_field(request, "time", "", 64);
    if (text.empty()) return now;
    const std::optional<std::int64_t> time = parse_rfc3339(text);
    if (!time) {
        throw BadField{
            "time",
            {"không đúng dạng 2026-11-23T14:05:00+07:00", "is not like 2026-11-23T14:05:00+07:00"}};
    }
    if (*time > now) throw BadField{"time", {"ở tương lai", "lies in the future"}};
    if (*time < kEarliestMs) {
        throw BadField{"time", {"trước năm 2000", "lies before the year 2000"}};
    }
    return *time;
}

RequestedLine line_of(const Json& line, const std::string& at) {
    if (!line.is_object()) {
        throw BadField{at.substr(0, at.size() - 1), {"phải là đối tượng", "is not an object"}};
    }
    refuse_unknown(line, at, {"code", "quantity", "discount"});
    const std::string code = text_field(line, "code", at, 4096);
    if (code.empty()) throw BadField{at + "code", {"thiếu hoặc trống", "is missing or empty"}};
    return {at, code, quantity_field(line, at), optional_money(line, "discount", at)};
}

void read_lines(const Json& request, RingRequest& into) {
    if (!request.contains("lines") || !request["lines"].is_array() || request["lines"].empty()) {
        throw BadField{"lines", {"thiếu dòng hàng", "is missing or empty"}};
    }
    if (request["lines"].size() > kMaxLines) {
        throw BadField{"lines", {"quá nhiều dòng", "has too many lines"}};
    }
    for (const Json& line : request["lines"]) {
        into.lines.push_back(line_of(line, "lines[" + std::to_string(into.lines.size()) + "]."));
    }
}

void read_payments(const Json& request, RingRequest& into) {
    if (!request.contains("payments")) return;
    if (!request["payments"].is_array()) {
        throw BadField{"payments", {"phải là danh sách", "is not a list"}};
    }
    for (const Json& payment : request["payments"]) {
        const std::string at = "payments[" + std::to_string(into.tenders.size()) + "].";
        if (!payment.is_object()) {
            throw BadField{at.substr(0, at.size() - 1), {"phải là đối tượng", "is not an object"}};
        }
        refuse_unknown(payment, at, {"method", "amount", "tendered", "reference"});
        const auto method = payment_method_from(text_field(payment, "method", at, 16));
        if (!method) {
            throw BadField{at + "method",
                           {"phải là cash, transfer hoặc card", "is none of cash, transfer, card"}};
        }
        const bool is_cash = *method == PaymentMethod::Cash;
        const bool is_tendered = payment.contains("tendered");
        if (is_tendered && !is_cash) {
            throw BadField{at + "tendered", {"chỉ dành cho tiền mặt", "is for cash only"}};
        }
        if (!is_tendered && !payment.contains("amount")) {
            throw BadField{at + (is_cash ? "tendered" : "amount"), {"thiếu", "is missing"}};
        }
        if (is_tendered && payment.contains("amount")) {
            into.claims.push_back({at + "amount", money_field(payment, "amount", at)});
        }
        into.tenders.push_back({*method,
                                money_field(payment, is_tendered ? "tendered" : "amount", at),
                                nfc(text_field(payment, "reference", at, 128))});
    }
}

}  // namespace

std::string request_id_of(const Json& request) {
    refuse_unknown(
        request, "",
        {"request_id", "cashier", "time", "lines", "payments", "discount", "promotions"});
    std::string id = text_field(request, "request_id", "", kMaxRequestId);
    if (id.empty()) throw BadField{"request_id", {"thiếu hoặc trống", "is missing or empty"}};
    return id;
}

RingRequest read_ring_request(const Json& request, std::int64_t now_ms) {
    RingRequest read;
    read.time_ms = time_of(request, now_ms);
    read.discount = optional_money(request, "discount", "");
    if (request.contains("promotions")) {
        if (!request["promotions"].is_boolean()) {
            throw BadField{"promotions", {"phải là true hoặc false", "is neither true nor false"}};
        }
        read.promotions = request["promotions"].get<bool>();
    }
    read_lines(request, read);
    read_payments(request, read);
    read.cashier = text_field(request, "cashier", "", 16);
    return read;
}

}  // namespace kiosk::app
