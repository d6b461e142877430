#include "platform/cairo_png.h"

namespace platform {

kiosk::Status write_cairo_png(const std::string& path, cairo_surface_t* surface) {
    const cairo_status_t written = cairo_surface_write_to_png(surface, path.c_str());
    cairo_surface_destroy(surface);
    if (written == CAIRO_STATUS_SUCCESS) return kiosk::Done{};
    const std::string reason = cairo_status_to_string(written);
    return kiosk::Problem{
        {path, path},
        {"không ghi được ảnh: " + reason, "the picture cannot be written: " + reason},
        {"kiểm tra thư mục và quyền ghi", "check the folder and its rights"}};
}

}  // namespace platform
