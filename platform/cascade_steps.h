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

// Scan lines of a linear code that must agree in ZXing-cpp: misreads with a right check digit
// happen, so fewer than kSureLines are believed only when a second look says the same.
inline constexpr int kSureLines = 4;
inline constexpr int kLines = 2;

Found mapped(Found found, const Affine& to_original);
Look chained(const Look& first, Look second);

Found matrix_in(const Look& look, bool many = false,
                zxing::Threshold threshold = zxing::Threshold::Local);
// A linear code of few lines, when another look at the picture says the same.
Found confirmed(const Found& first, const LumaImage& image);
// A linear code of many lines, or of few and confirmed.
Found sure_linear(const LumaImage& image);
// Equalised, then turned about its centre.
Found equalised_linear(const LumaImage& image, double turn);
// Every linear code, those found painted white so that the next is seen.
Found every_linear(LumaImage image);

// Our own reader of EAN and UPC; `fine` for stills: more lines, more directions, every sharpness.
Found ean_lines(const LumaImage& image, bool fine);

void add_new(Found& found, const Found& more);  // drops what is there already
void sort_for_reading(Found& found);

}  // namespace platform::steps
