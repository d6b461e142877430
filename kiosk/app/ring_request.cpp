#include "kiosk/app/ring_request.h"

#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app {
namespace {

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
    return request_id_field(request);
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
