#include "platform/receipt_raster.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <memory>

#include "platform/code_writer.h"

namespace platform {
namespace {

using Kind = kiosk::ReceiptLine::Kind;

struct FreeObject {
    void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, FreeObject>;

constexpr double kDotsPerMm = 8;  // 203 dots an inch
constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kSmallest = 0.87;  // of the sizes below: 20 dots are 2.5 mm of letter

// All sizes belong to a roll of 576 dots and grow with the width.
struct Measure {
    double width;
    double scale;
    double margin() const { return 12 * scale; }
    double inner() const { return width - 2 * margin(); }
    double gap() const { return 16 * scale; }  // between a text and its amount
};

struct Style {
    double size;
    PangoWeight weight;
};

Style style_of(Kind kind) {
    if (kind == Kind::Title) return {32, PANGO_WEIGHT_BOLD};
    if (kind == Kind::Strong) return {28, PANGO_WEIGHT_BOLD};
    return {23, PANGO_WEIGHT_MEDIUM};  // thin strokes vanish on thermal paper
}

// Draws, or with `visible` unset only measures, line after line.
class Pen {
public:
    Pen(cairo_t* page, const Measure& measure, bool visible)
        : page_{page}, m_{measure}, visible_{visible}, y_{measure.margin()} {}

    void draw(const kiosk::ReceiptLine& line) {
        switch (line.kind) {
            case Kind::Title:
            case Kind::Centered:
                paragraph(line, PANGO_ALIGN_CENTER);
                break;
            case Kind::Text:
                paragraph(line, PANGO_ALIGN_LEFT);
                break;
            case Kind::Columns:
            case Kind::Strong:
                columns(line);
                break;
            case Kind::Rule:
                rule();
                break;
            case Kind::Space:
                y_ += 14 * m_.scale;
                break;
            case Kind::Qr:
                code(line.left);
                break;
        }
    }
    double height() const { return y_ + m_.margin(); }

private:
    Layout layout(const std::string& text, const Style& style, double width,
                  PangoAlignment align) const {
        Layout made{pango_cairo_create_layout(page_)};
        const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font{
            pango_font_description_new(), pango_font_description_free};
        pango_font_description_set_family(font.get(), "Inter");
        pango_font_description_set_weight(font.get(), style.weight);
        pango_font_description_set_absolute_size(font.get(), style.size * m_.scale * PANGO_SCALE);
        pango_layout_set_font_description(made.get(), font.get());
        // Figures of one width, so that amounts stand under each other.
        PangoAttrList* attributes = pango_attr_list_new();
        pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1"));
        pango_layout_set_attributes(made.get(), attributes);
        pango_attr_list_unref(attributes);
        if (width > 0) pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(made.get(), align);
        pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
        return made;
    }

    static std::pair<double, double> size_of(const Layout& text) {
        int width = 0, height = 0;
        pango_layout_get_pixel_size(text.get(), &width, &height);
        return {width, height};
    }

    void show(const Layout& text, double x, double y) const {
        if (!visible_) return;
        cairo_move_to(page_, x, y);
        pango_cairo_show_layout(page_, text.get());
    }

    void paragraph(const kiosk::ReceiptLine& line, PangoAlignment align) {
        const Layout text = layout(line.left, style_of(line.kind), m_.inner(), align);
        show(text, m_.margin(), y_);
        y_ += size_of(text).second + 2 * m_.scale;
    }

    void columns(const kiosk::ReceiptLine& line) {
        const Style style = style_of(line.kind);
        // The amount is whole whatever happens; the words beside it wrap in what is left.
        Layout right = layout(line.right, style, 0, PANGO_ALIGN_RIGHT);
        double right_width = size_of(right).first;
        const bool below = right_width > m_.inner() * 0.7;
        const double left_width =
            below ? m_.inner() : std::max(m_.inner() * 0.25, m_.inner() - right_width - m_.gap());
        const Layout left = layout(line.left, style, left_width, PANGO_ALIGN_LEFT);
        show(left, m_.margin(), y_);
        const double left_height = line.left.empty() ? 0 : size_of(left).second;
        if (below) {
            y_ += left_height;
            right = layout(line.right, style, m_.inner(), PANGO_ALIGN_RIGHT);
            show(right, m_.margin(), y_);
            y_ += size_of(right).second + 2 * m_.scale;
            return;
        }
        show(right, m_.width - m_.margin() - right_width, y_);
        y_ += std::max(left_height, size_of(right).second) + 2 * m_.scale;
    }

    void rule() {
        y_ += 8 * m_.scale;
        if (visible_) {
            const double dash[] = {6 * m_.scale, 4 * m_.scale};
            cairo_set_dash(page_, dash, 2, 0);
            cairo_set_line_width(page_, 2 * m_.scale);
            cairo_move_to(page_, m_.margin(), y_);
            cairo_line_to(page_, m_.width - m_.margin(), y_);
            cairo_stroke(page_);
        }
        y_ += 8 * m_.scale;
    }

