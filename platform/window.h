// The one window: SDL2 with OpenGL 3 and Dear ImGui's drawing backend. Works on x11, wayland,
// KMSDRM and, without any display, on SDL's `offscreen` driver. Main thread only, except wake(). No
// OpenGL, no display: open() answers a Problem.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.h"
#include "platform/input_event.h"

namespace platform {

struct WindowWish {
    std::string title;
    // 0: fullscreen on the first display; then the keyboard belongs to the kiosk alone, and the
    // desktop's shortcuts (Alt+Tab, Alt+F4, the menu key) do nothing.
    int width{0}, height{0};
};

class Window {
public:
    static kiosk::Result<std::unique_ptr<Window>> open(const WindowWish& wish);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    bool is_fullscreen() const;
    // Software OpenGL (Mesa's llvmpipe and the like): a picture costs processor time.
    bool is_drawn_by_processor() const;
    int width() const;
    int height() const;

    // Sleeps until something happens or `most_ms` passed; then everything that happened.
    std::vector<InputEvent> wait(int most_ms);
    // Ends a wait() soon. Any thread.
    static void wake();
    static std::int64_t now_ms();  // the monotonic clock of InputEvent::time_ms

    // Around ImGui's frame: begin_frame(); … draw …; end_frame() shows it, and copies it (top row
    // first, RGBA) where `copy` is given.
    void begin_frame(float seconds, std::uint32_t background_rgb);
    void end_frame(std::vector<std::uint8_t>* copy = nullptr);
    void upload_font_texture();

    // RGBA, straight alpha. 0: the driver refused.
    std::uint64_t make_texture(const std::uint8_t* rgba, int width, int height);
    void update_texture(std::uint64_t texture, const std::uint8_t* rgba, int width, int height);
    void drop_texture(std::uint64_t texture);

private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// An SVG drawn at `size_px` in its longer side, as RGBA; empty pixels where it cannot be read.
struct Raster {
    int width{0}, height{0};
    std::vector<std::uint8_t> rgba;
};
Raster draw_svg(std::string_view svg, int size_px);

// Writes RGBA pixels (alpha ignored) as a PNG.
kiosk::Status write_png(const std::string& path, int width, int height,
                        const std::vector<std::uint8_t>& rgba);

}  // namespace platform
