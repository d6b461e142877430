// A script drives the real program through its real event loop (CLI.md, "Scripts"): tests, the
// guided tour, training. read_script() checks every line before the first is played. ScriptPlayer
// belongs to the frame thread and is asked once after every frame.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.h"
#include "kiosk/screens/drawn.h"
#include "kiosk/screens/view_state.h"
#include "platform/input_event.h"

namespace kiosk::app {

inline constexpr std::int64_t kScriptPatienceMs = 5'000;

struct ScriptStep {
    enum class Kind {
        Scan,
        Show,
        Type,
        Key,
        Tap,
        Hold,
        Scroll,
        Expect,
        Absent,
        Screen,
        Pause,
        Clock,
        Shot,
        ShotCustomer,
        Words,
        Quit
    };
    int line{0};
    Kind kind{Kind::Quit};
    std::string text;        // label, text, file, key or screen name
    std::int64_t number{0};  // which one (#2), milliseconds, notches, UTC epoch milliseconds
    std::int64_t patience_ms{kScriptPatienceMs};
    std::string as_written;
};

// Every problem names its line.
Result<std::vector<ScriptStep>> read_script(std::string_view text, const std::string& name);

// A `clock` before everything else is the machine's time from the start, when the demonstration
// showroom is made too: takes it out of the script and returns it, UTC epoch milliseconds.
std::optional<std::int64_t> take_starting_time(std::vector<ScriptStep>& script);

// What a script may do to the program; all on the frame thread.
struct ScriptHands {
    std::function<void(std::string code)> scan;
    std::function<Status(std::string file)> show;
    std::function<void(std::vector<platform::InputEvent>)> press;  // as if a person did it
    std::function<void(std::int64_t now_ms)> set_clock;
    std::function<Status(std::string file)> shoot;
    std::function<Status(std::string file)> shoot_customer;
    // Everything that can be read on the window, line by line, into this file.
    std::function<Status(std::string file, std::string words)> write_words;
    std::function<bool()> is_settled;  // nothing moves, nothing is awaited
};

class ScriptPlayer {
public:
    enum class Outcome { Going, Finished, Failed };
    ScriptPlayer(std::vector<ScriptStep> steps, ScriptHands hands);

    // After a frame: plays as many steps as are ready (at most one that presses something).
    Outcome after_frame(const screens::DrawnWidgets& drawn, screens::ScreenName screen,
                        std::int64_t now_ms);
    // After Failed: the line, what was wanted, what was on screen.
    const std::string& complaint() const { return complaint_; }

private:
    enum class Played { Done, DoneNeedsFrame, NotYet, Impossible };
    Played play(const ScriptStep& step, const screens::DrawnWidgets& drawn,
                screens::ScreenName screen, std::int64_t now_ms);
    Played touch(const ScriptStep& step, const screens::DrawnWidgets& drawn, std::int64_t now_ms);

    std::vector<ScriptStep> steps_;
    ScriptHands hands_;
    std::size_t next_{0};
    std::int64_t since_ms_{-1};  // when the step was first tried
    std::int64_t release_at_ms_{-1};
    platform::InputEvent release_;
    std::string complaint_, reason_;
};

}  // namespace kiosk::app
