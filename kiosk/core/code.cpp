#include "kiosk/core/code.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "kiosk/core/gs1_identifiers.h"
#include "kiosk/core/vietnamese_text.h"
#include "kiosk/core/web_address.h"

namespace kiosk {
namespace {

constexpr char kSeparator = 0x1D;

enum class Carrier { Unknown, RetailDigits, CompressedUpc, Gs1 };

// An ISO/IEC 15424 identifier as scanners send it when told to: ']', a letter, a modifier.
std::string_view symbology_identifier(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto is_modifier = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9'); };
    if (text.size() < 3 || text[0] != ']' || !is_letter(text[1]) || !is_modifier(text[2])) {
        return {};
    }
    return text.substr(0, 3);
}

Carrier carrier_of(std::string_view identifier, std::string_view symbology) {
    if (identifier == "]E0" || identifier == "]E3" || identifier == "]E4") {
        return Carrier::RetailDigits;
    }
    for (const std::string_view gs1 : {"]d2", "]C1", "]Q3", "]e0"}) {
        if (identifier == gs1) return Carrier::Gs1;
    }
    if (symbology == "UPC-E") return Carrier::CompressedUpc;
    for (const std::string_view retail : {"EAN-13", "EAN-8", "UPC-A"}) {
        if (symbology == retail) return Carrier::RetailDigits;
    }
    return Carrier::Unknown;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

Problem refusal(Text why) {
    return Problem{{"Mã không đúng", "The code is not right"},
                   std::move(why),
                   {"quét lại hoặc nhập mã bằng tay", "scan it again or type it"},
                   "code"};
}

// UPC-E leaves out zeros; its check digit is that of the full UPC-A.
std::string expanded_upc(std::string_view digits) {
    if (digits.size() != 8 || !gs1::all_digits(digits)) return std::string{digits};
    const std::string_view body = digits.substr(1, 6);
    const char last = body[5];
    std::string full{digits[0]};
    if (last <= '2') {
        full.append(body.substr(0, 2)).append(1, last).append("0000").append(body.substr(2, 3));
    } else if (last == '3') {
        full.append(body.substr(0, 3)).append("00000").append(body.substr(3, 2));
    } else if (last == '4') {
        full.append(body.substr(0, 4)).append("00000").append(body.substr(4, 1));
    } else {
        full.append(body.substr(0, 5)).append("0000").append(1, last);
    }
    return full.append(1, digits[7]);
}

// Fills `code` when `digits` are a GTIN or a code of this shop.
bool read_digits(std::string_view digits, const CodeRules& rules, Code& code) {
    const auto gtin = gs1::gtin14(digits);
    if (!gtin) return false;
    code.gtin = *gtin;
    code.kind = CodeKind::Gtin;
    for (const gs1::InShopPattern& pattern : rules.in_shop_patterns) {
        code.in_shop = gs1::parse_in_shop(digits, pattern);
        if (!code.in_shop) continue;
        code.kind = CodeKind::InShop;
        break;
    }
    return true;
}

void take_elements(gs1::Elements elements, CodeKind without_gtin, Code& code) {
    code.gtin = elements.gtin();
    code.lot = elements.lot();
    code.serial = elements.serial();
    code.kind = code.gtin ? CodeKind::Gtin : without_gtin;
    code.elements = std::move(elements);
}

Result<Code> retail_code(Code code, Carrier carrier, std::string_view text,
                         const CodeRules& rules) {
    std::string digits = carrier == Carrier::CompressedUpc ? expanded_upc(text) : std::string{text};
    // A magazine's two or five extra digits are no part of the number.
    if (digits.size() == 15 || digits.size() == 18) digits.resize(13);
    if (read_digits(digits, rules, code)) return code;
    return refusal({"sai số kiểm tra hoặc sai độ dài của mã vạch EAN/UPC",
                    "the EAN/UPC has a wrong check digit or length"});
}

// An element string without any sign of FNC1 must at least begin with a proven GTIN.
bool may_be_elements(std::string_view text) {
    if (text.find(kSeparator) != std::string_view::npos || text.front() == '(') return true;
    return text.size() > 16 && text.starts_with("01") && gs1::is_gtin(text.substr(2, 14));
}

bool claims_to_be_vietqr(std::string_view text) {
    return text.starts_with("000201") && text.find("A000000727") != std::string_view::npos;
}

// Text whose carrier says nothing: what it is must follow from itself.
Result<Code> plain_code(Code code, std::string_view text, std::string_view symbology,
                        const CodeRules& rules) {
    if (read_digits(text, rules, code)) return code;
    if (claims_to_be_own_code(text)) {
        auto own = parse_own_code(text);
        if (!own) return own.problem();
        code.own = std::move(own).value();
        return code;
    }
    if (claims_to_be_vietqr(text)) {
        auto transfer = vietqr::parse(text);
        if (!transfer) return transfer.problem();
        code.transfer = std::move(transfer).value();
        code.kind = CodeKind::VietQr;
        return code;
    }
    if (is_web_address(text)) {
        code.kind = CodeKind::Url;
        code.host = host_of(text);
        code.host_is_known = code.host && is_known_host(*code.host, rules.stamp_hosts);
        if (auto elements = gs1::parse_digital_link(text, rules.link_gtins)) {
            take_elements(std::move(elements).value(), CodeKind::Url, code);
        }
        return code;
    }
    // "01" and a GTIN alone: a bar code of a carton, 16 digits.
    const bool carton = text.size() == 16 && text.starts_with("01") && gs1::is_gtin(text.substr(2));
    if (carton || may_be_elements(text)) {
        auto elements = symbology.empty() ? gs1::parse_typed_element_string(text)
                                          : gs1::parse_element_string(text);
        if (elements) take_elements(std::move(elements).value(), CodeKind::Text, code);
    }
    return code;
}

}  // namespace

std::string_view name_of(CodeKind kind) {
    switch (kind) {
        case CodeKind::Gtin:
            return "gtin";
        case CodeKind::Alias:
            return "alias";
        case CodeKind::InShop:
            return "in_shop";
        case CodeKind::VietQr:
            return "vietqr";
        case CodeKind::Url:
            return "url";
        case CodeKind::Text:
            return "text";
    }
    assert(false);
    return "text";
}

Result<Code> parse_code(std::string_view text, std::string_view symbology, const CodeRules& rules) {
    if (text.size() > kMaxCodeBytes) {
        return refusal({"mã dài quá 4.096 byte", "the code is longer than 4,096 bytes"});
    }
    text = trimmed(text);
    const std::string_view identifier = symbology_identifier(text);
    text.remove_prefix(identifier.size());
    if (text.empty()) return refusal({"mã trống", "the code is empty"});

    Code code;
    // Bytes that are no text are kept as they are: `scan` shows them in hexadecimal.
    code.text = is_utf8(text) ? nfc(text) : std::string{text};
    switch (const Carrier carrier = carrier_of(identifier, symbology)) {
        case Carrier::RetailDigits:
        case Carrier::CompressedUpc:
            return retail_code(std::move(code), carrier, text, rules);
        case Carrier::Gs1: {
            auto elements = gs1::parse_element_string(text);
            if (!elements) return elements.problem();
            take_elements(std::move(elements).value(), CodeKind::Text, code);
            return code;
        }
        case Carrier::Unknown:
            return plain_code(std::move(code), text, symbology, rules);
    }
    assert(false);
    return code;
}

Result<Code> parse_code(const ScannedText& scanned, const CodeRules& rules) {
    Result<Code> code = parse_code(scanned.bytes, scanned.symbology, rules);
    if (!scanned.is_gs1 || !code || code->kind != CodeKind::Text || code->own) return code;
    // Not told by its looks: a string that begins with a lot, or with the number of a pallet.
    if (auto elements = gs1::parse_element_string(scanned.bytes)) {
        take_elements(std::move(elements).value(), CodeKind::Text, *code);
    }
    return code;
}

}  // namespace kiosk
