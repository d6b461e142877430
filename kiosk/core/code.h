// What a scanned or typed text is. Everything outside is untrusted: length-limited (4,096 bytes),
// check digits proven, URLs never opened. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/gs1.h"
#include "kiosk/core/own_code.h"
#include "kiosk/core/result.h"
#include "kiosk/core/scanned_text.h"
#include "kiosk/core/vietqr.h"

namespace kiosk {

// CLI.md's kinds; `Alias` is known only to the catalogue, so parse_code() never answers it.
enum class CodeKind { Gtin, Alias, InShop, VietQr, Url, Text };
std::string_view name_of(CodeKind kind);  // "gtin", "alias", "in_shop", "vietqr", "url", "text"

struct Code {
    CodeKind kind{CodeKind::Text};
    std::string text;                 // as scanned, NFC when UTF-8, symbology identifier removed
    std::optional<std::string> gtin;  // 14 digits
    std::optional<std::string> lot;
    std::optional<std::string> serial;
    std::optional<gs1::Elements> elements;
    std::optional<gs1::InShop> in_shop;
    std::optional<vietqr::Transfer> transfer;
    std::optional<OwnCode> own;       // the showroom's own; its kind is Text
    std::optional<std::string> host;  // of a Url, where it has a plain one
    bool host_is_known{false};        // a stamp system of the shop's table
};

inline constexpr std::size_t kMaxCodeBytes = 4096;

struct CodeRules {
    std::vector<gs1::InShopPattern> in_shop_patterns{};  // none: every 2-prefix EAN is plain
    std::vector<std::string> stamp_hosts{};              // of known stamp systems
    gs1::LinkGtins link_gtins{gs1::LinkGtins::Fourteen};
};

// Never fails but on emptiness, excessive length or a code that claims to be something and is
// broken (an EAN with a wrong check digit, a malformed element string after a symbology identifier,
// a VietQR with a wrong CRC, a code of the showroom that was misread): those are told as a Problem.
// `symbology` is ZXing-cpp's name, or empty for typed and keyboard-scanned text.
Result<Code> parse_code(std::string_view text, std::string_view symbology, const CodeRules& rules);
// As a camera or a scanner read it. A code that says it is GS1's is read as an element string
// first.
Result<Code> parse_code(const ScannedText& scanned, const CodeRules& rules);

}  // namespace kiosk
