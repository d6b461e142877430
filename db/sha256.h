// SHA-256 of bytes that come in pieces. Private to db; one thread at a time.
#pragma once

#include <sodium.h>

#include <string>
#include <string_view>

namespace db {

class Sha256 {
public:
    Sha256() { crypto_hash_sha256_init(&state_); }
    void add(std::string_view bytes) {
        crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  bytes.size());
    }
    std::string finish() {  // 32 raw bytes; once
        std::string hash(crypto_hash_sha256_BYTES, '\0');
        crypto_hash_sha256_final(&state_, reinterpret_cast<unsigned char*>(hash.data()));
        return hash;
    }

private:
    crypto_hash_sha256_state state_;
};

}  // namespace db
