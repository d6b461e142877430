// A receipt as pixels: what the roll printer burns and what the done screen shows. Pango lays out
// the text (Inter), because the code pages of receipt printers fail on Vietnamese (DOMAIN.md 6).
// Nothing is cut off: long texts wrap, amounts keep to the right. Any thread; takes milliseconds,
// so never the frame thread.
#pragma once

#include <string>

#include "kiosk/core/receipt.h"
#include "platform/luma_image.h"
#include "platform/window.h"

namespace platform {

inline constexpr int kReceiptWidthPx = 576;      // 72 mm of an 80 mm roll at 203 dots an inch
inline constexpr int kNarrowReceiptPx = 384;     // 48 mm of a 58 mm roll
inline constexpr int kReceiptHeightPx = 16'000;  // two metres of paper: longer ones end there

// `width_px` 200…2,000; sizes follow it, but the letters of a narrow roll stay readable. As tall as
// its lines. Grey, one byte a dot: for a printer.
LumaImage receipt_dots(const kiosk::Receipt& receipt, int width_px = kReceiptWidthPx);

// The same for the screen and for write_png().
Raster draw_receipt(const kiosk::Receipt& receipt, int width_px = kReceiptWidthPx);

// The same as a page of a PDF, as wide as the roll (80 or 58 mm) and as long as its lines.
kiosk::Status write_receipt_pdf(const std::string& path, const kiosk::Receipt& receipt,
                                int width_px = kReceiptWidthPx);

}  // namespace platform
