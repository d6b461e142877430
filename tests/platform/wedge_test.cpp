// The keyboard scanner's filter: every scan counts, and no key of a person is lost.
#include "platform/wedge.h"

#include <string_view>

#include "tests/support/catch.h"

namespace {

using platform::InputEvent;
using platform::Wedge;

struct Keyboard {
    Wedge wedge;
    std::int64_t now_ms{1'000};
    std::vector<InputEvent> passed{};
    std::vector<std::string> scanned{};

    void take(Wedge::Outcome outcome) {
        passed.insert(passed.end(), outcome.passed.begin(), outcome.passed.end());
        scanned.insert(scanned.end(), outcome.scanned.begin(), outcome.scanned.end());
    }
    void key(std::string name, char character, std::int64_t after_ms, bool control = false,
             bool repeated = false) {
        now_ms += after_ms;
        InputEvent event;
        event.kind = InputEvent::Kind::Key;
        event.key = std::move(name);
        event.character = character;
        event.control = control;
        event.repeated = repeated;
        event.time_ms = now_ms;
        take(wedge.feed(event));
        if (character == 0 || control) return;
        event.kind = InputEvent::Kind::Text;  // the input method's share of the key
        event.text = std::string{character};
        take(wedge.feed(event));
    }
    void type(std::string_view text, std::int64_t gap_ms) {
        for (const char c : text) key(std::string{c}, c, gap_ms);
    }
    void rest(std::int64_t ms) {
        now_ms += ms;
        take(wedge.settle(now_ms));
    }
    std::string text() const {
        std::string all;
        for (const InputEvent& event : passed)
            if (event.kind == InputEvent::Kind::Text) all += event.text;
        return all;
    }
};

}  // namespace

TEST_CASE("fast keys ended by Enter are one scan and nothing else", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    keyboard.type("8930000000019", 5);
    keyboard.key("Enter", 0, 5);
    CHECK(keyboard.scanned == std::vector<std::string>{"8930000000019"});
    CHECK(keyboard.passed.empty());
}

TEST_CASE("what a person types arrives whole and in order", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    keyboard.type("ca phe", 120);
    keyboard.key("Enter", 0, 120);
    keyboard.rest(100);
    CHECK(keyboard.scanned.empty());
    CHECK(keyboard.text() == "ca phe");
    CHECK(keyboard.passed.back().key == "Enter");
}

TEST_CASE("a person's key waits no longer than the gap", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    keyboard.type("a", 0);
    REQUIRE(keyboard.wedge.settles_at_ms());
    CHECK(*keyboard.wedge.settles_at_ms() - keyboard.now_ms <= 51);
    CHECK(keyboard.text().empty());
    keyboard.rest(51);
    CHECK(keyboard.text() == "a");
    CHECK_FALSE(keyboard.wedge.settles_at_ms());
}

TEST_CASE("a scan in the middle of typing costs neither of them", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    keyboard.type("mat", 120);
    keyboard.now_ms += 200;
    keyboard.type("2000000000015", 4);
    keyboard.key("Enter", 0, 4);
    keyboard.now_ms += 200;
    keyboard.type("ong", 120);
    keyboard.rest(60);
    CHECK(keyboard.scanned == std::vector<std::string>{"2000000000015"});
    CHECK(keyboard.text() == "matong");
}

TEST_CASE("two quick keys and Enter are a person's, not a code", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    keyboard.type("12", 10);
    keyboard.key("Enter", 0, 10);
    CHECK(keyboard.scanned.empty());
    CHECK(keyboard.text() == "12");
}

TEST_CASE("the scanner's prefix is dropped, and keys without it are a person's", "[wedge]") {
    Keyboard keyboard{Wedge{{"~", "\t", 50}}};
    keyboard.type("~ABC123", 5);
    keyboard.key("Tab", 0, 5);
    CHECK(keyboard.scanned == std::vector<std::string>{"ABC123"});
    keyboard.now_ms += 500;
    keyboard.type("ABC123", 5);
    keyboard.key("Tab", 0, 5);
    CHECK(keyboard.scanned.size() == 1);
    CHECK(keyboard.text() == "ABC123");
}

TEST_CASE("the separator of a GS1 code comes through as Control and a bracket", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    keyboard.type("10LOT1", 5);
    keyboard.key("]", ']', 5, true);
    keyboard.type("21X", 5);
    keyboard.key("Enter", 0, 5);
    CHECK(keyboard.scanned == std::vector<std::string>{"10LOT1\x1D"
                                                       "21X"});
}

TEST_CASE("some scanners send the separator as F8; a person's F8 stays a key", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    keyboard.type("10LOT1", 5);
    keyboard.key("F8", 0, 5);
    keyboard.type("21X", 5);
    keyboard.key("Enter", 0, 5);
    CHECK(keyboard.scanned == std::vector<std::string>{"10LOT1\x1D"
                                                       "21X"});
    keyboard.key("F8", 0, 300);
    REQUIRE(keyboard.passed.size() == 1);
    CHECK(keyboard.passed.front().key == "F8");
}

TEST_CASE("the line feed after a scanner's Enter is nobody's Enter", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    keyboard.type("8930000000019", 5);
    keyboard.key("Enter", 0, 5);
    keyboard.key("Enter", 0, 5);
    CHECK(keyboard.passed.empty());
    keyboard.key("Enter", 0, 300);  // the cashier's
    CHECK(keyboard.passed.size() == 1);
}

TEST_CASE("a key held down is a person's, however fast it repeats", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    for (int i = 0; i < 8; ++i) keyboard.key("7", '7', 30, false, i > 0);
    keyboard.key("Enter", 0, 30);
    CHECK(keyboard.scanned.empty());
    CHECK(keyboard.text() == "77777777");
}
