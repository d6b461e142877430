// A straight look across a picture, as bar code scanners look: its brightness and where it changes.
// Edges are found between neighbouring extremes of brightness, so a shadow or a shine along the
// code moves nothing. Private to platform/. Pure functions; any thread.
#pragma once

#include <vector>

#include "platform/luma_image.h"

namespace platform {

// From (x, y) in steps of one pixel of length.
struct ScanLine {
    double x{0}, y{0};
    double dx{1}, dy{0};
    int length{0};
};

// Parallel lines across the whole picture, `count` over its longer extent across them, at least
// two pixels apart. `degrees` counts clockwise from left-to-right.
std::vector<ScanLine> scan_lines_across(int width, int height, double degrees, int count);

// Brightness along a line, mean of three neighbouring lines against noise.
void brightness_along(const LumaImage& image, const ScanLine& line, std::vector<float>& into);

// Undoes a blur of about `radius` pixels; 0 copies.
void sharpen(const std::vector<float>& brightness, int radius, std::vector<float>& into);

// Where brightness changes, in pixels along the line; dark_first tells whether the run after the
// first edge is dark. A change smaller than `swing` is noise.
struct Edges {
    std::vector<float> at;
    bool dark_first{true};
};
// Where exactly an edge lies: at its steepest place, which blur moves least, or where brightness
// passes the middle between the extremes, which noise moves least.
enum class EdgeAt { Steepest, Middle };
void find_edges(const std::vector<float>& brightness, float swing, EdgeAt place, Edges& into);

}  // namespace platform
