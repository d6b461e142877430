// What came from keyboard, touch or mouse, without SDL: plain values for the application, the
// keyboard scanner's filter and scripts.
#pragma once

#include <cstdint>
#include <string>

namespace platform {

struct InputEvent {
    enum class Kind { Quit, Key, Text, PointerDown, PointerMove, PointerUp, Wheel, Redraw };
    Kind kind{Kind::Redraw};
    std::string key;    // Key: "Enter", "F2", "a" … named as scripts name them, by scancode
    char character{0};  // Key: what a US keyboard types there; 0 for none
    bool control{false};
    bool shift{false};
    bool repeated{false};  // Key: held down, not pressed again
    std::string text;      // Text: from the input method, UTF-8
    float x{0}, y{0};      // pixels of the window
    float wheel{0};
    std::int64_t time_ms{0};  // monotonic
};

}  // namespace platform
