#include "tests/db/fault_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cassert>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <vector>

#include "tests/db/shop_fixture.h"

namespace fixture {
namespace {

constexpr const char* kName = "fault_disk";
constexpr std::size_t kSmallSector = 512;
constexpr std::size_t kBigSector = 4096;  // what SQLite takes for one

struct Moment {
    enum class Kind { Write, Truncate, Flush } kind;
    std::string file;
    std::size_t at;  // offset, or the new size
    std::string bytes;
};

bool is_kept(const std::string& name) { return name == "kiosk.db" || name == "kiosk.db-wal"; }

}  // namespace

struct FaultDisk::Shared {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real{};
    std::filesystem::path folder;
    std::map<std::string, std::string> before;
    std::vector<Moment> moments;
    std::size_t checkpoints{0};
    Flush flush{Flush::Works};
    long long space{-1};
};

namespace {

using Shared = FaultDisk::Shared;

struct File {
    sqlite3_file base;
    Shared* shared;
    char name[16];  // "" for what is not written down
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& file_of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

sqlite3_file* real_of(sqlite3_file* file) { return file_of(file).real(); }

int close(sqlite3_file* file) { return real_of(file)->pMethods->xClose(real_of(file)); }

int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    return real_of(file)->pMethods->xRead(real_of(file), into, size, at);
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    File& ours = file_of(file);
    if (ours.name[0] != '\0') {
        if (ours.shared->space >= 0) {
            if (ours.shared->space < size) return SQLITE_FULL;
            ours.shared->space -= size;
        }
        ours.shared->moments.push_back(
            {Moment::Kind::Write,
             ours.name,
             static_cast<std::size_t>(at),
             {static_cast<const char*>(bytes), static_cast<std::size_t>(size)}});
    }
    return ours.real()->pMethods->xWrite(ours.real(), bytes, size, at);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    File& ours = file_of(file);
    if (ours.name[0] != '\0') {
        ours.shared->moments.push_back(
            {Moment::Kind::Truncate, ours.name, static_cast<std::size_t>(size), {}});
    }
    return ours.real()->pMethods->xTruncate(ours.real(), size);
}

int sync(sqlite3_file* file, int flags) {
    File& ours = file_of(file);
    if (ours.name[0] != '\0') {
        const bool is_wal = std::string_view{ours.name}.ends_with("-wal");
        const FaultDisk::Flush flush = ours.shared->flush;
        if (flush != FaultDisk::Flush::Works) {
            if (flush == FaultDisk::Flush::FailsOnce) {
                ours.shared->flush = FaultDisk::Flush::Works;
            }
            return SQLITE_IOERR_FSYNC;
        }
        ours.shared->moments.push_back({Moment::Kind::Flush, ours.name, 0, {}});
        if (!is_wal) ++ours.shared->checkpoints;
        // Not passed on: what is durable is ours to say, and a test need not wait for a disk.
        return SQLITE_OK;
    }
    return ours.real()->pMethods->xSync(ours.real(), flags);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
int lock(sqlite3_file* file, int level) {
    return real_of(file)->pMethods->xLock(real_of(file), level);
}
int unlock(sqlite3_file* file, int level) {
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
int check_reserved_lock(sqlite3_file* file, int* answer) {
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), answer);
}
int file_control(sqlite3_file* file, int operation, void* argument) {
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}
int sector_size(sqlite3_file* file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }
int characteristics(sqlite3_file* file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** into) {
    return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, into);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
int shm_unmap(sqlite3_file* file, int remove) {
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

// Version 2: shared memory for the WAL, no memory-mapped reading.
const sqlite3_io_methods kMethods{2,
                                  close,
                                  read,
                                  write,
                                  truncate,
                                  sync,
                                  file_size,
                                  lock,
                                  unlock,
                                  check_reserved_lock,
                                  file_control,
                                  sector_size,
                                  characteristics,
                                  shm_map,
                                  shm_lock,
                                  shm_barrier,
                                  shm_unmap,
                                  nullptr,
                                  nullptr};

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
    auto& shared = *static_cast<Shared*>(vfs->pAppData);
    File& ours = file_of(file);
    ours.base.pMethods = nullptr;
    ours.shared = &shared;
    ours.name[0] = '\0';
    if (path != nullptr) {
        const std::filesystem::path whole{path};
        if (whole.parent_path() == shared.folder && is_kept(whole.filename())) {
            std::strncpy(ours.name, whole.filename().c_str(), sizeof ours.name - 1);
            ours.name[sizeof ours.name - 1] = '\0';
        }
    }
    const int status = shared.real->xOpen(shared.real, path, ours.real(), flags, out_flags);
    if (ours.real()->pMethods != nullptr) ours.base.pMethods = &kMethods;
    return status;
}

// What of a file is left: what was flushed, and of the rest what a cut lets through.
class Platter {
public:
    Platter(std::string flushed, std::mt19937& random)
        : durable_{std::move(flushed)},
          random_{random},
          sector_{random() % 2 == 0 ? kSmallSector : kBigSector} {}

