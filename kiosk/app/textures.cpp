#include "kiosk/app/textures.h"

#include "assets/assets.h"

namespace kiosk::app {

screens::Picture Textures::of(std::string_view name, int size_px) {
    // Steps of 8 pixels: a card that grows by a pixel needs no new drawing.
    const int size = (size_px + 7) / 8 * 8;
    const auto key = std::make_pair(std::string{name}, size);
    if (const auto known = drawings_.find(key); known != drawings_.end()) return known->second;
    return drawings_[key] = load(key.first, size);
}

screens::Picture Textures::load(const std::string& name, int size_px) {
    const std::string_view svg = assets::file("drawings/" + name + ".svg");
    if (!svg.empty()) {
        const platform::Raster raster = platform::draw_svg(svg, size_px);
        if (raster.rgba.empty()) return {};
        return {window_.make_texture(raster.rgba.data(), raster.width, raster.height), raster.width,
                raster.height};
    }
    // A name from the catalogue must not lead out of the folder.
    if (name.empty() || name.find('/') != std::string::npos) return {};
    const auto picture = platform::read_picture((pictures_ / name).string());
    if (!picture) return {};
    return {window_.make_texture(picture->rgba.data(), picture->luma.width, picture->luma.height),
            picture->luma.width, picture->luma.height};
}

screens::Picture Textures::upload(const std::string& slot, const std::uint8_t* rgba, int width,
                                  int height) {
    screens::Picture& picture = slots_[slot];
    if (picture.texture != 0 && picture.width == width && picture.height == height) {
        window_.update_texture(picture.texture, rgba, width, height);
    } else {
        if (picture.texture != 0) window_.drop_texture(picture.texture);
        picture = {window_.make_texture(rgba, width, height), width, height};
    }
    return picture;
}

}  // namespace kiosk::app
