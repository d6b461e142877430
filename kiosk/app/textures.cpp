#include "kiosk/app/textures.h"

#include "assets/assets.h"

namespace kiosk::app {

namespace {

// A card that grows by some pixels needs no new photograph.
int photo_size(int size_px) {
    int size = 128;
    while (size < size_px && size < 1024) size *= 2;
    return size;
}

}  // namespace

screens::Picture Textures::of(std::string_view name, int size_px) {
    // Steps of 8 pixels: a card that grows by a pixel needs no new drawing.
    const int size = (size_px + 7) / 8 * 8;
    const auto key = std::make_pair(std::string{name}, size);
    if (const auto known = drawings_.find(key); known != drawings_.end()) return known->second;
    const std::string_view svg = assets::file("drawings/" + key.first + ".svg");
    if (svg.empty()) return photo(key.first, photo_size(size_px));
    screens::Picture drawing;
    const platform::Raster raster = platform::draw_svg(svg, size);
    if (!raster.rgba.empty()) {
        drawing = {window_.make_texture(raster.rgba.data(), raster.width, raster.height),
                   raster.width, raster.height};
    }
    return drawings_[key] = drawing;
}

screens::Picture Textures::photo(const std::string& name, int size_px) {
    // A name from the catalogue must not lead out of the folder.
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos) return {};
    const PhotoShelf::Found found = shelf_.look(name, size_px);
    if (found.standing == PhotoShelf::Standing::Unknown && photos_.give(name, size_px)) {
        shelf_.want(name, size_px);
    }
    return found.picture;
}

void Textures::refresh() {
    for (const std::uint64_t texture : shelf_.next_frame()) window_.drop_texture(texture);
    const std::vector<PhotoWorker::Photo> photos = photos_.take();
    for (const PhotoWorker::Photo& photo : photos) {
        if (photo.raster.rgba.empty()) {
            shelf_.put_broken(photo.name, photo.size_px);
            continue;
        }
        const platform::Raster& raster = photo.raster;
        shelf_.put(photo.name, photo.size_px,
                   {window_.make_texture(raster.rgba.data(), raster.width, raster.height),
                    raster.width, raster.height});
    }
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
