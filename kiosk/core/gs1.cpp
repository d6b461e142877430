#include "kiosk/core/gs1.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "kiosk/core/gs1_identifiers.h"

namespace kiosk::gs1 {
namespace {

constexpr char kSeparator = 0x1D;          // FNC1 as scanners send it
constexpr std::size_t kMaxBytes = 4096;    // the longest symbol holds fewer
constexpr std::size_t kMaxElements = 100;  // of one string; no carrier holds as many

Problem unreadable(Text why, std::string field = {}) {
    return Problem{{"Mã GS1 không đúng", "The GS1 code is not right"},
                   std::move(why),
                   {"quét lại hoặc chọn sản phẩm trên màn hình",
                    "scan it again or pick the product on the screen"},
                   std::move(field)};
}

// Adds a proven value, or says what is wrong with it.
std::optional<Problem> add(Elements& elements, std::string_view ai, std::string_view value) {
    if (auto why = refuse_value(ai, value)) return unreadable(*std::move(why), std::string{ai});
    const auto [held, added] = elements.values.emplace(ai, value);
    if (!added && held->second != value) {
        return unreadable({"(" + held->first + ") có hai giá trị khác nhau",
                           "(" + held->first + ") has two different values"},
                          held->first);
    }
    return std::nullopt;
}

// True where "(ai)" of a known identifier begins.
std::optional<std::size_t> bracketed_identifier(std::string_view text) {
    if (!text.starts_with('(')) return std::nullopt;
    const std::size_t close = text.substr(0, 6).find(')');
    if (close == std::string_view::npos) return std::nullopt;
    return identifier(text.substr(1, close - 1)) != nullptr ? std::optional{close - 1}
                                                            : std::nullopt;
}

Result<Elements> parse_bracketed(std::string_view text) {
    Elements elements;
    while (!text.empty()) {
        const auto length = bracketed_identifier(text);
        if (!length) {
            return unreadable({"có mã ứng dụng lạ", "it holds an unknown identifier"});
        }
        const std::string_view ai = text.substr(1, *length);
        text.remove_prefix(*length + 2);
        // Brackets are legal in values, so only "(known identifier)" ends one.
        std::size_t end = text.find('(');
        while (end != std::string_view::npos && !bracketed_identifier(text.substr(end))) {
            end = text.find('(', end + 1);
        }
        if (auto problem = add(elements, ai, text.substr(0, end))) return *std::move(problem);
        text.remove_prefix(std::min(end, text.size()));
    }
    return elements;
}

Result<Elements> parse_plain(std::string_view text) {
    Elements elements;
    std::size_t count = 0;
    while (!text.empty()) {
        const auto length = identifier_length(text);
        if (!length || ++count > kMaxElements) {
            return unreadable({"có mã ứng dụng lạ", "it holds an unknown identifier"});
        }
        const std::string_view ai = text.substr(0, *length);
        text.remove_prefix(*length);
        const Identifier& known = *identifier(ai);
        std::string_view value = text.substr(0, text.find(kSeparator));
        // A fixed length ends by itself, also where the standard wants a separator: keyboard
        // scanners lose it.
        if (known.fixed_length()) value = value.substr(0, known.longest);
        if (auto problem = add(elements, ai, value)) return *std::move(problem);
        text.remove_prefix(value.size());
        if (text.starts_with(kSeparator)) text.remove_prefix(1);
    }
    return elements;
}

}  // namespace

char check_digit(std::string_view digits_without_check) {
    assert(all_digits(digits_without_check));
    int sum = 0;
    int weight = 3;
    for (auto digit = digits_without_check.rbegin(); digit != digits_without_check.rend();
         ++digit) {
        sum += (*digit - '0') * weight;
        weight = 4 - weight;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool is_gtin(std::string_view digits) {
    const std::size_t size = digits.size();
    if ((size != 8 && (size < 12 || size > 14)) || !all_digits(digits)) return false;
    return check_digit(digits.substr(0, size - 1)) == digits.back();
}

std::optional<std::string> gtin14(std::string_view digits) {
    if (!is_gtin(digits)) return std::nullopt;
    return std::string(14 - digits.size(), '0').append(digits);
}

std::optional<std::string> Elements::get(std::string_view ai) const {
    const auto found = values.find(std::string{ai});
    return found == values.end() ? std::nullopt : std::optional{found->second};
}

namespace {

// A pure value has no clock: the hundred years around 2026 serve every date this kiosk can meet.
std::optional<Date> date_of(const Elements& elements, std::string_view ai) {
    const auto value = elements.get(ai);
    return value ? parse_date(*value, *Date::from_ymd(2026, 1, 1)) : std::nullopt;
}

std::int64_t number_of(std::string_view digits) {
    std::int64_t number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
}

}  // namespace

std::optional<Date> Elements::best_before() const { return date_of(*this, "15"); }

std::optional<Date> Elements::expiry() const { return date_of(*this, "17"); }

std::optional<Quantity> Elements::count() const {
    const auto value = get("30");
    return value ? std::optional{Quantity::pieces(number_of(*value))} : std::nullopt;
}

std::optional<Quantity> Elements::net_weight_kg() const {
    std::int64_t thousandths_of_step = 1000;
    for (const char* ai : {"3100", "3101", "3102", "3103"}) {
        if (const auto value = get(ai)) {
            return Quantity::from_thousandths(number_of(*value) * thousandths_of_step);
        }
        thousandths_of_step /= 10;
    }
    return std::nullopt;
}

Result<Elements> parse_element_string(std::string_view text) {
    if (text.size() > kMaxBytes) return unreadable({"mã quá dài", "it is too long"});
    for (const std::string_view symbology : {"]d2", "]C1", "]Q3", "]e0"}) {
        if (!text.starts_with(symbology)) continue;
        text.remove_prefix(symbology.size());
        break;
    }
    if (text.starts_with(kSeparator)) text.remove_prefix(1);
    if (text.empty()) return unreadable({"mã trống", "it is empty"});
    return text.front() == '(' ? parse_bracketed(text) : parse_plain(text);
}

std::optional<Date> parse_date(std::string_view yymmdd, Date today) {
    if (yymmdd.size() != 6 || !all_digits(yymmdd)) return std::nullopt;
    const int this_year = static_cast<int>(today.ymd().year());
    int year = this_year / 100 * 100 + static_cast<int>(number_of(yymmdd.substr(0, 2)));
    if (year - this_year >= 51) year -= 100;
    if (year - this_year <= -50) year += 100;
    const auto month = static_cast<unsigned>(number_of(yymmdd.substr(2, 2)));
    const auto day = static_cast<unsigned>(number_of(yymmdd.substr(4, 2)));
    if (day != 0) return Date::from_ymd(year, month, day);
    const auto first = Date::from_ymd(year, month, 1);
    return first ? std::optional{first->plus_months(1).plus_days(-1)} : std::nullopt;
}

std::optional<InShop> parse_in_shop(std::string_view ean13, const InShopPattern& pattern) {
    if (ean13.size() != 13 || pattern.pattern.size() != 13 || ean13.front() != '2' ||
        pattern.pattern.back() != 'C' || !is_gtin(ean13)) {
        return std::nullopt;
    }
    InShop found;
    std::string weight, price;
    for (std::size_t at = 0; at < 12; ++at) {
        const char wanted = pattern.pattern[at];
        switch (wanted) {
            case 'P':
                found.item += ean13[at];
                break;
            case 'W':
                weight += ean13[at];
                break;
            case 'V':
                price += ean13[at];
                break;
            default:
                if (wanted != ean13[at]) return std::nullopt;
        }
    }
    if (found.item.empty()) return std::nullopt;
    if (!weight.empty()) found.weight = Quantity::from_thousandths(number_of(weight));
    if (!price.empty()) found.price = Money::from_dong(number_of(price));
    return found;
}

}  // namespace kiosk::gs1
