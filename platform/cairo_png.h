// A Cairo surface into a PNG file. Private to this room; any thread that owns the surface.
#pragma once

#include <cairo.h>

#include <string>

#include "kiosk/core/result.h"

namespace platform {

// Takes the surface: it is gone afterwards. Refuses (Problem) where the file cannot be written.
kiosk::Status write_cairo_png(const std::string& path, cairo_surface_t* surface);

}  // namespace platform
