// Drawings as textures, each made once at the size it is needed. The frame thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "kiosk/screens/view_state.h"
#include "platform/picture.h"
#include "platform/window.h"

namespace kiosk::app {

class Textures {
public:
    Textures(platform::Window& window, std::filesystem::path pictures)
        : window_{window}, pictures_{std::move(pictures)} {}

    // A drawing of assets/drawings ("coffee", "icons/check") or a file of the shop's pictures/;
    // texture 0 where there is none.
    screens::Picture of(std::string_view name, int size_px);
    // RGBA that changes all the time (camera) or once (receipt): `slot` names its texture.
    screens::Picture upload(const std::string& slot, const std::uint8_t* rgba, int width,
                            int height);

private:
    screens::Picture load(const std::string& name, int size_px);

    platform::Window& window_;
    std::filesystem::path pictures_;
    std::map<std::pair<std::string, int>, screens::Picture> drawings_;
    std::map<std::string, screens::Picture> slots_;
};

}  // namespace kiosk::app
