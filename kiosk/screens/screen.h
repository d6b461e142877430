// Shell draws a ViewState through Dear ImGui's draw lists and answers what the person wishes.
//
// The application owns the ImGui context, its backend and the window; Shell owns the look: theme,
// fonts, widgets, focus. Each frame:
//
//     if (shell.prepare(view, size)) upload_font_texture_again();   // before the backend's
//     NewFrame backend NewFrame; ImGui::NewFrame(); for (Intent& intent : shell.draw(view, size,
//     input)) … ImGui::Render(); backend draws;
//
// ImGui's own input is not used: what happened since the last frame comes as an Input, so that a
// script, a test and a finger are the same. The frame thread only. Refuses nothing; a font file
// that cannot be read is told by find_fonts() before there is a Shell.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/drawn.h"
#include "kiosk/screens/fonts.h"
#include "kiosk/screens/intent.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::screens {

// Named keys; letters and digits arrive as text.
enum class Key {
    Enter,
    Escape,
    Backspace,
    Delete,
    Tab,
    Space,
    Left,
    Right,
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12,
    Plus,
    Minus,
    K,
    L
};
struct KeyPress {
    Key key{Key::Enter};
    bool control{false};
    bool shift{false};
};
// "Enter", "F2", "Ctrl+K", "Shift+Tab": the names of scripts; nullopt for others.
std::optional<KeyPress> key_press_from(std::string_view name);

struct PointerEvent {
    enum class Kind { Down, Move, Up, Wheel };
    Kind kind{Kind::Move};
    Vec2 at;
    float wheel{0};  // notches, up is positive
};

// What happened since the last frame, in order. Keys that the keyboard scanner swallowed are not
// in it.
struct Input {
    std::vector<PointerEvent> pointer{};
    std::vector<KeyPress> keys{};
    std::string text{};  // typed, UTF-8 (from the input method)
    float seconds{0};    // since the last frame, for movement only
};

struct Assets {
    // A picture for a drawing's name ("coffee", "icons/check", "mark") or a file's name in
    // pictures/, about size_px pixels in its longer side; texture 0 where there is none (yet).
    // Called while drawing: answers at once, from a cache.
    std::function<Picture(std::string_view name, int size_px)> picture_of;
};

class Shell {
public:
    Shell(Assets assets, FontFiles fonts);
    ~Shell();
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;

    // Bakes the fonts where size or text scale changed; true: the font texture must be uploaded
    // again. Call outside of an ImGui frame.
    bool prepare(const ViewState& view, Vec2 size);
    // The ground every frame is drawn upon, 0xRRGGBB. The window clears to it: where OpenGL is
    // software, clearing is free and drawing it as a rectangle costs a third of the frame.
    static std::uint32_t ground_rgb(const ViewState& view);
    // Inside an ImGui frame, upon ground_rgb(). Fewer than 64 intents, in the order they were
    // wished.
    std::vector<Intent> draw(const ViewState& view, Vec2 size, const Input& input);
    // What the last draw() showed.
    const DrawnWidgets& drawn() const;
    // True while something moves: the loop should come back in a frame's time instead of sleeping.
    bool wants_frames() const;
    // Seconds until something changes without input (the carousel); negative: never.
    float wakes_in_seconds() const;

private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kiosk::screens
