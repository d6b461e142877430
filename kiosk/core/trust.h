// Whether to believe a label: what a scan found, calmly said, with what to do about it. One place
// for the shopper's screen and for the till, which must not sell what is recalled or past its date.
// Pure functions; any thread. Nothing fails.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/certificate.h"
#include "kiosk/core/code.h"
#include "kiosk/core/lot.h"
#include "kiosk/core/product.h"

namespace kiosk {

enum class FindingKind {
    LotRecalled,
    PastBestBefore,
    SerialSoldBefore,
    UnreadablePayload,  // too long, or characters that do not belong in a code
    BrokenCode,         // claims to be an EAN, a VietQR … and is none
    UnknownCode,
    UnknownHost,  // a web address outside the known stamp systems
    LotUnknown,
    CertificateRevoked,
    CertificateExpired,
    CertificateNone,
    BestBeforeSoon,
    CertificateExpiring,
};
std::string_view name_of(FindingKind kind);  // "lot_recalled", … as in --json

// Danger: keep hands off. Attention: ask before believing. Information: good to know.
enum class Severity { Information, Attention, Danger };

struct Finding {
    FindingKind kind{FindingKind::UnknownCode};
    Severity severity{Severity::Attention};
    Text title;        // a few words
    Text explanation;  // one or two plain sentences; text of the code in it is safe to show
    Text to_do;        // what a shopper does now
    bool forbids_sale{false};
    friend bool operator==(const Finding&, const Finding&) = default;
};

inline constexpr int kBestBeforeSoonDays = 30;

// A piece with this serial number left the shop before.
struct SerialSold {
    std::int64_t at_ms{0};
    std::string receipt;  // its number; empty where unknown
    friend bool operator==(const SerialSold&, const SerialSold&) = default;
};

// What the shop knows about a code.
struct ScanFacts {
    std::optional<Product> product;
    // The lot named by the code; a code without one is not judged by the lots on the shelf.
    std::optional<Lot> lot;
    bool keeps_lots{false};  // the shop knows lots of this product, so an unknown one is news
    std::optional<SerialSold> serial_sold;
    std::optional<FirstOut> first_out{};  // where there are several lots to choose from
    friend bool operator==(const ScanFacts&, const ScanFacts&) = default;
};

// The gravest first; empty where there is nothing to say. An expiry date inside the code itself
// (AI 15 and 17) counts where the lot does not know one.
std::vector<Finding> findings_of(const Code& code, const ScanFacts& facts, Date today);
// Of a product opened by hand: its certificate only.
std::vector<Finding> findings_of(const Product& product, Date today);
// Of bytes that parse_code() refused, or should not be given to it: too long, control characters.
// Empty where the payload is harmless text.
std::vector<Finding> findings_of_payload(std::string_view bytes);
// A code that parse_code() refused.
Finding broken_code(std::string_view bytes, const Problem& problem);

// The first finding that forbids selling; nullptr: it may be sold.
const Finding* forbidding(const std::vector<Finding>& findings);

// How the stars may be shown. Never a green panel over a certificate that does not hold.
enum class StarsPanel { Proven, ProvenForNow, Unproven, None };
StarsPanel stars_panel(const Product& product, CertificateState state);
// "4 sao · chứng nhận đến 05/08/2029"; empty where there are no stars.
Text stars_line(const Product& product, CertificateState state);
// One plain sentence about the certificate on `today`.
Text certificate_sentence(const Product& product, Date today);

}  // namespace kiosk
