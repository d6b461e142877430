// staff list, staff add, staff pin: who may work here; a PIN goes in and never comes out.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::is_one_clear_line;
using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::Shop;

using Words = std::vector<std::string>;

namespace {

constexpr const char* kPin = "918273";

Outcome add(const Shop& shop, const std::string& code, const std::string& name,
            const std::string& input = std::string{kPin} + "\n", const Words& more = {}) {
    Words words{"staff", "add", "--code", code, "--name", name};
    words.insert(words.end(), more.begin(), more.end());
    return shop.run(words, input);
}

std::vector<Json> people(const Shop& shop) {
    const Outcome outcome = shop.run({"staff", "list", "--json"});
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    return blackbox::objects_of(outcome.out);
}

// The far end of a terminal: what a person types and what stands on the screen.
class Terminal {
public:
    Terminal() : person_{::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)} {
        REQUIRE(person_ >= 0);
        REQUIRE(::grantpt(person_) == 0);
        REQUIRE(::unlockpt(person_) == 0);
        name_ = ::ptsname(person_);
        // Kept open, so that what was shown can still be read when the program has ended.
        program_ = ::open(name_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
        REQUIRE(program_ >= 0);
    }
    ~Terminal() {
        ::close(person_);
        ::close(program_);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    const std::string& name() const { return name_; }
    void type(const std::string& text) const {
        REQUIRE(::write(person_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
    }
    // All that came to stand on the screen, up to these words; they must come.
    std::string shown_until(const std::string& words) const {
        std::string all;
        while (all.find(words) == std::string::npos) {
            pollfd waiting{person_, POLLIN, 0};
            INFO("on screen: " << all);
            REQUIRE(::poll(&waiting, 1, 10'000) == 1);
            std::array<char, 4096> bytes;
            const ssize_t got = ::read(person_, bytes.data(), bytes.size());
            REQUIRE(got > 0);
            all.append(bytes.data(), static_cast<std::size_t>(got));
        }
        return all;
    }

private:
    int person_;
    int program_{-1};
    std::string name_;
};

}  // namespace

TEST_CASE("people are added by code, name and role, and listed for people and for scripts") {
    const Shop shop{Shop::Goods::None};
    CHECK(people(shop).empty());
    const Outcome added = add(shop, "101", "Nguyễn Thị Hạnh");
    INFO(said(added));
    CHECK(added.status == 0);
    CHECK(added.err.empty());
    CHECK(blackbox::lines_of(added.out).size() == 1);
    CHECK(add(shop, "900", "Lê Thu Hà", std::string{kPin} + "\r\n", {"--role", "manager"}).status ==
          0);
    CHECK(people(shop) == std::vector<Json>{{{"code", "101"},
                                             {"name", "Nguyễn Thị Hạnh"},
                                             {"role", "cashier"},
                                             {"demonstration", false}},
                                            {{"code", "900"},
                                             {"name", "Lê Thu Hà"},
                                             {"role", "manager"},
                                             {"demonstration", false}}});
    const Outcome list = shop.run({"staff", "list"});
    CHECK(list.out == "101\tNguyễn Thị Hạnh\tcashier\n900\tLê Thu Hà\tmanager\n");
    CHECK(list.err.empty());
    // Two people of one name are told apart by their codes; letters are codes, too.
    CHECK(add(shop, "A7", "Lê Thu Hà").status == 0);
    CHECK(people(shop).size() == 3);
    const Outcome told = add(shop, "B8", "Hoa", std::string{kPin} + "\n", {"--json"});
    CHECK(blackbox::objects_of(told.out) == std::vector{people(shop).back()});
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("what cannot be somebody who works here is refused in one line and changes nothing") {
    const Shop shop{Shop::Goods::None};
    REQUIRE(add(shop, "101", "Nguyễn Thị Hạnh").status == 0);
    const auto before = people(shop);
    const Json head = shop.json({"verify"});
    const std::string pin = std::string{kPin} + "\n";
    struct Case {
        Words words;
        std::string input;
        std::string told;
    };
    for (const auto& [words, input, told] : std::vector<Case>{
             {{"staff"}, "", "staff needs one of: list, add, pin"},
             {{"staff", "add"}, "", "missing"},
             {{"staff", "add", "--code", "102"}, pin, "--name is missing"},
             {{"staff", "add", "--code", "101", "--name", "Hoa"}, pin, "has this code already"},
             {{"staff", "add", "--code", "", "--name", "Hoa"}, pin, "a staff code is"},
             {{"staff", "add", "--code", "1 2", "--name", "Hoa"}, pin, "a staff code is"},
             {{"staff", "add", "--code", "12345678901234567", "--name", "Hoa"},
              pin,
              "a staff code"},
             {{"staff", "add", "--code", "102", "--name", ""}, pin, "a name is"},
             {{"staff", "add", "--code", "102", "--name", "  "}, pin, "a name is"},
             {{"staff", "add", "--code", "102", "--name", "\xff"}, pin, "a name is"},
             {{"staff", "add", "--code", "102", "--name", "Hoa\nLan"}, pin, "a name is"},
             {{"staff", "add", "--code", "102", "--name", "Hoa", "--role", "boss"}, pin, "boss"},
             {{"staff", "add", "--code", "102", "--name", "Hoa"}, "", "no PIN was given"},
             {{"staff", "add", "--code", "102", "--name", "Hoa"}, "\n" + pin, "no PIN was given"},
             {{"staff", "add", "--code", "102", "--name", "Hoa"}, "91827\n", "six digits"},
             {{"staff", "add", "--code", "102", "--name", "Hoa"}, "9182734\n", "six digits"},
             {{"staff", "add", "--code", "102", "--name", "Hoa"}, "91827x\n", "six digits"},
             {{"staff", "add", "--code", "102", "--name", "Hoa"}, " 918273\n", "six digits"},
             {{"staff", "pin"}, pin, "CODE is missing"},
             {{"staff", "pin", "101"}, "1234\n", "six digits"},
             {{"staff", "pin", "101"}, "", "no PIN was given"},
         }) {
        const Outcome outcome = shop.run(words, input);
        INFO(Json(words).dump(-1, ' ', false, Json::error_handler_t::replace) << said(outcome));
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(is_one_clear_line(outcome.err));
        CHECK(outcome.err.find(told) != std::string::npos);
        CHECK(outcome.err.find("91827") == std::string::npos);
    }
    const Outcome nobody = shop.run({"staff", "pin", "999"}, pin);
    INFO(said(nobody));
    CHECK(nobody.status == 1);
    CHECK(is_one_clear_line(nobody.err));
    CHECK(people(shop) == before);
    CHECK(shop.json({"verify"}) == head);
}

TEST_CASE("people are blocked, let in again and leave, the last manager stays") {
    const Shop shop{Shop::Goods::None};
    REQUIRE(add(shop, "900", "Lê Thu Hà", std::string{kPin} + "\n", {"--role", "manager"}).status ==
            0);
    REQUIRE(add(shop, "101", "Hạnh").status == 0);
    const auto list = [&] { return shop.run({"staff", "list"}).out; };
    CHECK(shop.run({"staff", "block", "101"}).status == 0);
    CHECK(list() == "101\tHạnh\tcashier\tblocked\n900\tLê Thu Hà\tmanager\n");
    CHECK(people(shop)[0]["standing"] == "blocked");
    CHECK(shop.run({"staff", "unblock", "101"}).status == 0);
    CHECK_FALSE(people(shop)[0].contains("standing"));
    const Outcome last = shop.run({"staff", "block", "900"});
    INFO(said(last));
    CHECK(last.status == 2);
    CHECK(is_one_clear_line(last.err));
    CHECK(last.err.find("the last manager") != std::string::npos);
    CHECK(shop.run({"staff", "remove", "101"}).status == 0);
    CHECK(list() == "900\tLê Thu Hà\tmanager\n");
    CHECK(shop.run({"staff", "unblock", "101"}).status == 1);
    const Outcome again = add(shop, "101", "Mai");
    INFO(said(again));
    CHECK(again.status == 2);
    CHECK(again.err.find("somebody who has left") != std::string::npos);
    CHECK(shop.json({"verify"})["ok"] == true);
}

TEST_CASE("a PIN stands in nothing that is printed or stored") {
    const Shop shop{Shop::Goods::None};
    const Outcome added = add(shop, "101", "Nguyễn Thị Hạnh");
    const Outcome changed = shop.run({"staff", "pin", "101"}, "465768\n");
    REQUIRE(added.status == 0);
    REQUIRE(changed.status == 0);
    const std::string backup = shop.beside("backup.db").string();
    REQUIRE(shop.run({"backup", backup}).status == 0);
    std::vector<std::string> places{added.out + added.err, changed.out + changed.err,
                                    support::read_file(backup)};
    for (const auto& entry : std::filesystem::recursive_directory_iterator{shop.folder()}) {
        if (entry.is_regular_file()) places.push_back(support::read_file(entry.path()));
    }
    REQUIRE(places.size() > 4);
    for (const std::string& place : places) {
        CHECK(place.find(kPin) == std::string::npos);
        CHECK(place.find("465768") == std::string::npos);
    }
}

TEST_CASE("on a terminal the PIN is asked for twice and not shown") {
    const Shop shop{Shop::Goods::None};
    const Terminal terminal;
    auto launch = shop.launch({"staff", "add", "--code", "101", "--name", "Hạnh"});
    launch.input_file = terminal.name();
    support::Program adding{blackbox::program(), launch};
    REQUIRE(adding.wait_for_words("PIN (six digits): "));
    SECTION("twice the same: stored") {
        terminal.type(std::string{kPin} + "\n");
        REQUIRE(adding.wait_for_words("Again: "));
        terminal.type(std::string{kPin} + "\n");
        const Outcome outcome = adding.finish();
        INFO(said(outcome));
        CHECK(outcome.status == 0);
        CHECK(people(shop).size() == 1);
    }
    SECTION("not the same: refused") {
        terminal.type(std::string{kPin} + "\n");
        REQUIRE(adding.wait_for_words("Again: "));
        terminal.type("111111\n");
        const Outcome outcome = adding.finish();
        INFO(said(outcome));
        CHECK(outcome.status == 2);
        CHECK(outcome.err.find("not the same") != std::string::npos);
        CHECK(people(shop).empty());
    }
    SECTION("Ctrl-C: nothing is stored, and the terminal shows again what is typed") {
        adding.send(SIGINT);
        const Outcome outcome = adding.finish();
        INFO(said(outcome));
        CHECK(outcome.signal == 0);
        CHECK(outcome.status != 0);
        CHECK(outcome.err.find("Again") == std::string::npos);
        CHECK(people(shop).empty());
    }
    terminal.type("seen\n");
    CHECK(terminal.shown_until("seen").find("91827") == std::string::npos);
}

TEST_CASE("a folder that cannot be written keeps its people, and says so in one line") {
    const Shop shop{Shop::Goods::None};
    REQUIRE(add(shop, "101", "Nguyễn Thị Hạnh").status == 0);
    std::filesystem::permissions(shop.folder() / "kiosk.db", std::filesystem::perms::owner_read);
    std::filesystem::permissions(
        shop.folder(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    for (const Words& words : std::vector<Words>{{"staff", "add", "--code", "102", "--name", "Hoa"},
                                                 {"staff", "pin", "101"}}) {
        auto launch = shop.launch(words, std::string{kPin} + "\n");
        launch.without_root_powers = true;
        const Outcome outcome = shop.run(launch);
        INFO(said(outcome));
        CHECK(outcome.status == 3);
        CHECK(outcome.out.empty());
        CHECK(is_one_clear_line(outcome.err));
    }
    auto list = shop.launch({"staff", "list"});
    list.without_root_powers = true;
    const Outcome listed = shop.run(list);
    INFO(said(listed));
    CHECK(listed.status == 0);
    CHECK(listed.out == "101\tNguyễn Thị Hạnh\tcashier\n");
}

TEST_CASE("beside an open kiosk somebody new can sign in at once, and a new PIN counts") {
    const Shop shop{Shop::Goods::Demonstration};
    REQUIRE(add(shop, "201", "Old PIN").status == 0);
    // The kiosk says by a picture that it is open; a label in its camera's folder tells it that
    // the people have changed.
    const auto seen = shop.beside("seen"), shots = shop.beside("shots");
    std::filesystem::create_directory(seen);
    const auto goods = shop.json({"lookup", "2000000000695"})["name_en"].get<std::string>();
    const auto script = shop.beside("script.txt");
    support::write_file(script, "screen attract\nshot open.png\nwithin 60000 expect " + goods +
                                    "\nkey Escape\nscreen attract\n"
                                    "tap Staff\ntap Somebody New\ntype 918273\nscreen till\n"
                                    "tap Settings\ntap Sign out\nscreen attract\n"
                                    "tap Staff\ntap Old PIN\ntype 465768\nscreen till\nquit\n");
    support::Program kiosk{
        blackbox::program(),
        shop.launch({"run", "--window", "1280x720", "--camera", seen.string(), "--lang", "en",
                     "--script", script.string(), "--shots", shots.string()})};
    for (int i = 0; i < 500 && !std::filesystem::exists(shots / "open.png"); ++i) {
        shop.run({"--version"});
    }
    CHECK(add(shop, "202", "Somebody New").status == 0);
    CHECK(shop.run({"staff", "pin", "201"}, "465768\n").status == 0);
    std::filesystem::copy_file(blackbox::source("tests/blackbox/label.png"), seen / "label.png");
    const Outcome outcome = kiosk.finish();
    INFO(said(outcome));
    CHECK(outcome.status == 0);
}
