// What was scanned counts: which product or unknown code, in which hour, with what outcome. No
// personal data: of an unknown code only a trade number or a web host is kept, because a code may
// be somebody's identity card. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/code.h"
#include "kiosk/core/date.h"
#include "kiosk/core/ids.h"

namespace kiosk {

enum class ScanSource { Camera, Keyboard, Serial, Script };
std::string_view name_of(ScanSource source);  // "camera", "keyboard", "serial", "script"

enum class ScanOutcome { Shown, ToCart, Forbidden, Unknown, Broken };
std::string_view name_of(ScanOutcome outcome);  // "shown", "cart", "forbidden", "unknown", "broken"

struct ScanCount {
    std::int64_t at_ms{0};
    ProductId product;  // empty: unknown
    std::string code;   // of an unknown one: countable_code(); else empty
    ScanOutcome outcome{ScanOutcome::Shown};
    ScanSource source{ScanSource::Keyboard};
    friend bool operator==(const ScanCount&, const ScanCount&) = default;
};

// What may be kept of an unknown code: its GTIN, or the host of a web address; else empty.
std::string countable_code(const Code& code);

// For the manager.
struct ProductInterest {
    ProductId product;
    std::string name_vi, name_en;
    std::int64_t looked_at{0};  // scans at the shopper's screen
    std::int64_t sold{0};       // sales it was part of
    friend bool operator==(const ProductInterest&, const ProductInterest&) = default;
};
struct UnknownScan {
    std::string code;  // empty: all that may not be kept
    std::int64_t times{0};
    Date last;
    friend bool operator==(const UnknownScan&, const UnknownScan&) = default;
};
struct ScanReport {
    Date from, to;
    std::int64_t scans{0};
    std::vector<std::int64_t> by_hour;      // 24
    std::vector<ProductInterest> products;  // most looked at first
    std::vector<UnknownScan> unknown;       // most often first
    friend bool operator==(const ScanReport&, const ScanReport&) = default;
};

}  // namespace kiosk
