#include "platform/label_roll.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>

#include "platform/label_parts.h"

namespace platform {
namespace {

using namespace label_parts;

constexpr double kDot = 1.0 / kRollDotsPerMm;
constexpr double kMargin = 1.5, kRight = 2;
constexpr double kBarsTop = 18.75, kBarsHeight = 7.5;
constexpr int kBarDots = 2;
constexpr int kQrDots = 116, kQrDotsAlone = 200;  // at most, a side

// As large as whole dots a module allow.
double qr_side(const kiosk::CodeMatrix& qr, int most_dots) {
    if (qr.width <= 0) return 0;
    return std::max(2, most_dots / qr.width) * qr.width * kDot;
}

void draw_codes(cairo_t* page, const Label& label, double side, double left) {
    draw_matrix(page, label.qr, left, 2, side, side);
    if (label.bars.width <= 0) return;
    const int dots = label.bars.width * kBarDots;
    // A whole dot, or every bar would be grey at its edges.
    const double x = (kRollWidthMm * kRollDotsPerMm - dots) / 2 * kDot;
    draw_matrix(page, label.bars, x, kBarsTop, dots * kDot, kBarsHeight);
    draw_text(page, label.digits, x, kBarsTop + kBarsHeight + 0.2, dots * kDot,
              {.size_points = 6.5, .colour = kBlack, .align = PANGO_ALIGN_CENTER});
}

void draw_roll_label(cairo_t* page, const Label& label) {
    const bool alone = label.bars.width <= 0;
    const double side = qr_side(label.qr, alone ? kQrDotsAlone : kQrDots);
    const double left = kRollWidthMm - kRight - side;
    // Four light modules before the QR code belong to it.
    const double quiet = label.qr.width > 0 ? 4 * side / label.qr.width : 0;
    const double width = std::max(8.0, left - quiet - kMargin);
    draw_text(page, label.name, kMargin, 1.4, width,
              {.size_points = 6.5, .weight = PANGO_WEIGHT_SEMIBOLD, .colour = kBlack, .lines = 2});
    draw_fitting(page, label.price, kMargin, 7.2, width,
                 {.size_points = 12, .weight = PANGO_WEIGHT_BOLD, .colour = kBlack});
    draw_fitting(page, label.unit, kMargin, 11.7, width,
                 {.size_points = 5.5, .weight = PANGO_WEIGHT_MEDIUM, .colour = kBlack});
    draw_stars(page, label.stars, kMargin, 14.1, 1.9, kBlack);
    const double below = alone ? 18.75 : 16.1;
    draw_fitting(page, label.best_before, kMargin, below, width,
                 {.size_points = 5.5, .weight = PANGO_WEIGHT_MEDIUM, .colour = kBlack});
    draw_fitting(page, label.mark, left, 2 + side + 0.3, side,
                 {.size_points = 5,
                  .weight = PANGO_WEIGHT_BOLD,
                  .colour = kBlack,
                  .align = PANGO_ALIGN_CENTER});
    draw_codes(page, label, side, left);
}

}  // namespace

LumaImage roll_label_dots(const Label& label) {
    const int width = kRollWidthMm * kRollDotsPerMm, height = kRollHeightMm * kRollDotsPerMm;
    cairo_surface_t* picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t* page = cairo_create(picture);
    set_colour(page, {1, 1, 1});
    cairo_paint(page);
    cairo_scale(page, kRollDotsPerMm, kRollDotsPerMm);
    draw_roll_label(page, label);
    cairo_destroy(page);
    cairo_surface_flush(picture);
    LumaImage dots{width, height};
    const unsigned char* data = cairo_image_surface_get_data(picture);
    const int stride = cairo_image_surface_get_stride(picture);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) dots.at(x, y) = data[y * stride + x * 4 + 1];
    cairo_surface_destroy(picture);
    return dots;
}

kiosk::Status write_label_roll(const std::string& pdf_path, const std::vector<Label>& labels) {
    if (labels.empty()) return nothing_to_print();
    cairo_surface_t* roll = cairo_pdf_surface_create(pdf_path.c_str(), kRollWidthMm * kPointsPerMm,
                                                     kRollHeightMm * kPointsPerMm);
    cairo_t* page = cairo_create(roll);
    cairo_scale(page, kPointsPerMm, kPointsPerMm);
    for (const Label& label : labels) {
        draw_roll_label(page, label);
        cairo_show_page(page);
    }
    cairo_status_t status = cairo_status(page);
    cairo_destroy(page);
    cairo_surface_finish(roll);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(roll);
    cairo_surface_destroy(roll);
    if (status != CAIRO_STATUS_SUCCESS) return cannot_write(pdf_path, status);
    return kiosk::Done{};
}

}  // namespace platform
