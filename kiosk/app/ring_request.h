// One line of `ring`'s input as values: names, types and ranges checked, nothing looked up yet.
//
// Refuses by throwing BadField. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/app/request_fields.h"
#include "kiosk/core/result.h"
#include "kiosk/core/sale.h"

namespace kiosk::app {

struct RequestedLine {
    std::string at;  // its path with a dot, for what is found wrong later
    std::string code;
    Quantity quantity;
    Money discount;
};

// What cash is said to pay beside what was handed over.
struct CashClaim {
    std::string at;
    Money amount;
};

struct RingRequest {
    std::string cashier;  // empty: none
    std::int64_t time_ms{0};
    std::vector<RequestedLine> lines;
    Money discount;
    bool promotions{false};  // those of its time apply; price lists always do
    std::vector<Tender> tenders;
    std::vector<CashClaim> claims;
};

// What a repeated request is known by, byte for byte; also refuses fields of other names. Read
// first: a request that was answered before is not looked at any further.
std::string request_id_of(const Json& request);
RingRequest read_ring_request(const Json& request, std::int64_t now_ms);

}  // namespace kiosk::app
