#include "kiosk/core/trust.h"

#include <algorithm>
#include <cassert>

#include "kiosk/core/trust_words.h"
#include "kiosk/core/vietnamese_text.h"
#include "kiosk/core/web_address.h"

namespace kiosk {
namespace {

// Of two dates that may be missing, the earlier one that is there.
std::optional<Date> earlier(std::optional<Date> one, std::optional<Date> other) {
    if (!one || (other && *other < *one)) return other;
    return one;
}

void judge_lot(const Code& code, const ScanFacts& facts, Date today, std::vector<Finding>& into) {
    if (facts.lot && facts.lot->recall) into.push_back(trust::lot_recalled(*facts.lot));
    if (code.lot && !facts.lot && facts.keeps_lots) into.push_back(trust::lot_unknown(*code.lot));
    // The earliest of what the shop's book and the code itself say.
    std::optional<Date> last = facts.lot ? facts.lot->best_before : std::nullopt;
    if (code.elements) {
        last = earlier(last, earlier(code.elements->best_before(), code.elements->expiry()));
    }
    if (!last) return;
    const int days = today.days_until(*last);
    if (days < 0) {
        into.push_back(trust::past_best_before(*last));
    } else if (days <= kBestBeforeSoonDays) {
        into.push_back(trust::best_before_soon(*last, days));
    }
}

void judge_certificate(const Product& product, Date today, std::vector<Finding>& into) {
    const CertificateState state = state_on(product.certificate, today);
    // A product that claims no stars needs no certificate.
    const bool claims = product.stars.has_value() || product.certificate.has_value();
    if (claims && state != CertificateState::Valid) {
        into.push_back(trust::certificate(product, state, today));
    }
}

// Within a severity the order of FindingKind.
void sort(std::vector<Finding>& findings) {
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return a.severity != b.severity ? a.severity > b.severity : a.kind < b.kind;
    });
}

// GS stands between the elements of a GS1 code; line ends and tabs are in honest text, too.
bool is_foreign_control(unsigned char c) {
    return (c < 0x20 && c != 0x1D && c != '\t' && c != '\r' && c != '\n') || c == 0x7F;
}

std::string stars_of(const Product& product) { return std::to_string(*product.stars); }

std::string decision_of(const Certificate& certificate) {
    return certificate.decision.empty() ? "" : " " + certificate.decision;
}

}  // namespace

std::string_view name_of(FindingKind kind) {
    switch (kind) {
        case FindingKind::LotRecalled:
            return "lot_recalled";
        case FindingKind::PastBestBefore:
            return "past_best_before";
        case FindingKind::SerialSoldBefore:
            return "serial_sold";
        case FindingKind::UnreadablePayload:
            return "unreadable";
        case FindingKind::BrokenCode:
            return "broken_code";
        case FindingKind::UnknownCode:
            return "unknown_code";
        case FindingKind::UnknownHost:
            return "unknown_host";
        case FindingKind::LotUnknown:
            return "lot_unknown";
        case FindingKind::CertificateRevoked:
            return "certificate_revoked";
        case FindingKind::CertificateExpired:
            return "certificate_expired";
        case FindingKind::CertificateNone:
            return "certificate_none";
        case FindingKind::BestBeforeSoon:
            return "best_before_soon";
        case FindingKind::CertificateExpiring:
            return "certificate_expiring";
    }
    assert(false);
    return "unknown_code";
}

std::vector<Finding> findings_of(const Code& code, const ScanFacts& facts, Date today) {
    std::vector<Finding> findings;
    // A digital link is a web address, too. GS1's own resolver stands on honest labels everywhere.
    const bool strange_host =
        is_web_address(code.text) && !code.host_is_known && code.host != "id.gs1.org";
    if (!facts.product) {
        findings.push_back(strange_host ? trust::unknown_host(code) : trust::unknown_code(code));
        return findings;
    }
    // A digital link names the product whatever its host is; the host is worth a word all the same
    // unless the catalogue itself knows this address.
    const std::vector<std::string>& codes = facts.product->codes;
    const bool in_catalogue = std::find(codes.begin(), codes.end(), code.text) != codes.end();
    if (strange_host && !in_catalogue) findings.push_back(trust::unknown_host(code));
    judge_lot(code, facts, today, findings);
    if (code.serial && facts.serial_sold) {
        findings.push_back(trust::serial_sold(*code.serial, *facts.serial_sold));
    }
    judge_certificate(*facts.product, today, findings);
    sort(findings);
    return findings;
}

