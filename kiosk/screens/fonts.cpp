#include "kiosk/screens/fonts.h"

#include <cstdlib>
#include <system_error>

namespace kiosk::screens {
namespace {

bool is_file(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

}  // namespace

std::vector<std::filesystem::path> font_folders() {
    // Who names a folder means that one: looking elsewhere would hide a mistake in its name.
    if (const char* chosen = std::getenv("OCOP_KIOSK_FONTS"); chosen != nullptr && *chosen != '\0')
        return {std::filesystem::path{chosen}};
    return {"/usr/share/fonts/opentype/inter", "/usr/local/share/fonts/inter"};
}

Result<FontFiles> find_fonts(const std::vector<std::filesystem::path>& folders) {
    for (const std::filesystem::path& folder : folders) {
        FontFiles files{folder / "Inter-Regular.otf", folder / "Inter-SemiBold.otf",
                        folder / "InterDisplay-SemiBold.otf"};
        if (is_file(files.regular) && is_file(files.semibold) && is_file(files.display))
            return files;
    }
    std::string looked_in;
    for (const std::filesystem::path& folder : folders)
        looked_in += (looked_in.empty() ? "" : ", ") + folder.string();
    return Problem{
        {"thiếu phông chữ", "the font is missing"},
        {"không tìm thấy phông Inter trong " + looked_in, "Inter was not found in " + looked_in},
        {"cài gói fonts-inter: apt-get install fonts-inter",
         "install the package fonts-inter: apt-get install fonts-inter"}};
}

}  // namespace kiosk::screens
