// Paints shapes, pictures and text of the look into an ImGui draw list, and writes down every text.
// Nothing is ever clipped in a letter: text wraps, then ends in an ellipsis. Private to screens;
// the frame thread, between ImGui::NewFrame and Render.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/drawn.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/typeface.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::screens {

enum class Align { Left, Center, Right };

struct TextStyle {
    Font font{Font::Body};
    Color color{};
    Align align{Align::Left};
    int lines{1};          // wraps to at most so many
    bool tabular{false};   // figures of one width; one line only
    bool middle{false};    // in the middle of the height
    bool balanced{false};  // lines of about one length
};

Rect inset(Rect rect, float by);
Rect inset(Rect rect, float x, float y);
// Cut a strip off a rectangle, leaving `gap` between it and the rest.
Rect cut_top(Rect& from, float height, float gap = 0);
Rect cut_bottom(Rect& from, float height, float gap = 0);
Rect cut_left(Rect& from, float width, float gap = 0);
Rect cut_right(Rect& from, float width, float gap = 0);
Rect overlap(Rect a, Rect b);
// Cell `index` of `count` side by side, `gap` between.
Rect column(Rect rect, int index, int count, float gap);
Rect row(Rect rect, int index, int count, float gap);

class Canvas {
public:
    Canvas(ImDrawList& list, const Typeface& type, const Palette& palette, const Measure& measure,
           DrawnWidgets& drawn);

    const Palette& palette() const { return palette_; }
    const Measure& measure() const { return measure_; }

    void fill(Rect rect, Color color, float radius = 0);
    void outline(Rect rect, Color color, float thickness, float radius);
    void card(Rect rect);  // surface with line and soft shadow
    void surface(Rect rect, Color ground, Color line, float radius);
    void line(Vec2 from, Vec2 to, Color color, float thickness);
    void polygon(const std::vector<Vec2>& convex, Color color);
    void star(Vec2 middle, float radius, bool filled);
    void star(Vec2 middle, float radius, bool filled, Color inside, Color edge);
    void image(const Picture& picture, Rect rect, Color tint = rgb(0xFFFFFF), float radius = 0);
    // The picture whole inside of the rectangle, or covering it.
    void image_inside(const Picture& picture, Rect rect, Color tint = rgb(0xFFFFFF));
    void image_covering(const Picture& picture, Rect rect, float radius);
    void code(const CodeMatrix& matrix, Rect rect);  // crisp, with its quiet zone, on white
    // Towards a colour, downwards: there is more below.
    void fade_out(Rect rect, Color into);
    void spinner(Vec2 middle, float radius, Color color, float turn);

    // Returns the height used. An empty text uses none.
    float text(Rect rect, std::string_view text, const TextStyle& style);
    float width_of(std::string_view text, Font font, bool tabular = false) const;
    float height_of(std::string_view text, Font font, float width, int lines) const;
    std::vector<std::string> wrapped(std::string_view text, Font font, float width,
                                     int lines) const;

    void push_clip(Rect rect);
    void pop_clip();
    Rect clip() const { return clips_.back(); }
    // While quiet, texts are painted but not written down: they belong to a widget's label.
    void quiet(bool on) { quiet_ += on ? 1 : -1; }
    DrawnWidgets& drawn() { return drawn_; }

private:
    std::string shortened(std::string text, Font font, float width) const;
    std::size_t fitting_bytes(std::string_view word, Font font, float width) const;
    std::vector<std::string> balanced(std::string_view text, Font font, float width,
                                      int lines) const;
    void run(std::string_view text, Font font, Vec2 at, Color color, bool tabular);

    ImDrawList& list_;
    const Typeface& type_;
    const Palette& palette_;
    const Measure& measure_;
    DrawnWidgets& drawn_;
    std::vector<Rect> clips_;
    int quiet_{0};
};

}  // namespace kiosk::screens
