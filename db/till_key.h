// The till's own secret: the seed of its Ed25519 key, in till.key beside the database (64 hex
// digits, mode 0600), never inside it and never in a backup. PINs are keyed with it too. Refuses a
// file that is unreadable or open to others. One thread.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace db {

class TillKey {
public:
    static TillKey load(const std::filesystem::path& file);
    // Makes a new one, durable before it is used; must not exist yet.
    static TillKey create(const std::filesystem::path& file);
    ~TillKey();
    TillKey(const TillKey&) = default;
    TillKey& operator=(const TillKey&) = default;

    std::string public_key() const;                                             // 32 bytes
    std::string sign(std::string_view message) const;                           // 64 bytes
    std::string pin_digest(std::string_view code, std::string_view pin) const;  // 32 bytes, keyed

private:
    explicit TillKey(const std::array<unsigned char, 32>& seed);

    std::array<unsigned char, 32> seed_;
    std::array<unsigned char, 64> secret_;
    std::array<unsigned char, 32> public_;
};

}  // namespace db
