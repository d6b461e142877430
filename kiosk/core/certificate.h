// An OCOP certificate: a province's or the ministry's decision with a number, a date and an issuer.
// There is no national number format, so the number is free text. Validity is 36 months from the
// decision (QĐ 26/2026/QĐ-TTg); the end is data of its own, because rules change. Plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/date.h"
#include "kiosk/core/result.h"

namespace kiosk {

enum class CertificateState { Valid, Expiring, Expired, Revoked, None };

// "valid", "expiring", "expired", "revoked", "none": the names of CLI.md.
std::string_view name_of(CertificateState state);

// Renewal is applied for about 180 days before the end (QĐ 26/2026/QĐ-TTg).
inline constexpr int kRenewalWindowDays = 180;

struct Certificate {
    std::string decision;  // "3981/QĐ-UBND"
    std::string issuer;    // "UBND tỉnh Lâm Đồng"
    std::optional<Date> issued;
    std::optional<Date> expires;  // the last valid day
    bool revoked{false};
    friend bool operator==(const Certificate&, const Certificate&) = default;
};

// The state on a day: Revoked before everything; None where there is no certificate or no end date
// to judge by; Expired after `expires`; Expiring when at most 180 days remain.
CertificateState state_on(const std::optional<Certificate>& certificate, Date day);

// Stars of a score 0…100 (hundredths: 6971 = 69.71): <30 one, <50 two, <70 three, <90 four, else
// five (QĐ 26/2026/QĐ-TTg). Refuses a score outside 0…10000.
Result<int> stars_of_score(int score_hundredths);

}  // namespace kiosk
