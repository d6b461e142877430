#include "db/journal_hash.h"

#include <sodium.h>

#include <array>
#include <cassert>

namespace db {
namespace {

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

template <std::size_t kSize>
std::array<unsigned char, kSize> big_endian(std::uint64_t number) {
    std::array<unsigned char, kSize> bytes{};
    for (std::size_t i = kSize; i-- > 0; number >>= 8) {
        bytes[i] = static_cast<unsigned char>(number & 0xFF);
    }
    return bytes;
}

}  // namespace

std::string journal_hash(std::string_view till, std::int64_t epoch, std::int64_t seq,
                         std::string_view prev, std::string_view body) {
    assert(prev.size() == crypto_hash_sha256_BYTES);
    const auto till_length = big_endian<4>(till.size());
    const auto epoch_bytes = big_endian<8>(static_cast<std::uint64_t>(epoch));
    const auto seq_bytes = big_endian<8>(static_cast<std::uint64_t>(seq));
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, raw(kJournalTag), kJournalTag.size());
    crypto_hash_sha256_update(&state, till_length.data(), till_length.size());
    crypto_hash_sha256_update(&state, raw(till), till.size());
    crypto_hash_sha256_update(&state, epoch_bytes.data(), epoch_bytes.size());
    crypto_hash_sha256_update(&state, seq_bytes.data(), seq_bytes.size());
    crypto_hash_sha256_update(&state, raw(prev), prev.size());
    crypto_hash_sha256_update(&state, raw(body), body.size());
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&state, reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

std::string journal_origin() { return std::string(crypto_hash_sha256_BYTES, '\0'); }

bool signature_fits(std::string_view sig, std::string_view hash, std::string_view public_key) {
    return sig.size() == crypto_sign_BYTES && public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(raw(sig), raw(hash), hash.size(), raw(public_key)) == 0;
}

std::string from_hex(std::string_view hex) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    }
    return bytes;
}

std::string to_hex(std::string_view bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

}  // namespace db
