// screens_preview FOLDER [NAME [PHOTOGRAPH]]: draws every sample view at the sizes kiosks have and
// writes pictures, to be looked at. Not a test: judging is for people.
#include <SDL_image.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

#include "assets/assets.h"
#include "kiosk/screens/screen.h"
#include "tests/preview/raster.h"
#include "tests/screens/sample_views.h"

namespace {

using kiosk::screens::Picture;

class Drawings {
public:
    Picture get(std::string_view name, int size) {
        const auto key = std::pair{std::string{name}, size};
        if (const auto found = known_.find(key); found != known_.end()) return found->second;
        const std::string_view svg = assets::file("drawings/" + std::string{name} + ".svg");
        Picture picture;
        if (!svg.empty()) picture = load(svg, size);
        return known_[key] = picture;
    }
    Picture photograph(const char* file) {
        SDL_Surface* loaded = IMG_Load(file);
        return loaded == nullptr ? Picture{} : keep(loaded);
    }
    std::vector<preview::Image> textures{1};  // 0 is ImGui's own: the fonts

private:
    Picture load(std::string_view svg, int size) {
        SDL_RWops* bytes = SDL_RWFromConstMem(svg.data(), static_cast<int>(svg.size()));
        SDL_Surface* loaded = IMG_LoadSizedSVG_RW(bytes, size, size);
        SDL_RWclose(bytes);
        return keep(loaded);
    }
    Picture keep(SDL_Surface* loaded) {
        SDL_Surface* surface = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_RGBA32, 0);
        SDL_FreeSurface(loaded);
        preview::Image image{surface->w, surface->h, {}};
        for (int y = 0; y < surface->h; ++y) {
            const auto* row = reinterpret_cast<const std::uint32_t*>(
                static_cast<const Uint8*>(surface->pixels) + y * surface->pitch);
            image.pixels.insert(image.pixels.end(), row, row + surface->w);
        }
        SDL_FreeSurface(surface);
        textures.push_back(image);
        return {textures.size() - 1, image.width, image.height};
    }
    std::map<std::pair<std::string, int>, Picture> known_;
};

void save(preview::Image image, const std::filesystem::path& path) {
    SDL_Surface* surface =
        SDL_CreateRGBSurfaceWithFormatFrom(image.pixels.data(), image.width, image.height, 32,
                                           image.width * 4, SDL_PIXELFORMAT_RGBA32);
    IMG_SavePNG(surface, path.string().c_str());
    SDL_FreeSurface(surface);
}

preview::Image font_texture() {
    unsigned char* pixels = nullptr;
    preview::Image image;
    ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &image.width, &image.height);
    const auto* words = reinterpret_cast<const std::uint32_t*>(pixels);
    image.pixels.assign(words, words + image.width * image.height);
    return image;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::filesystem::path folder = argv[1];
    const std::string only = argc > 2 ? argv[2] : "";
    std::filesystem::create_directories(folder);
    const auto fonts = kiosk::screens::find_fonts();
    if (!fonts) return 3;
    Drawings drawings;
    for (const kiosk::screens::Vec2 size :
         {kiosk::screens::Vec2{1920, 1080}, {1366, 768}, {1080, 1920}}) {
        const std::string suffix = "-" + std::to_string(static_cast<int>(size.x));
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        kiosk::screens::Shell shell{
            {[&](std::string_view name, int px) { return drawings.get(name, px); }}, *fonts};
        const Picture seen = argc > 3 ? drawings.photograph(argv[3]) : Picture{};
        for (auto [name, view, tapped] : samples::all_views()) {
            if (seen.texture != 0 && view.status.camera == kiosk::screens::CameraState::Off) {
                view.status.camera = kiosk::screens::CameraState::Working;
                view.attract.camera = view.settings.camera = seen;
            }
            if (!only.empty() && (name + suffix).find(only) == std::string::npos) continue;
            const auto start = std::chrono::steady_clock::now();
            if (shell.prepare(view, size)) {
                drawings.textures[0] = font_texture();
                const std::chrono::duration<double, std::milli> took =
                    std::chrono::steady_clock::now() - start;
                std::printf("fonts %s: %.0f ms, %d x %d\n", suffix.c_str(), took.count(),
                            drawings.textures[0].width, drawings.textures[0].height);
            }
            for (int frame = 0; frame < 3; ++frame) {
                ImGui::GetIO().DisplaySize = {size.x, size.y};
                ImGui::GetIO().DeltaTime = 0.016F;
                ImGui::NewFrame();
                const auto drawing = std::chrono::steady_clock::now();
                kiosk::screens::Input input;
                const auto* widget =
                    tapped.empty() || frame != 1 ? nullptr : shell.drawn().find(tapped);
                if (widget != nullptr)
                    for (const auto kind : {kiosk::screens::PointerEvent::Kind::Down,
                                            kiosk::screens::PointerEvent::Kind::Up})
                        input.pointer.push_back({kind, widget->rect.middle()});
                shell.draw(view, size, input);
                const std::chrono::duration<double, std::milli> took =
                    std::chrono::steady_clock::now() - drawing;
                ImGui::Render();
                if (frame == 2)
                    std::printf("%s%s: %.2f ms\n", name.c_str(), suffix.c_str(), took.count());
            }
            save(preview::rendered(*ImGui::GetDrawData(), drawings.textures,
                                   kiosk::screens::Shell::ground_rgb(view)),
                 folder / (name + suffix + ".png"));
        }
        ImGui::DestroyContext();
    }
    return 0;
}
