// What the drawings promise: there is one for every product, and the kiosk's renderer (SDL2_image's
// nanosvg, which knows shapes and gradients only) shows all of each.
#include <SDL_image.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>
#include <set>
#include <sstream>

#include "assets/assets.h"
#include "tests/assets/csv_text.h"
#include "tests/support/catch.h"

namespace {

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};
using Surface = std::unique_ptr<SDL_Surface, FreeSurface>;

// A square picture of `size` pixels, four bytes each; null where the renderer refuses.
Surface rendered(std::string_view svg, int size) {
    SDL_RWops* bytes = SDL_RWFromConstMem(svg.data(), static_cast<int>(svg.size()));
    Surface loaded{IMG_LoadSizedSVG_RW(bytes, size, size)};
    SDL_RWclose(bytes);
    if (!loaded) return nullptr;
    return Surface{SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_RGBA32, 0)};
}

int alpha_at(const SDL_Surface& surface, int x, int y) {
    const auto* row = static_cast<const Uint8*>(surface.pixels) + y * surface.pitch;
    return row[x * 4 + 3];
}

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    const std::filesystem::path assets = OCOP_SOURCE_DIR "/assets";
    for (const auto& entry : std::filesystem::directory_iterator{assets / folder})
        if (entry.path().extension() == ".svg")
            names.push_back(entry.path().lexically_relative(assets).string());
    return names;
}

void check_shows_whole(const std::string& name, int size) {
    INFO(name);
    const std::string_view svg = assets::file(name);
    REQUIRE_FALSE(svg.empty());
    const Surface picture = rendered(svg, size);
    REQUIRE(picture);
    int painted = 0, on_edge = 0;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            if (alpha_at(*picture, x, y) < 8) continue;
            ++painted;
            if (x == 0 || y == 0 || x == size - 1 || y == size - 1) ++on_edge;
        }
    CHECK(painted > size * size / 40);
    CHECK(on_edge == 0);  // nothing is cut off
}

}  // namespace

TEST_CASE("every product of the showroom has a drawing", "[assets]") {
    for (const auto& row : assets_tests::rows_of_csv(assets::file("demo/catalogue.csv"))) {
        INFO(row.at("product_id") << " wants " << row.at("picture"));
        CHECK_FALSE(assets::file("drawings/" + row.at("picture") + ".svg").empty());
    }
}

TEST_CASE("drawings exist for goods of all six groups and for anything else", "[assets]") {
    for (const char* name : {"basket", "pottery", "silk", "flower", "homestay", "box", "mark"})
        CHECK_FALSE(assets::file("drawings/" + std::string{name} + ".svg").empty());
}

TEST_CASE("every drawing and icon is shown whole", "[assets]") {
    const auto drawings = names_in("drawings");
    const auto icons = names_in("drawings/icons");
    CHECK(drawings.size() >= 30);
    CHECK(icons.size() >= 42);
    for (const std::string& name : drawings) check_shows_whole(name, 96);
    for (const std::string& name : icons) check_shows_whole(name, 48);
}

TEST_CASE("drawings use only what the renderer knows", "[assets]") {
    static const std::regex kTag{"<([a-zA-Z]+)"};
    static const std::set<std::string> kKnown{"svg",  "g",       "path",    "rect",
                                              "line", "polygon", "ellipse", "circle"};
    for (const std::string folder : {"drawings", "drawings/icons"})
        for (const std::string& name : names_in(folder)) {
            INFO(name);
            const std::string svg{assets::file(name)};
            CHECK(svg.find("style=") == std::string::npos);
            for (std::sregex_iterator tag{svg.begin(), svg.end(), kTag}, end; tag != end; ++tag)
                CHECK(kKnown.count((*tag)[1]) == 1);
        }
}

TEST_CASE("icons are white, so that a screen can tint them", "[assets]") {
    static const std::regex kColour{"#[0-9A-Fa-f]{3,6}"};
    for (const std::string& name : names_in("drawings/icons")) {
        INFO(name);
        const std::string svg{assets::file(name)};
        for (std::sregex_iterator at{svg.begin(), svg.end(), kColour}, end; at != end; ++at)
            CHECK(at->str() == "#FFFFFF");
    }
}