    void take(const Moment& moment, bool flushes_count) {
        if (moment.kind != Moment::Kind::Flush) {
            waiting_.push_back(&moment);
        } else if (flushes_count) {
            for (const Moment* one : waiting_) apply(*one);
            waiting_.clear();
        }
    }

    std::string cut(bool power_safe) {
        // How much of what waited arrives differs from cut to cut: almost nothing … almost all.
        const auto luck = random_() % 101;
        for (const Moment* one : waiting_) {
            if (one->kind == Moment::Kind::Truncate) {
                if (random_() % 100 < luck) apply(*one);
                continue;
            }
            for (std::size_t from = 0; from < one->bytes.size();) {
                const std::size_t at = one->at + from;
                const std::size_t size = std::min(one->bytes.size() - from, sector_ - at % sector_);
                if (random_() % 100 < luck) {
                    put(at, std::string_view{one->bytes}.substr(from, size));
                } else if (!power_safe && random_() % 4 == 0) {
                    destroy(at - at % sector_);
                }
                from += size;
            }
        }
        return durable_;
    }

private:
    void apply(const Moment& moment) {
        if (moment.kind == Moment::Kind::Truncate) {
            durable_.resize(moment.at);
        } else {
            put(moment.at, moment.bytes);
        }
    }
    void put(std::size_t at, std::string_view bytes) {
        if (durable_.size() < at + bytes.size()) durable_.resize(at + bytes.size());
        durable_.replace(at, bytes.size(), bytes);
    }
    void destroy(std::size_t sector) {
        for (std::size_t i = sector; i < std::min(sector + sector_, durable_.size()); ++i) {
            durable_[i] = static_cast<char>(random_());
        }
    }

    std::string durable_;
    std::mt19937& random_;
    std::size_t sector_;
    std::vector<const Moment*> waiting_;
};

}  // namespace

FaultDisk::FaultDisk(const std::filesystem::path& folder) : shared_{std::make_unique<Shared>()} {
    shared_->folder = std::filesystem::canonical(folder);
    for (const char* name : {"kiosk.db", "kiosk.db-wal"}) {
        const std::filesystem::path file = folder / name;
        shared_->before[name] = std::filesystem::exists(file) ? read_all(file) : "";
    }
    shared_->real = sqlite3_vfs_find(nullptr);
    assert(shared_->real != nullptr && std::string_view{shared_->real->zName} != kName);
    shared_->vfs = *shared_->real;
    shared_->vfs.pNext = nullptr;
    shared_->vfs.zName = kName;
    shared_->vfs.pAppData = shared_.get();
    shared_->vfs.szOsFile = static_cast<int>(sizeof(File)) + shared_->real->szOsFile;
    shared_->vfs.xOpen = open;
    // The rest is the real one's, which is given to itself: it looks for its own data there.
    shared_->vfs.xDelete = [](sqlite3_vfs* vfs, const char* path, int sync_folder) {
        sqlite3_vfs* real = static_cast<Shared*>(vfs->pAppData)->real;
        return real->xDelete(real, path, sync_folder);
    };
    shared_->vfs.xAccess = [](sqlite3_vfs* vfs, const char* path, int flags, int* answer) {
        sqlite3_vfs* real = static_cast<Shared*>(vfs->pAppData)->real;
        return real->xAccess(real, path, flags, answer);
    };
    shared_->vfs.xFullPathname = [](sqlite3_vfs* vfs, const char* path, int size, char* into) {
        sqlite3_vfs* real = static_cast<Shared*>(vfs->pAppData)->real;
        return real->xFullPathname(real, path, size, into);
    };
    sqlite3_vfs_register(&shared_->vfs, 1);
}

FaultDisk::~FaultDisk() {
    sqlite3_vfs_unregister(&shared_->vfs);
    sqlite3_vfs_register(shared_->real, 1);
}

std::size_t FaultDisk::moments() const { return shared_->moments.size(); }
std::size_t FaultDisk::checkpoints() const { return shared_->checkpoints; }
void FaultDisk::set_flush(Flush flush) { shared_->flush = flush; }
void FaultDisk::set_space(long long bytes) { shared_->space = bytes; }

void FaultDisk::cut(std::size_t moment, Disk disk, std::mt19937& random,
                    const std::filesystem::path& into) const {
    std::map<std::string, Platter> platters;
    for (const auto& [name, bytes] : shared_->before) {
        platters.emplace(name, Platter{bytes, random});
    }
    for (std::size_t i = 0; i < std::min(moment, shared_->moments.size()); ++i) {
        const Moment& one = shared_->moments[i];
        platters.at(one.file).take(one, disk != Disk::Lying);
    }
    for (auto& [name, platter] : platters) {
        const std::string left = platter.cut(disk != Disk::NotPowerSafe);
        std::ofstream{into / name, std::ios::binary} << left;
    }
    std::filesystem::copy_file(shared_->folder / "till.key", into / "till.key",
                               std::filesystem::copy_options::overwrite_existing);
}

}  // namespace fixture
