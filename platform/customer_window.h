// The second window, on the shopper's monitor. It shares OpenGL and its textures with the first
// one, has an ImGui context of its own, and takes nothing from the till: no focus, no pointer, no
// key. Main thread; opened after platform::Window and gone before it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/core/result.h"

namespace platform {

struct CustomerWindowWish {
    std::string title;
    int width{0}, height{0};  // a plain window of this size; 0: all of the monitor
    int display{0};
};

// Which monitor the shopper's screen belongs on, counted from 0: by the setting "auto", "none",
// "1" …; -1: none. `displays` are plugged in, the till is on `tills`. Pure.
int display_for_customer(const std::string& setting, int displays, int tills);
int count_displays();
int display_of_till();

class CustomerWindow {
public:
    static kiosk::Result<std::unique_ptr<CustomerWindow>> open(const CustomerWindowWish& wish);
    ~CustomerWindow();
    CustomerWindow(const CustomerWindow&) = delete;
    CustomerWindow& operator=(const CustomerWindow&) = delete;

    int width() const;
    int height() const;
    // From here to end_frame() this window's ImGui and OpenGL are the current ones.
    void enter();
    void begin_frame(std::uint32_t background_rgb);
    void end_frame(std::vector<std::uint8_t>* copy = nullptr);
    void upload_font_texture();

private:
    struct Impl;
    explicit CustomerWindow(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace platform
