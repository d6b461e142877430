// The promise: whatever is typed, a person gets one clear line and a script a status it can trust.
#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::is_one_clear_line;
using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::Shop;

using Words = std::vector<std::string>;

TEST_CASE("wrong use is told in one line on standard error, with status 2") {
    const Shop shop{Shop::Goods::None};
    for (const Words& words : std::vector<Words>{
             {"nonsense"},
             {"--nonsense"},
             {"lookup"},
             {"lookup", "a", "b"},
             {"lookup", ""},
             {"search", ""},
             {"search", "tra", "--limit", "0"},
             {"search", "tra", "--limit", "many"},
             {"catalogue"},
             {"catalogue", "nonsense"},
             {"catalogue", "import"},
             {"totals", "--date"},
             {"totals", "--date", "2026-02-29"},
             {"totals", "--date", "24/11/2026"},
             {"vietqr", "--bin", "970436"},
             {"vietqr", "--bin", "97043", "--account", "1"},
             {"vietqr", "--bin", "970436", "--account", ""},
             {"vietqr", "--bin", "970436", "--account", "1", "--amount", "0"},
             {"vietqr", "--bin", "970436", "--account", "1", "--amount", "-1"},
             {"vietqr", "--bin", "970436", "--account", "1", "--amount", "500000000"},
             {"vietqr", "--bin", "970436", "--account", "1", "--amount", "1.5"},
             {"vietqr", "--bin", "970436", "--account", "1", "--png", "/no/such/folder/q.png"},
             {"central"},
             {"shift"},
             {"promotions"},
             {"central", "apply"},
             {"central", "apply", "--to", "nonsense"},
             {"central", "enroll", "--to", "postgresql://localhost/x"},
             {"sync", "--once"},
             {"scan"},
             {"ring", "/no/such/file"},
             {"ring", "/tmp"},
             {"backup", "/tmp"},
             {"restore", "/no/such/file"},
             {"run", "--window", "1x1"},
             {"run", "--window", "wide"},
             {"run", "--lang", "fr"},
             {"run", "--script", "/no/such/file"},
             {"verify", "verify"},
         }) {
        const Outcome outcome = shop.run(words);
        INFO(Json(words).dump() << "\n" << said(outcome));
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(is_one_clear_line(outcome.err));
    }
}

TEST_CASE("a line for people stays one line, whatever was typed or scanned") {
    const Shop shop;
    for (const char* code : {"a\nb", "a\x1b[2Jb", "\xff\xfe", "a\r\nocop-kiosk: all is well"}) {
        const Outcome outcome = shop.run({"lookup", code});
        INFO(said(outcome));
        CHECK(outcome.status == 1);
        CHECK(is_one_clear_line(outcome.err));
        CHECK(outcome.err.find('\x1b') == std::string::npos);
        CHECK(outcome.err.find('\r') == std::string::npos);
    }
}

TEST_CASE("messages come in the language of the environment") {
    const Shop shop{Shop::Goods::None};
    auto launch = shop.launch({"lookup", "nothing"});
    launch.environment["LC_ALL"] = "vi_VN.UTF-8";
    CHECK(shop.run(launch).err.find("không có sản phẩm nào mang mã này") != std::string::npos);
    launch.environment["LC_ALL"] = "C.UTF-8";
    CHECK(shop.run(launch).err.find("no product has this code") != std::string::npos);
    CHECK(shop.run({"nonsense"}).err.find("command line") != std::string::npos);
}

TEST_CASE("wrong use is told in Vietnamese, too, by the name of what is wrong") {
    const Shop shop{Shop::Goods::None};
    for (const auto& [words, told] : std::vector<std::pair<Words, std::string>>{
             {{"nonsense"}, "không hiểu: nonsense"},
             {{"lookup"}, "thiếu CODE"},
             {{"vietqr", "--bin", "970436"}, "thiếu --account"},
             {{"totals", "--date"}, "sau --date phải có YYYY-MM-DD"},
             {{"shift"}, "sau shift phải có một trong: report, list, open, close"},
             {{"promotions"}, "sau promotions phải có một trong: import, export, list"},
             {{"search", "tra", "--limit", "0"}, "--limit: 0 nằm ngoài khoảng 1…10000"},
             {{"vietqr", "--bin", "970436", "--account", "1", "--amount", "x"},
              "không đọc được giá trị của --amount = x"},
             {{"staff", "add", "--code", "1", "--name", "a", "--role", "boss"},
              "--role: boss không phải một trong: cashier,supervisor,manager"},
             {{"staff"}, "list, add, pin"},
             {{"central"}, "apply, enroll"},
             {{"catalogue"}, "import, export"},
             {{"ring", "/no/such/file"}, "không có tệp này"},
             {{"catalogue", "import", "/tmp"}, "là thư mục, không phải tệp"},
             {{"labels", "labels.gif"}, "nhãn chỉ ghi ra được tệp .pdf hoặc .png"},
         }) {
        auto launch = shop.launch(words);
        launch.environment["LC_ALL"] = "vi_VN.UTF-8";
        const Outcome outcome = shop.run(launch);
        INFO(said(outcome));
        CHECK(outcome.status == 2);
        CHECK(is_one_clear_line(outcome.err));
        CHECK(outcome.err.find(told) != std::string::npos);
    }
}

