#include "platform/report_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace platform {
namespace {

namespace fs = std::filesystem;

kiosk::Problem not_written(const fs::path& file, int error) {
    const std::string reason = std::strerror(error);
    return {{file.string() + " chưa ghi được", file.string() + " was not written"},
            {error == ENOSPC ? "ổ đĩa đã đầy"
             : error == EROFS || error == EACCES || error == EPERM
                 ? "không được phép ghi vào thư mục này"
                 : "máy báo: " + reason,
             reason},
            {"chọn thư mục khác hoặc cắm USB khác", "choose another folder or another USB stick"}};
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// A stick is mounted as /media/NAME, /media/USER/NAME or /run/media/USER/NAME.
void add_mounts(const fs::path& folder, int depth, std::vector<fs::path>& found) {
    std::error_code failed;
    const auto device_of = [](const fs::path& path) -> dev_t {
        struct stat status {};
        return ::stat(path.c_str(), &status) == 0 ? status.st_dev : 0;
    };
    for (const auto& entry : fs::directory_iterator{folder, failed}) {
        if (!entry.is_directory(failed)) continue;
        if (device_of(entry.path()) != device_of(folder)) {
            if (::access(entry.path().c_str(), W_OK) == 0) found.push_back(entry.path());
        } else if (depth > 0) {
            add_mounts(entry.path(), depth - 1, found);
        }
    }
}

}  // namespace

kiosk::Status write_whole(const fs::path& file, std::string_view bytes) {
    const fs::path part = file.string() + ".part";
    const int descriptor = ::open(part.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644);
    if (descriptor < 0) return not_written(file, errno);
    const bool whole = write_all(descriptor, bytes) && ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!whole || std::rename(part.c_str(), file.c_str()) != 0) {
        const int reason = whole ? errno : error;
        ::unlink(part.c_str());
        return not_written(file, reason);
    }
    return kiosk::Done{};
}

kiosk::Status write_report_csv(const fs::path& file, const kiosk::ReportDocument& document,
                               kiosk::Language language) {
    return write_whole(file, csv_of(document, language));
}

std::vector<fs::path> usb_folders() {
    std::vector<fs::path> found;
    add_mounts("/media", 1, found);
    add_mounts("/run/media", 1, found);
    return found;
}

}  // namespace platform
