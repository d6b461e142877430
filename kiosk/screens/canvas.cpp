#include "kiosk/screens/canvas.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kiosk::screens {
namespace {

ImVec2 im(Vec2 at) { return {at.x, at.y}; }
ImU32 im(Color color) { return IM_COL32(color.r, color.g, color.b, color.a); }
ImTextureID texture_of(const Picture& picture) {
    return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(picture.texture));
}

}  // namespace

Rect inset(Rect rect, float by) { return inset(rect, by, by); }

Rect inset(Rect rect, float x, float y) {
    return {rect.x + x, rect.y + y, std::max(0.0F, rect.width - 2 * x),
            std::max(0.0F, rect.height - 2 * y)};
}

Rect cut_top(Rect& from, float height, float gap) {
    const Rect strip{from.x, from.y, from.width, std::min(height, from.height)};
    const float gone = std::min(height + gap, from.height);
    from.y += gone;
    from.height -= gone;
    return strip;
}

Rect cut_bottom(Rect& from, float height, float gap) {
    const float kept = std::min(height, from.height);
    const Rect strip{from.x, from.bottom() - kept, from.width, kept};
    from.height -= std::min(height + gap, from.height);
    return strip;
}

Rect cut_left(Rect& from, float width, float gap) {
    const Rect strip{from.x, from.y, std::min(width, from.width), from.height};
    const float gone = std::min(width + gap, from.width);
    from.x += gone;
    from.width -= gone;
    return strip;
}

Rect cut_right(Rect& from, float width, float gap) {
    const float kept = std::min(width, from.width);
    const Rect strip{from.right() - kept, from.y, kept, from.height};
    from.width -= std::min(width + gap, from.width);
    return strip;
}

Rect overlap(Rect a, Rect b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    const float right = std::min(a.right(), b.right()), bottom = std::min(a.bottom(), b.bottom());
    if (right <= x || bottom <= y) return {x, y, 0, 0};
    return {x, y, right - x, bottom - y};
}

Rect column(Rect rect, int index, int count, float gap) {
    const auto n = static_cast<float>(count);
    const float width = (rect.width - gap * (n - 1)) / n;
    return {rect.x + (width + gap) * static_cast<float>(index), rect.y, width, rect.height};
}

Rect row(Rect rect, int index, int count, float gap) {
    const auto n = static_cast<float>(count);
    const float height = (rect.height - gap * (n - 1)) / n;
    return {rect.x, rect.y + (height + gap) * static_cast<float>(index), rect.width, height};
}

Canvas::Canvas(ImDrawList& list, const Typeface& type, const Palette& palette,
               const Measure& measure, DrawnWidgets& drawn)
    : list_{list}, type_{type}, palette_{palette}, measure_{measure}, drawn_{drawn} {
    clips_.push_back({0, 0, measure.size.x, measure.size.y});
}

void Canvas::fill(Rect rect, Color color, float radius) {
    if (rect.width <= 0 || rect.height <= 0) return;
    list_.AddRectFilled({rect.x, rect.y}, {rect.right(), rect.bottom()}, im(color), radius);
}

void Canvas::outline(Rect rect, Color color, float thickness, float radius) {
    const Rect inner = inset(rect, thickness / 2);
    list_.AddRect({inner.x, inner.y}, {inner.right(), inner.bottom()}, im(color), radius, 0,
                  thickness);
}

void Canvas::surface(Rect rect, Color ground, Color edge, float radius) {
    fill(rect, ground, radius);
    outline(rect, edge, std::max(1.0F, std::round(measure_.u / 8)), radius);
}

void Canvas::card(Rect rect) {
    const float u = measure_.u, radius = measure_.radius();
    // Only what shows below the card: the rest would be painted over.
    for (const float depth : {u / 2, u * 0.85F}) {
        const Rect below{rect.x, rect.bottom() - radius, rect.width, radius + depth};
        list_.AddRectFilled({below.x, below.y}, {below.right(), below.bottom()},
                            im(palette_.shadow), radius, ImDrawFlags_RoundCornersBottom);
    }
    surface(rect, palette_.card, palette_.line, radius);
}

void Canvas::line(Vec2 from, Vec2 to, Color color, float thickness) {
    list_.AddLine(im(from), im(to), im(color), thickness);
}

void Canvas::polygon(const std::vector<Vec2>& convex, Color color) {
    std::vector<ImVec2> points;
    for (const Vec2 at : convex) points.push_back(im(at));
    list_.AddConvexPolyFilled(points.data(), static_cast<int>(points.size()), im(color));
}

void Canvas::star(Vec2 middle, float radius, bool filled) {
    star(middle, radius, filled, palette_.gold, palette_.gold_edge);
}

