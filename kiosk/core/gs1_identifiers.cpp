#include "kiosk/core/gs1_identifiers.h"

#include <algorithm>

#include "kiosk/core/gs1.h"

namespace kiosk::gs1 {
namespace {

constexpr std::size_t kAny = 99;  // all of the value is digits

constexpr Identifier text(std::string_view ai, std::size_t longest) {
    return {ai, ai, 0, 1, longest, Proof::None};
}
constexpr Identifier texts(std::string_view first, std::string_view last, std::size_t longest) {
    return {first, last, 0, 1, longest, Proof::None};
}
constexpr Identifier number(std::string_view first, std::string_view last, std::size_t length,
                            Proof proof = Proof::None) {
    return {first, last, kAny, length, length, proof};
}
constexpr Identifier number_up_to(std::string_view first, std::string_view last,
                                  std::size_t shortest, std::size_t longest) {
    return {first, last, kAny, shortest, longest, Proof::None};
}
// Some digits, then text: a country and a postal code, a check-digit number and a serial.
constexpr Identifier mixed(std::string_view first, std::string_view last, std::size_t digits,
                           std::size_t shortest, std::size_t longest) {
    return {first, last, digits, shortest, longest, Proof::None};
}

constexpr Identifier kIdentifiers[] = {
    number("00", "00", 18, Proof::CheckDigit),
    number("01", "03", 14, Proof::CheckDigit),
    text("10", 20),
    number("11", "13", 6, Proof::Date),
    number("15", "17", 6, Proof::Date),
    number("20", "20", 2),
    texts("21", "22", 20),
    text("235", 28),
    texts("240", "241", 30),
    number_up_to("242", "242", 1, 6),
    text("243", 20),
    texts("250", "251", 30),
    mixed("253", "253", 13, 13, 30),
    text("254", 20),
    number_up_to("255", "255", 13, 25),
    number_up_to("30", "30", 1, 8),
    number("3100", "3169", 6),
    number("3200", "3379", 6),
    number("3400", "3579", 6),
    number("3600", "3699", 6),
    number_up_to("37", "37", 1, 8),
    number_up_to("3900", "3909", 1, 15),
    number_up_to("3910", "3919", 4, 18),
    number_up_to("3920", "3929", 1, 15),
    number_up_to("3930", "3939", 4, 18),
    number("3940", "3943", 4),
    number("3950", "3955", 6),
    texts("400", "401", 30),
    number("402", "402", 17, Proof::CheckDigit),
    text("403", 30),
    number("410", "417", 13, Proof::CheckDigit),
    text("420", 20),
    mixed("421", "421", 3, 4, 12),
    number("422", "422", 3),
    number_up_to("423", "423", 3, 15),
    number("424", "424", 3),
    number_up_to("425", "425", 3, 15),
    number("426", "426", 3),
    text("427", 3),
    texts("4300", "4301", 35),
    texts("4302", "4306", 70),
    {"4307", "4307", 0, 2, 2, Proof::None},
    text("4308", 30),
    number("4309", "4309", 20),
    texts("4310", "4311", 35),
    texts("4312", "4316", 70),
    {"4317", "4317", 0, 2, 2, Proof::None},
    text("4318", 20),
    text("4319", 30),
    text("4320", 35),
    number("4321", "4323", 1),
    number("4324", "4325", 10),
    number("4326", "4326", 6, Proof::Date),
    mixed("4330", "4333", 6, 6, 7),
    number("7001", "7001", 13),
    text("7002", 30),
    number("7003", "7003", 10),
    number_up_to("7004", "7004", 1, 4),
    text("7005", 12),
    number("7006", "7006", 6, Proof::Date),
    number_up_to("7007", "7007", 6, 12),
    text("7008", 3),
    text("7009", 10),
    text("7010", 2),
    number_up_to("7011", "7011", 6, 10),
    texts("7020", "7022", 20),
    text("7023", 30),
    mixed("7030", "7039", 3, 4, 30),
    mixed("7040", "7040", 1, 4, 4),
    texts("710", "717", 20),
    {"7230", "7239", 0, 3, 30, Proof::None},
    text("7240", 20),
    number("7241", "7241", 2),
    text("7242", 25),
    number("7250", "7250", 8),
    number("7251", "7251", 12),
    number("7252", "7252", 1),
    texts("7253", "7254", 40),
    text("7255", 10),
    text("7256", 90),
    number("8001", "8001", 14),
    text("8002", 20),
    mixed("8003", "8003", 14, 14, 30),
    text("8004", 30),
    number("8005", "8005", 6),
    number("8006", "8006", 18),
    text("8007", 34),
    number_up_to("8008", "8008", 8, 12),
    text("8009", 50),
    text("8010", 30),
    number_up_to("8011", "8011", 1, 12),
    text("8012", 20),
    text("8013", 25),
    number("8017", "8018", 18, Proof::CheckDigit),
    number_up_to("8019", "8019", 1, 10),
    text("8020", 25),
    number("8026", "8026", 18),
    text("8030", 90),
    text("8110", 70),
    number("8111", "8111", 4),
    text("8112", 70),
    text("8200", 70),
    text("90", 30),
    texts("91", "99", 90),
};

// The 82 characters an identifier's text may use; component parts (8010) may use # too.
bool is_encodable(std::string_view ai, char c) {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
    if (c == '#') return ai == "8010";
    return c != '\0' && std::string_view{"!\"%&'()*+,-./:;<=>?_"}.find(c) != std::string_view::npos;
}

Text about(std::string_view ai, const char* vi, const char* en) {
    const std::string name = "(" + std::string{ai} + ") ";
    return {name + vi, name + en};
}

}  // namespace

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const Identifier* identifier(std::string_view ai) {
    for (const Identifier& known : kIdentifiers) {
        if (ai.size() == known.first.size() && ai >= known.first && ai <= known.last &&
            all_digits(ai)) {
            return &known;
        }
    }
    return nullptr;
}

std::optional<std::size_t> identifier_length(std::string_view text) {
    for (std::size_t length = 2; length <= 4 && length <= text.size(); ++length) {
        if (identifier(text.substr(0, length)) != nullptr) return length;
    }
    return std::nullopt;
}

std::optional<Text> refuse_value(std::string_view ai, std::string_view value) {
    const Identifier* const known = identifier(ai);
    if (known == nullptr) return about(ai, "không phải mã ứng dụng GS1", "is no GS1 identifier");
    if (value.size() < known->shortest || value.size() > known->longest) {
        return about(ai, "có độ dài sai", "has the wrong length");
    }
    if (!all_digits(value.substr(0, known->digits))) {
        return about(ai, "phải là chữ số", "must be digits");
    }
    if (!std::all_of(value.begin(), value.end(), [&](char c) { return is_encodable(ai, c); })) {
        return about(ai, "có ký tự không được phép", "holds a character that is not allowed");
    }
    if (known->proof == Proof::CheckDigit &&
        check_digit(value.substr(0, value.size() - 1)) != value.back()) {
        return about(ai, "sai số kiểm tra", "has a wrong check digit");
    }
    // Any century will do here: only 1900 and 2100 differ in their leap day.
    if (known->proof == Proof::Date && !parse_date(value, *Date::from_ymd(2026, 1, 1))) {
        return about(ai, "là ngày không có thật", "is a date that does not exist");
    }
    return std::nullopt;
}

}  // namespace kiosk::gs1
