#include "db/disk_reserve.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <utility>

namespace db {

DiskReserve::DiskReserve(std::filesystem::path folder, FreeBytes free_bytes)
    : folder_{std::move(folder)}, free_bytes_{std::move(free_bytes)} {}

std::optional<std::int64_t> DiskReserve::free_bytes_of(const std::filesystem::path& folder) {
    struct statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) != 0) {
        return std::nullopt;
    }
    return static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
}

bool DiskReserve::is_kept() const {
    std::error_code failed;
    const auto size = std::filesystem::file_size(folder_ / kReserveName, failed);
    return !failed && static_cast<std::int64_t>(size) == kReserveBytes;
}

void DiskReserve::keep() const {
    const std::filesystem::path file = folder_ / kReserveName;
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return;
    }
    // Blocks, not a hole: only what is really taken can be given up.
    const bool kept =
        ::posix_fallocate(descriptor, 0, kReserveBytes) == 0 && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!kept) {
        ::unlink(file.c_str());
    }
}

DiskReserve::Standing DiskReserve::look() {
    auto free = free_bytes_(folder_);
    if (!free) {
        return {};
    }
    if (!is_kept() && *free >= kReserveBytes + kFullBytes) {
        keep();
        free = free_bytes_(folder_).value_or(*free);
    }
    if (!is_kept() || *free < kFullBytes) {
        return {Level::Full, *free};
    }
    return {*free < kLowBytes ? Level::Low : Level::Fine, *free};
}

bool DiskReserve::give_up() {
    if (!is_kept()) {
        return false;
    }
    return ::unlink((folder_ / kReserveName).c_str()) == 0;
}

}  // namespace db
