// Identifiers as types of their own: a SaleId is not a ProductId and neither is a string.
// Construction is explicit. Plain values; any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kiosk {

template <typename Tag>
class TextId {
public:
    TextId() = default;
    explicit TextId(std::string text) : text_{std::move(text)} {}
    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    friend auto operator<=>(const TextId&, const TextId&) = default;

private:
    std::string text_;
};

using ProductId =
    TextId<struct ProductTag>;  // the catalogue's own id, 1…64 bytes of printable text
using StaffCode = TextId<struct StaffTag>;  // "101", 1…16 bytes

// A UUID of version 7 (RFC 9562): 48 bits of UTC milliseconds, then order and randomness.
class SaleId {
public:
    SaleId() = default;
    explicit SaleId(std::array<std::uint8_t, 16> bytes) : bytes_{bytes} {}
    // "018f…-…": 36 characters, lower case; nullopt for anything else.
    static std::optional<SaleId> parse(std::string_view text);
    const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }
    std::string text() const;
    friend auto operator<=>(const SaleId&, const SaleId&) = default;

private:
    std::array<std::uint8_t, 16> bytes_{};
};

// Makes SaleIds that never go backwards, even when the clock does: on a step back the last
// millisecond is kept and counted on. One owner thread; random bytes come from outside so that
// tests repeat.
class SaleIdMaker {
public:
    using RandomBytes = std::function<void(std::uint8_t* into, std::size_t count)>;
    explicit SaleIdMaker(RandomBytes random) : random_{std::move(random)} {}
    SaleId next(std::int64_t now_ms);
    // The next ones come after `last`, whatever the clock says: of a program that begins anew.
    void continue_after(const SaleId& last);

private:
    RandomBytes random_;
    std::int64_t last_ms_{0};
    std::uint16_t counter_{0};  // 12 bits in rand_a
};

}  // namespace kiosk
