#include "kiosk/app/request_fields.h"

#include <algorithm>
#include <cmath>

#include "kiosk/core/date.h"
#include "kiosk/core/sale.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kMaxRequestId = 64;
// Before it there were no such goods: a date left at its zero, not the time of a sale.
constexpr std::int64_t kEarliestMs = 946'659'600'000;  // 2000-01-01T00:00:00+07:00

}  // namespace

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

Date business_day_of(const Json& request, std::int64_t time_ms, const std::optional<Shift>& open) {
    const bool is_now = text_field(request, "time", "", 64).empty();
    return business_date_at(is_now ? open : std::nullopt, time_ms);
}

std::string request_id_field(const Json& request) {
    std::string id = text_field(request, "request_id", "", kMaxRequestId);
    if (id.empty()) throw BadField{"request_id", {"thiếu hoặc trống", "is missing or empty"}};
    return id;
}

}  // namespace kiosk::app
