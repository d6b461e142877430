// What a buyer's data must be before an invoice can be made of it.
#include "kiosk/core/invoice.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;

std::string fields(const InvoiceBuyer& buyer) {
    std::string all;
    for (const auto& [field, text] : wrong_in(buyer)) {
        CHECK_FALSE(text.vi.empty());
        CHECK_FALSE(text.en.empty());
        all += (all.empty() ? "" : " ") + field;
    }
    return all;
}

TEST_CASE("a person needs a name, a company its tax number and address", "[invoice]") {
    CHECK(fields({"Nguyễn Văn An", "", "", ""}).empty());
    CHECK(fields({"", "", "", ""}) == "name");
    CHECK(fields({"Công ty", "0100109106", "", ""}) == "address");
    CHECK(fields({"Công ty", "0100109106", "Hà Nội", "ke.toan@congty.vn"}).empty());
    CHECK(fields({"Công ty", "0100109107", "Hà Nội", ""}) == "tax_number");
}

TEST_CASE("an address of mail is one, as far as can be said here", "[invoice]") {
    for (const char* wrong : {"an", "an@", "@x.vn", "an@x", "a n@x.vn", "an@x.", "a@b@x.vn"})
        CHECK(fields({"An", "", "", wrong}) == "email");
}

}  // namespace
