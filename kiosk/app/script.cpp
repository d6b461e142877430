#include "kiosk/app/script.h"

#include <charconv>
#include <optional>

#include "kiosk/core/date.h"
#include "kiosk/screens/screen.h"

namespace kiosk::app {
namespace {

using Kind = ScriptStep::Kind;
using platform::InputEvent;

struct Word {
    const char* name;
    Kind kind;
};
constexpr Word kWords[] = {{"scan", Kind::Scan},     {"show", Kind::Show},
                           {"type", Kind::Type},     {"key", Kind::Key},
                           {"tap", Kind::Tap},       {"hold", Kind::Hold},
                           {"scroll", Kind::Scroll}, {"expect", Kind::Expect},
                           {"absent", Kind::Absent}, {"screen", Kind::Screen},
                           {"pause", Kind::Pause},   {"clock", Kind::Clock},
                           {"shot", Kind::Shot},     {"shot-customer", Kind::ShotCustomer},
                           {"words", Kind::Words},   {"quit", Kind::Quit}};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string_view first_word(std::string_view& rest) {
    const auto end = rest.find(' ');
    const std::string_view word = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : trimmed(rest.substr(end));
    return word;
}

// Money is shown with a space that does not break (format_money); nobody types one.
std::string as_shown(std::string text) {
    for (auto at = text.find(" ₫"); at != std::string::npos; at = text.find(" ₫", at + 1))
        text.replace(at, 1, "\u00A0");
    return text;
}

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// Splits "LABEL 300" at its last word; false where that is no number.
bool take_last_number(std::string& text, std::int64_t& number) {
    const auto space = text.rfind(' ');
    if (space == std::string::npos) return false;
    const auto value = whole(std::string_view{text}.substr(space + 1));
    if (!value) return false;
    number = *value;
    text = std::string{trimmed(std::string_view{text}.substr(0, space))};
    return true;
}

// A moment with its zone, one of Vietnam without it, or noon of a day there.
std::optional<std::int64_t> moment_in(std::string_view text) {
    if (const auto moment = parse_rfc3339(text)) return moment;
    if (text.size() != 10) return parse_rfc3339(std::string{text} + ":00+07:00");
    const auto day = Date::parse(text);
    if (!day) return std::nullopt;
    return day->starts_at_ms() + 12 * 3'600'000;
}

// What is wrong with the arguments, or an empty text.
std::string arguments_of(ScriptStep& step) {
    switch (step.kind) {
        case Kind::Tap: {
            step.number = 1;
            const auto mark = step.text.rfind(" #");
            if (mark != std::string::npos) {
                const auto nth = whole(std::string_view{step.text}.substr(mark + 2));
                if (nth && *nth > 0) {
                    step.number = *nth;
                    step.text.resize(mark);
                }
            }
            break;
        }
        case Kind::Hold:
        case Kind::Scroll:
            if (!take_last_number(step.text, step.number)) return "wants LABEL and a number";
            break;
        case Kind::Pause: {
            const auto ms = whole(step.text);
            if (!ms || *ms < 0) return "wants milliseconds";
            step.number = *ms;
            return {};
        }
        case Kind::Clock: {
            const auto moment = moment_in(step.text);
            if (!moment) return "wants a time like 2026-11-23T14:05:00+07:00";
            step.number = *moment;
            break;
        }
        case Kind::Key:
            if (!screens::key_press_from(step.text)) return "knows no key of this name";
            break;
        case Kind::Screen:
            if (!screens::screen_from(step.text)) return "knows no screen of this name";
            break;
        case Kind::Quit:
            return {};
        default:
            break;
    }
    return step.text.empty() ? "wants something after it" : "";
}

std::optional<ScriptStep> step_from(std::string_view line, std::string& wrong) {
    ScriptStep step;
    step.as_written = std::string{line};
    std::string_view rest = line;
    std::string_view word = first_word(rest);
    if (word == "within") {
        const auto ms = whole(first_word(rest));
        if (!ms || *ms < 0) {
            wrong = "'within' wants milliseconds";
            return std::nullopt;
        }
        step.patience_ms = *ms;
        word = first_word(rest);
    }
    for (const Word& known : kWords) {
        if (word != known.name) continue;
        step.kind = known.kind;
        step.text = as_shown(std::string{rest});
        wrong = arguments_of(step);
        if (!wrong.empty()) {
            wrong = "'" + std::string{word} + "' " + wrong;
            return std::nullopt;
        }
        return step;
    }
    wrong = "there is no step '" + std::string{word} + "'";
    return std::nullopt;
}

InputEvent pointer(InputEvent::Kind kind, screens::Vec2 at) {
    InputEvent event;
    event.kind = kind;
    event.x = at.x;
    event.y = at.y;
    return event;
}

InputEvent key_event(const std::string& name) {
    InputEvent event;
    event.kind = InputEvent::Kind::Key;
    event.key = name;
    for (const char* modifier : {"Ctrl+", "Shift+"}) {
        if (event.key.starts_with(modifier)) {
            (modifier[0] == 'C' ? event.control : event.shift) = true;
            event.key.erase(0, std::string_view{modifier}.size());
        }
    }
    return event;
}

}  // namespace

Result<std::vector<ScriptStep>> read_script(std::string_view text, const std::string& name) {
    std::vector<ScriptStep> steps;
    int number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (line.empty() || line.front() == '#') continue;
        std::string wrong;
        std::optional<ScriptStep> step = step_from(line, wrong);
        if (!step) {
            const std::string where = name + ", line " + std::to_string(number);
            return Problem{{where, where},
                           {wrong, wrong},
                           {"sửa dòng này; các bước có trong ocop-kiosk(1)",
                            "mend the line; the steps are in ocop-kiosk(1)"}};
        }
        step->line = number;
        steps.push_back(std::move(*step));
    }
    return steps;
}

