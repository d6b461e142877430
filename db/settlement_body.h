// What was agreed and settled with producers, as bodies of journal entries, version 1, canonical.
// Private to db; pure; any thread.
//
// "terms": {"v":1,"producer":…,"by":"900","terms":[{"kind":"consigned","commission_percent":2000,
//   "product_id":"","group":"","from":"","until":""}]}: the whole list, which takes the former's
//   place
// "settlement": {"v":1,"id":…,"number":3,"producer":…,"from":""|day,"until":day,"through_seq":812,
//   "closed_at_ms":…,"by":…,"sold":…,"returned":…,"commission":…,"tax":…,"cost":…,"due":…,
//   "rows":[{"product_id","name","kind":""|…,"commission_percent","delivered","given_back","sold",
//   "returned","other","on_hand":null|…,"sold_amount","returned_amount","commission","tax","cost",
//   "due"}]}
// "settlement_paid": {"v":1,"settlement":id,"amount":…,"method":"transfer","reference":…,"day":…,
//   "by":…}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/body_values.h"
#include "kiosk/core/settlement.h"

namespace db {

// Terms alone, as table producer_terms has them. Throws Error Corrupt.
std::string terms_text(const std::vector<kiosk::Terms>& terms);
std::vector<kiosk::Terms> terms_in(std::string_view text);

struct TermsBody {
    std::string producer;
    std::string by;
    std::vector<kiosk::Terms> terms;
};
std::string encode_terms(const TermsBody& body);
kiosk::Result<TermsBody> decode_terms(std::string_view body);

struct SettlementBody {
    kiosk::ClosedPeriod period;  // without its payments; its number as text is not in the body
    std::int64_t number{0};
    std::int64_t through_seq{0};
};
std::string encode_settlement(const SettlementBody& body);
kiosk::Result<SettlementBody> decode_settlement(std::string_view body);

struct PaidBody {
    kiosk::SaleId settlement;
    kiosk::PeriodPayment payment;
};
std::string encode_paid(const PaidBody& body);
kiosk::Result<PaidBody> decode_paid(std::string_view body);

}  // namespace db
