// A sale as a document: what a receipt says, line by line, before any paper or pixels. Pure; any
// thread. Raster and PDF are platform's work (printers get an image: Vietnamese code pages fail).
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/result.h"
#include "kiosk/core/sale.h"

namespace kiosk {

struct ShopIdentity {
    std::string name{"Điểm OCOP"};
    std::string address;
    std::string phone;
    std::string tax_number;  // MST, may be empty
    std::string till{"K01"};
    bool vat_lines{true};  // false: a household seller on the direct method, receipts say no VAT
};

struct ReceiptLine {
    enum class Kind { Title, Centered, Text, Columns, Strong, Rule, Space, Qr };
    Kind kind{Kind::Text};
    std::string left;   // or the QR's text
    std::string right;  // right-aligned, amounts
    friend bool operator==(const ReceiptLine&, const ReceiptLine&) = default;
};

struct Receipt {
    std::vector<ReceiptLine> lines;
    friend bool operator==(const Receipt&, const Receipt&) = default;
};

// Tax lines follow kVatRule (core/tax.h): sums of the lines' own figures. `number` is the receipt
// number, `short_hash` the short form of the journal entry's hash (both empty for a preview before
// the sale is stored).
Receipt receipt_of(const Sale& sale, const ShopIdentity& shop, std::string_view number,
                   std::string_view short_hash, Language language);

// The 10-digit Vietnamese tax number (or 10-3): weights 31,29,23,19,17,13,7,5,3; check = 10 − (sum
// mod 11).
bool is_tax_number(std::string_view text);

}  // namespace kiosk
