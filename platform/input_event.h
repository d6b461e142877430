// What came from keyboard, touch or mouse, without SDL: plain values for the application, the
// keyboard scanner's filter and scripts.
#pragma once

#include <cstdint>
#include <string>

namespace platform {

struct InputEvent {
    enum class Kind {
        Quit,        // the process was told to end
        CloseAsked,  // the desktop would like the window to close
        Key,
        AltReleased,
        Text,
        PointerDown,
        PointerMove,
        PointerUp,
        Wheel,
        Redraw
    };
    Kind kind{Kind::Redraw};
    std::string key;    // Key: "Enter", "F2", "a" … named as scripts name them, by scancode
    char character{0};  // Key: what a US keyboard types there; 0 for none
    bool control{false};
    bool shift{false};
    bool alt{false};
    bool repeated{false};  // Key: held down, not pressed again
    std::string text;      // Text: from the input method, UTF-8
    float x{0}, y{0};      // pixels of the window
    float wheel{0};
    std::int64_t time_ms{0};  // monotonic, when it was fetched
    // It may have happened as early as this: it waited while a frame was drawn. -1: at time_ms.
    std::int64_t earliest_ms{-1};
};

}  // namespace platform
