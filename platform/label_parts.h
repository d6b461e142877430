// What sheets and rolls of labels are drawn with: text, codes and stars on a Cairo page whose unit
// is a millimetre. Private to platform; any thread, one page at a time.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <string>

#include "kiosk/core/code_matrix.h"
#include "kiosk/core/result.h"

namespace platform::label_parts {

inline constexpr double kPointsPerMm = 72 / 25.4;

struct Colour {
    double red, green, blue;
};
inline constexpr Colour kInk{0.118, 0.106, 0.094}, kMuted{0.416, 0.384, 0.353};
inline constexpr Colour kGold{0.898, 0.647, 0.039}, kLacquer{0.659, 0.137, 0.106};
inline constexpr Colour kHairline{0.85, 0.82, 0.78}, kBlack{0, 0, 0};

struct Style {
    double size_points;
    PangoWeight weight{PANGO_WEIGHT_NORMAL};
    Colour colour{kInk};
    PangoAlignment align{PANGO_ALIGN_LEFT};
    int lines{1};
};

void set_colour(cairo_t* page, Colour colour);
// Into a box of the given width, top edge at y; what does not fit ends in an ellipsis.
void draw_text(cairo_t* page, const std::string& text, double x, double y, double width,
               const Style& style);
// One line, smaller until it fits, at most to half its size.
void draw_fitting(cairo_t* page, const std::string& text, double x, double y, double width,
                  Style style);
void draw_matrix(cairo_t* page, const kiosk::CodeMatrix& matrix, double x, double y, double width,
                 double height);
void draw_stars(cairo_t* page, int stars, double x, double y, double size, Colour colour);

kiosk::Problem nothing_to_print();
kiosk::Problem cannot_write(const std::string& path, cairo_status_t status);

}  // namespace platform::label_parts
