// A Shell on an ImGui context of its own, without a window: draws frames and plays a finger and a
// keyboard. One thread.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace screens_test {

class Stage {
public:
    explicit Stage(kiosk::screens::Vec2 size = {1920, 1080});
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    std::vector<kiosk::screens::Intent> frame(const kiosk::screens::ViewState& view,
                                              const kiosk::screens::Input& input = {});
    // Draws, touches the widget with this label, draws again; answers what was wished.
    std::vector<kiosk::screens::Intent> tap(const kiosk::screens::ViewState& view,
                                            std::string_view label, int nth = 1);
    std::vector<kiosk::screens::Intent> key(const kiosk::screens::ViewState& view,
                                            std::string_view name);
    std::vector<kiosk::screens::Intent> type(const kiosk::screens::ViewState& view,
                                             std::string_view text);
    const kiosk::screens::DrawnWidgets& drawn() const { return shell_->drawn(); }
    kiosk::screens::Shell& shell() { return *shell_; }

private:
    kiosk::screens::Vec2 size_;
    ImGuiContext* context_;
    std::unique_ptr<kiosk::screens::Shell> shell_;
};

// The first wish of this kind, or null.
template <typename Wanted>
const Wanted* wish_of(const std::vector<kiosk::screens::Intent>& wishes) {
    for (const kiosk::screens::Intent& wish : wishes)
        if (const auto* found = std::get_if<Wanted>(&wish)) return found;
    return nullptr;
}

}  // namespace screens_test
