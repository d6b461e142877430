// The single steps the cascades are made of: one way of looking, one reader. Each answers codes in
// the coordinates of the picture it was given. Private to platform/; may abort or hang (cascade.h).
#pragma once

#include <vector>

#include "kiosk/core/scanned_text.h"
#include "platform/image_steps.h"
#include "platform/luma_image.h"
#include "platform/zxing_adapter.h"

namespace platform::steps {

using Found = std::vector<kiosk::ScannedText>;

// Scan lines of a linear code that must agree in ZXing-cpp.
inline constexpr int kLines = 2;

Found mapped(Found found, const Affine& to_original);
Look chained(const Look& first, Look second);

Found matrix_in(const Look& look, bool many = false,
                zxing::Threshold threshold = zxing::Threshold::Local);
// A linear code that several looks at its part of the picture agree on.
Found sure_linear(const LumaImage& image, bool harder);
// Equalised, then turned about its centre.
Found equalised_linear(const LumaImage& image, double turn);
// Every linear code, those found painted white so that the next is seen.
Found every_linear(LumaImage image);

// Our own reader of EAN and UPC on a still: many lines, many directions, every sharpness.
Found ean_lines(const LumaImage& image);

// Of these bar codes those that other looks at their places agree on; or what most of them say
// instead. A misread with a right check digit happens to every reader, but not at every size and
// sharpness.
Found elected(const Found& candidates, const LumaImage& image);

void add_new(Found& found, const Found& more);  // drops what is there already
void sort_for_reading(Found& found);

}  // namespace platform::steps
