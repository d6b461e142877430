#include "platform/label_sheet.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>
#include <cassert>

#include "platform/label_parts.h"

namespace platform {
namespace {

// All lengths are millimetres on an A4 page; the surface is scaled once.
constexpr double kPageWidth = 210, kPageHeight = 297;
constexpr double kLabelWidth = 63.5, kLabelHeight = 38.1, kColumnStep = 66.04;
constexpr double kLeft = 7.2, kTop = 15.15, kPadding = 3;
constexpr int kColumns = 3, kRows = 7;
constexpr double kBarModule = 0.33;  // nominal EAN-13: GS1 General Specifications, 5.2
constexpr double kQrSide = 16;

using namespace label_parts;

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
    draw_stars(page, label.stars, side + side_width - label.stars * 3 * 1.12 + 0.36, top + 10, 3,
               kGold);
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

// The labels whose places, counted over all pages, are `first` … on this page; the first label's
// place is `used`.
void draw_page(cairo_t* page, const std::vector<Label>& labels, std::size_t first,
               std::size_t used) {
    const std::size_t end = std::min(labels.size() + used, first + kLabelsPerPage);
    for (std::size_t at = std::max(first, used); at < end; ++at) {
        const int place = static_cast<int>(at - first);
        draw_label(page, labels[at - used], kLeft + place % kColumns * kColumnStep,
                   kTop + place / kColumns * kLabelHeight);
    }
}

}  // namespace

kiosk::Status write_label_sheet(const std::string& pdf_path, const std::vector<Label>& labels,
                                int used) {
    assert(used >= 0 && used < kLabelsPerPage);
    static_assert(kColumns * kRows == kLabelsPerPage);
    if (labels.empty()) return nothing_to_print();
    cairo_surface_t* pdf = cairo_pdf_surface_create(pdf_path.c_str(), kPageWidth * kPointsPerMm,
                                                    kPageHeight * kPointsPerMm);
    cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_4);  // old printers read it too
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, "Nhãn hàng – ocop-kiosk");
    cairo_t* page = cairo_create(pdf);
    cairo_scale(page, kPointsPerMm, kPointsPerMm);
    const auto before = static_cast<std::size_t>(used);
    for (std::size_t first = 0; first < labels.size() + before; first += kLabelsPerPage) {
        draw_page(page, labels, first, before);
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
    draw_page(page, labels, 0, 0);
    cairo_status_t status = cairo_status(page);
    cairo_destroy(page);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png(picture, png_path.c_str());
    cairo_surface_destroy(picture);
    if (status != CAIRO_STATUS_SUCCESS) return cannot_write(png_path, status);
    return kiosk::Done{};
}

}  // namespace platform
