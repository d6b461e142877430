// VietQR: bank transfer by QR, NAPAS 247; EMVCo merchant-presented tag-length-value (DOMAIN.md
// section 3). A QR proves nothing about payment: the cashier confirms that the money arrived.
// Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/money.h"
#include "kiosk/core/result.h"

namespace kiosk::vietqr {

// One transfer is below 500,000,000 ₫.
inline constexpr std::int64_t kAmountLimit = 500'000'000;

struct Transfer {
    std::string bin;                // six digits
    std::string account;            // account or card, 1…19 letters and digits
    bool to_card{false};            // QRIBFTTC instead of QRIBFTTA
    std::optional<Money> amount;    // none: static QR (11); some: dynamic (12)
    std::string bill_number;        // 62/01, ASCII ≤ 25
    std::string reference;          // 62/05
    std::string terminal;           // 62/07
    std::string purpose;            // 62/08
    std::string merchant_category;  // 52, four digits or empty
    std::string name;               // 59, ≤ 25
    std::string city;               // 60, ≤ 15
    friend bool operator==(const Transfer&, const Transfer&) = default;
};

// The payload; texts are stripped to ASCII. Refuses (naming the field) a BIN that is not six
// digits, an empty or too long account, an amount outside 1…499,999,999, texts that are too long.
Result<std::string> build(const Transfer& transfer);

// Refuses wrong lengths at any level, a wrong or missing CRC (upper or lower case hex accepted),
// another AID than A000000727.
Result<Transfer> parse(std::string_view payload);

// CRC-16/CCITT-FALSE: polynomial 0x1021, initial 0xFFFF.
std::uint16_t crc16(std::string_view bytes);

}  // namespace kiosk::vietqr
