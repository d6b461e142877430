// A file kept on the shop's disk only to be given up: when the disk runs full, the sales that have
// begun are finished in its place. Levels are told early, so that a person makes room before that.
// One thread. Nothing throws: a disk that cannot be asked counts as fine, writing will tell.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace db {

inline constexpr const char* kReserveName = "reserve";

class DiskReserve {
public:
    static constexpr std::int64_t kReserveBytes = 32 << 20;  // some ten thousand sales
    static constexpr std::int64_t kFullBytes = 24 << 20;     // below: no new sale
    static constexpr std::int64_t kLowBytes = 512LL << 20;   // below: a warning

    enum class Level { Fine, Low, Full };
    struct Standing {
        Level level{Level::Fine};
        std::int64_t free_bytes{0};
        friend bool operator==(const Standing&, const Standing&) = default;
    };
    // Bytes free for this user, or nothing where the disk does not say.
    using FreeBytes = std::function<std::optional<std::int64_t>(const std::filesystem::path&)>;

    explicit DiskReserve(std::filesystem::path folder, FreeBytes free_bytes = &free_bytes_of);

    // Looks, and makes the reserve (again) where there is room for it.
    Standing look();
    // The disk is full: room for the sale that is being stored. False: there was no reserve left.
    bool give_up();

    static std::optional<std::int64_t> free_bytes_of(const std::filesystem::path& folder);

private:
    bool is_kept() const;
    void keep() const;

    std::filesystem::path folder_;
    FreeBytes free_bytes_;
};

}  // namespace db
