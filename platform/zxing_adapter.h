// ZXing-cpp behind one small door, for both generations (1.4 on Debian 12, 2.3 on Debian 13).
// Private to platform/. The library can abort or hang on some pictures: call read_* only in the
// decoder's process (decoder_process.h) or where that may happen. Any thread.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/core/code_matrix.h"
#include "kiosk/core/result.h"
#include "kiosk/core/scanned_text.h"
#include "platform/code_writer.h"
#include "platform/luma_image.h"

namespace platform::zxing {

// How dark is told from bright: against the surroundings, or by one threshold for the whole
// picture.
enum class Threshold { Local, Global };

// QR and DataMatrix, every one in the picture when `many`.
std::vector<kiosk::ScannedText> read_matrix_codes(const LumaImage& image, bool many, bool harder,
                                                  Threshold threshold = Threshold::Local);
// One EAN, UPC-A or Code 128. Never more than one: 1.4 aborts when asked for more (zxing-cpp #740).
// `lines`: how many scan lines must agree.
std::vector<kiosk::ScannedText> read_linear_code(const LumaImage& image, bool harder, int lines);

kiosk::Result<kiosk::CodeMatrix> write(CodeShape shape, std::string_view text);

}  // namespace platform::zxing