void Canvas::star(Vec2 middle, float radius, bool filled, Color inside, Color edge) {
    ImVec2 points[10];
    for (int i = 0; i < 10; ++i) {
        const float angle = std::numbers::pi_v<float> * (static_cast<float>(i) / 5 - 0.5F);
        const float reach = i % 2 == 0 ? radius : radius * 0.44F;
        points[i] = {middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)};
    }
    if (filled)
        for (int i = 0; i < 10; ++i)
            list_.AddTriangleFilled(im(middle), points[i], points[(i + 1) % 10], im(inside));
    list_.AddPolyline(points, 10, im(edge), ImDrawFlags_Closed, std::max(1.5F, radius * 0.11F));
}

void Canvas::image(const Picture& picture, Rect rect, Color tint, float radius) {
    if (picture.texture == 0) return;
    list_.AddImageRounded(texture_of(picture), {rect.x, rect.y}, {rect.right(), rect.bottom()},
                          {0, 0}, {1, 1}, im(tint), radius);
}

void Canvas::image_inside(const Picture& picture, Rect rect, Color tint) {
    if (picture.texture == 0 || picture.width <= 0 || picture.height <= 0) return;
    const auto w = static_cast<float>(picture.width), h = static_cast<float>(picture.height);
    const float scale = std::min(rect.width / w, rect.height / h);
    image(picture,
          {std::round(rect.x + (rect.width - w * scale) / 2),
           std::round(rect.y + (rect.height - h * scale) / 2), w * scale, h * scale},
          tint);
}

void Canvas::image_covering(const Picture& picture, Rect rect, float radius) {
    if (picture.texture == 0 || picture.width <= 0 || picture.height <= 0) return;
    const bool lies = picture.rotation == 90 || picture.rotation == 270;
    const auto w = static_cast<float>(lies ? picture.height : picture.width);
    const auto h = static_cast<float>(lies ? picture.width : picture.height);
    const float scale = std::max(rect.width / w, rect.height / h);
    const float u = rect.width / (w * scale) / 2, v = rect.height / (h * scale) / 2;
    const int first = list_.VtxBuffer.Size;
    list_.AddImageRounded(texture_of(picture), {rect.x, rect.y}, {rect.right(), rect.bottom()},
                          {0.5F - u, 0.5F - v}, {0.5F + u, 0.5F + v}, IM_COL32_WHITE, radius);
    if (picture.rotation == 0 && !picture.mirror) return;
    // From the place on the screen back to the place in the camera's picture: no pixel is copied.
    for (int i = first; i < list_.VtxBuffer.Size; ++i) {
        ImVec2& uv = list_.VtxBuffer[i].uv;
        const ImVec2 at{picture.mirror ? 1 - uv.x : uv.x, uv.y};
        uv = at;
        if (picture.rotation == 90) uv = {at.y, 1 - at.x};
        if (picture.rotation == 180) uv = {1 - at.x, 1 - at.y};
        if (picture.rotation == 270) uv = {1 - at.y, at.x};
    }
}

void Canvas::code(const CodeMatrix& matrix, Rect rect) {
    fill(rect, rgb(0xFFFFFF), measure_.u);
    if (matrix.width <= 0 || matrix.height <= 0) return;
    const auto columns = static_cast<float>(matrix.width + 8);  // four modules of quiet zone
    const auto rows = static_cast<float>(matrix.height + 8);
    // Whole pixels for each module, or the phone's camera sees a moiré.
    const float module =
        std::max(1.0F, std::floor(std::min(rect.width / columns, rect.height / rows)));
    const float left = std::round(rect.x + (rect.width - module * columns) / 2) + 4 * module;
    const float top = std::round(rect.y + (rect.height - module * rows) / 2) + 4 * module;
    const ImDrawListFlags smooth = list_.Flags;
    list_.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (int y = 0; y < matrix.height; ++y)
        for (int x = 0; x < matrix.width; ++x)
            if (matrix.dark(x, y))
                fill({left + module * static_cast<float>(x), top + module * static_cast<float>(y),
                      module, module},
                     rgb(0x000000));
    list_.Flags = smooth;
}

void Canvas::fade_out(Rect rect, Color into) {
    const ImU32 clear = im(faded(into, 0)), full = im(into);
    list_.AddRectFilledMultiColor({rect.x, rect.y}, {rect.right(), rect.bottom()}, clear, clear,
                                  full, full);
}

void Canvas::spinner(Vec2 middle, float radius, Color color, float turn) {
    list_.PathClear();
    const float start = turn * 2 * std::numbers::pi_v<float>;
    list_.PathArcTo(im(middle), radius, start, start + 1.5F * std::numbers::pi_v<float>, 32);
    list_.PathStroke(im(color), 0, std::max(2.0F, radius / 5));
}

void Canvas::push_clip(Rect rect) {
    const Rect inner = overlap(rect, clips_.back());
    clips_.push_back(inner);
    list_.PushClipRect({inner.x, inner.y}, {inner.right(), inner.bottom()}, false);
}

void Canvas::pop_clip() {
    clips_.pop_back();
    list_.PopClipRect();
}

}  // namespace kiosk::screens
