// Every row of vectors/vietqr.tsv.
#include <algorithm>

#include "kiosk/core/code.h"
#include "kiosk/core/vietqr.h"
#include "tests/core/tsv.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using core_tests::Row;

// Some banks print the CRC in lower case; we write upper case, as the standard says.
std::string with_upper_crc(std::string payload) {
    std::transform(payload.end() - 4, payload.end(), payload.end() - 4,
                   [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c; });
    return payload;
}

vietqr::Transfer transfer_of(const Row& row) {
    vietqr::Transfer transfer;
    transfer.bin = row.at("bank_bin");
    transfer.account = row.at("account");
    transfer.to_card = row.at("service") == "QRIBFTTC";
    if (!row.at("amount").empty()) {
        transfer.amount = Money::from_dong(std::stoll(row.at("amount")));
    }
    transfer.purpose = row.at("purpose");
    // The columns leave out the bill number that the three examples after NAPAS carry.
    if (row.at("expected_payload").find("0107NPS6869") != std::string::npos) {
        transfer.bill_number = "NPS6869";
    }
    return transfer;
}

}  // namespace

TEST_CASE("every good VietQR is built and read to the byte", "[core][vietqr][vectors]") {
    int seen = 0;
    for (const Row& row : core_tests::read_tsv("vietqr.tsv")) {
        if (row.at("kind") != "positive") continue;
        ++seen;
        const std::string& payload = row.at("expected_payload");
        INFO(payload);
        const auto read = vietqr::parse(payload);
        REQUIRE(read);
        CHECK(*read == transfer_of(row));
        const auto built = vietqr::build(transfer_of(row));
        REQUIRE(built);
        CHECK(*built == with_upper_crc(payload));
        CHECK(parse_code(payload, "QRCode", {})->kind == CodeKind::VietQr);
    }
    CHECK(seen == 15);
}

TEST_CASE("every broken VietQR is refused and told", "[core][vietqr][vectors]") {
    int seen = 0;
    for (const Row& row : core_tests::read_tsv("vietqr.tsv")) {
        if (row.at("kind") == "positive") continue;
        ++seen;
        const std::string& payload = row.at("expected_payload");
        INFO(payload);
        const auto read = vietqr::parse(payload);
        REQUIRE_FALSE(read);
        if (row.at("kind") == "negative-crc") CHECK(read.problem().field == "63");
        CHECK_FALSE(parse_code(payload, "QRCode", {}));
    }
    CHECK(seen == 5);
}
