#include "platform/code_writer.h"

#include "platform/cairo_png.h"
#include "platform/zxing_adapter.h"

namespace platform {
namespace {

constexpr int kLinearHeightModules = 70;  // EAN-13 at nominal size is 95 modules by about 69

}  // namespace

kiosk::Result<kiosk::CodeMatrix> write_code(CodeShape shape, std::string_view text) {
    return zxing::write(shape, text);
}

kiosk::Status write_code_png(const std::string& path, const kiosk::CodeMatrix& code, int scale,
                             int quiet) {
    const int rows = code.height == 1 ? kLinearHeightModules : code.height;
    const int width = (code.width + 2 * quiet) * scale, height = (rows + 2 * quiet) * scale;
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t* context = cairo_create(surface);
    cairo_set_source_rgb(context, 1, 1, 1);
    cairo_paint(context);
    cairo_set_source_rgb(context, 0, 0, 0);
    cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < code.width; ++x) {
            if (code.dark(x, code.height == 1 ? 0 : y)) {
                cairo_rectangle(context, (x + quiet) * scale, (y + quiet) * scale, scale, scale);
            }
        }
    }
    cairo_fill(context);
    cairo_destroy(context);
    return write_cairo_png(path, surface);
}

}  // namespace platform
