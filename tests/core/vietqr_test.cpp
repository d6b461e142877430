#include "kiosk/core/vietqr.h"

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

vietqr::Transfer transfer() {
    vietqr::Transfer to;
    to.bin = "970422";
    to.account = "0123456789";
    to.amount = Money::from_dong(125'000);
    return to;
}

std::string refused_field(const vietqr::Transfer& to) {
    const auto payload = vietqr::build(to);
    REQUIRE_FALSE(payload);
    CHECK_FALSE(payload.problem().line(Language::Vietnamese).empty());
    return payload.problem().field;
}

std::string sealed(std::string payload) {
    constexpr char kHex[] = "0123456789ABCDEF";
    payload += "6304";
    const unsigned crc = vietqr::crc16(payload);
    for (const unsigned shift : {12U, 8U, 4U, 0U}) payload += kHex[crc >> shift & 15];
    return payload;
}

}  // namespace

TEST_CASE("the checksum is CRC-16/CCITT-FALSE", "[core][vietqr]") {
    CHECK(vietqr::crc16("123456789") == 0x29B1);
    CHECK(vietqr::crc16("") == 0xFFFF);
}

TEST_CASE("a transfer survives its QR with every text it can carry", "[core][vietqr]") {
    vietqr::Transfer to = transfer();
    to.to_card = true;
    to.bill_number = "K01-1-42";
    to.reference = "REF";
    to.terminal = "K01";
    to.purpose = "Mua hàng OCOP";
    to.merchant_category = "5411";
    to.name = "Điểm OCOP";
    to.city = "Hà Nội";
    const auto read = vietqr::parse(vietqr::build(to).value());
    REQUIRE(read);
    to.purpose = "Mua hang OCOP";
    to.name = "Diem OCOP";
    to.city = "Ha Noi";
    CHECK(*read == to);
}

TEST_CASE("a transfer no bank would take is refused by field", "[core][vietqr]") {
    const auto with = [](auto change) {
        vietqr::Transfer to = transfer();
        change(to);
        return refused_field(to);
    };
    CHECK(with([](auto& to) { to.bin = "97042"; }) == "bin");
    CHECK(with([](auto& to) { to.bin = "97042A"; }) == "bin");
    // Never a transfer without the purpose that somebody wrote.
    CHECK(with([](auto& to) { to.purpose = "日本"; }) == "purpose");
    CHECK(with([](auto& to) { to.purpose = "  "; }) == "purpose");
    CHECK(with([](auto& to) { to.account = ""; }) == "account");
    CHECK(with([](auto& to) { to.account = std::string(20, '1'); }) == "account");
    CHECK(with([](auto& to) { to.account = "12 34"; }) == "account");
    CHECK(with([](auto& to) { to.amount = Money{}; }) == "amount");
    CHECK(with([](auto& to) { to.amount = Money::from_dong(-1); }) == "amount");
    CHECK(with([](auto& to) { to.amount = Money::from_dong(500'000'000); }) == "amount");
    CHECK(with([](auto& to) { to.purpose = std::string(26, 'a'); }) == "purpose");
    CHECK(with([](auto& to) { to.bill_number = std::string(26, 'a'); }) == "bill_number");
    CHECK(with([](auto& to) { to.name = std::string(26, 'a'); }) == "name");
    CHECK(with([](auto& to) { to.city = std::string(16, 'a'); }) == "city");
    CHECK(with([](auto& to) { to.merchant_category = "54"; }) == "merchant_category");
    CHECK(with([](auto& to) {
              to.bill_number = to.reference = to.terminal = to.purpose = std::string(25, 'a');
          }) == "purpose");
    vietqr::Transfer largest = transfer();
    largest.amount = Money::from_dong(499'999'999);
    CHECK(vietqr::build(largest));
}

TEST_CASE("every single altered byte of a transfer is noticed", "[core][vietqr]") {
    const std::string payload = vietqr::build(transfer()).value();
    for (std::size_t at = 0; at < payload.size(); ++at) {
        std::string altered = payload;
        altered[at] = altered[at] == '1' ? '7' : '1';
        INFO(altered);
        CHECK_FALSE(vietqr::parse(altered));
        CHECK_FALSE(vietqr::parse(payload.substr(0, at)));
    }
    CHECK_FALSE(vietqr::parse(payload + "0"));
}

TEST_CASE("a sealed payload of another meaning is refused", "[core][vietqr]") {
    const std::string to_bank = "38540010A00000072701240006970422011001234567890208QRIBFTTA";
    const std::string country = "5802VN";
    CHECK(vietqr::parse(sealed("000201010211" + to_bank + "5303704" + country)));
    CHECK_FALSE(vietqr::parse(sealed("000201010211" + to_bank + "5303840" + country)));
    CHECK_FALSE(vietqr::parse(sealed("000201010211" + to_bank + "5303704" + "5802US")));
    CHECK_FALSE(vietqr::parse(sealed("000201010211" + to_bank + to_bank + "5303704" + country)));
    CHECK_FALSE(vietqr::parse(sealed("000201010212" + to_bank + "530370454010" + country)));
    CHECK_FALSE(vietqr::parse(sealed("000201010212" + to_bank + "530370454041e10" + country)));
    CHECK_FALSE(vietqr::parse(sealed("000201010212" + to_bank + "53037045409500000000" + country)));
    CHECK_FALSE(
        vietqr::parse(sealed("000201010211"
                             "5303704" +
                             country)));
    std::string other = to_bank;
    other.replace(other.find("A000000727"), 10, "A000000728");
    CHECK_FALSE(vietqr::parse(sealed("000201010211" + other + "5303704" + country)));
    CHECK_FALSE(vietqr::parse(sealed("000201")));
    CHECK_FALSE(vietqr::parse(""));
    CHECK_FALSE(vietqr::parse(std::string(600, '0')));
}
