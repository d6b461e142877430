// Telex: whoever learnt it on a telephone writes here as there; whoever did not is not disturbed.
#include "kiosk/core/telex.h"

#include "kiosk/core/vietnamese_text.h"
#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("Telex writes what Vietnamese type every day", "[core][telex]") {
    const std::pair<const char*, const char*> pairs[] = {
        {"ca phee", "ca phê"},
        {"caf phee", "cà phê"},
        {"dduwowngf", "đường"},
        {"dduongwf", "đường"},
        {"nuwowcs mawms", "nước mắm"},
        {"nuocws mams", "nước mám"},
        {"maatj ong", "mật ong"},
        {"mataj ong", "mật ong"},
        {"Tieengs Vieetj", "Tiếng Việt"},
        {"vieetj", "việt"},
        {"vietej", "việt"},
        {"hoaf binhf", "hòa bình"},
        {"hoans", "hoán"},
        {"khoer", "khỏe"},
        {"thuyr", "thủy"},
        {"thuyeenf", "thuyền"},
        {"ngoaif", "ngoài"},
        {"quar", "quả"},
        {"quys", "quý"},
        {"giaf", "già"},
        {"gif", "gì"},
        {"giowf", "giờ"},
        {"gieengs", "giếng"},
        {"nghieemj", "nghiệm"},
        {"muaw", "mưa"},
        {"hoawcj", "hoặc"},
        {"quawng", "quăng"},
        {"ruowuj", "rượu"},
        {"huwu", "hưu"},
        {"tuwowi", "tươi"},
        {"tuoiw", "tươi"},
        {"tw", "tư"},
        {"uw", "ư"},
        {"Dawks Lawks", "Dắk Lắk"},
        {"DDawks", "Đắk"},
        {"DDAF LATJ", "ĐÀ LẠT"},
        {"yeeus", "yếu"},
        {"khuyur", "khuỷu"},
        {"xoong", "xông"},
        {"xooong", "xoong"},
        {"baanhs tranhs", "bấnh tránh"},
    };
    for (const auto& [keys, wanted] : pairs) {
        INFO(keys);
        CHECK(telex(keys) == wanted);
    }
}

TEST_CASE("the same key once more takes it back and stands for itself", "[core][telex]") {
    CHECK(telex("ass") == "as");
    CHECK(telex("aaa") == "aa");
    CHECK(telex("ddd") == "dd");
    CHECK(telex("uww") == "uw");
    CHECK(telex("tww") == "tuw");
    CHECK(telex("asz") == "a");
    CHECK(telex("asf") == "à");
    CHECK(telex("z") == "z");
}

TEST_CASE("words that are not Vietnamese stay as they were typed", "[core][telex]") {
    for (const char* word :
         {"coffee",  "OCOP",           "Seagull",       "banana",   "cocoa", "water",   "wine",
          "noodles", "sakura",         "Macca",         "st25",     "glass", "fresh",   "FRESH",
          "tea",     "www.example.vn", "8930000000019", "DEMO-001", "dried", "spirits", "100%",
          ""}) {
        INFO(word);
        CHECK(telex(word) == word);
    }
}

TEST_CASE("what is written may be gone on with, and writing it again changes nothing",
          "[core][telex]") {
    CHECK(telex("phê") == "phê");
    CHECK(telex("tiêngs") == "tiếng");
    CHECK(telex("phếe") == "phée");  // taken back, the tone stays
    for (const char* text :
         {"Cà phê bột Ea Tu", "đường phèn", "Ơi ƯỚT", "Nước mắm cá cơm truyền thống"})
        CHECK(telex(text) == text);
    CHECK(telex("Ω phee ß") == "Ω phê ß");
    CHECK(telex("\xFF phee") == "\xFF phê");
    CHECK(is_utf8(telex("khoongf")));
}

TEST_CASE("a line remembers the keys behind what it shows", "[core][telex]") {
    TelexLine line;
    std::string shown;
    for (const char key : std::string_view{"coffee"}) shown = line.type(shown, {&key, 1});
    CHECK(shown == "coffee");
    shown = line.erase(shown);
    CHECK(shown == "coffe");
    shown.clear();
    for (const char key : std::string_view{"caf phee"}) shown = line.type(shown, {&key, 1});
    CHECK(shown == "cà phê");
    shown = line.erase(shown);
    CHECK(shown == "cà ph");
    CHECK(line.type("nấ", "m") == "nấm");  // a query from elsewhere is gone on with
    CHECK(TelexLine{}.erase("").empty());
}
