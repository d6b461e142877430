#include "db/till_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "db/fault.h"
#include "db/files.h"
#include "db/journal_hash.h"

namespace db {
namespace {

constexpr std::string_view kPinTag{"ocop-kiosk pin v1\0", 18};

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Error key_fault(const std::filesystem::path& file, kiosk::Text why, kiosk::Text to_do) {
    return Error{FaultKind::Io, {{file.string(), file.string()}, std::move(why), std::move(to_do)}};
}

}  // namespace

TillKey::TillKey(const std::array<unsigned char, 32>& seed) : seed_{seed} {
    crypto_sign_seed_keypair(public_.data(), secret_.data(), seed_.data());
}

TillKey::~TillKey() {
    sodium_memzero(seed_.data(), seed_.size());
    sodium_memzero(secret_.data(), secret_.size());
}

TillKey TillKey::load(const std::filesystem::path& file) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) {
        if (errno != ENOENT) {
            throw system_fault(errno, file);
        }
        throw key_fault(
            file,
            {"không tìm thấy khóa ký của máy bán hàng này", "this till's signing key is missing"},
            {"chép tệp till.key trở lại thư mục dữ liệu; không có nó thì chỉ xem được, "
             "không bán được",
             "put till.key back into the data folder; without it the shop can be read "
             "but cannot sell"});
    }
    if ((facts.st_mode & 077) != 0) {
        throw key_fault(file,
                        {"người khác trên máy có thể đọc khóa ký",
                         "others on this machine can read the signing key"},
                        {"chạy “chmod 600” cho tệp này", "run “chmod 600” on this file"});
    }
    const std::string hex = read_file(file);
    std::array<unsigned char, 32> seed{};
    std::size_t size = 0;
    if (sodium_hex2bin(seed.data(), seed.size(), hex.data(), hex.size(), "\n", &size, nullptr) !=
            0 ||
        size != seed.size()) {
        throw key_fault(
            file, {"không phải khóa ký của máy bán hàng", "not a till's signing key"},
            {"chép lại tệp till.key đúng của máy này", "put this till's own till.key back"});
    }
    return TillKey{seed};
}

TillKey TillKey::create(const std::filesystem::path& file) {
    std::array<unsigned char, 32> seed{};
    randombytes_buf(seed.data(), seed.size());
    const std::string hex =
        to_hex({reinterpret_cast<const char*>(seed.data()), seed.size()}) + "\n";
    write_new_file(file, hex, 0600);
    return TillKey{seed};
}

std::string TillKey::public_key() const {
    return {reinterpret_cast<const char*>(public_.data()), public_.size()};
}

std::string TillKey::sign(std::string_view message) const {
    std::string sig(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(sig.data()), nullptr, raw(message),
                         message.size(), secret_.data());
    return sig;
}

std::string TillKey::pin_digest(std::string_view code, std::string_view pin) const {
    crypto_generichash_state state;
    crypto_generichash_init(&state, seed_.data(), seed_.size(), crypto_generichash_BYTES);
    crypto_generichash_update(&state, raw(kPinTag), kPinTag.size());
    crypto_generichash_update(&state, raw(code), code.size());
    const unsigned char end = 0;  // so that code and pin cannot run into each other
    crypto_generichash_update(&state, &end, 1);
    crypto_generichash_update(&state, raw(pin), pin.size());
    std::string digest(crypto_generichash_BYTES, '\0');
    crypto_generichash_final(&state, reinterpret_cast<unsigned char*>(digest.data()),
                             digest.size());
    return digest;
}

}  // namespace db
