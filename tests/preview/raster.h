// Draws ImGui's draw data without a graphics card, so that a screen can be looked at (and measured)
// anywhere. Bilinear textures, alpha blending, clip rectangles; no antialiasing of its own, which
// ImGui's geometry already brings. One thread.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <vector>

namespace preview {

struct Image {
    int width{0};
    int height{0};
    std::vector<std::uint32_t> pixels;  // 0xAABBGGRR, row by row
};

Image rendered(const ImDrawData& data, const std::vector<Image>& textures,
               std::uint32_t ground_rgb);

}  // namespace preview
