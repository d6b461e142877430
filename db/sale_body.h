// A sale as the journal's bytes: canonical JSON, version 2. Keys and their order are fixed, no
// spaces, UTF-8 unescaped; what is stored, hashed, signed and sent is exactly this text, and it is
// never re-encoded. Pure functions; any thread.
//
// {"v":2,"id":"uuid","number":"K01-1-000001","receipt":1,"request_id":"","business_date":
// "2026-11-23","closed_at_ms":…,"cashier":"101","cashier_name":"…","demonstration":false,
// "gross":…,"discount":…,"total":…,"rounding":…,"payable":…,"change":…,"tax":…,
// "note":"","discount_percent":0,"discount_reason":"","discount_approver":"",
// "lines":[{"n":1,"product_id":…,"code":…,"name":…,"name_en":…,"group":"food","producer":…,
// "stars":4|null,"unit":…,"quantity":2000,"unit_price":…,"discount":…,"gross":…,
// "sale_discount":…,"amount":…,"tax_rate":"8","tax":…,"lot":"","serial":"","promotion":"",
// "promotion_discount":0,"discount_percent":0,"discount_reason":"","discount_approver":"",
// "note":"","at_ms":…}],
// "payments":[{"n":1,"method":"cash","amount":…,"tendered":…,"reference":""}]}
//
// Version 1 ends a line at "tax" and has no "note" and "discount_…" of the sale; it stays readable.
// Money is in đồng, quantities in thousandths, percentages in hundredths. Bytes that are not UTF-8,
// and NUL (which PostgreSQL's jsonb refuses), become U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/core/result.h"
#include "kiosk/core/sale.h"

namespace db {

struct SaleBody {
    kiosk::Sale sale;
    std::string number;       // "K01-1-000001"
    std::int64_t receipt{0};  // the number's last part, gapless within an epoch
    friend bool operator==(const SaleBody&, const SaleBody&) = default;
};

std::string encode_sale(const kiosk::Sale& sale, std::string_view number, std::int64_t receipt);

// Refuses (field = the JSON path) another version, missing keys, wrong types, unknown names.
kiosk::Result<SaleBody> decode_sale(std::string_view body);

// "K01-1-000001": till, epoch, six digits or more.
std::string receipt_number(std::string_view till, std::int64_t epoch, std::int64_t receipt);

}  // namespace db
