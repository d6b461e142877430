// Turns what happened since the last frame into pressed, focused and activated widgets, by looking
// at what the last frame drew. Finger, mouse, keys and scripts all come this way. Private to
// screens; the frame thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/drawn.h"
#include "kiosk/screens/screen.h"
#include "kiosk/screens/theme.h"

namespace kiosk::screens {

std::uint64_t id_of(std::string_view name);

class Touch {
public:
    // `last` is what the person saw when doing all this.
    void begin(const Input& input, const DrawnWidgets& last, const Measure& measure);
    // Another screen: nothing is pressed, focused or scrolled any more.
    void forget();

    bool pressed(std::uint64_t id) const { return pressed_ == id && id != 0; }
    bool focused(std::uint64_t id) const { return ring_ && focused_ == id && id != 0; }
    // True once for each time it was touched (or Enter was pressed on it).
    bool activated(std::uint64_t id);
    // A key that no focused widget used; true once for each press.
    bool key(Key key, bool control = false);
    // Typed text nobody has taken yet.
    std::string take_text();
    // Takes this text away where it is all that was typed: a key was meant, not a letter.
    void swallow(std::string_view text);
    // While held, keys and text wait for whoever comes later in the frame.
    void hold_keys(bool held) { held_ = held; }
    // Where the finger was last, for a widget whose parts are too narrow to be widgets.
    Vec2 touched_at() const { return from_; }
    // A touch on a widget that is switched off: it says why.
    bool refused(std::uint64_t id) const { return refused_ == id && id != 0; }

    // An area that scrolls: answers its offset, held within -pull…hidden. Where there is a pull, a
    // finger draws the first row down to where it can be reached.
    float scroll(std::uint64_t area, Rect rect, float hidden, float pull = 0);
    // Touches wait for the next frame: each is judged by what the one before it brought about.
    bool waiting() const { return !pointer_.empty(); }

private:
    struct Area {
        std::uint64_t id{0};
        Rect rect;
        float hidden{0};
        float pull{0};
    };
    void scroll_by(const Area& area, float by);
    void pointer(const PointerEvent& event, const DrawnWidgets& last, float slop);
    void press(Vec2 at, const DrawnWidgets& last);
    void move(Vec2 at, float slop);
    void release(Vec2 at, const DrawnWidgets& last);
    bool navigate(const KeyPress& press, const DrawnWidgets& last);
    void step(const DrawnWidgets& last, int by);
    void step_towards(const DrawnWidgets& last, Vec2 direction);
    void reveal(const DrawnWidget& widget);
    const Area* area_at(Vec2 at) const;

    std::vector<PointerEvent> pointer_;
    std::vector<KeyPress> keys_;
    std::string text_;
    std::vector<std::uint64_t> activated_;
    std::uint64_t pressed_{0};
    std::uint64_t refused_{0};
    std::uint64_t focused_{0};
    bool ring_{false};          // the keyboard was used last: show where it is
    std::uint64_t dragged_{0};  // area under the finger
    bool scrolling_{false};
    bool held_{false};
    Vec2 from_;
    std::vector<Area> areas_, next_areas_;
    std::map<std::uint64_t, float> offsets_;
};

}  // namespace kiosk::screens
