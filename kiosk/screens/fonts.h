// Finds the fonts of the kiosk (Debian's fonts-inter). A missing font is a Problem a person can act
// on, never squares instead of Vietnamese. Reads the disk's directory only; any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "kiosk/core/result.h"

namespace kiosk::screens {

struct FontFiles {
    std::filesystem::path regular;   // Inter
    std::filesystem::path semibold;  // Inter SemiBold
    std::filesystem::path display;   // Inter Display SemiBold, for titles and amounts
};

// $OCOP_KIOSK_FONTS alone where it is set, otherwise the folders Debian uses.
std::vector<std::filesystem::path> font_folders();

Result<FontFiles> find_fonts(const std::vector<std::filesystem::path>& folders = font_folders());

}  // namespace kiosk::screens
