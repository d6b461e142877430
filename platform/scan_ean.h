// EAN-13, UPC-A and EAN-8 read from scan lines across a picture, for what ZXing-cpp cannot read:
// uneven light, shine, tilt, low contrast. Every line gives evidence for each digit of each half; a
// code is believed only when the evidence of several neighbouring lines names every digit clearly,
// and the check digit and the pattern of parities fit. Refuses everything else. Pure; any thread.
#pragma once

#include <vector>

#include "kiosk/core/scanned_text.h"
#include "platform/luma_image.h"
#include "platform/scan_line.h"

namespace platform {

struct EanSearch {
    std::vector<double> directions{0, 90};  // degrees of the scan lines
    int lines{40};                          // in each direction
    struct Look {
        float swing;  // least change of brightness taken for an edge
        EdgeAt place;
        int sharpen{0};  // undoes a blur of about this many pixels; 0: none
    };
    std::vector<Look> looks{{24, EdgeAt::Steepest}, {8, EdgeAt::Steepest}};
};

std::vector<kiosk::ScannedText> read_ean_lines(const LumaImage& image, const EanSearch& search);

}  // namespace platform
