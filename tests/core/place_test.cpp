#include "kiosk/core/place.h"

#include "tests/core/tsv.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {
const ProvinceTable& provinces() {
    static const ProvinceTable table{core_tests::read_source_file("assets/data/provinces.tsv")};
    return table;
}
}  // namespace

TEST_CASE("an old province is known by today's name, however it is written", "[core][place]") {
    CHECK(provinces().today("Phú Yên") == "Đắk Lắk");
    CHECK(provinces().today("Tỉnh Phú Yên") == "Đắk Lắk");
    CHECK(provinces().today("tinh phu yen") == "Đắk Lắk");
    CHECK(provinces().today("Đắk Lắk") == "Đắk Lắk");
    CHECK(provinces().today("Hoà Bình") == "Phú Thọ");
    CHECK(provinces().today("Hòa Bình") == "Phú Thọ");
    CHECK(provinces().today("TP. Hồ Chí Minh") == "Hồ Chí Minh");
    CHECK(provinces().today("TP.HCM") == "Hồ Chí Minh");
    CHECK(provinces().today("Bà Rịa – Vũng Tàu") == "Hồ Chí Minh");
    CHECK(provinces().today("Thừa Thiên Huế") == "Huế");
    CHECK_FALSE(provinces().today("Atlantis"));
    CHECK_FALSE(provinces().today(""));
}

TEST_CASE("there are 34 provinces today, in the alphabet's order", "[core][place]") {
    const auto names = provinces().all_today();
    REQUIRE(names.size() == 34);
    CHECK(names.front() == "An Giang");
    CHECK(names.back() == "Vĩnh Long");
    for (const std::string& name : names) CHECK(provinces().today(name) == name);
}

TEST_CASE("a table with a row of another shape is refused", "[core][place]") {
    CHECK_THROWS(ProvinceTable{"01\tHà Nội\t01\n"});
    CHECK(ProvinceTable{"01\tTỉnh A\t02\tTỉnh B\r\n"}.today("a") == "B");
}

TEST_CASE("a label's address stays as it was printed", "[core][place]") {
    const Place old_label{"xã An Mỹ", "huyện Tuy An", "Phú Yên", "Đắk Lắk"};
    CHECK(old_label.as_printed() == "xã An Mỹ, huyện Tuy An, Phú Yên");
    CHECK(old_label.has_moved());
    const Place new_label{"xã Ninh Gia", "", "Lâm Đồng", "Lâm Đồng"};
    CHECK(new_label.as_printed() == "xã Ninh Gia, Lâm Đồng");
    CHECK_FALSE(new_label.has_moved());
    CHECK_FALSE(Place{}.has_moved());
}