std::vector<Finding> findings_of(const Product& product, Date today) {
    std::vector<Finding> findings;
    judge_certificate(product, today, findings);
    return findings;
}

std::vector<Finding> findings_of_payload(std::string_view bytes) {
    if (bytes.size() > kMaxCodeBytes) return {trust::too_long()};
    const bool foreign = std::any_of(bytes.begin(), bytes.end(), [](char c) {
        return is_foreign_control(static_cast<unsigned char>(c));
    });
    if (foreign || !is_utf8(bytes) || has_hidden_characters(bytes)) return {trust::not_text()};
    return {};
}

Finding broken_code(std::string_view bytes, const Problem& problem) {
    const std::string read = shown_safely(bytes, 60);
    const auto why = [&](Language language) {
        const std::string& reason = problem.why.in(language);
        return reason.empty() ? problem.what.in(language) : reason;
    };
    return {FindingKind::BrokenCode,
            Severity::Attention,
            {"Mã đọc không đúng", "The code does not read right"},
            {"Máy đọc được “" + read + "”: " + why(Language::Vietnamese) + ".",
             "It reads “" + read + "”: " + why(Language::English) + "."},
            {"Hãy vuốt phẳng tem rồi quét lại, hoặc tìm theo tên.",
             "Smooth the label and scan again, or search by name."},
            false};
}

const Finding* forbidding(const std::vector<Finding>& findings) {
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [](const Finding& one) { return one.forbids_sale; });
    return found == findings.end() ? nullptr : &*found;
}

StarsPanel stars_panel(const Product& product, CertificateState state) {
    if (!product.stars) return StarsPanel::None;
    if (state == CertificateState::Valid) return StarsPanel::Proven;
    return state == CertificateState::Expiring ? StarsPanel::ProvenForNow : StarsPanel::Unproven;
}

Text stars_line(const Product& product, CertificateState state) {
    if (!product.stars) return {};
    const std::string vi = stars_of(product) + " sao · ";
    const std::string en = stars_of(product) + (*product.stars == 1 ? " star · " : " stars · ");
    const std::string end = product.certificate && product.certificate->expires
                                ? product.certificate->expires->dmy()
                                : std::string{};
    switch (state) {
        case CertificateState::Valid:
            return {vi + "chứng nhận đến " + end, en + "certified until " + end};
        case CertificateState::Expiring:
            return {vi + "chứng nhận sắp hết hạn, đến " + end,
                    en + "certificate expires soon, on " + end};
        case CertificateState::Expired:
            return {vi + "chứng nhận đã hết hạn từ " + end, en + "certificate expired on " + end};
        case CertificateState::Revoked:
            return {vi + "chứng nhận đã bị thu hồi", en + "certificate revoked"};
        case CertificateState::None:
            return {vi + "chưa có thông tin chứng nhận", en + "no certificate on record"};
    }
    assert(false);
    return {};
}

Text certificate_sentence(const Product& product, Date today) {
    const CertificateState state = state_on(product.certificate, today);
    if (state == CertificateState::None) {
        return {
            "Cửa hàng chưa có số quyết định và thời hạn của chứng nhận, nên hạng sao chưa được "
            "xác minh.",
            "The shop has no decision number or end date on record, so the stars are not "
            "verified."};
    }
    const Certificate& certificate = *product.certificate;
    const std::string decision = decision_of(certificate);
    if (state == CertificateState::Revoked) {
        return {
            "Quyết định" + decision +
                " không còn hiệu lực; hạng sao trên bao bì không còn giá "
                "trị.",
            "Decision" + decision + " no longer holds; the stars on the pack mean nothing now."};
    }
    const std::string end = certificate.expires->dmy();
    if (state == CertificateState::Expired) {
        return {
            "Quyết định" + decision + " hết hạn ngày " + end + "; hạng sao cần được xác minh lại.",
            "Decision" + decision + " ended on " + end + "; its stars need to be confirmed."};
    }
    const int days = today.days_until(*certificate.expires);
    if (state == CertificateState::Expiring) {
        const std::string left = std::to_string(days);
        return {"Quyết định" + decision + " còn hiệu lực " + left + " ngày, đến hết " + end + ".",
                "Decision" + decision + " holds for " + left + (days == 1 ? " day" : " days") +
                    ", until " + end + "."};
    }
    return {"Quyết định" + decision + " còn hiệu lực đến hết " + end + ".",
            "Decision" + decision + " holds until " + end + "."};
}

}  // namespace kiosk