    void code(const std::string& text) {
        const kiosk::Result<kiosk::CodeMatrix> matrix = write_code(CodeShape::Qr, text);
        if (!matrix || matrix->width <= 0) return;
        // Whole dots a module: a blurred edge does not scan. Four light modules belong around it.
        const int modules = matrix->width + 8;
        const int dot = std::max(1, static_cast<int>(m_.inner() * 0.6) / modules);
        const double left = std::floor((m_.width - dot * matrix->width) / 2);
        const double top = std::ceil(y_) + 4 * dot;
        if (visible_) {
            for (int y = 0; y < matrix->height; ++y)
                for (int x = 0; x < matrix->width; ++x)
                    if (matrix->dark(x, y))
                        cairo_rectangle(page_, left + x * dot, top + y * dot, dot, dot);
            cairo_fill(page_);
        }
        y_ = top + (matrix->height + 4) * dot;
    }

    cairo_t* page_;
    Measure m_;
    bool visible_;
    double y_;
};

struct Page {
    Page(int width, int height)
        : surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)},
          context{cairo_create(surface)} {
        cairo_set_source_rgb(context, 1, 1, 1);
        cairo_paint(context);
        cairo_set_source_rgb(context, 0, 0, 0);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_SLIGHT);
        cairo_set_font_options(context, options);
        cairo_font_options_destroy(options);
    }
    ~Page() {
        cairo_destroy(context);
        cairo_surface_destroy(surface);
    }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    cairo_surface_t* surface;
    cairo_t* context;
};

Measure measure_for(int width_px) {
    const double width = width_px;
    return {width, std::max(width / kReceiptWidthPx, kSmallest)};
}

double draw_on(cairo_t* page, const kiosk::Receipt& receipt, const Measure& measure, bool visible) {
    Pen pen{page, measure, visible};
    for (const kiosk::ReceiptLine& line : receipt.lines) pen.draw(line);
    return pen.height();
}

int height_of(const kiosk::Receipt& receipt, const Measure& measure) {
    Page ruler{1, 1};
    const double wanted = std::ceil(draw_on(ruler.context, receipt, measure, false));
    return std::clamp(static_cast<int>(wanted), 1, kReceiptHeightPx);
}

}  // namespace

LumaImage receipt_dots(const kiosk::Receipt& receipt, int width_px) {
    assert(width_px >= 200 && width_px <= 2'000);
    const Measure measure = measure_for(width_px);
    const int height = height_of(receipt, measure);
    Page page{width_px, height};
    draw_on(page.context, receipt, measure, true);
    cairo_surface_flush(page.surface);
    LumaImage image{width_px, height};
    const unsigned char* pixels = cairo_image_surface_get_data(page.surface);
    const int stride = cairo_image_surface_get_stride(page.surface);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width_px; ++x)  // black on white: every channel says the same
            image.at(x, y) = pixels[static_cast<std::ptrdiff_t>(y) * stride + x * 4];
    return image;
}

Raster draw_receipt(const kiosk::Receipt& receipt, int width_px) {
    const LumaImage dots = receipt_dots(receipt, width_px);
    Raster raster{dots.width, dots.height, {}};
    raster.rgba.reserve(dots.pixels.size() * 4);
    for (const std::uint8_t grey : dots.pixels)
        raster.rgba.insert(raster.rgba.end(), {grey, grey, grey, 255});
    return raster;
}

kiosk::Status write_receipt_pdf(const std::string& path, const kiosk::Receipt& receipt,
                                int width_px) {
    assert(width_px >= 200 && width_px <= 2'000);
    const Measure measure = measure_for(width_px);
    const int height = height_of(receipt, measure);
    // The roll is wider than what its printer burns: 80 mm for 72, 58 for 48.
    const double burnt_mm = width_px / kDotsPerMm, edge_mm = width_px > 450 ? 4 : 5;
    const double points = kPointsPerMm / kDotsPerMm;
    errno = 0;
    cairo_surface_t* pdf =
        cairo_pdf_surface_create(path.c_str(), (burnt_mm + 2 * edge_mm) * kPointsPerMm,
                                 height * points + 2 * edge_mm * kPointsPerMm);
    cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, "Hóa đơn – ocop-kiosk");
    cairo_t* page = cairo_create(pdf);
    cairo_translate(page, edge_mm * kPointsPerMm, edge_mm * kPointsPerMm);
    cairo_scale(page, points, points);
    draw_on(page, receipt, measure, true);
    cairo_show_page(page);
    cairo_status_t status = cairo_status(page);
    cairo_destroy(page);
    cairo_surface_finish(pdf);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(pdf);
    cairo_surface_destroy(pdf);
    if (status == CAIRO_STATUS_SUCCESS) return kiosk::Done{};
    const std::string why = errno != 0 ? std::strerror(errno) : cairo_status_to_string(status);
    return kiosk::Problem{
        {path, path},
        {"không ghi được hóa đơn: " + why, "the receipt cannot be written: " + why},
        {"kiểm tra thư mục, quyền ghi và chỗ trống", "check the folder, its rights and its space"}};
}

}  // namespace platform
