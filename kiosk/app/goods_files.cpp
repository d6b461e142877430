#include "kiosk/app/goods_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>

#include "kiosk/core/date.h"
#include "kiosk/core/vietnamese_text.h"
#include "platform/picture.h"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 100;
constexpr int kMostLooked = 20'000;  // a stick full of photographs must not take minutes
constexpr int kDepth = 2;

struct Found {
    screens::GoodsFile file;
    fs::file_time_type changed;
};

std::string lower_end(const fs::path& path) {
    std::string end = path.extension().string();
    std::ranges::transform(end, end.begin(), [](unsigned char c) { return std::tolower(c); });
    return end;
}

bool is_mounted(const fs::path& folder) {
    struct stat here {
    }, above{};
    return ::stat(folder.c_str(), &here) == 0 && ::stat((folder / "..").c_str(), &above) == 0 &&
           here.st_dev != above.st_dev;
}

// /media/USB, /run/media/user/USB: what is mounted, not the folders that lead there.
void find_sticks(const fs::path& folder, int depth, std::vector<fs::path>& found) {
    std::error_code none;
    for (fs::directory_iterator at{folder, none}, end; !none && at != end; at.increment(none)) {
        std::error_code odd;
        if (!at->is_directory(odd)) continue;
        if (!sticks_at().must_be_mounted || is_mounted(at->path())) {
            found.push_back(at->path());
        } else if (depth > 0) {
            find_sticks(at->path(), depth - 1, found);
        }
    }
}

std::vector<fs::path> sticks() {
    std::vector<fs::path> found;
    for (const fs::path& root : sticks_at().roots) find_sticks(root, 1, found);
    return found;
}

void look(const fs::path& folder, int depth, const std::vector<std::string>& ends, int& left,
          std::vector<Found>& found) {
    std::error_code none;
    for (fs::directory_iterator at{folder, none}, end; !none && at != end; at.increment(none)) {
        if (--left <= 0) return;
        const fs::path& path = at->path();
        if (path.filename().string().starts_with(".")) continue;
        std::error_code odd;
        if (at->is_directory(odd)) {
            if (depth > 0) look(path, depth - 1, ends, left, found);
            continue;
        }
        if (!at->is_regular_file(odd) || std::ranges::find(ends, lower_end(path)) == ends.end()) {
            continue;
        }
        const std::string name = path.filename().string();
        if (!is_utf8(name)) continue;
        found.push_back({{path.string(), name, folder.string(),
                          static_cast<std::int64_t>(fs::file_size(path, odd))},
                         fs::last_write_time(path, odd)});
    }
}

std::vector<screens::GoodsFile> files(const fs::path& data, const std::vector<std::string>& ends) {
    std::vector<Found> found;
    int left = kMostLooked;
    look(data / "import", 1, ends, left, found);
    std::vector<screens::GoodsFile> named;
    for (const fs::path& stick : sticks()) look(stick, kDepth, ends, left, found);
    std::ranges::stable_sort(found, std::greater<>{}, &Found::changed);
    for (Found& one : found) {
        const bool again = std::ranges::any_of(
            named, [&](const auto& file) { return file.path == one.file.path; });
        if (!again && named.size() < kMostFiles) named.push_back(std::move(one.file));
    }
    return named;
}

// Letters and figures only: whatever a stick calls its files.
std::string safe_stem(const std::string& stem) {
    std::string safe;
    for (const char c : fold_for_search(stem)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        safe += plain ? c : '-';
    }
    while (safe.find("--") != std::string::npos) safe.erase(safe.find("--"), 1);
    return safe.empty() || safe == "-" ? "picture" : safe.substr(0, 60);
}

}  // namespace

SticksAt& sticks_at() {
    static SticksAt at;
    return at;
}

std::vector<screens::GoodsFile> catalogue_files(const fs::path& data) {
    return files(data, {".csv", ".txt", ".tsv"});
}

std::vector<screens::GoodsFile> picture_files(const fs::path& data) {
    return files(data, {".jpg", ".jpeg", ".png", ".webp"});
}

std::vector<std::string> stick_folders() {
    std::vector<std::string> folders;
    for (const fs::path& stick : sticks()) {
        if (::access(stick.c_str(), W_OK) == 0) folders.push_back(stick.string());
    }
    return folders;
}

std::vector<std::string> export_folders(const fs::path& data) {
    std::vector<std::string> folders{(data / "export").string()};
    for (std::string& stick : stick_folders()) folders.push_back(std::move(stick));
    return folders;
}

fs::path fresh_file(const fs::path& folder, const std::string& stem, const std::string& end) {
    std::error_code none;
    fs::path path = folder / (stem + end);
    for (int n = 2; fs::exists(path, none); ++n) {
        path = folder / (stem + "-" + std::to_string(n) + end);
    }
    return path;
}

Result<std::string> take_picture(const fs::path& data, const std::string& path) {
    const Result<platform::Picture> picture = platform::read_picture(path);
    if (!picture) return picture.problem();
    std::error_code failed;
    fs::create_directories(data / "pictures", failed);
    const fs::path source{path};
    const fs::path target =
        fresh_file(data / "pictures", safe_stem(source.stem().string()), lower_end(source));
    fs::copy_file(source, target, failed);
    if (failed) {
        return Problem{{"Chưa chép được hình", "The picture was not copied"},
                       {failed.message(), failed.message()},
                       {"kiểm tra chỗ trống và quyền ghi", "check the free space and the rights"},
                       path};
    }
    return target.filename().string();
}

}  // namespace kiosk::app
