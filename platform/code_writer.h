// Draws codes: QR, EAN-13 and DataMatrix as modules, for crisp rectangles on screen and vectors on
// paper. What is written here is read back by the decoder (a test proves it). Any thread.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/core/code_matrix.h"
#include "kiosk/core/result.h"

namespace platform {

enum class CodeShape { Qr, Ean13, DataMatrix };

// Refuses text that does not fit: EAN-13 takes 13 digits with a right check digit (or 12); QR at
// error correction M up to 2,331 bytes.
kiosk::Result<kiosk::CodeMatrix> write_code(CodeShape shape, std::string_view text);

// A PNG of the code with `quiet` light modules around it, each module `scale` pixels wide. Refuses
// a file that cannot be written.
kiosk::Status write_code_png(const std::string& path, const kiosk::CodeMatrix& code, int scale,
                             int quiet);

}  // namespace platform
