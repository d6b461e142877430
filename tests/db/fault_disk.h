// A disk that can lose its power, under the real SQLite: a VFS before SQLite's own that writes down
// every write, truncation and flush of a folder's database and WAL, and can tell afterwards what a
// power cut at any moment may have left of them. It also fails on demand, as a worn disk does.
//
// While one exists, every connection opened goes through it (it is the default VFS). Connections
// must be closed before it ends. One at a time, one thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <random>
#include <string>

namespace fixture {

// What a power cut may do to what was written and not yet flushed.
enum class Disk {
    Torn,          // any of it arrives, in pieces of a sector, in any order
    NotPowerSafe,  // as Torn, and the sectors it touches may be destroyed beside it, too
    Lying,         // as Torn, and nothing was ever flushed, whatever the disk said
};

class FaultDisk {
public:
    // The folder's files as they are now count as flushed.
    explicit FaultDisk(const std::filesystem::path& folder);
    ~FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;

    // Writes, truncations and flushes so far: the moments at which power can be cut.
    std::size_t moments() const;
    // Flushes of the database itself so far: each belongs to a checkpoint.
    std::size_t checkpoints() const;

    // Puts what a cut at `moment` may have left into another folder, with the till's key.
    void cut(std::size_t moment, Disk disk, std::mt19937& random,
             const std::filesystem::path& into) const;

    // From now on every flush fails, or the next one only, or none again.
    enum class Flush { Works, FailsOnce, Fails };
    void set_flush(Flush flush);
    // From now on nothing more can be written than `bytes`; negative: no limit.
    void set_space(long long bytes);

    struct Shared;

private:
    std::unique_ptr<Shared> shared_;
};

}  // namespace fixture
