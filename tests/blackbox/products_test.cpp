// lookup, search and the catalogue as files.
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::is_one_clear_line;
using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::Shop;

TEST_CASE("lookup finds a product by every kind of its codes") {
    const Shop shop;
    for (const char* code : {"8930000000019", "08930000000019", "https://qcheck.example/T1", "tea",
                             "https://id.example/01/08930000000019/10/L7?17=271231",
                             "(01)08930000000019(10)L7", "]d2010893000000001910L7"}) {
        INFO(code);
        CHECK(shop.json({"lookup", code})["product_id"] == "tea");
    }
    CHECK(shop.run({"lookup", "8930000000999"}).status == 1);
}

TEST_CASE("lookup answers with the promised names and types") {
    const Shop shop;
    const Json tea = shop.json({"lookup", "tea"});
    CHECK(tea["name_vi"] == "Trà Shan tuyết");
    CHECK(tea["name_en"] == "Shan tea");
    CHECK(tea["group"] == "drink");
    CHECK(tea["producer"] == "HTX Tà Xùa");
    CHECK(tea["province"] == "Sơn La");
    CHECK(tea["province_today"] == "Sơn La");
    CHECK(tea["stars"] == 4);
    CHECK(tea["price"] == 45'000);
    CHECK(tea["tax_rate"] == "8");
    CHECK(tea["codes"] == Json::array({"08930000000019", "https://qcheck.example/T1"}));
    const Json certificate = tea["certificate"];
    CHECK(certificate["decision"] == "12/QĐ-UBND");
    CHECK(certificate["issuer"] == "UBND tỉnh Sơn La");
    CHECK(certificate["issued"] == "2026-01-10");
    CHECK(certificate["expires"] == "2029-01-10");
    CHECK(certificate["state"].is_string());

    const Json honey = shop.json({"lookup", "honey"});
    CHECK(honey["province_today"] == "Tuyên Quang");
    CHECK(honey["certificate"]["state"] == "none");
    CHECK(honey["certificate"]["decision"].is_null());
    CHECK(shop.json({"lookup", "basket"})["stars"].is_null());
}

TEST_CASE("an in-shop code leads to its product by the number inside") {
    const Shop shop{Shop::Goods::None};
    std::string csv = blackbox::catalogue();
    csv.replace(csv.find("honey,"), 6, "00001,");
    support::write_file(shop.beside("goods.csv"), csv);
    REQUIRE(shop.run({"catalogue", "import", shop.beside("goods.csv").string()}).status == 0);
    support::write_file(shop.folder() / "settings.toml",
                        "[scanner]\nin_shop_patterns = [\"21PPPPPWWWWWC\"]\n");
    // 0.750 kg of item 00001.
    CHECK(shop.json({"lookup", "2100001007508"})["product_id"] == "00001");
    Json sale = blackbox::sale("w", "2100001007508", 200'000);
    const Json answer = shop.ring({sale}).front();
    CHECK(answer["total"] == 93'750);
    CHECK(answer["change"] == 106'250);
    CHECK(shop.json({"totals"})["items"] == "0.75");
}

TEST_CASE("search needs no diacritics, in any order, and keeps to its limit") {
    const Shop shop;
    for (const char* words : {"trà shan", "tra shan", "SHAN tra", "tra\xCC\x80 shan", "tuyet"}) {
        INFO(words);
        CHECK(shop.json({"search", words})["product_id"] == "tea");
    }
    CHECK(shop.json({"search", "shan", "tra"})["product_id"] == "tea");
    const Outcome all = shop.run({"search", "h", "--json"});
    CHECK(blackbox::objects_of(all.out).size() > 1);
    const Outcome one = shop.run({"search", "h", "--json", "--limit", "1"});
    CHECK(blackbox::objects_of(one.out).size() == 1);
    for (const char* words : {"zzzz", "\"*(", "NOT", "'; DROP TABLE product"}) {
        const Outcome none = shop.run({"search", words, "--json"});
        INFO(words << said(none));
        CHECK(none.status == 1);
        CHECK(none.out.empty());
        CHECK(blackbox::is_one_clear_line(none.err));
    }
}

TEST_CASE("a catalogue goes out and comes in again byte for byte") {
    const Shop shop{Shop::Goods::Demonstration};
    const std::string first = shop.beside("first.csv").string();
    const std::string second = shop.beside("second.csv").string();
    REQUIRE(shop.run({"catalogue", "export", first}).status == 0);
    const std::string other = shop.beside("other").string();
    const Outcome in = shop.run({"--data", other, "catalogue", "import", first, "--json"});
    INFO(said(in));
    REQUIRE(in.status == 0);
    CHECK(Json::parse(in.out)["imported"] == true);
    REQUIRE(shop.run({"--data", other, "catalogue", "export", second}).status == 0);
    CHECK(support::read_file(first) == support::read_file(second));
    CHECK(shop.run({"catalogue", "export", "-"}).out == support::read_file(first));
    CHECK_FALSE(std::filesystem::exists(first + ".new"));
}

TEST_CASE("export writes through a link or into a pipe and never replaces it") {
    const Shop shop;
    const std::filesystem::path link = shop.beside("link.csv");
    support::write_file(shop.beside("real.csv"), "old");
    std::filesystem::create_symlink(shop.beside("real.csv"), link);
    REQUIRE(shop.run({"catalogue", "export", link.string()}).status == 0);
    CHECK(std::filesystem::is_symlink(link));
    CHECK(support::read_file(shop.beside("real.csv")).starts_with("product_id,"));
    // A pipe of the test's own stands for any device: a program that replaced what it is given
    // must never be tried on this machine's /dev/null.
    const std::filesystem::path pipe = shop.beside("pipe");
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(reader >= 0);
    const Outcome piped = shop.run({"catalogue", "export", pipe.string()});
    ::close(reader);
    INFO(said(piped));
    CHECK(piped.status == 0);
    CHECK(std::filesystem::is_fifo(pipe));
}

TEST_CASE("a dry run checks and stores nothing") {
    const Shop shop{Shop::Goods::None};
    support::write_file(shop.beside("goods.csv"), blackbox::catalogue());
    const Outcome dry =
        shop.run({"catalogue", "import", shop.beside("goods.csv").string(), "--dry-run", "--json"});
    CHECK(dry.status == 0);
    const Json told = Json::parse(dry.out);
    CHECK(told["products"] == 4);
    CHECK(told["imported"] == false);
    CHECK_FALSE(std::filesystem::exists(shop.folder()));
}

TEST_CASE("a catalogue as Excel saves it in Vietnam comes in, and goes out as any other") {
    const Shop plain;
    REQUIRE(plain.run({"catalogue", "export", plain.beside("plain.csv").string()}).status == 0);
    std::string csv = "\xEF\xBB\xBF" + support::read_file(plain.beside("plain.csv"));
    bool is_quoted = false;
    for (char& c : csv) {
        is_quoted = c == '"' ? !is_quoted : is_quoted;
        c = c == ',' && !is_quoted ? ';' : c;
    }
    const Shop shop{Shop::Goods::None};
    support::write_file(shop.beside("excel.csv"), csv);
    CHECK(shop.json({"catalogue", "import", shop.beside("excel.csv").string()})["products"] == 4);
    const std::string out = shop.beside("out.csv").string();
    REQUIRE(shop.run({"catalogue", "export", out}).status == 0);
    CHECK(support::read_file(out) == support::read_file(plain.beside("plain.csv")));
}

TEST_CASE("bad rows are named by line and column, and nothing is imported") {
    const Shop shop;
    std::string csv = blackbox::catalogue();
    csv.replace(csv.find("45000"), 5, "45.00");  // line 2
    csv.replace(csv.find("125000,5"), 8, "99000,7");
    csv += "good,Hàng mới,New,food,A,Hà Nội,3,,,,,1000,8,gói,0,\n";
    csv += "short,row\n";
    csv += "bad\xFFid,Tên,Name,food,A,Hà Nội,9,,,,,1000,8,gói,0,8930000000018\n";
    support::write_file(shop.beside("bad.csv"), csv);
    for (const bool dry : {true, false}) {
        std::vector<std::string> words{"catalogue", "import", shop.beside("bad.csv").string()};
        if (dry) words.emplace_back("--dry-run");
        const Outcome refused = shop.run(words);
        INFO(said(refused));
        CHECK(refused.status == 2);
        CHECK(refused.out.empty());
        for (const char* place :
             {"line 2, column price", "line 3, column tax_rate", "line 7", "line 8, column stars",
              "line 8, column product_id", "line 8, column codes", "nothing imported"}) {
            INFO(place);
            CHECK(refused.err.find(place) != std::string::npos);
        }
        for (const std::string& line : blackbox::lines_of(refused.err)) {
            CHECK(line.starts_with("ocop-kiosk: "));
        }
    }
    CHECK(shop.run({"lookup", "good"}).status == 1);
    CHECK(shop.json({"lookup", "honey"})["price"] == 125'000);
}

TEST_CASE("what is no catalogue is refused: empty, binary, a folder, missing, open quotes") {
    const Shop shop;
    support::write_file(shop.beside("empty"), "");
    support::write_file(shop.beside("binary"), std::string(3000, '\0') + "\xFF\xFE,\"");
    support::write_file(shop.beside("quotes"), blackbox::catalogue() + "x,\"never closed,y\nz,z\n");
    for (const char* name : {"empty", "binary", "quotes", "."}) {
        const Outcome refused = shop.run({"catalogue", "import", shop.beside(name).string()});
        INFO(name << said(refused));
        CHECK(refused.status == 2);
        CHECK(refused.err.starts_with("ocop-kiosk: "));
    }
    CHECK(is_one_clear_line(shop.run({"catalogue", "import", "/no/such/file"}).err));
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("Ctrl-C during an import leaves the catalogue as it was") {
    const Shop shop;
    support::Program importing{blackbox::program(), shop.launch({"catalogue", "import", "-"})};
    std::string csv = blackbox::catalogue();
    // More than a pipe holds: once it is written, the program reads.
    for (int i = 0; i < 20'000; ++i) {
        csv += "new" + std::to_string(i) + ",Hàng mới,New,food,A,Hà Nội,3,,,,,1000,8,gói,0,\n";
    }
    REQUIRE(importing.write(csv));
    importing.send(SIGINT);
    // The input stays open: only the signal can have ended it.
    CHECK_FALSE(importing.read_line());
    const Outcome outcome = importing.finish();
    INFO(said(outcome));
    CHECK(outcome.status == 1);
    CHECK(outcome.out.empty());
    CHECK(shop.run({"lookup", "new0"}).status == 1);
    CHECK(shop.json({"verify"})["entries"] == 1);
}
