// Scripts: every mistake is found before the first step is played and named by its line; a step
// waits for what it wants and says what was there instead.
#include "kiosk/app/script.h"

#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using namespace kiosk::app;
using screens::DrawnWidget;
using screens::DrawnWidgets;
using screens::ScreenName;
using screens::WidgetKind;

DrawnWidget widget(WidgetKind kind, std::string label, float x = 0, bool enabled = true) {
    DrawnWidget drawn;
    drawn.kind = kind;
    drawn.label = std::move(label);
    drawn.rect = drawn.visible = {x, 0, 10, 10};
    drawn.enabled = enabled;
    return drawn;
}

struct Stage {
    DrawnWidgets drawn;
    ScreenName screen{ScreenName::Till};
    std::vector<platform::InputEvent> pressed;
    std::vector<std::string> done;
    std::int64_t now_ms{1'000};
    ScriptPlayer player;

    explicit Stage(std::string_view script) : player{steps_of(script), hands()} {}

    static std::vector<ScriptStep> steps_of(std::string_view script) {
        auto steps = read_script(script, "s.txt");
        REQUIRE(steps);
        return *steps;
    }
    ScriptHands hands() {
        ScriptHands hands;
        hands.scan = [this](const std::string& code) { done.push_back("scan " + code); };
        hands.show = [this](const std::string& file) -> Status {
            done.push_back("show " + file);
            return Done{};
        };
        hands.press = [this](const std::vector<platform::InputEvent>& events) {
            pressed.insert(pressed.end(), events.begin(), events.end());
        };
        hands.set_clock = [this](std::int64_t moment) {
            done.push_back("clock " + std::to_string(moment));
        };
        hands.shoot = [this](const std::string& file) -> Status {
            done.push_back("shot " + file);
            return Done{};
        };
        hands.write_words = [this](const std::string& file, const std::string& words) -> Status {
            done.push_back("words " + file + ": " + words);
            return Done{};
        };
        hands.is_settled = [] { return true; };
        return hands;
    }
    ScriptPlayer::Outcome frame(std::int64_t after_ms = 10) {
        now_ms += after_ms;
        return player.after_frame(drawn, screen, now_ms);
    }
    ScriptPlayer::Outcome play(int frames = 50) {
        auto outcome = ScriptPlayer::Outcome::Going;
        while (frames-- > 0 && outcome == ScriptPlayer::Outcome::Going) outcome = frame();
        return outcome;
    }
};

std::string complaint_about(std::string_view script) {
    const auto steps = read_script(script, "s.txt");
    REQUIRE_FALSE(steps);
    return steps.problem().line(Language::English);
}

}  // namespace

TEST_CASE("a mistake in a script is named by its line", "[script]") {
    const std::string wrong =
        GENERATE(as<std::string>{}, "dance", "tap", "expect", "pause soon", "within x expect a",
                 "within", "key Hyper", "screen kitchen", "hold OK", "scroll OK", "shot", "scan");
    CAPTURE(wrong);
    const std::string said = complaint_about("# a comment\n\nquit\n" + wrong + "\n");
    CHECK(said.find("s.txt, line 4") != std::string::npos);
}

TEST_CASE("every step of the manual reads", "[script]") {
    const auto steps = read_script(
        "scan 123\nshow a.png\ntype ca phe\nkey Ctrl+K\ntap OK\ntap OK #2\nhold OK 500\n"
        "scroll OK -3\nexpect a\nabsent b\nwithin 100 expect c\nscreen till\npause 5\n"
        "clock 2026-11-23\nshot a.png\nquit",
        "s.txt");
    REQUIRE(steps);
    REQUIRE(steps->size() == 16);
    CHECK((*steps)[5].number == 2);
    CHECK((*steps)[5].text == "OK");
    CHECK((*steps)[7].number == -3);
    CHECK((*steps)[10].patience_ms == 100);
}

