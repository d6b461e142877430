// Files a manager may mean: of the data folder's import/, and of sticks under /media and
// /run/media, two folders deep. Any thread; what cannot be read is left out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/core/result.h"
#include "kiosk/screens/goods_view.h"

namespace kiosk::app {

// Newest first, at most a hundred of each kind.
std::vector<screens::GoodsFile> catalogue_files(const std::filesystem::path& data);
std::vector<screens::GoodsFile> picture_files(const std::filesystem::path& data);
// Sticks that are plugged in and may be written to.
std::vector<std::string> stick_folders();
// Where files may be written: `data`/export, then sticks.
std::vector<std::string> export_folders(const std::filesystem::path& data);
// A name that is not there yet: "stem-2026-11-26.pdf", "stem-2026-11-26-2.pdf".
std::filesystem::path fresh_file(const std::filesystem::path& folder, const std::string& stem,
                                 const std::string& end);
// Copies a picture into `data`/pictures under a safe name; answers that name. Refuses a file that
// is no picture.
Result<std::string> take_picture(const std::filesystem::path& data, const std::string& path);
// Where sticks appear; replaced by tests, which cannot mount one.
struct SticksAt {
    std::vector<std::filesystem::path> roots{"/media", "/run/media"};
    bool must_be_mounted{true};
};
SticksAt& sticks_at();

}  // namespace kiosk::app