TEST_CASE("every command teaches by example, and the version is one line") {
    const Shop shop{Shop::Goods::None};
    for (const Words& words : std::vector<Words>{{},
                                                 {"run"},
                                                 {"scan"},
                                                 {"lookup"},
                                                 {"search"},
                                                 {"catalogue"},
                                                 {"catalogue", "import"},
                                                 {"catalogue", "export"},
                                                 {"labels"},
                                                 {"ring"},
                                                 {"totals"},
                                                 {"vietqr"},
                                                 {"sync"},
                                                 {"central"},
                                                 {"central", "apply"},
                                                 {"central", "enroll"},
                                                 {"staff"},
                                                 {"staff", "list"},
                                                 {"staff", "add"},
                                                 {"staff", "pin"},
                                                 {"verify"},
                                                 {"backup"},
                                                 {"restore"}}) {
        Words asked = words;
        asked.emplace_back("--help");
        const Outcome outcome = shop.run(asked);
        INFO(Json(words).dump() << "\n" << said(outcome));
        CHECK(outcome.status == 0);
        CHECK(outcome.err.empty());
        const std::size_t examples = outcome.out.find("Examples:");
        REQUIRE(examples != std::string::npos);
        std::string wanted = "ocop-kiosk";
        for (const std::string& word : words) wanted += " " + word;
        CHECK(outcome.out.find(wanted, examples) != std::string::npos);
    }
    const Outcome version = shop.run({"--version"});
    CHECK(version.status == 0);
    CHECK(version.out.starts_with("ocop-kiosk "));
    CHECK(blackbox::lines_of(version.out).size() == 1);
    // Asking how to do something is not doing it.
    CHECK_FALSE(std::filesystem::exists(shop.folder()));
}

TEST_CASE("the data folder is --data, else OCOP_KIOSK_DATA, else XDG_DATA_HOME, else below HOME") {
    const Shop shop{Shop::Goods::None};
    auto launch = shop.launch({"totals"});
    launch.environment["XDG_DATA_HOME"] = shop.beside("xdg").string();
    launch.environment["HOME"] = shop.beside("home").string();

    launch.arguments = {"totals", "--data", shop.beside("told").string()};
    CHECK(shop.run(launch).status == 0);
    CHECK(std::filesystem::exists(shop.beside("told") / "kiosk.db"));
    CHECK_FALSE(std::filesystem::exists(shop.folder()));

    launch.arguments = {"totals"};
    CHECK(shop.run(launch).status == 0);
    CHECK(std::filesystem::exists(shop.folder() / "kiosk.db"));
    CHECK_FALSE(std::filesystem::exists(shop.beside("xdg")));

    launch.environment["OCOP_KIOSK_DATA"] = "";
    CHECK(shop.run(launch).status == 0);
    CHECK(std::filesystem::exists(shop.beside("xdg") / "ocop-kiosk" / "kiosk.db"));
    CHECK_FALSE(std::filesystem::exists(shop.beside("home")));

    launch.environment["XDG_DATA_HOME"] = "";
    CHECK(shop.run(launch).status == 0);
    CHECK(std::filesystem::exists(shop.beside("home") / ".local/share/ocop-kiosk/kiosk.db"));
}

TEST_CASE("a result that could not be written out is a fault, never a success") {
    const Shop shop;
    for (const Words& words : std::vector<Words>{{"totals"},
                                                 {"totals", "--json"},
                                                 {"search", "tra"},
                                                 {"lookup", "tea"},
                                                 {"verify"},
                                                 {"catalogue", "export", "-"},
                                                 {"vietqr", "--bin", "970436", "--account", "1"}}) {
        INFO(Json(words).dump());
        auto launch = shop.launch(words);
        launch.output_file = "/dev/full";
        const Outcome full = shop.run(launch);
        INFO(said(full));
        CHECK(full.status == 3);
        CHECK(is_one_clear_line(full.err));
        launch.output_file.clear();
        launch.closed = {1};
        CHECK(shop.run(launch).status == 3);
    }
}

TEST_CASE("closed standard streams never let words into the shop's files") {
    const Shop shop;
    auto launch = shop.launch({"ring"}, blackbox::sale("a", "tea", 45'000).dump() + "\n");
    launch.closed = {1, 2};
    CHECK(shop.run(launch).status == 3);
    launch.closed = {0, 1, 2};
    CHECK(shop.run(launch).status == 2);
    CHECK(shop.json({"verify"})["ok"] == true);
    for (const char* name : {"writer.lock"}) {
        CHECK(std::filesystem::file_size(shop.folder() / name) == 0);
    }
}
