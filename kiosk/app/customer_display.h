// What the shopper sees, from the state of the till, and the window it is drawn in: opened when a
// second monitor is there, closed when it goes, drawn only when something on it changed. The frame
// thread. A screen that cannot be opened is told once in the log and never in a sale's way.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "kiosk/app/flow.h"
#include "kiosk/app/textures.h"
#include "kiosk/screens/customer.h"
#include "platform/customer_window.h"

namespace kiosk::app {

// Pure.
screens::CustomerView customer_view(const State& state);

class CustomerDisplay {
public:
    // `width` and `height`: a window of this size, whatever monitors there are; 0: by the setting.
    CustomerDisplay(Textures& textures, screens::FontFiles fonts, std::string setting, int width,
                    int height);

    void choose(std::string setting) { setting_ = std::move(setting); }
    void follow_monitors();  // opens and closes; cheap
    void show(const State& state);
    Status shoot(const State& state, const std::string& file);
    bool is_open() const { return window_ != nullptr; }

private:
    void draw(const screens::CustomerView& view, std::vector<std::uint8_t>* copy);

    Textures& textures_;
    screens::FontFiles fonts_;
    std::string setting_;
    int width_, height_;
    int display_{-1};
    bool refused_{false};  // by this set of monitors
    int displays_{-1};
    std::unique_ptr<platform::CustomerWindow> window_;
    std::unique_ptr<screens::CustomerScreen> screen_;
    std::optional<screens::CustomerView> shown_;
};

}  // namespace kiosk::app
