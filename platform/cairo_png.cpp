#include "platform/cairo_png.h"

#include <cerrno>
#include <cstring>

namespace platform {

kiosk::Status write_cairo_png(const std::string& path, cairo_surface_t* surface) {
    errno = 0;
    const cairo_status_t written = cairo_surface_write_to_png(surface, path.c_str());
    // The system knows better than Cairo why: a full disk, a missing folder.
    const std::string reason = errno != 0 ? std::strerror(errno) : cairo_status_to_string(written);
    cairo_surface_destroy(surface);
    if (written == CAIRO_STATUS_SUCCESS) return kiosk::Done{};
    return kiosk::Problem{
        {path, path},
        {"không ghi được ảnh: " + reason, "the picture cannot be written: " + reason},
        {"kiểm tra thư mục, quyền ghi và chỗ trống", "check the folder, its rights and its space"}};
}

}  // namespace platform