std::optional<std::int64_t> take_starting_time(std::vector<ScriptStep>& script) {
    if (script.empty() || script.front().kind != Kind::Clock) return std::nullopt;
    const std::int64_t start = script.front().number;
    script.erase(script.begin());
    return start;
}

ScriptPlayer::ScriptPlayer(std::vector<ScriptStep> steps, ScriptHands hands)
    : steps_{std::move(steps)}, hands_{std::move(hands)} {}

ScriptPlayer::Outcome ScriptPlayer::after_frame(const screens::DrawnWidgets& drawn,
                                                screens::ScreenName screen, std::int64_t now_ms) {
    if (release_at_ms_ >= 0) {
        if (now_ms < release_at_ms_) return Outcome::Going;
        release_at_ms_ = -1;
        hands_.press({release_});
        return Outcome::Going;
    }
    while (next_ < steps_.size()) {
        const ScriptStep& step = steps_[next_];
        if (step.kind == Kind::Quit) return Outcome::Finished;
        if (since_ms_ < 0) since_ms_ = now_ms;
        const Played played = play(step, drawn, screen, now_ms);
        const bool too_late = step.kind != Kind::Pause && now_ms - since_ms_ > step.patience_ms;
        if (played == Played::Impossible || (played == Played::NotYet && too_late)) {
            complaint_ = "line " + std::to_string(step.line) + ": wanted '" + step.as_written +
                         "'" + (reason_.empty() ? "" : " (" + reason_ + ")") + "\non screen '" +
                         std::string{screens::name_of(screen)} + "':\n" + drawn.as_text();
            return Outcome::Failed;
        }
        if (played == Played::NotYet) return Outcome::Going;
        ++next_;
        since_ms_ = -1;
        reason_.clear();
        if (played == Played::DoneNeedsFrame) return Outcome::Going;
    }
    return Outcome::Finished;
}

ScriptPlayer::Played ScriptPlayer::play(const ScriptStep& step, const screens::DrawnWidgets& drawn,
                                        screens::ScreenName screen, std::int64_t now_ms) {
    const auto told = [&](const Status& status) {
        if (status) return Played::DoneNeedsFrame;
        reason_ = status.problem().line(Language::English);
        return Played::Impossible;
    };
    switch (step.kind) {
        case Kind::Scan:
            hands_.scan(step.text);
            return Played::DoneNeedsFrame;
        case Kind::Show:
            return told(hands_.show(step.text));
        case Kind::Type: {
            InputEvent event;
            event.kind = InputEvent::Kind::Text;
            event.text = step.text;
            hands_.press({event});
            return Played::DoneNeedsFrame;
        }
        case Kind::Key:
            hands_.press({key_event(step.text)});
            return Played::DoneNeedsFrame;
        case Kind::Tap:
        case Kind::Hold:
        case Kind::Scroll:
            return touch(step, drawn, now_ms);
        case Kind::Expect:
            return drawn.shows(step.text) ? Played::Done : Played::NotYet;
        case Kind::Absent:
            return drawn.shows(step.text) ? Played::NotYet : Played::Done;
        case Kind::Screen:
            return screens::screen_from(step.text) == screen ? Played::Done : Played::NotYet;
        case Kind::Pause:
            return now_ms - since_ms_ >= step.number ? Played::Done : Played::NotYet;
        case Kind::Clock:
            hands_.set_clock(step.number);
            return Played::DoneNeedsFrame;
        case Kind::Shot:
            if (!hands_.is_settled() && now_ms - since_ms_ < step.patience_ms) {
                return Played::NotYet;
            }
            return told(hands_.shoot(step.text));
        case Kind::ShotCustomer:
            if (!hands_.is_settled() && now_ms - since_ms_ < step.patience_ms) {
                return Played::NotYet;
            }
            return told(hands_.shoot_customer(step.text));
        case Kind::Words:
            if (!hands_.is_settled() && now_ms - since_ms_ < step.patience_ms) {
                return Played::NotYet;
            }
            return told(hands_.write_words(step.text, drawn.as_text()));
        case Kind::Quit:
            break;
    }
    return Played::Done;
}

ScriptPlayer::Played ScriptPlayer::touch(const ScriptStep& step, const screens::DrawnWidgets& drawn,
                                         std::int64_t now_ms) {
    const int nth = step.kind == Kind::Tap ? static_cast<int>(step.number) : 1;
    const screens::DrawnWidget* widget = drawn.find(step.text, nth);
    if (widget == nullptr || !widget->enabled || widget->visible.width <= 0) {
        reason_ = widget == nullptr  ? "there is no such widget"
                  : !widget->enabled ? "it is disabled"
                                     : "it is scrolled out of view";
        return Played::NotYet;
    }
    const screens::Vec2 at = widget->visible.middle();
    if (step.kind == Kind::Scroll) {
        InputEvent wheel = pointer(InputEvent::Kind::Wheel, at);
        wheel.wheel = static_cast<float>(-step.number);
        hands_.press({wheel});
        return Played::DoneNeedsFrame;
    }
    release_ = pointer(InputEvent::Kind::PointerUp, at);
    release_at_ms_ = now_ms + (step.kind == Kind::Hold ? step.number : 0);
    hands_.press({pointer(InputEvent::Kind::PointerDown, at)});
    return Played::DoneNeedsFrame;
}

}  // namespace kiosk::app
