// The house rules hold for this tree, and the rules themselves can fail.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/architecture/rules.h"
#include "tests/support/catch.h"

using architecture::SourceFile;
using Complaints = std::vector<std::string>;

namespace {

std::vector<SourceFile> load_tree() {
    const std::filesystem::path root{OCOP_SOURCE_DIR};
    std::vector<SourceFile> tree;
    for (const char* folder : {"kiosk", "db", "platform", "assets", "tests"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root / folder}) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".h" && extension != ".cpp") continue;
            std::ifstream stream{entry.path(), std::ios::binary};
            tree.push_back({entry.path().lexically_relative(root).string(),
                            {std::istreambuf_iterator<char>{stream}, {}}});
        }
    }
    return tree;
}

std::string in_lines(const Complaints& complaints) {
    std::string text;
    for (const std::string& complaint : complaints) text += "\n" + complaint;
    return text;
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("every room knows only the neighbours and libraries it may", "[architecture]") {
    const std::vector<SourceFile> tree = load_tree();
    REQUIRE(tree.size() > 10);
    const Complaints complaints = architecture::broken_dependencies(tree);
    INFO(in_lines(complaints));
    CHECK(complaints.empty());
}

TEST_CASE("files, lines and functions stay small enough to read", "[architecture]") {
    const Complaints complaints = architecture::broken_sizes(load_tree());
    INFO(in_lines(complaints));
    CHECK(complaints.empty());
}

TEST_CASE("headers say what they are and nothing is left unfinished", "[architecture]") {
    const Complaints complaints = architecture::broken_words(load_tree());
    INFO(in_lines(complaints));
    CHECK(complaints.empty());
}

TEST_CASE("ctest runs every test by its name", "[architecture]") {
    const Complaints complaints = architecture::broken_test_names(load_tree());
    INFO(in_lines(complaints));
    CHECK(complaints.empty());
    const std::string wrong = std::string{"TEST_CASE(\"one"} + "; two\", \"[a]\") {}\n";
    CHECK(architecture::broken_test_names({{"tests/db/a_test.cpp", wrong}}).size() == 1);
}

TEST_CASE("a room that looks into a neighbour's is named with file and line", "[architecture]") {
    const Complaints complaints = architecture::broken_dependencies({
        {"kiosk/core/money.h", "// Money.\n#pragma once\n#include \"db/database.h\"\n"},
        {"db/database.h", "// The database.\n"},
    });
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].find("kiosk/core/money.h:3: kiosk/core must not know db") == 0);
}

TEST_CASE("a library outside its room is named with file and line", "[architecture]") {
    const Complaints complaints = architecture::broken_dependencies({
        {"kiosk/app/flow.cpp", "#include <vector>\n#  include <sqlite3.h>\n"},
        {"tests/core/money_test.cpp", "#include <SDL2/SDL.h>\n"},
        {"tests/bench/peer.cpp", "#include <sqlite3.h>\n"},
    });
    REQUIRE(complaints.size() == 2);
    CHECK(complaints[0].find("kiosk/app/flow.cpp:2: kiosk/app uses SQLite") == 0);
    CHECK(complaints[1].find("tests/core/money_test.cpp:1: kiosk/core uses SDL") == 0);
}

TEST_CASE("a library that leaks through a public header is named with its way", "[architecture]") {
    std::vector<SourceFile> tree = {
        {"kiosk/app/main.cpp", "#include \"db/sales.h\"\n"},
        {"db/sales.h", "// Sales.\n#include \"db/statements.h\"\n"},
        {"db/statements.h", "// Private to db.\n#include <SQLiteCpp/Statement.h>\n"},
    };
    const Complaints complaints = architecture::broken_dependencies(tree);
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].find("kiosk/app/main.cpp:1: a public header brings SQLite") == 0);
    CHECK(complaints[0].find("db/sales.h > db/statements.h > <SQLiteCpp/") != std::string::npos);

    SECTION("and a private header of the room is no leak") {
        tree[1].text = "// Sales.\n";
        tree.push_back({"db/sales.cpp", "#include \"db/statements.h\"\n"});
        CHECK(architecture::broken_dependencies(tree).empty());
    }
}

TEST_CASE("what grows too long is named with its size", "[architecture]") {
    SECTION("a file") {
        const auto complaints =
            architecture::broken_sizes({{"db/big.cpp", repeated("int a;\n", 501)}});
        REQUIRE(complaints.size() == 1);
        CHECK(complaints[0].find("db/big.cpp:501: 501 lines") == 0);
    }
    SECTION("a line, counted in characters") {
        CHECK(architecture::broken_sizes({{"db/a.h", "//" + repeated("ộ", 98) + "\n"}}).empty());
        const auto complaints =
            architecture::broken_sizes({{"db/a.h", "\n//" + repeated("ộ", 99) + "\n"}});
        REQUIRE(complaints.size() == 1);
        CHECK(complaints[0].find("db/a.h:2: 101 characters") == 0);
    }
    SECTION("a function") {
        const std::string body = repeated("    step();\n", 69);
        const auto complaints =
            architecture::broken_sizes({{"db/a.cpp", "namespace db {\n\nint long_one() {\n" + body +
                                                         "}\n\n}  // namespace db\n"}});
        REQUIRE(complaints.size() == 1);
        CHECK(complaints[0].find("db/a.cpp:3: a function of 71 lines") == 0);
    }
}

TEST_CASE("unfinished words and headers without an opening are named", "[architecture]") {
    const Complaints complaints = architecture::broken_words({
        {"db/a.h", "#pragma once\n"},
        {"db/a.cpp", "int a;  // TODO later\n"},
    });
    REQUIRE(complaints.size() == 2);
    CHECK(complaints[0].find("db/a.h:1: the header does not open") == 0);
    CHECK(complaints[1].find("db/a.cpp:1: \"TODO\"") == 0);
}
