#include "tests/bench/flush_count.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>

namespace {
std::atomic<std::int64_t> flushes{0};
}  // namespace

// The program's own definitions come before libc's, for the libraries too.
extern "C" int fsync(int file) {
    ++flushes;
    return static_cast<int>(::syscall(SYS_fsync, file));
}
extern "C" int fdatasync(int file) {
    ++flushes;
    return static_cast<int>(::syscall(SYS_fdatasync, file));
}

namespace bench {

std::int64_t flushes_so_far() { return flushes; }

}  // namespace bench
