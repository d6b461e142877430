#include "kiosk/core/certificate.h"

#include <cassert>

namespace kiosk {

std::string_view name_of(CertificateState state) {
    switch (state) {
        case CertificateState::Valid:
            return "valid";
        case CertificateState::Expiring:
            return "expiring";
        case CertificateState::Expired:
            return "expired";
        case CertificateState::Revoked:
            return "revoked";
        case CertificateState::None:
            return "none";
    }
    assert(false);
    return "none";
}

CertificateState state_on(const std::optional<Certificate>& certificate, Date day) {
    if (!certificate) return CertificateState::None;
    if (certificate->revoked) return CertificateState::Revoked;
    if (!certificate->expires) return CertificateState::None;
    const int days_left = day.days_until(*certificate->expires);
    if (days_left < 0) return CertificateState::Expired;
    return days_left <= kRenewalWindowDays ? CertificateState::Expiring : CertificateState::Valid;
}

Result<int> stars_of_score(int score_hundredths) {
    if (score_hundredths < 0 || score_hundredths > 100'00) {
        return Problem{{"Điểm đánh giá không hợp lệ", "The score is not valid"},
                       {"điểm phải từ 0 đến 100", "a score is between 0 and 100"},
                       {"kiểm tra lại quyết định công nhận", "check the decision"},
                       "score"};
    }
    if (score_hundredths < 30'00) return 1;
    if (score_hundredths < 50'00) return 2;
    if (score_hundredths < 70'00) return 3;
    if (score_hundredths < 90'00) return 4;
    return 5;
}

}  // namespace kiosk