TEST_CASE("what is expected may still come, but not for ever", "[script]") {
    Stage stage{"within 100 expect Tổng cộng\nscan 1"};
    CHECK(stage.frame() == ScriptPlayer::Outcome::Going);

    SECTION("it came") {
        stage.drawn.add(widget(WidgetKind::Text, "Tổng cộng 5"));
        CHECK(stage.play() == ScriptPlayer::Outcome::Finished);
        CHECK(stage.done == std::vector<std::string>{"scan 1"});
    }
    SECTION("it did not: the line, what was wanted and what was there") {
        stage.drawn.add(widget(WidgetKind::Text, "Giỏ hàng còn trống"));
        CHECK(stage.frame(50) == ScriptPlayer::Outcome::Going);
        CHECK(stage.frame(60) == ScriptPlayer::Outcome::Failed);
        const std::string& said = stage.player.complaint();
        CHECK(said.find("line 1") != std::string::npos);
        CHECK(said.find("expect Tổng cộng") != std::string::npos);
        CHECK(said.find("till") != std::string::npos);
        CHECK(said.find("Giỏ hàng còn trống") != std::string::npos);
        CHECK(stage.done.empty());
    }
}

TEST_CASE("money is expected as people type it", "[script]") {
    Stage stage{"expect 90.000 ₫"};
    stage.drawn.add(widget(WidgetKind::Text, "90.000\u00A0₫"));
    CHECK(stage.play() == ScriptPlayer::Outcome::Finished);
}

TEST_CASE("a tap is a finger going down and up on the widget it names", "[script]") {
    Stage stage{"tap Thêm #2"};
    stage.drawn.add(widget(WidgetKind::Button, "Thêm", 0));
    stage.drawn.add(widget(WidgetKind::Button, "Thêm", 100));
    CHECK(stage.play() == ScriptPlayer::Outcome::Finished);
    REQUIRE(stage.pressed.size() == 2);
    CHECK(stage.pressed[0].kind == platform::InputEvent::Kind::PointerDown);
    CHECK(stage.pressed[1].kind == platform::InputEvent::Kind::PointerUp);
    CHECK(stage.pressed[0].x == 105);
}

TEST_CASE("a finger does not reach what is disabled", "[script]") {
    Stage stage{"within 50 tap Hoàn tất"};
    stage.drawn.add(widget(WidgetKind::Button, "Hoàn tất", 0, false));
    CHECK(stage.play() == ScriptPlayer::Outcome::Failed);
    CHECK(stage.pressed.empty());
    CHECK(stage.player.complaint().find("disabled") != std::string::npos);
}

TEST_CASE("nothing is played after quit", "[script]") {
    Stage ended{"quit\nscan 1"};
    CHECK(ended.play() == ScriptPlayer::Outcome::Finished);
    CHECK(ended.done.empty());
}

TEST_CASE("the clock is set to a moment, to one of Vietnam, or to noon of a day", "[script]") {
    Stage stage{"clock 1970-01-01T00:00:01Z\nclock 1970-01-01T07:00\nclock 1970-01-01"};
    CHECK(stage.play() == ScriptPlayer::Outcome::Finished);
    CHECK(stage.done == std::vector<std::string>{"clock 1000", "clock 0", "clock 18000000"});
    CHECK(complaint_about("quit\nclock yesterday").find("s.txt, line 2") != std::string::npos);
}

TEST_CASE("a clock before everything else is the time from the start", "[script]") {
    auto script =
        read_script("# the tour\n\nclock 1970-01-01T07:01\nscan 1\nclock 1970-01-02", "s.txt");
    REQUIRE(script);
    CHECK(take_starting_time(*script) == 60'000);
    REQUIRE(script->size() == 2);
    CHECK(script->front().line == 4);
    CHECK_FALSE(take_starting_time(*script));
    CHECK(script->size() == 2);
}

TEST_CASE("what a person can read is written down, and nothing that is scrolled away", "[script]") {
    Stage stage{"words figures.txt\nquit"};
    stage.drawn.add(widget(WidgetKind::Text, "1.250.000 ₫"));
    stage.drawn.add(widget(WidgetKind::Button, "In lại"));
    DrawnWidget away = widget(WidgetKind::Text, "ở dưới");
    away.visible.width = 0;
    stage.drawn.add(away);
    CHECK(stage.play() == ScriptPlayer::Outcome::Finished);
    CHECK(stage.done ==
          std::vector<std::string>{"words figures.txt: 1.250.000 ₫\n[button] In lại\n"});
}
