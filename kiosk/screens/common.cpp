#include "kiosk/screens/chrome.h"

namespace kiosk::screens {

Tone tone_of(CertificateState state) {
    switch (state) {
        case CertificateState::Valid:
            return Tone::Good;
        case CertificateState::Expiring:
            return Tone::Attention;
        case CertificateState::Expired:
        case CertificateState::Revoked:
            return Tone::Danger;
        case CertificateState::None:
            break;
    }
    return Tone::Neutral;
}

std::string_view icon_of(CertificateState state) {
    switch (state) {
        case CertificateState::Valid:
            return "shield-check";
        case CertificateState::Expiring:
            return "shield-clock";
        case CertificateState::Expired:
        case CertificateState::Revoked:
            return "shield-x";
        case CertificateState::None:
            break;
    }
    return "shield-question";
}

Word word_of(CertificateState state) {
    switch (state) {
        case CertificateState::Valid:
            return Word::CertificateValid;
        case CertificateState::Expiring:
            return Word::CertificateExpiring;
        case CertificateState::Expired:
            return Word::CertificateExpired;
        case CertificateState::Revoked:
            return Word::CertificateRevoked;
        case CertificateState::None:
            break;
    }
    return Word::CertificateNone;
}

Word word_of(Role role) {
    switch (role) {
        case Role::Cashier:
            break;
        case Role::Supervisor:
            return Word::RoleSupervisor;
        case Role::Manager:
            return Word::RoleManager;
    }
    return Word::RoleCashier;
}

std::string_view icon_of(Group group) { return name_of(group); }

std::string_view icon_of(PaymentMethod method) {
    switch (method) {
        case PaymentMethod::Cash:
            return "cash";
        case PaymentMethod::Transfer:
            return "qr";
        case PaymentMethod::Card:
            return "card";
    }
    return "cash";
}

std::string with_capital(std::string text) {
    if (text.empty()) return text;
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto lower_by = [&](std::size_t i, unsigned by) {
        text[i] = static_cast<char>(static_cast<unsigned char>(text[i]) - by);
    };
    const unsigned first = byte(0), second = byte(1);
    if (first >= 'a' && first <= 'z') lower_by(0, 'a' - 'A');
    if (first == 0xC3 && second >= 0xA0 && second <= 0xBD) lower_by(1, 0x20);  // à…ý
    if ((first == 0xC4 || first == 0xC5) && second % 2 == 1) lower_by(1, 1);   // ă đ ĩ ũ
    if (first == 0xC6 && (second == 0xA1 || second == 0xB0)) lower_by(1, 1);   // ơ ư
    if (first == 0xE1 && (second == 0xBA || second == 0xBB) && byte(2) % 2 == 1) lower_by(2, 1);
    return text;
}

}  // namespace kiosk::screens
