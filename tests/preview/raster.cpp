#include "tests/preview/raster.h"

#include <algorithm>
#include <cmath>

namespace preview {
namespace {

struct Rgba {
    float r, g, b, a;
};

Rgba unpack(std::uint32_t c) {
    return {static_cast<float>(c & 255U), static_cast<float>((c >> 8U) & 255U),
            static_cast<float>((c >> 16U) & 255U), static_cast<float>(c >> 24U)};
}

Rgba texel(const Image& image, int x, int y) {
    x = std::clamp(x, 0, image.width - 1);
    y = std::clamp(y, 0, image.height - 1);
    return unpack(image.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                               static_cast<std::size_t>(x)]);
}

Rgba mixed(Rgba a, Rgba b, float t) {
    return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t,
            a.a + (b.a - a.a) * t};
}

Rgba sample(const Image& image, float u, float v) {
    const float x = u * static_cast<float>(image.width) - 0.5F;
    const float y = v * static_cast<float>(image.height) - 0.5F;
    const float fx = std::floor(x), fy = std::floor(y);
    const int ix = static_cast<int>(fx), iy = static_cast<int>(fy);
    return mixed(mixed(texel(image, ix, iy), texel(image, ix + 1, iy), x - fx),
                 mixed(texel(image, ix, iy + 1), texel(image, ix + 1, iy + 1), x - fx), y - fy);
}

void blend(std::uint32_t& pixel, Rgba over) {
    const Rgba under = unpack(pixel);
    const float a = over.a / 255;
    const auto channel = [&](float top, float bottom) {
        return static_cast<std::uint32_t>(std::lround(top * a + bottom * (1 - a)));
    };
    pixel = channel(over.r, under.r) | (channel(over.g, under.g) << 8U) |
            (channel(over.b, under.b) << 16U) | 0xFF000000U;
}

float edge(ImVec2 a, ImVec2 b, float x, float y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

// Pixels exactly on an edge belong to one of the two triangles that share it.
bool owns(ImVec2 a, ImVec2 b) { return (a.y == b.y && b.x > a.x) || b.y < a.y; }

void triangle(Image& into, const Image& texture, const ImDrawVert* v[3], const ImVec4& clip) {
    float area = edge(v[0]->pos, v[1]->pos, v[2]->pos.x, v[2]->pos.y);
    if (area == 0) return;
    if (area < 0) {
        std::swap(v[1], v[2]);
        area = -area;
    }
    const auto [left, right] = std::minmax({v[0]->pos.x, v[1]->pos.x, v[2]->pos.x});
    const auto [top, bottom] = std::minmax({v[0]->pos.y, v[1]->pos.y, v[2]->pos.y});
    const int x0 = std::max({0, static_cast<int>(clip.x), static_cast<int>(std::floor(left))});
    const int y0 = std::max({0, static_cast<int>(clip.y), static_cast<int>(std::floor(top))});
    const int x1 = std::min({into.width, static_cast<int>(clip.z), static_cast<int>(right) + 1});
    const int y1 = std::min({into.height, static_cast<int>(clip.w), static_cast<int>(bottom) + 1});
    const Rgba colors[3] = {unpack(v[0]->col), unpack(v[1]->col), unpack(v[2]->col)};
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            const float px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
            float w[3];
            bool inside = true;
            for (int i = 0; i < 3 && inside; ++i) {
                const ImVec2 a = v[(i + 1) % 3]->pos, b = v[(i + 2) % 3]->pos;
                w[i] = edge(a, b, px, py) / area;
                inside = w[i] > 0 || (w[i] == 0 && owns(a, b));
            }
            if (!inside) continue;
            const float u = w[0] * v[0]->uv.x + w[1] * v[1]->uv.x + w[2] * v[2]->uv.x;
            const float t = w[0] * v[0]->uv.y + w[1] * v[1]->uv.y + w[2] * v[2]->uv.y;
            const Rgba s = sample(texture, u, t);
            const auto mix = [&](float Rgba::*part) {
                return (w[0] * colors[0].*part + w[1] * colors[1].*part + w[2] * colors[2].*part) *
                       (s.*part) / 255;
            };
            blend(into.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(into.width) +
                              static_cast<std::size_t>(x)],
                  {mix(&Rgba::r), mix(&Rgba::g), mix(&Rgba::b), mix(&Rgba::a)});
        }
    }
}

}  // namespace

Image rendered(const ImDrawData& data, const std::vector<Image>& textures,
               std::uint32_t ground_rgb) {
    Image image{static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y), {}};
    image.pixels.assign(
        static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height),
        0xFF000000U | (ground_rgb & 0xFFU) << 16U | (ground_rgb & 0xFF00U) | ground_rgb >> 16U);
    for (int n = 0; n < data.CmdListsCount; ++n) {
        const ImDrawList& list = *data.CmdLists[n];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const auto id =
                static_cast<std::size_t>(reinterpret_cast<std::intptr_t>(command.GetTexID()));
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                const ImDrawVert* corners[3];
                for (unsigned k = 0; k < 3; ++k)
                    corners[k] = &list.VtxBuffer[static_cast<int>(
                        command.VtxOffset +
                        list.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)])];
                triangle(image, textures.at(id), corners, command.ClipRect);
            }
        }
    }
    return image;
}

}  // namespace preview
