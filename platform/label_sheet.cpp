#include "platform/label_sheet.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <memory>

namespace platform {
namespace {

// All lengths are millimetres on an A4 page; the surface is scaled once.
constexpr double kPageWidth = 210, kPageHeight = 297;
constexpr double kLabelWidth = 63.5, kLabelHeight = 38.1, kColumnStep = 66.04;
constexpr double kLeft = 7.2, kTop = 15.15, kPadding = 3;
constexpr int kColumns = 3, kRows = 7;
constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kBarModule = 0.33;  // nominal EAN-13: GS1 General Specifications, 5.2
constexpr double kQrSide = 16;

struct Colour {
    double red, green, blue;
};
constexpr Colour kInk{0.118, 0.106, 0.094}, kMuted{0.416, 0.384, 0.353}, kGold{0.898, 0.647, 0.039};
constexpr Colour kLacquer{0.659, 0.137, 0.106}, kHairline{0.85, 0.82, 0.78};

void set_colour(cairo_t* page, Colour colour) {
    cairo_set_source_rgb(page, colour.red, colour.green, colour.blue);
}

struct Style {
    double size_points;
    PangoWeight weight{PANGO_WEIGHT_NORMAL};
    Colour colour{kInk};
    PangoAlignment align{PANGO_ALIGN_LEFT};
    int lines{1};
};

// Draws text into a box of the given width, top edge at y.
void draw_text(cairo_t* page, const std::string& text, double x, double y, double width,
               const Style& style) {
    std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout{pango_cairo_create_layout(page),
                                                                   g_object_unref};
    std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font{
        pango_font_description_new(), pango_font_description_free};
    pango_font_description_set_family(font.get(), "Inter");
    pango_font_description_set_weight(font.get(), style.weight);
    // The page's unit is a millimetre, so the size is one too.
    pango_font_description_set_absolute_size(font.get(),
                                             style.size_points / kPointsPerMm * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_height(layout.get(), -style.lines);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout.get(), style.align);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    set_colour(page, style.colour);
    cairo_move_to(page, x, y);
    pango_cairo_show_layout(page, layout.get());
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

void draw_stars(cairo_t* page, int stars, double x, double y, double size) {
    set_colour(page, kGold);
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

void draw_label(cairo_t* page, const Label& label, double left, double top) {
    set_colour(page, kHairline);
    cairo_set_line_width(page, 0.1);
    cairo_rectangle(page, left, top, kLabelWidth, kLabelHeight);
    cairo_stroke(page);

    const double x = left + kPadding, width = kLabelWidth - 2 * kPadding;
    draw_text(page, label.name, x, top + 1.8, width,
              {.size_points = 8.5, .weight = PANGO_WEIGHT_SEMIBOLD, .lines = 2});
    draw_text(page, label.price, x, top + 9.6, 37,
              {.size_points = 15, .weight = PANGO_WEIGHT_BOLD});

    const double side = x + 37, side_width = width - 37;
    draw_stars(page, label.stars, side + side_width - label.stars * 3 * 1.12 + 0.36, top + 10, 3);
    draw_text(page, label.unit, side, top + 13.7, side_width,
              {.size_points = 6.5, .colour = kMuted, .align = PANGO_ALIGN_RIGHT});

    const double bars_width = label.bars.width * kBarModule;
    const double code_top = top + 18.3;
    // Light margins of at least seven modules either side belong to the code.
    draw_matrix(page, label.bars, x + 2, code_top, bars_width, 12.2);
    draw_text(page, label.digits, x + 2, code_top + 12.5, bars_width,
              {.size_points = 7, .align = PANGO_ALIGN_CENTER});
    draw_text(page, label.origin, x + 2, code_top + 15.6, bars_width,
              {.size_points = 5.5, .colour = kMuted, .align = PANGO_ALIGN_CENTER});
    const double qr_left = left + kLabelWidth - kPadding - kQrSide;
    draw_matrix(page, label.qr, qr_left, code_top, kQrSide, kQrSide);
    draw_text(page, label.mark, qr_left - 2, code_top + kQrSide + 0.4, kQrSide + 4,
              {.size_points = 5.5,
               .weight = PANGO_WEIGHT_BOLD,
               .colour = kLacquer,
               .align = PANGO_ALIGN_CENTER});
}

void draw_page(cairo_t* page, const std::vector<Label>& labels, std::size_t first) {
    const std::size_t end = std::min(labels.size(), first + kLabelsPerPage);
    for (std::size_t at = first; at < end; ++at) {
        const int place = static_cast<int>(at - first);
        draw_label(page, labels[at], kLeft + place % kColumns * kColumnStep,
                   kTop + place / kColumns * kLabelHeight);
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

}  // namespace

kiosk::Status write_label_sheet(const std::string& pdf_path, const std::vector<Label>& labels) {
    static_assert(kColumns * kRows == kLabelsPerPage);
    if (labels.empty()) return nothing_to_print();
    cairo_surface_t* pdf = cairo_pdf_surface_create(pdf_path.c_str(), kPageWidth * kPointsPerMm,
                                                    kPageHeight * kPointsPerMm);
    cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_4);  // old printers read it too
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, "Nhãn hàng – ocop-kiosk");
    cairo_t* page = cairo_create(pdf);
    cairo_scale(page, kPointsPerMm, kPointsPerMm);
    for (std::size_t first = 0; first < labels.size(); first += kLabelsPerPage) {
        draw_page(page, labels, first);
        cairo_show_page(page);
    }
    cairo_status_t status = cairo_status(page);
    cairo_destroy(page);
    cairo_surface_finish(pdf);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(pdf);
    cairo_surface_destroy(pdf);
    if (status != CAIRO_STATUS_SUCCESS) return cannot_write(pdf_path, status);
    return kiosk::Done{};
}

kiosk::Status write_label_page(const std::string& png_path, const std::vector<Label>& labels,
                               int dots_per_inch) {
    assert(dots_per_inch >= 72 && dots_per_inch <= 1200);
    if (labels.empty()) return nothing_to_print();
    const double scale = dots_per_inch / 25.4;
    cairo_surface_t* picture =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(kPageWidth * scale),
                                   static_cast<int>(kPageHeight * scale));
    cairo_t* page = cairo_create(picture);
    set_colour(page, {1, 1, 1});
    cairo_paint(page);
    cairo_scale(page, scale, scale);
    draw_page(page, labels, 0);
    cairo_status_t status = cairo_status(page);
    cairo_destroy(page);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png(picture, png_path.c_str());
    cairo_surface_destroy(picture);
    if (status != CAIRO_STATUS_SUCCESS) return cannot_write(png_path, status);
    return kiosk::Done{};
}

}  // namespace platform
