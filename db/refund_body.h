// A refund as the journal's bytes: canonical JSON, version 1, by the rules of db/sale_body.h. Pure
// functions; any thread.
//
// {"v":1,"id":"uuid","kind":"receipt","number":"K01-1-000002","receipt":2,"request_id":"",
// "sale":"uuid"|"","sale_number":"K01-1-000001","exchange":"uuid"|"","business_date":"2026-11-23",
// "closed_at_ms":…,"cashier":"101","cashier_name":"…","approver":"","reason":"…",
// "demonstration":false,"gross":…,"discount":…,"amount":…,"rounding":…,"paid":…,"tax":…,
// "lines":[{"n":1,"sale_line":1,"product_id":…,"code":…,"name":…,"name_en":…,"group":"food",
// "producer":…,"stars":4|null,"unit":…,"quantity":1000,"unit_price":…,"gross":…,"discount":…,
// "amount":…,"tax_rate":"8","tax":…,"lot":"","serial":"","reason":"","back_to_shelf":true}],
// "payments":[{"n":1,"method":"cash","amount":…,"reference":""}]}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/core/refund.h"
#include "kiosk/core/result.h"

namespace db {

struct RefundBody {
    kiosk::Refund refund;
    std::string number;
    std::int64_t receipt{0};
    friend bool operator==(const RefundBody&, const RefundBody&) = default;
};

std::string encode_refund(const kiosk::Refund& refund, std::string_view number,
                          std::int64_t receipt);

// Refuses (field = the JSON path) another version, missing keys, wrong types, unknown names.
kiosk::Result<RefundBody> decode_refund(std::string_view body);

}  // namespace db
