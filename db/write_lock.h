// One writer at a time across processes: an flock on writer.lock in the data folder, held for the
// length of each transaction and each checkpoint. SQLite before 3.51.3 can lose a WAL reset when
// two connections write or checkpoint at once (DATA.md). Ends with its process, so a crash leaves
// nothing to clean. Waits up to kLockWaitMs, then throws Error Busy. One thread at a time.
#pragma once

#include <filesystem>

namespace db {

inline constexpr int kLockWaitMs = 10'000;

class LockFile {
public:
    explicit LockFile(const std::filesystem::path& file);  // made where missing
    ~LockFile();
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;

    bool try_lock();
    void lock();
    void unlock();

private:
    std::filesystem::path file_;
    int descriptor_;
};

// Held while in scope; may be nested in one LockFile's owner by not asking again.
class WriteScope {
public:
    explicit WriteScope(LockFile& file) : file_{file} { file_.lock(); }
    ~WriteScope() { file_.unlock(); }
    WriteScope(const WriteScope&) = delete;
    WriteScope& operator=(const WriteScope&) = delete;

private:
    LockFile& file_;
};

}  // namespace db
