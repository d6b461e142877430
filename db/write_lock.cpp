#include "db/write_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>

#include "db/fault.h"
#include "db/shop_store.h"

namespace db {
namespace {

int open_lock(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        throw system_fault(errno, file);
    }
    return descriptor;
}

bool try_flock(int descriptor, const std::filesystem::path& file) {
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return false;
        }
        if (errno != EINTR) {
            throw system_fault(errno, file);
        }
    }
    return true;
}

}  // namespace

LockFile::LockFile(const std::filesystem::path& file) : file_{file}, descriptor_{open_lock(file)} {}

LockFile::~LockFile() { ::close(descriptor_); }

bool LockFile::try_lock() { return try_flock(descriptor_, file_); }

void LockFile::lock() {
    using namespace std::chrono;
    // flock() cannot wait with a limit, so we ask again: soon at first, as most writes are short.
    const auto give_up = steady_clock::now() + milliseconds{kLockWaitMs};
    for (auto pause = microseconds{200}; !try_lock(); pause = std::min(pause * 2, 10'000us)) {
        if (steady_clock::now() > give_up) {
            throw fault(FaultKind::Busy, file_.parent_path(), {});
        }
        std::this_thread::sleep_for(pause);
    }
}

void LockFile::unlock() { ::flock(descriptor_, LOCK_UN); }

KioskLock::KioskLock(const std::filesystem::path& folder) {
    std::error_code ignored;  // a folder that cannot be made shows in open_lock()
    std::filesystem::create_directories(folder, ignored);
    const std::filesystem::path file = folder / "kiosk.lock";
    descriptor_ = open_lock(file);
    bool is_ours = false;
    try {
        is_ours = try_flock(descriptor_, file);
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
    if (!is_ours) {
        ::close(descriptor_);
        throw fault(FaultKind::SecondKiosk, folder, {});
    }
}

KioskLock::~KioskLock() { ::close(descriptor_); }

}  // namespace db
