// Labels on a roll, 40 × 30 mm, for a label printer or a receipt printer of 203 dots an inch (8 a
// millimetre): name, price, stars, best before, EAN-13 and QR code. Bars are two dots wide (0.25
// mm, what GS1 allows where labels are printed as needed), every edge of a code on a dot, so that
// nothing blurs. As vectors in a PDF, a page a label, too.
//
// Refuses an empty list, and files it cannot write. Any thread, one call at a time.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/result.h"
#include "platform/label_sheet.h"
#include "platform/luma_image.h"

namespace platform {

inline constexpr int kRollWidthMm = 40, kRollHeightMm = 30, kRollDotsPerMm = 8;

// 320 × 240 dots, grey.
LumaImage roll_label_dots(const Label& label);
kiosk::Status write_label_roll(const std::string& pdf_path, const std::vector<Label>& labels);

}  // namespace platform
