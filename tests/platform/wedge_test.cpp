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
    // As a scanner in "Alt mode": Alt held, a number on the keypad, Alt let go.
    void alt(std::string_view digits, std::int64_t gap_ms) {
        now_ms += gap_ms;
        InputEvent event;
        event.kind = InputEvent::Kind::Key;
        event.key = "Left Alt";
        event.time_ms = now_ms;
        take(wedge.feed(event));
        event.alt = true;
        for (const char digit : digits) {
            now_ms += gap_ms;
            event.key = std::string{digit};
            event.character = digit;
            event.time_ms = now_ms;
            take(wedge.feed(event));
        }
        event = {};
        event.kind = InputEvent::Kind::AltReleased;
        event.time_ms = now_ms;
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

TEST_CASE("some scanners send the separator as F8, a person's F8 stays a key", "[wedge]") {
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

TEST_CASE("capitals and signs do not cut a scan: Shift goes down before each of them", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    for (const char c : std::string_view{"OCOP-R:a/B"}) {
        const bool shifted = (c >= 'A' && c <= 'Z') || c == ':';
        if (shifted) keyboard.key("Left Shift", 0, 2);
        keyboard.key(std::string{c}, c, 2);
    }
    keyboard.key("Enter", 0, 5);
    CHECK(keyboard.scanned == std::vector<std::string>{"OCOP-R:a/B"});
    CHECK(keyboard.passed.empty());
}

TEST_CASE("a scanner that sends every character as Alt and its number is read", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    for (const char* number : {"056", "057", "051", "029", "065", "0233"}) keyboard.alt(number, 3);
    keyboard.key("Enter", 0, 3);
    CHECK(keyboard.scanned == std::vector<std::string>{"893\x1D"
                                                       "A\u00E9"});
    for (const char* number : {"56", "57", "51", "48", "013"}) keyboard.alt(number, 3);
    CHECK(keyboard.scanned.back() == "8930");
    CHECK(keyboard.passed.empty());
}

TEST_CASE("Alt numbers and plain keys mix in one scan", "[wedge]") {
    Keyboard keyboard{Wedge{{"~", "\t", 50}}};
    keyboard.key("Left Shift", 0, 4);
    keyboard.key("~", '~', 4);
    keyboard.type("0108", 4);
    keyboard.alt("029", 4);
    keyboard.type("10", 4);
    keyboard.key("Tab", 0, 4);
    CHECK(keyboard.scanned == std::vector<std::string>{"0108\x1D"
                                                       "10"});
}

TEST_CASE("a person's Alt leaves no code behind", "[wedge]") {
    Keyboard keyboard{Wedge{{}}};
    keyboard.alt("065", 200);
    keyboard.rest(60);
    keyboard.type("12", 200);
    keyboard.rest(60);
    CHECK(keyboard.scanned.empty());
    CHECK(keyboard.text() == "12");
}

TEST_CASE("a slow frame in the middle of a scan does not cut it", "[wedge]") {
    Wedge wedge{{}};
    std::vector<std::string> scanned;
    const auto key = [&](std::string name, char character, std::int64_t fetched_ms,
                         std::int64_t earliest_ms) {
        InputEvent event;
        event.kind = InputEvent::Kind::Key;
        event.key = std::move(name);
        event.character = character;
        event.time_ms = fetched_ms;
        event.earliest_ms = earliest_ms;
        for (std::string& code : wedge.feed(event).scanned) scanned.push_back(std::move(code));
    };
    for (const char c : std::string_view{"8930"}) key({c}, c, 1'000, 990);
    // The frame took 200 ms; the rest of the keys lay in the queue meanwhile.
    for (const char c : std::string_view{"000000019"}) key({c}, c, 1'200, 1'000);
    key("Enter", 0, 1'200, 1'000);
    CHECK(scanned == std::vector<std::string>{"8930000000019"});
}
