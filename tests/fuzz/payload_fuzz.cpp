// Any bytes as a scanned payload: what every screen, the till and the store do with one must end
// well. The entry point is libFuzzer's; tests/fuzz/run_payloads.cpp drives it without libFuzzer.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/code.h"
#include "kiosk/core/scan_count.h"
#include "kiosk/core/trust.h"
#include "kiosk/core/vietnamese_text.h"
#include "kiosk/core/web_address.h"

namespace {

using namespace kiosk;

// Aborting is what a fuzzer counts as a find, with assertions or without.
void insist(bool holds) {
    if (!holds) std::abort();
}

const CodeRules& rules() {
    static const CodeRules kRules{{{"21PPPPPWWWWWC"}, {"22PPPPPVVVVVC"}},
                                  {"qr.icheck.vn", "stamp.example"}};
    return kRules;
}

Product product() {
    Product product;
    product.id = ProductId{"p"};
    product.name_vi = "Mật ong";
    product.stars = 4;
    product.codes = {"08930000000019"};
    product.certificate =
        Certificate{"1/QĐ", "UBND", Date::from_ymd(2024, 1, 1), Date::from_ymd(2027, 1, 1), false};
    return product;
}

// Text for a person: well-formed, and without anything that moves, hides or ends a line.
void insist_showable(const std::string& text) {
    insist(is_utf8(text));
    insist(!has_hidden_characters(text));
    for (const char c : text) insist(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
}

void insist_showable(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
        for (const Text* text : {&finding.title, &finding.explanation, &finding.to_do}) {
            insist(!text->vi.empty() && !text->en.empty());
            insist_showable(text->vi);
            insist_showable(text->en);
        }
    }
    for (std::size_t i = 1; i < findings.size(); ++i) {
        insist(findings[i - 1].severity >= findings[i].severity);
    }
}

void try_code(const Code& code, Date today) {
    if (code.gtin) insist(gs1::is_gtin(*code.gtin) && code.gtin->size() == 14);
    if (code.host) {
        insist_showable(*code.host);
        insist(host_of("https://" + *code.host) == code.host);
    }
    if (code.own) insist(parse_own_code(write_own_code(*code.own)).has_value());
    insist(countable_code(code).size() <= 253);
    insist_showable(findings_of(code, {}, today));
    Lot lot;
    lot.number = code.lot.value_or("L1");
    lot.best_before = today.plus_days(-1);
    lot.recall = Recall{today, {"nắp hở", ""}};
    const ScanFacts known{product(), lot, true, SerialSold{1'795'410'000'000, "K01-1-000001"}};
    const std::vector<Finding> findings = findings_of(code, known, today);
    insist_showable(findings);
    insist(forbidding(findings) != nullptr && findings.front().kind == FindingKind::LotRecalled);
    insist_showable(findings_of(code, {product(), {}, true, {}}, today));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const Date today = *Date::from_ymd(2026, 11, 23);
    insist_showable(shown_safely(bytes, 60));
    insist(size == 0 || shown_safely(bytes, 0).empty());
    insist_showable(findings_of_payload(bytes));
    host_of(bytes);
    for (const char* symbology : {"", "QRCode", "EAN-13", "UPC-E", "DataMatrix"}) {
        const Result<Code> code = parse_code(bytes, symbology, rules());
        if (code) {
            try_code(*code, today);
        } else {
            insist_showable({broken_code(bytes, code.problem())});
        }
    }
    return 0;
}
