// Ways of looking at a picture again that make a hard code readable: other sizes, small turns,
// inverted, with its contrast equalised. Each answers a new picture and how its points lie in the
// old one. Pure functions; any thread.
#pragma once

#include "platform/luma_image.h"

namespace platform {

// x_old = a·x + b·y + c, y_old = d·x + e·y + f.
struct Affine {
    double a{1}, b{0}, c{0}, d{0}, e{1}, f{0};
    // First this one, then `next`.
    Affine then(const Affine& next) const;
};

struct Look {
    LumaImage image;
    Affine to_original;
};

LumaImage cut(const LumaImage& image, int left, int top, int width, int height);  // lies within
Look halved(const LumaImage& image);                                              // mean of 2 × 2
Look scaled(const LumaImage& image, double factor);  // bilinear, factor 0.1…4
// Turned about the centre on a canvas that holds all of it; outside pixels repeat the edge.
Look turned(const LumaImage& image, double degrees);
// Mean of (2·radius + 1)² pixels: takes away the grain of print and sensor.
Look smoothed(const LumaImage& image, int radius);
// On a white margin, rows and columns repeated until each side is at least `least` pixels.
Look framed(const LumaImage& image, int least);
Look inverted(const LumaImage& image);
// Contrast-limited adaptive equalisation, 8 × 8 tiles (Zuiderveld, Graphics Gems IV).
Look equalised(const LumaImage& image, double clip_limit = 3.0);

}  // namespace platform
