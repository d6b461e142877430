#include "platform/label_parts.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace platform::label_parts {
namespace {

using Layout = std::unique_ptr<PangoLayout, decltype(&g_object_unref)>;

Layout layout_of(cairo_t* page, const std::string& text, const Style& style) {
    Layout layout{pango_cairo_create_layout(page), g_object_unref};
    // The page's unit is a millimetre: letters that stood on whole units would stand upon each
    // other.
    PangoContext* context = pango_layout_get_context(layout.get());
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_layout_context_changed(layout.get());
    std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font{
        pango_font_description_new(), pango_font_description_free};
    pango_font_description_set_family(font.get(), "Inter");
    pango_font_description_set_weight(font.get(), style.weight);
    // The page's unit is a millimetre, so the size is one too.
    pango_font_description_set_absolute_size(font.get(),
                                             style.size_points / kPointsPerMm * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

}  // namespace

void set_colour(cairo_t* page, Colour colour) {
    cairo_set_source_rgb(page, colour.red, colour.green, colour.blue);
}

void draw_text(cairo_t* page, const std::string& text, double x, double y, double width,
               const Style& style) {
    const Layout layout = layout_of(page, text, style);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_height(layout.get(), -style.lines);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout.get(), style.align);
    set_colour(page, style.colour);
    cairo_move_to(page, x, y);
    pango_cairo_show_layout(page, layout.get());
}

void draw_fitting(cairo_t* page, const std::string& text, double x, double y, double width,
                  Style style) {
    int wide = 0;
    pango_layout_get_size(layout_of(page, text, style).get(), &wide, nullptr);
    const double have = static_cast<double>(wide) / PANGO_SCALE;
    if (have > width) style.size_points *= std::max(0.5, width / have * 0.99);
    draw_text(page, text, x, y, width, style);
}

void draw_matrix(cairo_t* page, const kiosk::CodeMatrix& matrix, double x, double y, double width,
                 double height) {
    if (matrix.width <= 0 || matrix.height <= 0) return;
    const double step_x = width / matrix.width, step_y = height / matrix.height;
    set_colour(page, {0, 0, 0});
    for (int row = 0; row < matrix.height; ++row)
        for (int column = 0; column < matrix.width; ++column) {
            if (!matrix.dark(column, row)) continue;
            int end = column;  // a run is one rectangle: no hairline gaps between its modules
            while (end < matrix.width && matrix.dark(end, row)) ++end;
            cairo_rectangle(page, x + column * step_x, y + row * step_y, (end - column) * step_x,
                            step_y);
            column = end;
        }
    cairo_fill(page);
}

void draw_stars(cairo_t* page, int stars, double x, double y, double size, Colour colour) {
    set_colour(page, colour);
    constexpr double kPi = 3.14159265358979;
    for (int star = 0; star < stars; ++star) {
        const double middle = x + size * (star * 1.12 + 0.5);
        cairo_new_path(page);
        for (int point = 0; point < 10; ++point) {
            const double radius = size * (point % 2 == 0 ? 0.53 : 0.22);
            const double angle = kPi * (point / 5.0 - 0.5);
            cairo_line_to(page, middle + radius * std::cos(angle),
                          y + size * 0.53 + radius * std::sin(angle));
        }
        cairo_close_path(page);
        cairo_fill(page);
    }
}

kiosk::Problem nothing_to_print() {
    return {.what = {"Không có nhãn nào để in", "There are no labels to print"},
            .why = {"danh mục trống", "the catalogue is empty"},
            .to_do = {"nhập danh mục trước", "import a catalogue first"},
            .field = "labels"};
}

kiosk::Problem cannot_write(const std::string& path, cairo_status_t status) {
    const std::string why = cairo_status_to_string(status);
    return {.what = {"Không ghi được tệp nhãn " + path, "Cannot write the labels to " + path},
            .why = {why, why},
            .to_do = {"kiểm tra thư mục, quyền ghi và chỗ trống rồi thử lại",
                      "check the folder, its rights and its space, then try again"},
            .field = path};
}

}  // namespace platform::label_parts
