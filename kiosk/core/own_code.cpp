#include "kiosk/core/own_code.h"

#include <algorithm>
#include <cassert>

namespace kiosk {
namespace {

constexpr std::string_view kStart = "OCOP-";
constexpr std::size_t kHead = 7;  // "OCOP-R-"
constexpr std::size_t kTail = 3;  // "-42"

std::optional<OwnCode::Kind> kind_of(char letter) {
    switch (letter) {
        case 'B':
            return OwnCode::Kind::Basket;
        case 'R':
            return OwnCode::Kind::Receipt;
        case 'S':
            return OwnCode::Kind::Staff;
        default:
            return std::nullopt;
    }
}

char letter_of(OwnCode::Kind kind) {
    switch (kind) {
        case OwnCode::Kind::Basket:
            return 'B';
        case OwnCode::Kind::Receipt:
            return 'R';
        case OwnCode::Kind::Staff:
            return 'S';
    }
    assert(false);
    return 'B';
}

bool is_value(std::string_view text) {
    return !text.empty() && text.size() <= OwnCode::kLongestValue &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '-';
           });
}

// Modulo a prime: one wrong character or two exchanged ones never give the same.
std::string proof_of(std::string_view text) {
    constexpr unsigned kPrime = 97;
    unsigned rest = 0;
    for (const char c : text) rest = (rest * 256 + static_cast<unsigned char>(c)) % kPrime;
    return {static_cast<char>('0' + rest / 10), static_cast<char>('0' + rest % 10)};
}

}  // namespace

std::string_view name_of(OwnCode::Kind kind) {
    switch (kind) {
        case OwnCode::Kind::Basket:
            return "basket";
        case OwnCode::Kind::Receipt:
            return "receipt";
        case OwnCode::Kind::Staff:
            return "staff";
    }
    assert(false);
    return "basket";
}

std::string write_own_code(const OwnCode& code) {
    assert(is_value(code.value));
    std::string text{kStart};
    text.append(1, letter_of(code.kind)).append(1, '-').append(code.value);
    return text + "-" + proof_of(text);
}

bool claims_to_be_own_code(std::string_view text) {
    return text.size() > kHead && text.starts_with(kStart) && kind_of(text[kStart.size()]) &&
           text[kHead - 1] == '-';
}

Result<OwnCode> parse_own_code(std::string_view text) {
    const auto refuse = [](Text why) {
        return Problem{{"Mã của cửa hàng không đúng", "This code of the shop is not right"},
                       std::move(why),
                       {"quét lại", "scan it again"},
                       "code"};
    };
    if (!claims_to_be_own_code(text) || text.size() <= kHead + kTail ||
        text[text.size() - kTail] != '-') {
        return refuse({"mã không đầy đủ", "it is not whole"});
    }
    const std::string_view proven = text.substr(0, text.size() - kTail);
    const std::string_view value = proven.substr(kHead);
    if (!is_value(value)) return refuse({"có ký tự lạ hoặc quá dài", "it is too long or garbled"});
    if (text.substr(text.size() - kTail + 1) != proof_of(proven)) {
        return refuse({"sai số kiểm tra", "its check digits are wrong"});
    }
    return OwnCode{*kind_of(text[kStart.size()]), std::string{value}};
}

}  // namespace kiosk
