// Reports as PDF: A4 upright, tables over as many pages as they take.
#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>

#include "platform/report_file.h"

namespace platform {
namespace {

using kiosk::Language;

// Millimetres; the surface is scaled once.
constexpr double kPageWidth = 210, kPageHeight = 297, kMargin = 15, kFoot = 12;
constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kRow = 6.2, kGap = 3;
constexpr double kWidth = kPageWidth - 2 * kMargin;

struct Look {
    double points{9};
    bool strong{false};
    bool right{false};
    bool muted{false};
};

cairo_status_t collect(void* into, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

class Pages {
public:
    Pages(const kiosk::ReportDocument& document, Language language)
        : document_{document},
          language_{language},
          surface_{cairo_pdf_surface_create_for_stream(collect, &bytes_, kPageWidth * kPointsPerMm,
                                                       kPageHeight * kPointsPerMm),
                   cairo_surface_destroy},
          page_{cairo_create(surface_.get()), cairo_destroy} {
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE,
                                       document.title.in(language).c_str());
        cairo_scale(page_.get(), kPointsPerMm, kPointsPerMm);
    }

    std::string draw() {
        head();
        for (const kiosk::ReportTable& one : document_.tables) table(one);
        foot();
        page_.reset();
        cairo_surface_finish(surface_.get());
        return cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS ? bytes_
                                                                            : std::string{};
    }

private:
    void text(const std::string& words, double x, double y, double width, const Look& look) {
        std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout{
            pango_cairo_create_layout(page_.get()), g_object_unref};
        std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font{
            pango_font_description_new(), pango_font_description_free};
        pango_font_description_set_family(font.get(), "Inter");
        pango_font_description_set_weight(
            font.get(), look.strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(font.get(),
                                                 look.points / kPointsPerMm * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_height(layout.get(), -1);
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_alignment(layout.get(), look.right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
        pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
        const double ink = look.muted ? 0.40 : 0.11;
        cairo_set_source_rgb(page_.get(), ink, ink, ink);
        cairo_move_to(page_.get(), x, y);
        pango_cairo_show_layout(page_.get(), layout.get());
    }
    void rule(double y, double grey) {
        cairo_set_source_rgb(page_.get(), grey, grey, grey);
        cairo_set_line_width(page_.get(), 0.2);
        cairo_move_to(page_.get(), kMargin, y);
        cairo_line_to(page_.get(), kPageWidth - kMargin, y);
        cairo_stroke(page_.get());
    }

    void head() {
        text(document_.title.in(language_), kMargin, y_, kWidth, {16, true});
        y_ += 9;
        for (const kiosk::Text& line : document_.head) {
            text(line.in(language_), kMargin, y_, kWidth, {.points = 9, .muted = true});
            y_ += 4.8;
        }
        y_ += kGap;
    }
    void foot() {
        const kiosk::Text name{"Trang " + std::to_string(number_),
                               "Page " + std::to_string(number_)};
        text(name.in(language_), kMargin, kPageHeight - kFoot, kWidth,
             {.points = 8, .right = true, .muted = true});
        text(document_.title.in(language_), kMargin, kPageHeight - kFoot, kWidth * 0.8,
             {.points = 8, .muted = true});
    }
    bool fits(double height) const { return y_ + height <= kPageHeight - kMargin - kFoot; }
    void next_page() {
        foot();
        cairo_show_page(page_.get());
        ++number_;
        y_ = kMargin;
    }

    template <typename Words>
    void row(const kiosk::ReportTable& one, const Look& look, Words words) {
        double shares = 0, x = kMargin;
        for (const kiosk::ReportColumn& column : one.columns)
            shares += static_cast<double>(column.share);
        const double room = kWidth - 2 * static_cast<double>(one.columns.size() - 1);
        for (std::size_t i = 0; i < one.columns.size(); ++i) {
            const double width = room * static_cast<double>(one.columns[i].share) / shares;
            Look cell = look;
            cell.right = one.columns[i].right;
            text(words(i), x, y_ + 1, width, cell);
            x += width + 2;
        }
        y_ += kRow;
    }
    void titles(const kiosk::ReportTable& one) {
        row(one, {.points = 8, .muted = true},
            [&](std::size_t i) { return one.columns[i].title.in(language_); });
        rule(y_, 0.45);
    }
    void table(const kiosk::ReportTable& one) {
        if (!fits(4 * kRow)) next_page();
        text(one.title.in(language_), kMargin, y_, kWidth, {11, true});
        y_ += kRow;
        titles(one);
        const auto cells = [](const std::vector<kiosk::ReportCell>& line) {
            return [&line](std::size_t i) {
                return i < line.size() ? text_of(line[i]) : std::string{};
            };
        };
        for (const auto& line : one.rows) {
            if (!fits(kRow)) {
                next_page();
                titles(one);
            }
            row(one, {}, cells(line));
            rule(y_, 0.88);
        }
        if (!one.sum.empty()) {
            if (!fits(kRow)) next_page();
            rule(y_, 0.45);
            row(one, {.strong = true}, cells(one.sum));
        }
        y_ += 2 * kGap;
    }

    const kiosk::ReportDocument& document_;
    Language language_;
    std::string bytes_;
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> page_;
    double y_{kMargin};
    int number_{1};
};

}  // namespace

kiosk::Status write_report_pdf(const std::filesystem::path& file,
                               const kiosk::ReportDocument& document, Language language) {
    const std::string bytes = Pages{document, language}.draw();
    if (bytes.empty())
        return kiosk::Problem{
            {file.string() + " chưa ghi được", file.string() + " was not written"},
            {"không vẽ được trang PDF", "the pages could not be drawn"},
            {"thử lại", "try again"}};
    return write_whole(file, bytes);
}

}  // namespace platform
