// The lines of one receipt or shift report in one language, and the parts that receipts of sales
// and refunds share. Private to the paper of core; pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/core/receipt.h"

namespace kiosk {

inline constexpr const char* kTimes = " \u00D7 ";
inline constexpr const char* kMinus = "\u2212";

class ReceiptWriter {
public:
    explicit ReceiptWriter(Language language) : language_{language} {}

    void add(ReceiptLine::Kind kind, std::string left = {}, std::string right = {}) {
        receipt_.lines.push_back({kind, std::move(left), std::move(right)});
    }
    void rule() { add(ReceiptLine::Kind::Rule); }
    void space() { add(ReceiptLine::Kind::Space); }
    void centered(std::string text) {
        if (!text.empty()) add(ReceiptLine::Kind::Centered, std::move(text));
    }
    void columns(const Text& title, std::string value) {
        if (!value.empty()) add(ReceiptLine::Kind::Columns, in(title), std::move(value));
    }
    void strong(const Text& title, std::string value) {
        add(ReceiptLine::Kind::Strong, in(title), std::move(value));
    }
    const std::string& in(const Text& text) const { return text.in(language_); }
    Language language() const { return language_; }
    Receipt finish() { return std::move(receipt_); }

private:
    Language language_;
    Receipt receipt_;
};

inline std::string digits(Money money) { return format_digits(money.dong()); }
inline std::string taken_off(Money discount) { return kMinus + digits(discount); }

void write_shop(ReceiptWriter& to, const ShopIdentity& shop, const Text& title, bool demonstration);
void write_when_and_who(ReceiptWriter& to, std::int64_t at_ms, const std::string& cashier,
                        const ShopIdentity& shop);
void write_sale_lines(ReceiptWriter& to, const Sale& sale);

struct TaxedAmount {
    TaxRate rate{TaxRate::Eight};
    Money amount, tax;
};
// Sums by rate; `sign` goes before every figure.
void write_tax(ReceiptWriter& to, const std::vector<TaxedAmount>& amounts,
               const std::string& sign = {});
void write_end(ReceiptWriter& to, const Text& words, bool demonstration, const SaleId& id,
               std::string_view short_hash);

}  // namespace kiosk
