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

Look halved(const LumaImage& image);                 // mean of 2 × 2
Look scaled(const LumaImage& image, double factor);  // bilinear, factor 0.1…4
// Turned about the centre on a canvas that holds all of it; outside pixels repeat the edge.
Look turned(const LumaImage& image, double degrees);
Look inverted(const LumaImage& image);
// Contrast-limited adaptive equalisation, 8 × 8 tiles (Zuiderveld, Graphics Gems IV).
Look equalised(const LumaImage& image, double clip_limit = 3.0);

}  // namespace platform
