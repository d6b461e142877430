// verify, backup, restore, and what goes wrong with the folder they work on.
#include <signal.h>
#include <sys/stat.h>

#include <algorithm>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::is_one_clear_line;
using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::sale;
using blackbox::Shop;

namespace {

std::vector<Json> sales(const std::string& name, int count) {
    std::vector<Json> made;
    for (int i = 0; i < count; ++i) made.push_back(sale(name + std::to_string(i), "tea", 45'000));
    return made;
}

}  // namespace

TEST_CASE("verify proves a shop whole, and its head moves with every sale") {
    const Shop shop;
    shop.ring(sales("a", 3));
    const Json before = shop.json({"verify"});
    CHECK(before["ok"] == true);
    CHECK(before["sales"] == 3);
    CHECK(before["entries"] == 4);  // and the catalogue
    CHECK(before["head"].get<std::string>().size() == 64);
    CHECK(before["problems"] == Json::array());
    shop.ring(sales("b", 1));
    CHECK(shop.json({"verify"})["head"] != before["head"]);
}

TEST_CASE("one changed byte of a sale's record is found and its entry named, with status 1") {
    const Shop shop;
    shop.ring(sales("find me ", 5));
    const std::string copy = shop.beside("copy").string();
    std::filesystem::create_directory(copy);
    REQUIRE(shop.run({"backup", copy + "/kiosk.db"}).status == 0);
    std::string bytes = support::read_file(copy + "/kiosk.db");
    const std::size_t at = bytes.find("find me 2");
    REQUIRE(at != std::string::npos);
    for (std::size_t next = at; next != std::string::npos; next = bytes.find("find me 2", next)) {
        bytes[next + 8] = '7';
    }
    support::write_file(copy + "/kiosk.db", bytes);
    const Outcome outcome = shop.run({"--data", copy, "verify", "--json"});
    INFO(said(outcome));
    CHECK(outcome.status == 1);
    const Json report = Json::parse(outcome.out);
    CHECK(report["ok"] == false);
    REQUIRE_FALSE(report["problems"].empty());
    CHECK(std::ranges::any_of(report["problems"],
                              [](const Json& problem) { return problem["entry"] == 4; }));
    for (const Json& problem : report["problems"]) CHECK(problem["what"].is_string());
    CHECK(shop.run({"--data", copy, "verify"}).status == 1);
    CHECK(shop.run({"restore", copy + "/kiosk.db", "--lose-newer"}).status == 2);
}

TEST_CASE("a file that is no database at all is 'not whole' to verify and a fault to the others") {
    const Shop shop{Shop::Goods::None};
    std::filesystem::create_directory(shop.folder());
    for (const std::string& bytes : {std::string{"garbage"}, std::string(8192, '\xA5')}) {
        support::write_file(shop.folder() / "kiosk.db", bytes);
        const Outcome verified = shop.run({"verify", "--json"});
        INFO(said(verified));
        CHECK(verified.status == 1);
        CHECK(Json::parse(verified.out)["ok"] == false);
        for (const char* command : {"totals", "ring", "run"}) {
            const Outcome outcome = shop.run({command});
            INFO(command << said(outcome));
            CHECK(outcome.status == 3);
            CHECK(is_one_clear_line(outcome.err));
        }
        CHECK(support::read_file(shop.folder() / "kiosk.db") == bytes);
    }
}

TEST_CASE("a backup comes back as it was, to the đồng") {
    const Shop shop;
    shop.ring(sales("a", 3));
    const std::string file = shop.beside("backup.db").string();
    REQUIRE(shop.run({"backup", file}).status == 0);
    const Json then = shop.json({"totals"});
    const Json head = shop.json({"verify"});

    SECTION("newer sales are not lost unless told") {
        shop.ring(sales("b", 2));
        const Outcome refused = shop.run({"restore", file});
        INFO(said(refused));
        CHECK(refused.status == 2);
        CHECK(refused.err.find("2 sales newer") != std::string::npos);
        CHECK(refused.err.find("--lose-newer") != std::string::npos);
        CHECK(shop.json({"totals"})["sales"] == 5);
        REQUIRE(shop.run({"restore", file, "--lose-newer"}).status == 0);
        CHECK(shop.json({"totals"}) == then);
        CHECK(shop.json({"verify"}) == head);
        // The old file is kept.
        const auto kept = std::ranges::count_if(
            std::filesystem::directory_iterator{shop.folder()}, [](const auto& entry) {
                return entry.path().filename().string().starts_with("kiosk-before-restore-");
            });
        CHECK(kept >= 1);
    }
    SECTION("into a new folder, which then asks for the till's key before it sells") {
        const std::string other = shop.beside("other").string();
        const Outcome restored = shop.run({"--data", other, "restore", file});
        CHECK(restored.status == 0);
        CHECK(restored.err.find("till.key") != std::string::npos);
        const Outcome selling = shop.run({"--data", other, "ring"}, sale("x", "tea", 1).dump());
        CHECK(selling.status == 3);
        CHECK(is_one_clear_line(selling.err));
        std::filesystem::copy_file(shop.folder() / "till.key", other + "/till.key");
        CHECK(shop.run({"--data", other, "ring"}, sale("x", "tea", 45'000).dump()).status == 0);
    }
    SECTION("of another till it is refused") {
        const Shop stranger;
        const Outcome refused = stranger.run({"restore", file});
        CHECK(refused.status == 2);
        CHECK(is_one_clear_line(refused.err));
        CHECK(stranger.json({"verify"})["sales"] == 0);
    }
    SECTION("what is no backup is refused and changes nothing") {
        support::write_file(shop.beside("garbage"), "garbage");
        support::write_file(shop.beside("empty"), "");
        std::string torn = support::read_file(file);
        torn.resize(torn.size() / 2);
        support::write_file(shop.beside("torn"), torn);
        for (const char* name : {"garbage", "empty", "torn", "missing", "."}) {
            const Outcome refused = shop.run({"restore", shop.beside(name).string()});
            INFO(name << said(refused));
            CHECK(refused.status == 2);
            CHECK(refused.err.starts_with("ocop-kiosk: "));
            CHECK(std::ranges::count(refused.err, '\n') == 1);
        }
        CHECK(shop.json({"verify"}) == head);
    }
}

TEST_CASE("a backup never overwrites the shop, or what is no backup") {
    const Shop shop;
    shop.ring(sales("a", 1));
    support::write_file(shop.beside("letters"), "love letters");
    // Stands for a device; never this machine's own /dev/null.
    REQUIRE(::mkfifo(shop.beside("pipe").c_str(), 0600) == 0);
    for (const std::filesystem::path& target :
         {shop.folder() / "kiosk.db", shop.folder() / "till.key", shop.folder(),
          shop.beside("letters"), shop.beside("no") / "such", shop.beside("pipe")}) {
        const Outcome refused = shop.run({"backup", target.string()});
        INFO(target << said(refused));
        CHECK(refused.status == 2);
        CHECK(is_one_clear_line(refused.err));
    }
    CHECK(support::read_file(shop.beside("letters")) == "love letters");
    CHECK(shop.json({"verify"})["sales"] == 1);
    const std::string nightly = shop.beside("nightly.db").string();
    CHECK(shop.run({"backup", nightly}).status == 0);
    CHECK(shop.json({"backup", nightly}) == Json{{"file", nightly}, {"verified", true}});
    CHECK(shop.json({"restore", nightly}) ==
          Json{{"file", nightly}, {"restored", true}, {"epoch", 1}, {"new_epoch", false}});
}

TEST_CASE("another folder's own file is restored with its newest sales") {
    const Shop shop;
    // The ringing process is killed, so that its last sales stand in the WAL alone.
    support::Program ringing{blackbox::program(), shop.launch({"ring"})};
    for (const Json& one : sales("wal", 3)) {
        REQUIRE(ringing.write(one.dump() + "\n"));
        REQUIRE(ringing.read_line());
    }
    ringing.send(SIGKILL);
    ringing.finish();
    REQUIRE(std::filesystem::exists(shop.folder() / "kiosk.db-wal"));
    const std::string other = shop.beside("other").string();
    REQUIRE(shop.run({"--data", other, "restore", (shop.folder() / "kiosk.db").string()}).status ==
            0);
    const Outcome verified = shop.run({"--data", other, "verify", "--json"});
    CHECK(Json::parse(verified.out)["sales"] == 3);
}

TEST_CASE("a database of a newer program is left alone") {
    const Shop shop;
    const std::string newer = shop.beside("newer").string();
    std::filesystem::create_directory(newer);
    REQUIRE(shop.run({"backup", newer + "/kiosk.db"}).status == 0);
    std::string bytes = support::read_file(newer + "/kiosk.db");
    bytes[63] = 99;  // user_version, big endian, at 60
    support::write_file(newer + "/kiosk.db", bytes);
    for (const char* command : {"totals", "ring", "verify", "run"}) {
        const Outcome outcome = shop.run({"--data", newer, command});
        INFO(command << said(outcome));
        CHECK(outcome.status == 3);
        CHECK(is_one_clear_line(outcome.err));
        CHECK(outcome.err.find("newer version") != std::string::npos);
    }
    CHECK(support::read_file(newer + "/kiosk.db") == bytes);
}

TEST_CASE("a folder that cannot be written is told in one line") {
    const Shop shop;
    shop.ring(sales("a", 2));
    std::filesystem::permissions(shop.folder() / "kiosk.db", std::filesystem::perms::owner_read);
    std::filesystem::permissions(
        shop.folder(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"ring"}, {"run"}, {"catalogue", "import", shop.beside("goods.csv").string()}}) {
        auto launch = shop.launch(words, sale("x", "tea", 45'000).dump());
        launch.without_root_powers = true;
        const Outcome outcome = shop.run(launch);
        INFO(words[0] << said(outcome));
        CHECK(outcome.status == 3);
        CHECK(outcome.out.empty());
        CHECK(is_one_clear_line(outcome.err));
    }
    auto missing = shop.launch({"--data", (shop.folder() / "new").string(), "totals"});
    missing.without_root_powers = true;
    CHECK(shop.run(missing).status == 3);
}

TEST_CASE("a disk that takes no more costs the sale in hand and nothing before it") {
    const Shop shop;
    std::string input;
    for (const Json& one : sales("full", 3'000)) input += one.dump() + "\n";
    auto launch = shop.launch({"ring"}, input);
    launch.largest_file = 1'500'000;
    const Outcome outcome = shop.run(launch);
    INFO(outcome.status << outcome.err << blackbox::lines_of(outcome.out).size());
    CHECK(outcome.status == 3);
    CHECK(is_one_clear_line(outcome.err));
    const auto answers = blackbox::lines_of(outcome.out);
    CHECK(answers.size() > 10);
    CHECK(answers.size() < 3'000);
    const Json verified = shop.json({"verify"});
    CHECK(verified["ok"] == true);
    CHECK(verified["sales"] == answers.size());
    // With room again everything goes on where it stopped.
    CHECK(shop.ring({sale("after", "tea", 45'000)}).front()["total"] == 45'000);
}

TEST_CASE("settings that make no sense are named by file, line and key") {
    const Shop shop;
    for (const auto& [text, place] : std::vector<std::pair<std::string, std::string>>{
             {"language = \"vi\"\n[till]\ncash_rounding = 7\n", "line 3, till.cash_rounding"},
             {"language = \"vi\"\nlangauge = \"en\"\n", "line 2, langauge"},
             {"[shop]\nname = 5\n", "line 2, shop.name"},
             {"[backup]\nkeep = 0\n", "line 2, backup.keep"},
             {"[labels]\nprinter = \"no such\"\n", "line 2, labels.printer"},
             {"x = [\n", "settings.toml, line"},
         }) {
        support::write_file(shop.folder() / "settings.toml", text);
        for (const char* command : {"ring", "run", "sync"}) {
            const Outcome outcome = shop.run({command});
            INFO(command << text << said(outcome));
            CHECK(outcome.status == 2);
            CHECK(is_one_clear_line(outcome.err));
            CHECK(outcome.err.find("settings.toml") != std::string::npos);
            CHECK(outcome.err.find(place) != std::string::npos);
        }
    }
}
