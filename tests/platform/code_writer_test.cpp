// Whatever we print, we read: every shape, at the smallest size a printer makes of it.
#include "platform/code_writer.h"

#include <algorithm>
#include <cstdlib>

#include "kiosk/core/contact.h"
#include "platform/decoder_process.h"
#include "tests/support/catch.h"

namespace {

using platform::CodeShape;

platform::LumaImage printed(const kiosk::CodeMatrix& code, int module, int quiet) {
    const int rows = code.height == 1 ? 60 : code.height;
    platform::LumaImage image{(code.width + 2 * quiet) * module, (rows + 2 * quiet) * module};
    std::fill(image.pixels.begin(), image.pixels.end(), std::uint8_t{255});
    for (int y = 0; y < rows * module; ++y) {
        for (int x = 0; x < code.width * module; ++x) {
            if (code.dark(x / module, code.height == 1 ? 0 : y / module)) {
                image.at(x + quiet * module, y + quiet * module) = 0;
            }
        }
    }
    return image;
}

std::string read_back(CodeShape shape, const std::string& text, int module) {
    static platform::DecoderProcess decoder{OCOP_DECODER_HELPER};
    const auto code = platform::write_code(shape, text);
    REQUIRE(code);
    const auto found = decoder.decode_thoroughly(printed(*code, module, 10));
    return found && found->size() == 1 ? found->front().bytes : "nothing";
}

}  // namespace

TEST_CASE("what is written as QR or DataMatrix is read, Vietnamese too", "[writer]") {
    ::setenv("OCOP_TEST_CHILD", "real", 1);
    const std::string texts[] = {"8930000000019",
                                 "https://id.gs1.org/01/08930000000019/10/LOT-1?17=261231",
                                 "Cà phê bột Ea Tu · 125.000 ₫", std::string(400, 'x')};
    for (const CodeShape shape : {CodeShape::Qr, CodeShape::DataMatrix}) {
        for (const std::string& text : texts) {
            for (const int module : {3, 5}) {
                INFO(text << ", shape " << static_cast<int>(shape) << ", module " << module);
                CHECK(read_back(shape, text, module) == text);
            }
        }
    }
    ::unsetenv("OCOP_TEST_CHILD");
}

TEST_CASE("a producer's contact card is read from its QR code as it was written", "[writer]") {
    ::setenv("OCOP_TEST_CHILD", "real", 1);
    // The longest real producer, with everything it may have made public.
    kiosk::Producer producer;
    producer.name = "Công ty Cổ phần Chế biến và Xuất khẩu Nước mắm Phan Thiết - Mũi Né";
    producer.address = "khu phố Song Hải; phường Phú Hài, thành phố Phan Thiết";
    producer.phone = "0252 381 2345";
    producer.website = "www.nuocmam.example";
    producer.email = "kinhdoanh@nuocmam.example";
    const kiosk::Place place{"phường Phú Hài", "thành phố Phan Thiết", "Bình Thuận", "Lâm Đồng"};
    const std::string card = kiosk::vcard_of(producer, place);
    REQUIRE(card.starts_with("BEGIN:VCARD"));
    for (const int module : {3, 5}) CHECK(read_back(CodeShape::Qr, card, module) == card);
    ::unsetenv("OCOP_TEST_CHILD");
}

TEST_CASE("every first digit of an EAN-13 is written and read", "[writer]") {
    ::setenv("OCOP_TEST_CHILD", "real", 1);
    for (int first = 1; first < 10; ++first) {
        std::string digits = std::to_string(first) + "93000000001";
        int sum = 0;
        for (std::size_t i = 0; i < 12; ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
        digits += static_cast<char>('0' + (10 - sum % 10) % 10);
        CHECK(read_back(CodeShape::Ean13, digits, 2) == digits);
    }
    ::unsetenv("OCOP_TEST_CHILD");
}

TEST_CASE("what does not fit is refused in both languages", "[writer]") {
    for (const auto& [shape, text] : {std::pair{CodeShape::Ean13, std::string{"8930000000018"}},
                                      std::pair{CodeShape::Ean13, std::string{"abc"}},
                                      std::pair{CodeShape::Qr, std::string(4'000, 'x')},
                                      std::pair{CodeShape::DataMatrix, std::string(4'000, 'x')}}) {
        const auto code = platform::write_code(shape, text);
        REQUIRE_FALSE(code);
        CHECK(code.problem().why.vi != code.problem().why.en);
    }
}
