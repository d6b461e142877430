#include "kiosk/core/vietnamese_text.h"

#include <algorithm>
#include <random>
#include <vector>

#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("one text has one form, however it was typed", "[core][text]") {
    const std::string composed = "Hòa Bình";
    const std::string decomposed = "Ho\u0300a Bi\u0300nh";
    CHECK(composed != decomposed);
    CHECK(nfc(decomposed) == composed);
    CHECK(nfc("e\u0302\u0323") == nfc("\u1EB9\u0302"));  // ệ, marks in either order
    CHECK(nfc("a\xFF"
              "b") == "a\uFFFDb");
    CHECK(nfc("") == "");
    CHECK(nfc(std::string_view{"a\0b", 3}) == std::string_view{"a\0b", 3});
}

TEST_CASE("search finds words with or without their marks", "[core][text]") {
    CHECK(fold_for_search("Hoà Bình") == "hoa binh");
    CHECK(fold_for_search("hòa bình") == "hoa binh");
    CHECK(fold_for_search("Ho\u0300a  BÌNH!") == "hoa binh");
    CHECK(fold_for_search("Đắk Lắk") == "dak lak");
    CHECK(fold_for_search("ĐƯỜNG thốt-nốt") == "duong thot not");
    CHECK(fold_for_search("  (Trà)  ướp/sen 250 g.") == "tra uop sen 250 g");
    CHECK(fold_for_search("Ưu ỡ ữ Ỷ") == "uu o u y");
    CHECK(fold_for_search("日本 чай") == "日本 чаи");
    CHECK(fold_for_search("★ ₫") == "");
    CHECK(fold_for_search("") == "");
}

TEST_CASE("the alphabet's order is the Vietnamese one, then the tones", "[core][text]") {
    // A word ends before it goes on: "Cà Mau" stands before "cam".
    const std::vector<std::string> ordered{
        "",    "9 hũ", "a",     "ai",    "an",     "ăn",       "ân",  "ba",  "Bà", "bả", "bã",
        "bá",  "bạ",   "ba ba", "bà ba", "Cà Mau", "cam",      "dừa", "Đà",  "đá", "em", "êm",
        "gạo", "hoa",  "hoà",   "hòa",   "họa",    "hoa hồng", "lụa", "o",   "ô",  "ơ",  "tôm",
        "tơ",  "tu",   "tư",    "uống",  "ươm",    "vải",      "xôi", "yến", "чай"};
    std::vector<std::string> sorted = ordered;
    std::mt19937 random{1};
    std::shuffle(sorted.begin(), sorted.end(), random);
    std::sort(sorted.begin(), sorted.end(), [](const std::string& a, const std::string& b) {
        return compare_vietnamese(a, b) < 0;
    });
    CHECK(sorted == ordered);
}

TEST_CASE("a sort key orders as the comparison does, byte by byte", "[core][text]") {
    const std::vector<std::string> words{"Đắk Lắk", "Đà Nẵng", "Đồng Nai", "An Giang",  "Ấn", "Âu",
                                         "hòa",     "hoà",     "Hoà",      "ho\u0300a", ""};
    for (const std::string& a : words) {
        for (const std::string& b : words) {
            const int by_key = vietnamese_sort_key(a).compare(vietnamese_sort_key(b));
            CHECK((compare_vietnamese(a, b) < 0) == (by_key < 0));
            CHECK((compare_vietnamese(a, b) == 0) == (by_key == 0));
        }
    }
    CHECK(compare_vietnamese("hòa", "ho\u0300a") == 0);
    CHECK(is_utf8(vietnamese_sort_key("Đường \xFF thốt nốt")));
}

TEST_CASE("a bank's text keeps its words and loses its marks", "[core][text]") {
    CHECK(to_ascii("Đặng Thị Hồng Điệp đã trả 5₫") == "Dang Thi Hong Diep da tra 5");
    CHECK(to_ascii("Ưỡn ẹo\n") == "Uon eo");
    CHECK(to_ascii("日本\xFF") == "");
}

TEST_CASE("bytes are UTF-8 only when they are well formed", "[core][text]") {
    CHECK(is_utf8("Đắk Lắk ₫ 😀"));
    CHECK(is_utf8(""));
    CHECK_FALSE(is_utf8("\xC0\x80"));          // overlong
    CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // half of a surrogate pair
    CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
    CHECK_FALSE(is_utf8("a\xE1\xBA"));         // cut off
}

TEST_CASE("what is shown of a stranger's text cannot deceive", "[core][text]") {
    CHECK(shown_safely("https://a.vn/\u202Egpj.exe", 80) == "https://a.vn/\\u202Egpj.exe");
    CHECK(shown_safely("a\nb\x1D"
                       "c\u200Bd",
                       80) == "a\\u000Ab\\u001Dc\\u200Bd");
    CHECK(shown_safely("\xF3\xA0\x80\x81", 80) == "\\U000E0001");
    CHECK(shown_safely("Đường thốt nốt", 80) == "Đường thốt nốt");
    CHECK(shown_safely("Đường", 5) == "Đường");
    CHECK(shown_safely("Đường đen", 5) == "Đườn…");
    CHECK(shown_safely("ab\u202Ecd", 6) == "ab…");
    CHECK(shown_safely("abc", 0) == "");
    CHECK(shown_safely("", 0) == "");
    CHECK(shown_safely("a\xFF", 5) == "a\uFFFD");
}

TEST_CASE("any bytes are text of some kind", "[core][text]") {
    std::mt19937 random{42};
    for (int round = 0; round < 3'000; ++round) {
        std::string bytes(random() % 60, '\0');
        for (char& byte : bytes) {
            byte = static_cast<char>(random() % 3 == 0 ? random() : random() % 95 + 32);
        }
        REQUIRE(is_utf8(nfc(bytes)));
        REQUIRE(nfc(nfc(bytes)) == nfc(bytes));
        REQUIRE(is_utf8(fold_for_search(bytes)));
        REQUIRE(fold_for_search(fold_for_search(bytes)) == fold_for_search(bytes));
        REQUIRE(is_utf8(vietnamese_sort_key(bytes)));
        REQUIRE(is_utf8(shown_safely(bytes, random() % 40)));
        for (const char c : to_ascii(bytes)) REQUIRE((c >= ' ' && c <= '~'));
    }
}
