// The showroom's own codes: a shopper's basket, a receipt, a person's badge. Written as
// "OCOP-R-VALUE-NN", where NN proves the rest, so that a misread is never taken for another
// receipt. A badge names a person and proves nothing: the PIN is asked for all the same. Pure
// functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/result.h"

namespace kiosk {

struct OwnCode {
    enum class Kind { Basket, Receipt, Staff };
    static constexpr std::size_t kLongestValue = 36;  // a sale's id
    Kind kind{Kind::Basket};
    std::string value;  // basket number, id of a sale in capitals, staff code
    friend bool operator==(const OwnCode&, const OwnCode&) = default;
};
std::string_view name_of(OwnCode::Kind kind);  // "basket", "receipt", "staff"

// `value`: 1…36 digits, plain letters and hyphens; asserts it.
std::string write_own_code(const OwnCode& code);
// Whether `text` claims to be one of ours; then parse_own_code() answers it, or why it is none.
bool claims_to_be_own_code(std::string_view text);
Result<OwnCode> parse_own_code(std::string_view text);

}  // namespace kiosk
