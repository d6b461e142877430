// Drawings and photographs as textures: drawings are made once at the size they are needed,
// photographs are read by a worker and forgotten when others are looked at. The frame thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "kiosk/app/photo_shelf.h"
#include "kiosk/app/photo_worker.h"
#include "kiosk/screens/view_state.h"
#include "platform/window.h"

namespace kiosk::app {

class Textures {
public:
    Textures(platform::Window& window, std::filesystem::path pictures)
        : window_{window}, photos_{std::move(pictures), [] { platform::Window::wake(); }} {}

    // A drawing of assets/drawings ("coffee", "icons/check") or a file of the shop's pictures/;
    // texture 0 where there is none, or not yet.
    screens::Picture of(std::string_view name, int size_px);
    // RGBA that changes all the time (camera) or once (receipt): `slot` names its texture.
    // Before each frame: takes in what was read, lets go of what nobody looks at.
    void refresh();
    bool has_news() const { return photos_.has_read(); }
    bool is_reading() const { return photos_.is_busy(); }
    screens::Picture upload(const std::string& slot, const std::uint8_t* rgba, int width,
                            int height);

private:
    screens::Picture photo(const std::string& name, int size_px);

    platform::Window& window_;
    static constexpr std::size_t kMostPhotoBytes = 96U << 20U;
    PhotoWorker photos_;
    PhotoShelf shelf_{kMostPhotoBytes};
    std::map<std::pair<std::string, int>, screens::Picture> drawings_;
    std::map<std::string, screens::Picture> slots_;
};

}  // namespace kiosk::app
