#include "kiosk/core/ids.h"

#include <cassert>

namespace kiosk {
namespace {

constexpr char kHex[] = "0123456789abcdef";

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

bool dash_before(std::size_t byte) { return byte == 4 || byte == 6 || byte == 8 || byte == 10; }

constexpr std::uint16_t kCounterMax = 0x0FFF;

}  // namespace

std::optional<SaleId> SaleId::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    std::size_t at = 0;
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
        if (dash_before(byte) && text[at++] != '-') return std::nullopt;
        const int high = hex_digit(text[at]);
        const int low = hex_digit(text[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes[byte] = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
    }
    return SaleId{bytes};
}

std::string SaleId::text() const {
    std::string text;
    text.reserve(36);
    for (std::size_t byte = 0; byte < bytes_.size(); ++byte) {
        if (dash_before(byte)) text += '-';
        text += kHex[bytes_[byte] >> 4];
        text += kHex[bytes_[byte] & 0x0F];
    }
    return text;
}

void SaleIdMaker::continue_after(const SaleId& last) {
    std::int64_t ms = 0;
    for (std::size_t byte = 0; byte < 6; ++byte) ms = ms << 8 | last.bytes()[byte];
    const auto counter =
        static_cast<std::uint16_t>((last.bytes()[6] & 0x0F) << 8 | last.bytes()[7]);
    if (ms < last_ms_ || (ms == last_ms_ && counter <= counter_)) return;
    last_ms_ = ms;
    counter_ = counter;
}

SaleId SaleIdMaker::next(std::int64_t now_ms) {
    assert(now_ms >= 0);
    std::array<std::uint8_t, 16> bytes{};
    random_(bytes.data() + 6, bytes.size() - 6);

    if (now_ms > last_ms_) {
        last_ms_ = now_ms;
        // A random start with room above it, so that two tills rarely agree on all high bits.
        counter_ = static_cast<std::uint16_t>((bytes[6] & 0x07) << 8 | bytes[7]);
    } else if (counter_ < kCounterMax) {
        ++counter_;
    } else {
        // The millisecond is full: borrow from the next one rather than go backwards.
        ++last_ms_;
        counter_ = 0;
    }

    auto time = static_cast<std::uint64_t>(last_ms_);
    for (std::size_t byte = 6; byte-- > 0;) {
        bytes[byte] = static_cast<std::uint8_t>(time & 0xFF);
        time >>= 8;
    }
    bytes[6] = static_cast<std::uint8_t>(0x70 | counter_ >> 8);  // version 7
    bytes[7] = static_cast<std::uint8_t>(counter_ & 0xFF);
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3F));  // variant of RFC 9562
    return SaleId{bytes};
}

}  // namespace kiosk
