// GS1 identifiers: check digits, GTINs as 14 digits, element strings (DataMatrix, GS1-128), Digital
// Link, and EAN-13 for use inside a shop. Check digits are always proven. Pure functions; any
// thread. Rules: GS1 General Specifications; GS1 Digital Link URI syntax; DOMAIN.md section 2.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/date.h"
#include "kiosk/core/money.h"
#include "kiosk/core/result.h"

namespace kiosk::gs1 {

// True for 8, 12, 13 or 14 digits whose last is the right check digit.
bool is_gtin(std::string_view digits);
// Left-padded to 14 digits; nullopt when is_gtin() is false.
std::optional<std::string> gtin14(std::string_view digits);
// The check digit ('0'…'9') for the digits before it (7, 11, 12, 13 or 17 of them).
char check_digit(std::string_view digits_without_check);

// What a GS1 carrier says: values by application identifier, "01" → "08930000000019".
struct Elements {
    std::map<std::string, std::string> values;
    std::optional<std::string> get(std::string_view ai) const;
    std::optional<std::string> gtin() const { return get("01"); }
    std::optional<std::string> lot() const { return get("10"); }
    std::optional<std::string> serial() const { return get("21"); }
    std::optional<Date> best_before() const;        // AI 15
    std::optional<Date> expiry() const;             // AI 17
    std::optional<Quantity> count() const;          // AI 30
    std::optional<Quantity> net_weight_kg() const;  // AI 310n, thousandths of a kilogram, n ≤ 3
};

// An element string with FNC1 as GS (0x1D); a leading FNC1 or symbology identifier (]d2, ]C1, ]Q3,
// ]e0) is dropped. Also the printed bracket form "(01)…(10)…". Refuses unknown AIs, wrong lengths,
// letters in numeric AIs, a wrong check digit, impossible dates.
Result<Elements> parse_element_string(std::string_view text);
// The same as a keyboard scanner typed it, which may have lost every separator: a lot or a serial
// number then ends where the rest reads as whole elements with most dates. What may be read in two
// ways is left out; the GTIN in front never is.
Result<Elements> parse_typed_element_string(std::string_view text);

// Digital Links of before 2021 carry GTINs of 8, 12 or 13 digits, too; today's standard refuses
// them.
enum class LinkGtins { Fourteen, AnyLength };

// "https://host/stem/01/{gtin}[/22/..][/10/..][/21/..][?17=..]", percent-decoded. Refuses what the
// standard refuses: trailing slash, alphabetic keys, query keys of digits that are no AI, illegal
// characters, GTINs that are not 14 digits. A URL without a GS1 primary key path is refused too.
Result<Elements> parse_digital_link(std::string_view uri, LinkGtins gtins = LinkGtins::Fourteen);

// Six digits YYMMDD → a date; day 00 is the month's last day. The century is the one within 50
// years of `today` (GS1 General Specifications 7.12).
std::optional<Date> parse_date(std::string_view yymmdd, Date today);

// EAN-13 with prefix 20…29 and a weight or a price inside, by the shop's own pattern, e.g.
// "21PPPPPWWWWWC": literal digits, P item number, W weight in grams, V price in đồng, C check
// digit.
struct InShopPattern {
    std::string pattern;
};
struct InShop {
    std::string item;                // the item number's digits
    std::optional<Quantity> weight;  // kilograms in thousandths
    std::optional<Money> price;
};
std::optional<InShop> parse_in_shop(std::string_view ean13, const InShopPattern& pattern);

}  // namespace kiosk::gs1
